"""What each calculation gives after every single score, each step made of the one before it.

The figures are those that `formulas` would give for the scores so far, to the last digit; but thousands of scores
take as long as thousands of steps, not as the square of that. All take scores oldest first, without gaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, islice
from typing import TypeAlias

from portfolio_gen.model.methods import formulas
from portfolio_gen.model.methods.parameters import NEWEST_SHARE, RECENT_COUNT, TIE, TIMES, Parameter
from portfolio_gen.model.methods.power_curve import heights

History: TypeAlias = Callable[[Sequence[Decimal], Decimal, Parameter], Iterator[Decimal | None]]
"""Scores, the value from which a score is proficient, and the setting; one result for each score."""


def highest(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """The largest score so far."""
    return accumulate(scores, max)


def most_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """Each score itself."""
    return iter(scores)


def average(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """The mean so far."""
    for count, total in enumerate(_totals(scores), start=1):
        yield formulas.quotient(total, count)


def _totals(scores: Sequence[Decimal]) -> Iterator[Decimal]:
    return islice(accumulate(scores, formulas.EXACT.add, initial=Decimal(0)), 1, None)


def mode(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """The most frequent score so far; of equally frequent ones the newest, or their mean."""
    tie = TIE.read(parameter)
    counts = Counter[Decimal]()
    newest: dict[Decimal, int] = {}
    for place, score in enumerate(scores):
        counts[score] += 1
        newest[score] = place
        tied = formulas.most_counted(counts)
        yield formulas.mean(tied) if len(tied) > 1 and tie == "mean" else scores[max(newest[one] for one in tied)]


def median_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """The median of the last n scores so far."""
    count = int(RECENT_COUNT.read(parameter))
    for end in range(1, len(scores) + 1):
        yield formulas.mean(formulas.middle(scores[max(end - count, 0) : end]))


def n_times(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """The mean of the scores at or above mastery, from the n-th of them on."""
    needed = TIMES.read(parameter)
    total, reached = Decimal(0), 0
    for score in scores:
        if score >= mastery:
            total, reached = formulas.EXACT.add(total, score), reached + 1
        yield formulas.quotient(total, reached) if reached >= needed else None


def weighted_recent(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """Each score weighed against the mean of all before it."""
    percent = NEWEST_SHARE.read(parameter)
    yield from scores[:1]
    for count, (total, newest) in enumerate(zip(_totals(scores), scores[1:], strict=False), start=1):
        yield formulas.weigh_against(total, count, newest, percent)


def decaying_average(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """Each score weighed against the result before it."""
    return formulas.decays(scores, NEWEST_SHARE.read(parameter))


def power_law(scores: Sequence[Decimal], mastery: Decimal, parameter: Parameter) -> Iterator[Decimal | None]:
    """The height of the curve through the scores so far, at the newest of them."""
    return heights(scores)
