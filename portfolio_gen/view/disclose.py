"""The only reader of sharing and consent: a portfolio goes in, what one audience may see comes out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from portfolio_gen.model.audience import Audience, admits, admits_photographs
from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import AnyEntry, Attachment, Evidence, Feedback, Goal, Reflection, key_of
from portfolio_gen.model.learner import LearningPlan, Portfolio, Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.view.portfolio_view import PortfolioView

E = TypeVar("E", Goal, Reflection, Evidence, Feedback)


def disclose(portfolio: Portfolio, audience: Audience, school: School) -> PortfolioView:
    """What `audience` may see of a portfolio. Pure; changing anything withheld changes nothing of the result."""
    admitted = _Admitted.of(portfolio, audience)
    to_public = audience is Audience.PUBLIC
    learner = portfolio.learner
    return PortfolioView(
        audience=audience,
        learner=learner.id,
        name=learner.shown_to_public if to_public else learner.name,
        lang=learner.lang or school.lang,
        cohort="" if to_public else learner.cohort,
        profile=admitted.profile(portfolio.profile),
        plan=admitted.plan(portfolio.plan),
        goals=tuple(admitted.goal(goal) for goal in admitted.only(portfolio.goals)),
        reflections=tuple(admitted.reflection(reflection) for reflection in admitted.only(portfolio.reflections)),
        evidence=tuple(admitted.evidence(evidence) for evidence in admitted.only(portfolio.evidence)),
        feedback=tuple(admitted.feedback(answer) for answer in admitted.only(portfolio.feedback)),
        ratings=tuple(admitted.ratings(portfolio.learner.id, school)),
        folder=portfolio.folder,
    )


class _Admitted:
    """What one audience is admitted to in one portfolio, and how each value looks once the rest is gone."""

    def __init__(self, audience: Audience, keys: frozenset[str], *, photographs: bool) -> None:
        self.audience = audience
        self.keys = keys
        self.photographs = photographs

    @classmethod
    def of(cls, portfolio: Portfolio, audience: Audience) -> _Admitted:
        """An answer is shown only where what it answers is shown, too: it may quote it."""
        consent = portfolio.consent
        admitted = {key for key, sharing in portfolio.sharing.items() if admits(audience, sharing, consent)}
        unanswered = {key_of(answer) for answer in portfolio.feedback if answer.on and answer.on not in admitted}
        missing = {"plan"} if portfolio.plan is None else set()
        keys = frozenset(admitted - unanswered - missing)
        return cls(audience, keys, photographs=admits_photographs(audience, consent))

    def only(self, entries: Iterable[E]) -> Iterable[E]:
        return (entry for entry in entries if key_of(entry) in self.keys)

    def files(self, attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
        return tuple(a for a in attachments if self.photographs or not a.photographic)

    def body(self, body: Body, attachments: tuple[Attachment, ...]) -> Body:
        files = {attachment.path for attachment in attachments}
        references = tuple(
            reference
            for reference in body.references
            if reference.target in (self.keys if reference.kind == "entry" else files)
        )
        return body.model_copy(update={"references": references})

    def _entry(self, entry: AnyEntry) -> dict[str, object]:
        attachments = self.files(entry.attachments)
        return {"attachments": attachments, "body": self.body(entry.body, attachments)}

    def _goal_id(self, goal: str) -> str:
        return goal if f"goal/{goal}" in self.keys else ""

    def goal(self, goal: Goal) -> Goal:
        return goal.model_copy(update=self._entry(goal))

    def reflection(self, reflection: Reflection) -> Reflection:
        about = tuple(evidence for evidence in reflection.about if f"evidence/{evidence}" in self.keys)
        changes = {"goal": self._goal_id(reflection.goal), "about": about}
        return reflection.model_copy(update=self._entry(reflection) | changes)

    def evidence(self, evidence: Evidence) -> Evidence:
        return evidence.model_copy(update=self._entry(evidence) | {"goal": self._goal_id(evidence.goal)})

    def feedback(self, answer: Feedback) -> Feedback:
        """A public site names nobody but the learner."""
        by = "" if self.audience is Audience.PUBLIC else answer.by
        return answer.model_copy(update=self._entry(answer) | {"by": by})

    def profile(self, profile: Profile) -> Profile | None:
        if "profile" not in self.keys:
            return None
        attachments = self.files(profile.attachments)
        photo = next(iter(self.files((profile.photo,) if profile.photo else ())), None)
        changes = {"attachments": attachments, "story": self.body(profile.story, attachments), "photo": photo}
        return profile.model_copy(update=changes)

    def plan(self, plan: LearningPlan | None) -> LearningPlan | None:
        if plan is None or "plan" not in self.keys:
            return None
        attachments = self.files(plan.attachments)
        changes: dict[str, object] = {"attachments": attachments, "text": self.body(plan.text, attachments)}
        if self.audience is Audience.PUBLIC:
            changes["participants"] = ()
        return plan.model_copy(update=changes)

    def ratings(self, learner: str, school: School) -> Iterable[Rating]:
        """Educators' notes are for educators; a rating names its evidence only to those who see that."""
        if not school.shows_ratings_to(self.audience):
            return
        for rating in school.ratings_of.get(learner, ()):
            changes: dict[str, object] = {"path": "", "line": 0}
            if f"evidence/{rating.evidence}" not in self.keys:
                changes["evidence"] = ""
            if self.audience is not Audience.EDUCATORS:
                changes["note"] = ""
            if self.audience is Audience.PUBLIC:
                changes["by"] = ""
            yield rating.model_copy(update=changes)


def consented(learner: str, audience: Audience, school: School) -> bool:
    """Whether consent allows an audience any site of a learner at all: asked before anything is read."""
    return audience is not Audience.PUBLIC or school.consent.get(learner, school.consent_default).public


def shows_photographs(learner: str, audience: Audience, school: School) -> bool:
    """Whether consent lets an audience see photographs of a learner, wherever they are."""
    return admits_photographs(audience, school.consent.get(learner, school.consent_default))


def may_have_site(portfolio: Portfolio, audience: Audience) -> bool:
    """Whether an audience gets a site of this learner at all: a public one only with consent and something public."""
    if audience is not Audience.PUBLIC:
        return True
    consent = portfolio.consent
    return any(admits(audience, sharing, consent) for sharing in portfolio.sharing.values())
