"""Levels of proficiency, and the scale a school orders them on."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cached_property

from pydantic import Field

from portfolio_gen.model.value import Value

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")
NOT_ENOUGH, EXCUSED = "NE", "EX"
"""What pages print for the two levels outside the scale."""


class Level(Value):
    """One step of a scale. `value` is None for a level outside the arithmetic ("not enough evidence yet")."""

    id: str
    label: str
    means: str = ""
    value: Decimal | None = None


def _default_levels() -> tuple[Level, ...]:
    return (
        Level(id="beginning", value=Decimal(1), label="Beginning", means="I am starting and need help"),
        Level(id="developing", value=Decimal(2), label="Developing", means="I can do parts of it"),
        Level(id="proficient", value=Decimal(3), label="Proficient", means="I can do it on my own"),
        Level(id="extending", value=Decimal(4), label="Extending", means="I can teach it or take it further"),
    )


def _as_number(word: str) -> str:
    """A number without signs that change nothing, 3.0 and 3,0 as 3; other words as they are."""
    return format(Decimal(word.replace(",", ".")).normalize(), "f") if _NUMBER.fullmatch(word) else word


class ProficiencyScale(Value):
    """A school's levels from lowest to highest, and the words people use for them."""

    levels: tuple[Level, ...] = Field(default_factory=_default_levels, min_length=1)
    proficient: str = "proficient"
    """Id of the level from which a learner counts as proficient."""
    insufficient: Level = Level(id="insufficient", label="Not enough evidence yet")
    excused: Level = Level(id="excused", label="Excused")
    aliases: dict[str, str] = Field(default_factory=dict)
    """Words people use, in lower case, to ids of levels."""

    @cached_property
    def _named(self) -> dict[str, Level]:
        named: dict[str, Level] = {}
        by_id = {level.id: level for level in (*self.levels, self.insufficient, self.excused)}
        for level in by_id.values():
            named.setdefault(level.label.casefold(), level)
        for level in self.levels:
            named.setdefault(_as_number(level.label.casefold()), level)
        for level in self.levels:
            if level.value is not None and not self._numbered:
                named.setdefault(format(level.value.normalize(), "f"), level)
        for word, level_id in self.aliases.items():
            if level_id in by_id:
                named[word.casefold()] = by_id[level_id]
        named.update({level.id.casefold(): level for level in by_id.values()})
        return {sign: level for sign, level in self._printed() if sign not in named} | named

    def _printed(self) -> list[tuple[str, Level]]:
        """What pages print for levels, and their letters alone; none that two levels would share."""
        levels = (*self.levels, self.insufficient, self.excused)
        printed = [(self.sign(level), level) for level in levels]
        printed += [(self._letters[level.id], level) for level in self.levels]
        printed += [(self._with_letters(level), level) for level in self.levels]
        pairs = {(sign.casefold(), level.id): level for sign, level in printed if sign}
        times = Counter(sign for sign, _ in pairs)
        return [(sign, level) for (sign, _), level in pairs.items() if times[sign] == 1]

    def level(self, written: str) -> Level | None:
        """The level that an id, a label, a value, one of the school's aliases or a sign of the pages names.

        A number may be written as spreadsheets do: 3.0 or 3,0. Where labels are numbers themselves, a number is one.
        """
        word = written.strip().casefold()
        return self._named.get(word) or self._named.get(_as_number(word))

    @cached_property
    def _numbered(self) -> bool:
        """Whether labels are other numbers than the values, as marks are: then the values are nobody's words."""
        marks = (level for level in self.levels if _NUMBER.fullmatch(level.label))
        return any(Decimal(_as_number(level.label)) != level.value for level in marks)

    @cached_property
    def _letters(self) -> dict[str, str]:
        """By id of level: the first letter of its label, two where levels would share it."""
        firsts = Counter(level.label[:1].upper() for level in self.levels)
        return {
            level.id: level.label[: 1 if firsts[level.label[:1].upper()] == 1 else 2].capitalize()
            for level in self.levels
        }

    def sign(self, level: Level) -> str:
        """What pages print for a level: number and letter, such as 3P; NE or EX outside the scale."""
        if level.value is None:
            return EXCUSED if level.id == self.excused.id else NOT_ENOUGH
        return level.label if _NUMBER.fullmatch(level.label) else self._with_letters(level)

    def figure(self, level: Level) -> str:
        """The number of a level on pages: its label where that is one, else its value."""
        return level.label if _NUMBER.fullmatch(level.label) else format((level.value or Decimal(0)).normalize(), "f")

    def _with_letters(self, level: Level) -> str:
        return format((level.value or Decimal(0)).normalize(), "f") + self._letters.get(level.id, "")

    def word(self, level: Level) -> str:
        """What to write for a level, so that it is understood as this one: its label where no other has it."""
        return level.label if self.level(level.label) == level else level.id

    @cached_property
    def values(self) -> dict[str, Decimal | None]:
        """Values by id of level; None for the levels outside the arithmetic."""
        return {level.id: level.value for level in (*self.levels, self.insufficient, self.excused)}

    def words(self) -> tuple[str, ...]:
        """The labels, lowest first: what to offer somebody who wrote an unknown one."""
        return tuple(level.label for level in self.levels)

    @cached_property
    def mastery(self) -> Decimal:
        """The value from which a learner counts as proficient."""
        level = self.level(self.proficient)
        value = level.value if level else None
        return value if value is not None else max(level.value or Decimal(0) for level in self.levels)

    @cached_property
    def lowest(self) -> Decimal:
        """The value of the lowest level."""
        return min(level.value or Decimal(0) for level in self.levels)

    @cached_property
    def highest(self) -> Decimal:
        """The value of the highest level."""
        return max(level.value or Decimal(0) for level in self.levels)

    def is_proficient(self, level: Level | None) -> bool:
        """Whether a level is proficient or beyond; never for a level outside the arithmetic."""
        return level is not None and level.value is not None and level.value >= self.mastery

    def nearest(self, value: Decimal) -> Level:
        """The level whose value is nearest; a half goes up; held at the ends of the scale."""
        best = self.levels[0]
        for level in self.levels:
            if abs((level.value or Decimal(0)) - value) <= abs((best.value or Decimal(0)) - value):
                best = level
        return best
