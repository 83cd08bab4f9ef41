"""CASE packages as JSON: opened without losing a code, told apart by version, no type trusted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from portfolio_gen.model.printable import one_line
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.case_text import plain_text

Json = dict[str, object]
Version = Literal["1.0", "1.1"]

_ONLY_IN_1_1 = {"caseVersion", "frameworkType", "extensions"}
_ONLY_IN_1_0 = {"CFPackageURI", "CFDocumentURI"}


@dataclass(frozen=True, slots=True)
class CaseObject:
    """One object of a package; every getter answers, whatever stands there."""

    values: Json

    def line(self, key: str) -> str:
        """A value as one line, its signs untouched; "" for none."""
        return one_line(_as_text(self.values.get(key)))

    def prose(self, *keys: str) -> str:
        """The first value that has words, as plain text."""
        return next((text for key in keys if (text := plain_text(_as_text(self.values.get(key))))), "")

    def lines(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text counts as several where commas part it."""
        value = self.values.get(key)
        parts = value if isinstance(value, list) else re.split(r"[,;|]", _as_text(value))
        return tuple(text for part in parts if (text := one_line(_as_text(part))))

    def node(self, key: str) -> CaseObject:
        """The object below a key; an empty one where there is none."""
        value = self.values.get(key)
        return CaseObject(value if isinstance(value, dict) else {})

    def nodes(self, key: str) -> tuple[CaseObject, ...]:
        """The objects of a list."""
        value = self.values.get(key)
        return tuple(CaseObject(one) for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def open_package(text: str, path: str, problems: Problems) -> CaseObject | None:
    """The package in a JSON text; None, and a problem with its line, when there is none.

    Numbers stay text: a code written 3.10 without quotation marks must not become 3.1.
    """
    try:
        found = json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deep"
        message = f"This is not JSON that can be read ({reason})."
        problems.add("PG504", path, line, message, "Download or export the framework again.")
        return None
    package = unwrapped(found)
    if package is None:
        message = "This JSON file is not a CASE package: it has no CFDocument."
        hint = "Export the whole package (CFPackage), not a single item or document."
        problems.add("PG504", path, 1, message, hint)
        return None
    return CaseObject(package)


def unwrapped(found: object) -> Json | None:
    """The object that holds CFDocument: the whole, or what stands in it under CFPackage."""
    inner = found.get("CFPackage", found) if isinstance(found, dict) else None
    return inner if isinstance(inner, dict) and isinstance(inner.get("CFDocument"), dict) else None


def version_of(package: Json) -> Version:
    """1.0 or 1.1, by keys that only one of them has, then by the service's address; 1.1 without either."""
    document = CaseObject(package).node("CFDocument")
    if _ONLY_IN_1_1 & {*package, *document.values}:
        return "1.1"
    if any(_ONLY_IN_1_0 & node.values.keys() for node in _sample(package)):
        return "1.0"
    return "1.0" if "/v1p0/" in document.line("uri") else "1.1"


def _sample(package: Json) -> Iterator[CaseObject]:
    whole = CaseObject(package)
    yield whole.node("CFDocument")
    for key in ("CFItems", "CFAssociations"):
        yield from whole.nodes(key)[:1]


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(part for part in value if isinstance(part, str))
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""
