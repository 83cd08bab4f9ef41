"""Markdown files to goals, reflections, evidence and feedback."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from portfolio_gen.model.audience import Sharing
from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import (
    AnyEntry,
    Attachment,
    Evidence,
    Feedback,
    Goal,
    GoalStatus,
    Reflection,
    Step,
)
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source import body
from portfolio_gen.source.attachments import read_files
from portfolio_gen.source.dates import day_in_name
from portfolio_gen.source.documents import Document, read_document
from portfolio_gen.source.fields import Fields, clean, did_you_mean, nearest
from portfolio_gen.source.folder import EntryFile, Folder, title_from_name
from portfolio_gen.source.keys import check_keys
from portfolio_gen.source.references import follow
from portfolio_gen.source.sharing import read_sharing
from portfolio_gen.source.tags import read_tags


@dataclass(slots=True)
class Reading:
    """What the reader of one learner's files carries along."""

    folder: Folder
    school: School
    problems: Problems
    learner: str
    lang: str = ""
    days_disagree: list[str] = field(default_factory=list)
    """Files whose name and front matter name different days: one warning a learner."""

    def fields(self, document: Document) -> Fields:
        """The keys of a document, ready to be read."""
        return Fields(document.keys, document.path, self.problems, self.school.date_order)


def read_entry(file: EntryFile, reading: Reading) -> tuple[AnyEntry, Sharing] | None:
    """One entry and who may see it; None, and a problem, when its front matter or its sharing cannot be understood."""
    document = read_document(reading.folder.root / file.path, file.path, reading.problems)
    if document is None:
        return None
    fields = reading.fields(document)
    safe = check_keys(fields, file.kind)
    sharing = read_sharing(fields, reading.school.share_with_default, in_drafts=file.drafts)
    if sharing is None or not safe:
        return None
    named = fields.text("learner")
    if named and slug(named) != reading.learner:
        fields.report(
            "PG112",
            "learner",
            f"“{named}” is not the learner of this folder.",
            "Delete the line: the folder says whose it is.",
        )
    common, sections = _common(document, fields, file, reading)
    common["standards"] = read_tags(fields, sections, reading.school)
    return _READERS[file.kind](fields, common, reading), sharing


def read_body(
    document: Document, title: str, reading: Reading
) -> tuple[Body, tuple[Attachment, ...], body.Scan]:
    """The text of a document with everything it points to, and the files it brings in."""
    scanned = body.scan(document.body, document.body_line, title, document.path, reading.problems)
    references, attachments = follow(scanned, reading.folder, document.path, reading.problems)
    text = Body(
        markdown=scanned.markdown, references=references, excerpt=scanned.excerpt, words=scanned.words
    )
    return text, attachments, scanned


def _common(
    document: Document, fields: Fields, file: EntryFile, reading: Reading
) -> tuple[dict[str, Any], tuple[body.Section, ...]]:
    title = fields.text("title")
    text, embedded, scanned = read_body(document, title, reading)
    named = read_files(fields, reading.folder)
    attached = {attachment.path: attachment for attachment in (*embedded, *named)}
    common = {
        "id": file.id,
        "title": title or scanned.heading or clean(title_from_name(file.path)) or file.id,
        "date": _day(fields, file, reading),
        "tags": _tags(fields),
        "lang": read_language(fields) or reading.lang,
        "body": text,
        "attachments": tuple(attached[path] for path in dict.fromkeys((*(a.path for a in named), *attached))),
    }
    return common, scanned.sections


def _day(fields: Fields, file: EntryFile, reading: Reading) -> Any:
    in_name, _ = day_in_name(posixpath.splitext(posixpath.basename(file.path))[0])
    day = fields.day("date")
    if day and in_name and day != in_name:
        reading.days_disagree.append(file.path)
    return day if day or (fields.has("date") and fields.text("date")) else in_name


def _tags(fields: Fields) -> tuple[str, ...]:
    tags = fields.texts("tags")
    if len(tags) == 1 and " " in tags[0] and not hasattr(fields.node("tags"), "items"):
        parts = [part for part in re.split(r"[\s,]+", tags[0]) if part]
        fields.report(
            "PG203",
            "tags",
            f"“{tags[0]}” is read as one tag.",
            f"If you meant {len(parts)} tags, write tags: [{', '.join(parts)}]",
        )
    return tags


def read_language(fields: Fields) -> str:
    """A language tag (BCP 47), or "" and a problem."""
    written = fields.text("lang")
    if not written or re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", written):
        return written
    fields.report(
        "PG214", "lang", f"“{written}” is not a language tag.", "Write two letters, such as en, es or ar."
    )
    return ""


