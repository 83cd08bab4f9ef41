"""Letters of scripts without spaces between words stand apart for a search; all other text stays as it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.unspaced import KEPT_SPACE, MARKED, letters_apart

_SIGNS = {0x17000 + number: sign for number, sign in enumerate(MARKED)}


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("น้ำรั่ว", "น้ ำ รั่ ว"),
        ("ရေစစ်ကို", "ရေ စ စ် ကို"),
        ("ខ្ញុំបាន", "ខ្ ញុំ បា ន"),
        ("ນ້ຳ", "ນ້ ຳ"),
        ("私は川が", "私 は 川 が"),
        ("か\u3099く", "か\u3099 く"),
        ("กร กร", f"ก ร{KEPT_SPACE}ก ร"),
        ("ក\u200bខ\u200b", "ក ខ"),
        ("川 river นี้ 3 川", "川 river นี้ 3 川"),
    ],
)
def test_a_letter_keeps_its_marks_and_a_space_its_place(text: str, apart: str) -> None:
    assert letters_apart(text).translate(_SIGNS) == apart


@pytest.mark.parametrize("text", ["", "A river", "Việt ngữ", "ئاۋا", "हिन्दी में", "한국어 문장", "עברית"])
def test_scripts_with_spaces_stay_as_they_are(text: str) -> None:
    assert letters_apart(text) == text


@given(st.text(st.sampled_from("กรน้ำแ\u0e34ရေစ်\u1039ខ្ញុំか\u3099川。 \n\u200baé")))
def test_only_spaces_come_in_and_no_word_begins_with_a_mark(text: str) -> None:
    apart = letters_apart(text)
    assert not set(apart) & set(MARKED)
    begun = [word.translate(_SIGNS) for word in apart.replace("\u2060", "").split()]
    written = text.replace("\u200b", "").split()
    assert "".join(begun) == "".join(written)
    assert sum(map(_begins_with_a_mark, begun)) == sum(map(_begins_with_a_mark, written))


def _begins_with_a_mark(word: str) -> bool:
    return unicodedata.category(word[0]).startswith("M")
