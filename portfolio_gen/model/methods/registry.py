"""The calculation methods by name: the figure, the working behind it, and how it came about over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Protocol, TypeVar

from portfolio_gen.model.methods import explanations, formulas, histories, parameters
from portfolio_gen.model.methods.explanations import CalculationLine, Working, line
from portfolio_gen.model.methods.formulas import Scores, present, rounded
from portfolio_gen.model.methods.histories import History
from portfolio_gen.model.methods.parameters import NoSetting, NumberSetting, Parameter, Setting, WordSetting

__all__ = [
    "METHODS",
    "CalculationLine",
    "Method",
    "NoSetting",
    "NumberSetting",
    "Parameter",
    "Scores",
    "WordSetting",
    "by_date",
    "history",
    "named",
    "result",
    "rounded",
    "steps",
]

T = TypeVar("T")


class Calculation(Protocol):
    """The signature all methods share: scores oldest first, an unrounded result, None for no result."""

    def __call__(self, scores: Scores, *, mastery: Decimal, parameter: Parameter) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class Method:
    """A way to work out one figure from many ratings. `setting` holds the default and what is allowed."""

    name: str
    function: Calculation
    working: Working
    past: History
    setting: Setting


_METHODS = (
    Method(
        "highest",
        formulas.highest,
        explanations.highest,
        histories.highest,
        NoSetting("highest"),
    ),
    Method(
        "most_recent",
        formulas.most_recent,
        explanations.most_recent,
        histories.most_recent,
        NoSetting("most_recent"),
    ),
    Method(
        "average",
        formulas.average,
        explanations.average,
        histories.average,
        NoSetting("average"),
    ),
    Method(
        "mode",
        formulas.mode,
        explanations.mode,
        histories.mode,
        parameters.TIE,
    ),
    Method(
        "median_recent",
        formulas.median_recent,
        explanations.median_recent,
        histories.median_recent,
        parameters.RECENT_COUNT,
    ),
    Method(
        "n_times",
        formulas.n_times,
        explanations.n_times,
        histories.n_times,
        parameters.TIMES,
    ),
    Method(
        "weighted_recent",
        formulas.weighted_recent,
        explanations.weighted_recent,
        histories.weighted_recent,
        parameters.NEWEST_SHARE,
    ),
    Method(
        "decaying_average",
        formulas.decaying_average,
        explanations.decaying_average,
        histories.decaying_average,
        parameters.NEWEST_SHARE,
    ),
    Method(
        "power_law",
        formulas.power_law,
        explanations.power_law,
        histories.power_law,
        NoSetting("power_law"),
    ),
)

METHODS: Mapping[str, Method] = MappingProxyType({method.name: method for method in _METHODS})


def named(name: str) -> Method:
    """The method of that name; ValueError that lists the names there are."""
    if name not in METHODS:
        raise ValueError(f"There is no rating method called {name}. Write one of: {', '.join(METHODS)}.")
    return METHODS[name]


def result(name: str, scores: Scores, *, mastery: Decimal, parameter: Parameter = None) -> Decimal | None:
    """The unrounded figure; ValueError for an unknown method or a parameter that is not allowed."""
    return named(name).function(scores, mastery=mastery, parameter=parameter)


def steps(name: str, scores: Scores, *, mastery: Decimal, parameter: Parameter = None) -> tuple[CalculationLine, ...]:
    """The working; the last step's value is the method's result. Raises what `result` raises."""
    method = named(name)
    method.setting.read(parameter)
    kept = present(scores)
    return method.working(kept, mastery, parameter) if kept else (line("no ratings yet: no result"),)


def history(name: str, scores: Scores, *, mastery: Decimal, parameter: Parameter = None) -> tuple[Decimal | None, ...]:
    """The result after each score; a missing score repeats the result before it, so the lengths agree.

    Raises what `result` raises.
    """
    method = named(name)
    method.setting.read(parameter)
    after = method.past(present(scores), mastery, parameter)
    found: list[Decimal | None] = []
    for score in scores:
        found.append(next(after) if score is not None else found[-1] if found else None)
    return tuple(found)


def by_date(dated: Sequence[tuple[date | None, T]]) -> tuple[tuple[T, ...], bool]:
    """What was dated, oldest first and undated before all, and whether any two tie.

    Those of the same day, and those without any, keep the order they came in; then the second value is True.
    """
    ordered = sorted(dated, key=lambda pair: pair[0] or date.min)
    tied = any(earlier[0] == later[0] for earlier, later in pairwise(ordered))
    return tuple(item for _, item in ordered), tied
