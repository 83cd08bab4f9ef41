"""Who may see a file, as its keys say. What cannot be understood is for nobody but the learner."""

from __future__ import annotations

import re

from portfolio_gen.model.audience import ONLY_ME, Circle, Circles, Sharing
from portfolio_gen.source.fields import Fields, did_you_mean

_ONLY_ME = {"me", "only me"}
_WORDS = ", ".join(circle.value for circle in Circle)


WITHHELD = Sharing(circles=ONLY_ME, draft=True)


def read_sharing(fields: Fields, default: Circles, *, in_drafts: bool = False) -> Sharing | None:
    """Read `share_with`, `draft` and `published`; None, and a problem, when one of them cannot be understood."""
    circles = read_circles(fields, "share_with", default)
    draft = _flag(fields, "draft", missing=False)
    published = _flag(fields, "published", missing=True)
    if circles is None or draft is None or published is None:
        return None
    return Sharing(circles=circles, draft=draft or not published or in_drafts)


def read_circles(fields: Fields, key: str, default: Circles) -> Circles | None:
    """A set of circles; an empty value means only me; None, and a problem, for a word that is no circle."""
    if not fields.has(key):
        return default
    before = len(fields.problems.found)
    words = [word for text in fields.texts(key) for word in re.split(r"\s*,\s*", text) if word]
    if len(fields.problems.found) > before:
        return None
    circles: set[Circle] = set()
    for word in words:
        if word.casefold() in _ONLY_ME:
            continue
        try:
            circles.add(Circle(word.casefold()))
        except ValueError:
            hint = did_you_mean(word, Circle, f"Write {key}: and any of {_WORDS}, or [] for only me.")
            fields.report("PG204", key, f"“{word}” is nobody an entry can be shared with.", hint)
            return None
    if any(word.casefold() in _ONLY_ME for word in words) and circles:
        fields.report(
            "PG204",
            key,
            "“me” stands beside others here.",
            f"Write {key}: [] for only me, or leave “me” out.",
        )
        return None
    return frozenset(circles)


def _flag(fields: Fields, key: str, *, missing: bool) -> bool | None:
    return fields.yes(key) if fields.has(key) else missing
