"""The line that takes a learner into a cohort: pasted, it does so and changes nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import put

from portfolio_gen.problems import Problems
from portfolio_gen.source.cohort_line import cohort_line
from portfolio_gen.source.school import read_school

IN_ONE_LINE = "name: S\ncohorts:\n  first: {title: First team, learners: [ada, bo]}  # ours\n  elm: {learners: []}\n"
OVER_SEVERAL = "cohorts:\n  first:\n    title: First team\n    learners: [ada, bo]\n  elm:\n    learners: [ ]\n"
AS_LIST = "cohorts:\n  first:\n    learners:\n      - ada\n      - bo\n  elm:\n    learners:\n    - cy\n"


@pytest.mark.parametrize("text", [IN_ONE_LINE, OVER_SEVERAL, AS_LIST, IN_ONE_LINE.replace("\n", "\r\n")])
@pytest.mark.parametrize("cohort", ["first", "elm"])
def test_the_pasted_line_takes_the_learner_in(tmp_path: Path, text: str, cohort: str) -> None:
    folders = {f"{name}/profile.md": "" for name in ("ada", "bo", "cy", "maya-l")}
    put(tmp_path, {"_school/school.yml": text, **folders})
    before = {each.id: set(each.learners) for each in read_school(tmp_path, Problems()).cohorts}
    found = cohort_line(tmp_path, cohort, "maya-l")
    assert found
    lines = text.replace("\r\n", "\n").split("\n")
    lines[found.line - 1 : found.line if found.instead else found.line - 1] = [found.text]
    put(tmp_path, {"_school/school.yml": "\n".join(lines)})
    problems = Problems()
    after = {each.id: set(each.learners) for each in read_school(tmp_path, problems).cohorts}
    assert problems.found == []
    assert after == before | {cohort: before[cohort] | {"maya-l"}}


@pytest.mark.parametrize(
    "text",
    [
        "cohorts:\n  first: {title: First team}\n",
        "cohorts: {first: {learners: [ada]}, elm: {learners: [bo]}}\n",
        "cohorts:\n  first: {learners: ada}\n",
        "cohorts:\n  first:\n    learners:\n",
        "cohorts: [first]\n",
        "cohorts: {\n",
        "",
    ],
)
def test_a_list_that_is_written_in_another_way_is_left_to_the_profile(tmp_path: Path, text: str) -> None:
    put(tmp_path, {"_school/school.yml": text})
    assert cohort_line(tmp_path, "first", "maya-l") is None


def test_a_school_without_a_file_has_no_line(tmp_path: Path) -> None:
    assert cohort_line(tmp_path, "first", "maya-l") is None
