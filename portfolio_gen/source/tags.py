"""Tags: which standards an entry is about, and how the learner sees their own work on them."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_gen.model.entries import Tag
from portfolio_gen.model.school import School
from portfolio_gen.source.front_matter.fields import Fields, nearest
from portfolio_gen.source.front_matter.yaml_nodes import Text
from portfolio_gen.source.text.body import Section

MOST = 100
"""Standards of one entry; what is about everything is about nothing."""


def read_tags(fields: Fields, sections: tuple[Section, ...], school: School) -> tuple[Tag, ...]:
    """The standards in the front matter and on the headings of the text, each once per section."""
    found: dict[tuple[str, str], Tag] = {}
    for count, (code, level, section, line) in enumerate(_written(fields, sections)):
        if count == MOST:
            message = f"There are more than {MOST} standards here; the first {MOST} are taken."
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


def _written(fields: Fields, sections: tuple[Section, ...]) -> Iterator[tuple[str, str, str, int]]:
    """Code, level, section and line, as they stand there."""
    for item in fields.children_or_texts("standards"):
        if isinstance(item, Fields):
            yield from _with_levels(item)
        else:
            codes, line = item
            yield from ((code.strip(), "", "", line) for code in codes.split(",") if code.strip())
    for section in sections:
        yield from ((code, "", section.heading, section.line) for code in section.codes)


def _with_levels(codes: Fields) -> Iterator[tuple[str, str, str, int]]:
    for code, node in codes.keys.pairs.items():
        line = codes.line(code)
        level = codes.text(code) if isinstance(node, Text) else ""
        if not isinstance(node, Text):
            message = f"“{code[:80]}” takes one level, and a list or more keys stand here."
            codes.report("PG201", "standards", message, f"Write - {code[:80]}: developing", line)
        yield code.strip(), level, "", line


def _level(fields: Fields, code: str, written: str, line: int, school: School) -> str:
    """The id of a level, or "" and a problem."""
    if not written:
        return ""
    level = school.scale.level(written)
    if level is None:
        words = school.scale.words()
        close = nearest(written, words, cutoff=0.5)
        hint = f"Write {code[:80]}: {close[0] if close else ' or '.join(words)}"
        fields.report("PG205", "standards", f"“{written[:80]}” is not a level.", hint, line)
        return ""
    return level.id


def _resolved(fields: Fields, code: str, line: int, school: School) -> dict[str, str | bool]:
    """The standard's own spelling of a code, and whether there is one; several or none are a problem."""
    found = school.codes.find(code)
    if len(found.matches) == 1:
        return {"code": found.matches[0].standard.code}
    if found.matches:
        places = (f"{placed.standard.code} ({placed.framework.title})" for placed in found.matches[:5])
        message = f"“{code[:80]}” fits {len(found.matches)} standards: {', '.join(places)}."
        fields.report("PG210", "standards", message, "Write the whole code of the one you mean.", line)
    elif school.frameworks:
        near = _missing_space(code, school) or (f"Did you mean {', '.join(found.near)}?" if found.near else "")
        message = f"No standard has the code “{code[:80]}”."
        fields.report("PG209", "standards", message, near or "Look it up in the list of standards.", line)
    return {"code": code, "known": False}


def _missing_space(code: str, school: School) -> str:
    """A hint for `SCI.1:proficient`, where the space after the colon is missing; "" for anything else."""
    before, _, after = code.rpartition(":")
    if before and school.scale.level(after) and school.codes.find(before).matches:
        return f"Put a space after the colon: {before}: {after.strip()}"
    return ""
