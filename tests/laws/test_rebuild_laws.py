"""Laws of building again: only what changed is made, and what stands is what a first build would have made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from school_folder import clean_tree, copied, photograph, put, run, school, touched, tree, written
from written_schools import PIECES, WrittenSchool, files_of, open_school, written_schools

from portfolio_gen.pipeline import Wishes
from portfolio_gen.publish.manifest import places, read_standing
from portfolio_gen.settings import Settings

ADA = {"family/ada-lovelace", "public/ada-lovelace", "educators/elm"}
BO = {"family/bo", "educators/oak"}
Edit = Callable[[Path], object]


def replaced(place: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        text = (folder / place).read_text("utf-8")
        assert old in text
        (folder / place).write_text(text.replace(old, new), "utf-8")

    return edit


def added(place: str, content: str | bytes) -> Edit:
    return lambda folder: put(folder, {place: content})


def moved(place: str, to: str) -> Edit:
    return lambda folder: (folder / place).rename(folder / to)


SCHOOL = "_school/school.yml"
EDITS = {
    "a public text": (replaced("ada-lovelace/evidence/engine.md", "diagram", "plan"), ADA, 0),
    "a private text": (replaced("ada-lovelace/evidence/diary.md", "Nobody", "No one"), set(), 0),
    "a title that other pages name": (replaced("ada-lovelace/goals/note-g.md", "Write Note G", "Write it"), ADA, 0),
    "an entry for educators": (
        added("ada-lovelace/reflections/new.md", "---\nshare_with: [educators]\n---\nNew."),
        {"educators/elm"},
        0,
    ),
    "a draft": (added("ada-lovelace/reflections/new.md", "---\ndraft: true\n---\nNew."), set(), 0),
    "an entry that cannot be read": (added("ada-lovelace/goals/new.md", "---\nshare_with: all\n---\n"), set(), 0),
    "an entry less": (lambda folder: (folder / "ada-lovelace/feedback/well-done.md").unlink(), ADA, 0),
    "another file name": (moved("ada-lovelace/goals/note-g.md", "ada-lovelace/goals/g.md"), ADA, 0),
    "a file as long as before": (added("ada-lovelace/evidence/table.csv", "n,b\n1,3\n"), ADA, 0),
    "a photograph": (
        added("ada-lovelace/evidence/engine.jpg", photograph("red")),
        ADA - {"public/ada-lovelace"},
        0,
    ),
    "metadata of a photograph": (added("ada-lovelace/me.jpg", photograph("green", remark="elsewhere")), set(), 0),
    "a photograph without consent": (added("bo/evidence/pool.jpg", photograph("red")), set(), 0),
    "a rating": (replaced("_school/ratings/fall.csv", "bo,SCI.2,beginning", "bo,SCI.2,proficient"), BO, 0),
    "a note for educators": (replaced("_school/ratings/fall.csv", "Only a start", "A start"), {"educators/oak"}, 0),
    "consent to a public site": (replaced(SCHOOL, "{public: true", "{public: false"), set(), 1),
    "consent to photographs": (
        replaced(SCHOOL, "photos: [educators, family]", "photos: [family]"),
        {"educators/elm"},
        0,
    ),
    "the school's name": (replaced(SCHOOL, "Tiny School", "Small School"), ADA | BO, 0),
    "a cohort less": (replaced(SCHOOL, "  oak: {title: Oak, learners: [bo]}\n", ""), set(), 1),
    "a learner less": (lambda folder: shutil.rmtree(folder / "bo"), {"educators/oak"}, 1),
    "a learner's folder with another name": (moved("bo", "boris"), {"family/boris", "educators/oak"}, 1),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small school, built once."""
    folder = tmp_path_factory.mktemp("built")
    run(school(folder))
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Settings:
    """A built school of one's own."""
    return copied(built, tmp_path / "school")


@pytest.mark.parametrize(("edit", "expected", "removed"), EDITS.values(), ids=EDITS)
def test_only_what_changed_is_made_again(project: Settings, edit: Edit, expected: set[str], removed: int) -> None:
    edit(project.learners_dir)
    outcome = run(project)
    assert touched(outcome) == expected
    assert len(outcome.removed) == removed
    assert touched(run(project)) == set()


