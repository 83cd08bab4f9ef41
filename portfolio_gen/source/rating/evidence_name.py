"""What a rating calls the evidence it is about, and what to say where the learner has none of that name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from portfolio_gen.model.audience import Audience, Sharing, admits
from portfolio_gen.model.entries import Evidence
from portfolio_gen.model.learner import Portfolio
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import Advice, meant
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import FOLDER_NAMES
from portfolio_gen.source.reading import FolderReading

_ENDINGS = (*MARKDOWN, ".html")
_WHICH = "Write the name of the file:"
_OTHERWISE = "Write the name of its file without .md. If the learner has taken it away, leave it as it is."


def evidence_name(written: str) -> str:
    """The name in a cell such as `evidence/First bridge.MD`; a title, which may hold such signs too, stays whole."""
    parts = written.replace("\\", "/").rstrip("/").split("/")
    stem, ending = posixpath.splitext(parts[-1])
    is_file = ending.lower() in _ENDINGS
    if is_file or any(part.lower() in FOLDER_NAMES for part in parts[:-1]):
        return slug(stem if is_file else parts[-1])
    return slug(written) if written else ""


def report_unknown_evidence(reading: FolderReading, portfolio: Portfolio, problems: Problems) -> None:
    """Name the ratings whose evidence the learner does not have: each counts as one of another piece of work.

    So does one by a title, for those who see the rating and not the piece: they must not be told that there is one.
    """
    names = {name for kind, name in reading.names if kind == "evidence"}
    titled: dict[str, list[Evidence]] = {}
    for piece in portfolio.evidence:
        titled.setdefault(slug(piece.title), []).append(piece)
    unknown: dict[tuple[str, str], list[Rating]] = {}
    for rating in reading.school.ratings_of.get(reading.learner, ()):
        pieces = titled.get(rating.evidence, [])
        known = rating.evidence in names or (len(pieces) == 1 and _is_seen(pieces[0], portfolio, reading.school))
        if rating.evidence and not known:
            unknown.setdefault((rating.path, rating.evidence), []).append(rating)
    for (path, name), ratings in unknown.items():
        message, advice = _said(name, reading.learner, tuple(sorted(one.id for one in titled.get(name, ()))), names)
        more = len(ratings) - 1
        again = f" {more} more {'row' if more == 1 else 'rows'} of this learner {'has' if more == 1 else 'have'} it."
        problems.add("PG510", path, ratings[0].line, message + again * bool(more), advice[0], "evidence", advice[1])


def _said(name: str, learner: str, titled: tuple[str, ...], names: Iterable[str]) -> tuple[str, Advice]:
    if len(titled) == 1:
        message = f"“{name}” is a title, and not everybody who sees ratings of {learner} sees the piece."
        return message, Advice(_WHICH, titled)
    if titled:
        return f"{learner} has {len(titled)} pieces of evidence called “{name}”.", Advice(_WHICH, titled)
    return f"{learner} has no evidence called “{name}”.", meant(name, sorted(names), _OTHERWISE)


def _is_seen(piece: Evidence, portfolio: Portfolio, school: School) -> bool:
    """Whether everybody who sees ratings of a learner sees a piece of theirs."""
    sharing, consent = portfolio.sharing.get(piece.file, Sharing()), portfolio.consent
    others = (each for each in Audience if each is not Audience.PUBLIC or consent.public)
    return all(admits(audience, sharing, consent) for audience in others if school.shows_ratings_to(audience))
