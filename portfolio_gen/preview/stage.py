"""What a preview answers at one moment: pages of the folder, or what stands in their place."""

from __future__ import annotations

import mimetypes
import posixpath
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import quote

from portfolio_gen.preview import slips
from portfolio_gen.preview.slips import Shown
from portfolio_gen.publish.stylesheets import read_stylesheets
from portfolio_gen.publish.theme import theme_folder

_STYLE = "_preview/portfolio.css"
_OURS = {f"_preview/{name}": name for name in ("portfolio.svg", "preview.css", "preview.js")}
"""Files that slips and the reloading need, straight from our own theme."""
_BEGINS = re.compile(rb"(?s)(?:<body\b[^>]*>)(?:.*?(?=<header\b))?")
"""What stands before the first word of a page: its beginning, and the way past its bar."""
_KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".html": "text/html",
    ".weba": "audio/webm",
}
"""Of these no system may think otherwise: Windows asks its registry."""


@dataclass(frozen=True, slots=True)
class Response:
    """What is sent to a browser."""

    status: int
    kind: str
    body: bytes = b""
    location: str = ""


class Stage:
    """What is shown now, changed by one thread and asked for by many."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._shown = Shown()
        self._count = 0
        self._began = time.time_ns()
        self._standing = threading.RLock()
        self._news = threading.Condition()
        self._closed = False

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """The folder changes: no page is read from it meanwhile."""
        with self._standing:
            yield

    def show(self, shown: Shown) -> None:
        """Show something else from now on, and tell every browser."""
        with self._standing, self._news:
            self._count += 1
            self._shown = replace(shown, version=f"{self._began:x}-{self._count}")
            self._news.notify_all()

    def close(self) -> None:
        """Let every browser go that waits for news."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def news(self, version: str, seconds: float) -> str:
        """The version shown, once it is another than this, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._shown.version != version, seconds)
            return self._shown.version

    def answer(self, address: str) -> Response:
        """What stands at an address, such as `/goals/kite.html`."""
        path = posixpath.normpath(address).lstrip("/")
        path = "index.html" if path in ("", ".") else f"{path}/index.html" if address.endswith("/") else path
        if path == _STYLE:
            return Response(200, _KINDS[".css"], _style())
        if name := _OURS.get(path):
            return _file(theme_folder() / "assets" / name)
        with self._standing:
            return self._answer(path)

    def _answer(self, path: str) -> Response:
        shown, file = self._shown, self._inside(path)
        if shown.notice and (path.endswith(".html") or file is None):
            return self._page(slips.notice(shown), shown.notice.status)
        if path == slips.LIST:
            return self._page(slips.to_mend(shown))
        if file and path.endswith(".html"):
            return self._page(_noted(file.read_bytes(), slips.note(shown, path)))
        if file:
            return _file(file)
        if self._inside(f"{path}/index.html"):
            return Response(302, "text/plain", location=f"/{quote(path)}/")
        slip = slips.slip(shown, path)
        return self._page(slip) if slip else self._page(slips.unknown_page(shown), 404)

    def _inside(self, path: str) -> Path | None:
        """The file of the folder at a path; None for none, and for one that lies elsewhere."""
        if "\0" in path or "\\" in path or ":" in path:
            return None
        try:
            file = (self._folder / path).resolve()
            return file if file.is_relative_to(self._folder) and file.is_file() else None
        except OSError:  # no disk takes a name as long as this
            return None

    def _page(self, html: bytes, status: int = 200) -> Response:
        """A page that reloads itself when something else is shown."""
        style = b'<link rel="stylesheet" href="/_preview/preview.css">\n</head>'
        script = f'<script src="/_preview/preview.js" data-version="{self._shown.version}"></script>\n</body>'
        html = html.replace(b"</head>", style, 1)
        before, end, after = html.rpartition(b"</body>")
        return Response(status, "text/html", before + script.encode() + after if end else html + script.encode())


@cache
def _style() -> bytes:
    """What every page of ours asks for, without anything that a project puts before it."""
    return read_stylesheets((theme_folder(),)).published["portfolio"][1]


def _noted(html: bytes, note: bytes) -> bytes:
    """A page with a note at its beginning."""
    found = _BEGINS.search(html)
    return html[: found.end()] + note + html[found.end() :] if found and note else html


def _file(file: Path) -> Response:
    kind = _KINDS.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Response(200, kind, file.read_bytes())
