"""What the search hands to its template, and what the index learns of a page."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.cohort.parts import LabelledLink, OfferedChoice


class IndexedValue(TypedDict):
    """What a page of an entry can be found by, or what is shown of it where it is found."""

    name: str
    value: str


class Indexed(TypedDict):
    """What the index for searching learns of a page."""

    filters: tuple[IndexedValue, ...]
    shown: tuple[IndexedValue, ...]
    order: str
    kind: str


class FacetGroup(TypedDict):
    """Choices below one heading; "" where they need none."""

    title: str
    options: tuple[OfferedChoice, ...]


class Facet(TypedDict):
    """One thing that entries can be chosen by."""

    name: str
    label: str
    every: str
    groups: tuple[FacetGroup, ...]


class SearchPage(TypedDict):
    """`search.html`."""

    at: str
    script: str
    every: str
    unspaced: str
    marked: str
    facets: tuple[Facet, ...]
    instead: tuple[LabelledLink, ...]
