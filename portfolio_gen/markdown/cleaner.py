"""The last gate before a student's text reaches a page: only known tags, attributes and addresses pass."""

from __future__ import annotations

import re

import nh3
from pygments.token import STANDARD_TYPES

ID_PREFIX = "w-"
"""Begins every id that comes from a student's text, so that none can stand for one of the theme's."""
_INLINE = (
    "a strong em b i u s del ins mark small sub sup kbd samp var code q cite dfn abbr time span bdi bdo ruby rt rp"
)
_BLOCKS = (
    "p h2 h3 h4 h5 h6 pre blockquote ul ol li dl dt dd table caption thead tbody tfoot tr th td div section "
    "figure figcaption details summary video audio"
)
INLINE_TAGS = frozenset(_INLINE.split())
VOID_TAGS = frozenset({"br", "hr", "wbr", "img", "source", "track"})
ALLOWED_TAGS = INLINE_TAGS | VOID_TAGS | frozenset(_BLOCKS.split())
ATTRIBUTES = {
    "*": frozenset({"id", "class", "lang", "dir"}),
    "a": frozenset({"href", "title"}),
    "abbr": frozenset({"title"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "title", "width", "height"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "source": frozenset({"src", "type"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "time": frozenset({"datetime"}),
    "track": frozenset({"src", "kind", "srclang", "label"}),
    "video": frozenset({"src", "controls"}),
    "audio": frozenset({"src", "controls"}),
}
"""What may stand in a tag; the few fixed values that this program itself writes are in `_FIXED`."""
_FIXED = {
    "a": {"rel": {"noopener noreferrer"}},
    "div": {"role": {"group"}, "tabindex": {"0"}, "aria-label": {"Table"}},
    "img": {"loading": {"lazy"}},
    "pre": {"tabindex": {"0"}},
    "span": {"role": {"img"}, "aria-label": {"done", "to do"}},
}
OWN_CLASSES = frozenset({"pf-task", "pf-scroll", "pf-elsewhere", "pf-missing", "pf-left", "pf-center", "pf-right"})
"""Classes that only this program gives, never the student's text."""
_ADMONITIONS = (
    "note abstract summary tldr info todo tip hint important success check done question help faq warning "
    "caution attention failure fail missing danger error bug example quote cite admonition admonition-title"
)
_EXTENSIONS = (
    "arithmatex footnote footnote-ref footnote-backref task-list task-list-item highlight hll filename linenos special"
)
STUDENT_CLASSES = frozenset([*_ADMONITIONS.split(), *_EXTENSIONS.split(), *filter(None, STANDARD_TYPES.values())])
"""Classes that the Markdown extensions give, and with them whoever writes HTML by hand."""
_CLASSES = OWN_CLASSES | STUDENT_CLASSES
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.IGNORECASE)
_SHAPES = {
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}"),
    "srclang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,5}"),
    "colspan": re.compile(r"[1-9]\d?"),
    "rowspan": re.compile(r"[1-9]\d?"),
    "width": re.compile(r"[1-9]\d{0,4}"),
    "height": re.compile(r"[1-9]\d{0,4}"),
    "start": re.compile(r"-?\d{1,6}"),
    "value": re.compile(r"-?\d{1,6}"),
    "type": re.compile(r"[1aAiI]|(?:video|audio)/[\w.+-]{1,40}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "kind": re.compile(r"captions|subtitles|descriptions|chapters"),
    "id": re.compile(re.escape(ID_PREFIX) + r"\S+"),
}


def permitted(tag: str, name: str, value: str) -> str | None:
    """The value an attribute may keep, or None when the attribute must go."""
    if name == "class":
        return " ".join(word for word in value.split() if word in _CLASSES) or None
    if name == "src" and _ELSEWHERE.match(value):
        return None
    if name == "href" and value.lstrip()[:2].replace("\\", "/") == "//":
        return None
    shape = _SHAPES.get(name)
    return None if shape and not shape.fullmatch(value) else value


_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED_TAGS),
    clean_content_tags={"script", "style"},
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    attribute_filter=permitted,
    tag_attribute_values=_FIXED,
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def clean(html: str) -> str:
    """Well-formed HTML in which nothing can run, load from elsewhere or pose as a part of the theme."""
    return _CLEANER.clean(html)
