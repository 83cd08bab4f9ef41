"""What a student may write in Markdown, and what it becomes: safe HTML for a page.

The Markdown reader is kept warm for the process and is not thread-safe; processes each have their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from markdown import Markdown
from pymdownx.superfences import highlight_validator

from portfolio_gen.markdown.code_blocks import begin_text, fence
from portfolio_gen.markdown.headings import PageHeading
from portfolio_gen.markdown.link_addresses import Captions, Picture, Targets
from portfolio_gen.markdown.rewritten_html import Rendered, page_html
from portfolio_gen.model.dialect.translation import markdown as meant
from portfolio_gen.model.printable import printable
from portfolio_gen.model.tangles import too_complex

__all__ = [
    "PageHeading",
    "Picture",
    "Rendered",
    "heading_ids",
    "made_safe",
    "read",
    "render",
    "shown_as_typed",
    "to_html",
]

_FENCES = ("`", "~~~", "    ", "\t")
_SIGNS: dict[str, tuple[str, ...]] = {
    "admonition": ("!!!", "<"),
    "attr_list": ("{",),
    "def_list": (":", "<"),
    "footnotes": ("[^",),
    "md_in_html": ("<",),
    "portfolio_gen.markdown.dialect.addresses:Addresses": ("://", "www.", "mailto:"),
    "portfolio_gen.markdown.dialect.escapes:Escapes": ("\\",),
    "pymdownx.arithmatex": ("$", "\\"),
    "pymdownx.details": ("???", "<"),
    "pymdownx.highlight": _FENCES,
    "pymdownx.mark": ("==",),
    "pymdownx.superfences": _FENCES,
    "pymdownx.tasklist": ("[",),
    "pymdownx.tilde": ("~",),
    "sane_lists": ("",),
    "tables": ("|",),
}
"""Extensions, each with signs without which it changes nothing: a text that has none of them is read without it."""
_SETTINGS: dict[str, dict[str, Any]] = {
    "pymdownx.arithmatex": {"generic": True, "tex_inline_wrap": ["$", "$"], "tex_block_wrap": ["$$", "$$"]},
    "pymdownx.highlight": {"guess_lang": False, "linenums_style": "inline", "anchor_linenums": False},
    "pymdownx.superfences": {
        "custom_fences": [{"name": "*", "class": "", "format": fence, "validator": highlight_validator}]
    },
    "pymdownx.tilde": {"subscript": False},
    "tables": {"use_align_attribute": True},
}


def render(markdown: str, links: Mapping[str, str], pictures: Mapping[str, Picture]) -> Rendered:
    """Safe HTML for a text without front matter and comments.

    `links` and `pictures` give, for targets as the student wrote them, the address relative to the page.
    A text that cannot be read as Markdown is shown as it stands, in paragraphs. Never raises.
    """
    return made_safe(to_html(markdown), links, pictures)


def heading_ids(markdown: str) -> tuple[PageHeading, ...]:
    """The headings of a text as `render` gives them; as costly as `render`."""
    return render(markdown, {}, {}).headings


def to_html(markdown: str) -> str:
    """What Markdown makes of a text: HTML that is not safe yet and depends on nothing but the text. Never raises."""
    try:
        return read(markdown)
    except Exception:  # the last line of defence: no text may stop a build, whatever it finds in the reader
        return shown_as_typed(markdown)


def read(markdown: str) -> str:
    """The same, for whoever wants to know when the reader fails: raises whatever it raises."""
    text = meant(printable(markdown))
    if too_complex(text):
        return shown_as_typed(markdown)
    try:
        reader = _reader(_needed(text)).reset()
        begin_text(reader)
        return reader.convert(text)
    except BaseException:
        _reader.cache_clear()
        raise


def shown_as_typed(markdown: str) -> str:
    """A text that is not read as Markdown: its paragraphs and lines, with every sign as it stands."""
    paragraphs = filter(None, (part.strip() for part in re.split(r"\n[ \t]*\n", printable(markdown))))
    return "\n".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def made_safe(
    html: str,
    links: Mapping[str, str],
    pictures: Mapping[str, Picture],
    captions: Captions | None = None,
    *,
    directed: bool = False,
) -> Rendered:
    """Safe HTML for a page, from HTML of any kind; see `render`.

    `captions` are those of films among the addresses. `directed`: its direction is said around it.
    """
    return page_html(html, Targets(links, pictures, captions or {}), directed=directed)


def _needed(text: str) -> tuple[str, ...]:
    return tuple(name for name, signs in _SIGNS.items() if any(sign in text for sign in signs))


@cache
def _reader(extensions: tuple[str, ...]) -> Markdown:
    """A reader with these extensions, of which there are as many kinds as texts combine signs."""
    return Markdown(extensions=extensions, extension_configs={name: _SETTINGS.get(name, {}) for name in extensions})
