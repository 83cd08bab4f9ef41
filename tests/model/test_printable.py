"""Which signs may be shown: everything that people write with, and nothing that steers, turns or hides."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.printable import one_line, printable, turning

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
ANYTHING = st.text(
    st.characters(categories=["L", "N", "P", "Z", "Cc", "Cf", "Cs", "Cn", "M"])
    | st.sampled_from("\u202e\u2066\x1b\x7f\x9b\ufffe\U0001ffff\ufdd0\U000e0041\U0001f3f4\ud800 \n\t" + ENGLAND)
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain, with\ttabs\nand lines", "plain, with\ttabs\nand lines"),
        ("a\x1b[31mred\x07\x00", "a[31mred"),
        ("a\x7f\x9b31m\x85b", "a31m b"),
        ("essay\u202efdp.exe", "essayfdp.exe"),
        ("\u2067שלום\u2069!", "שלום!"),
        ("שלום\u200f! 5\u200e \u061cمرحبا", "שלום\u200f! 5\u200e \u061cمرحبا"),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
        ("co\u00adoperate a\u200bb", "co\u00adoperate a\u200bb"),
        (f"Go {ENGLAND}!", f"Go {ENGLAND}!"),
        (f"hi{ENGLAND[1:]}", "hi"),
        (ENGLAND[:-1], ENGLAND[0]),
        ("\U0001f3f4" + "\U000e0061" * 20 + "\U000e007f", "\U0001f3f4"),
        ("a\ufffe\uffff\ufdd0\U0010ffffb", "ab"),
        ("half \ud800 a letter", "half \ufffd a letter"),
        ("one\u2028two\x0cthree\x1ffour", "one two three four"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("note\ufff9over\ufffaunder\ufffb", "noteoverunder"),
    ],
)
def test_what_a_text_may_hold(written: str, shown: str) -> None:
    assert printable(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("  A \t title\nof two\u2028lines ", "A title of two lines"),
        ("S.1\u200e\u200b\ufeff", "S.1"),
        ("a\u202eb\x1b", "ab"),
        ("می\u200cخواهم\u200c", "می\u200cخواهم"),
        (f"Team {ENGLAND}  won", f"Team {ENGLAND} won"),
        (f"{ENGLAND}{ENGLAND}\u200e", f"{ENGLAND}{ENGLAND}"),
        ("a\U000e0041b\ufffec\ud800", "abc"),
    ],
)
def test_what_a_name_may_hold(written: str, shown: str) -> None:
    assert one_line(written) == shown


def test_every_sign_that_there_is() -> None:
    """What is taken out is unseen or no letter, and no letter, mark, number or picture is."""
    changed = {ch for ch in map(chr, range(0x110000)) if printable(ch) != ch}
    kinds = {unicodedata.category(ch) for ch in changed}
    assert kinds == {"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"}
    assert all(ch in changed for ch in map(chr, range(0x20)) if ch not in "\n\t")
    assert sum(unicodedata.category(ch) == "Cn" and ch < "\U000e0000" for ch in changed) == 32 + 2 * 14


@given(ANYTHING)
def test_nothing_is_left_to_take_out(text: str) -> None:
    for clean in (printable, one_line):
        assert clean(clean(text)) == clean(text)
        assert not turning(clean(text))


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M", "Zs"])))
def test_whatever_can_be_seen_stays(text: str) -> None:
    assert printable(text) == text
