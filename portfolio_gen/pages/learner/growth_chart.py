"""Geometry of the growth line: both views of one standard over the terms, 320 x 126 units, up is further along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from portfolio_gen.model.level import ProficiencyScale
from portfolio_gen.model.school import Term
from portfolio_gen.pages.learner.standard_parts import ChartLevel, ChartPoint, ChartSpan, GrowthChart
from portfolio_gen.pages.text_format import day
from portfolio_gen.pages.words import count, in_a_row, say
from portfolio_gen.view.levels import State, shown_figure
from portfolio_gen.view.progress import Progress
from portfolio_gen.view.standard_progress import Assessment, StandardProgress

_LEFT, _RIGHT, _BETWEEN = 26.0, 312.0, 14.0
_TOP, _BOTTOM = 18.0, 84.0
"""Where the highest and the lowest level stand."""
_MOST_DRAWN = 400
"""Views that are drawn, the newest."""


@dataclass(frozen=True, slots=True)
class Span:
    """A term, or the part of it that has passed, and where it lies on the axis."""

    title: str
    start: dt.date
    end: dt.date
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The same time axis for every chart of a page."""

    spans: tuple[Span, ...]

    def x(self, date: dt.date) -> float:
        """Where a day stands; a day between two terms stands at the nearer edge."""
        nearest = min(self.spans, key=lambda span: max((span.start - date).days, (date - span.end).days, 0))
        share = (date - nearest.start).days / max((nearest.end - nearest.start).days, 1)
        return round(nearest.x + nearest.width * min(max(share, 0.0), 1.0), 1)


def time_axis(progress: Progress, terms: Sequence[Term]) -> Axis | None:
    """The terms in which anything dated lies, the last one up to the day shown; None where nothing is dated."""
    days = sorted(_days(progress))
    if not days or progress.as_of is None:
        return None
    end = max(progress.as_of, days[-1])
    used = [
        (term.title, term.start, min(term.end, end))
        for term in terms
        if term.start <= end and any(term.start <= date <= term.end for date in days)
    ] or [("", days[0], max(end, days[0] + dt.timedelta(days=1)))]
    room = _RIGHT - _LEFT - _BETWEEN * (len(used) - 1)
    total = sum(max((last - first).days, 1) for _, first, last in used)
    spans, x = [], _LEFT
    for title, first, last in used:
        width = room * max((last - first).days, 1) / total
        spans.append(Span(title, first, last, round(x, 1), round(width, 1)))
        x += width + _BETWEEN
    return Axis(tuple(spans))


def _days(progress: Progress) -> Iterable[dt.date]:
    for item in progress.standards:
        yield from (assessment.date for assessment in item.assessments if assessment.date)
        yield from (tagged.entry.date for tagged in item.tagged if tagged.entry.date)


def growth_chart(
    item: StandardProgress, axis: Axis | None, scale: ProficiencyScale, as_of: dt.date | None, me: str = ""
) -> GrowthChart | None:
    """The line of one standard; None where no dated view is to be drawn. `me` is what the words call the learner, “Me”
    without it.
    """
    all_dated = [
        assessment for assessment in item.assessments if assessment.date and assessment.level.value is not None
    ]
    dated = all_dated[-_MOST_DRAWN:]
    if axis is None or not dated:
        return None
    height = _Height(scale)
    return {
        "spans": tuple(ChartSpan(x=s.x, width=s.width, end=round(s.x + s.width, 1), title=s.title) for s in axis.spans),
        "band": height.y(scale.mastery - height.half_step) - 7,
        "levels": tuple(ChartLevel(y=height.y(level.value), value=scale.figure(level)) for level in scale.levels),
        "squares": _marks(dated, "educators", axis, height),
        "rings": _marks(dated, "me", axis, height),
        "line": _line(dated, axis, height),
        "rug": tuple(axis.x(piece.date) for piece in item.pieces if piece.date),
        "today": day(as_of, as_of),
        "words": " ".join((*_earlier(len(all_dated) - len(dated)), *_words(item, dated, as_of, me, scale))),
    }


class _Height:
    def __init__(self, scale: ProficiencyScale) -> None:
        self._lowest, self._highest = scale.lowest, scale.highest
        steps = max(len(scale.levels) - 1, 1)
        self.half_step = (self._highest - self._lowest) / steps / 2

    def y(self, value: Decimal | None) -> float:
        reach = self._highest - self._lowest or Decimal(1)
        share = (min(max(value or Decimal(0), self._lowest), self._highest) - self._lowest) / reach
        return round(_BOTTOM - (_BOTTOM - _TOP) * float(share), 1)


def _marks(dated: Sequence[Assessment], who: str, axis: Axis, height: _Height) -> tuple[ChartPoint, ...]:
    return tuple(
        ChartPoint(x=axis.x(assessment.date), y=height.y(assessment.level.value))
        for assessment in dated
        if assessment.who == who and assessment.date
    )


def _line(dated: Sequence[Assessment], axis: Axis, height: _Height) -> str:
    """The result worked out so far, as steps from rating to rating and on to the end of the axis."""
    points = [(axis.x(s.date), height.y(s.after)) for s in dated if s.date and s.after is not None]
    if not points:
        return ""
    end = axis.spans[-1].x + axis.spans[-1].width
    steps = "".join(f"H{x}V{y}" for x, y in points[1:])
    return f"M{points[0][0]} {points[0][1]}{steps}H{round(end, 1)}"


def _earlier(left_out: int) -> Iterator[str]:
    if left_out:
        yield count(left_out, "{n:,} earlier view is not drawn.", "{n:,} earlier views are not drawn.")


def _words(
    item: StandardProgress, dated: Sequence[Assessment], as_of: dt.date | None, me: str, scale: ProficiencyScale
) -> Iterator[str]:
    for who, name in (("educators", say("Educators")), ("me", me or say("Me"))):
        seen = [_seen(assessment, as_of) for assessment in dated if assessment.who == who]
        if seen:
            yield say("{who}: {views}.", who=name, views=in_a_row(seen))
    if item.result.state is State.WORKED_OUT and item.result.value is not None and item.result.level:
        figure = shown_figure(item.result, scale)
        yield say("Worked out: {figure}, {level}.", figure=figure, level=item.result.level.label)
    yield say("Pieces of evidence: {n}.", n=len(item.pieces))


def _seen(assessment: Assessment, as_of: dt.date | None) -> str:
    when = day(assessment.date, as_of)
    return say(
        "{value} {level} on {day}",
        value=_plain(assessment.level.value),
        level=assessment.level.label,
        day=when["short"] if when else "",
    )


def _plain(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")
