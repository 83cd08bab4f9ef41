"""Where a learner stands on one standard, worked out of educators' ratings and of nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.methods import registry
from portfolio_gen.model.methods.explanations import CalculationLine, line
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.view.school_view import SchoolView

MOST_LINES = 400
"""Lines of a calculation that are shown; ratings by the thousand come from programs, and nobody redoes them by hand."""
_MOST_PLACES = 50
"""As many as a division has."""


class State(StrEnum):
    """Why there is a level, or why there is none. No two of these are ever taken for each other."""

    WORKED_OUT = "worked out"
    """A method was applied to ratings."""
    JUDGED = "judged"
    """An educator said so explicitly; nothing was calculated."""
    TOO_FEW = "too few"
    """There are ratings, but the method gives no result from so few."""
    INSUFFICIENT = "insufficient"
    """An educator looked and said that there is not enough to judge."""
    EXCUSED = "excused"
    """The learner need not show this."""
    NONE = "none"
    """No educator has rated it."""


@dataclass(frozen=True, slots=True)
class LevelResult:
    """A level and the way to it."""

    state: State
    level: Level | None
    value: Decimal | None
    """Unrounded; may lie outside the scale (power law)."""
    method: RatingMethod
    counted: tuple[Rating, ...] = ()
    """The ratings the method saw, oldest first."""
    same_day: bool = False
    """Whether two counted ratings share a day and a time, so that the order of the file decided."""
    clamped: bool = False
    """Whether the value lies outside the scale, so that the level is the scale's end."""
    newer: int = 0
    """How many ratings are of a later day than the judgement that overrules them."""


def method_for(code: str, school: SchoolView) -> RatingMethod:
    """The method of a standard: its own, else its framework's, else the school's."""
    if code in school.methods:
        return school.methods[code]
    placed = school.codes.get(code)
    return school.methods.get(placed.framework.id, school.rating_method) if placed else school.rating_method


def work_out(ratings: Sequence[Rating], scale: ProficiencyScale, method: RatingMethod) -> LevelResult:
    """The level from one learner's ratings on one standard, in the order of the files.

    Undated ratings count as oldest. Of several attempts at the same work the method sees the latest that has a value;
    an explicit judgement, a level or that this need not be shown, wins over every calculation.
    """
    if not ratings:
        return LevelResult(State.NONE, None, None, method)
    ordered = sorted(ratings, key=lambda rating: rating.moment)
    values = scale.values
    valued = [rating for rating in ordered if values.get(rating.level) is not None]
    judging = {*(rating.level for rating in valued), scale.excused.id}
    final = next((rating for rating in reversed(ordered) if rating.final and rating.level in judging), None)
    newer = sum(_day(rating) > _day(final) for rating in ordered) if final else 0
    if final is not None and final.level == scale.excused.id:
        return LevelResult(State.EXCUSED, scale.excused, None, method, newer=newer)
    if final is not None:
        return LevelResult(State.JUDGED, scale.level(final.level), values[final.level], method, (final,), newer=newer)
    counted = tuple(_latest_attempts(valued))
    if not counted:
        found = State.INSUFFICIENT if any(r.level == scale.insufficient.id for r in ordered) else State.EXCUSED
        return LevelResult(found, scale.insufficient if found is State.INSUFFICIENT else scale.excused, None, method)
    value = registry.result(method.name, _scores(counted, scale), mastery=scale.mastery, parameter=method.parameter)
    if value is None:
        return LevelResult(State.TOO_FEW, None, None, method, counted, _tied(counted))
    level = scale.nearest(value)
    held = not (scale.lowest <= value <= scale.highest)
    return LevelResult(State.WORKED_OUT, level, value, method, counted, _tied(counted), held)


def _latest_attempts(ordered: Sequence[Rating]) -> list[Rating]:
    last = {rating.work: index for index, rating in enumerate(ordered) if rating.work}
    if not last:
        return list(ordered)
    return [rating for index, rating in enumerate(ordered) if not rating.work or last[rating.work] == index]


def _scores(ratings: Sequence[Rating], scale: ProficiencyScale) -> list[Decimal | None]:
    return [scale.values.get(rating.level) for rating in ratings]


def _day(rating: Rating) -> dt.date:
    return rating.date or dt.date.min


def _tied(ratings: Sequence[Rating]) -> bool:
    moments = [rating.moment for rating in ratings]
    return len(set(moments)) < len(moments)


def shown_figure(result: LevelResult, scale: ProficiencyScale) -> str:
    """The figure with two places; with more where two would be nearest to another level, or hide that it is held."""
    if result.value is None:
        return ""
    for places in range(2, _MOST_PLACES):
        shown = registry.rounded(result.value, places)
        beyond = not scale.lowest <= shown <= scale.highest
        if scale.nearest(shown) == result.level and beyond == result.clamped:
            return str(shown)
    return str(registry.rounded(result.value))


def calculation_lines(result: LevelResult, scale: ProficiencyScale) -> tuple[CalculationLine, ...]:
    """The calculation, line by line, so that anyone can redo it with a pencil; none where nothing was calculated.

    Of a very long one the last lines, and before them how many are left out.
    """
    if result.state not in (State.WORKED_OUT, State.TOO_FEW):
        return ()
    scores = _scores(result.counted, scale)
    method = result.method
    lines = registry.steps(method.name, scores, mastery=scale.mastery, parameter=method.parameter)
    left_out = max(len(lines) - MOST_LINES, 0)
    if not left_out:
        return lines
    before = line("{lines} lines before these are not shown; they are like the first of these", lines=f"{left_out:,}")
    return before, *lines[left_out:]


def level_history(result: LevelResult, scale: ProficiencyScale) -> tuple[Decimal | None, ...]:
    """The result after each counted rating."""
    method = result.method
    scores = _scores(result.counted, scale)
    return registry.history(method.name, scores, mastery=scale.mastery, parameter=method.parameter)
