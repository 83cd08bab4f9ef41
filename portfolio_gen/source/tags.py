"""Tags: which standards an entry is about, and how the learner sees their own work on them."""

from __future__ import annotations

from portfolio_gen.model.entries import Tag
from portfolio_gen.model.school import School
from portfolio_gen.source.body import Section
from portfolio_gen.source.fields import Fields, nearest
from portfolio_gen.source.yaml_nodes import Text


def read_tags(fields: Fields, sections: tuple[Section, ...], school: School) -> tuple[Tag, ...]:
    """The standards in the front matter and on the headings of the text, each once per section."""
    found: dict[tuple[str, str], Tag] = {}
    for code, level, line in _written(fields):
        tag = _resolve(fields, code, line, school, level=_level(fields, code, level, line, school))
        found.setdefault((tag.code, ""), tag)
    for section in sections:
        for code in section.codes:
            tag = _resolve(fields, code, section.line, school, section=section.heading)
            found.setdefault((tag.code, section.heading), tag)
    return tuple(found.values())


def _written(fields: Fields) -> list[tuple[str, str, int]]:
    """(code, level or "", line): a list of codes, of `code: level`, or one mapping of them."""
    found = []
    for item in fields.children_or_texts("standards"):
        if not isinstance(item, Fields):
            code, line = item
            found.extend((part.strip(), "", line) for part in code.split(",") if part.strip())
            continue
        for code, node in item.keys.pairs.items():
            level = node.text or "" if isinstance(node, Text) else ""
            if not isinstance(node, Text):
                fields.report(
                    "PG201",
                    "standards",
                    f"“{code}” holds a list; it takes one level.",
                    f"Write - {code}: developing",
                    item.line(code),
                )
            found.append((code.strip(), level.strip(), item.line(code)))
    return found


def _level(fields: Fields, code: str, written: str, line: int, school: School) -> str:
    if not written:
        return ""
    level = school.scale.level(written)
    if level is None:
        words = school.scale.words()
        close = nearest(written, words, cutoff=0.5)
        fields.report(
            "PG205",
            "standards",
            f"“{written}” is not a level.",
            f"Write {code}: {close[0] if close else ' or '.join(words)}",
            line,
        )
        return ""
    return level.id


def _resolve(fields: Fields, code: str, line: int, school: School, level: str = "", section: str = "") -> Tag:
    found = school.codes.find(code)
    if len(found.matches) == 1:
        return Tag(code=found.matches[0].standard.code, level=level, section=section)
    if found.matches:
        options = ", ".join(
            f"{placed.standard.code} ({placed.framework.title})" for placed in found.matches[:5]
        )
        fields.report(
            "PG210",
            "standards",
            f"“{code}” fits {len(found.matches)} standards: {options}.",
            "Write the whole code of the one you mean.",
            line,
        )
    elif school.frameworks:
        hint = (
            f"Did you mean {', '.join(found.near)}?"
            if found.near
            else "Look the code up in the list of standards."
        )
        fields.report("PG209", "standards", f"No standard has the code “{code}”.", hint, line)
    return Tag(code=code, known=False, level=level, section=section)
