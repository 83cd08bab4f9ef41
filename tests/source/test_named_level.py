"""Words for a level: its id, its label and its number mean it, and everything else is told so."""

from __future__ import annotations

import pytest

from portfolio_gen.model.school import School
from portfolio_gen.source.named_level import NoLevel, named_level

SCHOOL = School()


@pytest.mark.parametrize("written", ["proficient", "Proficient", " PROFICIENT ", "3"])
def test_a_level_is_known_by_id_label_and_value(written: str) -> None:
    assert named_level(written, SCHOOL) == "proficient"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("profficient", "Did you mean this?"),
        ("blue", "Write one of these:"),
        ("", "Write one of these:"),
        ("x" * 200, "Write one of these:"),
    ],
)
def test_what_is_no_level_is_told_so(written: str, hint: str) -> None:
    with pytest.raises(NoLevel) as refused:
        named_level(written, SCHOOL)
    assert refused.value.message == f"“{written[:80]}” is not a level."
    assert refused.value.hint.startswith(hint)
    offered = ", ".join(refused.value.paste)
    assert offered
    assert str(refused.value) == f"{refused.value.message} {refused.value.hint} {offered}"
