"""A learner's folder to a portfolio. Whatever cannot be read is reported and withheld; the rest stands."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from portfolio_gen.model.audience import Sharing
from portfolio_gen.model.entries import AnyEntry, Attachment, Evidence, Feedback, Goal, Reflection
from portfolio_gen.model.learner import Learner, LearningPlan, Participant, Portfolio, Profile
from portfolio_gen.model.printable import one_line
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.attachments import read_file
from portfolio_gen.source.entries import read_body, read_entries
from portfolio_gen.source.folder import read_folder
from portfolio_gen.source.front_matter.documents import Document, read_document
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.key_check import check_keys
from portfolio_gen.source.front_matter.suggestions import report_nameless
from portfolio_gen.source.front_matter.toml_keys import as_toml
from portfolio_gen.source.left_as_it_was import own_words
from portfolio_gen.source.leftovers import report_leftovers
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.rating.evidence_name import report_unknown_evidence
from portfolio_gen.source.reading import FolderReading
from portfolio_gen.source.sharing import WITHHELD, read_sharing
from portfolio_gen.source.unsaid_language import report_unsaid_language
from portfolio_gen.source.whole_folder import report_whole
from portfolio_gen.source.words import read_language


def read_portfolio(root: Path, school: School, problems: Problems) -> Portfolio:
    """Everything one learner wrote. Whatever stands in the folder is withheld and reported, at worst.

    Raises NotOpened (an OSError) where the folder itself is a link or cannot be listed: then nothing is known of the
    learner, not even that they wrote nothing.
    """
    within = Problems(prefix=f"{root.name}/", today=problems.today)
    with open_folder(root.parent, root.name) as opened:
        reading = FolderReading(read_folder(opened, within), school, within, slug(root.name))
        portfolio = _portfolio(root, reading)
    problems.found.extend(_in_its_language(problem, reading) for problem in within.found)
    report_unknown_evidence(reading, portfolio, problems)
    return portfolio


def read_learner(root: Path, school: School) -> Learner:
    """Whose folder it is, and nothing of what they wrote. Raises NotOpened like `read_portfolio`."""
    unheard = Problems()  # whoever reads the portfolio hears of it
    with open_folder(root.parent, root.name) as opened:
        reading = FolderReading(read_folder(opened, unheard), school, unheard, slug(root.name))
        return _presented(_profiles(reading, root.name))


def _in_its_language(problem: Problem, reading: FolderReading) -> Problem:
    """A problem as whoever wrote the file knows it: cells for lines, and lines to paste in the language of the keys."""
    if notebook := reading.notebooks.get(problem.path):
        where = f"Cell {notebook.cell_at(problem.line)}: " if problem.line else ""
        return replace(problem, line=0, message=where + problem.message, paste=())
    if not problem.key or problem.path not in reading.in_toml:
        return problem
    return replace(problem, paste=tuple(line for each in problem.paste if (line := as_toml(each))))


def _portfolio(root: Path, reading: FolderReading) -> Portfolio:
    school, folder = reading.school, reading.folder
    sharing: dict[str, Sharing] = {}
    profiles = _profiles(reading, root.name)
    [(profile, _, sharing[profile.file]), *others] = profiles
    learner = _presented(profiles)
    entries: list[AnyEntry] = []
    files_read = 0
    for file in folder.entries:
        if read := read_entries(file, reading):
            files_read += 1
            entries.extend(read[0])
            sharing |= dict.fromkeys((entry.file for entry in read[0]), read[1])
    plan, shared = _plan(reading, next(iter(folder.plans), ""))
    if plan:
        sharing[plan.file] = shared
    other_plans = [_plan(_quiet(reading), place) for place in folder.plans[1:]]
    was_read = (
        files_read + len(reading.empty) == len(folder.entries),
        profile.learner is not None or not folder.profiles,
    )
    report_leftovers(folder, reading.problems, all_read=all(was_read) and (plan is not None or not folder.plans))
    report_unsaid_language(learner.lang or school.lang, entries, reading.problems)
    report_whole(reading, entries, has_text=bool(folder.profiles or folder.plans))
    return Portfolio(
        learner=learner,
        consent=school.consent.get(learner.id, school.consent_default),
        sharing=sharing,
        profile=profile,
        plan=plan,
        other_profiles=tuple((other, shared) for other, _, shared in others),
        other_plans=tuple((other, shared) for other, shared in other_plans if other),
        goals=tuple(entry for entry in entries if isinstance(entry, Goal)),
        reflections=tuple(entry for entry in entries if isinstance(entry, Reflection)),
        evidence=tuple(entry for entry in entries if isinstance(entry, Evidence)),
        feedback=tuple(entry for entry in entries if isinstance(entry, Feedback)),
        folder=os.path.abspath(root),
    )


def _profiles(reading: FolderReading, folder_name: str) -> list[tuple[Profile, Learner, Sharing]]:
    """Everything that may be the profile, the first one first; an empty one where there is none."""
    first, *others = reading.folder.profiles or ("",)
    found = [_profile(reading, folder_name, first)]
    return found + [_profile(_quiet(reading), folder_name, place) for place in others]


def _presented(profiles: list[tuple[Profile, Learner, Sharing]]) -> Learner:
    """Whose portfolio it is, as the first profile says that is shared with anybody; else as the first does."""
    shared = (learner for _, learner, sharing in profiles if sharing.circles and not sharing.draft)
    return next(shared, profiles[0][1])


def _quiet(reading: FolderReading) -> FolderReading:
    """For what is a reflection to the learner: its problems are heard when it is read as one."""
    return replace(reading, problems=Problems())


def _document(path: str, kind: str, reading: FolderReading) -> tuple[Document, Fields, Sharing] | None:
    """The profile or the plan with its sharing; unreadable sharing means only me."""
    if not path:
        return None
    document = read_document(reading.folder.opened, path, reading.problems)
    if document is None:
        return None
    fields = reading.fields(document)
    safe = check_keys(fields, kind)
    sharing = read_sharing(fields, reading.school.share_with_default)
    sharing = sharing if sharing and safe else WITHHELD
    return own_words(document, kind, sharing, reading), fields, sharing


def _profile(reading: FolderReading, folder_name: str, place: str) -> tuple[Profile, Learner, Sharing]:
    spaced = one_line(folder_name.replace("-", " ").replace("_", " "))
    named_by_folder = spaced.title() or reading.learner
    read = _document(place, "profile", reading)
    if read is None:
        return Profile(), Learner(id=reading.learner, name=named_by_folder, gave_name=False), WITHHELD
    document, fields, sharing = read
    name = fields.text("name")
    story, attachments, _ = read_body(document, fields, name or named_by_folder, reading)
    learner = Learner(
        id=reading.learner,
        name=name or named_by_folder,
        gave_name=bool(name),
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
        file=place,
        learner=learner,
    )
    return profile, learner, sharing


_PERSON_KEYS = ("name", "role", "agreed")
_LISTS = ("home_languages", "interests", "strengths", "challenges", "learns_best", "skills", "aspirations")


def _photo(fields: Fields, reading: FolderReading) -> Attachment | None:
    name = fields.text("photo")
    if not name:
        return None
    photo = read_file(fields, "photo", name, fields.line("photo"), fields.text("alt"), reading.folder)
    return photo if photo and photo.visual else None


def _plan(reading: FolderReading, place: str) -> tuple[LearningPlan | None, Sharing]:
    read = _document(place, "plan", reading)
    if read is None:
        return None, WITHHELD
    document, fields, sharing = read
    text, attachments, _ = read_body(document, fields, fields.text("title") or None, reading)
    plan = LearningPlan(
        school_year=fields.text("school_year"),
        review_by=fields.day("review_by"),
        participants=_participants(fields),
        pathways=fields.texts("pathways"),
        supports=fields.texts("supports"),
        text=text,
        attachments=attachments,
        lang=read_language(fields),
        file=place,
    )
    return plan, sharing


def _participants(fields: Fields) -> tuple[Participant, ...]:
    found = []
    for person in fields.children("participants", "name: Ms Rivera, role: educator"):
        item = person.whole(_PERSON_KEYS)
        if name := item.text("name"):
            found.append(Participant(name=name, role=item.text("role"), agreed=item.day("agreed")))
        elif not item.is_example("name"):
            message = "Somebody takes part here without a name."
            report_nameless(item, "PG201", "participants", message, "name: Ms Rivera", _PERSON_KEYS)
    return tuple(found)
