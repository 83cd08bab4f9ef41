"""The page of a code is found however the code is written, and can be read without the documentation beside it."""

from __future__ import annotations

import re

import pytest

from portfolio_gen.code_pages import all_codes, known_code, page_of
from portfolio_gen.problem_codes import CODES
from portfolio_gen.settings import SettingsError


@pytest.mark.parametrize("written", ["PG306", "pg306", "306", "PG-306", " pg 306", "[PG306]"])
def test_a_code_is_known_however_it_is_written(written: str) -> None:
    assert known_code(written) == "PG306"


@pytest.mark.parametrize(
    ("written", "words"),
    [("PG399", "PG309"), ("30", "PG30"), ("typo", "portfolio problem"), ("?", "portfolio problem")],
)
def test_what_is_no_code_is_refused_with_the_nearest_or_the_list(written: str, words: str) -> None:
    with pytest.raises(SettingsError, match=f"There is no code.*{words}"):
        known_code(written)


def test_every_page_can_be_read_alone() -> None:
    pages = {code: page_of(code) for code in CODES}
    assert [code for code, page in pages.items() if not page.startswith(f"# {code}: {CODES[code].title}\n")] == []
    fenced = re.compile(r"^(`{3,})text\n.*?^\1$", re.MULTILINE | re.DOTALL)
    assert [code for code, page in pages.items() if ".md)" in fenced.sub("", page)] == []
    assert [code for code, page in pages.items() if "All problems" in page] == []


def test_the_list_has_every_code_with_its_title() -> None:
    listed = list(all_codes())
    assert [line.split()[0] for line in listed] == list(CODES)
    assert all(kind.title in line for line, kind in zip(listed, CODES.values(), strict=True))
