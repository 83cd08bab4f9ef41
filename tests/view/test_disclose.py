"""Who sees what: every combination of sharing, draft, consent and audience, against a table written by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from portfolio_gen.model.audience import Audience, Circle, Consent, Sharing
from portfolio_gen.model.body import Body, Reference
from portfolio_gen.model.entries import Attachment, Evidence, Feedback, Goal, Reflection
from portfolio_gen.model.learner import Learner, LearningPlan, Participant, Portfolio, Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.view.disclose import count_only_theirs, disclose, may_have_site
from portfolio_gen.view.portfolio_view import PortfolioView

ME, FAMILY, EDUCATORS, PUBLIC = Audience.ME, Audience.FAMILY, Audience.EDUCATORS, Audience.PUBLIC
AUDIENCES = (ME, FAMILY, EDUCATORS, PUBLIC)

TABLE = """
share_with               draft  consent  me family educators public
-                        no     no       x  .  .  .
educators                no     no       x  .  x  .
family                   no     no       x  x  .  .
educators,family         no     no       x  x  x  .
public                   no     no       x  x  x  .
educators,public         no     no       x  x  x  .
family,public            no     no       x  x  x  .
educators,family,public  no     no       x  x  x  .
-                        no     yes      x  .  .  .
educators                no     yes      x  .  x  .
family                   no     yes      x  x  .  .
educators,family         no     yes      x  x  x  .
public                   no     yes      x  x  x  x
educators,public         no     yes      x  x  x  x
family,public            no     yes      x  x  x  x
educators,family,public  no     yes      x  x  x  x
-                        yes    no       x  .  .  .
educators                yes    no       x  .  .  .
family                   yes    no       x  .  .  .
educators,family         yes    no       x  .  .  .
public                   yes    no       x  .  .  .
educators,public         yes    no       x  .  .  .
family,public            yes    no       x  .  .  .
educators,family,public  yes    no       x  .  .  .
-                        yes    yes      x  .  .  .
educators                yes    yes      x  .  .  .
family                   yes    yes      x  .  .  .
educators,family         yes    yes      x  .  .  .
public                   yes    yes      x  .  .  .
educators,public         yes    yes      x  .  .  .
family,public            yes    yes      x  .  .  .
educators,family,public  yes    yes      x  .  .  .
"""


def cells() -> Iterator[tuple[Sharing, Consent, Audience, bool]]:
    for row in TABLE.splitlines()[2:]:
        circles, draft, consent, *marks = row.split()
        shared = frozenset(Circle(circle) for circle in circles.split(",") if circle != "-")
        for audience, mark in zip(AUDIENCES, marks, strict=True):
            yield Sharing(circles=shared, draft=draft == "yes"), Consent(public=consent == "yes"), audience, mark == "x"


CELLS = list(cells())
OPEN = Sharing(circles=frozenset(Circle))
CLOSED = Sharing()


def portfolio(sharing: dict[str, Sharing], consent: Consent | None = None, **parts: object) -> Portfolio:
    learner = Learner(id="ada", name="Ada Lovelace", public_name="Ada L.", cohort="elm", lang="en")
    return Portfolio(learner=learner, sharing=sharing, consent=consent or Consent(public=True), **parts)


def seen(whole: Portfolio, audience: Audience, school: School | None = None) -> PortfolioView:
    return disclose(whole, audience, school or School())


def photo(name: str = "p.jpg") -> Attachment:
    return Attachment(path=name, name=name, alt="me", photographic=True, visual=True)


def file(name: str) -> Attachment:
    return Attachment(path=name, name=name)


def body(**targets: str) -> Body:
    kinds = {"entry": "entry", "file": "file", "picture": "picture"}
    references = tuple(
        Reference(written=f"{kind}.x", kind=kinds[kind], target=target) for kind, target in targets.items()
    )
    return Body(markdown="Words.", references=references)


def test_the_table_is_whole() -> None:
    assert len({(s.circles, s.draft, c.public, a) for s, c, a, _ in CELLS}) == len(CELLS) == 8 * 2 * 2 * 4


@pytest.mark.parametrize("kind", ["goal", "reflection", "evidence", "feedback", "profile", "plan"])
def test_who_sees_what(kind: str) -> None:
    key = kind if kind in ("profile", "plan") else f"{kind}/one"
    wrong = [
        (sharing, consent, audience)
        for sharing, consent, audience, expected in CELLS
        if shown_of_all(key, sharing, consent, audience) != ({key} if expected else set())
    ]
    assert wrong == []


def shown_of_all(key: str, sharing: Sharing, consent: Consent, audience: Audience) -> set[str]:
    """Of one thing of every kind, of which only one is shared, what an audience sees."""
    whole = portfolio(
        {key: sharing},
        consent,
        plan=LearningPlan(school_year="2026-27"),
        goals=(Goal(id="one", file="goal/one", title="T"),),
        reflections=(Reflection(id="one", file="reflection/one", title="T"),),
        evidence=(Evidence(id="one", file="evidence/one", title="T"),),
        feedback=(Feedback(id="one", file="feedback/one", title="T"),),
    )
    view = seen(whole, audience)
    shown = {"profile": bool(view.profile), "plan": bool(view.plan)}
    shown |= {f"{entry.kind}/one": True for entry in view.entries}
    return {name for name, is_shown in shown.items() if is_shown}


def test_the_learner_is_told_who_else_sees_a_thing() -> None:
    wrong = []
    for sharing, consent, audience, expected in CELLS:
        whole = portfolio({"goal/one": sharing}, consent, goals=(Goal(id="one", file="goal/one", title="T"),))
        told, sees = audience in seen(whole, ME).seen_by["goal/one"], bool(seen(whole, audience).goals)
        if audience is not ME and (told, sees) != (expected, expected):
            wrong.append((sharing, consent, audience))
    assert wrong == []


@pytest.mark.parametrize("audience", [FAMILY, EDUCATORS, PUBLIC])
def test_nobody_else_is_told_who_sees_a_thing(audience: Audience) -> None:
    assert linked(OPEN).sharing
    assert seen(linked(OPEN), audience).others == ()


def test_an_answer_is_seen_by_whoever_sees_what_it_answers() -> None:
    shared = {"goal/one": Sharing(circles=frozenset({Circle.FAMILY})), "feedback/yes": OPEN}
    goal = Goal(id="one", file="goal/one", title="T")
    answer = Feedback(id="yes", file="feedback/yes", title="Yes", on="goal/one")
    view = seen(portfolio(shared, goals=(goal,), feedback=(answer,)), ME)
    assert view.seen_by == {"goal/one": {FAMILY}, "feedback/yes": {FAMILY}}


@pytest.mark.parametrize(
    ("cohorts", "theirs"),
    [
        ((), True),
        ((Cohort(id="elm", title="Elm"),), True),
        ((Cohort(id="oak", title="Oak"),), False),
        ((Cohort(id="oak", title="Oak", learners=("ada",)),), True),
    ],
)
def test_who_is_in_no_cohort_has_no_educators(cohorts: tuple[Cohort, ...], theirs: bool) -> None:
    shared = Sharing(circles=frozenset({Circle.EDUCATORS}))
    whole = portfolio({"goal/one": shared}, goals=(Goal(id="one", file="goal/one", title="T"),))
    assert seen(whole, ME, School(cohorts=cohorts)).seen_by["goal/one"] == ({EDUCATORS} if theirs else set())
    assert count_only_theirs(whole, School(cohorts=cohorts)) == (0 if theirs else 1)


def test_who_gets_a_site_at_all() -> None:
    wrong = []
    for sharing, consent, audience, expected in CELLS:
        whole = portfolio({"goal/one": sharing}, consent, goals=(Goal(id="one", file="goal/one", title="T"),))
        if may_have_site(whole, audience) is not (expected if audience is PUBLIC else True):
            wrong.append((sharing, consent, audience))
    assert wrong == []


def test_an_entry_without_a_decision_is_the_learners_alone() -> None:
    assert not seen(portfolio({}, goals=(Goal(id="one", file="goal/one", title="T"),)), EDUCATORS).goals


SHOWN_PHOTOGRAPHS = [
    (frozenset(), ["me"]),
    (frozenset({Circle.FAMILY}), ["me", "family"]),
    (frozenset({Circle.EDUCATORS}), ["me", "educators"]),
    (frozenset({Circle.EDUCATORS, Circle.FAMILY}), ["me", "family", "educators"]),
    (frozenset({Circle.PUBLIC}), ["me", "family", "educators", "public"]),
    (frozenset(Circle), ["me", "family", "educators", "public"]),
]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("circles", "admitted"), SHOWN_PHOTOGRAPHS)
def test_photographs_need_consent_and_other_files_do_not(
    circles: frozenset[Circle], admitted: list[str], audience: Audience
) -> None:
    text = body(picture="p.jpg", file="d.pdf")
    whole = portfolio(
        {"profile": OPEN, "plan": OPEN, "evidence/one": OPEN},
        Consent(public=True, photos=circles),
        profile=Profile(photo=photo(), attachments=(photo(),), story=text),
        plan=LearningPlan(attachments=(photo(), file("d.pdf")), text=text),
        evidence=(Evidence(id="one", file="evidence/one", title="T", attachments=(photo(), file("d.pdf")), body=text),),
    )
    view = seen(whole, audience)
    assert view.profile is not None
    assert view.plan is not None
    held = [
        any(attachment.photographic for attachment in view.attachments),
        view.profile.photo is not None,
        *("p.jpg" in [reference.target for reference in shown.references]
          for shown in (view.profile.story, view.plan.text, view.evidence[0].body)),
    ]  # fmt: skip
    assert held == [audience.value in admitted] * 5
    assert "d.pdf" in [attachment.path for attachment in view.evidence[0].attachments]
    assert "d.pdf" in [reference.target for reference in view.evidence[0].body.references]


def linked(target: Sharing) -> Portfolio:
    """A goal, a piece of evidence and the plan as `target` says; two entries, open to all, that name them."""
    to_goal, to_plan = body(entry="goal/g"), body(entry="plan")
    return portfolio(
        {"goal/g": target, "evidence/e": target, "plan": target, "reflection/r": OPEN, "evidence/f": OPEN,
         "feedback/a": OPEN, "feedback/free": OPEN, "feedback/lost": OPEN},
        plan=LearningPlan(school_year="2026-27"),
        goals=(Goal(id="g", file="goal/g", title="G"),),
        evidence=(
            Evidence(id="e", file="evidence/e", title="E"),
            Evidence(id="f", file="evidence/f", title="F", goal="g", body=to_plan),
        ),
        reflections=(Reflection(id="r", file="reflection/r", title="R", goal="g", about=("e", "f"), body=to_goal),),
        feedback=(
            Feedback(id="a", file="feedback/a", title="A", on="evidence/e"),
            Feedback(id="free", file="feedback/free", title="B", body=body(entry="feedback/a")),
            Feedback(id="lost", file="feedback/lost", title="C", on="?"),
        ),
    )  # fmt: skip


def test_links_to_what_is_shown_stay() -> None:
    view = seen(linked(OPEN), FAMILY)
    assert (view.reflections[0].goal, view.reflections[0].about, view.evidence[1].goal) == ("g", ("e", "f"), "g")
    assert [reference.target for reference in view.reflections[0].body.references] == ["goal/g"]
    assert [reference.target for reference in view.evidence[1].body.references] == ["plan"]
    assert [answer.id for answer in view.feedback] == ["a", "free"]
    assert [reference.target for reference in view.feedback[1].body.references] == ["feedback/a"]


@pytest.mark.parametrize("audience", [FAMILY, EDUCATORS, PUBLIC])
def test_links_to_what_is_hidden_are_gone(audience: Audience) -> None:
    view = seen(linked(CLOSED), audience)
    assert (view.reflections[0].goal, view.reflections[0].about, view.evidence[0].goal) == ("", ("f",), "")
    assert view.reflections[0].body.references == view.evidence[0].body.references == ()


@pytest.mark.parametrize("audience", [FAMILY, EDUCATORS, PUBLIC])
def test_an_answer_goes_with_what_it_answers(audience: Audience) -> None:
    view = seen(linked(CLOSED), audience)
    assert [answer.title for answer in view.feedback] == ["B"]
    assert view.feedback[0].body.references == ()


def test_an_answer_to_what_is_not_there_is_for_the_learner_only_once_found() -> None:
    assert "lost" not in [answer.id for answer in seen(linked(OPEN), EDUCATORS).feedback]


@pytest.mark.parametrize(
    ("audience", "name", "cohort"),
    [
        (ME, "Ada Lovelace", "elm"),
        (FAMILY, "Ada Lovelace", "elm"),
        (EDUCATORS, "Ada Lovelace", "elm"),
        (PUBLIC, "Ada L.", ""),
    ],
)
def test_names(audience: Audience, name: str, cohort: str) -> None:
    view = seen(portfolio({}), audience)
    assert (view.name, view.cohort) == (name, cohort)


def test_without_a_public_name_the_first_name_is_shown() -> None:
    whole = portfolio({}).model_copy(update={"learner": Learner(id="bo", name="Bo Katz")})
    assert seen(whole, PUBLIC).name == "Bo"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_public_site_names_nobody_else(audience: Audience) -> None:
    whole = portfolio(
        {"plan": OPEN, "feedback/a": OPEN},
        plan=LearningPlan(participants=(Participant(name="Lady Byron"),)),
        feedback=(Feedback(id="a", file="feedback/a", title="A", by="Charles"),),
    )
    view = seen(whole, audience)
    assert view.plan is not None
    named = (len(view.plan.participants), view.feedback[0].by)
    assert named == ((0, "") if audience is PUBLIC else (1, "Charles"))


RATING = Rating(
    learner="ada", standard="S", level="proficient", by="ms-r", evidence="e", note="Clear.", path="a", line=7
)
VISIBLE = [
    ([], [ME]),
    (["educators"], [ME, EDUCATORS]),
    (["family"], [ME, FAMILY]),
    (["educators", "family"], [ME, FAMILY, EDUCATORS]),
    (["public"], [ME, FAMILY, EDUCATORS, PUBLIC]),
]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize(("circles", "admitted"), VISIBLE)
def test_ratings_are_for_those_the_school_names(
    circles: list[str], admitted: list[Audience], audience: Audience
) -> None:
    school = School(ratings_visible_to=frozenset(Circle(c) for c in circles), ratings=(RATING,))
    assert bool(seen(portfolio({}), audience, school).ratings) is (audience in admitted)


@pytest.mark.parametrize(
    ("audience", "by", "note"),
    [(ME, "ms-r", ""), (FAMILY, "ms-r", ""), (EDUCATORS, "ms-r", "Clear."), (PUBLIC, "", "")],
)
def test_notes_are_for_educators_and_nobody_is_named_in_public(audience: Audience, by: str, note: str) -> None:
    school = School(ratings_visible_to=frozenset(Circle), ratings=(RATING,))
    rating = seen(portfolio({}), audience, school).ratings[0]
    assert (rating.by, rating.note, rating.path, rating.line) == (by, note, "", 0)


@pytest.mark.parametrize(("sharing", "named"), [(OPEN, "e"), (CLOSED, "")])
def test_a_rating_names_only_evidence_that_is_shown(sharing: Sharing, named: str) -> None:
    whole = portfolio({"evidence/e": sharing}, evidence=(Evidence(id="e", file="evidence/e", title="E"),))
    assert seen(whole, EDUCATORS, School(ratings=(RATING,))).ratings[0].evidence == named


def test_ratings_of_others_are_not_taken() -> None:
    other = RATING.model_copy(update={"learner": "bo"})
    assert seen(portfolio({}), EDUCATORS, School(ratings=(other,))).ratings == ()


def test_a_view_says_nothing_of_sharing_and_consent() -> None:
    held = set(PortfolioView.model_fields) | set(Evidence.model_fields) | set(Profile.model_fields)
    assert held.isdisjoint({"sharing", "consent", "share_with", "draft"})
