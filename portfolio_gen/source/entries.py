"""Markdown files to goals, reflections, evidence and feedback."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from portfolio_gen.model.audience import Sharing
from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import UNTITLED_FEEDBACK, AnyEntry, Attachment
from portfolio_gen.model.printable import one_line
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.attachments import read_files
from portfolio_gen.source.captions import with_captions
from portfolio_gen.source.dates import NotADay, day_in_name
from portfolio_gen.source.days_in_words import day_among, first_day
from portfolio_gen.source.entry_file import EntryFile, stem_of, title_from_name
from portfolio_gen.source.entry_kinds import ENTRY_READERS
from portfolio_gen.source.front_matter.documents import Document, read_document
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.key_check import check_keys
from portfolio_gen.source.front_matter.nodes import Text
from portfolio_gen.source.keys import LINE_BREAKS
from portfolio_gen.source.left_as_it_was import own_words
from portfolio_gen.source.log_days import ENOUGH_DAYS, SPLITS, LogDay, log_days, may_be_a_log
from portfolio_gen.source.misplaced import report_misplaced
from portfolio_gen.source.reading import FolderReading
from portfolio_gen.source.references import follow
from portfolio_gen.source.sharing import read_sharing
from portfolio_gen.source.tags import read_tags
from portfolio_gen.source.text import body
from portfolio_gen.source.text.plain_text import excerpt, paragraphs, word_count
from portfolio_gen.source.unlikely_days import doubt_about
from portfolio_gen.source.words import read_language, word_of_list

FIRST_LINES = 4
"""Lines at the beginning of a text, one of which may say its day."""


def read_entries(file: EntryFile, reading: FolderReading) -> tuple[tuple[AnyEntry, ...], Sharing] | None:
    """What is in a file and who may see it: one entry, or one for each day of a log that is to be cut.

    None when there is nothing in it, or, with a problem, when it cannot be understood.
    """
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
    read = ENTRY_READERS[file.kind]
    days = _log_days(document, fields, file, reading)
    if not days:
        return (read(fields, _common(document, fields, file, reading), reading),), sharing
    parts = _entries_of(days, document, fields, file, reading)
    return tuple(read(fields, common, reading) for common in parts), sharing


def _log_days(document: Document, fields: Fields, file: EntryFile, reading: FolderReading) -> tuple[LogDay, ...]:
    """The days of a log, where the file asks for them; a file that has many and does not ask is told how."""
    if file.kind not in ("reflection", "evidence"):
        return ()
    asked = word_of_list(fields, "split", SPLITS) == SPLITS[0]
    if not (asked or may_be_a_log(document.body)):
        return ()
    heard = Problems(prefix=reading.problems.prefix)
    text = body.uncovered(document.body, document.body_line, file.path, heard)
    days = log_days(text, document.body_line, reading.school.date_order)
    count = len(days) - 1
    if asked and days:
        reading.problems.found.extend(heard.found)
    elif asked:
        message = "No two headings in this file name a day, so it stays one entry."
        fields.report("PG224", "split", message, "Begin each day with a heading that names it: ## October 3, 2026")
    elif count >= ENOUGH_DAYS:
        message = f"{count} headings in this file name a day, and it is one entry."
        hint = "To make an entry of each day, write between the dashes at the top of the file:"
        reading.problems.add("PG224", file.path, 0, message, hint, "split", ("split: days",))
    return days if asked else ()


def _entries_of(
    days: tuple[LogDay, ...], document: Document, fields: Fields, file: EntryFile, reading: FolderReading
) -> Iterator[dict[str, Any]]:
    """What the entry of each day has; the first one has the file's name, and the files that the keys name."""
    names = Counter[str]()
    whole = fields.text("title") or days[0].title or title_from_name(file.path)
    for part in days:
        if part.day is None and not paragraphs(part.text):
            continue
        day = f"{part.day}" if part.day else "before"
        names[day] += 1
        own = f"-{day}" + (f"-{names[day]}" if names[day] > 1 else "")
        each = replace(document, body=part.text, body_line=part.line)
        place = file if names.total() == 1 else replace(file, path=f"{file.path}#{own[1:]}", name=f"{file.name}{own}")
        common = _common(each, fields, place, reading, title="")
        yield common | {"date": part.day or common["date"], "title": (part.day and part.title) or whole}


def read_body(
    document: Document, fields: Fields, title: str | None, reading: FolderReading
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


def _common(
    document: Document, fields: Fields, file: EntryFile, reading: FolderReading, title: str | None = None
) -> dict[str, Any]:
    title = fields.text("title") if title is None else title
    text, embedded, scanned = read_body(document, fields, title, reading)
    files = read_files(fields, reading.folder) if file.path == document.path else ()
    named = with_captions(files, reading.folder, document.path, reading.problems)
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
    return one_line(title_from_name(file.path)) or file.name


def _day(fields: Fields, file: EntryFile, reading: FolderReading) -> dt.date | None:
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


def _day_in_words(
    fields: Fields, file: EntryFile, title: str, scanned: body.Scan, reading: FolderReading
) -> dt.date | None:
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
        paste = tuple(f"date: {day}" for day in refused.advice.instead)
        reading.problems.add("PG202", file.path, 0, refused.message, hint, "date", paste)
        return None


def _tags(fields: Fields) -> tuple[str, ...]:
    tags = fields.texts("tags")
    if isinstance(fields.node("tags"), Text) and tags and re.search(r"[\s,]", tags[0]):
        parts = ", ".join(part for part in re.split(r"[\s,]+", tags[0]) if part)
        message = f"“{tags[0][:80]}” is read as one tag."
        fields.suggest("PG203", "tags", message, ("If you meant several tags, write:", (f"[{parts[:200]}]",)))
    return tags
