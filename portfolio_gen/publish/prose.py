"""Learners’ texts in a page’s context, as safe HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.site import Prose
from portfolio_gen.pages.student_markdown import Picture, made_safe, to_html

Reader = Callable[[Prose], str]
"""What makes HTML of a text. The HTML is not safe yet."""
_PLAIN = frozenset({str, int, float, bool, type(None)})


def as_html(prose: Prose) -> str:
    """A text as HTML, read now."""
    return to_html(prose.markdown)


def rendered(value: Any, page: str, read: Reader = as_html) -> Any:
    """The value with every Prose in it turned into safe HTML for this page."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is Prose:
        return _prose(value, page, read)
    if isinstance(value, Mapping):
        return {key: item if type(item) in _PLAIN else rendered(item, page, read) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([item if type(item) in _PLAIN else rendered(item, page, read) for item in value])
    return value


def _prose(prose: Prose, page: str, read: Reader) -> dict[str, Any] | None:
    if not prose.markdown.strip():
        return None
    links = {written: from_page(target, page) for written, target in prose.links}
    pictures = {
        written: Picture(from_page(picture.src, page), picture.width, picture.height)
        for written, picture in prose.pictures
    }
    result = made_safe(read(prose), links, pictures)
    return {
        "html": Markup(result.html),
        "headings": tuple({"level": h.level, "id": h.id, "text": h.text} for h in result.headings),
        "lang": prose.lang,
        "dir": prose.dir,
    }
