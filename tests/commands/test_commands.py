"""The commands as a person calls them: what they print, what they leave with."""

from __future__ import annotations

import json
import os
import shutil
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest
from waiting import PATIENCE

Run = Callable[..., tuple[int, str]]


def test_a_new_school_checks_and_builds(run: Run) -> None:
    assert run("check")[0] == 0
    code, printed = run("build", "--workers", "1")
    assert (code, "no problems" in printed) == (0, True)
    assert (Path("site/educators/first/index.html")).is_file()


def test_a_school_without_anybody_is_told_how_to_begin(run: Run) -> None:
    shutil.rmtree("learners/robin-example")
    school = Path("learners/_school/school.yml")
    school.write_text(school.read_text("utf-8").replace("learners: [robin-example]", "learners: []"), "utf-8")
    code, printed = run("build", "--workers", "1")
    assert code == 0
    assert "portfolio new learner NAME" in printed
    assert run("new", "learner", "Ada Byron")[0] == 0
    assert "portfolio new learner NAME" not in run("build", "--workers", "1")[1]


@pytest.mark.parametrize("kind", ["goal", "reflection", "evidence"])
def test_every_starting_point_passes_check_and_is_private(run: Run, kind: str) -> None:
    code, printed = run("new", kind, "robin-example", 'My "first": try', "--date", "2026-10-03")
    assert (code, "wrote" in printed) == (0, True)
    assert run("check", "--strict") == (0, "no problems\n")
    run("build", "--workers", "1")
    pages = "".join(page.read_text("utf-8") for page in Path("site").rglob("*.html"))
    assert "first&#34;: try" not in pages


def test_a_build_says_how_much_is_only_for_the_learner_and_names_nobody_in_a_log(run: Run) -> None:
    run("new", "goal", "robin-example", "A secret plan")
    for _ in ("built", "unchanged"):
        printed = run("build", "--workers", "1")[1]
        assert "1 entry of 1 learner is only for themselves." in printed
        assert "Robin" not in printed
        assert "secret" not in printed


def test_nothing_is_written_over(run: Run) -> None:
    assert run("new", "learner", "Robin Example")[0] == 2
    assert run("init", ".")[0] == 2


def test_problems_come_as_json_with_the_documented_keys(run: Run) -> None:
    Path("learners/robin-example/profile.md").write_text("---\nname:Robin\n---\n", "utf-8")
    code, printed = run("check", "--format", "json")
    (problem,) = json.loads(printed)
    assert code == 1
    assert list(problem) == ["code", "severity", "path", "line", "key", "message", "hint", "paste"]
    assert (problem["code"], problem["path"], problem["line"]) == ("PG101", "robin-example/profile.md", 2)


def test_a_path_narrows_the_report(run: Run) -> None:
    Path("learners/robin-example/profile.md").write_text("---\nname:Robin\n---\n", "utf-8")
    assert run("check", "learners/robin-example")[0] == 1
    assert run("check", "learners/_school") == (0, "_school: no problems\n")


@pytest.mark.parametrize(
    "what", ["robin-example", "Robin Example", "robin", "learners/robin-example", r"learners\robin-example\profile.md"]
)
def test_a_learner_is_checked_by_name_and_by_path(run: Run, what: str) -> None:
    place = "robin-example/profile.md" if "profile" in what else "robin-example"
    assert run("check", what) == (0, f"{place}: no problems\n")
    Path("learners/robin-example/profile.md").write_text("---\nname:Robin\n---\n", "utf-8")
    code, printed = run("check", what)
    assert code == 1
    assert f"{place}: 1 error, 0 warnings. Each code is explained by: portfolio problem PG101" in printed
    assert json.loads(run("check", what, "--format", "json")[1])[0]["path"] == "robin-example/profile.md"


def test_what_is_none_of_these_is_refused(run: Run) -> None:
    code, printed = run("check", "robbin")
    assert (code, "There is no “robbin”. Did you mean robin-example?" in printed) == (2, True)


