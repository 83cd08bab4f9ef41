"""Builds as a whole: our own faults cost one site, secrets stay secret, and a scope is a scope."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from pathlib import Path

import pytest
from school_folder import codes, photograph, put, run, school, settings_in, touched, tree, written

from portfolio_gen.checking import check
from portfolio_gen.jobs import Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.pipeline import Wishes, build
from portfolio_gen.publish import staging
from portfolio_gen.publish.family_secret import VARIABLE, family_token
from portfolio_gen.publish.host import Host
from portfolio_gen.publish.release import stage_beside
from portfolio_gen.results import SiteRecord
from portfolio_gen.settings import Settings, SettingsError

BO = "family/bo"


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A school that has been built, and whose name has changed since."""
    made = school(tmp_path)
    run(made)
    file = made.learners_dir / "_school/school.yml"
    file.write_text(file.read_text("utf-8").replace("Tiny School", "Changed School"), "utf-8")
    return made


def break_rendering(monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    """Templates fail for the site of this title, in the middle of its pages."""
    honest = Host._page

    def page(host: Host, site: object, planned: object, read: object) -> str:
        if site.title == title and planned.path == "standards.html":  # type: ignore[attr-defined]
            raise ZeroDivisionError("nobody may read this: " + site.folder)  # type: ignore[attr-defined]
        return honest(host, site, planned, read)  # type: ignore[arg-type]

    monkeypatch.setattr(Host, "_page", page)


def fail_audit(monkeypatch: pytest.MonkeyPatch, words: bytes) -> None:
    """The audit finds a fault on every page with these words."""
    monkeypatch.setattr(staging, "faults", lambda page: ("a script",) if words in page else ())


def folder_of_bo(project: Settings) -> Path:
    return project.output / "family" / family_token(project.secret.read_bytes(), "bo")


def test_a_failing_template_costs_one_site(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder_of_bo(project))
    break_rendering(monkeypatch, "Bo Katz")
    outcome = run(project)
    assert [(record.label, record.outcome) for record in outcome.records if record.outcome == "failed"] == [
        (BO, "failed")
    ]
    assert tree(folder_of_bo(project)) == before
    assert len(touched(outcome)) == 4
    (problem,) = outcome.problems
    assert (problem.code, problem.path) == ("PG901", BO)
    assert problem.message.startswith("ZeroDivisionError in ")


def test_a_page_that_may_not_be_published_costs_that_page(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder_of_bo(project))
    fail_audit(monkeypatch, b"In the lake.")
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [("PG902", f"{BO}/goals/swim.html")]
    assert tree(folder_of_bo(project)).keys() == before.keys() - {"goals/swim.html"}
    assert b"Changed School" in tree(folder_of_bo(project))["index.html"]
    assert not stage_beside(project.output).exists()


def test_a_first_page_that_may_not_be_published_leaves_the_old_site(
    project: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(folder_of_bo(project))
    monkeypatch.setattr(staging, "faults", lambda page: ("a script",) if b"<title>Bo Katz" in page else ())
    outcome = run(project)
    assert (BO, "failed") in [(record.label, record.outcome) for record in outcome.records]
    assert tree(folder_of_bo(project)) == before


def test_after_a_fault_the_next_build_repairs(project: Settings) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        fail_audit(monkeypatch, b"In the lake.")
        run(project)
    assert touched(run(project)) == {BO}
    assert b"Changed School" in tree(folder_of_bo(project))["index.html"]


def test_an_unreadable_manifest_costs_time_only(project: Settings) -> None:
    before = tree(project.output).keys()
    for note in project.manifest.rglob("*.json"):
        note.write_text("{")
    assert len(touched(run(project))) == 5
    assert tree(project.output).keys() == before


def test_tokens_stand_in_no_problem_label_or_log(
    project: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    put(project.learners_dir, {"bo/goals/broken.md": "---\ntitle: [\n---\n[x](nowhere.md) ![](y.jpg)"})
    break_rendering(monkeypatch, "Bo Katz")
    fail_audit(monkeypatch, b"Ada Lovelace")
    told: list[SiteRecord] = []
    outcome = build(project, Scope(), 1, lambda done, total, record: told.append(record) if record else None)
    assert {"PG901", "PG902", "PG101"} <= set(codes(outcome))
    printed = capfd.readouterr()
    said = [*map(str, outcome.problems), *(record.label for record in told), caplog.text, printed.out, printed.err]
    for learner in ("bo", "ada-lovelace"):
        token = family_token(project.secret.read_bytes(), learner)
        assert token in "".join(record.site_path for record in told)
        assert not any(token in text for text in said)


def test_links_stay_with_the_secret_and_go_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = school(tmp_path)
    first = sorted(folder.name for folder in _family(project))
    run(project)
    same = sorted(folder.name for folder in _family(project))
    monkeypatch.setenv(VARIABLE, "another secret, long enough")
    outcome = run(project)
    other = sorted(folder.name for folder in _family(project))
    assert first == []
    assert len(same) == len(other) == 2
    assert set(same).isdisjoint(other)
    assert len(outcome.removed) == 2
    monkeypatch.delenv(VARIABLE)
    run(project)
    assert sorted(folder.name for folder in _family(project)) == same


def _family(project: Settings) -> list[Path]:
    folder = project.output / "family"
    return [found for found in folder.iterdir() if found.name != "assets"] if folder.is_dir() else []


def test_a_learners_own_name_is_in_no_family_address(tmp_path: Path) -> None:
    project = school(tmp_path)
    run(project)
    assert not any(
        "ada" in place or "bo" in place for place in tree(project.output / "family") if "/learners/" in place
    )
    assert all(len(folder.name) == 26 and folder.name.isalnum() for folder in _family(project))


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(learners=("bo",)), {"family/bo", "educators/oak"}),
        (Scope(cohorts=("elm",)), {"family/ada-lovelace", "public/ada-lovelace", "educators/elm"}),
        (Scope(audiences=(Audience.PUBLIC,)), {"public/ada-lovelace"}),
        (Scope(learners=("bo",), audiences=(Audience.FAMILY,)), {"family/bo"}),
        (Scope(learners=("ada-lovelace",), cohorts=("oak",)), set()),
    ],
)
def test_a_scope_is_built_and_the_rest_stays(project: Settings, scope: Scope, expected: set[str]) -> None:
    before = tree(project.output)
    outcome = run(project, scope)
    assert touched(outcome) == expected
    assert outcome.removed == ()
    assert tree(project.output).keys() == before.keys()
    assert len(touched(run(project))) == 5 - len(expected)


