"""What a rating calls the evidence it is about: file names in every habit, titles, and names that nobody has."""

from __future__ import annotations

import pytest
from small_school import ReadLearner, said

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problem
from portfolio_gen.source.rating.evidence_name import evidence_name

FILES = {
    "profile.md": "---\nname: Amara\n---\n",
    "evidence/straw-bridge.md": "---\ntitle: A bridge of straws\n---\nx\n",
    "evidence/old/straw-bridge.md": "---\ntitle: The first one\n---\nx\n",
    "evidence/talk.md": "---\ntitle: Our talk\n---\nx\n",
    "evidence/talk-2.md": "---\ntitle: Our talk\n---\nx\n",
    "evidence/input-output.md": "---\ntitle: In/out machine\nshare_with: [family, educators]\n---\nx\n",
    "evidence/diary.md": "---\ntitle: What I never say\nshare_with: [educators]\n---\nx\n",
    "reflections/rain.md": "x\n",
}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ""),
        ("straw-bridge", "straw-bridge"),
        ("Straw Bridge.MD", "straw-bridge"),
        ("straw-bridge.markdown", "straw-bridge"),
        ("evidence/straw-bridge.md", "straw-bridge"),
        ("evidence/straw-bridge", "straw-bridge"),
        ("evidence\\2026\\straw-bridge.md", "straw-bridge"),
        ("amara-okafor/Evidence/straw-bridge", "straw-bridge"),
        ("evidence/straw-bridge.html", "straw-bridge"),
        ("evidence/straw-bridge/", "straw-bridge"),
        ("In/out machine", "in-out-machine"),
        ("Version 1.2", "version-1-2"),
    ],
)
def test_names(written: str, expected: str) -> None:
    assert evidence_name(written) == expected


def found(read: ReadLearner, *names: str) -> list[Problem]:
    rows = (
        Rating(learner="amara-okafor", standard="SCI.1", level="beginning", evidence=name, path="r.csv", line=line)
        for line, name in enumerate(names, start=2)
    )
    _, problems = read(FILES, School(ratings=tuple(rows)))
    return [problem for problem in problems if problem.code == "PG510"]


@pytest.mark.parametrize("name", ["", "straw-bridge", "in-out-machine", "input-output", "talk", "diary"])
def test_what_somebody_has_is_no_problem(read: ReadLearner, name: str) -> None:
    """Private evidence too, by its file: who rated it knows it, or knew it when it was shared."""
    assert found(read, name) == []


def test_a_slip_is_named_with_the_likely_id(read: ReadLearner) -> None:
    (problem,) = found(read, "straw-bridge", "straw-brige")
    assert said(problem, "PG510", 3, "amara-okafor has no evidence called “straw-brige”.", "Did you mean this?")
    assert (problem.path, problem.key, problem.paste) == ("r.csv", "evidence", ("straw-bridge",))


def test_what_is_like_nothing_may_have_been_taken_away(read: ReadLearner) -> None:
    (problem,) = found(read, "volcano", "volcano", "volcano")
    assert said(problem, "PG510", 2, "“volcano”. 2 more rows of this learner have it.", "taken it away")
    assert problem.paste == ()


def test_a_title_of_two_pieces_is_neither(read: ReadLearner) -> None:
    (problem,) = found(read, "our-talk")
    assert said(problem, "PG510", 2, "amara-okafor has 2 pieces of evidence called “our-talk”.", "talk\ntalk-2")


def test_a_reflection_is_no_evidence(read: ReadLearner) -> None:
    assert [problem.line for problem in found(read, "rain")] == [2]


def test_ratings_of_others_are_theirs(read: ReadLearner) -> None:
    rating = Rating(learner="bo", standard="SCI.1", level="beginning", evidence="volcano", path="r.csv", line=2)
    assert read(FILES, School(ratings=(rating,)))[1] == read(FILES, School())[1]


@pytest.mark.parametrize("name", ["what-i-never-say", "a-bridge-of-straws"])
def test_a_title_is_no_name_where_not_everybody_may_know_of_the_piece(read: ReadLearner, name: str) -> None:
    """Families would see another level than educators, for whom both ratings are of one piece."""
    piece = "diary" if name == "what-i-never-say" else "straw-bridge"
    (problem,) = found(read, name)
    assert said(problem, "PG510", 2, "is a title, and not everybody who sees ratings", "Write the name of the file:")
    assert problem.paste == (piece,)
