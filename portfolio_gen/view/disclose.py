"""The only reader of sharing and consent: a portfolio goes in, what one audience may see comes out.

What an entry is called and what a name in it means is decided here too, among what the audience sees. So a draft of the
same name moves no page and takes no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TypeVar

from portfolio_gen.model.audience import Audience, Sharing, admits, admits_photographs
from portfolio_gen.model.body import Body, Reference
from portfolio_gen.model.entries import (
    UNTITLED_FEEDBACK,
    AnyEntry,
    Attachment,
    Evidence,
    Feedback,
    Goal,
    Reflection,
)
from portfolio_gen.model.learner import LearningPlan, Portfolio, Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School
from portfolio_gen.model.script import direction, language_of
from portfolio_gen.view.days import days_settled, in_time
from portfolio_gen.view.names import Names, answers_shown
from portfolio_gen.view.portfolio_view import PortfolioView

Entry = TypeVar("Entry", Goal, Reflection, Evidence, Feedback)
W = TypeVar("W", Profile, LearningPlan)


def disclose(portfolio: Portfolio, audience: Audience, school: School) -> PortfolioView:
    """What `audience` may see of a portfolio. Pure; changing anything withheld changes nothing of the result."""
    admitted = _Admitted(portfolio, audience, school)
    (view,) = days_settled((admitted.view(),), school.terms)
    if audience is not Audience.ME:
        return view
    others = ((admitted.names.key_of(file), who) for file, who in _others(admitted))
    return view.model_copy(update={"others": tuple(others)})


def count_only_theirs(portfolio: Portfolio, school: School) -> int:
    """How many entries nobody but the learner sees, whatever the reason."""
    mine = _Admitted(portfolio, Audience.ME, school)
    entries = {entry.file for entry in mine.entries}
    return sum(not who for file, who in _others(mine) if file in entries)


def _others(mine: _Admitted) -> Iterator[tuple[str, frozenset[Audience]]]:
    """Who else sees each file of a learner: whoever's own view holds it, whatever was decided where."""
    others = {audience: _Admitted(mine.portfolio, audience, mine.school) for audience in Audience}
    theirs = {audience: other.files for audience, other in others.items() if other.is_for_somebody}
    for file in sorted(mine.files):
        yield file, frozenset(audience for audience, files in theirs.items() if file in files)