def test_a_site_of_one_audience_stands_on_its_own(tmp_path: Path) -> None:
    project = school(tmp_path)
    run(project, Scope(audiences=(Audience.PUBLIC,)))
    assert {place.split("/")[0] for place in tree(project.output)} == {"public"}
    assert [place for place in tree(project.output) if place.startswith("public/assets/portfolio.")]


def another_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """An update of Material: the stylesheet that is made of its own has another name."""
    honest = Host.assets
    newer = lambda host, audience="educators": {  # noqa: E731
        place.replace("ground.", "ground.new."): file for place, file in honest(host, audience).items()
    }
    monkeypatch.setattr(Host, "assets", newer)
    monkeypatch.setattr(Host, "environment", "another")


def test_theme_files_that_no_page_asks_for_go(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    put(project.output, {"public/assets/mine.css": "mine"})
    before = {place for place in tree(project.output) if "ground." in place}
    another_theme(monkeypatch)
    run(project)
    after = {place for place in tree(project.output) if "ground." in place}
    assert len(before) == len(after) == 3
    assert before.isdisjoint(after)
    assert "public/assets/mine.css" in tree(project.output)


def test_a_site_that_failed_keeps_its_theme_files(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {place for place in tree(project.output) if "ground." in place}
    with pytest.MonkeyPatch.context() as broken:
        another_theme(broken)
        break_rendering(broken, "Bo Katz")
        run(project)
        after = {place for place in tree(project.output) if "ground." in place}
        assert {place for place in before if place.startswith("family/")} < after
        assert not {place for place in before if place.startswith("public/")} & after
    another_theme(monkeypatch)
    run(project)
    assert before.isdisjoint(tree(project.output))


def test_strangers_files_beside_the_sites_are_left_alone(tmp_path: Path) -> None:
    project = school(tmp_path)
    run(project)
    put(project.output, {"README.txt": "mine", "public/robots.txt": "mine", "public/blog/index.html": "mine"})
    shutil.rmtree(project.learners_dir / "ada-lovelace")
    assert run(project).removed
    assert {"README.txt", "public/robots.txt", "public/blog/index.html"} <= tree(project.output).keys()


def test_a_file_that_cannot_be_published_is_left_out_and_reported(tmp_path: Path) -> None:
    text = "---\nfiles: [bad.jpg, good.csv]\nalt: {bad.jpg: x}\nshare_with: [family]\n---\nText."
    bad = b"\xff\xd8\xff\xe0 not a picture at all"
    project = written(tmp_path, {"bo/evidence/e.md": text, "bo/evidence/bad.jpg": bad, "bo/evidence/good.csv": "a,b\n"})
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [("PG301", "bo/evidence/bad.jpg")]
    assert [Path(place).suffix for place in tree(project.output / "family") if "/media/" in place] == [".csv"]


@pytest.mark.slow
def test_names_that_begin_like_an_address_of_a_script_are_names(tmp_path: Path) -> None:
    """Pages lead to one another by addresses that begin with these names."""
    framework = "id: f\ntitle: F\nstandards:\n  - {code: JavaScript.1, title: Loops}\n"
    entry = "---\nstandards: [JavaScript.1]\nshare_with: [educators, family, public]\n---\nText."
    files = {
        "_school/school.yml": "cohorts: {vbscript: {title: VBScript, learners: [javascript]}}\n"
        "consent: {javascript: {public: true}}\n",
        "_school/frameworks/f.yml": framework,
        "javascript/profile.md": "---\npublic_name: JavaScript\nshare_with: [educators, family, public]\n---\n",
    }
    for place in ("evidence/JavaScript basics", "reflections/vbscript", "goals/javascript", "feedback/javascript"):
        files[f"javascript/{place}.md"] = entry
    project = written(tmp_path, files)
    outcome = run(project)
    assert codes(outcome) == []
    built = tree(project.output)
    for audience in ("family", "educators", "public"):
        assert any("evidence/javascript-basics.html" in place for place in built if place.startswith(audience))
    assert any(place.startswith("educators/vbscript/standards/javascript") for place in built)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("name: Okafor, Amara", "Amara"),
        ("name: Amara Okafor", ""),
        ("name: OKAFOR Amara\npublic_name: Ama", "Ama"),
        ("name: OKAFOR Amara", ""),
        ("name: AmaraOkafor", ""),
        ("grade: 8", ""),
    ],
)
def test_a_public_site_shows_a_first_name_or_waits(tmp_path: Path, keys: str, shown: str) -> None:
    everybody = "share_with: [educators, family, public]"
    project = written(
        tmp_path,
        {
            "_school/school.yml": "consent: {okafor-amara: {public: true}}\n",
            "okafor-amara/profile.md": f"---\nname: Ada B\npublic_name: Ada\n{everybody}\n---\n",
            "okafor-amara/reflections/x.md": f"---\n{everybody}\n---\nIt held.",
        },
    )
    run(project)
    assert (project.output / "public/okafor-amara/index.html").is_file()
    put(project.learners_dir, {"okafor-amara/profile.md": f"---\n{keys}\n{everybody}\n---\n"})
    outcome = run(project)
    assert codes(outcome) == ([] if shown else ["PG120"])
    pages = b"".join(data for place, data in tree(project.output).items() if place.startswith("public/okafor"))
    assert bool(pages) == bool(shown)
    assert shown.encode() in pages
    assert b">Okafor" not in pages
    assert any(place.startswith("family/") for place in tree(project.output))


