"""Where an audience may not see ratings nothing is made of them: no byte of a page or a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import Tree, run, tree, written

SCHOOL = """\
name: Hill School
share_with_default: [educators, family, public]
ratings_visible_to: [{circles}]
cohorts:
  elm: {{title: Elm, educators: [ms-x], learners: [ada-lind, bo-park]}}
graduation:
  - {{title: Science, standards: [SCI.*], proficient_in: 2}}
  - {{title: Making, standards: [MAK], proficient_in: 1}}
terms:
  - {{title: Fall, start: 2026-08-20, end: 2026-12-20}}
consent:
  ada-lind: {{public: true}}
  bo-park: {{public: true}}
"""
FRAMEWORK = "code,statement,parent\n" + "".join(
    f"{code},{words},{parent}\n"
    for code, words, parent in (
        ("SCI", "Science", ""),
        ("SCI.1", "I ask", "SCI"),
        ("SCI.2", "I test", "SCI"),
        ("SCI.3", "I tell", "SCI"),
        ("MAK", "Making", ""),
        ("MAK.1", "I build", "MAK"),
    )
)
PIECE = "---\ntitle: {title}\ndate: {day}\nstandards: [{tags}]\ncontext: school\n---\nIt held four bricks.\n"
FILES = {
    "_school/frameworks/hill.csv": FRAMEWORK,
    "ada-lind/profile.md": "---\nname: Ada Lind\n---\nI build.\n",
    "ada-lind/evidence/bridge.md": PIECE.format(title="Bridge", day="2026-09-10", tags="SCI.1, MAK.1"),
    "ada-lind/evidence/talk.md": PIECE.format(title="Talk", day="2025-02-10", tags="SCI.1, {SCI.2: proficient}"),
    "ada-lind/goals/tell.md": "---\ntitle: Tell it\nstandards: [SCI.3]\n---\nOften.\n",
    "bo-park/profile.md": "---\nname: Bo Park\n---\nI swim.\n",
    "bo-park/evidence/pool.md": PIECE.format(title="Pool", day="2026-10-01", tags="SCI.3"),
}
RATED = (
    "ada-lind,SCI.1,proficient,2026-09-12,ms-x,bridge,clear,",
    "ada-lind,SCI.1,extending,2026-11-20,ms-x,Talk,again,",
    "ada-lind,SCI.2,excused,2026-09-13,ms-x,,,yes",
    "ada-lind,SCI.3,insufficient,2026-09-14,ms-x,,,",
    "ada-lind,MAK,proficient,2027-02-01,ms-x,,,",
    "ada-lind,MAK.1,excused,,ms-x,nothing-of-this-name,,",
    "bo-park,SCI.3,developing,2062-09-12,ms-x,pool,,yes",
    "bo-park,SCI.1,excused,2026-09-12,ms-x,,,",
)
HEAD = "learner,standard,level,date,by,evidence,note,final\n"


def site_of(folder: Path, circles: str, rows: tuple[str, ...]) -> Tree:
    """Every file that a school with these ratings makes, by its place."""
    ratings = {"_school/ratings/ms-x.csv": HEAD + "".join(f"{row}\n" for row in rows)} if rows else {}
    settings = written(folder, {**FILES, "_school/school.yml": SCHOOL.format(circles=circles), **ratings})
    run(settings)
    return tree(settings.output)


def of(whole: Tree, audience: str) -> Tree:
    return {place: data for place, data in whole.items() if place.startswith(f"{audience}/")}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("circles", "hidden", "shown"),
    [
        ("educators", ("family", "public"), ("educators",)),
        ("educators, family", ("public",), ("educators", "family")),
        ("", ("family", "public"), ("educators",)),
    ],
)
def test_ratings_that_may_not_be_seen_change_no_byte(
    tmp_path: Path, circles: str, hidden: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    """Of those who see them something does change, or the test would say nothing."""
    with_ratings, without = site_of(tmp_path / "a", circles, RATED), site_of(tmp_path / "b", circles, ())
    for audience in hidden:
        assert len(of(without, audience)) > 10
        assert of(with_ratings, audience) == of(without, audience)
    for audience in shown if circles else ():
        assert of(with_ratings, audience) != of(without, audience)


@pytest.mark.slow
@pytest.mark.parametrize("row", RATED)
def test_no_single_rating_shows_through(tmp_path: Path, row: str) -> None:
    """Each by itself: an excuse, a judgement and a slip of a date among them."""
    with_rating, without = site_of(tmp_path / "a", "educators", (row,)), site_of(tmp_path / "b", "educators", ())
    for audience in ("family", "public"):
        assert of(with_rating, audience) == of(without, audience)
