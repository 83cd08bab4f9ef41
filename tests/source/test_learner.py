"""A learner's folder as a whole: profile, plan, order, and what a plain blog becomes."""

from __future__ import annotations

import datetime as dt

import pytest
from small_school import PNG, ReadLearner, said

from portfolio_gen.model.audience import Audience, Consent
from portfolio_gen.model.learner import Participant
from portfolio_gen.model.school import School
from portfolio_gen.view.disclose import disclose


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("pronouns: she/her", "pronouns", "she/her"),
        ("grade: 08", "grade", "08"),
        ("home_languages: [ig, no]", "home_languages", ("ig", "no")),
        ("interests: [rivers, maps]", "interests", ("rivers", "maps")),
        ("strengths: [a]", "strengths", ("a",)),
        ("challenges: a", "challenges", ("a",)),
        ("learns_best: [building first, reading later]", "learns_best", ("building first", "reading later")),
        ("skills: [a]", "skills", ("a",)),
        ("aspirations: ['hydrologist, or comics']", "aspirations", ("hydrologist, or comics",)),
    ],
)
def test_profile(read: ReadLearner, front: str, field: str, value: object) -> None:
    portfolio, problems = read({"profile.md": f"---\n{front}\n---\nMy story."})
    assert (getattr(portfolio.profile, field), problems) == (value, ())
    assert portfolio.profile.story.markdown == "My story."


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("name: Amara Ngozi Okafor", "name", "Amara Ngozi Okafor"),
        ("", "name", "Amara Okafor"),
        ("public_name: Amara", "public_name", "Amara"),
        ("cohort: Juniper Team", "cohort", "juniper-team"),
        ("lang: ig", "lang", "ig"),
        ("name: Amara", "id", "amara-okafor"),
    ],
)
def test_learner(read: ReadLearner, front: str, field: str, value: object) -> None:
    portfolio, problems = read({"profile.md": f"---\n{front}\n---\na"})
    assert (getattr(portfolio.learner, field), problems) == (value, ())


@pytest.mark.parametrize(
    ("front", "code", "message", "hint"),
    [
        ("name: [a]", "PG201", "“name” takes one text", "name: and your words"),
        ("interests: {a: b}", "PG201", "“interests” takes a list", "[first, second]"),
        ("lang: English", "PG214", "not a language tag", "en"),
        ("photo: me.jpg", "PG306", "no file “me.jpg”", "me.png"),
        ("photo: ../leo/me.png", "PG307", "not lie in your own folder", "Copy"),
        ("photo: me.png", "PG308", "“me.png” has no description", "alt: what it shows\nphoto: me.png"),
        ("intrests: [a]", "PG108", "“intrests” is not a key", "interests"),
        ("public: true", "PG109", "decides who may see", "share_with"),
    ],
)
def test_profile_reported(read: ReadLearner, front: str, code: str, message: str, hint: str) -> None:
    _, problems = read({"profile.md": f"---\n{front}\n---\na", "me.png": PNG})
    problems = tuple(problem for problem in problems if problem.code != "PG311")
    assert len(problems) == 1
    assert said(problems[0], code, 2, message, hint), problems[0]


@pytest.mark.parametrize(
    ("file", "text", "left"),
    [
        ("profile.md", "# Amara Okafor\n\nMy story.", "My story."),
        ("profile.md", "## About me\n\nMy story.", "## About me\n\nMy story."),
        ("profile.md", "---\nname: Amara\n---\n# Amara\n\nMy story.", "My story."),
        ("plan.md", "## Where I am\n\nHere.", "## Where I am\n\nHere."),
        ("plan.md", "---\ntitle: My plan\n---\n# My plan\n\nHere.", "Here."),
    ],
)
def test_headings_that_name_nothing_stay(read: ReadLearner, file: str, text: str, left: str) -> None:
    portfolio, _ = read({file: text})
    assert (portfolio.plan.text if portfolio.plan else portfolio.profile.story).markdown == left


def test_a_photo_with_its_description(read: ReadLearner) -> None:
    portfolio, problems = read({"profile.md": "---\nphoto: me.png\nalt: Me on a bridge\n---\n", "me.png": PNG})
    assert portfolio.profile.photo is not None
    assert (portfolio.profile.photo.alt, problems) == ("Me on a bridge", ())


def test_a_photo_that_is_no_picture_is_none(read: ReadLearner) -> None:
    portfolio, _ = read({"profile.md": "---\nphoto: me.csv\nalt: a\n---\n", "me.csv": "a,b"})
    assert portfolio.profile.photo is None


