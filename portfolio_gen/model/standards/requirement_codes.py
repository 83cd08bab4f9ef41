"""Which standards count towards a graduation requirement, out of the codes and patterns that a school writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from portfolio_gen.model.standards.code_spelling import names
from portfolio_gen.model.standards.shared_codes import PREFIX_SIGN, bare_code
from portfolio_gen.model.standards.standard import Framework, Standard

_SIGNS = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Counting:
    """Codes of the standards that count."""

    open: frozenset[str]
    """What a learner may still show: what is not divided, and what the school names itself."""
    if_rated: Mapping[str, frozenset[str]]
    """Divided standards, with the codes of their parts: each counts where it is rated as a whole, and no part does."""

    @property
    def most(self) -> int:
        """How many a learner can reach."""
        return len(self.open) + sum(not parts & self.open for parts in self.if_rated.values())


def counting(written: Iterable[str], frameworks: Iterable[Framework]) -> Counting:
    """The standards that count towards a requirement of these codes and patterns."""
    patterns = [pattern.casefold() for pattern in written]
    found: list[str] = []
    if_rated: dict[str, frozenset[str]] = {}
    for framework in frameworks:
        leaves = {standard.id for standard in framework.rateable}
        prefixes = prefixes_of(framework)
        for standard in framework.standards:
            code = standard.code.casefold()
            if not code or standard.is_commentary:
                continue
            if not any(_fits(framework, code, prefixes, pattern) for pattern in patterns):
                continue
            if standard.id in leaves or (code in patterns and standard.id not in framework.groups):
                found.append(standard.code)
                continue
            below = tuple(_below(framework, standard))
            if_rated[standard.code] = frozenset(each.code for each in below if each.code)
            if code in patterns:
                found += (each.code for each in below if each.id in leaves)
    return Counting(frozenset(found), if_rated)


def is_pattern(written: str) -> bool:
    """Whether it stands for several codes."""
    return not _SIGNS.isdisjoint(written)


def prefixes_of(framework: Framework) -> frozenset[str]:
    """What people write before a framework's codes: `NGSS.*` means all of NGSS, whose codes do not say so."""
    return names(framework.id, framework.title, framework.attribution)


def _fits(framework: Framework, code: str, prefixes: Iterable[str], pattern: str) -> bool:
    name, bare = framework.id.casefold() + PREFIX_SIGN, bare_code(framework, code)
    if pattern.startswith(name):
        return fnmatchcase(bare, pattern.removeprefix(name))
    if fnmatchcase(bare, pattern):
        return True
    before, dot, rest = pattern.partition(".")
    return bool(dot) and before in prefixes and fnmatchcase(bare, rest)


def _below(framework: Framework, standard: Standard) -> Iterator[Standard]:
    """Everything below a standard, each once."""
    seen, waiting = {standard.id}, [standard]
    while waiting:
        for child in framework.children.get(waiting.pop().id, ()):
            if child.id not in seen:
                seen.add(child.id)
                waiting.append(child)
                yield child
