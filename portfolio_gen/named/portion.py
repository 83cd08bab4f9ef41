"""The portion of a school that somebody asks about: a learner, a folder or a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.jobs import Scope
from portfolio_gen.model.slug import slug
from portfolio_gen.named.learner import LearnerNames, NoLearner, offered_names
from portfolio_gen.named.path import spellings
from portfolio_gen.problems import Problem
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.learners import is_one_learner
from portfolio_gen.source.school_files import SCHOOL_FOLDER


@dataclass(frozen=True, slots=True)
class Portion:
    """A folder or a file of the school."""

    place: str
    """As problems name it: from the learners' folder, with forward slashes; "" for everything."""

    def holds(self, problem: Problem) -> bool:
        """Whether a problem is about something in it."""
        path = problem.path.rstrip("/")
        return self.place in ("", path) or path.startswith(f"{self.place}/")

    @property
    def learner(self) -> str:
        """The id of the learner whose it is; "" where it is not one learner's."""
        first = self.place.partition("/")[0]
        return slug(first) if first and first != SCHOOL_FOLDER else ""


def scope_of(portions: Iterable[Portion]) -> Scope:
    """Whose folders have to be read to report on these."""
    learners = [portion.learner for portion in portions]
    return Scope(learners=tuple(learners)) if all(learners) else Scope()


def find_portions(settings: Settings, words: Iterable[str], here: Path) -> tuple[Portion, ...]:
    """What each word means: a path from `here` or from the learners' folder, a learner's folder or name.

    Raises SettingsError for a word that means nothing, with the nearest names.
    """
    names = LearnerNames(settings)
    return tuple(_Asked(settings, names, here, word).portion() for word in words)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One word, and where the person stands who wrote it."""

    settings: Settings
    names: LearnerNames
    here: Path
    word: str

    def portion(self) -> Portion:
        if not self.word.strip() or "\0" in self.word:
            raise SettingsError(self._unknown(()))
        place = self._place()
        if place is None:
            try:
                place = self._named(self.names.meant_in_part(self.word))
            except NoLearner as nobody:
                raise SettingsError(self._unknown(self._beside() or nobody.likely)) from None
        return Portion(self._read(place))

    def _place(self) -> str | None:
        """Where a path leads that is there, below the learners' folder; None for every other word."""
        for base in (self.here, self.settings.learners_dir):
            for spelled in spellings(self.word):
                path = Path(os.path.abspath(base / spelled))
                if os.path.lexists(path) and (place := self._below(path)) is not None:
                    return place
        return None

    def _below(self, path: Path) -> str | None:
        root = self.settings.learners_dir
        for each in (path, path.resolve()):
            if root.is_relative_to(each):
                return ""
            if each.is_relative_to(root):
                return self._named(each.relative_to(root).as_posix())
        return None

    def _named(self, place: str) -> str:
        """A place as problems name it: where the whole folder is one learner's, they begin with its name."""
        root = self.settings.learners_dir
        return f"{root.name}/{place}" if place != root.name and is_one_learner(root) else place

    def _read(self, place: str) -> str:
        """The place, if anything is read there. Raises SettingsError: "no problems" would be no answer."""
        first = place.partition("/")[0]
        folder = self.settings.learners_dir / first
        known = first in ("", SCHOOL_FOLDER, self.settings.learners_dir.name) or folder.is_dir()
        if not known or (first.startswith(("_", ".")) and first != SCHOOL_FOLDER):
            raise SettingsError(f"“{self.word}” is no learner's and not the school's, so nothing in it is read.")
        return place

    def _beside(self) -> tuple[str, ...]:
        """The names most like a path that is not there, in the folder where it would lie."""
        for base in (self.here, self.settings.learners_dir):
            for spelled in spellings(self.word):
                path = Path(os.path.abspath(base / spelled))
                if path.parent.is_dir() and self._below(path):
                    near = nearest(path.name, os.listdir(path.parent), count=3)
                    return tuple(str(Path(spelled).with_name(name)) for name in near)
        return ()

    def _unknown(self, likely: Iterable[str]) -> str:
        first = next(iter(self.names.folders.values()), "maya-l")
        hint = offered_names(tuple(likely)) or f"Write a learner's name, a folder or a file: portfolio check {first}"
        there = any(each and os.path.lexists(self.here / each) for each in spellings(self.word.strip()))
        return (
            f"“{self.word}” is not in the learners' folder. {hint}" if there else f"There is no “{self.word}”. {hint}"
        )
