"""Laws of disclosure, on random portfolios: wider sees less, and what is hidden leaves no trace in view or plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import media, portfolios, schools, somebody_else
from unnoticed import changed, changed_school, entries_of, hidden_files

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.entries import UNTITLED_FEEDBACK
from portfolio_gen.model.learner import Portfolio
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.pages.cohort.site import cohort_site
from portfolio_gen.pages.learner.site import learner_site
from portfolio_gen.pages.site import Site, fingerprint
from portfolio_gen.view.disclose import count_only_theirs, disclose
from portfolio_gen.view.portfolio_view import PortfolioView

NARROWER = [("public", "family"), ("public", "educators"), ("family", "me"), ("educators", "me"), ("public", "me")]


def plan(view: PortfolioView, school: School) -> Site:
    """The learner's own site, or for educators that of a cohort with somebody else in it."""
    if view.audience is Audience.EDUCATORS:
        cohort = Cohort(id="elm", title="Elm", educators=("ms-x", "mr-y"))
        return cohort_site(cohort, [(view, media()), (somebody_else(), media())], school)
    return learner_site(view, school, media(), "folder")


def told(view: PortfolioView) -> set[Hashable]:
    """Everything a view tells, in pieces that can be compared across audiences.

    What entries are called is left out, and which of two of one name is meant: that is for each audience to itself.
    """
    found: set[Hashable] = {("file", attachment.path) for attachment in view.attachments}
    for entry in view.entries:
        key = f"{entry.kind} {entry.body.markdown}"
        found |= {(key, "title", entry.title)} if entry.title != UNTITLED_FEEDBACK else set()
        found |= {(key, "day", entry.written_day)}
        found |= {(key, "file", attachment) for attachment in entry.attachments}
        found |= {(key, "reference", reference.written) for reference in entry.body.references}
        found |= {(key, "goal", True) for goal in [getattr(entry, "goal", "")] if goal}
        found |= {(key, "about", True) for _ in getattr(entry, "about", ())}
        found |= {(key, "by", by) for by in [getattr(entry, "by", "")] if by}
        found |= {("standard", key, tag) for tag in entry.standards}
    for rating in view.ratings:
        found |= {("rating", rating.standard, rating.level, rating.written_day), ("note", rating.note or None)}
        found |= {("rated", rating.standard, bool(rating.evidence) or None), ("rater", rating.by or None)}
    if view.profile:
        found |= {("profile", view.profile.story.markdown), ("photo", view.profile.photo)}
    if view.plan:
        found |= {("plan", view.plan.text.markdown), *(("person", person) for person in view.plan.participants)}
    return {piece for piece in found if piece[-1] is not None}  # type: ignore[index]


@pytest.mark.parametrize(("wide", "narrow"), NARROWER)
@given(portfolio=portfolios(one_profile=True), school=schools())
@settings(max_examples=30)
def test_a_wider_audience_is_told_a_part(wide: str, narrow: str, portfolio: Portfolio, school: School) -> None:
    more = disclose(portfolio, Audience(narrow), school)
    less = disclose(portfolio, Audience(wide), school)
    known_to_me = {("note", rating.note) for rating in school.ratings} if narrow != "educators" else set()
    assert told(less) - told(more) - known_to_me == set()


@pytest.mark.parametrize(("wide", "narrow"), [("public", "family"), ("family", "me")])
@given(portfolio=portfolios(one_profile=True), school=schools())
@settings(max_examples=25)
def test_a_wider_audience_has_a_part_of_the_pages(wide: str, narrow: str, portfolio: Portfolio, school: School) -> None:
    less, more = (learner_site(disclose(portfolio, Audience(a), school), school, media(), "x") for a in (wide, narrow))
    assert {page.path for page in less.pages} <= {page.path for page in more.pages}
    assert {asset.path for asset in less.assets} <= {asset.path for asset in more.assets}


