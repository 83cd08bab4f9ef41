"""JSON Schemas of the front matter, for editors that can complete and check YAML while somebody writes."""

from __future__ import annotations

from typing import Any

from portfolio_gen.model.audience import Circle
from portfolio_gen.source.keys import KEYS, Key, KeyShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_DAY: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}([T ].*)?|\d{1,2}[/.]\d{1,2}[/.]\d{4})$",
}
_YES: dict[str, Any] = {"enum": [True, False, "yes", "no", "on", "off", "y", "n", 1, 0]}
_WORDS: dict[str, Any] = {"type": "object", "additionalProperties": _TEXT}
_CIRCLE: dict[str, Any] = {"enum": [*(circle.value for circle in Circle), "me", "only me", None]}
_STEP: dict[str, Any] = {
    "type": "object",
    "properties": {"text": _TEXT, "due": _DAY, "done": {"anyOf": [_DAY, _YES]}},
    "required": ["text"],
}
_PERSON: dict[str, Any] = {
    "type": "object",
    "properties": {"name": _TEXT, "role": _TEXT, "agreed": _DAY},
    "required": ["name"],
}


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file: a key of KEYS. Raises KeyError for another."""
    return {
        "$schema": DIALECT,
        "title": f"Front matter of a {kind}",
        "type": "object",
        "properties": {key.name: _property(key) for key in KEYS[kind]},
    }


def _property(key: Key) -> dict[str, Any]:
    described = {"description": key.about, **_SHAPES[key.shape]}
    return described | {"examples": list(key.choices)} if key.choices else described


def _one_or_many(*items: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [*items, {"type": "array", "items": {"anyOf": list(items)}}]}


_SHAPES: dict[KeyShape, dict[str, Any]] = {
    "text": _TEXT,
    "texts": _one_or_many(_TEXT),
    "day": _DAY,
    "yes": _YES,
    "codes": _one_or_many(_TEXT, _WORDS),
    "circles": _one_or_many(_CIRCLE),
    "steps": _one_or_many(_STEP, _TEXT),
    "people": _one_or_many(_PERSON),
    "words": {"anyOf": [_WORDS, _TEXT]},
}
