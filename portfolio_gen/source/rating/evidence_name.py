"""What a rating calls the evidence it is about, and what to say where the learner has none of that name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from portfolio_gen.model.entries import Evidence
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import Advice, meant
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import FOLDER_NAMES
from portfolio_gen.source.reading import Reading

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


def report_unknown_evidence(reading: Reading, evidence: Iterable[Evidence], problems: Problems) -> None:
    """Name the ratings whose evidence the learner does not have: each counts as one of another piece of work."""
    names = {name for kind, name in reading.names if kind == "evidence"}
    titled: dict[str, list[str]] = {}
    for piece in evidence:
        titled.setdefault(slug(piece.title), []).append(piece.id)
    unknown: dict[tuple[str, str], list[Rating]] = {}
    for rating in reading.school.ratings_of.get(reading.learner, ()):
        if rating.evidence and rating.evidence not in names and len(titled.get(rating.evidence, ())) != 1:
            unknown.setdefault((rating.path, rating.evidence), []).append(rating)
    for (path, name), ratings in unknown.items():
        several = tuple(sorted(titled.get(name, ())))
        called = f"{len(several)} pieces of evidence" if several else "no evidence"
        again = f", here and in {len(ratings) - 1} more rows" if len(ratings) > 1 else ""
        message = f"{reading.learner} has {called} called “{name}”{again}."
        hint, likely = Advice(_WHICH, several) if several else meant(name, sorted(names), _OTHERWISE)
        problems.add("PG510", path, ratings[0].line, message, hint, "evidence", likely)
