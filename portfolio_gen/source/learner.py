"""A learner's folder to a portfolio. Whatever cannot be read is reported and withheld; the rest stands."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from portfolio_gen.model.audience import Sharing
from portfolio_gen.model.entries import AnyEntry, Attachment, Evidence, Feedback, Goal, Reflection, key_of
from portfolio_gen.model.learner import Learner, LearningPlan, Participant, Portfolio, Profile
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.attachments import read_file
from portfolio_gen.source.entries import read_body, read_entry
from portfolio_gen.source.folder import read_folder
from portfolio_gen.source.front_matter.documents import Document, read_document
from portfolio_gen.source.front_matter.fields import Fields, clean
from portfolio_gen.source.front_matter.key_check import check_keys
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.reading import Reading
from portfolio_gen.source.sharing import WITHHELD, read_sharing
from portfolio_gen.source.words import read_language


def read_portfolio(root: Path, school: School, problems: Problems) -> Portfolio:
    """Everything one learner wrote. Whatever stands in the folder is withheld and reported, at worst.

    Raises NotOpened (an OSError) where the folder itself is a link or cannot be listed: then nothing is known of the
    learner, not even that they wrote nothing.
    """
    within = Problems(prefix=f"{root.name}/")
    with open_folder(root.parent, root.name) as opened:
        portfolio = _portfolio(root, Reading(read_folder(opened, within), school, within, slug(root.name)))
    problems.found.extend(within.found)
    return portfolio


def _portfolio(root: Path, reading: Reading) -> Portfolio:
    school, folder = reading.school, reading.folder
    sharing: dict[str, Sharing] = {}
    learner, profile, sharing["profile"] = _profile(reading, root.name)
    reading.lang = learner.lang or school.lang
    entries: list[AnyEntry] = []
    for file in folder.entries:
        if read := read_entry(file, reading):
            entries.append(read[0])
            sharing[key_of(read[0])] = read[1]
    plan, sharing["plan"] = _plan(reading)
    _report_whole(reading, entries, has_text=bool(folder.profile or folder.plan))
    return Portfolio(
        learner=learner,
        consent=school.consent.get(learner.id, school.consent_default),
        sharing=sharing,
        profile=profile,
        plan=plan,
        goals=_in_time(entries, Goal),
        reflections=_in_time(entries, Reflection),
        evidence=_in_time(entries, Evidence),
        feedback=_in_time(entries, Feedback),
        folder=os.path.abspath(root),
    )


E = TypeVar("E", Goal, Reflection, Evidence, Feedback)


def _in_time(entries: Iterable[AnyEntry], kind: type[E]) -> tuple[E, ...]:
    """Newest first; undated entries last; the same day in the order of their ids."""
    mine = sorted((entry for entry in entries if isinstance(entry, kind)), key=lambda entry: entry.id)
    return tuple(sorted(mine, key=lambda entry: entry.date or dt.date.min, reverse=True))


def _report_whole(reading: Reading, entries: list[AnyEntry], *, has_text: bool) -> None:
    if reading.days_disagree:
        first, count = reading.days_disagree[0], len(reading.days_disagree)
        others = f", and {count - 1} more like it" if count > 1 else ""
        message = f"The file's name and its keys name different days here{others}."
        hint = "The day in the keys counts. Rename the file, or correct date:"
        reading.problems.add("PG207", first, 1, message, hint, "date")
    if not entries and not has_text and not reading.problems.found:
        message = "There is nothing to read in this folder."
        reading.problems.add("PG507", "", 0, message, "Put a Markdown file into it.")


def _document(path: str, kind: str, reading: Reading) -> tuple[Document, Fields, Sharing] | None:
    """The profile or the plan with its sharing; unreadable sharing means only me."""
    if not path:
        return None
    document = read_document(reading.folder.opened, path, reading.problems)
    if document is None:
        return None
    fields = reading.fields(document)
    safe = check_keys(fields, kind)
    sharing = read_sharing(fields, reading.school.share_with_default)
    return document, fields, sharing if sharing and safe else WITHHELD


def _profile(reading: Reading, folder_name: str) -> tuple[Learner, Profile, Sharing]:
    spaced = clean(folder_name.replace("-", " ").replace("_", " "))
    named_by_folder = spaced.title() or reading.learner
    read = _document(reading.folder.profile, "profile", reading)
    if read is None:
        return Learner(id=reading.learner, name=named_by_folder), Profile(), WITHHELD
    document, fields, sharing = read
    name = fields.text("name")
    story, attachments, _ = read_body(document, name or named_by_folder, reading)
    learner = Learner(
        id=reading.learner,
        name=name or named_by_folder,
        public_name=fields.text("public_name"),
        cohort=slug(fields.text("cohort")) if fields.text("cohort") else "",
        lang=read_language(fields),
    )
    lists = {key: fields.texts(key) for key in _LISTS}
    profile = Profile(
        pronouns=fields.text("pronouns"),
        grade=fields.text("grade"),
        **lists,
        photo=_photo(fields, reading),
        story=story,
        attachments=attachments,
    )
    return learner, profile, sharing


_LISTS = ("home_languages", "interests", "strengths", "challenges", "learns_best", "skills", "aspirations")


def _photo(fields: Fields, reading: Reading) -> Attachment | None:
    name = fields.text("photo")
    if not name:
        return None
    photo = read_file(fields, "photo", name, fields.line("photo"), fields.text("alt"), reading.folder)
    return photo if photo and photo.visual else None


def _plan(reading: Reading) -> tuple[LearningPlan | None, Sharing]:
    read = _document(reading.folder.plan, "plan", reading)
    if read is None:
        return None, WITHHELD
    document, fields, sharing = read
    text, attachments, _ = read_body(document, fields.text("title") or None, reading)
    plan = LearningPlan(
        school_year=fields.text("school_year"),
        review_by=fields.day("review_by"),
        participants=_participants(fields),
        pathways=fields.texts("pathways"),
        supports=fields.texts("supports"),
        text=text,
        attachments=attachments,
        lang=read_language(fields) or reading.lang,
    )
    return plan, sharing


def _participants(fields: Fields) -> tuple[Participant, ...]:
    found = []
    for item in fields.children("participants", "name: Ms Rivera, role: educator"):
        if name := item.text("name"):
            found.append(Participant(name=name, role=item.text("role"), agreed=item.day("agreed")))
        else:
            hint = "Write - {name: Ms Rivera, role: educator}"
            item.report("PG201", "participants", "Somebody takes part here without a name.", hint, item.keys.line)
    return tuple(found)
