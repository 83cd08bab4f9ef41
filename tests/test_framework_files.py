"""A framework that is imported is kept whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import written

from portfolio_gen.framework_files import framework_in, write_framework
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.user_error import UserError


def framework(**parts: str) -> Framework:
    return Framework(id="river", title="River", standards=(Standard(id="R.1", code="R.1", **parts),))


@pytest.mark.parametrize(
    "parts", [{"statement": "Count " * 2_000 + "fish"}, {"statement": "学" * 4_000}, {"title": "A"}]
)
def test_what_is_written_is_read_as_the_same(tmp_path: Path, parts: dict[str, str]) -> None:
    whole = framework(**parts)
    file = write_framework(written(tmp_path, {}), whole)
    assert framework_in(file).framework == whole


@pytest.mark.parametrize("parts", [{"statement": "学" * 6_000}, {"title": "many words " * 600}, {"kind": "x" * 5_001}])
def test_what_would_not_be_is_refused_and_leaves_no_file(tmp_path: Path, parts: dict[str, str]) -> None:
    settings = written(tmp_path, {})
    with pytest.raises(UserError, match="“river” cannot be kept whole"):
        write_framework(settings, framework(**parts))
    assert not list((tmp_path / "learners").rglob("river.yml"))
