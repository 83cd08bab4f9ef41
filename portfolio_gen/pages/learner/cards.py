"""An entry as a page shows it: small on a card, and with everything it belongs to."""

from __future__ import annotations

import datetime as dt

from portfolio_gen.markdown.rendering import Picture
from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import (
    AnyEntry,
    Attachment,
    Evidence,
    Feedback,
    Goal,
    GoalStatus,
    Reflection,
    Tag,
    entry_key,
)
from portfolio_gen.pages import parts
from portfolio_gen.pages.addresses import address_of, entry_address, medium_address, standard_name
from portfolio_gen.pages.learner.captions import captions_held, captions_in
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.goal_line import goal_line
from portfolio_gen.pages.learner.seen_by import seen_by
from portfolio_gen.pages.site import Prose
from portfolio_gen.pages.text_format import day_of, spoken
from portfolio_gen.pages.words import say
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import StandardProgress


def prose(learner: LearnerContext, body: Body, lang: str) -> Prose:
    """A text ready to be rendered, its links led to pages and files of this site."""
    links: dict[str, str] = {}
    pictures: dict[str, Picture] = {}
    for reference in body.references:
        if reference.kind == "entry":
            kind, _, entry_id = reference.target.partition("/")
            links[reference.written] = learner.at(entry_address(kind, entry_id))
        elif medium := learner.media.get(reference.target):
            address = learner.at(medium_address(medium))
            if reference.kind == "picture":
                pictures[reference.written] = Picture(address, medium.width, medium.height)
            else:
                links[reference.written] = address
    said = spoken(lang)
    told = (tuple(links.items()), tuple(pictures.items()), captions_in(body, learner.media, learner.at))
    return Prose(
        body.markdown, said["lang"], said["dir"], *told, owner=learner.view.learner, file=body.file, line=body.line
    )


def picture(learner: LearnerContext, attachment: Attachment | None) -> parts.ShownPicture | None:
    """A picture with its size and description; None where there is none to show."""
    medium = learner.media.get(attachment.path) if attachment and attachment.visual else None
    if attachment is None or medium is None:
        return None
    address = learner.at(medium_address(medium))
    return {"src": address, "width": medium.width, "height": medium.height, "alt": attachment.alt}


def files(learner: LearnerContext, entry: AnyEntry) -> tuple[parts.ShownFile, ...]:
    """The files named in front matter, each with what a page needs to show or offer it."""
    embedded = {reference.target for reference in entry.body.references}
    held = captions_held(entry, learner.media, learner.at)
    found: list[parts.ShownFile] = []
    for attachment in entry.attachments:
        medium = learner.media.get(attachment.path)
        if medium is None or attachment.path in embedded | held.given:
            continue
        found.append(
            {
                "kind": "picture" if attachment.visual else medium.kind,
                "captions": held.of(attachment.path),
                "src": learner.at(medium_address(medium)),
                "name": attachment.name,
                "alt": attachment.alt,
                "width": medium.width,
                "height": medium.height,
                "size": _size(medium.size),
            }
        )
    return tuple(found)


def _size(size: int) -> str:
    if size >= 1_000_000:
        return say("{size} MB", size=f"{size / 1_000_000:.1f}")
    return say("{size} kB", size=max(1, round(size / 1000)))


def standards(learner: LearnerContext, tags: tuple[Tag, ...]) -> tuple[parts.TaggedStandard, ...]:
    """The standards of an entry, each once, with the learner's own view of it where they gave one."""
    found: dict[str, parts.TaggedStandard] = {}
    for tag in tags:
        placed = learner.school.codes.get(tag.code) if tag.known else None
        shown = found.setdefault(
            tag.code,
            {
                "name": placed.standard.name if placed else tag.code,
                "statement": placed.standard.statement if placed else "",
                "href": f"{learner.at('standards.html')}#{standard_name(tag.code, learner.school)}",
                "educators": educators_level(learner, learner.levels.get(tag.code)),
                "me": None,
            },
        )
        if tag.level and not shown["me"]:
            shown["me"] = level(learner.school, tag.level)
    return tuple(found.values())


def educators_level(learner: LearnerContext, item: StandardProgress | None) -> parts.LevelMark | None:
    """The level worked out or judged by educators, where there is one."""
    found = item.result.level if item and item.has_level else None
    return level(learner.school, found.id) if found else None


