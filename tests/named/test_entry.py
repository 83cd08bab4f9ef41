"""Which entry a name means, for an educator and for the learner."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import written

from portfolio_gen.feedback_desk import FeedbackDesk
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.school import School
from portfolio_gen.named.author import Author, author, educator
from portfolio_gen.named.entry import Answerable, NoEntry
from portfolio_gen.settings import SettingsError

SHARED, PRIVATE = "share_with: [educators]", "share_with: []"
FILES = {
    "_school/school.yml": "name: School\n",
    "maya-l/profile.md": "---\nname: Maya\n---\n",
    "maya-l/evidence/first-kite.md": f"---\ntitle: My very first kite\n{SHARED}\n---\n",
    "maya-l/evidence/kite.md": f"---\ntitle: Kite film\n{SHARED}\n---\n",
    "maya-l/goals/kite.md": f"---\ntitle: A better kite\n{SHARED}\n---\n",
    "maya-l/goals/swim.md": f"---\ntitle: Swim\n{SHARED}\n---\n",
    "maya-l/evidence/swim.md": f"---\ntitle: Swim in secret\n{PRIVATE}\n---\n",
    "maya-l/reflections/2026-10-03-why-it-fell.md": f"---\ntitle: Why it fell\n{SHARED}\n---\n",
    "maya-l/reflections/diary.md": f"---\ntitle: Dear diary\n{PRIVATE}\n---\n",
}


def answerable(folder: Path, audience: Audience) -> Answerable:
    return FeedbackDesk(written(folder, FILES), audience).answerable("maya-l")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("first-kite", "first-kite"),
        ("first-kite.md", "first-kite"),
        ("First Kite", "first-kite"),
        ("evidence/first-kite.md", "first-kite"),
        (r"learners\maya-l\evidence\first-kite.md", "first-kite"),
        ("my very first KITE", "first-kite"),
        ("goals/kite", "goals/kite"),
        ("A better kite", "goals/kite"),
        ("Kite film", "evidence/kite"),
        ("why-it-fell", "2026-10-03-why-it-fell"),
        ("2026-10-03-why-it-fell.md", "2026-10-03-why-it-fell"),
        ("Why it fell", "2026-10-03-why-it-fell"),
        ("swim", "goals/swim"),
    ],
)
def test_an_entry_is_meant_by_its_file_and_by_its_title(tmp_path: Path, written: str, name: str) -> None:
    assert answerable(tmp_path, Audience.EDUCATORS).meant(written) == name


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("kite", {"evidence/kite", "goals/kite"}),
        ("first-kit", {"first-kite"}),
        ("My very first", {"first-kite"}),
        ("why", {"2026-10-03-why-it-fell"}),
        ("something-else-entirely", set()),
        ("diary", set()),
        ("Dear diary", set()),
        ("Swim in secret", set()),
    ],
)
def test_an_educator_is_offered_only_what_is_shared(tmp_path: Path, written: str, likely: set[str]) -> None:
    with pytest.raises(NoEntry) as refused:
        answerable(tmp_path, Audience.EDUCATORS).meant(written)
    assert set(refused.value.likely) == likely


def test_the_learner_may_have_anything_answered(tmp_path: Path) -> None:
    mine = answerable(tmp_path, Audience.ME)
    assert mine.meant("Dear diary") == "diary"
    with pytest.raises(NoEntry, match=r"Did you mean goals/swim or evidence/swim\?|evidence/swim or goals/swim"):
        mine.meant("swim")


SCHOOL = School(educators={"ms-rivera": "Ms Rivera", "mr-b": "Mr Boudreau"})


@pytest.mark.parametrize("written", ["ms-rivera", "Ms Rivera", "MS-RIVERA"])
def test_an_educator_is_known_by_id_and_by_name(written: str) -> None:
    assert educator(SCHOOL, written) == Author("Ms Rivera", "educator")
    assert author(SCHOOL, written) == Author("Ms Rivera", "educator")
    assert author(SCHOOL, written, "family") == Author(written, "family")


@pytest.mark.parametrize(
    ("school", "written", "words"),
    [
        (SCHOOL, "ms-rivra", r"Did you mean ms-rivera\?"),
        (SCHOOL, "somebody", r"Educators are ms-rivera, mr-b\."),
        (School(), "ms-rivera", "educators:\n  ms-rivera: Ms Rivera$"),
    ],
)
def test_who_is_no_educator_is_refused(school: School, written: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        educator(school, written)


def test_anybody_else_is_taken_by_name() -> None:
    assert author(SCHOOL, "My aunt") == Author("My aunt")
    assert author(SCHOOL, "My aunt", "family") == Author("My aunt", "family")
