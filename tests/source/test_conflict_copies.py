"""Copies that programs leave beside a text are for nobody; names that people choose are theirs."""

from __future__ import annotations

import pytest
from small_school import ReadLearner

from portfolio_gen.source.conflict_copies import conflict_copies

LONG = "We measured the water every day.\nThe filter held for two weeks.\n"


@pytest.mark.parametrize(
    "copy",
    [
        "a (1).md",
        "a(2).md",
        "a (Kim's conflicted copy 2026-10-03).md",
        "a (conflicted copy 2026-10-03 101112).md",
        "a (In Konflikt stehende Kopie von Kim 2026-10-03).md",
        "a (copia en conflicto de Kim 2026-10-03).md",
        "a.sync-conflict-20261003-101112-ABCDEFG.md",
        "a-DESKTOP-4F7K2.md",
        "a-Kims-MacBook-Pro.md",
        "a-KIMS-PC.md",
        "a-SCHOOL14.md",
        "a_conflict-20261003-101112.md",
        "a (競合コピー 2026-10-03).md",
        "a - Copy.md",
        "a - Copy (2).md",
        "a copy.md",
        "a copy 2.md",
        "a - Kopie.md",
        "Copy of a.md",
        "Kopie von a.md",
        "A (1).md",
        "a 2.md",
    ],
)
def test_copies_are_known_by_their_names(copy: str) -> None:
    assert conflict_copies(["a.md", copy], lambda place: LONG) == {copy: "a.md"}
    assert conflict_copies([f"goals/{copy}", "goals/a.md", "b.md"], lambda place: LONG) == {
        f"goals/{copy}": "goals/a.md"
    }


@pytest.mark.parametrize(
    "place",
    ["a (conflicted copy).md", "a.sync-conflict-20261003-101112-ABCDEFG.md", "goals/a (Ana's conflicted copy).md"],
)
def test_an_unmistakable_copy_is_one_also_where_the_other_is_gone(place: str) -> None:
    assert conflict_copies([place], lambda place: "") == {place: ""}


@pytest.mark.parametrize(
    "places",
    [
        ["a (1).md"],
        ["a 2.md"],
        ["week 1.md", "week 2.md"],
        ["goal.md", "goal-2.md"],
        ["a.md", "other/a (1).md"],
        ["a.md", "a-desktop-publishing.md"],
        ["my.md", "my-laptop.md"],
        ["conflict.md", "my conflict.md"],
        ["copy of.md"],
        ["(1).md", ".md"],
        ["a.md", "a (1).markdown"],
        ["lab.md", "lab-DNA.md", "lab-H2O.md"],
    ],
)
def test_names_that_people_choose_are_theirs(places: list[str]) -> None:
    assert conflict_copies(places, lambda place: LONG) == {}


@pytest.mark.parametrize(
    ("first", "second", "copied"),
    [
        ("", "", True),
        (LONG, LONG + "And one line more for the family.", True),
        (LONG, "This week we built a bridge of straws.\n", False),
        ("short", "other", False),
        ("---\ntitle: Kite\nshare_with: []\n---\nNew.", "---\ntitle: Kite\n---\nOld words.", True),
        ("---\ntitle: Week\n---\nNew.", "---\ntitle: Week 2\n---\nOld.", False),
    ],
)
def test_a_second_text_with_a_number_is_a_copy_if_its_words_are(first: str, second: str, copied: bool) -> None:
    texts = {"week.md": first, "week 2.md": second}
    assert bool(conflict_copies([*texts], texts.__getitem__)) == copied


def test_what_was_taken_back_is_not_shown_by_an_older_copy(read: ReadLearner) -> None:
    """Profile and plan as well: a copy of one would be an entry."""
    shared, mine = "---\nshare_with: [public]\n---\nCANARY", "---\nshare_with: []\n---\nCANARY"
    names = ("reflections/a", "goals/b", "profile", "plan")
    portfolio, problems = read(
        {f"{name}{end}.md": text for name in names for end, text in (("", mine), (" (1)", shared))}
    )
    assert [problem.code for problem in problems] == ["PG118"] * 4
    assert all(not sharing.circles for sharing in portfolio.sharing.values())
    assert {entry.file for entry in (*portfolio.goals, *portfolio.reflections)} == {"reflections/a.md", "goals/b.md"}
