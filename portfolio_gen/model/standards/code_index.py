"""Codes of standards: text for ever, found however a teacher spells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from portfolio_gen.model.standards import code_spelling as spelling
from portfolio_gen.model.standards.code_spelling import Tokens
from portfolio_gen.model.standards.similar_codes import NearCodes
from portfolio_gen.model.standards.standard import Framework, Standard


@dataclass(frozen=True, slots=True)
class StandardRef:
    """A standard together with the framework it belongs to."""

    framework: Framework
    standard: Standard


@dataclass(frozen=True, slots=True)
class CodeMatch:
    """What a written code means: one standard, several, or none but some that are near."""

    matches: tuple[StandardRef, ...]
    near: tuple[str, ...] = ()


LIKE_A_TITLE = 0.75
"""Likeness (0 to 1) from which a title is worth showing: words are longer than codes."""
MOST_REMEMBERED = 4096
"""Codes whose meaning is kept."""
_BEHIND_A_NAME = frozenset(":/ ")
CodeTable = dict[str, list[StandardRef]]


@dataclass(frozen=True)
class CodeIndex:
    """All codes of a school's frameworks, ready to be looked up. Tables are made when first needed."""

    frameworks: tuple[Framework, ...]

    @classmethod
    def of(cls, frameworks: Iterable[Framework]) -> CodeIndex:
        """Index every standard that has a code, under its code and its aliases."""
        return cls(tuple(frameworks))

    def find(self, written: str) -> CodeMatch:
        """What a written code means: exact, else without case, by alias, behind the id of a framework (`hill:SCI.2`),
        with other signs, prefix, cluster, title.

        The first of these ways that finds anything decides. From other signs on a standard wins over a heading.
        """
        code = written.strip()
        if code not in self._remembered:
            if len(self._remembered) == MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[code] = self._find(code)
        return self._remembered[code]

    @cached_property
    def _remembered(self) -> dict[str, CodeMatch]:
        """The same few codes come again and again in ratings, and the nearest of an unknown one take a while."""
        return {}

    def _find(self, code: str) -> CodeMatch:
        matches = self._written(code) or self._in_named_framework(code) or self._loosely(code)
        return CodeMatch(matches) if matches else CodeMatch((), self._likely(code))

    def _written(self, code: str) -> tuple[StandardRef, ...]:
        folded = code.casefold()
        tables = ((self._exact, code), (self._folded, folded), (self._aliases, folded))
        return next((tuple(table[name]) for table, name in tables if name in table), ())

    def _loosely(self, code: str) -> tuple[StandardRef, ...]:
        return _standards_first(self._spelled(spelling.tokens(code)) or self.titled(code))

    def titled(self, written: str) -> list[StandardRef]:
        """The standards that have these words as their title, or as their statement; case does not count."""
        return self._titles.get(_folded_title(written), [])

    def get(self, code: str) -> StandardRef | None:
        """The standard with exactly this canonical code; the first framework's where several share it."""
        found = self._exact.get(code)
        return found[0] if found else None

    def _in_named_framework(self, code: str) -> tuple[StandardRef, ...]:
        """What is meant behind the id of a framework and a sign between them."""
        folded = code.casefold()
        whole = code if len(folded) == len(code) else folded
        for framework, index in self._by_framework:
            end = len(framework)
            rest = whole[end + 1 :].strip()
            named = rest and folded.startswith(framework) and folded[end] in _BEHIND_A_NAME
            if named and (found := index._written(rest) or index._loosely(rest)):
                return found
        return ()

    @cached_property
    def _by_framework(self) -> tuple[tuple[str, CodeIndex], ...]:
        """An index of each framework by its id, the longest first."""
        longest_first = sorted(self.frameworks, key=lambda framework: -len(framework.id))
        return tuple((framework.id.casefold(), CodeIndex((framework,))) for framework in longest_first)

    @cached_property
    def _exact(self) -> CodeTable:
        return _table((placed.standard.code, placed) for placed in self._placed)

    @cached_property
    def _folded(self) -> CodeTable:
        return _table((placed.standard.code.casefold(), placed) for placed in self._placed)

    @cached_property
    def _aliases(self) -> CodeTable:
        return _table((code.casefold(), placed) for placed in self._placed for code in placed.standard.aliases)

    @cached_property
    def _titles(self) -> CodeTable:
        return _table((_folded_title(words), placed) for placed, words in self._worded())

    def _worded(self) -> Iterator[tuple[StandardRef, str]]:
        """Every standard that has a code, with its title and, where that says something else, its statement."""
        for placed in self._placed:
            if placed.standard.code:
                for words in dict.fromkeys((placed.standard.title, placed.standard.statement)):
                    yield placed, words

    def _likely(self, written: str) -> tuple[str, ...]:
        """Codes that may be meant: of several words those with a title like it, else those with a code like it."""
        likely = self._near_titles.nearest(written, cutoff=LIKE_A_TITLE) if " " in written else ()
        return likely or self._near.nearest(written)

    @cached_property
    def _near_titles(self) -> NearCodes:
        return NearCodes.of(
            (placed.standard.code, (spelling.tokens(words),))
            for placed, words in self._worded()
            if words and placed.standard.id not in placed.framework.groups
        )

    @cached_property
    def _placed(self) -> tuple[StandardRef, ...]:
        return tuple(StandardRef(framework, one) for framework in self.frameworks for one in framework.standards)

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        return {f.id: spelling.names(f.id, f.title, f.attribution) for f in self.frameworks}

    @cached_property
    def _loose(self) -> tuple[CodeTable, CodeTable, CodeTable]:
        """By key: whole codes, codes without their prefix, codes without their cluster letter."""
        whole: CodeTable = {}
        short: CodeTable = {}
        clusterless: CodeTable = {}
        for placed, code, prefix in self._tokenised():
            shorter = spelling.shortened_codes(code, prefix)
            _file(whole, code, placed)
            for form in shorter:
                _file(short, form, placed)
            for form in (code, *shorter):
                _file(clusterless, spelling.without_cluster(form), placed)
        return whole, short, clusterless

    def _tokenised(self) -> Iterator[tuple[StandardRef, Tokens, Tokens]]:
        """Every code and alias as tokens, with the prefix that is common in its framework."""
        for framework in self.frameworks:
            coded = [(one, spelling.tokens(one.code)) for one in framework.standards if one.code]
            prefix = spelling.common_prefix(code for _, code in coded)
            for standard, code in coded:
                yield StandardRef(framework, standard), code, prefix
            for standard in framework.standards:
                for alias in standard.aliases:
                    yield StandardRef(framework, standard), spelling.tokens(alias), prefix

    def _spelled(self, written: Tokens) -> list[StandardRef]:
        """The matches of the strictest of the loose tables that has any."""
        whole, short, clusterless = self._loose
        name = spelling.key(written)
        if name in whole:
            return whole[name]
        named = {
            f.id: {spelling.key(form) for form in spelling.after_names(written, self._names[f.id])}
            for f in self.frameworks
        }
        for tables in ((whole, short), (clusterless,)):
            found = [placed for table in tables for placed in table.get(name, ())]
            for framework, forms in named.items():
                found += (
                    placed
                    for table in tables
                    for form in forms
                    for placed in table.get(form, ())
                    if placed.framework.id == framework
                )
            if found:
                return found
        return []

    @cached_property
    def _near(self) -> NearCodes:
        return NearCodes.of(
            (placed.standard.code, (code, *spelling.shortened_codes(code, prefix)[-1:]))
            for placed, code, prefix in self._tokenised()
            if placed.standard.code and placed.standard.id not in placed.framework.groups
        )


def _folded_title(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def _table(pairs: Iterable[tuple[str, StandardRef]]) -> CodeTable:
    table: CodeTable = {}
    for name, placed in pairs:
        if name:
            table.setdefault(name, []).append(placed)
    return table


def _file(table: CodeTable, form: Tokens | None, placed: StandardRef) -> None:
    if form:
        present = table.setdefault(spelling.key(form), [])
        if not present or present[-1].standard is not placed.standard:
            present.append(placed)


def _standards_first(matches: list[StandardRef]) -> tuple[StandardRef, ...]:
    """Each match once; headings only where nothing else matches."""
    once = list({(placed.framework.id, placed.standard.id): placed for placed in matches}.values())
    standards = [placed for placed in once if placed.standard.id not in placed.framework.groups]
    return tuple(standards or once)
