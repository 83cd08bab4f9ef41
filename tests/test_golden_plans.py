"""What three sites of the sample school say, word by word: whoever means to change it renews the golden plans."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from golden_plans import FOLDER, SITES, golden_plans

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def plans() -> Mapping[str, str]:
    return dict(golden_plans())


@pytest.mark.parametrize("name", SITES)
def test_a_plan_says_what_it_said(plans: Mapping[str, str], name: str) -> None:
    written = (FOLDER / f"{name}.json").read_text("utf-8").split("\n")
    found = plans[f"{name}.json"].split("\n")
    first = next((at for at, (old, new) in enumerate(zip(written, found, strict=False)) if old != new), None)
    said = f"line {first + 1}: {written[first].strip()[:200]} is now {found[first].strip()[:200]}" if first else ""
    assert written == found, f"tests/golden/{name}.json, {said}. If that is meant: make golden"


def test_no_other_plan_lies_there() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.json" for name in SITES}
