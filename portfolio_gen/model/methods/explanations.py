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
from portfolio_gen.model.methods.power_law import FEWEST_SCORES, PowerCurve, power_curve

_SIX_PLACES = Decimal("0.000001")
_WIDE = Context(prec=1_000, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class CalculationLine:
    """One line of a working. `value` is what the line arrives at, unrounded; None when it has no figure."""

    text: str
    value: Decimal | None = None


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


def _sum_up(left: str, value: Decimal, *used: Decimal) -> CalculationLine:
    """`left`, made of the figures `used`, and what it comes to."""
    exact = all(_cut(each) == each for each in (value, *used))
    return CalculationLine(f"{left} {'=' if exact else '≈'} {written_figure(value)}", value)


def _listed(scores: Sequence[Decimal]) -> str:
    return ", ".join(map(plain, scores))


def _mean(scores: Sequence[Decimal], what: str = "") -> CalculationLine:
    total = " + ".join(map(plain, scores))
    division = f"({total}) ÷ {len(scores)}" if len(scores) > 1 else total
    return _sum_up(f"{what}{division}", formulas.mean(scores))


def _all(scores: Sequence[Decimal]) -> CalculationLine:
    return CalculationLine(f"ratings, oldest first: {_listed(scores)}")


def highest(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """All ratings, then the largest."""
    best = max(scores)
    return _all(scores), CalculationLine(f"the highest: {written_figure(best)}", best)


def most_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """All ratings, then the newest."""
    return _all(scores), CalculationLine(f"the newest: {written_figure(scores[-1])}", scores[-1])


def average(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The sum divided by the number."""
    return (_mean(scores),)


def mode(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """How often each rating was given, then which counts."""
    counts = ", ".join(f"{plain(score)}: {scores.count(score)}×" for score in sorted(set(scores)))
    tied = formulas.most_frequent(scores)
    told = _all(scores), CalculationLine(f"how often each: {counts}")
    if len(tied) > 1 and TIE.read(parameter) == "mean":
        return *told, _mean(tied, "equally often, so their mean: ")
    value = formulas.newest_among(scores, tied)
    why = "the most frequent" if len(tied) == 1 else f"{_listed(tied)} equally often, the newest of them"
    return *told, CalculationLine(f"{why}: {written_figure(value)}", value)


def median_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The last ratings, in order of size, and the middle."""
    count = RECENT_COUNT.read(parameter)
    last = scores[-int(count) :]
    told = (
        CalculationLine(f"the last ratings, up to {plain(count)}: {_listed(last)}"),
        CalculationLine(f"in order of size: {_listed(sorted(last))}"),
    )
    middle = formulas.middle(last)
    if len(middle) == 2:
        return *told, _mean(middle, "halfway between the middle two: ")
    return *told, CalculationLine(f"the middle one: {written_figure(middle[0])}", middle[0])


def n_times(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """Which ratings reach the proficient level, then their mean if there are enough."""
    needed = TIMES.read(parameter)
    reached = [score for score in scores if score >= mastery]
    told = CalculationLine(f"ratings of {plain(mastery)} or more: {_listed(reached) or 'none'}")
    if len(reached) < needed:
        return told, CalculationLine(f"{len(reached)} so far, {plain(needed)} needed: no result yet")
    return told, _mean(reached)


def weighted_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The mean of the older ratings, then the weighing."""
    percent = NEWEST_SHARE.read(parameter)
    *older, newest = scores
    if not older:
        return (_first(newest),)
    mean = formulas.mean(older)
    left = f"{plain(newest)} × {plain(percent)}% + {written_figure(mean)} × {plain(100 - percent)}%"
    return _mean(older, "mean of the older ratings: "), _sum_up(left, formulas.weigh(scores, percent), mean)


def decaying_average(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The first rating, then one line for each newer one."""
    percent = NEWEST_SHARE.read(parameter)
    newer = zip(pairwise(formulas.decays(scores, percent)), scores[1:], strict=True)
    return _first(scores[0]), *(
        _sum_up(_weighing(before, score, percent), after, before) for (before, after), score in newer
    )


def _weighing(before: Decimal, score: Decimal, percent: Decimal) -> str:
    return f"{written_figure(before)} × {plain(100 - percent)}% + {plain(score)} × {plain(percent)}%"


def _first(score: Decimal) -> CalculationLine:
    return CalculationLine(f"first rating: {written_figure(score)}", score)


def power_law(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> tuple[CalculationLine, ...]:
    """The table of logarithms, slope, intercept and the height of the curve at the newest rating."""
    curve = power_curve(scores)
    if curve is None:
        why = f"fewer than {FEWEST_SCORES}" if len(scores) < FEWEST_SCORES else "0 or less has no logarithm"
        return _all(scores), CalculationLine(f"{why}: no result")
    return *_logarithms(scores, curve), *_fit(curve)


def _logarithms(scores: Sequence[Decimal], curve: PowerCurve) -> tuple[CalculationLine, ...]:
    rows = zip(scores, curve.log_n, curve.log_score, strict=True)
    return tuple(
        CalculationLine(f"n = {n}, rating {plain(score)}: ln n ≈ {written_figure(x)}, ln rating ≈ {written_figure(y)}")
        for n, (score, x, y) in enumerate(rows, start=1)
    )


def _fit(curve: PowerCurve) -> tuple[CalculationLine, ...]:
    slope, intercept, last = map(written_figure, (curve.slope, curve.intercept, curve.log_n[-1]))
    mean_n, mean_score = written_figure(curve.mean_log_n), written_figure(curve.mean_log_score)
    lines = (
        ("mean of ln n", curve.mean_log_n),
        ("mean of ln rating", curve.mean_log_score),
        (f"sum of (ln n − {mean_n}) × (ln rating − {mean_score})", curve.products),
        (f"sum of (ln n − {mean_n})²", curve.squares),
        (f"slope: {written_figure(curve.products)} ÷ {written_figure(curve.squares)}", curve.slope),
        (f"start: {mean_score} − {slope} × {mean_n}", curve.intercept),
        (f"e to the power of ({intercept} + {slope} × {last})", curve.value),
    )
    return tuple(CalculationLine(f"{left} ≈ {written_figure(value)}", value) for left, value in lines)
