"""A code as somebody writes it: the one standard that it means, and words for none or several."""

from __future__ import annotations

import pytest

from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.source.named_standard import NoOneStandard, named_standard

CODES = ("SCI.1", "sci.1", "LIT.2")
FRAMEWORK = Framework(id="f", title="Ours", standards=tuple(Standard(id=code, code=code, title=code) for code in CODES))
SCHOOL = School(frameworks=(FRAMEWORK,))


@pytest.mark.parametrize("written", ["LIT.2", "lit.2", " Lit.2 "])
def test_a_code_is_found_however_it_is_spelled(written: str) -> None:
    assert named_standard(written, SCHOOL) == "LIT.2"


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("Sci.1", "“Sci.1” fits 2 standards: SCI.1 (Ours), sci.1 (Ours).", "Write the whole code of the one you mean:"),
        ("LIT.3", "No standard has the code “LIT.3”.", "Did you mean this?"),
        ("zzz", "No standard has the code “zzz”.", "Look it up with: portfolio framework show f"),
        ("x" * 200, f"No standard has the code “{'x' * 80}”.", "Look it up with: portfolio framework show f"),
        (
            "try, and again",
            "No standard has the code “try, and again”.",
            'Look it up with: portfolio framework search "try and again"',
        ),
    ],
)
def test_none_and_several_are_told_apart(written: str, message: str, hint: str) -> None:
    with pytest.raises(NoOneStandard) as refused:
        named_standard(written, SCHOOL)
    assert (refused.value.message, refused.value.advice.hint) == (message, hint)