class _Admitted:
    """What one audience is admitted to in one portfolio, and how each value looks once the rest is gone."""

    def __init__(self, portfolio: Portfolio, audience: Audience, school: School) -> None:
        self.portfolio, self.audience, self.school = portfolio, audience, school
        self.to_public = audience is Audience.PUBLIC
        self.photographs = admits_photographs(audience, portfolio.consent)
        self.profile, no_entries = self._first_shown(portfolio.profile, portfolio.other_profiles)
        self.plan, no_more_entries = self._first_shown(portfolio.plan, portfolio.other_plans)
        wholes = {*no_entries, *no_more_entries}
        self.goals = self._shown(portfolio.goals)
        self.reflections = tuple(each for each in self._shown(portfolio.reflections) if each.file not in wholes)
        self.evidence = self._shown(portfolio.evidence)
        others: tuple[AnyEntry, ...] = (*self.goals, *self.reflections, *self.evidence)
        self.feedback = answers_shown(self._shown(portfolio.feedback), others)
        named = {self.profile.file: "profile"} if self.profile else {}
        named |= {self.plan.file: "plan"} if self.plan else {}
        self.names = Names((*others, *self.feedback), named, anonymous=self.to_public)
        self.learner = (self.profile and self.profile.learner) or portfolio.learner

    @property
    def files(self) -> frozenset[str]:
        """The files of everything that is shown."""
        wholes = (whole.file for whole in (self.profile, self.plan) if whole)
        return frozenset((*wholes, *(entry.file for entry in self.entries)))

    @property
    def is_for_somebody(self) -> bool:
        """Whether there is anybody but the learner who is given this: who is in no cohort has no educators."""
        if self.audience is Audience.EDUCATORS:
            return self.school.has_educators_of(self.portfolio.learner.id, self.portfolio.learner.cohort)
        return self.audience is not Audience.ME and bool(self.name)

    @property
    def name(self) -> str:
        """What the audience calls the learner; "" for a public site that waits for a name."""
        return self.learner.shown_to_public(self.school.lang) if self.to_public else self.learner.name

    @property
    def anything(self) -> bool:
        return bool(self.files)

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        return (*self.goals, *self.reflections, *self.evidence, *self.feedback)

    def view(self) -> PortfolioView:
        learner = self.learner
        return PortfolioView(
            audience=self.audience,
            learner=learner.id,
            name=self.name,
            lang=self._lang("", self.profile.story.markdown if self.profile else ""),
            cohort="" if self.to_public else learner.cohort,
            profile=self._profile(self.profile) if self.profile else None,
            plan=self._plan(self.plan) if self.plan else None,
            goals=in_time(map(self._goal, self.goals)),
            reflections=in_time(map(self._reflection, self.reflections)),
            evidence=in_time(map(self._evidence, self.evidence)),
            feedback=in_time(map(self._feedback, self.feedback)),
            ratings=tuple(self._ratings()),
            sees_ratings=self.audience is Audience.EDUCATORS or self.school.shows_ratings_to(self.audience),
        )

    def _admits(self, sharing: Sharing | None) -> bool:
        return sharing is not None and admits(self.audience, sharing, self.portfolio.consent)

    def _shown(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(entry for entry in entries if self._admits(self.portfolio.sharing.get(entry.file)))

    def _first_shown(self, first: W | None, others: Sequence[tuple[W, Sharing]]) -> tuple[W | None, list[str]]:
        """The first of several files that may be the profile or the plan, and the files that are no entries then.

        Those before it are none for anybody who does not see them; those after it are reflections.
        """
        if first and self._admits(self.portfolio.sharing.get(first.file)):
            return first, []
        passed = []
        for whole, sharing in others:
            passed.append(whole.file)
            if self._admits(sharing):
                return whole, passed
        return None, passed

    def _files(self, attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
        return tuple(a for a in attachments if self.photographs or not a.photographic)

    def _body(self, body: Body, attachments: tuple[Attachment, ...]) -> Body:
        """The text with what its targets mean to this audience: of several, the first that it sees."""
        files = {attachment.path for attachment in attachments}
        found: dict[str, Reference] = {}
        for reference in body.references:
            if reference.kind == "entry":
                target = self.names.key_of(reference.target)
            else:
                target = reference.target if reference.target in files else ""
            if target and reference.written not in found:
                found[reference.written] = reference.model_copy(update={"target": target})
        read_from = f"{PurePath(self.portfolio.folder).name}/{body.file}" if body.file else ""
        return body.model_copy(update={"references": tuple(found.values()), "file": read_from})

    def _entry(self, entry: AnyEntry) -> dict[str, object]:
        attachments = self._files(entry.attachments)
        return {
            "id": self.names.id_of(entry.file),
            "file": "",
            "lang": self._lang(entry.lang, entry.title, entry.body.markdown),
            "attachments": attachments,
            "body": self._body(entry.body, attachments),
        }

    def _lang(self, lang: str, *words: str) -> str:
        """The language that is written, else the one that letters read from the right tell of, else the school's."""
        told = "" if direction(self.school.lang) == "rtl" else language_of(*words)
        return lang or self.learner.lang or told or self.school.lang

    def _goal(self, goal: Goal) -> Goal:
        return goal.model_copy(update=self._entry(goal))

    def _reflection(self, reflection: Reflection) -> Reflection:
        about = dict.fromkeys(self.names.named("evidence", name) for name in reflection.about)
        changes = {"goal": self.names.named("goal", reflection.goal), "about": tuple(filter(None, about))}
        return reflection.model_copy(update=self._entry(reflection) | changes)

    def _evidence(self, evidence: Evidence) -> Evidence:
        return evidence.model_copy(update=self._entry(evidence) | {"goal": self.names.named("goal", evidence.goal)})

    def _feedback(self, answer: Feedback) -> Feedback:
        """A public site names nobody but the learner, not even by what a file is called."""
        changes: dict[str, object] = {"on": self.names.answered(answer.on) if answer.on else ""}
        if self.to_public:
            changes |= {"by": "", "title": UNTITLED_FEEDBACK if answer.title == answer.by else answer.title}
        return answer.model_copy(update=self._entry(answer) | changes)

    def _profile(self, profile: Profile) -> Profile:
        attachments = self._files(profile.attachments)
        changes = {
            "attachments": attachments,
            "story": self._body(profile.story, attachments),
            "photo": next(iter(self._files((profile.photo,) if profile.photo else ())), None),
            "file": "",
            "learner": None,
        }
        return profile.model_copy(update=changes)

    def _plan(self, plan: LearningPlan) -> LearningPlan:
        attachments = self._files(plan.attachments)
        changes: dict[str, object] = {
            "attachments": attachments,
            "text": self._body(plan.text, attachments),
            "file": "",
            "lang": self._lang(plan.lang, plan.text.markdown),
        }
        if self.to_public:
            changes["participants"] = ()
        return plan.model_copy(update=changes)

    def _ratings(self) -> Iterable[Rating]:
        """Educators' notes are for educators; a rating names its evidence only to those who see that.

        Several names of one piece that is seen are attempts at one piece of work.
        """
        works: dict[str, int] = {}
        if not self.school.shows_ratings_to(self.audience):
            return
        for rating in self.school.ratings_of.get(self.portfolio.learner.id, ()):
            changes: dict[str, object] = {"path": "", "line": 0}
            changes["evidence"] = piece = self.names.piece(rating.evidence)
            changes["work"] = works.setdefault(piece, rating.work) if piece else rating.work
            if self.audience is not Audience.EDUCATORS:
                changes["note"] = ""
            if self.to_public:
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
    return audience is not Audience.PUBLIC or _Admitted(portfolio, audience, School()).anything
