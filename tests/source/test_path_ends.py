"""What was written for a finished site is found by the end of its path, if that fits one thing; nothing is guessed."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st
from small_school import PNG, ReadLearner, said

from portfolio_gen.source.path_ends import PathEnds, tail

FILES = ("docs/images/week01/a.png", "docs/images/week02/a.png", "assets/Ship.PNG", "notes/plan.txt")
TEXTS = ("_posts/2026-01-05-first.md", "docs/week02/index.md", "docs/week02/more.md", "week-3.qmd", "index.md")
ENDS = PathEnds(FILES, TEXTS)


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("../../images/a.png", "images/a.png"),
        ("{{ site.baseurl }}/assets/a.png", "assets/a.png"),
        ("{{ '/assets/a.png' | relative_url }}", "assets/a.png"),
        ('{{ "assets/a.png" | prepend: site.baseurl }}', "assets/a.png"),
        ("{% link _posts/2026-01-05-first.md %}", "_posts/2026-01-05-first.md"),
        ("{% post_url 2026-01-05-first %}", "2026-01-05-first"),
        (r"images\week 1\A.png", "images/week 1/a.png"),
        ("/images/a%20b.png?raw=true#x", "images/a b.png"),
        ("./~/a.png", "a.png"),
        ("../..", ""),
        ("{{ a }}", ""),
    ],
)
def test_the_end_of_a_path(written: str, end: str) -> None:
    assert tail(written) == end


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("../../images/week01/a.png", FILES[:1]),
        ("a.png", FILES[:2]),
        ("/my-site/images/week02/a.png", FILES[1:2]),
        ("my-site/images/week02/a.png", ()),
        ("../leo/notes/plan.txt", ()),
        ("/elsewhere/a.png", ()),
        ("assets/ship.png", FILES[2:3]),
        ("ship.png", FILES[2:3]),
        ("ip.png", ()),
        ("", ()),
    ],
)
def test_files_that_a_path_may_mean(written: str, found: tuple[str, ...]) -> None:
    assert ENDS.files(written) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{% post_url 2026-01-05-first %}", TEXTS[:1]),
        ("/2026/01/05/first.html", TEXTS[:1]),
        ("/blog/2026/1/5/first/", TEXTS[:1]),
        ("posts/first/", ()),
        ("/_posts/first.html", TEXTS[:1]),
        ("../first.html", TEXTS[:1]),
        ("../week02/", TEXTS[1:2]),
        ("../week02/index.html", TEXTS[1:2]),
        ("/site/week-3.html", ()),
        ("week-3", TEXTS[3:4]),
        ("", ()),
    ],
)
def test_texts_that_an_address_may_mean(written: str, found: tuple[str, ...]) -> None:
    assert ENDS.texts(written) == found


NAMES = st.text("ab/.{}%'\\ #", max_size=20)


@given(NAMES, st.lists(NAMES, max_size=5))
def test_whatever_is_written_only_places_that_end_so_are_found(written: str, places: list[str]) -> None:
    ends = PathEnds(places, places)
    assert all(place in places for place in (*ends.files(written), *ends.texts(written)))


def test_time_grows_with_the_files() -> None:
    def look_up(places: list[str]) -> None:
        ends = PathEnds(places, ())
        for place in places:
            ends.files(f"../{place}")

    assert_linear(look_up, lambda size: [f"images/{number}.png" for number in range(size)], 2_000)


def test_many_paths_are_one_problem_and_all_are_followed(read: ReadLearner) -> None:
    pictures = {f"docs/images/{number}.png": PNG for number in range(30)}
    text = "\n\n".join(f"![step {number}](../../images/{number}.png)" for number in range(30))
    back = {"docs/days/day-2.md": "[back](/site/days/day-1/)"}
    portfolio, problems = read(pictures | {"docs/days/day-1.md": text} | back)
    assert [len(entry.body.references) for entry in portfolio.reflections] == [30, 1]
    (problem,) = problems
    assert said(problem, "PG316", 1, "“../../images/0.png”, nor at 30 more paths", "![step 0](../images/0.png)")


def test_of_several_files_that_fit_each_is_offered_and_none_is_taken(read: ReadLearner) -> None:
    files = {"a/sketch.png": PNG, "b/sketch.png": PNG, "first.md": "![a sketch](sketch.png)"}
    portfolio, problems = read(files)
    assert portfolio.reflections[0].body.references == ()
    assert said(problems[0], "PG306", 1, "may be any of 2 files", "Write the one you mean")
    assert problems[0].paste == ("![a sketch](a/sketch.png)", "![a sketch](b/sketch.png)")


def test_of_several_texts_that_fit_each_may_be_meant(read: ReadLearner) -> None:
    files = {"a/week.qmd": "a", "b/week.qmd": "b", "first.md": "[my week](week.md)"}
    portfolio, problems = read(files)
    (first,) = (entry for entry in portfolio.reflections if entry.id == "first")
    assert [reference.target for reference in first.body.references] == ["a/week.qmd", "b/week.qmd"]
    (problem,) = (each for each in problems if each.code == "PG316")
    assert problem.paste == ("[my week](a/week.qmd)", "[my week](b/week.qmd)")
