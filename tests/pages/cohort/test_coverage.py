"""Coverage asks for evidence on what is in force; on what a framework has ended nothing is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.pages.cohort.coverage import is_little
from portfolio_gen.view.cohort import StandardCell, StandardColumn
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import progress


@pytest.mark.parametrize(
    ("retired", "little"), [(None, True), (dt.date(2026, 10, 31), True), (dt.date(2026, 8, 1), False)]
)
def test_little_evidence_on_what_has_ended_is_no_gap(retired: dt.date | None, little: bool) -> None:
    standards = (Standard(id="A.1", code="A.1", retired=retired),)
    school = School(frameworks=(Framework(id="f", title="F", standards=standards),))
    rating = Rating(learner="ada", standard="A.1", level="beginning", date=dt.date(2026, 9, 1))
    seen = PortfolioView(audience=Audience.EDUCATORS, learner="ada", name="Ada", ratings=(rating,))
    (item,) = progress(seen, school).standards
    assert (
        is_little(StandardColumn("A.1", standards[0], None, (StandardCell("ada", item), StandardCell("bo", None))))
        is little
    )
