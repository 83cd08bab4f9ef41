"""Markdown files to goals, reflections, evidence and feedback."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from portfolio_gen.model.audience import Sharing
from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import UNTITLED_FEEDBACK, AnyEntry, Attachment, Evidence, Feedback, Reflection
from portfolio_gen.model.slug import slug
from portfolio_gen.source.advice import Advice
from portfolio_gen.source.attachments import read_files
from portfolio_gen.source.captions import with_captions
from portfolio_gen.source.dates import NotADay, day_in_name
from portfolio_gen.source.days_in_words import day_among, first_day
from portfolio_gen.source.entry_file import EntryFile, stem_of, title_from_name
from portfolio_gen.source.front_matter.documents import Document, read_document
from portfolio_gen.source.front_matter.fields import Fields, clean
from portfolio_gen.source.front_matter.key_check import check_keys
from portfolio_gen.source.front_matter.nodes import Text
from portfolio_gen.source.front_matter.suggestions import suggest_word
from portfolio_gen.source.goals import read_goal
from portfolio_gen.source.keys import CONTEXTS, LINE_BREAKS, ROLES
from portfolio_gen.source.left_as_it_was import own_words
from portfolio_gen.source.mentions import all_mentioned, answered, mentioned
from portfolio_gen.source.misplaced import report_misplaced
from portfolio_gen.source.reading import Reading
from portfolio_gen.source.references import follow
from portfolio_gen.source.sharing import read_sharing
from portfolio_gen.source.tags import read_tags
from portfolio_gen.source.text import body
from portfolio_gen.source.text.plain_text import excerpt, paragraphs, word_count
from portfolio_gen.source.unlikely_days import doubt_about
from portfolio_gen.source.words import read_language, word_of_list

FIRST_LINES = 4
"""Lines at the beginning of a text, one of which may say its day."""
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "/:?#[]@!$&()*+,;=%~"
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/|$)")
_WEB = re.compile(r"https?://[^\s\"<>\\]+", re.IGNORECASE)


def read_entry(file: EntryFile, reading: Reading) -> tuple[AnyEntry, Sharing] | None:
    """One entry and who may see it; None when there is nothing in it, or, with a problem, it cannot be understood."""
    document = read_document(reading.folder.opened, file.path, reading.problems)
    if document is None:
        return None
    if not document.keys.pairs and not document.body.strip():
        reading.empty.append(file.path)
        return None
    fields = reading.fields(document)
    safe = check_keys(fields, file.kind)
    sharing = read_sharing(fields, reading.school.share_with_default, in_drafts=file.drafts)
    if sharing is None or not safe:
        return None
    document = own_words(document, file.kind, sharing, reading)
    report_misplaced(fields, file, reading)
    named = fields.text("learner")
    if named and slug(named) != reading.learner:
        message = f"“{named[:80]}” is not the learner of this folder."
        fields.report("PG112", "learner", message, "Delete the line: the folder says whose it is.")
    return _READERS[file.kind](fields, _common(document, fields, file, reading), reading), sharing


def read_body(
    document: Document, fields: Fields, title: str | None, reading: Reading
) -> tuple[Body, tuple[Attachment, ...], body.Scan]:
    """The text of a document with everything it points to, and the files it brings in."""
    kept = word_of_list(fields, "line_breaks", LINE_BREAKS) == LINE_BREAKS[0]
    scanned = body.scan(document.body, document.body_line, title, document.path, reading.problems, breaks=kept)
    references, found = follow(scanned, reading.folder, document.path, reading.problems, document.pictures)
    attachments = with_captions(found, reading.folder, document.path, reading.problems)
    prose = paragraphs(scanned.markdown)
    text = Body(
        markdown=scanned.markdown,
        references=references,
        excerpt=excerpt(prose),
        words=word_count(prose),
        file=document.path,
        line=document.body_line,
    )
    return text, attachments, scanned


def _common(document: Document, fields: Fields, file: EntryFile, reading: Reading) -> dict[str, Any]:
    title = fields.text("title")
    text, embedded, scanned = read_body(document, fields, title, reading)
    named = with_captions(read_files(fields, reading.folder), reading.folder, file.path, reading.problems)
    attached = {attachment.path: attachment for attachment in (*embedded, *named)}
    return {
        "id": file.name,
        "file": file.path,
        "title": title or scanned.heading or _title_without(fields, file),
        "date": _day(fields, file, reading) or _day_in_words(fields, file, title or scanned.heading, scanned, reading),
        "standards": read_tags(fields, scanned.sections, reading.school),
        "tags": _tags(fields),
        "lang": read_language(fields),
        "body": text,
        "attachments": tuple(attached[path] for path in dict.fromkeys((*(a.path for a in named), *attached))),
    }


def _title_without(fields: Fields, file: EntryFile) -> str:
    """What an entry without a title is called: feedback after whoever gave it, which its file's name often says too."""
    if file.kind == "feedback":
        return fields.text("by") or UNTITLED_FEEDBACK
    return clean(title_from_name(file.path)) or file.name


