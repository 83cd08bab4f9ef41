"""Which learner somebody means: by the folder, by the name in the profile, or by how either begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from portfolio_gen.enrolment import learner_folders
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.learner import read_learner
from portfolio_gen.source.open_folder import NotOpened


class NoLearner(SettingsError):
    """Nobody, or more than one, has the name; `likely` are the folders of those who may be meant."""

    def __init__(self, written: str, likely: Sequence[str]) -> None:
        super().__init__(f"There is no learner “{written}”. {offered(likely)}".strip())
        self.likely = tuple(likely)


def offered(likely: Sequence[str]) -> str:
    """The question that offers names; "" for none."""
    return f"Did you mean {' or '.join(likely)}?" if likely else ""


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
        wanted = slug(written)
        if wanted in self.folders:
            return self.folders[wanted]
        namesakes = [folder for folder, name in self.names.items() if slug(name) == wanted]
        if len(namesakes) == 1:
            return namesakes[0]
        raise NoLearner(written, namesakes or self.likely(written))

    def begun(self, written: str) -> str:
        """The same, where also the first words of one learner's name or folder will do. Raises NoLearner."""
        try:
            return self.meant(written)
        except NoLearner as unknown:
            found = self._beginning(written)
            if len(found) != 1:
                raise unknown from None
            return found[0]

    def may_mean(self, written: str) -> bool:
        """Whether a learner has the name, or nearly."""
        try:
            return bool(self.meant(written))
        except NoLearner as nobody:
            return bool(nobody.likely)

    def likely(self, written: str) -> tuple[str, ...]:
        """The folders of those who may be meant: whose name begins so, else whose looks like it; at most three."""
        if found := self._beginning(written):
            return found[:3]
        spelled: dict[str, list[str]] = {}
        for folder, name in self.names.items():
            for each in (slug(folder), slug(name)):
                for form in (each, each.partition("-")[0]):
                    spelled.setdefault(form, []).append(folder)
        near = nearest(slug(written), spelled, count=3)
        return tuple(dict.fromkeys(folder for form in near for folder in spelled[form]))[:3]

    def _beginning(self, written: str) -> tuple[str, ...]:
        first = f"{slug(written)}-"
        both = ((folder, (slug(folder), slug(name))) for folder, name in self.names.items())
        return tuple(folder for folder, ids in both if any(each.startswith(first) for each in ids))