def test_where_ratings_may_not_be_seen_nothing_is_made_of_their_absence(tmp_path: Path) -> None:
    """Rated and shown to educators alone; family and public are told of the learner's own view and of the evidence."""
    everybody = "share_with: [educators, family, public]"
    kite = f"---\ndate: 2026-10-03\nstandards: [{{SCI.1: proficient}}, SCI.2]\n{everybody}\n---\nIt flew."
    files = {
        "_school/school.yml": "ratings_visible_to: [educators]\nconsent: {ada: {public: true}}\n"
        "graduation: [{id: sci, title: Science asked for, standards: [SCI.*], proficient_in: 1}]\n",
        "_school/frameworks/f.csv": "code,statement,parent\nSCI,All,\nSCI.1,Ask,SCI\nSCI.2,Test,SCI\nSCI.3,Tell,SCI\n",
        "ada/profile.md": f"---\nname: Ada B\n{everybody}\n---\n",
        "ada/evidence/kite.md": kite,
    }
    project = written(tmp_path, files)
    without = run(project)
    before = tree(project.output)
    row = "learner,standard,level,date,by,evidence\nada,SCI.1,extending,2026-10-03,ms-x,kite\n"
    put(project.learners_dir, {"_school/ratings/r.csv": row})
    assert (codes(without), codes(run(project))) == ([], [])
    words = ("or beyond", "more needed", "science asked for", "educators", "rated", "not yet", "own view", "no level")
    for place, data in tree(project.output).items():
        if place.startswith(("family/", "public/")) and place.endswith(".html"):
            assert before[place] == data, place
            page = data.decode().partition("<main")[2].partition("</main>")[0].casefold()
            assert not [word for word in words if word in page], place
    assert any(b"1 more needed" in data for place, data in before.items() if place.startswith("educators/"))