def test_commands_work_from_a_folder_inside_the_school(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    school = Path.cwd()
    monkeypatch.chdir("learners/robin-example")
    assert run("check") == (0, "no problems\n")
    assert run("check", "profile.md") == (0, "robin-example/profile.md: no problems\n")
    assert run("new", "goal", "robin-example", "Swim")[0] == 0
    assert run("build", "--workers", "1")[0] == 0
    assert (school / "site/educators/first/index.html").is_file()
    assert sorted(file.name for file in Path().iterdir()) == ["goals", "plan.md", "profile.md"]


def test_outside_of_a_school_help_and_init_work_all_the_same(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("..")
    assert run("build", "--help")[0] == 0
    assert run("init", "another")[0] == 0
    assert run("check")[0] == 2
    assert run("--config", r"another\mkdocs.yml", "check") == (0, "no problems\n")


def test_warnings_count_only_when_strict(run: Run) -> None:
    Path("learners/robin-example/note.md").write_text("---\ntags: a b c\n---\nText\n", "utf-8")
    assert run("check")[0] == 0
    assert run("check", "--strict")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--learner", "nobody"),
        ("build", "--cohort", "nobody"),
        ("build", "--audience", "everybody"),
        ("--config", "no.yml", "check"),
        ("explain", "nobody", "TS.1"),
        ("explain", "robin-example", "XX.9"),
        ("explain", "robin-example", "TS.1", "--as-of", "soon"),
        ("new", "goal", "nobody", "Title"),
        ("framework", "show", "nothing"),
        ("dance",),
    ],
)
def test_a_slip_on_the_command_line_leaves_with_2_and_says_why(run: Run, arguments: tuple[str, ...]) -> None:
    code, printed = run(*arguments)
    assert code == 2
    assert printed.strip()
    assert "Traceback" not in printed


@pytest.mark.parametrize(
    ("arguments", "cohorts", "families"),
    [
        ((), ["first", "second"], ["Ada Second", "Robin Example"]),
        (("--learner", "Robin"), ["first"], ["Robin Example"]),
        (("--learner", "Robin", "--learner", "ada-second"), ["first", "second"], ["Ada Second", "Robin Example"]),
        (("--cohort", "second"), ["second"], ["Ada Second"]),
        (("--cohort", "second", "--cohort", "First team"), ["first", "second"], ["Ada Second", "Robin Example"]),
        (("--audience", "family"), [], ["Ada Second", "Robin Example"]),
        (("--learner", "Robin", "--audience", "family"), [], ["Robin Example"]),
        (("--cohort", "second", "--audience", "educators"), ["second"], []),
    ],
)
def test_only_the_chosen_sites_are_built(
    run: Run, arguments: tuple[str, ...], cohorts: list[str], families: list[str]
) -> None:
    run("new", "learner", "Ada Second")
    school = Path("learners/_school/school.yml")
    second = "cohorts:\n  second: {title: Second team, learners: [ada-second]}\n"
    school.write_text(school.read_text("utf-8").replace("cohorts:\n", second), "utf-8")
    code, printed = run("build", "--workers", "1", *arguments)
    assert (code, f"built {len(cohorts) + len(families)} sites" in printed) == (0, True)
    assert sorted(home.parent.name for home in Path("site/educators").glob("*/index.html")) == cohorts
    homes = [home.read_text("utf-8") for home in Path("site/family").glob("*/index.html")]
    assert sorted(name for home in homes for name in ("Ada Second", "Robin Example") if name in home) == families


def test_links_are_whole_paths_of_pages_that_are_there(run: Run) -> None:
    run("build", "--workers", "1")
    name, place = run("links")[1].rstrip("\n").split("\t")
    assert name == "robin-example"
    assert Path(place).is_absolute()
    assert Path(place).is_file()


def test_links_say_what_is_not_built_yet(run: Run) -> None:
    run("build", "--workers", "1")
    run("new", "learner", "Ada Second")
    code, printed = run("links")
    ada, robin, hint = printed.splitlines()
    assert code == 0
    assert [ada.split("\t")[0], *ada.split("\t")[2:]] == ["ada-second", "not built yet"]
    assert robin.split("\t")[0] == "robin-example"
    assert len(robin.split("\t")) == 2
    assert "portfolio build" in hint


def test_links_begin_with_the_schools_own_address(run: Run) -> None:
    run("build", "--workers", "1")
    run("new", "learner", "Ada Second")
    tokens = [Path(line.split("\t")[1]).parent.name for line in run("links")[1].splitlines()[:2]]
    code, printed = run("links", "--address", "https://portfolios.example.org/")
    ada, robin, _ = printed.splitlines()
    assert code == 0
    assert ada == f"ada-second\thttps://portfolios.example.org/family/{tokens[0]}/index.html\tnot built yet"
    assert robin == f"robin-example\thttps://portfolios.example.org/family/{tokens[1]}/index.html"
    for arguments, says in (
        (("--address", "portfolios.example.org"), "Write one such as https://"),
        (("--address", " "), "Write one such as https://"),
        (("--address", "https://a.example", "--open", "Robin"), "Write one of them"),
    ):
        code, printed = run("links", *arguments)
        assert (code, says in printed, tokens[1] in printed) == (2, True, False)


