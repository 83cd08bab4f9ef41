"""The ids in a student's text, and its headings: found as it is written, levelled when all are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import unquote

from portfolio_gen.markdown.cleaner import ID_PREFIX
from portfolio_gen.markdown.embeds import Attributes, written_out
from portfolio_gen.model.printable import one_line, printable
from portfolio_gen.model.slug import slug

_SLUGGED = 200
"""Characters of a heading that its id is made from."""


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading as it stands in the page: level 2 to 6, its id, and its text as plain text."""

    level: int
    id: str
    text: str


class Ids:
    """The ids given out in one text, no two alike."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def unique(self, name: str) -> str:
        """The site's id for an id in the student's text; the second of two equal ones ends in `-2`."""
        wanted = given = anchor(name)
        while self._taken[given]:
            self._taken[wanted] += 1
            given = f"{wanted}-{self._taken[wanted]}"
        self._taken[given] = 1
        return given


def anchor(name: str) -> str:
    """The id on the page for an id in the student's text, or for what a link puts after its `#`."""
    return ID_PREFIX + "-".join(printable(unquote(name)).split())


@dataclass(slots=True)
class _Place:
    level: int
    attributes: dict[str, str]
    begins: int
    ends: int = 0
    text: str = ""
    words: list[str] = field(default_factory=list)


class Outline:
    """Headings among the pieces of a page: each keeps two pieces free, for its opening and closing tag."""

    def __init__(self, pieces: list[str], ids: Ids) -> None:
        self._pieces = pieces
        self._ids = ids
        self._places: list[_Place] = []
        self._current: _Place | None = None

    @property
    def is_open(self) -> bool:
        """Whether what is written now belongs to a heading."""
        return self._current is not None

    def begin(self, level: int, attributes: Attributes) -> None:
        """Begin a heading of the student's level 1 to 6."""
        kept = {key: attributes[key] for key in ("id", "lang", "dir") if attributes.get(key)}
        self._current = _Place(level, kept, len(self._pieces))
        self._pieces.append("")

    def read(self, text: str) -> None:
        """Plain text that has been written; it counts where a heading is open."""
        if self._current:
            self._current.words.append(text)

    def end(self) -> None:
        """End the open heading; one without words stays mere content."""
        place, self._current = self._current, None
        if not place:
            return
        place.text = one_line("".join(place.words))
        place.ends = len(self._pieces)
        self._pieces.append("")
        if place.text:
            name = place.attributes.get("id") or slug(place.text[:_SLUGGED])
            place.attributes.pop("id", None)
            place.attributes = {"id": self._ids.unique(name), **place.attributes}
            self._places.append(place)

    def levelled(self) -> tuple[PageHeading, ...]:
        """Write all headings, the highest as h2 and none below h6."""
        down = 2 - min((place.level for place in self._places), default=2)
        return tuple(self._write(place, min(place.level + down, 6)) for place in self._places)

    def _write(self, place: _Place, level: int) -> PageHeading:
        self._pieces[place.begins] = f"<h{level}{written_out(place.attributes)}>"
        self._pieces[place.ends] = f"</h{level}>"
        return PageHeading(level, place.attributes["id"], place.text)
