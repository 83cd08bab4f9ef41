"""Learners’ texts in a page’s context, as safe HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from portfolio_gen.markdown.rendering import Picture, made_safe, read, shown_as_typed
from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.site import Prose
from portfolio_gen.publish.limits import LimitReached, within
from portfolio_gen.publish.page_ids import PageIds

Reader = Callable[[Prose], str]
"""What makes HTML of a text. The HTML is not safe yet."""
_PLAIN = frozenset({str, int, float, bool, type(None)})
_SECONDS = 20.0
"""Of the processor, for one text. The longest that are not shown as typed anyway take one or two."""
_MEMORY = 1 << 30
"""Bytes for one text, ten times what the largest take."""
_LARGEST = 8_000_000
"""Characters of HTML that one text may become."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a text."""

    html: str
    """Not safe yet."""
    fault: str = ""
    """Why it is shown as typed though nothing in it says that it should, to go after “it”; "" where all went well."""


def read_prose(prose: Prose) -> Reading:
    """A text as HTML, read now and within limits. Whatever it finds in the reader, it costs itself alone."""
    try:
        with within(_SECONDS, _MEMORY):
            html = read(prose.markdown)
    except LimitReached as reached:
        return Reading(shown_as_typed(prose.markdown), str(reached))
    except Exception as error:  # a fault of the reader: no text may stop a build
        return Reading(shown_as_typed(prose.markdown), f"ends with a {type(error).__name__}")
    return Reading(html) if len(html) <= _LARGEST else Reading(shown_as_typed(prose.markdown), "becomes too long")


def as_html(prose: Prose) -> str:
    """A text as HTML, read now."""
    return read_prose(prose).html


def rendered(value: Any, page: str, read: Reader = as_html) -> Any:
    """The value with every Prose in it turned into safe HTML for this page, no two ids of which are alike."""
    return _filled(value, page, read, PageIds())


def _filled(value: Any, page: str, read: Reader, ids: PageIds) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is Prose:
        return _prose(value, page, read, ids)
    if isinstance(value, Mapping):
        return {key: item if type(item) in _PLAIN else _filled(item, page, read, ids) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple([item if type(item) in _PLAIN else _filled(item, page, read, ids) for item in value])
    return value


def _prose(prose: Prose, page: str, read: Reader, ids: PageIds) -> dict[str, Any] | None:
    if not prose.markdown.strip():
        return None
    links = {written: from_page(target, page) for written, target in prose.links}
    pictures = {
        written: Picture(from_page(picture.src, page), picture.width, picture.height)
        for written, picture in prose.pictures
    }
    captions = {
        from_page(film, page): tuple((from_page(address, page), language) for address, language in held)
        for film, held in prose.captions
    }
    safe = made_safe(read(prose), links, pictures, captions, directed=bool(prose.dir))
    result = ids.apart(safe)
    return {
        "html": Markup(result.html),
        "headings": tuple({"level": h.level, "id": h.id, "text": h.text} for h in result.headings),
        "lang": prose.lang,
        "dir": prose.dir,
    }
