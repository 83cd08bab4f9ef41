"""Which entry somebody means: by its file's name, or by its title, among those that they may see."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import AnyEntry
from portfolio_gen.model.slug import slug
from portfolio_gen.named.learner import offered_names
from portfolio_gen.settings import SettingsError
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.dates import day_in_name
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import KIND_OF_FOLDER
from portfolio_gen.view.portfolio_view import PortfolioView

_FOLDERS = {kind: folder for folder, kind in KIND_OF_FOLDER.items()}


class NoEntry(SettingsError):
    """No entry, or more than one, has the name; `likely` are the names of those that may be meant."""

    def __init__(self, message: str, likely: Sequence[str]) -> None:
        super().__init__(f"{message} {offered_names(likely)}".strip())
        self.likely = tuple(likely)


@dataclass(frozen=True, slots=True)
class Answerable:
    """The entries of a learner that somebody may answer: those in `view`."""

    view: PortfolioView
    everything: PortfolioView
    """What the learner sees: there a name must mean the same."""

    @property
    def titles(self) -> dict[str, str]:
        """What to call each entry, and its title."""
        return {self.name_of(entry): entry.title for entry in self.view.entries}

    @property
    def nothing(self) -> str:
        """What to say where there is no entry at all."""
        shared = " that is shared with educators" if self.view.audience is Audience.EDUCATORS else ""
        return f"{self.view.name} has no entry{shared} yet."

    def name_of(self, entry: AnyEntry) -> str:
        """What `on:` calls an entry: its file's name, after its folder where another kind has the same."""
        alone = all(each.kind == entry.kind for each in self.everything.entries if each.id == entry.id)
        return entry.id if alone else f"{_FOLDERS[entry.kind]}/{entry.id}"

    def meant(self, written: str) -> str:
        """The name of the entry whose file or title this is, with or without folder, day, ending. Raises NoEntry."""
        folder, name = posixpath.split(written.replace("\\", "/").strip())
        stem, ending = posixpath.splitext(name)
        wanted = slug(stem if ending.lower() in MARKDOWN else name)
        kind = KIND_OF_FOLDER.get(posixpath.basename(folder).lower(), "")
        by_file = [entry for entry in self.view.entries if entry.id == wanted and kind in ("", entry.kind)]
        spoken = {wanted, slug(written)}
        found = by_file or [entry for entry in self.view.entries if spoken & {*_words(entry)}]
        if len(found) == 1:
            return self.name_of(found[0])
        likely = [self.name_of(entry) for entry in found or self._likely(wanted)]
        raise NoEntry(self._said(written, several=bool(found)), likely)

    def _said(self, written: str, *, several: bool) -> str:
        if several:
            return f"More than one entry is called “{written}”."
        if self.view.audience is Audience.EDUCATORS:
            return f"{self.view.name} shares no entry “{written}” with educators."
        return f"{self.view.name} has no entry “{written}”."

    def _likely(self, wanted: str) -> Iterable[AnyEntry]:
        """Entries whose name or title begins so, else those that look like it; at most three."""
        entries = self.view.entries
        if begun := [entry for entry in entries if any(each.startswith(f"{wanted}-") for each in _words(entry))]:
            return begun[:3]
        spelled = {form: entry for entry in reversed(entries) for form in (entry.id, *_words(entry))}
        found = (spelled[form] for form in nearest(wanted, spelled, count=3))
        return {self.name_of(entry): entry for entry in found}.values()


def _words(entry: AnyEntry) -> tuple[str, str]:
    """What people call an entry: its title, and its file's name without the day."""
    return slug(entry.title), day_in_name(entry.id)[1]
