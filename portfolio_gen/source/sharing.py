"""Who may see a file, as its keys say. What cannot be understood is for nobody."""

from __future__ import annotations

import re

from portfolio_gen.model.audience import ONLY_ME, Circle, Circles, Sharing
from portfolio_gen.source.front_matter.fields import Fields, did_you_mean
from portfolio_gen.source.front_matter.yaml_nodes import Items, Text

WITHHELD = Sharing(circles=ONLY_ME, draft=True)

_ONLY_ME = {"me", "only me"}
_NAMES = [circle.value for circle in Circle]


def read_sharing(fields: Fields, default: Circles, *, in_drafts: bool = False) -> Sharing | None:
    """Read `share_with`, `draft` and `published`; None, and a problem, when one of them is not understood."""
    circles = read_circles(fields, "share_with", default)
    draft = fields.yes("draft") if fields.has("draft") else False
    published = fields.yes("published") if fields.has("published") else True
    if circles is None or draft is None or published is None:
        return None
    return Sharing(circles=circles, draft=draft or not published or in_drafts)


def read_circles(fields: Fields, key: str, default: Circles) -> Circles | None:
    """A set of circles; an empty value means only me; None, and a problem, for anything else."""
    if not fields.has(key):
        return default
    node = fields.node(key)
    items = node.items if isinstance(node, Items) else (node,)
    words = [part for text in fields.texts(key) for part in re.split(r"\s*,\s*", text.casefold()) if part]
    if not all(isinstance(item, Text) for item in items):
        return None
    if wrong := next((word for word in words if word not in (*_NAMES, *_ONLY_ME)), None):
        fields.report("PG204", key, f"“{wrong[:80]}” is nobody this can be shared with.", _hint(key, wrong))
        return None
    circles = frozenset(Circle(word) for word in words if word not in _ONLY_ME)
    if circles and not _ONLY_ME.isdisjoint(words):
        hint = f"Write {key}: [] for only me, or leave “me” out."
        fields.report("PG204", key, "“me” stands beside others here.", hint)
        return None
    return circles


def _hint(key: str, wrong: str) -> str:
    several = re.split(r"[\s;/&+]+", wrong)
    if all(word in _NAMES for word in several):
        return f"Write {key}: [{', '.join(several)}]"
    return did_you_mean(wrong, _NAMES, f"Write {key}: and any of {', '.join(_NAMES)}, or [] for only me.")
