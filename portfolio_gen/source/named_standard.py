"""The one standard that somebody's code or words mean, or what to tell them."""

from __future__ import annotations

import re

from portfolio_gen.model.school import School
from portfolio_gen.model.standards.code_index import CodeMatch
from portfolio_gen.source.advice import Advice, NotMeant


class NoOneStandard(NotMeant):
    """A code that fits no standard, or several; the advice has those to choose from, or the nearest."""


class SeveralStandards(NoOneStandard):
    """A code that fits several."""


def named_standard(written: str, school: School) -> str:
    """The canonical code of the standard that is meant. Raises NoOneStandard, SeveralStandards."""
    found = school.codes.find(written)
    if len(found.matches) == 1:
        return found.matches[0].standard.code
    if found.matches:
        raise SeveralStandards(_several(written, found), *_choice(found))
    raise NoOneStandard(f"No standard has the code “{written[:80]}”.", *_unknown(written, found, school))


def _several(written: str, found: CodeMatch) -> str:
    places = (f"{placed.standard.code} ({placed.framework.title})" for placed in found.matches[:5])
    return f"“{written[:80]}” fits {len(found.matches)} standards: {', '.join(places)}."


def _choice(found: CodeMatch) -> Advice:
    """The codes to choose from; none where all are spelled alike."""
    codes = tuple(dict.fromkeys(placed.standard.code for placed in found.matches[:5]))
    several = len(codes) > 1
    return Advice(f"Write the whole code of the one you mean{':' if several else '.'}", codes if several else ())


def _unknown(written: str, found: CodeMatch, school: School) -> Advice:
    """The nearest codes, or the command that finds one."""
    if found.near:
        return Advice("Did you mean this?" if len(found.near) == 1 else "Did you mean one of these?", found.near)
    words = " ".join(re.findall(r"[^\W\d_]+", written[:80]))
    if " " in words:
        return Advice(f'Look it up with: portfolio framework search "{words}"')
    if len(school.frameworks) == 1:
        return Advice(f"Look it up with: portfolio framework show {school.frameworks[0].id}")
    return Advice("Look it up with: portfolio framework list")
