"""Problems with one word among several, and with items that lack the key they are about."""

from __future__ import annotations

from collections.abc import Collection

from portfolio_gen.model.printable import one_line
from portfolio_gen.source.advice import nearest, offered
from portfolio_gen.source.front_matter.cut_words import before_a_colon
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.nodes import Items, Node, Text
from portfolio_gen.source.front_matter.written import LONGEST_LINE


def suggest_word(
    fields: Fields, code: str, key: str, message: str, written: str, advice: tuple[str, tuple[str, ...]]
) -> None:
    """Note a problem with one of the words of a key; the advice is a hint, and the words that may stand there."""
    node = fields.keys.pairs.get(key)
    nodes = node.items if isinstance(node, Items) else (node,)
    at = next((each for each in nodes if isinstance(each, Text) and one_line(each.text or "") == written), None)
    lines = [fields.written.replaced(at.start, at.end, word) for word in advice[1]] if at and at.end else []
    hint, paste = offered(advice, lines)
    fields.report(code, key, message, hint, at.line if at else fields.line(key), paste)


def as_words(fields: Fields, key: str, known: Collection[str]) -> str:
    """The words of an item that has one key, and none of the known: `- Interview: the operator`; else ""."""
    if any(name in known or nearest(name, known) for name in fields.keys.pairs):
        return ""
    cut = before_a_colon(key, fields.keys, fields.written)
    return one_line(fields.told(cut)) if cut else ""


def report_nameless(fields: Fields, code: str, key: str, message: str, example: str, known: Collection[str]) -> None:
    """Note that an item lacks the key it is about; words that stand there without one may be what was meant."""
    name = example.partition(":")[0]
    words = next((each for each, node in fields.keys.pairs.items() if each not in known and _is_empty(node)), "")
    row, opened = fields.written.row(fields.keys.line), f"{{{words}"
    fits = words and opened in row and len(row) <= LONGEST_LINE
    lines = (row.replace(opened, f"{{{name}: {words}", 1),) if fits else ()
    hint = "Write this line instead:" if lines else f"Write - {{{example}}}"
    fields.report(code, key, message, hint, fields.keys.line, lines)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and node.text is None
