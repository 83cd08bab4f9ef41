"""The first name in a whole name, where there is no doubt which word that is: a public site shows no last name."""

from __future__ import annotations

import re

FAMILY_NAME_FIRST = ("zh", "yue", "ja", "ko", "vi", "hu", "km", "mn")
"""Languages in which the family name usually stands first."""
_FAMILY_NAMES = frozenset(
    "nguyen nguyễn tran trần pham phạm huynh huỳnh hoang hoàng phan vu vũ võ dang đặng bui bùi ngo ngô duong dương ly "
    "wang zhang liu chen yang huang zhao wu zhou xu sun zhu gao lin guo luo zheng liang xie tang "
    "kim park choi jung kang cho yoon jang lim han shin seo kwon hwang".split()
)
"""Family names that stand first in names of several languages, also where they are written in Latin letters."""
_TITLES = frozenset(
    "mr mrs ms mx miss dr prof sir madam señor señora sr sra srta herr frau monsieur madame mme m don doña".split()
)
_PARTICLES = frozenset(
    "van von vom zu zur de del della dela des di da do dos das du la le el al ul bin bint ibn abu umm ben bat mac mc "
    "o st san santa ter ten af av".split()
)
_NO_NAMES = _TITLES | _PARTICLES | frozenset("jr sr ii iii iv phd md".split())
_NAME = re.compile(r"[^\W\d_]+(?:['’ʼ´`.·‐-][^\W\d_]+)*[’'ʼ]?")
_JOINED = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]|\.")
_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)


def first_name(name: str, lang: str = "") -> str:
    """The first name; "" where another word may be, or where there is only one that may be two.

    `lang` is the learner's language, which may put the family name first.
    """
    before, comma, behind = name.partition(",")
    words = (behind if comma else name).split()
    if not words or "," in behind or (comma and not before.strip()):
        return ""
    first = words[0]
    if not _NAME.fullmatch(first) or _EAST_ASIAN.search(first) or _plain(first) in _NO_NAMES or len(_plain(first)) == 1:
        return ""
    if comma:
        return first
    if len(words) == 1:
        return "" if _JOINED.search(first) else first
    shouted = [len(word) > 1 and word.isupper() for word in words]
    family_first = lang.partition("-")[0].lower() in FAMILY_NAME_FIRST or _plain(first) in _FAMILY_NAMES
    return "" if family_first or (shouted[0] and not all(shouted)) else first


def _plain(word: str) -> str:
    return word.strip(".’'").casefold()
