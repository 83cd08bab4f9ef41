"""Names of files that not every system can store, so that they are made in code and not kept in the repository."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Fate = Literal["page", "refused", "passed over", "no page"]
"""An entry with a page; a problem that names it; nothing, as for all hidden files; a file that nobody names."""


@dataclass(frozen=True)
class HostileName:
    """A place below a learner's folder, and what becomes of a Markdown file there."""

    place: str
    fate: Fate


def _all(fate: Fate, *names: str) -> tuple[HostileName, ...]:
    return tuple(HostileName(f"evidence/{name}", fate) for name in names)


NAMES = (
    *_all("page", "aux.md", "CON.md", "nul.md", "com1.md", "LPT9.md", "prn.txt.md", "clock$.md", "conin$.md"),
    *_all("page", "dots...md", "space .md", " first.md", "two  spaces.md", "colon: a.md", "question?.md", "star*.md"),
    *_all("page", 'quoted"a".md', "a<b>.md", "pipe|a.md", "back\\slash.md", "a\\..\\..\\up.md", "C:\\up.md"),
    *_all("page", "%2e%2e%2fup.md", "zero%00.md", "hash#a.md", "and&amp;.md", "-rf.md", "--help.md", "~.md"),
    *_all("page", "$(touch x).md", "`id`.md", "{{ 7 * 191 }}.md", "<img src=x onerror=window.__pwn=1>.md", "'.md"),
    *_all("page", "．．／wide.md", "a\u200bunseen.md", "ﬁ.md", "😀.md", "\u0301.md", "İ.md", "ǅ.md", "١٢٣.md"),
    *_all("page", "n" * 240 + ".md", "字" * 80 + ".md", "index.html.md", "twice.md.md", "LOUD.MD", "a.b.c.md"),
    *_all("page", "index.md", "404.md", "search.md", "assets.md", "media.md", "sitemap.xml.md", "__proto__.md"),
    *_all("page", "folder.md/inner.md", "constructor.md", "!!!.md", "\u3000.md", "e\u0301.md", "CNAME.md"),
    *_all("refused", "line\nend.md", "tab\tulator.md", "escape\x1b[31m.md", "bell\x07.md", "delete\x7f.md"),
    *_all("refused", "next\x85line.md", "turned\u202edm.exe.md", "apart\u2066x\u2069.md", "parted\u2029a.md"),
    *_all("refused", "half\udcff.md"),
    *_all("passed over", ".hidden.md", ".md", "~$open.md", "_site/x.md", "node_modules/x.md", ".git/x.md"),
    *_all("passed over", "__MACOSX/x.md", "..\\..\\up.md"),
    *_all("no page", "name.md.", "name.md ", "name.md~", "name.md.bak", "name.mdx", "name.md\u200b", "namemd"),
)
TWINS = (
    ("Bridge.md", "bridge.md"),
    ("STRASSE.md", "straße.md"),
    ("caf\u00e9.md", "cafe\u0301.md"),
    ("a b.md", "a-b.md"),
    ("x.md", "x.markdown"),
    ("K.md", "\u212a.md"),
    ("one/same.md", "two/same.md"),
)
"""Two names for which there is one address; on some systems they are one file."""
ATTACHED = (
    "con.png",
    "a b.png",
    "a#b.png",
    "a?b=c.png",
    "a&b.png",
    "per%20cent.png",
    "it's.png",
    'quoted".png',
    '"><img src=x onerror=window.__pwn=1>.png',
    "<script>window.__pwn=1<",
    "-x.png",
    "{{ 7 * 191 }}.png",
    "a\u200bunseen.png",
    "😀.png",
    "page.html",
    "x.png.exe",
)
"""Names of a picture beside an entry."""


def _link(to: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(to)


MADE: dict[str, Callable[[Path], None]] = {
    "pipe.md": os.mkfifo,
    "link-out.md": _link("/etc/hostname"),
    "link-to-the-school.md": _link("../../_school/school.yml"),
    "link-to-another.md": _link("../../ben/evidence/honest.md"),
    "link-to-nothing.md": _link("nowhere.md"),
    "link-to-itself.md": _link("link-to-itself.md"),
    "link-to-a-folder": _link("../../ben"),
    "link-up.md": _link(".."),
}
"""What is no ordinary file: its name, and what makes it."""
