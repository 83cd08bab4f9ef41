"""What an audience does not notice: whatever it may not see is made anew, is gone, or has come."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from strategies import (
    ABOUT,
    ENTRIES,
    IDS,
    KINDS,
    LEARNERS,
    PHOTOGRAPHS_HELD,
    PLANS,
    PROFILE,
    RATINGS,
    SHARING,
    WORDS,
    entries,
    profiles,
)

from portfolio_gen.model.audience import Audience, Circle, Sharing
from portfolio_gen.model.entries import AnyEntry, Feedback, entry_key
from portfolio_gen.model.learner import Learner, Participant, Portfolio, Profile
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import School


def sees(audience: Audience, circles: frozenset[Circle]) -> bool:
    """Whether what is open to these circles is open to an audience: written anew, so that the law tests the code."""
    return audience == "me" or "public" in circles or audience in circles


def entries_of(portfolio: Portfolio) -> list[AnyEntry]:
    """Every entry, whoever may see it."""
    return [entry for name in KINDS for entry in getattr(portfolio, name)]


def hidden_files(portfolio: Portfolio, audience: Audience) -> set[str]:
    """What of a portfolio an audience may not see, answers to hidden or missing entries included."""

    hidden = {file for file, sharing in portfolio.sharing.items() if withheld(sharing, portfolio, audience)}
    if PROFILE in hidden:
        hidden.add(ABOUT)  # it is the profile or nothing
    waiting = [entry for entry in entries_of(portfolio) if entry.file not in hidden]
    there: set[str] = set()
    while found := [entry for entry in waiting if _is_on(getattr(entry, "on", ""), there)]:
        there |= {name for entry in found for name in (entry.id, entry_key(entry))}
        waiting = [entry for entry in waiting if entry not in found]
    return hidden | {answer.file for answer in waiting}


def withheld(sharing: Sharing, portfolio: Portfolio, audience: Audience) -> bool:
    """Whether what is shared like this is not for an audience."""
    public = audience != "public" or portfolio.consent.public
    return audience != "me" and (sharing.draft or not public or not sees(audience, sharing.circles))


def profile_shown(portfolio: Portfolio, audience: Audience) -> Profile | None:
    """The profile that an audience sees: the first, else the other."""
    if not withheld(portfolio.sharing[PROFILE], portfolio, audience):
        return portfolio.profile
    return next((p for p, sharing in portfolio.other_profiles if not withheld(sharing, portfolio, audience)), None)


def _is_on(on: str, there: set[str]) -> bool:
    return not on or on in there


@st.composite
def changed(draw: st.DrawFn, portfolio: Portfolio, audience: Audience) -> Portfolio:
    """The same portfolio for an audience: what it may not see is written anew, is gone or has come."""
    hidden = hidden_files(portfolio, audience)
    photographs = sees(audience, portfolio.consent.photos)
    parts: dict[str, object] = {}
    sharing = dict(portfolio.sharing)
    for name, kind in KINDS.items():
        kept: list[AnyEntry] = []
        for entry in getattr(portfolio, name):
            if entry.file not in hidden:
                same = draw(_by_another(entry)) if audience == "public" else entry
                kept.append(same if photographs else draw(_with_other_photographs(same)))
            elif entry.file == ABOUT or draw(st.booleans()):
                kept.append(draw(_rewritten(entry, kind)))
            else:
                del sharing[entry.file]
        come = draw(entries(kind)) if audience != "me" else ()
        come = tuple(entry for entry in come if entry.file not in portfolio.sharing)
        sharing |= {entry.file: Sharing() for entry in come}
        parts[name] = (*kept, *come)
    parts |= draw(_with_other_profiles(portfolio, audience))
    if "plan.md" in hidden:
        parts["plan"] = draw(PLANS)
    elif portfolio.plan and audience == "public":
        people = tuple(Participant(name=name) for name in draw(st.lists(WORDS, max_size=2)))
        parts["plan"] = portfolio.plan.model_copy(update={"participants": people})
    return portfolio.model_copy(update=parts | {"sharing": sharing})


@st.composite
def _rewritten(draw: st.DrawFn, entry: AnyEntry, kind: type[AnyEntry]) -> AnyEntry:
    """Another entry of the same name; an answer stays an answer to the same entry, or it might come to light."""
    other = draw(ENTRIES[kind, "a"]).model_copy(update={"id": entry.id, "file": entry.file})
    return other.model_copy(update={"on": entry.on}) if isinstance(entry, Feedback) else other


@st.composite
def _with_other_photographs(draw: st.DrawFn, entry: AnyEntry) -> AnyEntry:
    """The same entry, its photographs described in other words, fewer or more of them."""
    files = [held for held in entry.attachments if not held.photographic]
    return entry.model_copy(update={"attachments": (*files, *draw(PHOTOGRAPHS_HELD))})


@st.composite
def _by_another(draw: st.DrawFn, entry: AnyEntry) -> AnyEntry:
    """The same answer by somebody else, after whom it may be called."""
    if not isinstance(entry, Feedback):
        return entry
    by = draw(WORDS)
    return entry.model_copy(update={"by": by, "title": by if entry.title == entry.by else entry.title})


@st.composite
def _with_other_profiles(draw: st.DrawFn, portfolio: Portfolio, audience: Audience) -> dict[str, object]:
    """The profile that an audience sees, and whose it is, beside others that it does not see."""
    shown = profile_shown(portfolio, audience)
    about, learner = draw(profiles(ABOUT)), portfolio.learner
    if shown is None:
        return {
            "profile": draw(profiles(PROFILE)),
            "other_profiles": ((about, Sharing()),),
            "learner": draw(_renamed(learner, audience)),
        }
    shown = shown.model_copy(update={"learner": draw(_renamed(shown.learner or learner, audience))})
    if shown.file == PROFILE:
        return {"profile": shown, "other_profiles": ((about, draw(SHARING)),), "learner": shown.learner}
    return {
        "profile": draw(profiles(PROFILE)),
        "other_profiles": ((shown, portfolio.other_profiles[0][1]),),
        "learner": draw(LEARNERS),
    }


@st.composite
def _renamed(draw: st.DrawFn, learner: Learner, audience: Audience) -> Learner:
    """The learner with another name, where a public site does not show it."""
    if audience != "public":
        return learner
    name = draw(WORDS) if learner.public_name else f"Ada {draw(WORDS)}"
    return learner.model_copy(update={"name": name, "cohort": draw(st.sampled_from(IDS))})


@st.composite
def changed_school(draw: st.DrawFn, school: School, portfolio: Portfolio, audience: Audience) -> School:
    """The same school for an audience: other ratings where it may not see any, else other notes and places."""
    if not sees(audience, school.ratings_visible_to):
        return school.model_copy(update={"ratings": draw(RATINGS)})
    hidden = hidden_files(portfolio, audience)
    shown = {entry.id for entry in portfolio.evidence if entry.file not in hidden}
    return school.model_copy(update={"ratings": tuple(_rated(draw, school, shown, audience))})


def _rated(draw: st.DrawFn, school: School, shown: set[str], audience: Audience) -> Iterator[Rating]:
    missing = [name for name in IDS if name not in shown]
    for given in school.ratings:
        changes: dict[str, object] = {"line": draw(st.integers(1, 99))}
        if audience != "educators":
            changes["note"] = draw(WORDS)
        if audience == "public":
            changes["by"] = draw(WORDS)
        if given.evidence in missing:
            changes["evidence"] = draw(st.sampled_from(missing))
        yield given.model_copy(update=changes)
