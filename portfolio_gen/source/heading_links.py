"""Links to a heading of the same text: one that leads to none is told of, with the heading that is meant."""

from __future__ import annotations

from itertools import chain

from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import meant, offered
from portfolio_gen.source.text.body import Scan
from portfolio_gen.source.text.targets import Target

_MOST_HINTS = 20
"""Links for which a near heading is looked up; it takes a while."""


class HeadingLinks:
    """The links within one text."""

    def __init__(self, scan: Scan, path: str, problems: Problems) -> None:
        self._scan = scan
        self._path = path
        self._problems = problems
        self._told: set[str] = set()
        self._headings = scan.places.named()

    def check(self, target: Target) -> None:
        """Report a link behind whose # stands the name of no heading; each name once."""
        written = target.written.removeprefix("#")
        if target.picture or written in self._told or self._leads(written):
            return
        self._told.add(written)
        slugs = [slug(words) for words in self._scan.places.headings] if len(self._told) <= _MOST_HINTS else []
        advice = meant(slug(written), slugs, "Behind the # stands the name of a heading: #what-went-wrong")
        better = [self._scan.line_with(target.line, target.written, f"#{near}") for near in advice.instead]
        hint, paste = offered(advice, chain.from_iterable(better))
        message = f"No heading of this text is called “{target.written[:80]}”."
        self._problems.add("PG408", self._path, target.line, message, hint, paste=paste)

    def _leads(self, written: str) -> bool:
        return self._scan.places.has_id(written) or self._headings.find(written) is not None
