"""Who may see a file, as its keys say. What cannot be understood is for nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portfolio_gen.model.audience import ONLY_ME, Circle, Circles, Sharing
from portfolio_gen.source.advice import Advice, meant
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.nodes import Items, Text

WITHHELD = Sharing(circles=ONLY_ME, draft=True)

_ONLY_ME = {"me", "only me"}
_MEANT = {
    **dict.fromkeys(("mom", "mum", "mama", "dad", "papa", "parent", "parents", "home", "grandma", "grandpa"), "family"),
    **dict.fromkeys(("teacher", "teachers", "school", "educator", "mentor"), "educators"),
}
"""Words that people write for a circle. They are offered and never taken: nobody is to see more by a guess."""
_ALL = {"everyone", "everybody", "all", "anyone", "world"}
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
        fields.suggest("PG204", key, f"“{wrong[:80]}” is nobody this can be shared with.", _advice(key, wrong, words))
        return None
    circles = frozenset(Circle(word) for word in words if word not in _ONLY_ME)
    if circles and not _ONLY_ME.isdisjoint(words):
        others = f"[{', '.join(word for word in dict.fromkeys(words) if word not in _ONLY_ME)}]"
        advice = Advice("Write the first of these for only me, or the second for the others:", ("[]", others))
        fields.suggest("PG204", key, "“me” stands beside others here.", advice)
        return None
    return circles


def _advice(key: str, wrong: str, words: list[str]) -> Advice:
    """The whole list with the wrong word as it was probably meant; what may be meant in several ways widens nothing."""
    several = re.split(r"[\s;/&+]+", wrong)
    if all(word in _NAMES for word in several):
        return Advice("Write a comma between them:", (_listed(words, wrong, several),))
    if wrong in _ALL:
        hint = "Write the first for your family and your educators, or the second for the whole world:"
        return Advice(hint, ("[educators, family]", "[public]"))
    known = _MEANT.get(wrong)
    near = (known,) if known else meant(wrong, _NAMES, "").instead
    if near:
        return Advice("Did you mean this?", (_listed(words, wrong, near),))
    return Advice(f"Write {key}: and any of {', '.join(_NAMES)}; or this, for only you:", ("[]",))


def _listed(words: list[str], wrong: str, meant_words: Iterable[str]) -> str:
    """The list as it stands, with other words in the place of the wrong one; what else is unknown is left out."""
    new = (each for word in words for each in (meant_words if word == wrong else (word,)))
    return f"[{', '.join(dict.fromkeys(word for word in new if word in _NAMES))}]"