def test_a_folder_of_a_class_is_nobodys(tmp_path: Path) -> None:
    entry = "---\nshare_with: [educators, family]\n---\nCANARY"
    people = {f"year-7/{name}/profile.md": f"---\nname: {name}\n---\n" for name in ("ana", "ben")}
    project = written(tmp_path, {"bo/x.md": "Text."} | people | {"year-7/ana/x.md": entry, "year-7/ben/x.md": entry})
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [("PG509", "year-7/")]
    assert not any(b"CANARY" in data for data in tree(project.output).values())


def test_texts_beside_the_folders_of_a_class_belong_to_none_of_them(tmp_path: Path) -> None:
    entry = "---\nshare_with: [educators, family]\n---\nWords of {}."
    files = {f"{name}/2026-05.md": entry.format(name) for name in ("ana", "ben")} | {"README.md": "CANARY"}
    project = written(tmp_path, files)
    outcome = run(project)
    assert [(problem.code, problem.path) for problem in outcome.problems] == [("PG509", "README.md")]
    for record in outcome.records:
        if record.site_path.startswith("family/"):
            pages = b"".join(tree(project.output / record.site_path).values())
            assert (b"Words of ana" in pages) != (b"Words of ben" in pages)
    assert not any(b"CANARY" in data for data in tree(project.output).values())


def test_a_check_finds_what_a_build_finds_and_writes_nothing(tmp_path: Path) -> None:
    project = school(tmp_path)
    put(project.learners_dir, {"bo/goals/broken.md": "---\ntitle: [\n---\n", "cy/x.md": "[gone](gone.md)"})
    before = tree(tmp_path)
    found = check(project, Scope())
    assert tree(tmp_path) == before
    assert {problem.code for problem in found} == {"PG101", "PG408", "PG503"}
    assert found == run(project).problems
    assert {problem.path for problem in check(project, Scope(learners=("bo",)))} >= {"bo/goals/broken.md"}


@pytest.mark.slow
def test_a_slip_of_a_year_is_named_by_check_and_build_and_no_page_depends_on_the_day_they_ask(tmp_path: Path) -> None:
    files = {
        "ada/evidence/x.md": "---\ndate: 2062-09-20\n---\nText.",
        "ada/evidence/y.md": "---\ndate: 2026-11-01\n---\n",
    }
    ratings = {"_school/ratings/r.csv": "learner,standard,level,date\nada,S,proficient,2062-11-12\n"}
    framework = {"_school/frameworks/f.yml": "id: f\ntitle: F\nstandards:\n  - {code: S, title: S}\n"}
    trees = []
    for number, today in enumerate((None, dt.date(2026, 11, 25), dt.date(2063, 1, 1))):
        project = written(tmp_path / str(number), files | ratings | framework)
        found = codes(run(project, wishes=Wishes(today=today)))
        assert found == [problem.code for problem in check(project, Scope(), today)]
        assert found == (["PG218", "PG218"] if today and today.year == 2026 else ["PG218"] if today else [])
        trees.append(tree(project.output))
    assert trees[0] == trees[1] == trees[2]


