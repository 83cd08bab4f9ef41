"""Standards and the frameworks that hold them, after CASE: items with one or several parents."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from portfolio_gen.model.value import Value

LONGEST_NOTICE = 600
"""Characters of a rights notice that still fits beside a standard; longer ones are whole licences."""
_COMMENTARY = {"elaboration", "example", "clarification", "comment", "note", "resource"}


class Standard(Value):
    """One statement of what a learner can do, or a heading over such statements."""

    id: str
    """Unique in its framework; the code where there is one."""
    code: str = ""
    """As the framework prints it, always text: 3.10 is not 3.1."""
    title: str = ""
    """A short name, where the framework has one."""
    statement: str = ""
    parents: tuple[str, ...] = ()
    """Ids of the standards above this one, first the one it is printed under. Never a circle."""
    grades: tuple[str, ...] = ()
    """Labels such as K, 1 or 12; others as the framework writes them."""
    aliases: tuple[str, ...] = ()
    """Other codes that mean this standard."""
    kind: str = ""
    """The framework's word for what this is: Domain, Cluster, Standard, Elaboration ..."""
    notes: str = ""
    """What the framework adds to the statement, such as a clarification."""
    lang: str = ""
    """Where it differs from the framework's."""
    licence: str = ""
    """Where it differs from the framework's."""
    guid: str = ""
    """The publisher's identifier, by which other programs know this standard."""
    order: tuple[str, ...] = ()
    """Ids of the standards below this one, where the framework's list has them in another order."""

    retired: dt.date | None = None
    """The last day on which it was in force, where the framework ends it."""

    @property
    def name(self) -> str:
        """What a page calls it: the short name, else the statement, else the code; and whether it has ended."""
        words = self.title or self.statement or self.code or self.id
        if self.retired is None:
            return words
        return f"{words} (retired after {self.retired:%B} {self.retired.day}, {self.retired.year})"

    def is_retired(self, day: dt.date | None) -> bool:
        """Whether it had ended on a day; where nothing has a day, whether it ends at all."""
        return self.retired is not None and (day is None or self.retired < day)

    @property
    def is_commentary(self) -> bool:
        """Whether it only explains the standard above it, as Australian elaborations do."""
        return self.kind.casefold() in _COMMENTARY


class Framework(Value):
    """A published list of standards, in the order it prints them: depth first under first parents."""

    id: str
    title: str
    licence: str = ""
    """The licence's name."""
    attribution: str = ""
    """Whose text it is: the publisher, else the creator."""
    rights: str = ""
    """The licence in its own words; it may ask for a certain form of attribution."""
    source: str = ""
    """Where the official text is, as written; pages use `link`."""
    version: str = ""
    lang: str = ""
    subjects: tuple[str, ...] = ()
    standards: tuple[Standard, ...] = ()

    @property
    def link(self) -> str:
        """The source where it can be a link; never an address that runs something."""
        return self.source if self.source.startswith(("https://", "http://")) else ""

    @property
    def notice(self) -> str:
        """One short text beside the standards that says whose they are."""
        return self.rights if 0 < len(self.rights) <= LONGEST_NOTICE else self.attribution

    @cached_property
    def by_id(self) -> dict[str, Standard]:
        """Standards by id."""
        return {standard.id: standard for standard in self.standards}

    @cached_property
    def children(self) -> dict[str, tuple[Standard, ...]]:
        """Standards by the id of a parent, in the framework's order; "" holds the top."""
        below: dict[str, list[Standard]] = {}
        for standard in self.standards:
            for parent in self._known_parents(standard) or ("",):
                below.setdefault(parent, []).append(standard)
        return {parent: self._in_order(parent, standards) for parent, standards in below.items()}

    def _known_parents(self, standard: Standard) -> tuple[str, ...]:
        return tuple(dict.fromkeys(parent for parent in standard.parents if parent in self.by_id))

    def _in_order(self, parent: str, standards: list[Standard]) -> tuple[Standard, ...]:
        order = self.by_id[parent].order if parent else ()
        rank = {child: place for place, child in enumerate(order)}
        return tuple(sorted(standards, key=lambda standard: rank.get(standard.id, len(rank))))

    @cached_property
    def roots(self) -> tuple[Standard, ...]:
        """The areas: standards without a parent."""
        return self.children.get("", ())

    def area(self, standard: Standard) -> Standard:
        """The topmost standard above this one, along first parents; the standard itself at the top."""
        seen = {standard.id}
        while standard.parents and standard.parents[0] in self.by_id and standard.parents[0] not in seen:
            standard = self.by_id[standard.parents[0]]
            seen.add(standard.id)
        return standard

    @cached_property
    def _above(self) -> frozenset[str]:
        """Ids of the standards that have others below them, not counting commentary."""
        return frozenset(
            parent for standard in self.standards if not standard.is_commentary for parent in standard.parents
        )

    @cached_property
    def rateable(self) -> tuple[Standard, ...]:
        """Standards that have a code and none below them: what evidence is counted against."""
        return tuple(s for s in self.standards if s.code and not s.is_commentary and s.id not in self._above)

    @cached_property
    def groups(self) -> frozenset[str]:
        """Ids of mere headings. What is divided further is none if others of its kind are not divided."""
        kinds = {standard.kind for standard in self.rateable if standard.kind}
        return frozenset(s.id for s in self.standards if s.id in self._above and s.kind not in kinds)
