"""Which cohort a name on the command line means, also in a school that has none."""

from __future__ import annotations

import pytest

from portfolio_gen.model.school import Cohort, School
from portfolio_gen.named.cohort import cohort_with_site, named_cohort
from portfolio_gen.settings import SettingsError

COHORTS = (
    Cohort(id="elm", title="Elm team"),
    Cohort(id="oak", title="Oak"),
    Cohort(id="oak-2", title="Oak"),
    Cohort(id="ash", title="Elm"),
)
SCHOOL = School(name="Hill School", cohorts=COHORTS)


@pytest.mark.parametrize(
    ("written", "cohort"), [("elm", "elm"), ("ELM TEAM", "elm"), ("oak", "oak"), ("Oak 2", "oak-2"), ("ash", "ash")]
)
def test_an_id_goes_before_a_title(written: str, cohort: str) -> None:
    assert named_cohort(SCHOOL, written).id == cohort
    assert cohort_with_site(SCHOOL, written) == cohort


@pytest.mark.parametrize(
    ("school", "written", "says"),
    [
        (SCHOOL, "elm teem", "There is no cohort “elm teem”. Did you mean elm? Cohorts are:\nelm  Elm team\noak  Oak"),
        (SCHOOL, "everyone", "There is no cohort “everyone”. Cohorts are:"),
        (School(name="Hill School"), "elm", "This school has no cohorts, so everybody is in one."),
        (School(unreadable=True), "everyone", "cannot be read"),
    ],
)
def test_a_cohort_that_there_is_not_is_refused(school: School, written: str, says: str) -> None:
    with pytest.raises(SettingsError) as refused:
        cohort_with_site(school, written)
    assert says in str(refused.value)


def test_a_title_that_two_cohorts_have_means_neither() -> None:
    two = School(cohorts=(Cohort(id="a", title="Oak"), Cohort(id="b", title="Oak")))
    with pytest.raises(SettingsError, match=r"More than one cohort is called “oak”\. Write the id of one\."):
        named_cohort(two, "oak")


@pytest.mark.parametrize("written", ["everyone", "Everyone", "hill school"])
def test_where_there_are_no_cohorts_everybody_is_one(written: str) -> None:
    assert cohort_with_site(School(name="Hill School"), written) == "everyone"
