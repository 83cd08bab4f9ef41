"""Which learner somebody means: by the folder, by the name in the profile, or by a part of either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from portfolio_gen.enrolment import learner_folders
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.learner import read_learner
from portfolio_gen.source.open_folder import NotOpened

_LISTED = 8
"""Learners that a message names before it only counts them."""
_OFFERED = 3
"""Learners that are offered because a name looks like theirs."""


class NoLearner(SettingsError):
    """Nobody, or more than one, has the name; `likely` are the folders of those who may be meant."""

    def __init__(self, message: str, likely: Sequence[str]) -> None:
        super().__init__(message)
        self.likely = tuple(likely)


def offered_names(likely: Sequence[str]) -> str:
    """The question that offers names; "" for none."""
    return f"Did you mean {' or '.join(likely)}?" if likely else ""


def some_names(folders: Sequence[str]) -> str:
    """Some names of folders, and how many more there are."""
    more = f" and {len(folders) - _LISTED} more" if len(folders) > _LISTED else ""
    return ", ".join(folders[:_LISTED]) + more


@dataclass(frozen=True)
class LearnerNames:
    """Everybody's folder and name. Profiles are opened only once a folder's name does not answer."""

    settings: Settings

    @cached_property
    def folders(self) -> dict[str, str]:
        """Folders by the learner's id."""
        return {slug(folder.name): folder.name for folder in learner_folders(self.settings)}

    @cached_property
    def names(self) -> dict[str, str]:
        """What profiles call everybody, by folder."""
        found = {}
        for folder in learner_folders(self.settings):
            try:
                found[folder.name] = read_learner(folder, School()).name
            except NotOpened:
                found[folder.name] = folder.name
        return found

    def meant(self, written: str) -> str:
        """The folder of the learner whose folder or whole name this is. Raises NoLearner."""
        bare = self._bare(written)
        if bare in self.folders:
            return self.folders[bare]
        found = [folder for folder, name in self.names.items() if slug(name) == bare]
        if len(found) == 1:
            return found[0]
        raise self._nobody(written, found)

    def meant_in_part(self, written: str) -> str:
        """The same, where also a part of a name or folder will do that fits only one. Raises NoLearner."""
        try:
            return self.meant(written)
        except NoLearner:
            found = self._fitting(written)
            if len(found) != 1:
                raise
            return found[0]

    def may_mean(self, written: str) -> bool:
        """Whether a learner has the name, its first words, or nearly one of both."""
        bare = self._bare(written)
        if bare in self.folders:
            return True
        called = {each for both in self._called.values() for each in both}
        first = {each.partition("-")[0] for each in called}
        return any(_has_first_words(each, bare) for each in called) or bool(nearest(bare, called | first))

    def likely(self, written: str) -> tuple[str, ...]:
        """The folders of those who may be meant: whom a part fits, else whose name looks like it or a word of it."""
        if found := self._fitting(written):
            return found
        spelled: dict[str, list[str]] = {}
        for folder, both in self._called.items():
            for form in dict.fromkeys(form for each in both for form in (each, *each.split("-"))):
                spelled.setdefault(form, []).append(folder)
        near = nearest(self._bare(written), spelled)
        return tuple(dict.fromkeys(folder for form in near for folder in spelled[form]))[:_OFFERED]

    @cached_property
    def _called(self) -> dict[str, tuple[str, str]]:
        """Everybody's folder and name as they are compared, by folder."""
        return {folder: (slug(folder), slug(name)) for folder, name in self.names.items()}

    def _bare(self, written: str) -> str:
        """What is compared: of a path into the learners' folder its last part, whatever system wrote it."""
        path = PurePosixPath(written.replace("\\", "/"))
        return slug(path.name if path.parent.name == self.settings.learners_dir.name else written)

    def _fitting(self, written: str) -> tuple[str, ...]:
        """The folders whose name, or whose learner's, has these first words; else begins so; else holds it."""
        bare = self._bare(written)
        for rule in (_has_first_words, str.startswith, str.__contains__):
            if found := tuple(folder for folder, both in self._called.items() if any(rule(e, bare) for e in both)):
                return found
        return ()

    def _nobody(self, written: str, namesakes: Sequence[str]) -> NoLearner:
        likely = namesakes or self.likely(written)
        if namesakes or len(self._fitting(written)) > 1:
            return NoLearner(f"“{written}” may be {self._any_of(likely)}. Write the name of the folder.", likely)
        hint = offered_names(likely) or f"Write one of: {some_names(tuple(self.names))}"
        return NoLearner(f"There is no learner “{written}”. {hint if self.names else ''}".strip(), likely)

    def _any_of(self, folders: Sequence[str]) -> str:
        more = f" or one of {len(folders) - _LISTED} more" if len(folders) > _LISTED else ""
        return " or ".join(self._presented(folders[:_LISTED])) + more

    def _presented(self, folders: Iterable[str]) -> Iterable[str]:
        return (folder if self.names[folder] == folder else f"{self.names[folder]} ({folder})" for folder in folders)


def _has_first_words(name: str, words: str) -> bool:
    return f"{name}-".startswith(f"{words}-")
