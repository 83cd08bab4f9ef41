"""The first name in a whole name, where there is no doubt which word that is: a public site shows no last name."""

from __future__ import annotations

import re
from itertools import pairwise

FAMILY_NAME_FIRST = ("zh", "yue", "ja", "ko", "vi", "hu", "km", "mn")
"""Languages in which the family name usually stands first."""
_FAMILY_NAMES = frozenset(
    "nguyen nguyễn tran trần pham phạm huynh huỳnh hoang hoàng phan vu vũ võ dang đặng bui bùi ngo ngô duong dương ly "
    "wang zhang liu chen yang huang zhao wu zhou xu sun zhu gao lin guo luo zheng liang xie tang "
    "chan wong cheung lau leung lam lai tsang lee li "
    "kim park choi jung kang cho yoon jang lim han shin seo kwon hwang "
    "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi "
    "matsumoto inoue kimura hayashi saito shimizu "
    "nagy kovács kovacs tóth toth szabó szabo horváth horvath varga kiss molnár molnar".split()
)
"""Family names that stand first in names of several languages, also where they are written in Latin letters."""
_TITLES = frozenset(
    "mr mrs ms mx miss dr prof sir madam señor señora sr sra srta herr frau monsieur madame mme m don doña "
    "mlle signor signora fräulein mevrouw meneer rev reverend lord lady sister brother coach".split()
)
_PARTICLES = frozenset(
    "van von vom zur de del della dela des dos du la le el bin bint ibn abu mac mc o st san santa".split()
)
"""Before a family name in small letters or large ones; `_SMALL` only in small ones, for Ben, Al and Di are people."""
_SMALL = frozenset("zu di da do das lo al ul umm ben bat ter ten af av".split())
_NO_NAMES = _TITLES | frozenset("jr sr ii iii iv phd md esq".split())
_NAME = re.compile(r"[^\W\d_]+(?:['’ʼ´`.·‐-][^\W\d_]+)*[’'ʼ]?")
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
        return "" if _may_be_two(first) else first
    if _is_particle(first):
        return ""
    shouted = len(first) > 1 and first.isupper()
    family_first = lang.partition("-")[0].lower() in FAMILY_NAME_FIRST or _plain(first) in _FAMILY_NAMES
    return "" if family_first or shouted else first


def _may_be_two(word: str) -> bool:
    """Whether a word may be a first and a last name: joined by a sign, or by nothing but a large letter."""
    return not {"-", "‐", "."}.isdisjoint(word) or any(a.islower() and b.isupper() for a, b in pairwise(word))


def _is_particle(word: str) -> bool:
    """Whether it belongs to the family name behind it, also where a hyphen joins the two."""
    joined = re.split("[-‐]", _plain(word))
    return joined[0] in _PARTICLES or word in _SMALL or (len(joined) > 1 and joined[0] in _SMALL)


def _plain(word: str) -> str:
    return word.strip(".’'").casefold()
