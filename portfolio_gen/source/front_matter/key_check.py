"""Keys that are not known: which one was probably meant, and whether it was meant to hide the entry."""

from __future__ import annotations

import re

from portfolio_gen.model.audience import Circle
from portfolio_gen.source.advice import nearest, offered
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.hiding_keys import folded_key, hidden_by, is_hidden_state
from portfolio_gen.source.front_matter.nodes import Keys
from portfolio_gen.source.keys import KEYS

_SCHOOLS = {"level", "assessed_by", "verified", "rating", "score", "rated_by"}
_CIRCLES = {"me", *(circle.value for circle in Circle)}


def check_keys(fields: Fields, kind: str) -> bool:
    """Report keys that are not known here; False when one of them may have been meant to hide the entry."""
    known = {key.name for key in KEYS[kind]}
    safe = True
    for key, node in fields.keys.pairs.items():
        plain = folded_key(key)
        if is_hidden_state(plain, node):
            message = f"“{key}: {fields.text(key)}” does not hide anything here."
            hint = "Write this line instead. Until then it is on no page."
            fields.report("PG109", key, message, hint, paste=("draft: yes",))
            safe = False
        elif key in known:
            continue
        elif plain in _SCHOOLS and kind not in ("profile", "plan"):
            message = f"“{key[:80]}” is not for the learner's file: only the school can say that."
            hint = "Delete the line. How you see yourself is written as standards: [CODE: level]"
            fields.report("PG110", key, message, hint)
        elif meant := hidden_by(plain, node, is_decided=fields.has("share_with")):
            message = f"“{key[:80]}” is not a key, and it looks as if it decides who may see this."
            hint = f"Write {meant}: instead. Until then this is on no page."
            fields.report("PG109", key, message, hint, paste=_hiding(fields, key, meant))
            safe = False
        elif near := nearest(plain[:80], known, cutoff=0.8):
            message = f"“{key[:80]}” is not a key here."
            hint, lines = offered(("Did you mean this?", near), fields.renamed(key, near[0]))
            fields.report("PG108", key, message, hint, paste=lines)
    return safe


def _hiding(fields: Fields, key: str, meant: str) -> tuple[str, ...]:
    """The line under the key that was meant; what it says there may not be understood, then only the writer sees it."""
    if isinstance(fields.node(key), Keys):
        return ("share_with: []" if meant == "share_with" else "published: no",)
    words = re.split(r"[\s,]+", " ".join(fields.texts(key)).casefold())
    if meant == "share_with" and not all(word in _CIRCLES for word in words):
        return ("share_with: []",)
    return fields.renamed(key, meant)
