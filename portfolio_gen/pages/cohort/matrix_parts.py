"""What the matrix hands to its template: heads, rows, cells, and the whole page with cells or with sums."""

from __future__ import annotations

from typing import TypedDict

from portfolio_gen.pages.cohort.parts import CurrentLink, Field, LevelSign, OfferedFile, TitledLink
from portfolio_gen.pages.parts import Day, NamedLink, TermLink


class Stack(TypedDict):
    """A distribution standing up, with its words."""

    pieces: tuple[StackPiece, ...]
    height: int
    words: str


class StackPiece(TypedDict):
    """A piece of a distribution standing up, one learner one unit high."""

    state: str
    y: int
    height: int


class MatrixCell(TypedDict):
    """One learner on one standard: look, text, and the ids of the words that name it."""

    look: str
    turn: str
    text: str
    pieces: int
    own: str
    named: str


class CellWords(TypedDict):
    """Words that stand once on a page and that cells are named by."""

    id: str
    text: str


class MatrixFrame(TypedDict):
    """What both kinds of `cohort_matrix.html` say."""

    at: str
    term: str
    as_of: Day | None
    terms: tuple[TermLink, ...]
    parts: tuple[CurrentLink, ...]
    reset: str
    since: str
    files: tuple[OfferedFile, ...]
    lead: str
    word: str


class MatrixArea(TypedDict):
    """A heading over the columns of an area."""

    n: int
    title: str
    span: int


class MatrixColumn(NamedLink):
    """The head and the foot of a column."""

    code: str
    stack: Stack
    reached: int
    nothing: int
    area: int
    first: bool
    number: int


class MatrixRow(NamedLink):
    """A learner on every standard of the page."""

    id: str
    learner: str
    number: int
    grade: int
    change: str
    cells: tuple[MatrixCell, ...]


class ColumnSum(TypedDict):
    """A line below the matrix; `key` names the figure of a column that stands there."""

    key: str
    title: str


class MatrixPage(MatrixFrame):
    """`cohort_matrix.html` with a table of cells."""

    filters: tuple[Field, ...]
    key: tuple[LevelSign, ...]
    areas: tuple[MatrixArea, ...]
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    sums: tuple[ColumnSum, ...]
    words: tuple[CellWords, ...]
    paper: str
    script: str


class PartSum(TypedDict):
    """A learner on the standards of one part of the matrix."""

    reached: int
    of: int
    nothing: int


class SumsRow(NamedLink):
    """A learner on every part of the matrix."""

    id: str
    change: str
    sums: tuple[PartSum, ...]


class MatrixSumsPage(MatrixFrame):
    """`cohort_matrix.html` with sums, where there are too many cells for one table."""

    heads: tuple[TitledLink, ...]
    rows: tuple[SumsRow, ...]
