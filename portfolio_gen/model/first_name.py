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
    "van von vom zur de del della dela des dos du la le el bin bint ibn abu mac mc o st san santa".split()
)
"""Before a family name in small letters or large ones; `_SMALL` only in small ones, for Ben, Al and Di are people."""
_SMALL = frozenset("zu di da do das lo al ul umm ben bat ter ten af av".split())
_NO_NAMES = _TITLES | frozenset("jr sr ii iii iv phd md".split())
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
    if comma and not (len(words) > 1 and _is_particle(first)):
        return first
    if len(words) == 1:
        return "" if _JOINED.search(first) else first
    if _is_particle(first):
        return ""
    shouted = [len(word) > 1 and word.isupper() for word in words]
    family_first = lang.partition("-")[0].lower() in FAMILY_NAME_FIRST or _plain(first) in _FAMILY_NAMES
    return "" if family_first or (shouted[0] and not all(shouted)) else first


def _is_particle(word: str) -> bool:
    return _plain(word) in _PARTICLES or word in _SMALL


def _plain(word: str) -> str:
    return word.strip(".’'").casefold()