def test_plan(read: ReadLearner) -> None:
    text = """---
title: My plan
school_year: 2026-27
review_by: 2027-11-30
participants:
  - {name: Ms Rivera, role: educator, agreed: 2026-09-15}
  - {name: Ngozi}
pathways: [job shadow]
supports: extra time
---
Where I am."""
    portfolio, problems = read({"plan.md": text})
    plan = portfolio.plan
    assert plan is not None
    assert problems == ()
    assert (plan.school_year, plan.review_by) == ("2026-27", dt.date(2027, 11, 30))
    assert (plan.pathways, plan.supports, plan.text.markdown) == (("job shadow",), ("extra time",), "Where I am.")
    assert plan.participants == (
        Participant(name="Ms Rivera", role="educator", agreed=dt.date(2026, 9, 15)),
        Participant(name="Ngozi"),
    )


@pytest.mark.parametrize(
    ("front", "code", "message", "hint"),
    [
        ("review_by: May", "PG202", "“May” is not a date", "2026-10-03"),
        ("participants: [Ms Rivera]", "PG201", "“Ms Rivera” is one text", "{name: Ms Rivera, role: educator}"),
        ("participants: [{role: educator}]", "PG201", "without a name", "{name: Ms Rivera"),
        ("participants: [{name: A, agreed: yes}]", "PG202", "“yes” is not a date", "2026-10-03"),
        ("pathway: [a]", "PG108", "“pathway” is not a key", "pathways"),
        ("supports: {a: b}", "PG201", "“supports” takes a list", "[first, second]"),
    ],
)
def test_plan_reported(read: ReadLearner, front: str, code: str, message: str, hint: str) -> None:
    _, problems = read({"plan.md": f"---\n{front}\n---\na"})
    assert len(problems) == 1
    assert said(problems[0], code, 2, message, hint), problems[0]


def test_newest_first_and_undated_last(read: ReadLearner) -> None:
    names = ["2026-01-01-b", "2026-01-01-a", "undated", "2026-02-01-c"]
    view = disclose(read({f"{name}.md": "a" for name in names})[0], Audience.ME, School())
    assert [entry.id for entry in view.reflections] == [names[3], names[1], names[0], names[2]]


@pytest.mark.parametrize(
    ("profile", "entry", "lang"), [("", "", "de"), ("lang: ig", "", "ig"), ("lang: ig", "lang: es", "es")]
)
def test_language_comes_down_from_the_school(read: ReadLearner, profile: str, entry: str, lang: str) -> None:
    files = {"profile.md": f"---\n{profile}\n---\n", "x.md": f"---\n{entry}\n---\na", "plan.md": "a"}
    school = School(lang="de")
    view = disclose(read(files, school)[0], Audience.ME, school)
    assert view.reflections[0].lang == lang
    assert view.plan is not None
    assert view.plan.lang == view.lang


def test_one_bad_file_costs_only_itself(read: ReadLearner) -> None:
    files = {"goals/bad.md": "---\ntitle: a: b\n---\n", "goals/good.md": "a", "profile.md": b"\xff\xff", "plan.md": "a"}
    portfolio, problems = read(files)
    assert [goal.id for goal in portfolio.goals] == ["good"]
    assert portfolio.plan is not None
    assert portfolio.learner.name == "Amara Okafor"
    assert [problem.code for problem in problems] == ["PG101", "PG106"]


def test_an_empty_folder_is_said_to_be_empty(read: ReadLearner) -> None:
    _, problems = read({})
    assert said(problems[0], "PG507", 0, "nothing to read", "Put a Markdown file")
    assert problems[0].path == "amara-okafor/"


def test_consent_is_the_schools(read: ReadLearner) -> None:
    mine = Consent(public=True)
    refused = Consent(photos=frozenset())
    school = School(consent={"amara-okafor": mine}, consent_default=refused)
    assert read({"x.md": "a"}, school)[0].consent == mine
    assert read({"x.md": "a"}, School(consent_default=refused))[0].consent == refused


def test_a_plain_blog_is_a_portfolio(read: ReadLearner) -> None:
    portfolio, problems = read(
        {
            "index.md": "# Me\n\nI write.",
            "_posts/2020-01-01-first-day.md": "It snowed. ![snow]({{ site.url }}/snow.png)",
            "_posts/2020-02-01-Der Bär & ich!.md": "---\nlayout: post\n---\n# Der Bär\n\nText.",
            "_posts/2020-03-01-zweiter.markdown": "+++\ntitle = 'x'\n+++\n",
            "_drafts/secret.md": "Not yet.",
            "_layouts/post.html": "{{ content }}",
            "assets/snow.png": PNG,
        }
    )
    reflections = disclose(portfolio, Audience.ME, School()).reflections
    assert [(r.id, r.title, r.date) for r in reflections] == [
        ("2020-03-01-zweiter", "x", dt.date(2020, 3, 1)),
        ("2020-02-01-der-bär-ich", "Der Bär", dt.date(2020, 2, 1)),
        ("2020-01-01-first-day", "First day", dt.date(2020, 1, 1)),
        ("secret", "Secret", None),
    ]
    assert portfolio.sharing[portfolio.reflections[0].file].draft
    assert [(problem.code, problem.line) for problem in problems] == [("PG316", 1)]
    assert "../assets/snow.png" in problems[0].paste[0]


