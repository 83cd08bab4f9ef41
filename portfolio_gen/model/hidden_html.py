"""Parts of an HTML text that its writer's own program does not show, whichever way HTML has to hide them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from portfolio_gen.model.html_tags import HtmlTag, attributes, tags

_UNSHOWN = frozenset({"template", "noscript", "noembed", "noframes", "datalist"})
"""Elements of which a browser with scripts never shows the words."""
_VOID = frozenset({"br", "hr", "wbr", "img", "source", "track", "input", "embed", "link", "meta", "col", "area"})
_SELF_CLOSED = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
"""Elements that the next one of their kind ends: what is open of them ends with the first closing tag."""
_CLASSES = frozenset({"hidden", "is-hidden", "d-none", "display-none", "invisible", "content-hidden"})
"""Classes by which the common style sheets hide; not those that hide from the eye alone, for a voice to read."""
_NOUGHT = r"(?:0*\.?0+(?:%|px|pt|r?em)?)"
_HIDING_STYLE = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|mso-hide:all"
    rf"|opacity:{_NOUGHT}|font-size:{_NOUGHT})(?:!important)?(?:;|$)"
)
_STYLE_COMMENT = re.compile(r"/\*.{0,1000}?\*/", re.DOTALL)
_SIGNS = ("hidden", "style", "opacity", "d-none", "display-none", "invisible", "mso-", "<dialog", ":::", *_UNSHOWN)
_ATTRIBUTE_LIST = re.compile(r"(?<!\{)\{:?([^{}\n]{1,400})\}(?!\})")
_LISTED_CLASS = re.compile(r"(?<!\S)\.([\w-]{1,60})")


class HiddenPart(NamedTuple):
    """A hidden element, from its tag to the end of its closing tag."""

    start: int
    end: int
    tag: str
    """As it is written, cut after 60 signs."""
    closed: bool
    """False where no tag closes it: then it goes on to the end of the text."""


def may_hide(text: str) -> bool:
    """Whether there is any sign of a hidden part: a quick look, for the many texts without one."""
    lower = text.lower()
    return any(sign in lower for sign in _SIGNS)


def hidden_parts(html: str, closings: str = "") -> list[HiddenPart]:
    """The hidden elements of a text in their order, none within another. Takes linear time.

    `closings` is the same text with blanks where a closing tag may be a mere word, as in code: it closes nothing there.
    """
    if "<" not in html or not may_hide(html):
        return []
    found: list[HiddenPart] = []
    read = [tag for tag in tags(html) if not (tag.closing and closings and closings[tag.start] != "<")]
    ends = _closing_tags(read)
    at = 0
    for index, tag in enumerate(read):
        closing = tag.end if tag.name in _VOID else ends.get(index, -1)
        if tag.start < at or tag.closing or not (_hides(tag) or (closing >= 0 and _is_unshown(tag))):
            continue
        at = closing if closing >= 0 else len(html)
        found.append(HiddenPart(tag.start, at, html[tag.start : min(tag.end, tag.start + 60)], closing >= 0))
    return found


def without_hidden_html(html: str) -> str:
    """The HTML without them."""
    kept: list[str] = []
    at = 0
    for part in hidden_parts(html):
        kept.append(html[at : part.start])
        at = part.end
    return "".join((*kept, html[at:]))


def hiding_list(row: str) -> str:
    """The first attribute list in a row of Markdown, `{: hidden }`, that hides what it belongs to; else nothing."""
    if "{" not in row or not may_hide(row):
        return ""
    for match in _ATTRIBUTE_LIST.finditer(row):
        listed = attributes(match[1])
        listed["class"] = " ".join((listed.get("class", ""), *_LISTED_CLASS.findall(match[1])))
        if _hidden_by(listed):
            return match[0]
    return ""


def _closing_tags(read: list[HtmlTag]) -> dict[int, int]:
    """For the place of each tag in its list where the element ends; only those that are closed."""
    open_tags: defaultdict[str, list[int]] = defaultdict(list)
    ends: dict[int, int] = {}
    for index, tag in enumerate(read):
        if not tag.closing:
            open_tags[tag.name].append(index)
        elif tag.name in _SELF_CLOSED:
            ends.update(dict.fromkeys(open_tags.pop(tag.name, ()), tag.end))
        elif open_tags[tag.name]:
            ends[open_tags[tag.name].pop()] = tag.end
    return ends


def _hides(tag: HtmlTag) -> bool:
    return bool(tag.written) and _hidden_by(tag.attributes())


def _is_unshown(tag: HtmlTag) -> bool:
    """Whether it hides by its name alone: one that nobody closes is a word of a text about HTML."""
    return tag.name in _UNSHOWN or (tag.name == "dialog" and "open" not in tag.attributes())


def _hidden_by(found: dict[str, str]) -> bool:
    style = "".join(_STYLE_COMMENT.sub("", found.get("style", "")).replace("\\", "").lower().split())
    return (
        "hidden" in found
        or not _CLASSES.isdisjoint(found.get("class", "").lower().split())
        or _HIDING_STYLE.search(style) is not None
    )
