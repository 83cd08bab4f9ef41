"""Problems: what is wrong in a file, where, and what to write instead. Never an exception or a scolding."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from portfolio_gen.model.printable import printable
from portfolio_gen.problem_codes import CODES


class Severity(StrEnum):
    """How much a problem costs the person who wrote the file."""

    ERROR = "error"
    """Something is left out of every site until it is mended."""
    WARNING = "warning"
    """Everything is shown, but perhaps not as it was meant."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. Sorts by file, line and code, so that a report reads like the folder."""

    path: str
    """The file, relative to the learners' folder where it lies inside it."""
    line: int
    """1 for the first line; 0 where the whole file or folder is meant."""
    code: str
    """Permanent: `PG` and three digits; one page of documentation each."""
    key: str
    """The front matter key or CSV column, or an empty text."""
    message: str
    """What stands there, in words a ten-year-old can read."""
    hint: str
    """What to do, or what the lines to paste are."""
    paste: tuple[str, ...] = ()
    """What to write instead, ready to be pasted: each by itself is right.

    It takes the place of the whole `line` (one with `\\n` in it is several lines), in a table that of the cell in the
    column `key`. Where `line` is 0 the hint says where it goes, such as a new name for the file.
    """

    @property
    def advice(self) -> str:
        """The hint, and each thing to paste on a line of its own."""
        return "\n".join((self.hint, *self.paste))

    @property
    def severity(self) -> Severity:
        """Error or warning: a property of the code, never of the occasion."""
        return Severity(CODES[self.code].severity)

    def as_json(self) -> dict[str, object]:
        """The documented shape: code, severity, path, line, key, message, hint, paste."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.path,
            "line": self.line,
            "key": self.key,
            "message": self.message,
            "hint": self.hint,
            "paste": list(self.paste),
        }


@dataclass(slots=True)
class Problems:
    """Collects the problems of one job; the only mutable value that readers pass around."""

    found: list[Problem] = field(default_factory=list)
    prefix: str = ""
    """Put before every path, such as `amara-okafor/`: a reader need not know where its folder lies."""
    today: dt.date | None = None
    """The day on which somebody asks. What is reported may depend on it; what is read and made never does."""

    def add(
        self,
        code: str,
        path: PurePath | str,
        line: int,
        message: str,
        hint: str,
        key: str = "",
        paste: Iterable[str] = (),
    ) -> None:
        """Note one problem. Raises KeyError for a code that is not documented."""
        CODES[code]
        self.found.append(Problem(self.prefix + str(path), line, code, key, message, hint, tuple(paste)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted and without repeats: several jobs read the same learner and find the same things."""
    return tuple(sorted(set(problems)))


def to_json(problems: Iterable[Problem]) -> str:
    """A JSON list for other programs, one object per problem."""
    return printable(json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=2))