def test_progress_is_told_before_the_first_and_after_each(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(school(tmp_path), Scope(), 1, lambda done, total, record: told.append((done, total)))
    assert told == [(done, 6) for done in range(7)]


def test_a_link_to_profile_and_plan_leads_there(tmp_path: Path) -> None:
    files = {
        "bo/profile.md": "---\nshare_with: [family]\n---\nMe.",
        "bo/plan.md": "---\nshare_with: [family]\n---\nPlan.",
        "bo/goals/g.md": "---\nshare_with: [family]\n---\n[me](../profile.md) [plan](../plan.md)",
    }
    project = written(tmp_path, files)
    assert codes(run(project)) == []
    html = next(data for place, data in tree(project.output / "family").items() if place.endswith("goals/g.html"))
    assert b'href="../profile.html"' in html
    assert b'href="../plan.html"' in html


def test_a_school_of_nobody_removes_what_stood_there_when_asked_to(project: Settings) -> None:
    empty = settings_in(project.output.parent, project.learners_dir / "_school/ratings")
    with pytest.raises(SettingsError, match="Nothing was changed"):
        run(empty)
    assert len(tree(project.output)) > 20
    outcome = run(empty, wishes=Wishes(remove=True))
    assert len(outcome.removed) == 5
    assert {place.split("/")[1] for place in tree(project.output)} <= {"assets"}


KEPT = {"_school/school.yml": "name: S\ncohorts:\n  oak: {title: Oak, learners: [ada, bo]}\n",
        "bo/reflections/b.md": "---\ntitle: B\nshare_with: [family, educators]\n---\nswim-marker\n",
        "ada/evidence/pic.jpg": photograph("gold")}  # fmt: skip
SHOWN = {"ada/evidence/e.md": "---\ntitle: E\nshare_with: [family, educators]\nfiles: [pic.jpg]\n---\nengine-marker\n"}
HIDDEN = {"ada/evidence/e.md": "---\ntitle: E\nshare_with: []\nfiles: [pic.jpg]\n---\nengine-marker\n"}


def remembered(made: Settings) -> tuple[bool, bool, int]:
    """Whether the state folder holds each text, and how many pictures."""
    state = tree(made.state_dir)
    texts = b"".join(data for place, data in state.items() if place.startswith("texts/"))
    pictures = [place for place in state if place.startswith("media/") and not place.startswith("media/index/")]
    return b"engine-marker" in texts, b"swim-marker" in texts, len(pictures)


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_what_a_learner_takes_back_is_remembered_no_longer(tmp_path: Path, workers: int) -> None:
    made = written(tmp_path, KEPT | SHOWN)
    run(made, workers=workers)
    assert remembered(made) == (True, True, 1)
    put(made.learners_dir, HIDDEN)
    run(made, workers=workers)
    assert remembered(made) == (False, True, 0)


def test_what_a_part_of_the_school_does_not_use_stays(tmp_path: Path) -> None:
    made = written(tmp_path, KEPT | SHOWN)
    run(made)
    for scope in (Scope(learners=frozenset({"bo"})), Scope(audiences=(Audience.PUBLIC,))):
        run(made, scope)
        assert remembered(made) == (True, True, 1)


def test_who_leaves_the_school_leaves_the_memory(tmp_path: Path) -> None:
    made = written(tmp_path, KEPT | SHOWN)
    run(made)
    shutil.rmtree(made.learners_dir / "ada")
    run(made)
    assert remembered(made) == (False, True, 0)
    assert not [place for place in tree(made.state_dir) if "ada" in place]


def test_who_leaves_every_cohort_leaves_the_memory_of_educators(tmp_path: Path) -> None:
    only = {place: text.replace("[family, educators]", "[educators]") for place, text in SHOWN.items()}
    made = written(tmp_path, KEPT | only)
    run(made)
    assert remembered(made) == (True, True, 1)
    put(made.learners_dir, {"_school/school.yml": "name: S\ncohorts:\n  oak: {title: Oak, learners: [bo]}\n"})
    run(made)
    assert remembered(made) == (False, True, 0)


def test_texts_that_nobody_asked_to_keep_are_forgotten_though_no_site_changes(tmp_path: Path) -> None:
    made = written(tmp_path, KEPT | SHOWN)
    run(made)
    shelf = next(made.texts_dir.glob("ada.json"))
    whole = shelf.read_bytes()
    put(made.learners_dir, HIDDEN)
    run(made)
    shelf.write_bytes(whole)  # as a build leaves it that was killed before it could forget
    assert not touched(run(made))
    assert remembered(made) == (False, True, 0)


def test_no_site_depends_on_the_memory(tmp_path: Path) -> None:
    made = written(tmp_path, KEPT | SHOWN)
    made.texts_dir.parent.mkdir(parents=True, exist_ok=True)
    made.texts_dir.write_text("a file where the folder should be")
    assert codes(run(made)) == ["PG308"]
    first = tree(made.output)
    made.texts_dir.unlink()
    (made.texts_dir / "@folder").mkdir(parents=True)
    put(made.learners_dir, HIDDEN)
    run(made)
    put(made.learners_dir, SHOWN)
    assert codes(run(made)) == ["PG308"]
    assert tree(made.output) == first


def test_after_a_fault_nothing_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = written(tmp_path, KEPT | SHOWN)
    run(made)
    fail_audit(monkeypatch, b"swim-marker")
    put(made.learners_dir, {"bo/reflections/b.md": KEPT["bo/reflections/b.md"] + "more\n", **HIDDEN})
    run(made)
    assert remembered(made)[2] == 1
