"""How templates are read: what is escaped, and names and addresses that are found at little cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.words import form_for

_OURS = ("portfolio/", "components/", "main.html")
_MANY_ADDRESSES = 10_000


def prepare(env: Environment) -> None:
    """Make templates ready for page after page: ours escape whatever they are given, and none is read again."""
    env.autoescape = lambda name: bool(name) and str(name).startswith(_OURS)
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.auto_reload = False
    env.globals |= SENTENCES
    env.filters["url"] = _once_a_folder(env.filters["url"])
    env.getattr = _items_first(env.getattr)  # type: ignore[method-assign, assignment]
    env.make_globals = _shared(env.globals)  # type: ignore[method-assign, assignment]


def say_in_html(sentence: str, /, **values: object) -> Markup:
    """What templates call `_`: a sentence with its values, of which those that are HTML already stay so."""
    return _filled(sentence, values)


def count_in_html(number: int, one: str, many: str, none: str = "", **values: object) -> Markup:
    """What templates call `ngettext`: the sentence for a number, which it calls `{n}`."""
    return _filled(form_for(number, one, many, none), {"n": number, **values})


def _filled(sentence: str, values: Mapping[str, object]) -> Markup:
    """A sentence with its values, each escaped first: `Markup.format` does the same and takes longer, on every page."""
    pattern, alone = _escaped(sentence)
    if not values:
        return alone
    return Markup(pattern.format(**{name: escape(value) for name, value in values.items()}))


@cache
def _escaped(sentence: str) -> tuple[str, Markup]:
    """A sentence of a template, escaped once for all pages: as it takes values, and as it is without any."""
    pattern = str(escape(sentence))
    return pattern, Markup(pattern.replace("{{", "{").replace("}}", "}"))


SENTENCES = {"_": say_in_html, "ngettext": count_in_html}
"""How templates say the words of the interface."""


@pass_context
def address(context: Context, value: str) -> str:
    """The filter `url` of a host that brings none: an address below an audience's folder, as this page writes it."""
    return from_page(value, context["place"])


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
    """The filter `url`, which gives every page of a folder the same address, asked once for each folder."""
    known: dict[tuple[str, str], str] = {}

    @pass_context
    def known_url(context: Context, value: str) -> str:
        key = context["place"].rpartition("/")[0], str(value)
        if key not in known:
            if len(known) >= _MANY_ADDRESSES:
                known.clear()
            known[key] = url(context, value)
        return known[key]

    return known_url
