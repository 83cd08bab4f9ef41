"""What links and pictures in a text point to: another entry, a file beside it, another site, or nothing."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal
from urllib.parse import quote, unquote

from portfolio_gen.model.body import Reference
from portfolio_gen.model.dialect.double_brackets import NOTE_ADDRESS
from portfolio_gen.model.entries import Attachment
from portfolio_gen.model.media.inner_picture import place_within
from portfolio_gen.model.media.kind import HEAD_BYTES, MediaRefused, identify
from portfolio_gen.model.stand_ins import not_fetched
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import Advice, offered
from portfolio_gen.source.folder import Folder, FoundByEnd
from portfolio_gen.source.heading_links import HeadingLinks
from portfolio_gen.source.text.body import Scan
from portfolio_gen.source.text.inner_pictures import decoded
from portfolio_gen.source.text.targets import NO_WORDS, Target, looks_like_picture, targets

MOST_OFFERED = 3
"""Files of which one is meant that are offered to be pasted."""
MOST_HINTS = 20
"""Missing files of one text for which a near name is looked up; it takes a while."""

_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_OWN_COMPUTER = re.compile(r"[a-z]:[\\/]|file:", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(slots=True)
class _Found:
    references: dict[str, tuple[Reference, ...]] = field(default_factory=dict)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    missing: int = 0


def follow(
    scan: Scan, folder: Folder, path: str, problems: Problems, pictures: Mapping[str, str] = MappingProxyType({})
) -> tuple[tuple[Reference, ...], tuple[Attachment, ...]]:
    """Resolve the local targets of a text; those that lead nowhere become problems.

    Returns the references, and the attachments that the text itself brings in. A target that may mean several texts
    has a reference to each: which of them somebody sees is not known here. A file is one for everybody, so it goes
    before texts of nearly the same name. `pictures` stood in the text itself, by the names that stand there now.
    """
    found = _Found()
    within = HeadingLinks(scan, path, problems)
    for target in targets(scan.lines):
        if target.picture and not target.described:
            _report_undescribed(target, scan, path, problems)
        known = target.written in found.references and not target.picture
        if target.written in pictures:
            _show_inner(target, pictures[target.written], found, path, problems)
        elif target.written.startswith("#"):
            within.check(target)
        elif target.written and not known:
            _follow_one(target, found, scan, folder, path, problems)
    references = tuple(reference for each in found.references.values() for reference in each)
    return references, tuple(found.attachments.values())


def _report_undescribed(target: Target, scan: Scan, path: str, problems: Problems) -> None:
    name = target.written.removeprefix(NOTE_ADDRESS)
    hint = "Write what it shows between the square brackets: ![a bridge of straws](bridge.jpg)"
    empty, words = f"![]({target.written})", f"![{NO_WORDS}]({target.written})"
    if name != target.written:
        hint = "Write what it shows behind a bar: ![[bridge.jpg|a bridge of straws]]"
        typed = re.search(rf"!\[\[{re.escape(name)}[^\[\]]*\]\]", scan.written[target.line - scan.first_line])
        empty, words = typed[0] if typed else "![[", f"![[{name}|{NO_WORDS}]]"
    paste = scan.line_with(target.line, empty, words)
    problems.add("PG308", path, target.line, f"The picture “{name[:80]}” has no description.", hint, paste=paste)


def _show_inner(target: Target, encoded: str, found: _Found, path: str, problems: Problems) -> None:
    place = place_within(path, target.written)
    kind = ""
    with suppress(MediaRefused):
        kind = identify(decoded(encoded, HEAD_BYTES), target.written).kind
    if kind != "photograph":
        message = "A picture that stands in the text itself is no real picture inside."
        hint = "Save the picture as a file beside this one, and write ![what it shows](its-name.png)"
        problems.add("PG305", path, target.line, message, hint)
        return
    attachment = Attachment(path=place, name=target.written, photographic=True, visual=True)
    _refer(target, found.attachments.setdefault(place, attachment), found)


def _follow_one(target: Target, found: _Found, scan: Scan, folder: Folder, path: str, problems: Problems) -> None:
    if target.written.startswith(NOTE_ADDRESS):
        _follow_name(target, found, scan, folder, path, problems)
        return
    if _leads_elsewhere(target, scan, path, problems):
        return
    places = _places(target.written, path)
    texts = () if target.picture else tuple(dict.fromkeys(text for place in places for text in folder.texts_at(place)))
    place = next((on_disk for p in places if (on_disk := folder.file_at(p))), "")
    if _found_at(place, texts, target, found, folder, path, problems):
        return
    if _found_by_end(target, found, scan, folder, path, problems):
        return
    if all(place == ".." or place.startswith("../") for place in places):
        message = f"“{target.written[:80]}” points out of your own folder."
        hint = "Copy the file into your folder and use its name."
        problems.add("PG307", path, target.line, message, hint)
        return
    found.missing += 1
    _report_missing(target, scan, folder if found.missing <= MOST_HINTS else None, path, problems)


def _found_by_end(target: Target, found: _Found, scan: Scan, folder: Folder, path: str, problems: Problems) -> bool:
    """Whether a path ends as one file of the learner's alone, or as some texts; it means those then.

    Of several files all are offered. Of several texts each may be meant: which of them somebody sees is not known here.
    """
    files = folder.ends.files(target.written)
    texts = () if target.picture or files else folder.ends.texts(target.written)
    meant = files or texts
    if not meant:
        return False
    here = posixpath.dirname(path) or "."
    better = tuple(quote(posixpath.relpath(place, here), safe="/") for place in meant[:MOST_OFFERED])
    paste = tuple(line for each in better for line in scan.line_with(target.line, target.written, each))
    if len(files) > 1:
        message = f"“{target.written[:80]}” may be any of {len(meant)} files."
        hint, paste = offered(Advice("Write the one you mean:", better), paste)
        code = "PG306" if target.picture or looks_like_picture(target.written) else "PG408"
        problems.add(code, path, target.line, message, hint, paste=paste)
        for place in meant:
            folder.note(place)
        return True
    if _found_at("".join(files), texts, target, found, folder, path, problems):
        folder.found_by_end.append(FoundByEnd(path, target.line, target.written, meant[0], paste))
    return True


def _found_at(
    place: str,
    texts: tuple[str, ...],
    target: Target,
    found: _Found,
    folder: Folder,
    path: str,
    problems: Problems,
) -> bool:
    """Note what a target stands for: the file at a place, else one of these texts. Says whether there is anything."""
    heard = Problems() if texts else problems
    attachment = found.attachments.get(place) or (place and folder.attachment(place, path, target.line, heard))
    if attachment:
        found.attachments[place] = attachment
        _refer(target, attachment, found)
    elif texts:
        found.references[target.written] = tuple(
            Reference(written=target.written, kind="entry", target=text) for text in texts
        )
    return bool(place or texts)


def _follow_name(target: Target, found: _Found, scan: Scan, folder: Folder, path: str, problems: Problems) -> None:
    """A name between double brackets: of a text or a file of this learner, wherever it lies."""
    name = target.written.removeprefix(NOTE_ADDRESS).partition("#")[0]
    texts = () if target.picture else folder.ends.texts_called(name, path)
    if _found_at(folder.ends.file_called(name, path), texts, target, found, folder, path, problems):
        return
    found.missing += 1
    near = folder.nearest(name, path, entries=not target.picture) if found.missing <= MOST_HINTS else ""
    better = posixpath.basename(near) if target.picture else posixpath.splitext(posixpath.basename(near))[0]
    advice = Advice("Did you mean this?", (better,)) if near else Advice("Write the name of a file of yours.")
    hint, paste = offered(advice, scan.line_with(target.line, name, better) if near else ())
    code = "PG306" if looks_like_picture(name) else "PG408"
    problems.add(code, path, target.line, f"Nothing is called “{name[:80]}”.", hint, paste=paste)


def _refer(target: Target, attachment: Attachment, found: _Found) -> None:
    """One target may be a picture here and a link to it there; it is a picture then."""
    before = found.references.get(target.written, ())
    shown = attachment.visual and (target.picture or any(each.kind == "picture" for each in before))
    kind: Literal["picture", "file"] = "picture" if shown else "file"
    found.references[target.written] = (Reference(written=target.written, kind=kind, target=attachment.path),)


def _leads_elsewhere(target: Target, scan: Scan, path: str, problems: Problems) -> bool:
    address = html.unescape(target.written)
    if _OWN_COMPUTER.match(address):
        message = f"“{target.written[:80]}” lies on one computer only."
        name = posixpath.basename(unquote(address).replace("\\", "/"))
        advice = Advice("Copy the file beside this one, and write its name:", (name,))
        hint, paste = offered(advice, scan.line_with(target.line, target.written, name))
        problems.add("PG307", path, target.line, message, hint, paste=paste)
        return True
    if target.picture and _WEB.match(address):
        message = f"The picture “{target.written[:80]}” lies on another site."
        hint = "It is shown as a link. Save the picture in your folder and use its name."
        problems.add("PG405", path, target.line, message, hint)
    return bool(_ELSEWHERE.match(address))


def _places(written: str, path: str) -> tuple[str, ...]:
    """Where a target may lie: as it stands, or without what follows # or ?; entities read or not."""
    here = posixpath.dirname(path)
    spelled = dict.fromkeys((written, html.unescape(written)))
    whole = [unquote(form) for form in spelled]
    cut = [unquote(re.split(r"[#?]", form, maxsplit=1)[0]) for form in spelled]
    forms = dict.fromkeys(form.replace("\\", "/") for form in (*whole, *cut) if form)
    return tuple(posixpath.normpath(posixpath.join(here, form)) for form in forms)


def _report_missing(target: Target, scan: Scan, folder: Folder | None, path: str, problems: Problems) -> None:
    local = re.split(r"[#?]", unquote(html.unescape(target.written)), maxsplit=1)[0].replace("\\", "/")
    if folder and folder.is_awaited(local, path):
        problems.add("PG312", path, target.line, *not_fetched(posixpath.basename(local)))
        return
    near = folder.nearest(local, path, entries=not target.picture) if folder else ""
    advice = Advice("Did you mean this?", (near,)) if near else Advice("Look at the name and the folder of the file.")
    hint, paste = offered(advice, scan.line_with(target.line, target.written, quote(near, safe="/")) if near else ())
    if near and folder:
        folder.note(posixpath.normpath(posixpath.join(posixpath.dirname(path), near)))
    code = "PG306" if target.picture or looks_like_picture(local) else "PG408"
    problems.add(code, path, target.line, f"Nothing is found at “{target.written[:80]}”.", hint, paste=paste)