@pytest.mark.slow
@pytest.mark.parametrize("edit", [edit for edit, _, _ in EDITS.values()], ids=EDITS)
def test_what_stands_is_what_a_first_build_makes(project: Settings, tmp_path: Path, edit: Edit) -> None:
    edit(project.learners_dir)
    run(project)
    assert tree(project.output) == clean_tree(project, tmp_path / "clean")


CHANGES = st.tuples(st.sampled_from(sorted(open_school().pieces)), PIECES, st.integers(0, 2))


@pytest.mark.slow
@given(school=written_schools(), changes=st.lists(CHANGES, min_size=1, max_size=4))
@settings(max_examples=8)
def test_after_any_edits_a_site_is_what_a_first_build_makes(
    school: WrittenSchool, changes: list[tuple[tuple[str, str], object, int]]
) -> None:
    with TemporaryDirectory() as folder:
        project = written(Path(folder), files_of(school))
        run(project)
        for key, piece, salt in changes:
            pieces = {**school.pieces, key: replace(piece, salt=salt)}
            shutil.rmtree(project.learners_dir)
            put(project.learners_dir, files_of(replace(school, pieces=pieces)))
            run(project)
            with TemporaryDirectory() as fresh:
                assert tree(project.output) == clean_tree(project, Path(fresh))


@pytest.mark.slow
def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    files = files_of(open_school())
    one = written(tmp_path / "one", files)
    other = written(tmp_path / "other", dict(reversed(files.items())))
    run(one)
    run(other)
    assert tree(one.output) == tree(other.output)


def test_neither_place_nor_time_leaves_a_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = []
    for folder, epoch in (("one", "1000000000"), ("two/deeper", "1800000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        project = school(tmp_path / folder)
        for file in project.learners_dir.rglob("*"):
            os.utime(file, (int(epoch), int(epoch)))
        run(project)
        trees.append(tree(project.output))
    assert trees[0] == trees[1]


@pytest.mark.slow
def test_one_process_and_three_make_the_same(tmp_path: Path) -> None:
    alone, together = (written(tmp_path / name, files_of(open_school())) for name in ("alone", "together"))
    one, three = run(alone), run(together, workers=3)
    assert tree(alone.output) == tree(together.output)
    assert [(r.label, r.outcome, r.made) for r in one.records] == [(r.label, r.outcome, r.made) for r in three.records]
    assert one.problems == three.problems
    assert what_stands(alone) == what_stands(together)


def what_stands(made: Settings) -> dict[str, object]:
    """Everything noted of every site, but when its files were written."""
    sites = {place: read_standing(made.manifest, place) for place in places(made.manifest)}
    assert all(sites.values())
    return {
        place: (
            site.made,
            site.learners,
            site.planned,
            site.theme,
            {name: facts[::2] for name, facts in site.files.items()},
        )
        for place, site in sites.items()
        if site
    }


def test_without_its_manifest_everything_is_made_again_and_alike(project: Settings) -> None:
    before = tree(project.output)
    shutil.rmtree(project.manifest)
    assert touched(run(project)) == ADA | BO
    assert tree(project.output) == before


def test_a_site_that_somebody_removed_is_made_again(project: Settings) -> None:
    before = tree(project.output)
    shutil.rmtree(project.output / "public" / "ada-lovelace")
    assert touched(run(project)) == {"public/ada-lovelace"}
    assert tree(project.output) == before


TOUCHED = {
    "cut": lambda file: file.write_bytes(file.read_bytes()[:100]),
    "emptied": lambda file: file.write_bytes(b""),
    "removed": lambda file: file.unlink(),
    "changed": lambda file: file.write_bytes(file.read_bytes().replace(b"Ada", b"Eve")),
    "added": lambda file: file.with_name("more.html").write_text("more"),
    "a link": lambda file: (file.rename(file.with_name("x.html")), file.symlink_to("x.html")),
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
def test_a_site_that_somebody_touched_is_made_again(project: Settings, touch: Callable[[Path], object]) -> None:
    before = tree(project.output)
    touch(project.output / "public/ada-lovelace/profile.html")
    assert touched(run(project)) == {"public/ada-lovelace"}
    assert tree(project.output) == before


def test_what_looks_untouched_is_found_by_looking_closely(project: Settings) -> None:
    before = tree(project.output)
    file = project.output / "public/ada-lovelace/profile.html"
    times = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Ada", b"Eve"))
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert touched(run(project)) == set()
    assert touched(run(project, wishes=Wishes(verify=True))) == {"public/ada-lovelace"}
    assert tree(project.output) == before
