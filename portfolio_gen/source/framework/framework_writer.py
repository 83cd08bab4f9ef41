"""Frameworks as our YAML: what an import writes into the school's folder, to be read and edited by hand."""

from __future__ import annotations

import re
import textwrap
from typing import Any

import yaml

from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.source.front_matter.yaml_nodes import DEEPEST_NESTING, LONGEST_KEY_TEXT

LEVELS = (DEEPEST_NESTING - 2) // 2
"""Standards inside standards that our YAML reader follows; what lies deeper says `under:` instead."""

_ONE_LINE = 1 << 30
"""Characters after which a text may be folded: never, for a line is what a problem names and an editor shows."""
_LIKE_ANOTHER_TYPE = re.compile(r"[\d_.,:eExXobTZ+-]+\Z|[yn]\Z", re.IGNORECASE)
"""What some YAML reader would take for a number, a day or a boolean, besides what PyYAML takes for one."""


class _InOneRow(list[str | int]):
    """What stands in one row: `[A, B]`."""


class _Writer(yaml.SafeDumper):
    """PyYAML's own, with lists further in than their key, as people write them, and nothing written by reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _row(writer: yaml.SafeDumper, texts: _InOneRow) -> yaml.Node:
    return writer.represent_sequence("tag:yaml.org,2002:seq", texts, flow_style=True)


_Writer.add_representer(_InOneRow, _row)
_Writer.add_implicit_resolver("tag:yaml.org,2002:float", _LIKE_ANOTHER_TYPE, None)


def to_yaml(framework: Framework) -> str:
    """The whole framework; reading it again gives an equal one."""
    standards: list[dict[str, Any]] = []
    whole = {
        "id": framework.id,
        "title": framework.title,
        "licence": framework.licence,
        "attribution": framework.attribution,
        "rights": _pieces(framework.rights),
        "source": framework.source,
        "version": framework.version,
        "lang": framework.lang,
        "subjects": _InOneRow(framework.subjects),
    }
    waiting = [(root, 1, standards) for root in reversed(framework.roots)]
    while waiting:
        standard, level, siblings = waiting.pop()
        own = _keys(standard, flat=level > LEVELS)
        siblings.append(own)
        below = [child for child in framework.children.get(standard.id, ()) if child.parents[0] == standard.id]
        inside = own.setdefault("standards", []) if below and level < LEVELS else siblings
        waiting.extend((child, level + 1, inside) for child in reversed(below))
    return yaml.dump(
        {**_said(whole), "standards": standards}, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_ONE_LINE
    )


def _keys(standard: Standard, *, flat: bool) -> dict[str, Any]:
    """What is written of one standard, in the order in which it is read by people."""
    return _said({
        "code": standard.code,
        "id": "" if standard.id == standard.code else standard.id,
        "kind": standard.kind,
        "title": standard.title,
        "statement": _pieces(standard.statement),
        "notes": _pieces(standard.notes),
        "grades": _InOneRow(map(_grade, standard.grades)),
        "aliases": _InOneRow(standard.aliases),
        "under": _InOneRow(standard.parents[:1] if flat else ()),
        "also_under": _InOneRow(standard.parents[1:]),
        "order": _InOneRow(standard.order),
        "lang": standard.lang,
        "licence": standard.licence,
        "guid": standard.guid,
        "retired": standard.retired,
    })  # fmt: skip


def _grade(label: str) -> str | int:
    """A grade that is a number needs no quotation marks: readers of frameworks take it for its label."""
    return int(label) if label.isdecimal() and label == str(int(label)) else label


def _said(keys: dict[str, Any]) -> dict[str, Any]:
    """The keys that have a value."""
    return {key: value for key, value in keys.items() if value}


def _pieces(text: str) -> str | _InOneRow:
    """A text; a very long one as a list of pieces, which is read as one."""
    if len(text) <= LONGEST_KEY_TEXT:
        return text
    return _InOneRow(textwrap.wrap(text, LONGEST_KEY_TEXT, break_on_hyphens=False))
