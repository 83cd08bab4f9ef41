"""Who is enrolled: learners' folders, the cohort each learner is in, and what does not fit together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.publish.manifest import learners_of, places
from portfolio_gen.settings import Settings
from portfolio_gen.source.learners import chosen_cohort, is_one_learner, list_learners, texts_beside_learners
from portfolio_gen.source.school_files import SCHOOL_FOLDER

EVERYONE = "everyone"
"""Id of the one cohort of a school that has none."""


def learner_folders(settings: Settings) -> tuple[Path, ...]:
    """Learners' folders by name. Of several that would share an address, the one that was built before; else none."""
    if is_one_learner(settings.learners_dir):
        return (settings.learners_dir,)
    found = _by_address(settings.learners_dir)
    if all(len(folders) == 1 for folders in found.values()):
        return tuple(folders[0] for folders in found.values())
    built = _built_before(settings)
    settled = {address: _settled(folders, built) for address, folders in found.items()}
    return tuple(folders[0] for folders in settled.values() if len(folders) == 1)


def undecided(settings: Settings) -> frozenset[str]:
    """Addresses that several folders would have, none of them built before: nothing is built or removed for these."""
    if not (doubles := _doubles(settings)):
        return frozenset()
    return frozenset(doubles).difference(slug(folder.name) for folder in learner_folders(settings))


def _doubles(settings: Settings) -> dict[str, list[Path]]:
    """Folders that would share an address, by that address."""
    if is_one_learner(settings.learners_dir):
        return {}
    return {address: folders for address, folders in _by_address(settings.learners_dir).items() if len(folders) > 1}


def _by_address(learners_dir: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for folder in _folders(learners_dir):
        found.setdefault(slug(folder.name), []).append(folder)
    return found


def _settled(folders: list[Path], built: set[str]) -> list[Path]:
    return folders if len(folders) == 1 else [folder for folder in folders if folder.name in built]


def _built_before(settings: Settings) -> set[str]:
    """Names of the folders that sites stand for, in any output."""
    manifests = settings.state_dir.glob("manifest-*/")
    return {name for manifest in manifests for place in places(manifest) for name in learners_of(manifest, place)}


def _folders(learners_dir: Path) -> list[Path]:
    return [learners_dir / name for name in list_learners(learners_dir, Problems())]


def cohorts_of(
    school: School, learners: Iterable[str], chosen: Mapping[str, str]
) -> dict[str, tuple[Cohort, tuple[str, ...]]]:
    """Cohorts with the learners' folders in them, by cohort id.

    The school's list decides; a learner in none of its lists is in the cohort their profile names (`chosen`, by
    folder), if the school has it. A school without cohorts is one cohort of everyone.
    """
    folders = {slug(name): name for name in learners}
    if not school.cohorts:
        everyone = Cohort(id=EVERYONE, title=school.name)
        return {EVERYONE: (everyone, tuple(folders.values()))} if folders else {}
    listed = {learner for cohort in school.cohorts for learner in cohort.learners}
    return {
        cohort.id: (
            cohort,
            tuple(
                name
                for learner, name in folders.items()
                if learner in cohort.learners or (learner not in listed and chosen.get(name) == cohort.id)
            ),
        )
        for cohort in school.cohorts
    }


def _chosen_cohorts(settings: Settings, school: School, names: Iterable[str]) -> dict[str, str]:
    listed = {learner for cohort in school.cohorts for learner in cohort.learners}
    strays = [name for name in names if slug(name) not in listed] if school.cohorts else []
    return {name: chosen_cohort(folder_of(settings, name), school) for name in strays}


def folder_of(settings: Settings, name: str) -> Path:
    """The folder of a learner, or the one learner's folder that the whole project is."""
    whole = settings.learners_dir
    return whole if name == whole.name and is_one_learner(whole) else whole / name


def placed(settings: Settings, school: School) -> tuple[list[str], dict[str, tuple[Cohort, tuple[str, ...]]]]:
    """Learners' folders by name, and by cohort."""
    names = [folder.name for folder in learner_folders(settings)]
    return names, cohorts_of(school, names, _chosen_cohorts(settings, school, names))


def list_members(settings: Settings, school: School) -> dict[str, tuple[str, ...]]:
    """Folders of learners by cohort; those in no cohort under an empty id."""
    names, cohorts = placed(settings, school)
    members = {cohort_id: folders for cohort_id, (_, folders) in cohorts.items()}
    listed = {name for folders in members.values() for name in folders}
    strays = tuple(name for name in names if name not in listed)
    return members | ({"": strays} if strays else {})


def report_strays(settings: Settings, school: School, problems: Problems) -> None:
    """Note learners in no cohort, and names in a cohort's list that have no folder."""
    names, cohorts = placed(settings, school)
    members = {name for _, folders in cohorts.values() for name in folders}
    present = {slug(name): name for name in names}
    doubles = undecided(settings)
    _report_doubles(settings, present, problems)
    _report_texts_beside(settings, problems)
    if not is_one_learner(settings.learners_dir):
        list_learners(settings.learners_dir, problems)
    for name in names:
        if name not in members:
            problems.add(
                "PG503",
                f"{name}/",
                0,
                "This learner is in no cohort, so no educator sees them.",
                f"Add {name} to a cohort in {SCHOOL_FOLDER}/school.yml.",
            )
    for cohort in school.cohorts:
        for learner in cohort.learners:
            if learner not in present and learner not in doubles:
                problems.add(
                    "PG503",
                    f"{SCHOOL_FOLDER}/school.yml",
                    0,
                    f"{cohort.id} lists “{learner}”, and there is no such folder.",
                    "Correct the name, or make the folder with: portfolio new learner",
                    "cohorts",
                )


def _report_doubles(settings: Settings, present: Mapping[str, str], problems: Problems) -> None:
    for address, folders in _doubles(settings).items():
        for folder in folders:
            if folder.name != present.get(address):
                others = "”, “".join(other.name for other in folders if other != folder)
                message = f"“{others}” would have the same address, so this folder is left out."
                problems.add("PG213", f"{folder.name}/", 0, message, "Give one of the two folders another name.")


def _report_texts_beside(settings: Settings, problems: Problems) -> None:
    for name in texts_beside_learners(settings.learners_dir):
        message = "This stands beside folders, each of which is taken for one learner's, so it is on no page."
        hint = "If everything here is one learner's, write down whose, in a file profile.md beside it:"
        problems.add("PG509", name, 0, message, hint, paste=("---\nname: Your name\n---",))
