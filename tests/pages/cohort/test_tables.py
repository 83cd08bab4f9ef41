"""The tables of a cohort: every learner on every standard, every piece of evidence, the figures of the pages."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.enrolment import folder_of, list_members
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import Evidence, Feedback, Reflection, Tag
from portfolio_gen.model.learner import Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Cohort, RatingMethod, Requirement, School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.model.tables.table import Table
from portfolio_gen.pages.cohort.context import CohortContext
from portfolio_gen.pages.cohort.downloads import cohort_downloads
from portfolio_gen.pages.cohort.tables import CohortTables, cohort_tables
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.standards import standards_pages
from portfolio_gen.pages.site import Site, fingerprint
from portfolio_gen.problems import Problems
from portfolio_gen.settings import read_settings
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.school import read_school
from portfolio_gen.view.disclose import disclose
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.school_view import SchoolView

ROOT = Path(__file__).resolve().parents[3]
SCIENCE = (
    Standard(id="SCI", title="Science"),
    Standard(id="SCI.1", code="SCI.1", title="Asking", statement="Ask.", parents=("SCI",)),
    Standard(id="SCI.2", code="SCI.2", title="Testing", parents=("SCI",)),
)
SCHOOL = School(
    frameworks=(Framework(id="f", title="Ours", licence="CC0", standards=SCIENCE),),
    rating_method=RatingMethod(name="average"),
    educators={"ms-x": "Ms X"},
)


def piece(name: str, day: int, *tags: Tag) -> Evidence:
    return Evidence(id=name, title=name, date=dt.date(2026, 10, day), standards=tags, context="home", course="Art")


def rating(level: str, day: int, evidence: str = "", code: str = "SCI.1") -> Rating:
    date = dt.date(2026, 10, day)
    return Rating(learner="ada", standard=code, level=level, date=date, by="ms-x", evidence=evidence)


def elm(learners: Iterable[LearnerContext], school: SchoolView) -> CohortContext:
    return CohortContext.of(Cohort(id="elm", title="Elm"), learners, school)


def desk(learner: str, name: str, **parts: Any) -> LearnerContext:
    return LearnerContext(PortfolioView(audience=Audience.EDUCATORS, learner=learner, name=name, **parts), SCHOOL, {})


SCI_1, OWN_SCI_1 = Tag(code="SCI.1"), Tag(code="SCI.1", level="developing", section="Later")
ADA = desk(
    "ada",
    "Ada",
    profile=Profile(grade="8"),
    evidence=(piece("engine", 2, SCI_1, OWN_SCI_1), piece("poem", 1)),
    reflections=(Reflection(id="r", title="R", standards=(Tag(code="X.9", known=False),)),),
    feedback=(Feedback(id="a", title="A", standards=(OWN_SCI_1,)),),
    ratings=(rating("beginning", 3, "engine"), rating("developing", 4), rating("proficient", 3), rating("excused", 3)),
)
BO = desk("bo", "bo", ratings=(rating("insufficient", 4, code="SCI.2"),))
ZOE = desk("zoe", "Zoe")
TABLES = cohort_tables(
    elm(
        (
            ZOE,
            BO,
            ADA,
        ),
        SCHOOL,
    )
)


def objects(table: Table) -> list[dict[str, Any]]:
    return [dict(zip([column.key for column in table.columns], row, strict=True)) for row in table.rows]


def test_the_matrix_says_every_level_or_why_there_is_none() -> None:
    none = "No evidence yet"
    assert [column.words for column in TABLES.matrix.columns] == ["learner", "name", "grade", "SCI.1", "SCI.2", "X.9"]
    assert TABLES.matrix.rows == (
        ("ada", "Ada", "8", "Developing", none, none),
        ("bo", "bo", None, none, "Not enough evidence yet", none),
        ("zoe", "Zoe", None, none, none, none),
    )


def test_a_level_with_everything_known_of_it() -> None:
    assert objects(TABLES.levels)[0] == {
        "learner": "ada", "name": "Ada", "grade": "8",
        "standard": "SCI.1", "standard_name": "Asking", "area": "Science",
        "state": "worked out", "level_id": "developing", "level": "Developing", "level_value": "2",
        "value": "2.00", "unrounded": "2", "pieces": 1,
        "own_level_id": "developing", "own_level": "Developing", "proficient": False, "gaps": ("Not yet proficient",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("learner", "code", "state", "level", "gaps"),
    [
        ("bo", "SCI.2", "insufficient", "Not enough evidence yet", ("Not enough evidence yet",)),
        ("ada", "X.9", "none", None, ("No evidence yet",)),
        ("zoe", "X.9", "none", None, ("No evidence yet",)),
        ("zoe", "SCI.1", "none", None, ("No evidence yet",)),
    ],
)
def test_a_gap_is_as_visible_as_a_level(
    learner: str, code: str, state: str, level: str | None, gaps: tuple[str, ...]
) -> None:
    row = next(r for r in objects(TABLES.levels) if (r["learner"], r["standard"]) == (learner, code))
    assert (row["state"], row["level"], row["value"], row["gaps"]) == (state, level, None, gaps)


def test_both_figures_of_a_level_are_kept() -> None:
    thirds = desk("ada", "Ada", ratings=(*[rating("beginning", 1)] * 2, rating("developing", 2)))
    row = objects(cohort_tables(elm((thirds,), SCHOOL)).levels)[0]
    assert row["value"] == "1.33"
    assert row["unrounded"].startswith("1.33333333333333333333")


def test_gaps_are_in_words_that_educators_would_use() -> None:
    seen = desk("ada", "Ada", evidence=(piece("engine", 2, OWN_SCI_1),))
    tables = cohort_tables(elm((seen,), SCHOOL))
    assert objects(tables.levels)[0]["gaps"] == ("Only the learner’s own view",)
    assert tables.matrix.rows[0][3] == "Only the learner’s own view"


def test_evidence_has_a_row_for_each_entry_and_standard() -> None:
    rows = [(r["kind"], r["title"], r["standard"], r["own_level"]) for r in objects(TABLES.evidence)]
    assert rows == [
        ("evidence", "engine", "SCI.1", "Developing"),
        ("evidence", "poem", None, None),
        ("feedback", "A", "SCI.1", None),
        ("reflection", "R", "X.9", None),
    ]
    assert objects(TABLES.evidence)[0] == {
        "learner": "ada", "name": "Ada", "kind": "evidence", "title": "engine", "date": "2026-10-02", "form": None,
        "course": "Art", "context": "home", "standard": "SCI.1", "standard_name": "Asking", "standards": ("SCI.1",),
        "own_level": "Developing", "educators_level": "Beginning", "educators_date": "2026-10-03",
        "educators_by": "Ms X", "page": "learners/ada/evidence/engine.html",
    }  # fmt: skip


def test_the_newest_rating_of_a_piece_counts_and_of_the_same_day_the_last() -> None:
    ratings = (rating("extending", 2, "e"), rating("beginning", 5, "e"), rating("proficient", 5, "e"))
    seen = desk("ada", "Ada", evidence=(piece("e", 1, SCI_1),), ratings=(*ratings, rating("excused", 9)))
    assert objects(cohort_tables(elm((seen,), SCHOOL)).evidence)[0]["educators_level"] == "Proficient"


def test_columns_of_the_matrix_have_the_title_above_the_code() -> None:
    assert [column.above for column in TABLES.matrix.columns[3:]] == ["Asking", "Testing", ""]
    assert {column.kind for column in TABLES.matrix.columns[3:]} == {"level"}
    assert dict(TABLES.matrix.shades) == {"Beginning": "1", "Developing": "2", "Proficient": "3", "Extending": "4"}


def test_graduation_says_of_everybody_what_is_there_and_what_is_missing() -> None:
    asked = Requirement(id="science", title="Inquiry", standards=("SCI.*",), proficient_in=2)
    school = SCHOOL.model_copy(update={"graduation": (asked,)})
    done = PortfolioView(
        audience=Audience.EDUCATORS,
        learner="ada",
        name="Ada",
        ratings=(rating("proficient", 3), rating("proficient", 4)),
    )
    rows = objects(
        cohort_tables(
            elm(
                (
                    LearnerContext(done, school, {}),
                    LearnerContext(ZOE.view, school, {}),
                ),
                school,
            )
        ).graduation
    )
    assert rows[0] == {
        "learner": "ada", "name": "Ada", "grade": None, "requirement_id": "science", "requirement": "Inquiry",
        "needed": 2, "reached": 1, "missing": 1, "met": False, "there_standards": ("SCI.1",),
        "open_standards": ("SCI.2",), "there": ("Asking (SCI.1)",), "open": ("Testing (SCI.2)",),
    }  # fmt: skip
    assert (rows[1]["learner"], rows[1]["reached"], rows[1]["missing"]) == ("zoe", 0, 2)
    assert TABLES.graduation.rows == ()


def test_standards_say_whose_text_they_are() -> None:
    assert TABLES.standards.rows[0] == ("SCI.1", "Asking", "Science", "Ask.", "Ours", "CC0", None)
    assert TABLES.standards.rows[2] == ("X.9", "X.9", "In no list of standards", None, None, None, None)


def test_a_cohort_of_nobody_has_empty_tables() -> None:
    nobody = cohort_tables(elm((), SCHOOL))
    assert (nobody.matrix.rows, nobody.levels.rows, nobody.evidence.rows) == ((), (), ())


def test_downloads_are_data_that_a_fingerprint_can_be_made_of() -> None:
    def print_of(*desks: LearnerContext) -> str:
        downloads = cohort_downloads(elm(desks, SCHOOL))
        return fingerprint(Site("elm", "educators", "Elm", {"downloads": downloads}, ()))

    assert print_of(ADA, BO) == print_of(BO, ADA)
    assert print_of(ADA, BO) != print_of(ADA, ZOE)


# ---- the sample school ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> tuple[CohortTables, list[LearnerContext], School]:
    """A cohort of the sample school as educators see it."""
    settings = read_settings(ROOT / "mkdocs.yml", learners_dir=str(ROOT / "learners"))
    school = read_school(settings.learners_dir, Problems(), settings.frameworks_dir)
    folders = list_members(settings, school)["juniper"]
    portfolios = [read_portfolio(folder_of(settings, name), school, Problems()) for name in folders]
    views = [disclose(portfolio, Audience.EDUCATORS, school) for portfolio in portfolios]
    desks = [LearnerContext(view, school, {}) for view in views]
    return cohort_tables(elm(desks, school)), desks, school


def test_pieces_are_as_many_as_there_are_rows_of_evidence(
    real: tuple[CohortTables, list[LearnerContext], School],
) -> None:
    tables = real[0]
    counted = Counter(
        (row["learner"], row["standard"]) for row in objects(tables.evidence) if row["kind"] == "evidence"
    )
    pieces = {(row["learner"], row["standard"]): row["pieces"] for row in objects(tables.levels)}
    assert sum(pieces.values()) > 20
    assert pieces == {key: counted[key] for key in pieces}


def test_levels_are_those_of_the_pages(real: tuple[CohortTables, list[LearnerContext], School]) -> None:
    tables, desks, _ = real
    found = {(row["learner"], row["standard"]): row for row in objects(tables.levels)}
    shown = 0
    for seen in desks:
        page = next(iter(standards_pages(seen)))
        for standard in (item for area in page.context["areas"] for item in area["standards"]):
            row = found[seen.view.learner, standard["code"]]
            level = standard["educators"]["label"] if standard["educators"] else standard["without"]
            assert (row["level"] or "No view yet") == level
            assert row["own_level"] == (standard["me"]["label"] if standard["me"] else None)
            shown += 1
    assert shown > 20