ABOUT = "---\nname: Amara of the garden\npublic_name: Amara G.\nlang: cy\nshare_with: [family]\n---\nI grow beans."


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"about.md": ABOUT}, "Amara of the garden"),
        ({"about.md": ABOUT, "profile.md": "---\nname: Amara\nshare_with: []\n---\nMine."}, "Amara of the garden"),
        ({"about.md": ABOUT, "index.md": "---\nshare_with: everybody\n---\n", "README.md": "a"}, "Amara of the garden"),
        ({"about.md": ABOUT, "profile.md": "---\nname: Amara\nshare_with: [family]\n---\nMine."}, "Amara"),
    ],
)
def test_for_those_who_do_not_see_a_profile_the_next_is_it(read: ReadLearner, files: dict[str, str], name: str) -> None:
    view = disclose(read(files | {"x.md": "---\nshare_with: [family]\n---\na"})[0], Audience.FAMILY, School())
    assert view.profile is not None
    assert (view.name, view.reflections[-1].lang) == (name, "cy" if name != "Amara" else "en")
    assert len(view.reflections) == (1 if name != "Amara" else 2)


def test_other_plans_are_reflections_only_for_those_who_see_the_first(read: ReadLearner) -> None:
    portfolio, _ = read(
        {"PLAN.md": "---\nshare_with: [family]\n---\na", "plan.md": "---\nshare_with: [public]\n---\nb"}
    )
    if not portfolio.other_plans:
        pytest.skip("the system takes the two names for one")
    family, educators = (disclose(portfolio, audience, School()) for audience in (Audience.FAMILY, Audience.EDUCATORS))
    assert (family.plan, educators.plan) != (None, None)
    assert [each.id for each in (*family.reflections, *educators.reflections)] == ["plan"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("profile.md", "name: A\nshare_with: [family]"), ("Profile.md", "name: B\nshare_with: []")),
        (("profile.md", "name: A"), ("PROFILE.MD", "name: B\nshare_with: [public]")),
        (("profile.md", "name: B\nshare_with: []"), ("about.md", "name: A\nshare_with: [family]")),
        (("profile.md", "name: A\nshare_with: []"), ("about.md", "name: B\ndraft: yes")),
    ],
)
def test_a_hidden_profile_does_not_name_the_learner_where_another_does(
    read: ReadLearner, first: tuple[str, str], second: tuple[str, str]
) -> None:
    portfolio, _ = read({place: f"---\n{keys}\n---\n" for place, keys in (first, second)})
    if not portfolio.other_profiles:
        pytest.skip("the system takes the two names for one")
    assert portfolio.learner.name == "A"


def test_files_with_nothing_in_them_are_no_entries_and_one_problem(read: ReadLearner) -> None:
    files = {
        "profile.md": "a",
        "goals/New Text.md": "",
        "reflections/Untitled.md": "\ufeff\n \n",
        "goals/b.md": "---\n---\n",
    }
    portfolio, problems = read(files | {"goals/c.md": "---\ntitle: Swim\n---\n"})
    assert [goal.title for goal in portfolio.goals] == ["Swim"]
    assert portfolio.reflections == ()
    (problem,) = problems
    assert said(problem, "PG123", 0, "This file is empty, and so are 2 more, and on no page", "or delete it")


def test_many_entries_without_a_day_are_one_problem(read: ReadLearner) -> None:
    places = ("reflections/a.md", "evidence/b.md", "2026-05.md")
    _, problems = read(
        dict.fromkeys((*places, "goals/c.md", "2026-10-03-d.md"), "a") | {"e.md": "---\ndate: May\n---\na"}
    )
    (problem,) = [each for each in problems if each.code != "PG202"]
    assert said(problem, "PG223", 0, "3 entries have no day, this one among them", "with your own numbers")
    assert "is a month and no day" in problem.message
    assert problem.path == "amara-okafor/2026-05.md"


def test_few_entries_without_a_day_are_not_mentioned(read: ReadLearner) -> None:
    assert read({"reflections/a.md": "a", "evidence/b.md": "a"})[1] == ()
