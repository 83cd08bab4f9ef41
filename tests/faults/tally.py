"""What tests of many trials found, as lines that the run shows: how many trials, and how many of each fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

PROPERTY = "tally"
"""Under which name a test's counts travel to the end of the run."""
SITES = ("lost", "mixed", "leaked", "deleted", "not healed")
"""Faults of what stands: a site that is gone, one of two versions or cut short, private words, a person's file gone or
changed, a next build that does not put everything right."""
WORDS = ("wrong code", "traceback")
"""Faults of what a build says of itself."""
_SHOWN = 8


class Tally:
    """Counts trials and faults of one test. Tests whose tallies have one name share a line at the end of the run."""

    def __init__(self, name: str, *kinds: str) -> None:
        self.name = name
        self._what = ""
        self._trials: Counter[str] = Counter()
        self._faults: Counter[str] = Counter(dict.fromkeys(kinds, 0))
        self._details: dict[tuple[str, int, str], list[str]] = {}

    def trial(self, what: str, kind: str = "trials") -> None:
        """One more trial, of which the next faults are; `what` describes it."""
        self._what = what
        self._trials[kind] += 1

    def trials(self) -> int:
        """How many trials there have been."""
        return self._trials.total()

    def fault(self, kind: str, detail: str) -> None:
        """A fault of a kind in this trial; however often it is there, it counts once."""
        key = kind, self.trials(), self._what
        if key not in self._details:
            self._faults[kind] += 1
        self._details.setdefault(key, []).append(detail)

    @property
    def faults(self) -> list[str]:
        """Every fault, in words."""
        return [f"{kind}: {what}: {'; '.join(found[:3])}" for (kind, _, what), found in self._details.items()]

    def conclude(self, record: Callable[[str, object], None]) -> None:
        """Show the line, here and at the end of the run, and fail where there is a fault."""
        found = {"name": self.name, "trials": dict(self._trials), "faults": dict(self._faults)}
        ((line, _),) = lines([found])
        print(line)
        record(PROPERTY, found)
        shown = self.faults
        if len(shown) > _SHOWN:
            shown[_SHOWN:] = [f"and {len(shown) - _SHOWN} more"]
        assert not shown, "\n  ".join((line, *shown))


Conclude = Callable[[Tally], None]
"""Shows what a test counted, and fails where there is a fault."""


def lines(tallies: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, bool]]:
    """A line for each name, such as `kills: 200 trials, lost 0, mixed 0`, and whether it counts no fault."""
    names: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for tally in tallies:
        trials, faults = names.setdefault(tally["name"], (Counter(), Counter()))
        trials.update(tally["trials"])
        faults.update(tally["faults"])
    for name, (trials, faults) in names.items():
        parts = [f"{count} {kind}" for kind, count in trials.items()] + [f"{kind} {n}" for kind, n in faults.items()]
        yield f"{name}: {', '.join(parts)}", not faults.total()
