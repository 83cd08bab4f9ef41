"""What links and pictures in a text point to: another entry, a file beside it, another site, or nothing."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from portfolio_gen.model.body import Reference
from portfolio_gen.model.entries import Attachment
from portfolio_gen.problems import Problems
from portfolio_gen.source.body import Scan
from portfolio_gen.source.fields import nearest
from portfolio_gen.source.folder import Folder

_INLINE = re.compile(
    r"(!?)\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500})\]\(\s{0,5}(<[^<>\n]{1,500}>|[^\s()\n]{1,500}(?:\([^\s()\n]{0,200}\)[^\s()\n]{0,200})?)"
)
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n^]{1,200})\]:\s*<?(\S{1,500}?)>?(?:\s|$)")
_RAW = re.compile(
    r"<(img|a|video|audio|source)\b[^<>]{0,500}?\b(?:src|href)\s{0,5}=\s{0,5}[\"']?([^\"'\s<>]{1,500})",
    re.IGNORECASE,
)
_ALT = re.compile(r"\balt\s*=\s*[\"']?\s*[^\"'\s>]", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")


@dataclass(frozen=True, slots=True)
class Target:
    """A link or picture as written."""

    written: str
    picture: bool
    described: bool
    line: int


def targets(scan: Scan) -> Iterator[Target]:
    """Every link and picture of a text, in its order."""
    for number, line in scan.lines:
        for match in _INLINE.finditer(line):
            written = match[3].removeprefix("<").removesuffix(">")
            yield Target(written, bool(match[1]), bool(match[2].strip()), number)
            for inner in _INLINE.finditer(match[2]):
                yield Target(inner[3].strip("<>"), bool(inner[1]), bool(inner[2].strip()), number)
        if match := _DEFINED.match(line):
            written = match[2]
            yield Target(written, _looks_like_picture(written), True, number)
        for match in _RAW.finditer(line):
            picture = match[1].lower() == "img"
            yield Target(match[2], picture, bool(_ALT.search(match[0] + line[match.end() :])), number)


def follow(
    scan: Scan, folder: Folder, path: str, problems: Problems
) -> tuple[tuple[Reference, ...], tuple[Attachment, ...]]:
    """Resolve the local targets of a text; those that lead nowhere become problems.

    Returns the references, and the attachments that the text itself brings in.
    """
    references: dict[str, Reference] = {}
    attachments: dict[str, Attachment] = {}
    for target in targets(scan):
        if target.picture and not target.described:
            problems.add(
                "PG308",
                path,
                target.line,
                f"The picture “{target.written[:80]}” has no description.",
                "Write what it shows between the square brackets: ![a bridge of straws](bridge.jpg)",
            )
        if target.written.startswith("#") or not target.written:
            continue
        if _SCHEME.match(html.unescape(target.written)):
            _note_remote(target, path, problems)
            continue
        found = _resolve(target, folder, path, problems)
        if isinstance(found, Attachment):
            attachments[found.path] = found
            kind: Literal["picture", "file"] = "picture" if target.picture and found.visual else "file"
            references[target.written] = Reference(written=target.written, kind=kind, target=found.path)
        elif found:
            references[target.written] = Reference(written=target.written, kind="entry", target=found)
    return tuple(references.values()), tuple(attachments.values())


def _note_remote(target: Target, path: str, problems: Problems) -> None:
    if target.picture and re.match(r"(?:https?:)?//", target.written, re.IGNORECASE):
        problems.add(
            "PG405",
            path,
            target.line,
            f"The picture “{target.written[:80]}” lies on another site.",
            "It is shown as a link. Save the picture in your folder and use its name.",
        )


def _resolve(target: Target, folder: Folder, path: str, problems: Problems) -> Attachment | str | None:
    local = unquote(html.unescape(target.written).split("#", 1)[0].split("?", 1)[0]).replace("\\", "/")
    place = posixpath.normpath(posixpath.join(posixpath.dirname(path), local))
    if place.startswith("../"):
        problems.add(
            "PG307",
            path,
            target.line,
            f"“{target.written[:80]}” points out of your own folder.",
            "Copy the file into your folder and use its name.",
        )
        return None
    if not target.picture and (entry := folder.entry_at(place)):
        return entry
    if place in folder.files:
        return folder.attachment(place, path, target.line, problems)
    _nothing_there(target, place, folder, path, problems)
    return None


def _nothing_there(target: Target, place: str, folder: Folder, path: str, problems: Problems) -> None:
    close = nearest(place, (*folder.files, *folder.entry_paths)) or nearest(
        posixpath.basename(place), (posixpath.basename(file) for file in folder.files), cutoff=0.7
    )
    hint = "Look at the name and the folder of the file."
    if close:
        full = next(
            (file for file in (*folder.files, *folder.entry_paths) if file.endswith(close[0])), close[0]
        )
        hint = f"Did you mean “{posixpath.relpath(full, posixpath.dirname(path) or '.')}”?"
    code = "PG306" if target.picture or _looks_like_picture(place) else "PG408"
    problems.add(code, path, target.line, f"Nothing is found at “{target.written[:80]}”.", hint)


def _looks_like_picture(written: str) -> bool:
    return bool(re.search(r"\.(?:jpe?g|png|gif|webp|svg|heic|heif|avif|bmp|tiff?)$", written, re.IGNORECASE))