def level(school: SchoolView, level_id: str) -> parts.LevelMark | None:
    """A level as a mark and a word; `rank` is its place on the scale from 1, 0 outside it."""
    found = school.scale.level(level_id)
    if found is None:
        return None
    ranks = {step.id: rank for rank, step in enumerate(school.scale.levels, start=1)}
    value = "" if found.value is None else school.scale.figure(found)
    return {"label": found.label, "value": value, "rank": ranks.get(found.id, 0), "means": found.means}


def card(learner: LearnerContext, entry: AnyEntry) -> parts.Card:
    """What every list says of an entry."""
    first = next((attachment for attachment in entry.attachments if attachment.visual), None)
    return {
        **_headed(learner, entry),
        "kind": entry.kind,
        "date": day_of(entry, learner.as_of),
        "words": entry.body.excerpt,
        "picture": picture(learner, first),
    }


def _headed(learner: LearnerContext, entry: AnyEntry) -> parts.Headed:
    return {
        "href": learner.at(address_of(entry)),
        "title": entry.title,
        "facts": _facts(entry),
        "standards": standards(learner, entry.standards),
        **seen_by(learner.view, entry_key(entry)),
        **learner.words(entry.lang),
    }


def _facts(entry: AnyEntry) -> tuple[str, ...]:
    facts: list[str] = []
    if isinstance(entry, Evidence):
        facts = [entry.form, _place(entry.context), entry.course]
    elif isinstance(entry, Goal):
        facts = [entry.sort, _status(entry.status) if entry.status else ""]
    elif isinstance(entry, Feedback):
        facts = [say("classmate") if entry.role.casefold() == "peer" else entry.role]
    return tuple(fact for fact in facts if fact)


def _status(status: GoalStatus) -> str:
    return {
        GoalStatus.PLANNED: say("planned"),
        GoalStatus.IN_PROGRESS: say("in progress"),
        GoalStatus.ACHIEVED: say("achieved"),
        GoalStatus.CHANGED: say("changed"),
        GoalStatus.PAUSED: say("paused"),
    }[status]


def _place(context: str) -> str:
    """Where a piece was made, as a fact of it."""
    known = {
        "school": say("at school"),
        "home": say("at home"),
        "work": say("at work"),
        "community": say("in the community"),
    }
    return known.get(context.casefold(), context)


def goal_card(learner: LearnerContext, goal: Goal) -> parts.GoalCard:
    """A goal with its line, its expectation and its next step."""
    done = sum(step.finished for step in goal.steps)
    ahead = [step for step in goal.steps if not step.finished]
    following = min(ahead, key=lambda step: step.due or dt.date.max, default=None)
    return {
        **_headed(learner, goal),
        "why": goal.why,
        "success": goal.success,
        "line": goal_line(goal, learner.as_of),
        "steps_done": done,
        "steps_total": len(goal.steps),
        "next": {"text": following.text, "due": learner.day(following.due)} if following else None,
    }


def reflection_card(learner: LearnerContext, reflection: Reflection) -> parts.ReflectionCard:
    """A reflection with what it is about and what was answered to it."""
    return {
        **card(learner, reflection),
        "about": links_to(learner, (*(f"evidence/{name}" for name in reflection.about), f"goal/{reflection.goal}")),
        "answers": tuple(answer_card(learner, answer) for answer in learner.view.answers_to(reflection)),
    }


def answer_card(learner: LearnerContext, answer: Feedback) -> parts.AnswerCard:
    """Feedback whole: it is short, and it belongs beside what it answers."""
    on = learner.view.by_key.get(answer.on)
    return {
        **card(learner, answer),
        "id": answer.id,
        "by": answer.by,
        "text": prose(learner, answer.body, answer.lang),
        "files": files(learner, answer),
        "on": {"title": on.title, "href": learner.at(address_of(on)), **learner.words(on.lang)} if on else None,
    }


def links_to(learner: LearnerContext, keys: tuple[str, ...]) -> tuple[parts.EntryLink, ...]:
    """Titles and addresses of those of these entries that this audience sees."""
    entries = (learner.view.by_key.get(key) for key in keys)
    return tuple({"title": e.title, "href": learner.at(address_of(e)), **learner.words(e.lang)} for e in entries if e)
