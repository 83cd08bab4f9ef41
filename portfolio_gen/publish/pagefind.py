"""Pagefind as it is talked to: pages go in one after the other, the files of an index come out.

Let loose on a folder, Pagefind numbers pages as the disk happens to list them. Asked as a service it numbers them as
they come, and touches no disk at all. Every message is JSON in base64 with a comma at its end; each has one answer.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

_MODULES = ("pagefind_bin_extended", "pagefind_bin")
"""Packages that bring the program, the one that knows more languages first."""
_PACKAGES = ("pagefind", "pagefind-bin", "pagefind-bin-extended")
_PATIENCE = 300.0
"""Seconds without a word after which Pagefind is taken to hang. All of ten thousand pages are indexed in fewer."""
_PATIENCE_AT_THE_END = 10.0
"""Seconds that it may take to leave after its last word."""
_MOUTHFUL = 1 << 16
_END = b","

Request = Mapping[str, Any]
PagefindReply = Mapping[str, Any]
Pages = Iterable[tuple[str, str]]
"""Addresses within the site, each with its HTML."""


class PagefindFailed(Exception):
    """There are no files; the text says why, and holds nothing of a page."""


def engine() -> str:
    """The versions that an index depends on; what is not installed is not named."""
    found = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def index_files(pages: Pages, left_out: Iterable[str], folder: Path) -> dict[str, bytes]:
    """What Pagefind makes of these pages, numbered as they come: its files by their places in the index.

    `left_out` are selectors of what is no text of a page. `folder` is where the program runs; it reads and writes
    nothing there. Raises PagefindFailed, and whatever the pages raise while they are drawn.
    """
    settings = {"exclude_selectors": list(left_out), "keep_index_url": True}
    answer = _ask(
        chain(
            [{"type": "NewIndex", "config": settings}],
            ({"type": "AddFile", "index_id": 0, "url": url, "file_contents": html} for url, html in pages),
            [{"type": "GetFiles", "index_id": 0}],
        ),
        folder,
    )
    if answer["type"] == "Error":
        raise PagefindFailed(f"Pagefind says: {_first_line(str(answer['message']))}")
    return {str(file["path"]).replace("\\", "/"): base64.b64decode(file["content"]) for file in answer["files"]}


def _ask(requests: Iterable[Request], folder: Path) -> PagefindReply:
    """What the program says to the last of these requests, or to the first that it cannot meet."""
    heard: SimpleQueue[bytes | None] = SimpleQueue()
    faults: list[Exception] = []
    with _started(folder) as process:
        assert process.stdin
        assert process.stdout
        talking = Thread(target=_tell, args=(_messages(requests, faults), process.stdin), daemon=True)
        listening = Thread(target=_listen, args=(process.stdout, heard), daemon=True)
        talking.start()
        listening.start()
        try:
            return _last_answer(heard, faults, process)
        finally:
            process.kill()
            talking.join()
            listening.join()


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """The program. It reads settings from where it runs and from its environment, so it gets none."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*_command(), "--service"], cwd=folder, env=environment, stdin=pipe, stdout=pipe, stderr=pipe
    )


def _command() -> list[str]:
    for name in _MODULES:
        try:
            return [str(import_module(name).get_executable())]
        except ImportError:
            continue
    raise PagefindFailed("Pagefind is not installed")


def _last_answer(
    heard: SimpleQueue[bytes | None], faults: Sequence[Exception], process: subprocess.Popen[bytes]
) -> PagefindReply:
    try:
        while (said := heard.get(timeout=_PATIENCE)) is not None:
            answer: PagefindReply = json.loads(base64.b64decode(said))["payload"]
            if answer["type"] in ("GetFiles", "Error"):
                return answer
    except Empty:
        raise PagefindFailed(f"Pagefind said nothing for {_PATIENCE:g} seconds") from None
    if faults:
        raise faults[0]
    raise PagefindFailed(f"Pagefind did not run: {_last_words(process)}")


def _last_words(process: subprocess.Popen[bytes]) -> str:
    """Why the program ended: the first line of its complaint, since the next may quote a page, or its exit code."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE_AT_THE_END)
    process.kill()
    assert process.stderr
    return _first_line(process.stderr.read().decode("utf-8", "replace")) or str(process.wait())


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "")


# ---- both ends of the conversation, each in a thread, since either may have to wait for the other -----------------


def _messages(requests: Iterable[Request], faults: list[Exception]) -> Iterator[bytes]:
    try:
        for number, request in enumerate(requests):
            message = json.dumps({"message_id": number, "payload": request}, ensure_ascii=False)
            yield base64.b64encode(message.encode("utf-8")) + _END
    except Exception as fault:  # in a thread nobody would hear of it
        faults.append(fault)
        raise


def _tell(messages: Iterator[bytes], ear: IO[bytes]) -> None:
    """Send every message. The end of what it is told ends the program, so nothing is closed until there is a fault."""
    try:
        for message in messages:
            ear.write(message)
        ear.flush()
    except Exception:  # it is among the faults already, or the program has gone and says why itself
        with suppress(OSError):
            ear.close()


def _listen(mouth: IO[bytes], heard: SimpleQueue[bytes | None]) -> None:
    """Hand on what the program says, message by message, and None after the last."""
    begun = bytearray()
    try:
        while said := os.read(mouth.fileno(), _MOUTHFUL):
            *whole, rest = said.split(_END)
            for part in whole:
                heard.put(bytes(begun + part))
                begun.clear()
            begun += rest
    finally:
        heard.put(None)
