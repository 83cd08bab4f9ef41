"""The pages of one learner: which there are, what their bar leads to, whom they speak to."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.body import Body, Reference
from portfolio_gen.model.entries import Attachment, Evidence, Feedback, Goal, GoalStatus, Reflection, Step
from portfolio_gen.model.learner import LearningPlan, Profile
from portfolio_gen.model.media.medium import Medium
from portfolio_gen.model.school import School
from portfolio_gen.pages.learner.site import learner_site
from portfolio_gen.pages.site import Page, Site
from portfolio_gen.view.portfolio_view import PortfolioView

PHOTO = Attachment(path="evidence/p.jpg", name="p.jpg", alt="me", photographic=True, visual=True)
TABLE = Attachment(path="evidence/t.csv", name="t.csv")
MEDIA = {
    "evidence/p.jpg": Medium("a" * 64, ".jpg", "photograph", 40, 30, 900),
    "evidence/t.csv": Medium("b" * 64, ".csv", "data", None, None, 1_500_000),
}
ALWAYS = {"index.html", "profile.html", "standards.html"}


def site(audience: Audience = Audience.FAMILY, **parts: object) -> Site:
    view = PortfolioView(audience=audience, learner="ada", name="Ada Lovelace", lang="en", **parts)
    return learner_site(view, School(name="S"), MEDIA, "folder")


def page(made: Site, path: str) -> Page:
    return next(found for found in made.pages if found.path == path)


@pytest.mark.parametrize(
    ("parts", "more"),
    [
        ({}, set()),
        ({"goals": (Goal(id="g", title="G"),)}, {"goals/index.html", "goals/g.html"}),
        ({"reflections": (Reflection(id="r", title="R"),)}, {"reflections/index.html", "reflections/r.html"}),
        ({"evidence": (Evidence(id="e", title="E"),)}, {"evidence/index.html", "evidence/e.html"}),
        ({"feedback": (Feedback(id="f", title="F"),)}, {"feedback.html"}),
        ({"plan": LearningPlan()}, {"plan.html"}),
    ],
)
def test_there_is_a_page_for_what_there_is(parts: dict[str, object], more: set[str]) -> None:
    made = site(**parts)
    paths = [found.path for found in made.pages]
    assert set(paths) == ALWAYS | more
    assert len(set(paths)) == len(paths)
    assert {link["href"] for link in made.frame["nav"]} <= set(paths)


@pytest.mark.parametrize("audience", list(Audience))
def test_a_site_says_whom_it_is_for(audience: Audience) -> None:
    frame = site(audience).frame
    words = {"family": "Ada’s family", "educators": "for educators", "public": "public portfolio", "me": "Only you"}
    assert words[audience] in frame["for"][0]
    assert frame["noindex"] is (audience != "public")


def test_as_of_is_the_newest_entry_never_today() -> None:
    made = site(goals=(Goal(id="g", title="G", date=dt.date(2020, 5, 6)), Goal(id="h", title="H")))
    assert made.frame["newest"]["iso"] == "2020-05-06"
    assert site().frame["newest"] is None


def test_only_files_that_were_prepared_are_files_of_the_site() -> None:
    refused = Attachment(path="evidence/x.exe", name="x.exe")
    made = site(evidence=(Evidence(id="e", title="E", attachments=(PHOTO, TABLE, refused)),))
    assert {(asset.path, asset.suffix) for asset in made.assets} == {
        (f"media/{'a' * 16}.jpg", ".jpg"),
        (f"media/{'b' * 16}.csv", ".csv"),
    }
    shown = page(made, "evidence/e.html").context["files"]
    assert [(file["kind"], file["name"], file["size"]) for file in shown] == [
        ("picture", "p.jpg", "1 kB"),
        ("data", "t.csv", "1.5 MB"),
    ]


def test_links_and_pictures_of_a_text_lead_into_the_site() -> None:
    references = (
        Reference(written="../goals/g.md", kind="entry", target="goal/g"),
        Reference(written="me.md", kind="entry", target="profile"),
        Reference(written="p.jpg", kind="picture", target="evidence/p.jpg"),
        Reference(written="t.csv", kind="file", target="evidence/t.csv"),
        Reference(written="x.exe", kind="file", target="evidence/x.exe"),
    )
    body = Body(markdown="Text.", references=references)
    made = site(evidence=(Evidence(id="e", title="E", body=body, attachments=(PHOTO, TABLE)),))
    text = page(made, "evidence/e.html").context["text"]
    assert dict(text.links) == {
        "../goals/g.md": "goals/g.html",
        "me.md": "profile.html",
        "t.csv": f"media/{'b' * 16}.csv",
    }
    assert [(written, picture.src, picture.width) for written, picture in text.pictures] == [
        ("p.jpg", f"media/{'a' * 16}.jpg", 40)
    ]
    assert page(made, "evidence/e.html").context["files"] == ()


def test_goals_under_way_stand_on_the_home_page_with_the_next_steps() -> None:
    day = dt.date(2026, 10, 1)
    steps = (Step(text="done", due=day, finished=True), Step(text="later"), Step(text="soon", due=day))
    goals = (
        Goal(id="a", title="A", status=GoalStatus.ACHIEVED),
        Goal(id="b", title="B", status=GoalStatus.IN_PROGRESS, steps=steps),
    )
    home = page(site(goals=goals), "index.html").context
    assert [goal["title"] for goal in home["goals"]] == ["B"]
    assert home["more_goals"] == 1
    assert [step["text"] for step in home["next"]] == ["soon", "later"]


def test_what_is_chosen_stands_before_what_is_new() -> None:
    plain, chosen = Evidence(id="new", title="N"), Evidence(id="old", title="O", featured=True)
    home = page(site(evidence=(plain, chosen)), "index.html").context
    assert ([card["title"] for card in home["proud"]], home["chosen"]) == (["O"], True)
    home = page(site(evidence=(plain,)), "index.html").context
    assert ([card["title"] for card in home["proud"]], home["chosen"]) == (["N"], False)


def test_an_answer_stands_beside_what_it_answers() -> None:
    answer = Feedback(id="f", title="F", on="evidence/e", by="Ms R", body=Body(markdown="Well done."))
    made = site(evidence=(Evidence(id="e", title="E"),), feedback=(answer,))
    (beside,) = page(made, "evidence/e.html").context["answers"]
    assert (beside["by"], beside["text"].markdown) == ("Ms R", "Well done.")
    (alone,) = page(made, "feedback.html").context["answers"]
    assert alone["on"]["href"] == "evidence/e.html"


def test_without_a_profile_only_the_name_is_there() -> None:
    assert page(site(), "profile.html").context["story"] is None
    profile = Profile(interests=("rivers",), story=Body(markdown="Me.", excerpt="Me.", words=1))
    context = page(site(profile=profile), "profile.html").context
    assert context["story"].markdown == "Me."
    assert ("rivers",) in [fact["words"] for fact in context["facts"]]


def test_a_grade_is_not_for_the_public() -> None:
    profile = Profile(grade="8")
    assert "grade 8" in page(site(profile=profile), "index.html").context["who"]["meta"]
    assert "grade 8" not in page(site(Audience.PUBLIC, profile=profile), "index.html").context["who"]["meta"]


def test_an_empty_portfolio_says_so() -> None:
    assert page(site(), "index.html").context["empty"] is True
    assert page(site(plan=LearningPlan()), "index.html").context["empty"] is False
