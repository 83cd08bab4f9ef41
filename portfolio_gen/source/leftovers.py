"""What lies in a learner's folder and is on no page: nothing a learner made is passed over without a word.

Names are looked at, and the first words of what may be a text without its ending. What is hidden, private by its name
or made by a program is nobody's business.
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
from portfolio_gen.source.programs_files import is_of_a_program

EACH = 3
"""Files of one folder that are named one by one; more are one problem with their number."""
_DOCUMENTS = {".docx", ".doc", ".odt", ".rtf", ".pages", ".gdoc"}
_TEXTS = {".txt", ".text", ".mdx", ".adoc", ".org"}
_FIRST_BYTES = 300
_BEGINS_AS_A_TEXT = re.compile(
    r"\s*(?:---[ \t]*\n[A-Za-z_][\w -]{0,40}:[ \n]|\+\+\+[ \t]*\n[A-Za-z_][\w -]{0,40} ?=|#{1,3} [^\n]*\n\s*\n)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
FEWEST_WORDS = 8
"""Words at the beginning of a file without an ending that make it one that somebody wrote."""
_ELSEWHERE = ".."
"""Stands for all folders in which no text lies."""
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
    texts = {place: name for place in unused if (name := _as_text(place, folder))}
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
            if place not in texts and place not in shortcuts:
                home = posixpath.dirname(place)
                rest.setdefault(home if home in homes else _ELSEWHERE, []).append(place)
        elsewhere = rest.pop(_ELSEWHERE, [])
        _report_elsewhere(elsewhere if folder.texts else [], problems)
        for places in rest.values():
            _report_unused(places, problems)


def _is_nobodys(place: str) -> bool:
    shown = place.removeprefix("_posts/")
    return is_of_a_program(place) or _JUNK.search(shown) is not None or _PRIVATE.search(shown) is not None


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


def _as_text(place: str, folder: Folder) -> str:
    """The name a text should have that is not read because of the one it has; "" for everything else."""
    name = posixpath.basename(place)
    stem, ending = posixpath.splitext(name)
    if _DOUBLE.search(name):
        return posixpath.splitext(stem)[0] + ".md"
    parts = place.lower().split("/")
    among_entries = len(parts) == 2 and parts[0] in {*ENTRY_FOLDERS, *FOLDER_NAMES}
    at_top = len(parts) == 1 and (stem.lower() in _FIRST or ending.lower() == ".mdx")
    is_none = not ending or " " in ending or ending[1:].isdigit()
    if not is_none and ending.lower() not in _TEXTS:
        return ""
    if among_entries or at_top or _begins_as_a_text(place, folder):
        return (name if is_none else stem) + ".md"
    return ""


def _begins_as_a_text(place: str, folder: Folder) -> bool:
    """Whether a file begins with keys or with a heading; one without an ending may begin with any words."""
    try:
        with folder.opened.open(place) as file:
            first = file.read(_FIRST_BYTES).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return False
    if _BEGINS_AS_A_TEXT.match(first):
        return True
    whole = first.rstrip("\ufffd")
    is_text = "\ufffd" not in whole and all(sign.isprintable() or sign in "\n\t" for sign in whole)
    return is_text and not posixpath.splitext(place)[1] and len(_WORD.findall(whole)) >= FEWEST_WORDS


def _report_elsewhere(places: list[str], problems: Problems) -> None:
    """All unused files that lie beside no text, in one problem."""
    if places:
        files = f"the file “{places[0]}”" if len(places) == 1 else f"{len(places)} files, such as “{places[0]}”"
        they_are = "it is" if len(places) == 1 else "they are"
        hint = "What belongs to an entry is named there under files:, or shown as a picture in its text."
        problems.add("PG311", "", 0, f"No entry names {files}, so {they_are} on no page.", hint)


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