@pytest.mark.slow
@pytest.mark.parametrize("audience", [Audience.FAMILY, Audience.EDUCATORS, Audience.PUBLIC])
@given(data=st.data(), portfolio=portfolios(), school=schools())
@settings(max_examples=80)
def test_what_is_hidden_leaves_no_trace(
    audience: Audience, data: st.DataObject, portfolio: Portfolio, school: School
) -> None:
    other = data.draw(changed(portfolio, audience))
    other_school = data.draw(changed_school(school, portfolio, audience))
    view, other_view = disclose(portfolio, audience, school), disclose(other, audience, other_school)
    assert other_view == view
    assert fingerprint(plan(other_view, other_school)) == fingerprint(plan(view, school))


@pytest.mark.parametrize("audience", list(Audience))
@given(portfolio=portfolios(), school=schools())
@settings(max_examples=30)
def test_a_view_names_nothing_that_is_not_in_it(audience: Audience, portfolio: Portfolio, school: School) -> None:
    view = disclose(portfolio, audience, school)
    files = {attachment.path for attachment in view.attachments}
    there = {*view.by_key, *(["profile"] if view.profile else []), *(["plan"] if view.plan else [])}
    shown = [entry for entry in entries_of(portfolio) if entry.file not in hidden_files(portfolio, audience)]
    assert sorted(entry.body.markdown for entry in view.entries) == sorted(entry.body.markdown for entry in shown)
    assert len(view.by_key) == len(view.entries)
    for entry in view.entries:
        named = {reference.target for reference in entry.body.references}
        named |= {f"goal/{goal}" for goal in [getattr(entry, "goal", "")] if goal}
        named |= {f"evidence/{about}" for about in getattr(entry, "about", ())}
        named |= {on for on in [getattr(entry, "on", "")] if on}
        assert named <= there | files


@given(portfolio=portfolios(), school=schools())
@settings(max_examples=30)
def test_the_learner_sees_everything_but_answers_to_nothing(portfolio: Portfolio, school: School) -> None:
    written, seen = (
        Counter((entry.kind, entry.title, entry.body.markdown) for entry in entries)
        for entries in (entries_of(portfolio), disclose(portfolio, Audience.ME, school).entries)
    )
    answers = Counter(("feedback", answer.title, answer.body.markdown) for answer in portfolio.feedback if answer.on)
    assert seen <= written
    assert written - seen <= answers


@pytest.mark.parametrize("audience", list(Audience))
@given(portfolio=portfolios(), school=schools())
@settings(max_examples=30)
def test_the_newest_stand_first_and_what_has_no_day_stands_last(
    audience: Audience, portfolio: Portfolio, school: School
) -> None:
    view = disclose(portfolio, audience, school)
    for entries in (view.goals, view.reflections, view.evidence, view.feedback):
        for entry, following in pairwise(entries):
            assert following.date is None or (entry.date is not None and entry.date >= following.date)
            assert entry.date != following.date or entry.id < following.id


@given(portfolio=portfolios(), school=schools())
@settings(max_examples=60)
def test_the_learner_is_told_of_everything_who_else_sees_it(portfolio: Portfolio, school: School) -> None:
    mine = disclose(portfolio, Audience.ME, school)
    there = {*mine.by_key, *(["profile"] if mine.profile else []), *(["plan"] if mine.plan else [])}
    assert mine.seen_by.keys() == there
    for audience in (Audience.FAMILY, Audience.EDUCATORS, Audience.PUBLIC):
        theirs = disclose(portfolio, audience, school)
        things = len(theirs.entries) + bool(theirs.profile) + bool(theirs.plan)
        anybody = (
            audience != "educators" or not school.cohorts or portfolio.learner.cohort in {c.id for c in school.cohorts}
        )
        assert sum(audience in others for others in mine.seen_by.values()) == (things if anybody else 0)
        assert theirs.others == ()


@given(portfolio=portfolios(), school=schools())
@settings(max_examples=60)
def test_what_is_only_theirs_is_what_nobody_else_sees(portfolio: Portfolio, school: School) -> None:
    mine = disclose(portfolio, Audience.ME, school)
    assert count_only_theirs(portfolio, school) == sum(not mine.seen_by[key] for key in mine.by_key)
