"""How often learners' folders are read: once for their own sites, once for each cohort's, never for the school's."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample_school import REPOSITORY
from school_folder import Files, put, run, written

from portfolio_gen import enrolment, planning
from portfolio_gen.jobs import Scope
from portfolio_gen.pipeline import build
from portfolio_gen.settings import Settings, read_settings


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Counts what is read of whom, whoever asks for it."""
    reads: Counter[str] = Counter()
    for module in (planning, enrolment):
        if made := getattr(module, "read_portfolio", None):

            def read(folder: Path, *rest: object, _made: object = made) -> object:
                reads[Path(folder).name] += 1
                return _made(folder, *rest)  # type: ignore[operator]

            monkeypatch.setattr(module, "read_portfolio", read)
    yield reads
    monkeypatch.undo()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    places = {"state_dir": str(tmp_path / "state"), "output": str(tmp_path / "site")}
    return read_settings(REPOSITORY / "mkdocs.yml", learners_dir=str(REPOSITORY / "learners"), **places)


@pytest.mark.slow
def test_the_sample_school_is_read_twice_and_a_learner_with_their_cohort(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with counted(monkeypatch) as whole:
        build(settings, Scope(), 1, lambda done, total, record: None)
    with counted(monkeypatch) as again:
        build(settings, Scope(), 1, lambda done, total, record: None)
    with counted(monkeypatch) as one:
        build(settings, Scope(learners=("amara-okafor",)), 1, lambda done, total, record: None)
    print(f"read: sample school {whole.total()}, again {again.total()}, one learner {one.total()}")
    assert (whole.total(), again.total(), one.total()) == (16, 16, 5)
    assert set(whole.values()) == {2}
    assert one["amara-okafor"] == 2


SCHOOL: Files = {
    "_school/school.yml": "name: S\nschool_educators: [ms-x]\nshare_with_default: [educators]\n"
    "cohorts: {elm: {title: Elm, learners: [ada]}, oak: {title: Oak, learners: [bo, ada]}}\n",
    "_school/frameworks/tiny.csv": "code,statement\nSCI.1,I can test.\nSCI.2,I can explain.\n",
    "_school/ratings/fall.csv": "learner,standard,level,date,by,evidence\nbo,SCI.2,extending,2026-10-03,ms-x,kite\n",
    "ada/evidence/engine.md": "---\ntitle: The engine\ndate: 2026-10-01\nstandards: [SCI.1]\n---\nBrass.\n",
    "bo/evidence/kite.md": "---\ntitle: A kite\ndate: 2026-10-02\nstandards: [SCI.2]\n---\nPaper.\n",
}


@pytest.mark.parametrize("forgotten", [(), ("elm",), ("elm", "oak")], ids=["all known", "one forgotten", "none known"])
def test_the_schools_sums_are_those_of_a_whole_build_whatever_was_built(
    tmp_path: Path, forgotten: tuple[str, ...]
) -> None:
    project = written(tmp_path / "one", SCHOOL)
    run(project)
    put(
        project.learners_dir,
        {"bo/evidence/reel.md": "---\ntitle: A reel\ndate: 2026-10-05\nstandards: [SCI.1]\n---\nx\n"},
    )
    for cohort in forgotten:
        note = project.manifest / "educators" / f"{cohort}.json"
        data = json.loads(note.read_text("utf-8"))
        del data["figures"]
        note.write_text(json.dumps(data), "utf-8")
    build(project, Scope(learners=("bo",)), 1, lambda done, total, record: None)
    clean = written(tmp_path / "other", SCHOOL)
    put(clean.learners_dir, {"bo/evidence/reel.md": (project.learners_dir / "bo/evidence/reel.md").read_text("utf-8")})
    run(clean)
    page = "educators/school/index.html"
    assert (project.output / page).read_bytes() == (clean.output / page).read_bytes()


def test_a_withdrawn_piece_leaves_the_schools_sums_and_their_note(tmp_path: Path) -> None:
    project = written(tmp_path, SCHOOL)
    run(project)
    before = (project.output / "educators/school/index.html").read_bytes()
    put(project.learners_dir, {"bo/evidence/kite.md": "---\ntitle: A kite\nshare_with: []\n---\nPaper.\n"})
    build(project, Scope(learners=("bo",)), 1, lambda done, total, record: None)
    assert (project.output / "educators/school/index.html").read_bytes() != before
    noted = json.loads((project.manifest / "educators/oak.json").read_text("utf-8"))["figures"]
    assert [one["pieces"] for one in noted["learners"] if one["learner"] == "bo"] == [0]