def test_a_family_site_is_opened(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: SimpleQueue[str] = SimpleQueue()
    monkeypatch.setenv("BROWSER", "one that there is not")
    monkeypatch.setattr(webbrowser, "open", opened.put)
    assert run("links", "--open", "Robin")[0] == 2
    run("build", "--workers", "1")
    code, printed = run("links", "--open", "Robin")
    assert code == 0
    assert opened.get(timeout=PATIENCE) == Path(printed.strip()).as_uri()
    run("new", "learner", "Ada Second")
    for name, says in (("Ada", "not built yet"), ("Ribon", "Did you mean"), ("Zzz", "ada-second, robin-example")):
        code, printed = run("links", "--open", name)
        assert code == 2
        assert says in printed
    assert opened.empty()


def test_no_browser_is_opened_where_there_is_no_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(webbrowser, "open", lambda address: pytest.fail(f"{address} is opened"))
    run("build", "--workers", "1")
    assert run("links", "--open", "Robin")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("serve", "Ribon"), "Did you mean robin-example?"),
        (("serve", "Robin", "--learner", "Ada"), "two learners"),
        (("serve", "first"), "portfolio serve --cohort first"),
        (("serve", "--cohort", "second"), "There is no cohort “second”. Cohorts are:\nfirst  First team"),
    ],
)
def test_a_preview_of_nobody_is_refused(run: Run, arguments: tuple[str, ...], says: str) -> None:
    code, printed = run(*arguments)
    assert code == 2
    assert says in printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build", "--cohort", "fist"), "There is no cohort “fist”. Did you mean first?"),
        (("build", "--learner", "Ribon"), "There is no learner “Ribon”. Did you mean robin-example?"),
        (("rate", "--cohort", "fist"), "There is no cohort “fist”. Did you mean first?"),
        (("rate", "--cohort", "first", "--learner", "Ribon"), "Did you mean robin-example?"),
        (("explain", "Ribon", "TS.1"), "Did you mean robin-example?"),
        (("links", "--open", "Ribon"), "Did you mean robin-example?"),
        (("check", "Ribon"), "Did you mean robin-example?"),
    ],
)
def test_nobodys_name_is_refused_with_the_nearest(run: Run, arguments: tuple[str, ...], says: str) -> None:
    code, printed = run(*arguments)
    assert (code, says in printed, Path("site").exists()) == (2, True, False)


def test_a_site_is_built_and_a_level_explained_by_name(run: Run) -> None:
    assert run("build", "--workers", "1", "--cohort", "First team", "--audience", "educators")[0] == 0
    assert Path("site/educators/first/index.html").is_file()
    assert run("explain", "Robin", "TS.1") == run("explain", "robin-example", "TS.1")


def test_a_framework_of_any_depth_is_shown_as_a_tree(run: Run) -> None:
    rows = ["code,statement,parent", "S0,Step 0,", *(f"S{n},Step {n},S{n - 1}" for n in range(1, 1_500))]
    Path("learners/_school/frameworks/deep.csv").write_text("\n".join(rows), "utf-8")
    code, printed = run("framework", "show", "deep")
    assert code == 0
    assert [line.strip().split()[0] for line in printed.splitlines()] == [f"S{n}" for n in range(1_500)]
    assert printed.splitlines()[2].startswith("    S2")


def test_frameworks_are_listed_shown_searched_and_imported(run: Run) -> None:
    listed = json.loads(run("framework", "list", "--format", "json")[1])
    assert listed == [{"id": "first-standards", "title": "Our first standards", "items": 3, "licence": "CC0"}]
    shown = json.loads(run("framework", "show", "first-standards", "--format", "json")[1])
    assert [item["code"] for item in shown["items"]] == ["TS", "TS.1", "TS.2"]
    assert list(shown["items"][1]) == ["code", "statement", "parents", "grades"]
    assert shown["items"][1]["parents"] == ["TS"]
    assert "TS.2" in run("framework", "search", "another way")[1]
    Path("more.csv").write_text("code,statement,parent\nM,Maths,\nM.1,Count to ten,M\n", "utf-8")
    assert run("framework", "import", "more.csv")[0] == 0
    assert {row["id"] for row in json.loads(run("framework", "list", "--format", "json")[1])} == {
        "first-standards",
        "more",
    }
    assert run("framework", "import", "more.csv")[0] == 2


