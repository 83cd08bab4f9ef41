"""What pages get of the school: its words, and nothing that it keeps about learners."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from school_folder import settings_in, written

from portfolio_gen import planning
from portfolio_gen.jobs import Scope, list_jobs
from portfolio_gen.model.audience import Audience, Consent
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.problems import Problems
from portfolio_gen.source.school import read_school
from portfolio_gen.view.school_view import SchoolView, school_view

SCHOOL = School(
    name="Ours",
    educators={"ms-x": "Ms Secretname"},
    cohorts=(Cohort(id="elm", title="Elm", educators=("ms-x",), learners=("ada-secret",)),),
    consent={"ada-secret": Consent(public=True)},
    ratings=(
        Rating(learner="ada-secret", standard="S.1", level="a", date=dt.date(2026, 9, 1), by="ms-x", note="private"),
    ),
)


@pytest.mark.parametrize("audience", Audience)
def test_no_learner_no_rating_and_no_consent_is_in_it(audience: Audience) -> None:
    seen = school_view(SCHOOL, audience)
    held = {field.name for field in dataclasses.fields(seen)}
    assert held.isdisjoint({"ratings", "ratings_of", "consent", "consent_default", "share_with_default"})
    assert not hasattr(seen, "ratings")
    assert "ada-secret" not in repr(seen)
    assert "private" not in repr(seen)


def test_the_public_hears_no_name_of_an_educator() -> None:
    assert "Secretname" not in repr(school_view(SCHOOL, Audience.PUBLIC))
    assert school_view(SCHOOL, Audience.FAMILY).educator_name("ms-x") == "Ms Secretname"
    assert school_view(SCHOOL, Audience.EDUCATORS).educator_name("mr-new") == "Mr New"


def test_what_was_worked_out_once_is_taken_along() -> None:
    assert school_view(SCHOOL, Audience.FAMILY).codes is SCHOOL.codes
    assert school_view(SCHOOL, Audience.FAMILY).addresses is SCHOOL.addresses


def test_pages_are_planned_with_that_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, object]] = []
    for name in ("learner_site", "cohort_context", "school_site"):
        made = getattr(planning, name)

        def spied(*given: object, _made: object = made, _name: str = name, **more: object) -> object:
            told.extend((_name, one) for one in given if isinstance(one, School | SchoolView))
            return _made(*given, **more)  # type: ignore[operator]

        monkeypatch.setattr(planning, name, spied)
    files = {
        "_school/school.yml": "school_educators: [ms-x]\nconsent: {ada: {public: true}}\n"
        "cohorts: {elm: {title: Elm, educators: [ms-x], learners: [ada]}}\n",
        "ada/profile.md": "---\nname: Ada\nshare_with: [educators, family, public]\n---\nHello.\n",
    }
    written(tmp_path, files)
    settings = settings_in(tmp_path)
    school = read_school(settings.learners_dir, Problems())
    for job in list_jobs(settings, school, Scope(), Problems()):
        planning.read_and_plan(job, settings, school, None)
    assert {name for name, _ in told} == {"learner_site", "cohort_context", "school_site"}
    assert {type(one) for _, one in told} == {SchoolView}
