"""Which standards count towards a graduation requirement, out of the patterns that a school writes."""

from __future__ import annotations

from fnmatch import fnmatchcase

from portfolio_gen.model.code_spelling import names
from portfolio_gen.model.school import Requirement, School
from portfolio_gen.model.standard import Framework


def matching(requirement: Requirement, school: School) -> tuple[str, ...]:
    """Codes of the standards that count towards a requirement, in the order of the frameworks."""
    patterns = [pattern.casefold() for pattern in requirement.standards]
    return tuple(
        standard.code
        for framework in school.frameworks
        for prefixes in (prefixes_of(framework),)
        for standard in framework.rateable
        if any(_fits(standard.code.casefold(), prefixes, pattern) for pattern in patterns)
    )


def prefixes_of(framework: Framework) -> frozenset[str]:
    """What people write before a framework's codes: `NGSS.*` means all of NGSS, whose codes do not say so."""
    return names(framework.id, framework.title, framework.attribution)


def _fits(code: str, prefixes: frozenset[str], pattern: str) -> bool:
    if fnmatchcase(code, pattern):
        return True
    before, dot, rest = pattern.partition(".")
    return bool(dot) and before in prefixes and fnmatchcase(code, rest)
