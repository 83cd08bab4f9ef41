"""What a page of a cohort can be narrowed to without a script: selects whose values the stylesheet knows.

Values are places in a list (`a1`, `g2`, `t1`), never words of a school, so that one stylesheet serves every school.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from portfolio_gen.model.entries import AnyEntry, Evidence
from portfolio_gen.model.school import Term
from portfolio_gen.pages.cohort.context import CohortContext, ColumnArea
from portfolio_gen.pages.cohort.matrix_cells import STATE_SIGNS, TURNS
from portfolio_gen.pages.cohort.symbols import DARK, LIGHT, LevelSymbols
from portfolio_gen.pages.text_format import day
from portfolio_gen.pages.words import say
from portfolio_gen.view.change import Turn
from portfolio_gen.view.cohort import CellState

Field = Mapping[str, Any]

PLACES = ("school", "home", "work", "community")
ELSEWHERE = "other"
RECENT = "recent"
GAPS = (CellState.INSUFFICIENT, CellState.TOO_FEW, CellState.WAITING, CellState.SELF)
"""Beside levels, by what learners can be chosen."""
SHOWN = {
    "gaps": tuple(f"c{STATE_SIGNS[kind]}" for kind in (*GAPS, CellState.NONE)),
    "notyet": tuple(f"c{shade}" for shade in LIGHT),
    "reached": tuple(f"c{shade}" for shade in DARK),
    "changed": tuple(f"t{letter}" for letter in TURNS.values()),
    "up": (f"t{TURNS[Turn.UP]}",),
    "down": (f"t{TURNS[Turn.DOWN]}",),
}
"""What can be shown of the matrix, and the classes of the cells that are."""
MAX_GRADES = 14
MAX_TERMS = 6
MAX_LEVELS = 8
"""What the stylesheet has rules for; what lies beyond is not offered."""


def _field(name: str, label: str, everything: str, options: Sequence[tuple[str, str]]) -> Field | None:
    """A select; None where there is nothing to choose."""
    if not options:
        return None
    choices = (("all", everything), *options)
    return {
        "id": f"_{name}",
        "label": label,
        "options": tuple({"value": value, "label": words} for value, words in choices),
    }


def area_field(areas: Sequence[ColumnArea]) -> Field | None:
    """One area of the matrix."""
    options = [(f"a{number}", area.title) for number, area in enumerate(areas, start=1)]
    return _field("by-area", say("Area"), say("All areas"), options if len(options) > 1 else [])


def show_field(cohort: CohortContext, term: Term | None = None) -> Field | None:
    """Gaps, levels below proficient, what is reached, or what changed from the term before to the end of `term`."""
    word = LevelSymbols(cohort.school.scale).proficient
    options = [
        ("gaps", say("Gaps only")),
        ("notyet", say("Not yet {level}", level=word)),
        ("reached", say("{level} and beyond", level=word)),
    ]
    if cohort.term_before(term):
        options += [("changed", say("What changed")), ("up", say("Moved up")), ("down", say("Moved down"))]
    return _field("by-show", say("Show"), say("Everything"), options)


def change_field(cohort: CohortContext) -> Field | None:
    """What changed since a term ended; nothing to choose in the first term."""
    options = [
        (Turn.UP.value, say("Moved up")),
        (Turn.DOWN.value, say("Moved down")),
        (Turn.NEW.value, say("A first level")),
        (Turn.GONE.value, say("No level any more")),
        (Turn.SAME.value, say("Stayed")),
    ]
    return _field("by-change", say("What changed"), say("Anything"), options if cohort.term_before(None) else [])


def grade_field(cohort: CohortContext) -> Field | None:
    """Learners of one grade; nothing to choose where all are in the same."""
    numbered = enumerate(cohort.grades[:MAX_GRADES], start=1)
    options = [(f"g{number}", say("Grade {grade}", grade=grade)) for number, grade in numbered]
    return _field("by-grade", say("Grade"), say("All grades"), options if len(options) > 1 else [])


def level_field(cohort: CohortContext, symbols: LevelSymbols) -> Field | None:
    """Learners at one level in the educators' view, or with a kind of gap."""
    levels = [
        (f"l{symbols.ranks[level.id]}", say("{sign} {level}", sign=symbols.sign(level), level=level.label))
        for level in reversed(cohort.school.scale.levels)
        if symbols.ranks[level.id] <= MAX_LEVELS
    ]
    options = [*levels, *((kind.value, symbols.words(kind, None)) for kind in GAPS)]
    return _field("by-level", say("Level (educators)"), say("Any level"), options)


def place_field() -> Field | None:
    """Where the work was done."""
    options = [
        ("school", say("At school")),
        ("home", say("At home")),
        ("work", say("At work")),
        ("community", say("In the community")),
        (ELSEWHERE, say("Somewhere else")),
    ]
    return _field("by-place", say("Where it was done"), say("Anywhere"), options)


def time_field(cohort: CohortContext) -> Field | None:
    """The last fortnight, or one term; the newest term is this one."""
    since = day(cohort.inbox.since, cohort.newest)
    recent = [(RECENT, say("Since {day}", day=since["long"]))] if since else []
    terms = [(f"t{number}", term.title) for number, term in enumerate(cohort.terms[:MAX_TERMS], start=1)]
    if terms and cohort.newest and cohort.terms[0].end >= cohort.newest:
        terms[0] = (terms[0][0], say("This term, {term}", term=terms[0][1]))
    return _field("by-time", say("When"), say("Any time"), [*recent, *terms])


def place_value(entry: AnyEntry) -> str:
    """An entry's value of the field of places; "" where it does not say."""
    if not isinstance(entry, Evidence) or not entry.context:
        return ""
    return entry.context.casefold() if entry.context.casefold() in PLACES else ELSEWHERE


def times_of(entry: AnyEntry, cohort: CohortContext) -> str:
    """An entry's values of the field of times, with spaces between."""
    if entry.date is None:
        return ""
    found = [RECENT] if cohort.inbox.since and entry.date >= cohort.inbox.since else []
    terms = enumerate(cohort.terms[:MAX_TERMS], start=1)
    return " ".join([*found, *(f"t{number}" for number, term in terms if term.start <= entry.date <= term.end)])
