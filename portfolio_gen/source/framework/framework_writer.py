"""Frameworks as our YAML: what an import writes into the school's folder, to be read and edited by hand."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.source.front_matter.yaml_nodes import DEEPEST_NESTING, LONGEST_KEY_TEXT

LEVELS = (DEEPEST_NESTING - 2) // 2
"""Standards inside standards that our YAML reader follows; what lies deeper says `under:` instead."""

_PLAIN = re.compile(r"[^\W_](?:[^\n:#]|:(?=\S)|(?<=\S)#)*")
_PLAIN_IN_LIST = re.compile(r"[^\W_][^\n:#,\[\]{}\"]*")
_LIKE_ANOTHER_TYPE = re.compile(r"[\d_.,:eExXobTZ+-]*|y|n|yes|no|on|off|true|false|null|~", re.IGNORECASE)
"""Other YAML readers would take these for numbers, days or booleans."""


def to_yaml(framework: Framework) -> str:
    """The whole framework; reading it again gives an equal one."""
    lines = [
        *_text("id", framework.id),
        *_text("title", framework.title),
        *_text("licence", framework.licence),
        *_text("attribution", framework.attribution),
        *_text("rights", framework.rights),
        *_text("source", framework.source),
        *_text("version", framework.version),
        *_text("lang", framework.lang),
        *_list("subjects", framework.subjects),
        "standards:",
    ]
    waiting = [(root, 1) for root in reversed(framework.roots)]
    while waiting:
        standard, level = waiting.pop()
        below = [child for child in framework.children.get(standard.id, ()) if child.parents[0] == standard.id]
        lines.extend(_standard(standard, level, opens=bool(below) and level < LEVELS))
        waiting.extend((child, level + 1) for child in reversed(below))
    return "\n".join(lines) + "\n"


def _standard(standard: Standard, level: int, *, opens: bool) -> Iterator[str]:
    """The lines of one standard, up to where the list of those inside it opens."""
    indent = "  " * (2 * min(level, LEVELS) - 1)
    own = _lines(standard, flat=level > LEVELS)
    for at, line in enumerate(own):
        yield f"{indent}{'  ' if at else '- '}{line}"
    if opens:
        yield f"{indent}  standards:"


def _lines(standard: Standard, *, flat: bool) -> list[str]:
    return [
        *_text("code", standard.code),
        *_text("id", "" if standard.id == standard.code else standard.id),
        *_text("kind", standard.kind),
        *_text("title", standard.title),
        *_text("statement", standard.statement),
        *_text("notes", standard.notes),
        *_list("grades", standard.grades, quote=False),
        *_list("aliases", standard.aliases),
        *_list("under", standard.parents[:1] if flat else ()),
        *_list("also_under", standard.parents[1:]),
        *_list("order", standard.order),
        *_text("lang", standard.lang),
        *_text("licence", standard.licence),
        *_text("guid", standard.guid),
        *_text("retired", standard.retired.isoformat() if standard.retired else ""),
    ]


def _text(key: str, text: str) -> tuple[str, ...]:
    if not text:
        return ()
    if len(text) > LONGEST_KEY_TEXT:
        return _list(key, tuple(textwrap.wrap(text, LONGEST_KEY_TEXT, break_on_hyphens=False)))
    return (f"{key}: {_scalar(text, _PLAIN)}",)


def _list(key: str, texts: tuple[str, ...], *, quote: bool = True) -> tuple[str, ...]:
    written = (text if not quote and text.isalnum() else _scalar(text, _PLAIN_IN_LIST) for text in texts)
    return (f"{key}: [{', '.join(written)}]",) if texts else ()


def _scalar(text: str, plain: re.Pattern[str]) -> str:
    """The text without quotation marks where every YAML reader takes it for that text."""
    if plain.fullmatch(text) and not _LIKE_ANOTHER_TYPE.fullmatch(text) and text[-1] not in " :":
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
