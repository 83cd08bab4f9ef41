"""A learner's folder: which files are entries, which are attachments, and what each entry is called."""

from __future__ import annotations

import posixpath
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from portfolio_gen.model.alike import alike
from portfolio_gen.model.entries import Attachment
from portfolio_gen.model.media.container import look_into
from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.model.media.playable import hardly_played
from portfolio_gen.model.stand_ins import awaits
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.conflict_copies import conflict_copies
from portfolio_gen.source.directory import MARKDOWN, list_files
from portfolio_gen.source.entry_file import (
    ENTRY_FOLDERS,
    FOLDER_NAMES,
    EntryFile,
    entry_file,
    report_drafts,
)
from portfolio_gen.source.front_matter.encoding import LARGEST_TEXT, read_bytes
from portfolio_gen.source.open_folder import NO_FOLDER, NotOpened, OpenFolder
from portfolio_gen.source.path_ends import PathEnds
from portfolio_gen.source.programs_files import of_programs, report_programs_files

_PROFILES = ("profile", "index", "about", "readme")
_PLANS = ("plan",)


class FoundByEnd(NamedTuple):
    """A path that was found by its end: where it stands, and the line to write instead, where that is short."""

    path: str
    line: int
    written: str
    relative: str
    paste: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything in one learner's folder, by path relative to it."""

    opened: OpenFolder
    files: frozenset[str]
    """Files that are not Markdown."""
    entries: tuple[EntryFile, ...]
    """Everything in Markdown but the first profile and the first plan."""
    texts: frozenset[str]
    """Everything in Markdown."""
    profiles: tuple[str, ...] = ()
    """What may be the profile. The first is; where that is not shown, the next, which is an entry otherwise."""
    plans: tuple[str, ...] = ()
    looks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Names as people see them to names as the disk has them."""
    awaited: frozenset[str] = frozenset()
    """Files that iCloud has not fetched: where they will be."""
    named: set[str] = field(default_factory=set)
    """Files that somebody named, noted while texts are read."""
    found_by_end: list[FoundByEnd] = field(default_factory=list)
    """Paths that lead somewhere by their end alone, noted while texts are read."""
    _ends: list[PathEnds] = field(default_factory=list)

    @property
    def ends(self) -> PathEnds:
        """Files and texts by the ends of their paths; made when first asked for."""
        if not self._ends:
            self._ends.append(PathEnds(self.files, self.texts))
        return self._ends[0]

    @property
    def captions(self) -> tuple[str, ...]:
        """Files whose name ends as that of captions does."""
        return tuple(place for place in self.files if place.lower().endswith(".vtt"))

    def note(self, relative: str) -> None:
        """Somebody named the file at a place, or was told of it."""
        self.named.add(relative)

    def texts_at(self, relative: str) -> tuple[str, ...]:
        """The texts a link may mean, the likeliest first: its path, with or without the ending, or with `.html`."""
        stem = relative.removesuffix(".html").removesuffix("/")
        candidates = (relative, *(stem + ending for ending in MARKDOWN))
        found = (on_disk for candidate in candidates for on_disk in self._on_disk(candidate))
        return tuple(dict.fromkeys(relative for relative in found if relative in self.texts))

    def file_at(self, relative: str) -> str:
        """The file at a path, or the only one whose path looks the same; "" for none."""
        return next((on_disk for on_disk in self._on_disk(relative) if on_disk in self.files), "")

    def find_file(self, name: str, beside: str) -> str:
        """Where a file named in keys lies: beside the entry, or in `files/` beside it; "" for nowhere."""
        here = posixpath.dirname(beside)
        name = name.replace("\\", "/")
        places = [posixpath.normpath(posixpath.join(here, under, name)) for under in ("", "files")]
        return next(filter(None, (*(place for place in places if place in self.files), *map(self.file_at, places))), "")

    def is_awaited(self, name: str, beside: str) -> bool:
        """Whether a file named in keys or in a text is one that iCloud has not fetched; it is noted as named."""
        here = posixpath.dirname(beside)
        places = {posixpath.normpath(posixpath.join(here, under, name.replace("\\", "/"))) for under in ("", "files")}
        found = next((place for place in self.awaited if alike(place) in map(alike, places)), "")
        self.note(found)
        return bool(found)

    def nearest(self, name: str, beside: str, *, entries: bool = False) -> str:
        """The file, or entry, whose name looks most like this one, as written from `beside`; "" for none."""
        here = posixpath.dirname(beside)
        wanted = posixpath.normpath(posixpath.join(here, name))
        bare: dict[str, list[str]] = {}
        for place in sorted((*self.files, *(self.texts if entries else ()))):
            bare.setdefault(_bare(place), []).append(place)
        for near in nearest(_bare(wanted), bare, cutoff=0.7):
            return posixpath.relpath(nearest(wanted, bare[near], cutoff=0.0)[0], here or ".")
        return ""

    def attachment(self, relative: str, path: str, line: int, problems: Problems, alt: str = "") -> Attachment | None:
        """The file as an attachment; None, and a problem, for a file that may not be published."""
        self.note(relative)
        try:
            with self.opened.open(relative) as file:
                media_type, tracks = look_into(file, posixpath.basename(relative))
        except (MediaRefused, NotOpened) as refused:
            message = refused.message if isinstance(refused, MediaRefused) else f"“{relative}”: {refused.message}"
            problems.add(refused.code, path, line, message, refused.hint)
            return None
        except OSError as error:
            message = f"“{relative}” cannot be read ({error.strerror})."
            problems.add("PG111", path, line, message, "Copy the file here again.")
            return None
        if hardly := hardly_played(posixpath.basename(relative), tracks.codecs):
            problems.add("PG313", path, line, *hardly)
        kind = media_type.kind
        return Attachment(
            path=relative,
            name=posixpath.basename(relative),
            alt=alt,
            photographic=kind in ("photograph", "video", "captions"),
            visual=kind in ("photograph", "picture"),
            recording=kind in ("video", "audio"),
            captions=kind == "captions",
        )

    def _on_disk(self, place: str) -> tuple[str, ...]:
        """What may be meant by a path: itself, its accents composed otherwise, or the only one that looks the same."""
        others = tuple(other for other in self.looks.get(alike(place), ()) if other != place)
        composed = tuple(other for other in others if _composed(other) == _composed(place))
        exact = place in self.files or place in self.texts or composed
        return (place, *composed) if exact or len(others) > 1 else (place, *others)


def read_folder(opened: OpenFolder, problems: Problems) -> Folder:
    """List a learner's folder; links and what cannot be named are reported and left out. Raises NotOpened."""
    listed = list_files(opened, problems)
    awaited = _awaited(listed)
    places = [place for place in listed if not awaits(posixpath.basename(place))]
    if people := several_people(places):
        message = f"There are profiles of several people here: “{people[0]}” and “{people[1]}”. Nothing of it is shown."
        problems.add("PG509", "", 0, message, "Put each person's folder beside this one, not into it.")
        return Folder(opened, frozenset(), (), frozenset())
    _report_misplaced(places, problems)
    texts_and_copies = [place for place in places if place.lower().endswith(MARKDOWN)]
    programs = of_programs(texts_and_copies, places, lambda place: _text_of(opened, place))
    report_programs_files(programs, problems)
    markdown = _without_copies(opened, [place for place in texts_and_copies if place not in programs], problems)
    profiles = tuple(place for name in _PROFILES for place in _spelled(name, markdown)) or _about_below(markdown)
    plans = tuple(place for name in _PLANS for place in _spelled(name, markdown))
    wholes = (*profiles[:1], *plans[:1])
    entries = tuple(entry_file(place) for place in markdown if place not in wholes)
    report_drafts(entries, problems)
    looks: dict[str, tuple[str, ...]] = {}
    for place in places:
        looks[alike(place)] = (*looks.get(alike(place), ()), place)
    files, texts = frozenset(places) - frozenset(texts_and_copies), frozenset(markdown)
    return Folder(opened, files, entries, texts, profiles, plans, looks, awaited)


