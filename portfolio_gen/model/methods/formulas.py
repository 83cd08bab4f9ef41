"""The nine rating calculations: from scores, oldest first, to one figure that is not rounded yet.

All share one signature. None among the scores is a rating without a value and is dropped before anything;
nothing left is no result (None), which is not 0. `mastery` is the value from which a score is proficient.
Sums and products are exact; the single division of a method, where it has one, comes last and keeps
50 digits. So a figure that has an end is kept to its end, and a half at the third place is really a half.
All raise ValueError for a parameter that is not allowed or a score that is not a number.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Overflow, localcontext
from typing import TypeAlias

from portfolio_gen.model.methods.parameters import (
    NEWEST_SHARE,
    RECENT_COUNT,
    TIE,
    TIMES,
    NoSetting,
    Parameter,
)
from portfolio_gen.model.methods.power_curve import power_curve

Scores: TypeAlias = Sequence[Decimal | None]

# Inexact is trapped: a sum that did not fit would stop the program, never bend a learner's figure.
EXACT = Context(prec=100_000, rounding=ROUND_HALF_UP, traps=[Inexact, InvalidOperation, Overflow])
_DIVIDING = Context(prec=50, rounding=ROUND_HALF_UP)
_ROUNDING = Context(prec=100_000, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """The figure people see: two places, half away from zero. Meant to be applied once, at the end."""
    return _ROUNDING.add(value.quantize(Decimal(1).scaleb(-places), context=_ROUNDING), Decimal(0))


def present(scores: Scores) -> tuple[Decimal, ...]:
    """The scores that are there, in their order."""
    kept = tuple(score for score in scores if score is not None)
    if not all(score.is_finite() for score in kept):
        raise ValueError("A score has to be a number.")
    return kept


def mean(scores: Sequence[Decimal]) -> Decimal:
    """The mean of at least one score."""
    with localcontext(EXACT):
        total = sum(scores, Decimal(0))
    return quotient(total, len(scores))


def quotient(total: Decimal, count: int) -> Decimal:
    """The one division of a mean."""
    return _DIVIDING.divide(total, count)


def _tidy(value: Decimal) -> Decimal:
    """The same value without the zeros that multiplying leaves behind its last digit."""
    return EXACT.add(value.normalize(EXACT), Decimal(0))


def highest(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The largest score."""
    NoSetting("highest").read(parameter)
    return max(present(scores), default=None)


def most_recent(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The last score."""
    NoSetting("most_recent").read(parameter)
    return next(reversed(present(scores)), None)


def average(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The mean of all scores."""
    NoSetting("average").read(parameter)
    kept = present(scores)
    return mean(kept) if kept else None


def most_frequent(scores: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The score given most often, of at least one; several, smallest first, when equally frequent."""
    return most_counted(Counter(scores))


def most_counted(counts: Counter[Decimal]) -> tuple[Decimal, ...]:
    """The same, of scores that have been counted."""
    most = max(counts.values())
    return tuple(sorted(score for score, count in counts.items() if count == most))


def newest_among(scores: Sequence[Decimal], tied: Sequence[Decimal]) -> Decimal:
    """The newest score that is one of those tied."""
    return next(score for score in reversed(scores) if score in tied)


def mode(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The most frequent score; of equally frequent ones the newest, or their mean.

    A higher newest score can lower it: 3 3 1 1 3 gives 3, 3 3 1 1 4 is a tie of 3 and the newer 1.
    """
    tie = TIE.read(parameter)
    kept = present(scores)
    if not kept:
        return None
    tied = most_frequent(kept)
    return mean(tied) if len(tied) > 1 and tie == "mean" else newest_among(kept, tied)


def middle(scores: Sequence[Decimal]) -> Sequence[Decimal]:
    """The one or two scores in the middle, in order of size; the median is their mean."""
    ordered = sorted(scores)
    return ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]


def median_recent(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The median of the last n scores; of what there is when there are fewer."""
    count = int(RECENT_COUNT.read(parameter))
    last = present(scores)[-count:]
    return mean(middle(last)) if last else None


def n_times(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The mean of all scores at or above mastery once there are n of them; before that no result.

    A higher newest score can lower it: 3 joins the mean of 4 4 when 3 is mastery, 2 does not.
    """
    needed = TIMES.read(parameter)
    reached = [score for score in present(scores) if score >= mastery]
    return mean(reached) if len(reached) >= needed else None


def weigh(scores: Sequence[Decimal], percent: Decimal) -> Decimal:
    """newest x w% + mean of all older x (100-w)%; a single score is itself."""
    *older, newest = scores
    if not older:
        return newest
    with localcontext(EXACT):
        total = sum(older, Decimal(0))
    return weigh_against(total, len(older), newest, percent)


def weigh_against(total: Decimal, count: int, newest: Decimal, percent: Decimal) -> Decimal:
    """The same, where the older scores, `count` of them, are added up already."""
    with localcontext(EXACT):
        hundredfold = newest * percent * count + total * (100 - percent)
    return _tidy(_DIVIDING.divide(hundredfold, 100 * count))


def weighted_recent(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The newest score weighed against the mean of all older ones, see `weigh`."""
    percent = NEWEST_SHARE.read(parameter)
    kept = present(scores)
    return weigh(kept, percent) if kept else None


def decay(scores: Sequence[Decimal], percent: Decimal) -> Decimal:
    """d = first score, then for each newer score s: d = d x (100-w)% + s x w%."""
    return deque(decays(scores, percent), maxlen=1).pop()


def decays(scores: Sequence[Decimal], percent: Decimal) -> Iterator[Decimal]:
    """Every d on the way, see `decay`."""
    share = EXACT.scaleb(percent, -2)
    rest = EXACT.subtract(1, share)
    value: Decimal | None = None
    for score in scores:
        value = _tidy(score if value is None else EXACT.fma(value, rest, EXACT.multiply(score, share)))
        yield value


def decaying_average(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """Each newer score weighed against everything before it, see `decay`."""
    percent = NEWEST_SHARE.read(parameter)
    kept = present(scores)
    return decay(kept, percent) if kept else None


def power_law(scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None:
    """The curve a x n^b through the scores, at the last of them; needs 3 scores, all above 0.

    It can lie outside the scale: whoever shows a level holds it at the scale's end and says so.
    """
    NoSetting("power_law").read(parameter)
    curve = power_curve(present(scores))
    return curve.value if curve else None
