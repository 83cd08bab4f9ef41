"""What pages declare that they hand to each template: every path of names in it, however rarely something is there."""

from __future__ import annotations

import importlib
import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from sample_school import REPOSITORY

from portfolio_gen.pages.parts import Frame, FrameWithin
from portfolio_gen.pages.site import Prose

PACKAGE = REPOSITORY / "portfolio_gen"
OF_PROSE = ("html", "headings", "headings[]", "headings[].level", "headings[].id", "headings[].text", "lang", "dir")
"""What becomes of a learner's text before a template sees it."""
_TEMPLATE = re.compile(r"`(\w+\.html)`")


@dataclass(frozen=True)
class Place:
    """Something that a template is handed: where, and the component and name that declare it."""

    path: str
    component: str
    name: str


@cache
def declared() -> Mapping[str, frozenset[Place]]:
    """By template all that its pages may hand over."""
    found: dict[str, set[Place]] = {}
    for kind in _typed_dicts():
        if drawn := _TEMPLATE.match(kind.__doc__ or ""):
            found.setdefault(drawn[1], set()).update(_within(kind, ""))
    frame = {place for kind in (Frame, FrameWithin) for place in _within(kind, "frame.")}
    return {template: frozenset({*places, Place("frame", "", ""), *frame}) for template, places in found.items()}


def _typed_dicts() -> Iterator[Any]:
    for file in sorted((PACKAGE / "pages").rglob("*.py")):
        module = importlib.import_module(_name(file))
        for value in vars(module).values():
            if is_typeddict(value) and value.__module__ == module.__name__:
                yield value


def _name(file: Path) -> str:
    return ".".join(file.relative_to(REPOSITORY).with_suffix("").parts).removesuffix(".__init__")


def _within(kind: Any, before: str) -> Iterator[Place]:
    for name, hint in get_type_hints(kind).items():
        yield Place(f"{before}{name}", kind.__name__, name)
        yield from _below(hint, f"{before}{name}")


def _below(hint: Any, path: str) -> Iterator[Place]:
    """What lies below a value of a type."""
    if get_origin(hint) in (Union, types.UnionType, typing.Required, typing.NotRequired):
        for each in get_args(hint):
            yield from _below(each, path)
    elif get_origin(hint) is tuple:
        for each in get_args(hint):
            if each is not ...:
                yield Place(f"{path}[]", "", "")
                yield from _below(each, f"{path}[]")
    elif is_typeddict(hint):
        yield from _within(hint, f"{path}.")
    elif hint is Prose:
        yield from (Place(f"{path}.{name}", "", "") for name in OF_PROSE)