def test_a_level_is_explained_now_and_as_of_a_day(run: Run) -> None:
    rows = (
        "robin-example,TS.1,developing,2026-09-10,ms-example,,\nrobin-example,TS.1,proficient,2026-10-10,ms-example,,\n"
    )
    Path("learners/_school/ratings/first-ratings.csv").write_text(
        "learner,standard,level,date,by,evidence,note\n" + rows, "utf-8"
    )
    now = json.loads(run("explain", "robin-example", "ts.1", "--format", "json")[1])
    assert (now["level"], now["method"], len(now["views"])) == ("proficient", "most recent", 2)
    then = json.loads(run("explain", "robin-example", "TS.1", "--as-of", "2026-09-30", "--format", "json")[1])
    assert (then["level"], len(then["views"])) == ("developing", 1)
    assert "Ms Example" in run("explain", "robin-example", "TS.1")[1]


@pytest.mark.parametrize("look", [("explain", "robin-example", "TS.1"), ("rate", "--cohort", "first")])
def test_who_looks_first_can_build_afterwards(run: Run, look: tuple[str, ...]) -> None:
    """What only looks makes no folder that a build would take for somebody else's."""
    assert run(*look)[0] == 0
    assert run("build", "--workers", "1", "--audience", "public")[0] == 0


def test_a_folder_of_ones_own_is_refused_and_left_alone(run: Run) -> None:
    page = Path("www/public/blog/index.html")
    page.parent.mkdir(parents=True)
    page.write_text("mine")
    code, printed = run("build", "--workers", "1", "--output", "www")
    assert code == 2
    assert "Set output in mkdocs.yml" in printed
    assert [file for file in Path("www").rglob("*") if file.is_file()] == [page]


def test_a_fault_of_the_disk_is_said_in_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("portfolio_gen.publish.claim.write_whole", refuse)
    code, printed = run("build", "--workers", "1")
    assert code == 1
    assert printed.count("\n") == 1
    assert "No space left on device" in printed


def test_who_is_missing_goes_when_it_is_meant(run: Run) -> None:
    run("build", "--workers", "1")
    shutil.rmtree("learners/robin-example")
    code, printed = run("build", "--workers", "1")
    assert (code, "portfolio build --remove" in printed) == (2, True)
    assert list(Path("site/family").glob("*/index.html"))
    assert run("build", "--workers", "1", "--remove")[0] <= 1
    assert not list(Path("site/family").glob("*/index.html"))


def test_a_close_look_mends_what_was_changed_quietly(run: Run) -> None:
    run("build", "--workers", "1")
    page = Path("site/educators/first/index.html")
    whole, times = page.read_bytes(), page.stat()
    page.write_bytes(whole.replace(b"e", b"i"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert "built 1 sites" in run("build", "--workers", "1", "--verify")[1]
    assert page.read_bytes() == whole


def test_check_looks_into_files_when_it_is_told_to(run: Run) -> None:
    Path("learners/robin-example/evidence").mkdir()
    Path("learners/robin-example/evidence/cut.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    Path("learners/robin-example/evidence/cut.md").write_text("![A kite](cut.jpg)")
    assert run("check", "robin-example")[0] == 0
    code, printed = run("check", "--media", "robin-example")
    assert (code, "PG301" in printed) == (1, True)


def test_a_package_is_held_against_a_schema_too(run: Run, tmp_path: Path) -> None:
    package, schema = tmp_path / "standards.json", tmp_path / "ours.schema.json"
    package.write_text('{"CFDocument": {}}', "utf-8")
    schema.write_text('{"required": ["CFItems"]}', "utf-8")
    _, alone = run("framework", "validate", str(package), "--format", "json")
    code, both = run("framework", "validate", str(package), "--schema", str(schema), "--format", "json")
    assert (code, len(json.loads(both))) == (1, len(json.loads(alone)) + 1)
    assert "'CFItems' is a required property" in both
