"""Links within a text: to a heading by whatever name, to a note, or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from portfolio_gen.markdown.cleaner import ID_PREFIX
from portfolio_gen.markdown.headings import PageHeading
from portfolio_gen.model.heading_addresses import HeadingAddresses

_WITHIN = re.compile(rf'<a\b([^<>]*?) href="#{ID_PREFIX}([^"]*)"([^<>]*)>(.*?)</a>', re.DOTALL)
_ID = re.compile(r'<[^<>]* id="([^"]*)"')


def led(html: str, headings: Sequence[PageHeading]) -> str:
    """Safe HTML whose links within the text lead to what is there; of others the words are left."""
    if 'href="#' not in html:
        return html
    ids = frozenset(_ID.findall(html))
    addresses = HeadingAddresses((heading.text, heading.id) for heading in headings)

    def led_link(match: re.Match[str]) -> str:
        before, written, after, words = match.groups()
        if f"{ID_PREFIX}{written}" in ids:
            return match[0]
        found = addresses.find(unescape(written))
        kept = f"{before}{after}"
        if found is None and "footnote-backref" in kept:
            return ""
        if found is None:
            return f"<a{kept}>{words}</a>" if " id=" in kept else words
        return f'<a{before} href="#{escape(found)}"{after}>{words}</a>'

    return _WITHIN.sub(led_link, html)
