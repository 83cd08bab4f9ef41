"""Names among what an audience sees: a hidden file of the same name moves nothing and takes nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from portfolio_gen.model.audience import Audience, Circle, Consent, Sharing
from portfolio_gen.model.body import Body, Reference
from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback, Goal, Reflection
from portfolio_gen.model.learner import Learner, LearningPlan, Portfolio, Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.source.rating.ratings import numbered
from portfolio_gen.view.disclose import disclose, may_have_site
from portfolio_gen.view.names import Names
from portfolio_gen.view.portfolio_view import PortfolioView

EVERYONE = frozenset(Circle)
OPEN, CLOSED = Sharing(circles=EVERYONE), Sharing()
SHOWN, HIDDEN = "evidence/bridge.md", "evidence/_drafts/bridge.md"
DAY = dt.date(2026, 11, 2)
ADA = Learner(id="ada", name="Ada Lovelace")
SCHOOL = School(
    ratings_visible_to=EVERYONE, ratings=(Rating(learner="ada", standard="S", level="proficient", evidence="bridge"),)
)


def piece(file: str, name: str = "bridge") -> Evidence:
    return Evidence(id=name, file=file, title=file)


def of(*entries: AnyEntry, hidden: tuple[str, ...] = (), **parts: object) -> Portfolio:
    """A portfolio in which everything is open but what is named."""
    kinds = {"goals": Goal, "reflections": Reflection, "evidence": Evidence, "feedback": Feedback}
    held = {name: tuple(each for each in entries if isinstance(each, kind)) for name, kind in kinds.items()}
    sharing = {each.file: CLOSED if each.file in hidden else OPEN for each in entries} | {"profile": CLOSED}
    whole: dict[str, object] = {"sharing": sharing, "learner": ADA, "consent": Consent(public=True)}
    return Portfolio.model_validate(whole | held | parts)


def about(*on: str) -> tuple[AnyEntry, ...]:
    """A reflection about the bridge, and answers to it."""
    answers = (Feedback(id=f"f{n}", file=f"feedback/f{n}.md", title="T", on=name) for n, name in enumerate(on))
    return Reflection(id="r", file="reflections/r.md", title="R", about=("bridge",)), *answers


def seen(portfolio: Portfolio, audience: Audience = Audience.EDUCATORS) -> PortfolioView:
    return disclose(portfolio, audience, SCHOOL)


@pytest.mark.parametrize("audience", [Audience.FAMILY, Audience.EDUCATORS, Audience.PUBLIC])
@pytest.mark.parametrize("twin", [HIDDEN, "evidence/Bridge.md", "evidence/bridge.markdown", "evidence/2025/bridge.md"])
def test_a_hidden_twin_changes_nothing(twin: str, audience: Audience) -> None:
    rest = about("bridge", "evidence/bridge")
    with_twin = of(piece(SHOWN), piece(twin), *rest, hidden=(twin,))
    view = seen(with_twin, audience)
    assert view == seen(of(piece(SHOWN), *rest), audience)
    assert [each.id for each in view.evidence] == ["bridge"]
    assert view.reflections[0].about == ("bridge",)
    assert [answer.on for answer in view.feedback] == ["evidence/bridge"] * 2
    assert [rating.evidence for rating in view.ratings] == ["bridge"]


def test_whoever_sees_both_sees_two_names_and_the_first_is_meant() -> None:
    view = seen(of(piece(SHOWN), piece(HIDDEN), *about("bridge")), Audience.ME)
    assert [(each.id, each.title) for each in view.evidence] == [("bridge", HIDDEN), ("bridge-a52cce", SHOWN)]
    assert view.feedback[0].on == "evidence/bridge"


def test_the_long_name_means_its_file_for_everybody() -> None:
    rest = about("bridge-a52cce")
    assert seen(of(piece(SHOWN), piece(HIDDEN), *rest)).feedback[0].on == "evidence/bridge-a52cce"
    assert seen(of(piece(SHOWN), piece(HIDDEN), *rest, hidden=(HIDDEN,))).feedback[0].on == "evidence/bridge"
    assert seen(of(piece(SHOWN), piece(HIDDEN), *rest, hidden=(SHOWN,))).feedback == ()


def test_a_name_in_another_kind_is_meant_where_the_first_is_hidden() -> None:
    goal = Goal(id="bridge", file="goals/bridge.md", title="G")
    whole = of(goal, piece(SHOWN), *about("bridge", "evidence/bridge", "goal/bridge"), hidden=(SHOWN,))
    assert [answer.on for answer in seen(whole).feedback] == ["goal/bridge", "goal/bridge"]


def test_answers_to_answers_go_with_what_all_of_it_answers() -> None:
    chain = about("bridge", "f0", "f1", "f4", "f3")
    assert [answer.id for answer in seen(of(piece(SHOWN), *chain)).feedback] == ["f0", "f1", "f2"]
    assert seen(of(piece(SHOWN), *chain, hidden=(SHOWN,))).feedback == ()


def test_no_site_for_answers_to_what_is_hidden() -> None:
    whole = of(piece(SHOWN), Feedback(id="f", file="f", title="T", on="bridge"), hidden=(SHOWN,))
    assert not may_have_site(whole, Audience.PUBLIC)
    assert may_have_site(of(piece(SHOWN)), Audience.PUBLIC)


def test_a_link_leads_to_the_first_text_that_is_shown() -> None:
    links = tuple(Reference(written="bridge", kind="entry", target=file) for file in (HIDDEN, SHOWN))
    linking = Reflection(id="r", file="r", title="R", body=Body(references=links))
    targets = []
    for hidden in [(), (HIDDEN,), (HIDDEN, SHOWN)]:
        view = seen(of(piece(SHOWN), piece(HIDDEN), linking, hidden=hidden))
        targets.append([reference.target for reference in view.reflections[0].body.references])
    assert targets == [["evidence/bridge"], ["evidence/bridge"], []]


# ---- feedback in public ---------------------------------------------------------------------------------------------


def said(by: str, text: str, day: dt.date | None = DAY, **more: str) -> Feedback:
    name = f"2026-11-02-{by.lower().replace(' ', '-')}"
    given: dict[str, object] = {"id": name, "file": f"feedback/{name}.md", "title": by, "by": by, "date": day}
    return Feedback.model_validate(given | {"body": Body(markdown=text)} | more)


def test_public_feedback_is_called_after_its_day() -> None:
    answers = (said("Ms Rivera", "b"), said("Zoe", "a"), said("Li", "c", None), said("Ben", "d", on="2026-11-02-zoe"))
    view = seen(of(*answers), Audience.PUBLIC)
    assert [(each.id, each.title, each.body.markdown) for each in view.feedback] == [
        ("2026-11-02", "Feedback", "a"),
        ("2026-11-02-2", "Feedback", "b"),
        ("2026-11-02-3", "Feedback", "d"),
        ("undated", "Feedback", "c"),
    ]
    assert view.feedback[2].on == "feedback/2026-11-02"
    assert not any(name in view.model_dump_json().casefold() for name in ("rivera", "zoe", "ben", "li-"))


def test_who_answers_leaves_no_trace_in_public() -> None:
    one = seen(of(said("Ms Rivera", "b"), said("Zoe", "a")), Audience.PUBLIC)
    assert seen(of(said("Ann", "b"), said("Mr Zhou", "a")), Audience.PUBLIC) == one


def test_a_hidden_answer_does_not_count_in_public() -> None:
    hidden = said("Zoe", "a")
    with_it = of(said("Ms Rivera", "b"), hidden, hidden=(hidden.file,))
    assert [each.id for each in seen(with_it, Audience.PUBLIC).feedback] == ["2026-11-02"]


def test_others_see_whose_words_these_are() -> None:
    [answer] = seen(of(said("Ms Rivera", "a"))).feedback
    assert (answer.id, answer.title, answer.by) == ("2026-11-02-ms-rivera", "Ms Rivera", "Ms Rivera")


# ---- profile and plan ----------------------------------------------------------------------------------------------

FIRST = Profile(file="profile.md", grade="7", learner=ADA)
SECOND = Profile(file="about.md", grade="8", learner=Learner(id="ada", name="Ada of the garden", lang="cy"))
ABOUT = Reflection(id="about", file="about.md", title="About")


def with_profiles(first: Sharing, second: Sharing, as_entry: Sharing) -> Portfolio:
    sharing = {"profile.md": first, "about.md": as_entry}
    return of(sharing=sharing, profile=FIRST, other_profiles=((SECOND, second),), reflections=(ABOUT,))


@pytest.mark.parametrize("as_entry", [OPEN, CLOSED])
def test_a_hidden_profile_leaves_the_one_that_would_be_it_without_the_first(as_entry: Sharing) -> None:
    alone = of(sharing={"about.md": OPEN}, profile=SECOND, learner=SECOND.learner)
    assert seen(with_profiles(CLOSED, OPEN, as_entry)) == seen(alone)
    hidden = of(sharing={"about.md": CLOSED}, profile=SECOND, learner=ADA)
    assert seen(with_profiles(CLOSED, CLOSED, as_entry)) == seen(hidden)


def test_beside_a_shown_profile_the_second_is_a_reflection() -> None:
    view = seen(with_profiles(OPEN, OPEN, OPEN))
    assert view.profile is not None
    assert (view.profile.grade, [each.id for each in view.reflections], view.name) == ("7", ["about"], "Ada Lovelace")


def test_a_hidden_plan_leaves_the_next() -> None:
    plans = [LearningPlan(file=file, school_year=file) for file in ("PLAN.md", "plan.md")]
    entry = Reflection(id="plan", file="plan.md", title="Plan")
    both = of(
        sharing={"PLAN.md": CLOSED, "plan.md": OPEN},
        plan=plans[0],
        other_plans=((plans[1], OPEN),),
        reflections=(entry,),
    )
    assert seen(both) == seen(of(sharing={"plan.md": OPEN}, plan=plans[1]))


def test_nothing_is_called_nothing() -> None:
    names = Names([piece(SHOWN)], {})
    assert (names.named("evidence", ""), names.answered(""), names.answered("?"), names.key_of("")) == ("", "", "", "")


def rated(portfolio: Portfolio, *names: str) -> list[tuple[str, int]]:
    """What ratings on some names are about, and which are of one work."""
    ratings = numbered(Rating(learner="ada", standard="S", level="proficient", evidence=name) for name in names)
    view = disclose(portfolio, Audience.FAMILY, School(ratings_visible_to=EVERYONE, ratings=ratings))
    return [(rating.evidence, rating.work) for rating in view.ratings]


def titled(file: str, title: str) -> Evidence:
    return piece(file, file.removesuffix(".md").rpartition("/")[2]).model_copy(update={"title": title})


def test_a_title_that_one_piece_has_is_a_name_of_the_same_work() -> None:
    whole = of(titled(SHOWN, "Made of straws!"), titled("evidence/talk.md", "Talk"))
    assert rated(whole, "bridge", "made-of-straws", "talk", "nothing") == [
        ("bridge", 1),
        ("bridge", 1),
        ("talk", 3),
        ("", 4),
    ]


def test_a_name_wins_over_a_title() -> None:
    whole = of(titled(SHOWN, "Talk"), titled("evidence/talk.md", "Bridge"))
    assert rated(whole, "bridge", "talk") == [("bridge", 1), ("talk", 2)]


def test_a_title_of_two_pieces_names_neither_and_a_hidden_one_has_no_say() -> None:
    one, two = titled(SHOWN, "Straws"), titled("evidence/talk.md", "Straws")
    assert rated(of(one, two), "straws") == [("", 1)]
    assert rated(of(one, two, hidden=(two.file,)), "bridge", "straws") == [("bridge", 1), ("bridge", 1)]