def _day(fields: Fields, file: EntryFile, reading: Reading) -> dt.date | None:
    """The day in the keys, else the one in the file's name; a day that cannot be read is none."""
    stem, name = stem_of(file.path), posixpath.basename(file.path)
    in_name, rest = day_in_name(stem)
    if fields.is_empty("date"):
        if in_name and (doubt := doubt_about("date", in_name, reading.problems.today)):
            which = "file" if name.startswith(stem) else "folder"
            message = f"The name of the {which} begins with {in_name}, and that {doubt.said}."
            before = stem.removesuffix(rest)
            better = f"{doubt.meant.isoformat()}{before[len(before.rstrip('-_ ')) :]}{rest if before else ''}"
            better += posixpath.splitext(name)[1] if which == "file" else ""
            hint = f"If only the year is wrong, call the {which}:"
            reading.problems.add("PG218", file.path, 0, message, hint, "date", (better,))
        return in_name
    day = fields.day("date")
    if day and in_name and day != in_name:
        reading.days_disagree.append(file.path)
    return day


def _day_in_words(fields: Fields, file: EntryFile, title: str, scanned: body.Scan, reading: Reading) -> dt.date | None:
    """The day in the title, else the one that one of the first lines is; none where a day stands in the keys.

    The day in the title of a goal is one on which something shall be.
    """
    if file.kind == "goal" or not fields.is_empty("date"):
        return None
    order = reading.school.date_order
    try:
        return day_among(title, order) or first_day([line for _, line in scanned.lines[:FIRST_LINES]], order)
    except NotADay as refused:
        hint = "Write the one you mean between two lines of three dashes at the top of the file:"
        paste = tuple(f"date: {day}" for day in refused.days)
        reading.problems.add("PG202", file.path, 0, refused.message, hint, "date", paste)
        return None


def _tags(fields: Fields) -> tuple[str, ...]:
    tags = fields.texts("tags")
    if isinstance(fields.node("tags"), Text) and tags and re.search(r"[\s,]", tags[0]):
        parts = ", ".join(part for part in re.split(r"[\s,]+", tags[0]) if part)
        message = f"“{tags[0][:80]}” is read as one tag."
        fields.suggest("PG203", "tags", message, ("If you meant several tags, write:", (f"[{parts[:200]}]",)))
    return tags


def _reflection(fields: Fields, common: dict[str, Any], reading: Reading) -> Reflection:
    goal = mentioned(fields, "goal", fields.text("goal"), "goal", reading)
    return Reflection(**common, goal=goal, about=all_mentioned(fields, "about", "evidence", reading))


def _evidence(fields: Fields, common: dict[str, Any], reading: Reading) -> Evidence:
    return Evidence(
        **common,
        form=fields.text("kind"),
        links=_links(fields),
        course=fields.text("course"),
        context=word_of_list(fields, "context", CONTEXTS),
        goal=mentioned(fields, "goal", fields.text("goal"), "goal", reading),
        featured=bool(fields.has("featured") and fields.yes("featured")),
    )


def _links(fields: Fields) -> tuple[str, ...]:
    found = []
    for link in fields.texts("links"):
        if _WEB.fullmatch(link):
            found.append(link)
        else:
            message = f"“{link[:80]}” is not a web address."
            better = f"{'' if _SCHEME.match(link) else 'https://'}{quote(link, safe=_SAFE)}"
            hint = "Begin it with https:// and leave out spaces and quotation marks."
            advice = Advice(hint, (better,) if _HOST.match(_SCHEME.sub("", link)) else ())
            suggest_word(fields, "PG212", "links", message, link, advice)
    return tuple(found)


def _feedback(fields: Fields, common: dict[str, Any], reading: Reading) -> Feedback:
    role = word_of_list(fields, "role", ROLES)
    return Feedback(**common, by=fields.text("by"), role=role, on=answered(fields, reading))


_READERS: dict[str, Callable[[Fields, dict[str, Any], Reading], AnyEntry]] = {
    "goal": read_goal,
    "reflection": _reflection,
    "evidence": _evidence,
    "feedback": _feedback,
}
