"""What lies in a learner's folder and is on no page: nothing a learner made is passed over without a word.

Only names are looked at. What is hidden, private by its name or made by a program is nobody's business.
"""

from __future__ import annotations

import posixpath
import re

from portfolio_gen.model.stand_ins import SHORTCUTS, not_fetched, stand_in
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import ENTRY_FOLDERS, FOLDER_NAMES
from portfolio_gen.source.folder import Folder
from portfolio_gen.source.front_matter.flow_rows import as_value

EACH = 3
"""Files of one folder that are named one by one; more are one problem with their number."""
_DOCUMENTS = {".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc"}
_TEXTS = {".txt", ".text", ".mdx", ".mkd", ".mdwn", ".mdtext", ".qmd", ".rmd", ".adoc", ".org"}
_MEDIA = {
    *(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".avif", ".heic", ".heif", ".svg"),
    *(".mp4", ".m4v", ".mov", ".webm", ".weba", ".3gp", ".mp3", ".m4a", ".wav", ".ogg", ".flac", ".mid", ".vtt"),
    *(".pdf", ".xlsx", ".pptx", ".ods", ".odp", ".epub", ".csv", ".gpx", ".stl", ".glb", ".3mf", ".sb3", ".zip"),
    *_DOCUMENTS,
}
_SHORTCUTS = SHORTCUTS - {".gdoc", ".desktop"}
"""A document of Drive may be the text of an entry; `desktop` files are no learner's."""
_FIRST = {"profile", "plan", "about"}
_DOUBLE = re.compile(r"\.(?:md|markdown|mdown)\.(?:txt|text|docx?|rtf|bak)$", re.IGNORECASE)
_PRIVATE = re.compile(r"(?:^|[/\s_.-])(?:private|secret|draft|drafts|old|backup|trash)(?:[/\s_.-]|$)", re.IGNORECASE)
_JUNK = re.compile(r"(?:^|/)(?:[._]|~\$|thumbs\.db$|desktop\.ini$)|(?:~|\.(?:tmp|bak|swp))$", re.IGNORECASE)


def report_leftovers(folder: Folder, problems: Problems, *, all_read: bool) -> None:
    """Name what is on no page. Where some text could not be read, nobody knows which files it names (`all_read`)."""
    _report_folders(folder, problems)
    _report_awaited(folder, problems)
    unused = [place for place in sorted(folder.files - folder.named) if not _is_nobodys(place)]
    texts = {place: name for place in unused if (name := _as_text(place))}
    for place, name in texts.items():
        message = "This looks like an entry, and its name keeps it from being read."
        problems.add("PG113", place, 0, message, "Give the file this name:", paste=(name,))
    shortcuts = {place for place in unused if posixpath.splitext(place)[1].lower() in _SHORTCUTS}
    for place in sorted(shortcuts):
        problems.add("PG312", place, 0, *(stand_in(b"", posixpath.basename(place)) or ("", "")))
    if all_read and not any(place.endswith(MARKDOWN) for place in folder.awaited):
        homes = {posixpath.dirname(text) for text in folder.texts}
        homes |= {posixpath.dirname(place) for place in unused if posixpath.dirname(place).lower() in FOLDER_NAMES}
        homes |= {posixpath.join(home, "files") for home in homes}
        rest: dict[str, list[str]] = {}
        for place in unused:
            if place not in texts and place not in shortcuts and posixpath.dirname(place) in homes and _is_media(place):
                rest.setdefault(posixpath.dirname(place), []).append(place)
        for places in rest.values():
            _report_unused(places, problems)


def _is_nobodys(place: str) -> bool:
    shown = place.removeprefix("_posts/")
    return _JUNK.search(shown) is not None or _PRIVATE.search(shown) is not None


def _report_folders(folder: Folder, problems: Problems) -> None:
    """Folders at the top whose name is nearly that of a kind of entries."""
    tops = sorted({place.split("/")[0] for place in folder.texts if "/" in place})
    for top in tops:
        near = () if top.lower() in {*ENTRY_FOLDERS, *FOLDER_NAMES} else nearest(top, FOLDER_NAMES, cutoff=0.8)
        if near:
            message = "This is no folder of entries, so what lies in it is shown as reflections."
            problems.add("PG115", f"{top}/", 0, message, "Did you mean this name?", paste=near)


def _report_awaited(folder: Folder, problems: Problems) -> None:
    """What iCloud has not fetched and nobody names, which a text does not need: the first one of each folder."""
    homes: dict[str, list[str]] = {}
    for place in sorted(folder.awaited - folder.named):
        if not _is_nobodys(place):
            homes.setdefault(posixpath.dirname(place), []).append(place)
    for places in homes.values():
        message, hint = not_fetched(posixpath.basename(places[0])[:80])
        others = f" {len(places) - 1} more files here are so, too." if len(places) > 1 else ""
        problems.add("PG312", places[0], 0, message + others, hint)


def _as_text(place: str) -> str:
    """The name a text should have that is not read because of the one it has; "" for everything else."""
    name = posixpath.basename(place)
    stem, ending = posixpath.splitext(name)
    if _DOUBLE.search(name):
        return posixpath.splitext(stem)[0] + ".md"
    parts = place.lower().split("/")
    among_entries = len(parts) == 2 and parts[0] in {*ENTRY_FOLDERS, *FOLDER_NAMES}
    at_top = len(parts) == 1 and (stem.lower() in _FIRST or ending.lower() in (".qmd", ".rmd", ".mdx", ".mkd"))
    is_none = not ending or " " in ending or ending[1:].isdigit()
    if (among_entries or at_top) and (is_none or ending.lower() in _TEXTS):
        return (name if is_none else stem) + ".md"
    return ""


def _is_media(place: str) -> bool:
    return posixpath.splitext(place)[1].lower() in _MEDIA


def _report_unused(places: list[str], problems: Problems) -> None:
    """The unused files of one folder."""
    for place in places[:EACH] if len(places) > EACH + 1 else places:
        _report_one(place, problems)
    if len(places) > EACH + 1:
        rest = len(places) - EACH
        message = f"No entry names {rest} more files here, such as “{posixpath.basename(places[EACH])[:80]}”."
        hint = "Name each of them under files: in the entry it belongs to."
        home = posixpath.dirname(places[EACH])
        problems.add("PG311", f"{home}/" if home else "", 0, message, hint)


def _report_one(place: str, problems: Problems) -> None:
    name = posixpath.basename(place)
    stem, ending = posixpath.splitext(name)
    home = posixpath.dirname(place).lower()
    if ending.lower() in _DOCUMENTS and home in FOLDER_NAMES:
        message = f"“{name[:80]}” is a document, and an entry is a text file."
        hint = "Copy its words into a text file of this name. Or, if it belongs to an entry, name it there under files:"
        problems.add("PG114", place, 0, message, hint, paste=(f"{stem}.md",))
        return
    message = f"No entry names “{name[:80]}”, so it is on no page."
    lines = (f"photo: {as_value(name)}",) if not home and _is_portrait(name) else (f"files: [{as_value(name)}]",)
    problems.add("PG311", place, 0, message, "Write this between the dashes of the entry it belongs to:", paste=lines)


def _is_portrait(name: str) -> bool:
    return posixpath.splitext(name)[0].lower() in ("me", "photo", "portrait", "profile")
