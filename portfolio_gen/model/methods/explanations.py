"""The working of each calculation method, line by line, so that anyone can redo it with a pencil.

A rating stands as it was given (`3`), a figure worked out with two to six places; `=` is exact, `≈` was cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import pairwise
from typing import TypeAlias

from portfolio_gen.model.methods import formulas
from portfolio_gen.model.methods.parameters import NEWEST_SHARE, RECENT_COUNT, TIE, TIMES, Parameter
from portfolio_gen.model.methods.power_curve import FEWEST_SCORES, PowerCurve, power_curve

_SIX_PLACES = Decimal("0.000001")
_WIDE = Context(prec=1_000, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class CalculationLine:
    """One line of a working: a sentence with names in braces, and what they stand for."""

    sentence: str
    value: Decimal | None = None
    """What the line arrives at, unrounded; None when it has no figure."""
    values: tuple[tuple[str, str], ...] = ()
    """Figures and sums, by the names in the sentence."""

    @property
    def text(self) -> str:
        """The line as it reads in English."""
        return self.sentence.format(**dict(self.values))


def line(sentence: str, value: Decimal | None = None, **values: str) -> CalculationLine:
    """A line of a working with its values by name: `line("the newest: {figure}", score, figure="3.00")`."""
    return CalculationLine(sentence, value, tuple(values.items()))


Working: TypeAlias = Callable[[Sequence[Decimal], Decimal, Parameter], tuple[CalculationLine, ...]]


def plain(number: Decimal) -> str:
    """A number as given, without zeros at its end: `3`, `2.5`."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def written_figure(value: Decimal) -> str:
    """A figure worked out, with two to six places: `2.00`, `2.8775`, `4.333333`."""
    whole, _, places = plain(_cut(value)).partition(".")
    return f"{whole}.{places.ljust(2, '0')}"


def _cut(value: Decimal) -> Decimal:
    return _WIDE.add(value.quantize(_SIX_PLACES, context=_WIDE), Decimal(0))


def _sum_up(left: str, value: Decimal, *used: Decimal) -> str:
    """`left`, made of the figures `used`, and what it comes to."""
    exact = all(_cut(each) == each for each in (value, *used))
    return f"{left} {'=' if exact else '≈'} {written_figure(value)}"


def _listed(scores: Sequence[Decimal]) -> str:
    return ", ".join(map(plain, scores))


def _mean(scores: Sequence[Decimal]) -> str:
    total = " + ".join(map(plain, scores))
    return _sum_up(f"({total}) ÷ {len(scores)}" if len(scores) > 1 else total, formulas.mean(scores))


def _mean_alone(scores: Sequence[Decimal]) -> CalculationLine:
    return line("{sum}", formulas.mean(scores), sum=_mean(scores))


def _all(scores: Sequence[Decimal]) -> CalculationLine:
    return line("ratings, oldest first: {ratings}", ratings=_listed(scores))


