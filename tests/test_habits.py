"""A slip in many places is told once with its places; different slips, and those of different people, stay apart."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from portfolio_gen.habits import habits
from portfolio_gen.problems import Problem, in_order
from portfolio_gen.report import print_problems


def slip(
    line: int, path: str = "ada/a.md", code: str = "PG308", message: str = "The picture “{}” has no words."
) -> Problem:
    return Problem(path, line, code, "", message.format(line), "Write what it shows.", (f"line {line}",))


def test_three_of_a_kind_are_one() -> None:
    (habit,) = habits([slip(3), slip(5), slip(9, "ada/b.md"), slip(12)])
    assert habit.first == slip(3)
    assert habit.elsewhere == "So it is in 3 more places, such as ada/a.md:5 and ada/b.md:9."


def test_two_of_a_kind_are_two() -> None:
    assert [habit.elsewhere for habit in habits([slip(3), slip(5)])] == ["", ""]


def test_what_differs_stays_apart() -> None:
    others = (slip(1, "ben/a.md"), slip(1, code="PG408"), slip(1, message="The film “{}” has no words."))
    assert len(habits([*others, *(slip(line) for line in range(5))])) == 4


def test_files_of_the_school_stay_apart() -> None:
    problems = [slip(line, f"_school/{name}.csv") for name in ("a", "b") for line in range(3)]
    assert [habit.first.path for habit in habits(problems)] == ["_school/a.csv", "_school/b.csv"]


def test_it_is_printed_below_what_stands_there() -> None:
    out = io.StringIO()
    print_problems(Console(file=out, width=20), [slip(line) for line in (3, 5, 7)])
    assert out.getvalue().split("\n")[:5] == [
        "ada/a.md:3  warning PG308",
        "    The picture “3” has no words.",
        "    So it is in 2 more places, such as ada/a.md:5 and ada/a.md:7.",
        "    Write what it shows.",
        "line 3",
    ]


SLIPS = st.builds(slip, st.integers(0, 9), st.sampled_from(["ada/a.md", "ada/b.md", "ben/a.md"]))


@given(st.lists(SLIPS, max_size=20))
def test_no_problem_is_lost_or_told_twice(problems: list[Problem]) -> None:
    told = in_order(problems)
    found = habits(told)
    assert sorted(each for habit in found for each in (habit.first, *habit.others)) == list(told)
    assert [habit.first for habit in found] == sorted(habit.first for habit in found)
