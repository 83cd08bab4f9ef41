"""Where everything lies, and how one page calls another."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.entries import Evidence, Feedback, Goal, Reflection
from portfolio_gen.model.media.medium import Medium
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.pages.addresses import address_of, entry_address, from_page, medium_address, standard_name


@pytest.mark.parametrize(
    ("entry", "address"),
    [
        (Goal(id="a", title="A"), "goals/a.html"),
        (Reflection(id="한국", title="A"), "reflections/한국.html"),
        (Evidence(id="a", title="A"), "evidence/a.html"),
        (Feedback(id="a", title="A"), "feedback.html#answer-a"),
    ],
)
def test_where_entries_lie(entry: Goal, address: str) -> None:
    assert address_of(entry) == address


def test_where_the_profile_and_the_plan_lie() -> None:
    assert (entry_address("profile", ""), entry_address("plan", "")) == ("profile.html", "plan.html")


def test_a_file_is_called_by_its_content() -> None:
    medium = Medium("0123456789abcdef" * 4, ".jpg", "photograph", 4, 3, 99)
    assert medium_address(medium) == "media/0123456789abcdef.jpg"


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("index.html", "index.html", "index.html"),
        ("goals/a.html", "index.html", "goals/a.html"),
        ("index.html", "goals/a.html", "../index.html"),
        ("goals/b.html", "goals/a.html", "b.html"),
        ("learners/ada/feedback.html#x", "learners/ada/goals/a.html", "../feedback.html#x"),
        ("#place", "goals/a.html", "#place"),
        ("https://example.org/a", "goals/a.html", "https://example.org/a"),
        ("mailto:a@example.org", "goals/a.html", "mailto:a@example.org"),
    ],
)
def test_how_one_page_calls_another(target: str, page: str, expected: str) -> None:
    assert from_page(target, page) == expected


PLACES = st.lists(st.sampled_from(["a", "b", "한", "x y"]), min_size=1, max_size=4).map("/".join)


@given(target=PLACES, page=PLACES)
def test_a_call_leads_where_it_should(target: str, page: str) -> None:
    called = from_page(f"{target}.html", f"{page}.html")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), called)) == f"{target}.html"
    assert not called.startswith("/")


CODES = ["A.1", "A 1", "a.1", "3.10", "3.1", "…", "수학.1"]


def test_codes_that_look_alike_have_addresses_of_their_own() -> None:
    standards = tuple(Standard(id=code, code=code, statement=code) for code in CODES)
    school = School(frameworks=(Framework(id="f", title="F", standards=standards),))
    names = [standard_name(code, school) for code in CODES]
    assert len(set(names)) == len(CODES)
    assert all(names)
    assert standard_name("unknown", school) not in names
