"""Checks a CASE package against the rules of its version, for those who publish it: reading needs none."""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from portfolio_gen.source.advice import did_you_mean
from portfolio_gen.source.framework.case_package import Json, Version, unwrapped, version_of
from portfolio_gen.source.framework.case_rules import ASSOCIATION_TYPES, ObjectRule, shapes

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_EXTENDED = re.compile(r"ext:[A-Za-z0-9._|-]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """One departure from the rules."""

    where: str
    """The way to it, such as `CFItems[3].uri`; "" is the whole file."""
    message: str


def package_faults(text: str, version: Version | None = None) -> tuple[Fault, ...]:
    """All faults of a CASE package by the rules of a version, else of the one its keys show; () if valid."""
    return faults_by(lambda package: _Check(version or version_of(package)).value(package, ("Package",), ""), text)


def faults_by(check: Callable[[Json], Iterable[Fault]], text: str) -> tuple[Fault, ...]:
    """What a check finds in the package of a text; where there is none, that this is so."""
    try:
        package = unwrapped(json.loads(text))
    except (ValueError, RecursionError) as error:
        return (Fault("", f"This is not JSON: {error}"),)
    if package is None:
        return (Fault("", "There is no CFDocument: this is not a CASE package."),)
    return tuple(check(package))


class _Check:
    def __init__(self, version: Version) -> None:
        self._shapes = shapes(version)

    def value(self, value: object, kinds: tuple[str, ...], where: str) -> Iterator[Fault]:
        """The faults of a value that must be of one of these kinds."""
        if isinstance(value, dict) and (row := next((kind for kind in kinds if kind in self._shapes), "")):
            yield from self._object(value, self._shapes[row], where)
        elif len(kinds) > 1:
            if not any(self._fits(value, kind) for kind in kinds):
                yield Fault(where, f"{_shown(value)} is neither {' nor '.join(map(_named, kinds))}.")
        elif kinds[0].startswith("["):
            yield from self._list(value, kinds[0][1:-1], where)
        elif kinds[0] in self._shapes or not _KINDS[kinds[0]](value):
            yield Fault(where, f"{_shown(value)} is not {_named(kinds[0])}.")

    def _fits(self, value: object, kind: str) -> bool:
        return next(self.value(value, (kind,), ""), None) is None

    def _list(self, value: object, kind: str, where: str) -> Iterator[Fault]:
        if not isinstance(value, list):
            yield Fault(where, f"{_shown(value)} is not a list.")
            return
        for place, item in enumerate(value):
            yield from self.value(item, (kind,), f"{where}[{place}]")

    def _object(self, value: Json, shape: ObjectRule, where: str) -> Iterator[Fault]:
        for key in shape.required:
            if key not in value:
                yield Fault(where, f"“{key}” is missing.")
        unknown = [key for key in value if key not in shape.kinds]
        if unknown and not shape.is_open:
            hint = did_you_mean(unknown[0], shape.kinds, "Take it out.")
            yield Fault(where, f"{', '.join(f'“{key}”' for key in unknown)} cannot stand here. {hint}")
        for key, kinds in shape.kinds.items():
            if key in value:
                yield from self.value(value[key], kinds, f"{where}.{key}".lstrip("."))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False


def is_address(value: object) -> bool:
    """Whether a value is an address such as https://example.org/item/1."""
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def is_moment(value: object) -> bool:
    """Whether a value is a day with a time, such as 2026-11-23T08:00:00+00:00."""
    try:
        return isinstance(value, str) and "T" in value.upper() and bool(dt.datetime.fromisoformat(value))
    except ValueError:
        return False


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_whole(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and float(value).is_integer()


def _is_extended(value: object) -> bool:
    return isinstance(value, str) and _EXTENDED.match(value) is not None


_KINDS: dict[str, Callable[[object], bool]] = {
    "text": _is_text,
    "uuid": _is_uuid,
    "uri": is_address,
    "moment": is_moment,
    "day": _is_day,
    "number": _is_number,
    "whole": _is_whole,
    "null": lambda value: value is None,
    "nothing": lambda value: value == [],
    "object": lambda value: isinstance(value, dict),
    "version": lambda value: value == "1.1",
    "relation": lambda value: value in ASSOCIATION_TYPES,
    "translation": lambda value: value == "isTranslationOf",
    "extended": _is_extended,
    "target": lambda value: value == "CASE",
}
_WORDS = {
    "uuid": "an identifier such as 2e3dc24a-8c98-5158-b322-a080d9c38c38",
    "uri": "an address such as https://example.org/item/1",
    "moment": "a moment such as 2026-11-23T08:00:00+00:00",
    "day": "a day such as 2026-11-23",
    "number": "a number",
    "whole": "a whole number",
    "null": "null",
    "nothing": "an empty list",
    "object": "an object",
    "relation": f"one of {', '.join(ASSOCIATION_TYPES)}",
    "translation": "isTranslationOf",
    "extended": "a word of your own that begins with ext:",
    "version": "“1.1”",
    "target": "“CASE”",
}


def _named(kind: str) -> str:
    if kind.startswith("["):
        return "a list"
    article = "an" if kind[0] in "AIO" else "a"
    return _WORDS.get(kind, f"a {kind}" if kind.islower() else f"{article} {kind} object")


def _shown(value: object) -> str:
    if isinstance(value, (list, dict)):
        return "A list" if isinstance(value, list) else "An object"
    written = json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 60 else f"{written[:57]}..."
