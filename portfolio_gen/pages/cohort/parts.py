"""What pages of a cohort hand to the components that they share: each with the names that its template reads."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.parts import NamedLink


class TitledLink(TypedDict):
    """The way to a page or a part of one, by its title."""

    title: str
    href: str


class LabelledLink(TypedDict):
    """The way to a page, in the words of a menu."""

    label: str
    href: str


class CurrentLink(TitledLink):
    """One of several ways, of which one leads to the page itself."""

    current: bool


class Way(TitledLink):
    """The way to a page, and what is there."""

    words: str


class OfferedFile(NamedLink):
    """A file of figures to take along."""

    form: str


class OfferedChoice(TypedDict):
    """What can be chosen: what the stylesheet or the index calls it, and what people call it."""

    value: str
    label: str


class Field(TypedDict):
    """A select that narrows a page."""

    id: str
    label: str
    options: tuple[OfferedChoice, ...]


class LevelSign(TypedDict):
    """A level or a gap as a cell shows it, and what that means."""

    state: str
    text: str
    words: str


class LevelShare(LevelSign):
    """A level or a gap with the number of learners who are there."""

    count: int


class BarPiece(TypedDict):
    """A piece of a distribution lying down, in percent of its length."""

    state: str
    count: int
    x: str
    width: str
    middle: str
