"""The search of a finished site: Pagefind's index of its entries, made once and shipped in the site itself.

Nothing but the pages of this one folder goes in. Pagefind names and orders some of its files by chance; they are put
in order here, so that the same pages give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from portfolio_gen.publish.cbor import UnknownForm, Value, decode, encode
from portfolio_gen.publish.release import remove

FOLDER = "pagefind"
"""Where in a site the index lies."""
_MODULES = ("pagefind_bin_extended", "pagefind_bin")
"""Packages that bring the program, the one that knows more languages first."""
_PACKAGES = ("pagefind", "pagefind-bin", "pagefind-bin-extended")
_MARK = " data-pagefind-body"
_NOT_SEARCHED = ("h1", ".pf-meta", ".pf-contents", ".pf-story", ".pf-vh")
"""Parts of an entry’s page that are no text of it: its facts, the way through it, other entries."""
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_MAGIC = b"pagefind_dcd"
_SPACELESS = "[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9f]"
_PAIR = re.compile(f"({_SPACELESS})(?={_SPACELESS})")
_TEXT = re.compile(r'(?<=>)[^<]+|(?<= content=")[^"]+(?=" data-pagefind-meta)')


class SearchFailed(Exception):
    """The index cannot be made; the text says why."""


def engine() -> str:
    """The versions that an index depends on; what is not installed is not named."""
    found = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def index(stage: Path) -> None:
    """Index the marked pages of a staged site, into a folder of it. A site without any gets no such folder.

    Raises SearchFailed; then there is no such folder either.
    """
    made = stage / FOLDER
    remove(made)
    try:
        with tempfile.TemporaryDirectory(prefix=".search-", dir=stage.parent) as scratch:
            if not _gather_marked(stage, Path(scratch)):
                return
            _run(Path(scratch), made)
        _put_in_order(made)
    except (OSError, ValueError, LookupError, TypeError) as error:
        remove(made)
        raise SearchFailed(f"Pagefind’s index cannot be made or read: {error!r}") from None
    except SearchFailed:
        remove(made)
        raise


def _gather_marked(stage: Path, scratch: Path) -> bool:
    """The pages to be searched, for Pagefind to read, in a folder of their own; whether there are any."""
    found = False
    for file in sorted(stage.rglob("*.html")):
        page = file.read_text("utf-8")
        if _MARK in page:
            gathered = scratch / file.relative_to(stage)
            gathered.parent.mkdir(parents=True, exist_ok=True)
            if _PAIR.search(page):
                gathered.write_text(_TEXT.sub(_apart, page), "utf-8")
            else:
                _put_beside(file, gathered)
            found = True
    return found


def _put_beside(file: Path, place: Path) -> None:
    """The same file once more: a second name for it, or a copy where files cannot have two."""
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)


def _apart(text: re.Match[str]) -> str:
    """Text with a space between letters that are written without any, since Pagefind knows words by spaces only."""
    return _PAIR.sub(r"\1 ", text[0])


def _run(pages: Path, made: Path) -> None:
    """Pagefind over a folder. It reads settings from where it runs and from its environment, so it gets none."""
    ignored = [part for selector in _NOT_SEARCHED for part in ("--exclude-selectors", selector)]
    command = [str(_program()), "--site", str(pages), "--output-path", str(made), "--silent"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(
        [*command, "--keep-index-url", *ignored],
        cwd=pages,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not (made / "pagefind-entry.json").is_file():
        said = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise SearchFailed(f"Pagefind did not run: {''.join(said) or done.returncode}")


def _program() -> Path:
    for name in _MODULES:
        try:
            return Path(import_module(name).get_executable())
        except ImportError:
            continue
    raise SearchFailed("Pagefind is not installed")


# ---- the same bytes every time -------------------------------------------------------------------------------------


def _put_in_order(made: Path) -> None:
    entry = json.loads((made / "pagefind-entry.json").read_text("utf-8"))
    for language, known in entry["languages"].items():
        known["hash"] = _order_language(made, language, known["hash"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    (made / "pagefind-entry.json").write_text(json.dumps(entry, ensure_ascii=False), "utf-8")
    _drop_unused(made, {known["wasm"] or "unknown" for known in entry["languages"].values()})


def _order_language(made: Path, language: str, name: str) -> str:
    """The filters of one language in order, and the index's own list of them; the index's new name."""
    meta = _list(_unpack(made / f"pagefind.{name}.pf_meta"))
    filters = []
    for item in sorted(map(_list, _list(meta[3])), key=lambda item: str(item[0])):
        old = made / "filter" / f"{item[1]}.pf_filter"
        facet, values = _list(_unpack(old))
        data = encode([facet, sorted(_list(values), key=lambda value: str(_list(value)[0]))])
        old.unlink()
        filters.append([item[0], _pack(made / "filter", language, 7, "{}.pf_filter", data)])
    (made / f"pagefind.{name}.pf_meta").unlink()
    return _pack(made, language, 10, "pagefind.{}.pf_meta", encode([*meta[:3], list(filters), *meta[4:]]))


def _list(value: Value) -> list[Value]:
    if not isinstance(value, list):
        raise UnknownForm(f"{value!r} stands where a list is expected")
    return value


def _unpack(file: Path) -> Value:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_MAGIC):
        raise UnknownForm(f"{file.name} does not begin with {_MAGIC!r}")
    return decode(data.removeprefix(_MAGIC))


def _pack(folder: Path, language: str, letters: int, pattern: str, data: bytes) -> str:
    """Write a file that is named by what is in it, so that no browser keeps an old one; its name in the index."""
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:letters]}"
    (folder / pattern.format(name)).write_bytes(gzip.compress(_MAGIC + data, mtime=0))
    return name


def _drop_unused(made: Path, engines: set[str]) -> None:
    """Leave the index and what reads it; remove Pagefind's ready-made interfaces and engines for other languages."""
    kept = {*_KEPT, *(f"wasm.{name}.pagefind" for name in engines)}
    for file in made.iterdir():
        if file.is_file() and file.name not in kept and file.suffix != ".pf_meta":
            file.unlink()
