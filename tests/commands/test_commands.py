"""What holds of every command: where it may be called, whom it may be called for, and slips."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]


def test_a_new_school_checks_and_builds(run: Run) -> None:
    assert run("check")[0] == 0
    code, printed = run("build", "--workers", "1")
    assert (code, "no problems" in printed) == (0, True)
    assert (Path("site/educators/first/index.html")).is_file()


def test_nothing_is_written_over(run: Run) -> None:
    assert run("new", "learner", "Robin Example")[0] == 2
    assert run("init", ".")[0] == 2


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


@pytest.mark.parametrize("look", [("explain", "robin-example", "TS.1"), ("rate", "--cohort", "first")])
def test_who_looks_first_can_build_afterwards(run: Run, look: tuple[str, ...]) -> None:
    """What only looks makes no folder that a build would take for somebody else's."""
    assert run(*look)[0] == 0
    assert run("build", "--workers", "1", "--audience", "public")[0] == 0
