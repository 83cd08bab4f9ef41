"""Letters read from the right tell the direction of words whose language nobody has written."""

from __future__ import annotations

import pytest

from portfolio_gen.model.script import direction, language_of


@pytest.mark.parametrize(
    ("texts", "tag"),
    [
        (("كتبت اليوم", "عن التعلم"), "und-Arab"),
        (("ما هو API؟", "هو باب بين برنامجين."), "und-Arab"),
        (("היום כתבתי",), "und-Hebr"),
        (("ދިވެހި",), "und-Thaa"),
        (("I wrote سلام in Arabic today.",), ""),
        (("# 2026", "1 2 3"), ""),
        (("振り返り",), ""),
        (("",), ""),
    ],
)
def test_what_the_letters_tell(texts: tuple[str, ...], tag: str) -> None:
    assert language_of(*texts) == tag


@pytest.mark.parametrize(
    ("lang", "reads"),
    [("en", "ltr"), ("", "ltr"), ("ar", "rtl"), ("AR-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ku-Arab", "rtl"),
     ("uz-Latn", "ltr"), ("und-Hebr", "rtl"), ("ja", "ltr")],
)  # fmt: skip
def test_where_a_language_begins(lang: str, reads: str) -> None:
    assert direction(lang) == reads
