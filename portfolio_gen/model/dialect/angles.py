"""Words between < and >: a tag of HTML, an address, or what somebody has put between such signs."""

from __future__ import annotations

import re

_NAMES = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br "
    "button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em "
    "embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr "
    "html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr "
    "noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rp rt "
    "ruby s samp script search section select slot small source span strike strong style sub summary sup svg "
    "table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp"
)
HTML_TAGS = frozenset(_NAMES.split())
"""Every name that HTML has or had."""
_SWITCHES = frozenset(
    "allowfullscreen async autofocus autoplay checked controls default defer disabled download hidden inert ismap loop "
    "itemscope markdown multiple muted nomodule novalidate open playsinline readonly required reversed selected".split()
)
_ANGLED = re.compile(r"(?<!\\)(?<!\]\()(?<!\]:)(?<!\]: )(?<!\]\( )<(/?)([A-Za-z][\w.+-]*)([^<>]*)>")
_ADDRESS = re.compile(r":[^\s<>]+|[^\s<>@]*@[^\s<>@]+")
_VALUE = re.compile(r"""[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)""")


def angled(text: str) -> str:
    """A text in which only tags and addresses begin with <."""
    return _ANGLED.sub(lambda match: match[0] if _means_something(match) else f"&lt;{match[0][1:]}", text)


def _means_something(match: re.Match[str]) -> bool:
    closing, name, rest = match.groups()
    if not closing and _ADDRESS.fullmatch(rest):
        return True
    values = _VALUE.sub(" ", rest)
    if name.lower() not in HTML_TAGS:
        return values != rest or (rest[:1] == ":" and rest[1:2].isalpha())
    return all(word.lower() in _SWITCHES for word in values.replace("/", " ").split())
