"""What is missing on a standard, in kinds that can be said in words. A gap is not a low level."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from portfolio_gen.model.entries import Evidence
from portfolio_gen.model.level import Level
from portfolio_gen.view.levels import LevelResult, State

STALE = dt.timedelta(days=365)
"""After a year without anything new a standard counts as not looked at lately."""


class Gap(StrEnum):
    """One kind of gap."""

    NO_EVIDENCE = "no evidence"
    """Nobody has shown or said anything."""
    NOT_RATED = "not rated"
    """There is evidence, and neither an educator nor the learner has a view of it."""
    ONLY_OWN_VIEW = "only own view"
    """The learner has a view, no educator has."""
    INSUFFICIENT = "insufficient"
    """An educator looked, and there was not enough to judge."""
    TOO_FEW = "too few"
    """There are ratings, but fewer than the method needs."""
    NO_OWN_VIEW = "no own view"
    """Educators have a view, the learner has not."""
    ONE_CONTEXT = "one context"
    """Two or more pieces, all from one place."""
    STALE = "stale"
    """Nothing newer than a year."""
    NOT_YET_PROFICIENT = "not yet proficient"
    """There is a level, and it is below proficient."""


OF_RATINGS = frozenset(Gap) - {Gap.NO_EVIDENCE, Gap.ONE_CONTEXT}
"""Gaps that tell whether an educator has rated something, how, or how lately."""
_WITHOUT_LEVEL = {State.INSUFFICIENT: Gap.INSUFFICIENT, State.TOO_FEW: Gap.TOO_FEW}


def gaps(
    result: LevelResult,
    own: Level | None,
    pieces: Sequence[Evidence],
    newest: dt.date | None,
    as_of: dt.date | None,
    *,
    proficient: bool,
) -> tuple[Gap, ...]:
    """The gaps of one standard, the widest first. Whoever is excused has none."""
    if result.state is State.EXCUSED:
        return ()
    found: list[Gap] = []
    if result.state is State.NONE:
        found.append(Gap.ONLY_OWN_VIEW if own else Gap.NOT_RATED if pieces else Gap.NO_EVIDENCE)
    elif result.state in _WITHOUT_LEVEL:
        found.append(_WITHOUT_LEVEL[result.state])
    else:
        if not proficient:
            found.append(Gap.NOT_YET_PROFICIENT)
        if own is None:
            found.append(Gap.NO_OWN_VIEW)
    contexts = {piece.context.casefold() for piece in pieces}
    if len(pieces) > 1 and len(contexts) == 1 and "" not in contexts:
        found.append(Gap.ONE_CONTEXT)
    if newest and as_of and as_of - newest > STALE:
        found.append(Gap.STALE)
    return tuple(found)
