"""The search of a finished site: Pagefind's index of its entries, made once and shipped in the site itself.

Nothing but the pages of this one folder goes in, in the order of their places. Pagefind names and orders some of its
files by chance; they are put in order here, so that the same pages give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import cbor2

from portfolio_gen.model.unspaced import letters_apart
from portfolio_gen.publish.pagefind import PagefindFailed, index_files
from portfolio_gen.publish.release import remove

INDEX_FOLDER = "pagefind"
"""Where in a site the index lies."""
_MARK = " data-pagefind-body"
_NOT_SEARCHED = ("h1", ".pf-meta", ".pf-contents", ".pf-story", ".pf-vh")
"""Parts of an entry’s page that are no text of it: its facts, the way through it, other entries."""
_ENTRY = "pagefind-entry.json"
_KEPT = ("pagefind.js", "pagefind-worker.js")
_KEPT_FOLDERS = ("fragment/", "index/")
_MAGIC = b"pagefind_dcd"
_TEXT = re.compile(r'(?<=>)[^<]+|(?<= content=")[^"]+(?=" data-pagefind-meta)')

Files = Mapping[str, bytes]


class SearchFailed(Exception):
    """The index cannot be made; the text says why."""


def index(stage: Path) -> None:
    """Index the marked pages of a staged site, into a folder of it. A site without any gets no such folder.

    Raises SearchFailed; then there is no such folder either.
    """
    made = stage / INDEX_FOLDER
    remove(made)
    try:
        pages = _marked_pages(stage)
        if first := next(pages, None):
            _write(_in_order(index_files(chain([first], pages), _NOT_SEARCHED, stage)), made)
    except PagefindFailed as failed:
        raise SearchFailed(str(failed)) from None
    except (OSError, EOFError, ValueError, LookupError, TypeError, cbor2.CBORError) as error:
        remove(made)
        said = error if isinstance(error, OSError) else type(error).__name__  # the others may quote a page
        raise SearchFailed(f"Pagefind’s index cannot be made or read: {said}") from None


def _marked_pages(stage: Path) -> Iterator[tuple[str, str]]:
    """The pages to be searched with their addresses, in an order that no disk and no system has a say in."""
    for place, file in sorted((file.relative_to(stage).as_posix(), file) for file in stage.rglob("*.html")):
        page = file.read_text("utf-8")
        if _MARK in page:
            yield f"/{place}", _TEXT.sub(lambda text: letters_apart(text[0]), page)


def _write(files: Files, folder: Path) -> None:
    for part in {Path(place).parent for place in files}:
        (folder / part).mkdir(parents=True, exist_ok=True)
    for place, data in files.items():
        (folder / place).write_bytes(data)


# ---- the same bytes every time -------------------------------------------------------------------------------------


def _in_order(files: Files) -> dict[str, bytes]:
    """The index and what reads it, without Pagefind's ready-made interfaces and engines for other languages."""
    entry = json.loads(files[_ENTRY])
    if not (known := sorted(entry["languages"].items())):
        raise PagefindFailed("Pagefind found no word on any page")
    kept = {*_KEPT, *(f"wasm.{language['wasm'] or 'unknown'}.pagefind" for _, language in known)}
    ordered = {place: data for place, data in files.items() if place in kept or place.startswith(_KEPT_FOLDERS)}
    for name, language in known:
        language["hash"], of_language = _language_in_order(files, name, language["hash"])
        ordered |= of_language
    entry["languages"] = dict(known)
    return ordered | {_ENTRY: json.dumps(entry, ensure_ascii=False).encode("utf-8")}


def _language_in_order(files: Files, language: str, name: str) -> tuple[str, dict[str, bytes]]:
    """The filters of one language in order, and the index's own list of them; the index's new name and the files."""
    meta = _list(_unpacked(files[f"pagefind.{name}.pf_meta"]))
    filters: list[object] = []
    ordered = {}
    for item in sorted(map(_list, _list(meta[3])), key=lambda item: str(item[0])):
        facet, values = _list(_unpacked(files[f"filter/{item[1]}.pf_filter"]))
        data = cbor2.dumps([facet, sorted(_list(values), key=lambda value: str(_list(value)[0]))])
        filters.append([item[0], _name(language, data, 7)])
        ordered[f"filter/{_name(language, data, 7)}.pf_filter"] = _packed(data)
    data = cbor2.dumps([*meta[:3], filters, *meta[4:]])
    return _name(language, data, 10), ordered | {f"pagefind.{_name(language, data, 10)}.pf_meta": _packed(data)}


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} stands where a list is expected")
    return value


def _name(language: str, data: bytes, letters: int) -> str:
    """What a file is called: by what is in it, so that no browser keeps an old one."""
    return f"{language}_{hashlib.sha256(data).hexdigest()[:letters]}"


def _packed(data: bytes) -> bytes:
    return gzip.compress(_MAGIC + data, mtime=0)


def _unpacked(packed: bytes) -> object:
    """The one value that a packed file holds. Raises ValueError where anything else stands before or behind it."""
    data = io.BytesIO(gzip.decompress(packed))
    if (magic := data.read(len(_MAGIC))) != _MAGIC:
        raise ValueError(f"{magic!r} stands where {_MAGIC!r} is expected")
    value: object = cbor2.load(data)
    if rest := data.read():
        raise ValueError(f"{len(rest)} bytes follow the value")
    return value
