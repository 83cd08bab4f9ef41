"""Which entries speak to which standard, made from what an audience sees and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from portfolio_gen.model.entries import AnyEntry, Tag
from portfolio_gen.view.portfolio_view import PortfolioView


class Tagged(NamedTuple):
    """One tag of one entry."""

    entry: AnyEntry
    tag: Tag


def by_standard(view: PortfolioView) -> dict[str, tuple[Tagged, ...]]:
    """Entries by canonical code, newest first; codes that no framework knows are under what was written."""
    found: dict[str, list[Tagged]] = {}
    for entry in newest_first(view.entries):
        for tag in entry.standards:
            found.setdefault(tag.code, []).append(Tagged(entry, tag))
    return {code: tuple(tagged) for code, tagged in found.items()}


def newest_first(entries: Iterable[AnyEntry]) -> list[AnyEntry]:
    """By date, the undated last; the same day by kind and id, so that no order of files matters."""
    named = sorted(entries, key=lambda entry: (entry.kind, entry.id))
    return sorted(named, key=lambda entry: entry.date.toordinal() if entry.date else 0, reverse=True)
