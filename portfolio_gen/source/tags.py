"""Tags: which standards an entry is about, and how the learner sees their own work on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portfolio_gen.model.entries import Tag
from portfolio_gen.model.school import School
from portfolio_gen.source.advice import Advice, offered
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.nodes import Text
from portfolio_gen.source.front_matter.written import LONGEST_LINE
from portfolio_gen.source.named_level import NoLevel, named_level
from portfolio_gen.source.named_standard import NoOneStandard, SeveralStandards, named_standard
from portfolio_gen.source.text.body import Section

MOST_TAGS = 100
"""Standards of one entry; what is about everything is about nothing."""


def read_tags(fields: Fields, sections: tuple[Section, ...], school: School) -> tuple[Tag, ...]:
    """The standards in the front matter and on the headings of the text, each once per section."""
    found: dict[tuple[str, str], Tag] = {}
    for count, (code, level, section, line) in enumerate(_written(fields, sections, school)):
        if count == MOST_TAGS:
            message = f"There are more than {MOST_TAGS} standards here; the first {MOST_TAGS} are taken."
            fields.report("PG216", "standards", message, "Keep those that this is really about.", line)
            break
        tag = Tag(
            level=_level(fields, code, level, line, school),
            section=section,
            **_resolved(fields, code, line, school),
        )
        before = found.get((tag.code, section))
        if before is None or (tag.level and not before.level):
            found[tag.code, section] = tag
    return tuple(found.values())


def _written(fields: Fields, sections: tuple[Section, ...], school: School) -> Iterator[tuple[str, str, str, int]]:
    """Code, level, section and line, as they stand there."""
    for item in fields.children_or_texts("standards"):
        if isinstance(item, Fields):
            yield from _with_levels(item)
        else:
            yield from ((code, "", "", item[1]) for code in _parted(item[0], school, ","))
    for section in sections:
        yield from ((code, "", section.heading, section.line) for code in _parted(section.codes, school, r"[\s,;]+"))


def _parted(written: str, school: School, signs: str) -> list[str]:
    """Codes between signs; a title, which may hold such signs, is one, and so is a title between commas."""
    if not re.search(r"[\s,;]", written) or school.codes.titled(written):
        return [written.strip()]
    parts = [part.strip() for part in re.split("[,;]", written) if part.strip()]
    return [code for part in parts for code in ([part] if school.codes.titled(part) else re.split(signs, part)) if code]


def _with_levels(codes: Fields) -> Iterator[tuple[str, str, str, int]]:
    for code, node in codes.keys.pairs.items():
        line = codes.line(code)
        level = codes.text(code) if isinstance(node, Text) else ""
        if code.casefold() in codes.examples.get("standards", ()):
            codes.report_example("standards", code, line)
            continue
        if not isinstance(node, Text):
            message = f"“{code[:80]}” takes one level, and a list or more keys stand here."
            codes.report("PG201", "standards", message, f"Write - {code[:80]}: developing", line)
        yield code.strip(), level, "", line


def _level(fields: Fields, code: str, written: str, line: int, school: School) -> str:
    """The id of a level, or "" and a problem."""
    if not written:
        return ""
    try:
        return named_level(written, school)
    except NoLevel as none:
        hint, lines = offered(none.advice, _with_level(fields, code, written, line, none.advice.instead))
        fields.report("PG205", "standards", none.message, hint, line, lines)
        return ""


def _with_level(fields: Fields, code: str, written: str, line: int, levels: tuple[str, ...]) -> tuple[str, ...]:
    """The line of a tag with other levels; none where its line cannot be had."""
    begin, colon, end = fields.written.row(line).partition(f"{code}:")
    if not colon or written not in end or len(begin + end) > LONGEST_LINE:
        return ()
    return tuple(f"{begin}{colon}{end.replace(written, level, 1)}".rstrip() for level in levels)


def _resolved(fields: Fields, code: str, line: int, school: School) -> dict[str, str | bool]:
    """The standard's own spelling of a code, and whether there is one; several or none are a problem."""
    try:
        return {"code": named_standard(code, school)}
    except NoOneStandard as none:
        several = isinstance(none, SeveralStandards)
        if several or school.frameworks:
            advice = none.advice if several else _missing_space(code, school) or none.advice
            hint, lines = offered(advice, _lines(fields, code, line, advice))
            fields.report("PG210" if several else "PG209", "standards", none.message, hint, line, lines)
    return {"code": code, "known": False}


def _lines(fields: Fields, code: str, line: int, advice: Advice) -> tuple[str, ...]:
    """The line with each of the codes, wherever it stands; none where it cannot be had."""
    row = fields.written.row(line)
    if code not in row or len(row) > LONGEST_LINE:
        return ()
    written = next((quoted for quoted in (f"'{code}'", f'"{code}"') if quoted in row), code)
    return tuple(row.replace(written, each, 1).rstrip() for each in advice.instead)


def _missing_space(code: str, school: School) -> Advice | None:
    """What to do about `SCI.1:proficient`, where the space after the colon is missing; None for anything else."""
    before, _, after = code.rpartition(":")
    if before and school.scale.level(after) and school.codes.find(before).matches:
        return Advice("Put a space after the colon:", (f"{before}: {after.strip()}",))
    return None
