"""The terms of school.yml, each with a title and an address of its own: schools write Semester 1 every year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from portfolio_gen.model.school import Term
from portfolio_gen.model.slug import slug
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.unknown_keys import report_unknown

_KEYS = ("id", "title", "start", "end")


def read_terms(fields: Fields) -> tuple[Term, ...]:
    """The terms, oldest first; one without its days is a problem and left out."""
    terms = []
    for item in fields.children("terms", "id: fall, title: Fall, start: 2026-08-26, end: 2027-01-22"):
        item = item.whole(_KEYS)
        report_unknown(item, _KEYS)
        start, end = item.day("start"), item.day("end")
        if start is None or end is None or end < start:
            message = "This term needs a first day, and a last day that comes after it."
            hint = "Write start: 2026-08-26 and end: 2027-01-22"
            item.report("PG502", "terms", message, hint, item.keys.line)
            continue
        title = item.text("title") or item.text("id") or start.isoformat()
        terms.append(Term(id=slug(item.text("id") or title), title=title, start=start, end=end))
    return _told_apart(sorted(terms, key=lambda term: (term.start, term.end, term.id)))


def _told_apart(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The oldest of an id keeps it, so that its pages stay where they are; terms of one title show their year."""
    terms = tuple(terms)
    years = Counter((slug(term.title), term.start.year) for term in terms)
    titles = Counter(slug(term.title) for term in terms)
    found: dict[str, Term] = {}
    for term in terms:
        name = slug(term.title)
        day = str(term.start.year) if years[name, term.start.year] == 1 else term.start.isoformat()
        title = f"{term.title} ({day})" if titles[name] > 1 else term.title
        ids = (term.id, f"{term.id}-{day}", *(f"{term.id}-{day}-{n}" for n in range(2, len(terms) + 2)))
        free = next(each for each in ids if each not in found)
        found[free] = term.model_copy(update={"id": free, "title": title})
    return tuple(found.values())