def highest(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """All ratings, then the largest."""
    best = max(scores)
    return _all(scores), line("the highest: {figure}", best, figure=written_figure(best))


def most_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """All ratings, then the newest."""
    return _all(scores), line("the newest: {figure}", scores[-1], figure=written_figure(scores[-1]))


def average(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The sum divided by the number."""
    return (_mean_alone(scores),)


def mode(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """How often each rating was given, then which counts."""
    counts = ", ".join(f"{plain(score)}: {scores.count(score)}×" for score in sorted(set(scores)))
    tied = formulas.most_frequent(scores)
    told = _all(scores), line("how often each: {counts}", counts=counts)
    if len(tied) > 1 and TIE.read(parameter) == "mean":
        return *told, line("equally often, so their mean: {sum}", formulas.mean(tied), sum=_mean(tied))
    value = formulas.newest_among(scores, tied)
    figure = written_figure(value)
    if len(tied) == 1:
        return *told, line("the most frequent: {figure}", value, figure=figure)
    newest = line("{ratings} equally often, the newest of them: {figure}", value, ratings=_listed(tied), figure=figure)
    return *told, newest


def median_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The last ratings, in order of size, and the middle."""
    count = RECENT_COUNT.read(parameter)
    last = scores[-int(count) :]
    told = (
        line("the last ratings, up to {most}: {ratings}", most=plain(count), ratings=_listed(last)),
        line("in order of size: {ratings}", ratings=_listed(sorted(last))),
    )
    middle = formulas.middle(last)
    if len(middle) == 2:
        return *told, line("halfway between the middle two: {sum}", formulas.mean(middle), sum=_mean(middle))
    return *told, line("the middle one: {figure}", middle[0], figure=written_figure(middle[0]))


def n_times(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """Which ratings reach the proficient level, then their mean if there are enough."""
    needed = TIMES.read(parameter)
    reached = [score for score in scores if score >= mastery]
    told = (
        line("ratings of {level} or more: {ratings}", level=plain(mastery), ratings=_listed(reached))
        if reached
        else line("ratings of {level} or more: none", level=plain(mastery))
    )
    if len(reached) < needed:
        so_far = str(len(reached))
        return told, line("{reached} so far, {needed} needed: no result yet", reached=so_far, needed=plain(needed))
    return told, _mean_alone(reached)


def weighted_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The mean of the older ratings, then the weighing."""
    percent = NEWEST_SHARE.read(parameter)
    *older, newest = scores
    if not older:
        return (_first(newest),)
    mean = formulas.mean(older)
    left = f"{plain(newest)} × {plain(percent)}% + {written_figure(mean)} × {plain(100 - percent)}%"
    value = formulas.weigh(scores, percent)
    return (
        line("mean of the older ratings: {sum}", mean, sum=_mean(older)),
        line("{sum}", value, sum=_sum_up(left, value, mean)),
    )


def decaying_average(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The first rating, then one line for each newer one."""
    percent = NEWEST_SHARE.read(parameter)
    newer = zip(pairwise(formulas.decays(scores, percent)), scores[1:], strict=True)
    return _first(scores[0]), *(
        line("{sum}", after, sum=_sum_up(_weighing(before, score, percent), after, before))
        for (before, after), score in newer
    )


def _weighing(before: Decimal, score: Decimal, percent: Decimal) -> str:
    return f"{written_figure(before)} × {plain(100 - percent)}% + {plain(score)} × {plain(percent)}%"


def _first(score: Decimal) -> CalculationLine:
    return line("first rating: {figure}", score, figure=written_figure(score))


def power_law(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The table of logarithms, slope, intercept and the height of the curve at the newest rating."""
    curve = power_curve(scores)
    if curve is None:
        if len(scores) < FEWEST_SCORES:
            return _all(scores), line("fewer than {fewest}: no result", fewest=str(FEWEST_SCORES))
        return _all(scores), line("0 or less has no logarithm: no result")
    return *_logarithms(scores, curve), *_fit(curve)


def _logarithms(scores: Sequence[Decimal], curve: PowerCurve) -> tuple[CalculationLine, ...]:
    rows = zip(scores, curve.log_n, curve.log_score, strict=True)
    return tuple(
        line(
            "n = {number}, rating {rating}: ln n ≈ {ln_n}, ln rating ≈ {ln_rating}",
            number=str(n),
            rating=plain(score),
            ln_n=written_figure(x),
            ln_rating=written_figure(y),
        )
        for n, (score, x, y) in enumerate(rows, start=1)
    )


def _fit(curve: PowerCurve) -> tuple[CalculationLine, ...]:
    slope, start = written_figure(curve.slope), written_figure(curve.intercept)
    mean_n, mean_score = written_figure(curve.mean_log_n), written_figure(curve.mean_log_score)
    products, squares = written_figure(curve.products), written_figure(curve.squares)
    last, height = written_figure(curve.log_n[-1]), written_figure(curve.value)
    return (
        line("mean of ln n ≈ {figure}", curve.mean_log_n, figure=mean_n),
        line("mean of ln rating ≈ {figure}", curve.mean_log_score, figure=mean_score),
        line(
            "sum of (ln n − {mean_n}) × (ln rating − {mean_rating}) ≈ {figure}",
            curve.products,
            mean_n=mean_n,
            mean_rating=mean_score,
            figure=products,
        ),
        line("sum of (ln n − {mean_n})² ≈ {figure}", curve.squares, mean_n=mean_n, figure=squares),
        line("slope: {sum}", curve.slope, sum=f"{products} ÷ {squares} ≈ {slope}"),
        line("start: {sum}", curve.intercept, sum=f"{mean_score} − {slope} × {mean_n} ≈ {start}"),
        line("e to the power of ({sum}) ≈ {figure}", curve.value, sum=f"{start} + {slope} × {last}", figure=height),
    )
