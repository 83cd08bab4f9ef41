"""What the one setting of a calculation method may be, and how it is read from what a school wrote."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

Parameter: TypeAlias = Decimal | int | str | None
"""A method's setting as a school gives it: a number, a number as text, a word; None takes the default."""


@dataclass(frozen=True, slots=True)
class NumberSetting:
    """A setting that is a number from `lowest` to `highest`, both allowed."""

    what: str
    default: Decimal
    lowest: Decimal
    highest: Decimal
    whole: bool = False

    def read(self, parameter: Parameter) -> Decimal:
        """The number meant; ValueError that says what is allowed."""
        if parameter is None:
            return self.default
        try:
            number = Decimal("NaN") if isinstance(parameter, bool) else Decimal(parameter)
        except (InvalidOperation, TypeError, ValueError):
            number = Decimal("NaN")
        if not number.is_finite() or not self.lowest <= number <= self.highest or not self._fits(number):
            kind = "whole number" if self.whole else "number"
            raise ValueError(
                f"{self.what} is a {kind} from {self.lowest} to {self.highest}, and {parameter!s} is not."
                f" Write {self.default}, for example."
            )
        return number

    def _fits(self, number: Decimal) -> bool:
        return not self.whole or number == number.to_integral_value()


@dataclass(frozen=True, slots=True)
class WordSetting:
    """A setting that is one of a few words; spaces and hyphens count as underscores."""

    what: str
    default: str
    choices: tuple[str, ...]

    def read(self, parameter: Parameter) -> str:
        """The word meant; ValueError that lists the choices."""
        if parameter is None:
            return self.default
        word = str(parameter).strip().casefold().replace(" ", "_").replace("-", "_")
        if word not in self.choices:
            raise ValueError(f"{self.what} is one of {', '.join(self.choices)}, and {parameter!s} is not.")
        return word


@dataclass(frozen=True, slots=True)
class NoSetting:
    """The method has nothing to set."""

    what: str

    def read(self, parameter: Parameter) -> None:
        """None; ValueError when a setting was given all the same."""
        if parameter is not None:
            raise ValueError(f"{self.what} has nothing to set. Take {parameter!s} away.")


Setting: TypeAlias = NumberSetting | WordSetting | NoSetting

NEWEST_SHARE = NumberSetting(
    "The percentage that the newest rating counts", Decimal(65), lowest=Decimal(1), highest=Decimal(99)
)
RECENT_COUNT = NumberSetting(
    "How many of the last ratings to look at", Decimal(3), lowest=Decimal(1), highest=Decimal(20), whole=True
)
TIMES = NumberSetting(
    "How many ratings have to reach the proficient level",
    Decimal(3),
    lowest=Decimal(1),
    highest=Decimal(20),
    whole=True,
)
TIE = WordSetting("What counts when ratings are equally frequent", "most_recent", ("most_recent", "mean"))
