"""Sites go because somebody decided it, never because a disk was not there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from school_folder import codes, copied, put, run, tree, written

from portfolio_gen.jobs import Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.pipeline import Wishes
from portfolio_gen.settings import Settings, SettingsError

TEXT = "---\nshare_with: [family, public]\n---\nText."
NAMES = ("ada", "bo", "cy", "di", "ed", "flo", "gus", "hal")
CONSENT = "name: S\nconsent:\n" + "".join(f"  {name}: {{public: true}}\n" for name in NAMES)
FILES = {"_school/school.yml": CONSENT} | {f"{name}/goals/g.md": TEXT for name in NAMES}
REMOVE = Wishes(remove=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    run(written(folder / "school", FILES))
    return folder / "school"


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Settings:
    return copied(built, tmp_path / "school")


def lose(project: Settings, *names: str) -> None:
    for name in names:
        shutil.rmtree(project.learners_dir / name)


def standing(project: Settings) -> set[str]:
    return {place.split("/")[1] for place in tree(project.output) if place.startswith("public/")} - {"assets"}


@pytest.mark.parametrize(("gone", "held"), [(1, False), (2, False), (3, True), (7, True)])
@pytest.mark.slow
def test_a_few_learners_leave_and_many_are_missing(project: Settings, gone: int, held: bool) -> None:
    lose(project, *NAMES[:gone])
    outcome = run(project)
    assert standing(project) == set(NAMES if held else NAMES[gone:])
    assert len(outcome.removed) == (0 if held else 2 * gone)
    assert codes(outcome).count("PG905") == held


def test_who_is_missing_goes_when_it_is_meant(project: Settings) -> None:
    lose(project, *NAMES[:5])
    run(project)
    assert len(run(project, wishes=REMOVE).removed) == 10
    assert standing(project) == set(NAMES[5:])
    assert codes(run(project)) == []


def test_what_is_held_stays_through_many_builds(project: Settings) -> None:
    before = tree(project.output / "public")
    lose(project, *NAMES[:5])
    for _ in range(3):
        run(project)
    assert tree(project.output / "public") == before


def test_consent_that_is_withdrawn_of_all_goes_at_once(project: Settings) -> None:
    put(project.learners_dir, {"_school/school.yml": "name: S\n"})
    run(project)
    assert standing(project) == set()


EMPTINESS: dict[str, Callable[[Path], object]] = {
    "no learner": lambda learners: [shutil.rmtree(learners / name) for name in NAMES],
    "nothing at all": lambda learners: (shutil.rmtree(learners), learners.mkdir()),
    "no school": lambda learners: shutil.rmtree(learners / "_school"),
    "no school.yml": lambda learners: (learners / "_school/school.yml").unlink(),
}


@pytest.mark.parametrize("lose_it", EMPTINESS.values(), ids=EMPTINESS)
def test_where_everything_is_gone_nothing_is_done(project: Settings, lose_it: Callable[[Path], object]) -> None:
    before = tree(project.output)
    lose_it(project.learners_dir)
    with pytest.raises(SettingsError, match="Nothing was changed"):
        run(project)
    assert tree(project.output) == before
    run(project, wishes=REMOVE)
    assert standing(project) == set()


def test_a_school_without_a_file_needs_none(tmp_path: Path) -> None:
    project = written(tmp_path, {"ada/goals/g.md": TEXT})
    assert codes(run(project)) == []
    assert codes(run(project)) == []


def test_a_part_of_the_school_removes_nothing(project: Settings) -> None:
    lose(project, *NAMES[:5])
    outcome = run(project, Scope(learners=("hal",)))
    assert outcome.removed == ()
    assert "PG905" not in codes(outcome)


def test_sites_that_nobody_knows_of_are_named_and_go_when_it_is_meant(project: Settings) -> None:
    for note in project.manifest.glob("*/*.json"):
        if note.stem != "bo":
            note.unlink()
    put(project.output, {"public/album/index.html": "mine"})
    lose(project, "ada")
    assert "PG905" in codes(run(project))
    assert "ada" in standing(project)
    run(project, wishes=REMOVE)
    assert standing(project) == {*NAMES, "album"} - {"ada"}


def test_a_folder_in_the_way_is_left_alone(tmp_path: Path) -> None:
    project = written(tmp_path, {"bo/goals/g.md": TEXT})
    run(project, Scope(audiences=(Audience.FAMILY,)))
    put(project.output, {"public/ada/mine.txt": "mine"})
    put(project.learners_dir, {"ada/goals/g.md": TEXT, "_school/school.yml": CONSENT})
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems if problem.code != "PG503"] == [
        ("PG905", "public/ada")
    ]
    assert tree(project.output / "public/ada") == {"mine.txt": b"mine"}
    assert (project.output / "public/bo/index.html").is_file()


def test_an_output_that_is_known_of_by_nobody_is_refused(project: Settings) -> None:
    before = tree(project.output)
    shutil.rmtree(project.manifest)
    lose(project, "ada")
    with pytest.raises(SettingsError, match="another project"):
        run(project)
    assert tree(project.output) == before
    run(project, wishes=REMOVE)
    assert standing(project) == set(NAMES) - {"ada"}
