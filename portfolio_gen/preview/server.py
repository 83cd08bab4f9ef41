"""The web server of a preview: for browsers on this machine alone, and gone at once when it is stopped."""

from __future__ import annotations

import http.server
import os
import re
import socket
import socketserver
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from portfolio_gen.preview.stage import Response, Stage

HOST = "127.0.0.1"
_TRIED = 20
"""Ports that are tried before any free one is taken."""
_PATIENCE = 25.0
"""Seconds after which a browser that waits for news is answered without any, and asks again."""
_IDLE = 30
"""Seconds for which a connection may say nothing."""
_NAMES = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?", re.IGNORECASE)
"""What a browser on this machine calls us. Whatever else it says comes from a page that means harm."""
_NEWS = "/_preview/news"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none';img-src 'self' data:;media-src 'self';style-src 'self';"
    "font-src 'self';script-src 'self' 'wasm-unsafe-eval';connect-src 'self';form-action 'none';base-uri 'none';"
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class PreviewServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Answers from a stage, each browser in a thread that ends with the program."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"
    """Elsewhere this would let two programs have one port."""
    request_queue_size = 64

    def __init__(self, port: int, stage: Stage) -> None:
        self.stage = stage
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """What to open."""
        return f"http://{HOST}:{self.server_address[1]}"

    def server_bind(self) -> None:
        """Take the port for us alone, also on Windows."""
        if exclusive := getattr(socket, "SO_EXCLUSIVEADDRUSE", None):
            self.socket.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        super().server_bind()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that go before they have heard all."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def bound(port: int, stage: Stage) -> PreviewServer:
    """A server at this port, or at the next one that is free. Raises OSError where there is none at all."""
    for wished in range(port, min(port + _TRIED, 65_536)):
        try:
            return PreviewServer(wished, stage)
        except OSError:
            continue
    return PreviewServer(0, stage)


@contextmanager
def answering(server: PreviewServer) -> Iterator[None]:
    """The server answers until this is left, and nobody is kept waiting then."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.stage.close()
        server.shutdown()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "portfolio", ""
    timeout = _IDLE
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a page or a file, or wait for news."""
        if not _NAMES.fullmatch(self.headers.get("Host", "")):
            self._send(Response(421, "text/plain", b"This preview is for this machine only."))
            return
        try:
            asked = urlsplit(self.path)
        except ValueError:
            self._send(Response(400, "text/plain", b"This is no address."))
            return
        if asked.path == _NEWS:
            self._send(Response(200, "text/plain", self.server.stage.news(asked.query, _PATIENCE).encode()))
        else:
            self._send(self.server.stage.answer(unquote(asked.path)))

    do_HEAD = do_GET

    def _send(self, answer: Response) -> None:
        status, body, first = answer.status, answer.body, -1
        found = (
            _RANGE.fullmatch(self.headers.get("Range", "")) if status == 200 and answer.kind[:5] != "text/" else None
        )
        if found and any(found.groups()):
            first, last = _span(found, len(body))
            status, body = (206, body[first : last + 1]) if first <= last else (416, b"")
        self.send_response(status, HTTPStatus(status).phrase)
        charset = "; charset=utf-8" if answer.kind.startswith("text/") else ""
        self.send_header("Content-Type", answer.kind + charset)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Accept-Ranges", "bytes")
        if first >= 0:
            self.send_header("Content-Range", f"bytes {_said(first, len(body))}/{len(answer.body)}")
        if answer.location:
            self.send_header("Location", answer.location)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of what is asked for."""


def _span(found: re.Match[str], size: int) -> tuple[int, int]:
    """The first and the last byte that a player asks for: players of films and sound take them in pieces."""
    first, last = found.groups()
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last) if last else size - 1, size - 1)


def _said(first: int, length: int) -> str:
    return f"{first}-{first + length - 1}" if length else "*"