def _awaited(places: list[str]) -> frozenset[str]:
    """Where the files will be that iCloud has not fetched."""
    named = ((posixpath.dirname(place), awaits(posixpath.basename(place))) for place in places)
    return frozenset(posixpath.join(home, name) for home, name in named if name) - frozenset(places)


def _without_copies(opened: OpenFolder, places: list[str], problems: Problems) -> list[str]:
    """The texts without those that are copies of others: they are for nobody until somebody decides."""
    copies = conflict_copies(places, lambda place: _text_of(opened, place))
    for copy, original in copies.items():
        beside = f"“{posixpath.basename(original)}” lies beside it" if original else "A program made it"
        message = f"This is a copy. {beside}, and nobody can tell which text is meant, so it is on no page."
        hint = "Keep what you want of it and delete it. If it is a text of its own, give it another name."
        problems.add("PG118", copy, 0, message, hint)
    return [place for place in places if place not in copies]


def _text_of(opened: OpenFolder, place: str) -> str:
    try:
        return read_bytes(opened, place, LARGEST_TEXT).decode("utf-8", "replace")
    except NotOpened:
        return ""


def several_people(paths: list[str]) -> tuple[str, ...]:
    """Folders with a profile in each, and none beside them: a class, and no learner. Fewer than two are none.

    A folder whose name begins with a number is a year of one person's, and one of entries may hold any text.
    """
    profiles = [place for place in paths if posixpath.splitext(place.lower())[0].split("/")[-1] == "profile"]
    texts = [place.split("/") for place in profiles if place.lower().endswith(MARKDOWN)]
    if any(len(parts) == 1 for parts in texts):
        return ()
    folders = {parts[0] for parts in texts if len(parts) == 2}
    people = sorted(name for name in folders if name.lower() not in FOLDER_NAMES and not name[0].isdigit())
    return tuple(people) if len(people) > 1 else ()


def _spelled(name: str, places: list[str]) -> tuple[str, ...]:
    """Texts of a name in whatever letters and with whatever ending: `.md` first, the small letters first."""
    found = sorted((place for place in places if place.lower() in {name + ending for ending in MARKDOWN}), reverse=True)
    return tuple(sorted(found, key=lambda place: MARKDOWN.index(posixpath.splitext(place)[1].lower())))


def _about_below(places: list[str]) -> tuple[str, ...]:
    """The one text about somebody that lies where programs that make sites keep pages."""
    known = (f"{folder}/{name}" for folder in ("docs", "content", "pages") for name in ("profile", "about"))
    found = tuple(place for each in known for place in _spelled(each, places))
    return found if len(found) == 1 else ()


def _composed(place: str) -> str:
    return unicodedata.normalize("NFC", place)


def _bare(place: str) -> str:
    """The letters and numbers of a file's name: what is left when signs, capitals and the ending are mistaken."""
    stem = posixpath.splitext(posixpath.basename(place))[0]
    return "".join(ch for ch in _composed(stem).casefold() if ch.isalnum()) or stem


def _report_misplaced(places: list[str], problems: Problems) -> None:
    """A file where a folder of entries belongs: none of them can be found."""
    for place in places:
        if place.lower() in ENTRY_FOLDERS:
            problems.add("PG111", place, 0, *NO_FOLDER)
