"""The learning curve of the power law: score = a x n^b, fitted to the logarithms by least squares.

Source: R. J. Marzano, Transforming Classroom Grading (ASCD, 2000). The numbers are not rational, so they are
worked out to 50 digits and the value is given to 30; what would come out even then does come out even.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache

FEWEST_SCORES = 3

_WORKING = Context(prec=50, rounding=ROUND_HALF_UP)
_KEPT = Context(prec=30, rounding=ROUND_HALF_UP)
_SUMMING = Context(prec=120, rounding=ROUND_HALF_UP)
"""Sums of squares lose half their digits where a square is taken away from them."""


@dataclass(frozen=True, slots=True)
class PowerCurve:
    """The fit and what it was made of; `log_n[i]` and `log_score[i]` belong to rating i + 1."""

    log_n: tuple[Decimal, ...]
    log_score: tuple[Decimal, ...]
    mean_log_n: Decimal
    mean_log_score: Decimal
    products: Decimal
    """Sum of (ln n - its mean) x (ln score - its mean)."""
    squares: Decimal
    """Sum of (ln n - its mean) squared."""
    slope: Decimal
    intercept: Decimal
    value: Decimal
    """The height of the curve at the last score."""


@lru_cache(maxsize=16_384)
def _ln(number: Decimal) -> Decimal:
    return number.ln(_WORKING)


def power_curve(scores: Sequence[Decimal]) -> PowerCurve | None:
    """The curve through scores, oldest first; None with fewer than 3 or one that has no logarithm."""
    if len(scores) < FEWEST_SCORES or min(scores) <= 0:
        return None
    log_n = tuple(_ln(Decimal(n)) for n in range(1, len(scores) + 1))
    log_score = tuple(map(_ln, scores))
    with localcontext(_WORKING):
        mean_n = sum(log_n, Decimal(0)) / len(scores)
        mean_score = sum(log_score, Decimal(0)) / len(scores)
        products = sum(((x - mean_n) * (y - mean_score) for x, y in zip(log_n, log_score, strict=True)), Decimal(0))
        squares = sum(((x - mean_n) ** 2 for x in log_n), Decimal(0))
        slope = products / squares
        intercept = mean_score - slope * mean_n
        height = (intercept + slope * log_n[-1]).exp()
    return PowerCurve(log_n, log_score, mean_n, mean_score, products, squares, slope, intercept, _kept(height))


def _kept(height: Decimal) -> Decimal:
    return _KEPT.add(_KEPT.plus(height).normalize(_KEPT), Decimal(0))


def heights(scores: Sequence[Decimal]) -> Iterator[Decimal | None]:
    """The value of the curve through the first score, the first two and so on; None where there is none.

    The same values as `power_curve` gives, out of sums that are carried on.
    """
    sum_n = sum_score = products = squares = Decimal(0)
    missing = False
    for count, score in enumerate(scores, start=1):
        missing = missing or score <= 0
        if missing:
            yield None
            continue
        x, y = _ln(Decimal(count)), _ln(score)
        with localcontext(_SUMMING):
            sum_n, sum_score = sum_n + x, sum_score + y
            products, squares = products + x * y, squares + x * x
            if count < FEWEST_SCORES:
                height = None
            else:
                slope = (products - sum_n * sum_score / count) / (squares - sum_n * sum_n / count)
                height = _WORKING.exp((sum_score - slope * sum_n) / count + slope * x)
        yield None if height is None else _kept(height)
