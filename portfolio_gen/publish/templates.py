"""How templates are read: what is escaped, and names and addresses that are found at little cost."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from portfolio_gen.publish.stylesheets import read_stylesheets

_OURS = ("portfolio/", "components/", "main.html")
_MANY_ADDRESSES = 10_000


def prepare(env: Environment) -> None:
    """Make MkDocs’ templates ready for page after page: ours escape whatever they are given, and none is read again.

    Raises SettingsError where a stylesheet of the theme cannot be used.
    """
    env.autoescape = lambda name: bool(name) and str(name).startswith(_OURS)
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.auto_reload = False
    env.filters["url"] = _once_a_folder(env.filters["url"])
    env.getattr = _items_first(env.getattr)  # type: ignore[method-assign, assignment]
    env.globals["stylesheets"] = read_stylesheets(_folders(env)).asked
    env.make_globals = _shared(env.globals)  # type: ignore[method-assign, assignment]


def _folders(env: Environment) -> list[Path]:
    """Where templates are looked for, one folder before another: stylesheets lie in the same ones."""
    return [Path(folder) for folder in env.loader.searchpath] if isinstance(env.loader, FileSystemLoader) else []


def _shared(names: MutableMapping[str, Any]) -> Callable[[MutableMapping[str, Any] | None], MutableMapping[str, Any]]:
    """What every template may name: the same for all, so that none has to ask which of them are new."""
    return lambda given: {**names, **given} if given else names


def _items_first(attribute: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """A template’s `a.b`, which asks a mapping for its item at once: contexts are mappings, nearly all of them."""

    def item_or_attribute(value: Any, name: str) -> Any:
        if type(value) is dict and name in value:
            return value[name]
        return attribute(value, name)

    return item_or_attribute


def _once_a_folder(url: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """MkDocs’ filter `url`, which gives every page of a folder the same address, asked once for each folder."""
    known: dict[tuple[str, str], str] = {}

    @pass_context
    def known_url(context: Context, value: str) -> str:
        key = context["page"].url.rpartition("/")[0], str(value)
        if key not in known:
            if len(known) >= _MANY_ADDRESSES:
                known.clear()
            known[key] = url(context, value)
        return known[key]

    return known_url
