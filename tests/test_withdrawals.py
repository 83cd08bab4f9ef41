"""Taking back always happens, whatever else fails, and takes no more than it must."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from school_folder import codes, photograph, put, run, tree, written

from portfolio_gen import pipeline, planning
from portfolio_gen.publish import exchange, release, staging
from portfolio_gen.publish.host import Host
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.open_folder import NotOpened

SCHOOL = """name: S
share_with_default: [family, educators, public]
cohorts: {oak: {title: Oak, learners: [ada, bo]}}
consent:
  ada: {public: true, photos: [family, educators, public]}
  bo: {public: true, photos: [family, educators, public]}
"""
ENTRY = "---\ntitle: {}\nshare_with: [family, educators, public]\n---\n{}\n"
FILES = {
    "_school/school.yml": SCHOOL,
    "ada/evidence/bridge.md": ENTRY.format("Bridge", "bridge-marker"),
    "ada/evidence/boat.md": "---\nshare_with: [public]\nfiles: [boat.jpg]\nalt: {boat.jpg: a boat}\n---\nboat-marker\n",
    "ada/evidence/boat.jpg": photograph("gold"),
    "ada/goals/swim.md": ENTRY.format("Swim", "swim-marker"),
    "bo/evidence/kite.md": ENTRY.format("Kite", "kite-marker"),
}
Break = Callable[[pytest.MonkeyPatch], object]
Edit = Callable[[Path], object]


def break_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(Host, "_page", page)


def break_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "faults", lambda page: ("a script",))


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipeline, "stage_site", refuse)
    monkeypatch.setattr(exchange, "stage_rest", refuse)


def refuse_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(release, "swap_in", refuse)


def lose_power_to_sync(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(exchange, "sync", refuse)


BREAKS: dict[str, Break] = {
    "rendering": break_rendering,
    "the audit": break_audit,
    "a full disk": fill_disk,
    "a refused exchange": refuse_exchange,
    "a disk that takes no sync": lose_power_to_sync,
}


def hide_entry(learners: Path) -> None:
    put(
        learners,
        {"ada/evidence/bridge.md": FILES["ada/evidence/bridge.md"].replace("[family, educators, public]", "[]")},
    )  # type: ignore[arg-type,union-attr]


def no_photographs(learners: Path) -> None:
    put(learners, {"_school/school.yml": SCHOOL.replace("photos: [family, educators, public]", "photos: []")})


def no_public_site(learners: Path) -> None:
    put(learners, {"_school/school.yml": SCHOOL.replace("public: true", "public: false")})


EDITS: dict[str, tuple[Edit, bytes]] = {
    "an entry": (hide_entry, b"bridge-marker"),
    "an entry's file": (lambda learners: (learners / "ada/evidence/bridge.md").unlink(), b"bridge-marker"),
    "photographs": (no_photographs, b"\xff\xd8\xff"),
    "a learner": (lambda learners: shutil.rmtree(learners / "ada"), b"bridge-marker"),
    "a public site": (no_public_site, b"\0never"),
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    made = written(tmp_path, FILES)
    assert codes(run(made)) == []
    return made


def places_with(project: Settings, word: bytes) -> list[str]:
    return [place for place, data in tree(project.output).items() if word in data]


@pytest.mark.slow
@pytest.mark.parametrize("fails", BREAKS.values(), ids=BREAKS)
@pytest.mark.parametrize(("edit", "word"), EDITS.values(), ids=EDITS)
def test_what_was_taken_back_goes_whatever_fails(
    project: Settings, monkeypatch: pytest.MonkeyPatch, fails: Break, edit: Edit, word: bytes
) -> None:
    edit(project.learners_dir)
    with monkeypatch.context() as broken:
        fails(broken)
        outcome = run(project)
    assert places_with(project, word) == []
    assert all(code in ("PG901", "PG902", "PG904") for code in codes(outcome) if code.startswith("PG9"))
    if word == b"\0never":
        assert not list((project.output / "public").glob("*/index.html"))
    run(project)
    clean = written(project.output.parent / "clean", {})
    shutil.rmtree(clean.learners_dir)
    shutil.copytree(project.learners_dir, clean.learners_dir)
    run(clean)
    assert tree(project.output) == tree(clean.output)


@pytest.mark.slow
@pytest.mark.parametrize("fails", BREAKS.values(), ids=BREAKS)
def test_where_nothing_was_taken_back_the_old_sites_stay_whole(
    project: Settings, monkeypatch: pytest.MonkeyPatch, fails: Break
) -> None:
    before = tree(project.output)
    put(project.learners_dir, {"bo/evidence/more.md": ENTRY.format("More", "more-marker")})
    with monkeypatch.context() as broken:
        fails(broken)
        run(project)
        run(project)
    assert tree(project.output) == before
    run(project)
    assert places_with(project, b"more-marker")


def test_only_pages_that_would_be_others_now_go(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(project.output)
    hide_entry(project.learners_dir)
    with monkeypatch.context() as broken:
        break_rendering(broken)
        run(project)
    after = tree(project.output)
    assert {place for place in after if "/bo" in place} == {place for place in before if "/bo" in place}
    assert after["public/ada/evidence/boat.html"] == before["public/ada/evidence/boat.html"]
    assert b"being made again" in after["public/ada/index.html"]
    assert not [place for place in after if place.endswith("bridge.html")]


def test_where_it_cannot_be_told_what_may_stay_nothing_does(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def plan(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "read_and_plan", plan)
        assert set(codes(run(project))) == {"PG901"}
    assert places_with(project, b"swim-marker") == []
    assert len(places_with(project, b"being made again")) == 5
    run(project)
    assert places_with(project, b"swim-marker")


def test_a_config_that_cannot_be_used_holds_nothing_back(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(config_file: str, name: str) -> Host:
        raise SettingsError("mkdocs.yml cannot be used.")

    shutil.rmtree(project.learners_dir / "bo")
    hide_entry(project.learners_dir)
    with monkeypatch.context() as broken:
        broken.setattr("portfolio_gen.pipeline.warm_host", refuse)
        broken.setattr("portfolio_gen.publishing.warm_host", refuse)
        with pytest.raises(SettingsError, match="cannot be used"):
            run(project)
    assert places_with(project, b"kite-marker") == []
    assert places_with(project, b"bridge-marker") == []
    assert places_with(project, b"boat-marker")


def test_a_learner_who_cannot_be_read_loses_nothing(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(folder: Path, *rest: object) -> object:
        if folder.name == "ada":
            raise NotOpened("PG111", "This folder cannot be opened.", "Look.")
        return read_portfolio(folder, *rest)  # type: ignore[arg-type]

    before = tree(project.output)
    put(project.learners_dir, {"bo/evidence/more.md": ENTRY.format("More", "more-marker")})
    monkeypatch.setattr(planning, "read_portfolio", read)
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [("PG111", "ada/")]
    assert [record.label for record in outcome.records if record.outcome == "kept"] == ["family/ada", "public/ada"]
    after = tree(project.output)
    of_ada = {place for place, data in before.items() if b"swim-marker" in data and not place.startswith("educators/")}
    assert of_ada
    assert {place: after[place] for place in of_ada} == {place: before[place] for place in of_ada}
    assert places_with(project, b"more-marker")


def test_a_site_that_cannot_be_moved_away_is_emptied_and_named(
    project: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(13, "Permission denied")

    shutil.rmtree(project.learners_dir / "ada")
    with monkeypatch.context() as broken:
        broken.setattr(release, "prune", refuse)
        outcome = run(project)
    assert codes(outcome) == ["PG503", "PG904"]
    assert places_with(project, b"swim-marker") == []
    assert (project.output / "public/ada/index.html").is_file()
    run(project)
    assert not (project.output / "public/ada").exists()