def _goal(fields: Fields, common: dict[str, Any], reading: Reading) -> Goal:
    return Goal(
        **common,
        sort=fields.text("kind"),
        status=_status(fields),
        started=fields.day("started"),
        target=fields.day("target"),
        why=fields.text("why"),
        success=fields.text("success"),
        steps=tuple(_steps(fields)),
        support=fields.texts("support"),
    )


def _status(fields: Fields) -> GoalStatus | None:
    written = fields.text("status").casefold().replace("-", " ").replace("_", " ")
    if not written:
        return None
    try:
        return GoalStatus(written)
    except ValueError:
        words = [status.value for status in GoalStatus]
        fields.report(
            "PG211",
            "status",
            f"“{fields.text('status')}” is not a status of a goal.",
            did_you_mean(written, words, f"Write one of: {', '.join(words)}"),
        )
        return None


def _steps(fields: Fields) -> list[Step]:
    steps = []
    for item in fields.children_or_texts("steps"):
        if not isinstance(item, Fields):
            steps.append(Step(text=item[0]))
            continue
        if not item.text("text"):
            item.report(
                "PG201",
                "steps",
                "A step has no text here.",
                "Write - {text: what I do, due: 2026-10-30}",
                item.keys.line,
            )
            continue
        finished = item.text("done").casefold()
        done = None if finished in ("yes", "true", "no", "false", "") else item.day("done")
        steps.append(
            Step(
                text=item.text("text"),
                due=item.day("due"),
                done=done,
                finished=bool(done) or finished in ("yes", "true"),
            )
        )
    return steps


def _reflection(fields: Fields, common: dict[str, Any], reading: Reading) -> Reflection:
    return Reflection(
        **common,
        goal=known_id(fields, "goal", fields.text("goal"), ("goal",), reading),
        about=tuple(
            found
            for name in fields.texts("about")
            if (found := known_id(fields, "about", name, ("evidence",), reading))
        ),
    )


def _evidence(fields: Fields, common: dict[str, Any], reading: Reading) -> Evidence:
    return Evidence(
        **common,
        form=fields.text("kind"),
        links=_links(fields),
        course=fields.text("course"),
        context=fields.text("context"),
        goal=known_id(fields, "goal", fields.text("goal"), ("goal",), reading),
        featured=bool(fields.yes("featured")) if fields.has("featured") else False,
    )


def _links(fields: Fields) -> tuple[str, ...]:
    found = []
    for link, line in fields.texts_and_lines("links"):
        if re.fullmatch(r"https?://[^\s\"'<>\\]+", link, re.IGNORECASE):
            found.append(link)
        else:
            fields.report(
                "PG212", "links", f"“{link[:80]}” is not a web address.", "Begin it with https://", line
            )
    return tuple(found)


def _feedback(fields: Fields, common: dict[str, Any], reading: Reading) -> Feedback:
    return Feedback(
        **common,
        by=fields.text("by"),
        role=fields.text("role"),
        on=_answered(fields, reading),
    )


def _answered(fields: Fields, reading: Reading) -> str:
    """An answer to an entry that is not there belongs to nobody's page: it might quote what was taken back."""
    written = fields.text("on")
    for kind in ("evidence", "reflection", "goal"):
        if (kind, _id(written)) in _ids(reading):
            return f"{kind}/{_id(written)}"
    return (
        "?"
        if written and not known_id(fields, "on", written, ("evidence", "reflection", "goal"), reading)
        else ""
    )


def _id(written: str) -> str:
    stem = posixpath.splitext(written)[0] if written.lower().endswith(".md") else written
    return slug(stem.rsplit("/", 1)[-1])


def _ids(reading: Reading) -> set[tuple[str, str]]:
    return {(file.kind, file.id) for file in reading.folder.entries}


def known_id(fields: Fields, key: str, written: str, kinds: tuple[str, ...], reading: Reading) -> str:
    """The id of an entry as somebody wrote it; "" and a problem when the learner has none of that name."""
    if not written:
        return ""
    name, ids = _id(written), _ids(reading)
    if any((kind, name) in ids for kind in kinds):
        return name
    near = nearest(name, (entry for kind, entry in ids if kind in kinds), cutoff=0.5)
    fields.report(
        "PG208",
        key,
        f"There is no {' or '.join(kinds)} called “{written}”.",
        f"Did you mean “{near[0]}”?" if near else "Write the name of its file without .md",
    )
    return ""


_READERS: dict[str, Callable[[Fields, dict[str, Any], Reading], AnyEntry]] = {
    "goal": _goal,
    "reflection": _reflection,
    "evidence": _evidence,
    "feedback": _feedback,
}
