"""`portfolio build`: which sites are made, what is said of them, what stays and what goes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str]]


def test_a_school_without_anybody_is_told_how_to_begin(run: Run) -> None:
    shutil.rmtree("learners/robin-example")
    school = Path("learners/_school/school.yml")
    school.write_text(school.read_text("utf-8").replace("learners: [robin-example]", "learners: []"), "utf-8")
    code, printed = run("build", "--workers", "1")
    assert code == 0
    assert "portfolio new learner NAME" in printed
    assert run("new", "learner", "Ada Byron")[0] == 0
    assert "portfolio new learner NAME" not in run("build", "--workers", "1")[1]


def test_a_build_says_how_much_is_only_for_the_learner_and_names_nobody_in_a_log(run: Run) -> None:
    run("new", "goal", "robin-example", "A secret plan")
    for _ in ("built", "unchanged"):
        printed = run("build", "--workers", "1")[1]
        assert "1 entry of 1 learner is only for themselves." in printed
        assert "Robin" not in printed
        assert "secret" not in printed


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
