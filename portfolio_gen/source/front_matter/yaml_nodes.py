"""YAML as people write it: every value stays text and knows its line; nothing is guessed, run or fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from portfolio_gen.source.front_matter.nodes import Bare, Items, Keys, Node, Text, YamlFault
from portfolio_gen.source.front_matter.yaml_typos import likeliest

DEEPEST_NESTING = 12
"""Levels of nesting; real front matter needs three."""
LONGEST_KEY_TEXT = 5_000
"""Characters of one value; longer text belongs below the front matter."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_EMPTY = {"", "~", "null", "Null", "NULL"}
_NOT_A_NAME = re.compile(r"[-+]?[\d.,_]+|\d{4}-\d\d?-\d\d?.*|true|false|null|~", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"), "") | dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
"""Marks without width are nothing, and what only YAML takes for the end of a line is a space."""
_COLON = re.compile(r"\s*:")
_CONTROL = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class _Open:
    """A list or a mapping that has begun and not ended."""

    line: int
    mapping: bool
    start: int
    flow: bool
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    bare: list[Bare] = field(default_factory=list)
    key: str | None = None
    key_line: int = 0
    last: str = ""
    """The last key that a colon follows."""

    def closed(self, end: int) -> Node:
        if self.mapping:
            return Keys(self.pairs, self.lines, self.line, self.start, end, tuple(self.bare))
        return Items(tuple(self.items), self.line, self.start, end)


def parse(text: str, first_line: int = 1, *, most: int | None = None) -> Node:
    """Read YAML into nodes; at most `most` of them, if given. Raises YamlFault.

    `first_line` is the line of the file on which `text` begins.
    """
    text = visible(text)
    if match := _CONTROL.search(text):
        line = first_line + text.count("\n", 0, match.start())
        message = "There is an invisible control character in this line."
        raise YamlFault("PG105", line, message, "Delete the line and type it again.")
    try:
        return _build(text, first_line, most)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _unread(text, first_line, (mark.line, mark.column) if mark else (0, 0)) from None


def visible(text: str) -> str:
    """The text as it is read: places of nodes are counted in it."""
    return text.translate(_INVISIBLE)


def parse_keys(text: str, first_line: int = 1, *, most: int | None = None) -> Keys | None:
    """Read YAML that has to be keys; None where nothing is written. Raises YamlFault."""
    node = parse(text, first_line, most=most)
    if isinstance(node, Keys):
        return node
    if isinstance(node, Text) and node.text is None:
        return None
    raise _unread(text, first_line, (node.line - first_line, 0))


def _build(text: str, first_line: int, most: int | None) -> Node:
    """A loop and a stack instead of recursion, so that no depth of brackets can exhaust the program."""
    stack: list[_Open] = []
    root: Node = Text(None, first_line)
    documents = nodes = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        documents += isinstance(event, yaml.DocumentStartEvent)
        nodes += isinstance(event, yaml.NodeEvent)
        _refuse_excess(line, documents, nodes, most)
        done = _taken(event, line, stack)
        if done is None:
            continue
        if stack:
            _put(stack, done, text)
        else:
            root = done
    return root


def _taken(event: yaml.Event, line: int, stack: list[_Open]) -> Node | None:
    """The value that is complete with this event, if any."""
    if isinstance(event, yaml.NodeEvent):
        _refuse_cleverness(event, line)
    if isinstance(event, yaml.ScalarEvent):
        return _text(event, line)
    if isinstance(event, yaml.CollectionStartEvent):
        if len(stack) >= DEEPEST_NESTING:
            raise _too_deep(line)
        mapping, start = isinstance(event, yaml.MappingStartEvent), _place(event.start_mark)
        stack.append(_Open(line, mapping, start, bool(event.flow_style)))
    elif isinstance(event, yaml.CollectionEndEvent):
        return stack.pop().closed(_place(event.end_mark))
    return None


def _unread(text: str, first_line: int, place: tuple[int, int]) -> YamlFault:
    """Why reading stopped at this row and column: YAML's own commands above, too many brackets, or a slip near it.

    A scanner looks ahead in a row for the end of a key, and may give up on its brackets before we have counted them.
    """
    rows, (at, column) = text.split("\n"), place
    if at < len(rows) and _still_open(rows[at][:column]) > DEEPEST_NESTING:
        return _too_deep(first_line + at)
    top = next((index for index, row in enumerate(rows) if row.strip()), 0)
    if rows[top].startswith("%"):
        message = f"A line that begins with % means something else in YAML: “{rows[top].strip()[:80]}”"
        return YamlFault("PG105", first_line + top, message, "Delete the line.")
    return explained(text, first_line, at)


def _too_deep(line: int) -> YamlFault:
    return YamlFault("PG105", line, "Brackets are nested too deep here.", "Write a simple list.")


def _still_open(row: str) -> int:
    """How many brackets a row leaves open."""
    return sum((sign in "[{") - (sign in "]}") for sign in row)


def _refuse_excess(line: int, documents: int, nodes: int, most: int | None) -> None:
    if documents > 1:
        raise YamlFault("PG101", line, "A second block of keys begins here.", "Keep only one block of keys.")
    if most is not None and nodes > most:
        hint = "Keep the few keys that count, and write the rest below the second line of dashes."
        raise YamlFault("PG105", line, f"There are more than {most:,} keys and values.", hint)


def _refuse_cleverness(event: yaml.NodeEvent, line: int) -> None:
    sign = ""
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        sign = "& or *"
    elif (tag := getattr(event, "tag", None)) and tag != "!":
        sign = "!"
    if sign:
        message = f"A value that begins with {sign} means something else in YAML."
        raise YamlFault("PG105", line, message, 'Put the value between quotation marks: title: "..."')


def _text(event: yaml.ScalarEvent, line: int) -> Text:
    value = event.value
    if len(value) > LONGEST_KEY_TEXT:
        hint = "Write long texts below the second line of dashes (---)."
        raise YamlFault("PG105", line, f"This value has {len(value):,} characters.", hint)
    start, end = _place(event.start_mark), _place(event.end_mark)
    if not event.style and value in _EMPTY:
        return Text(None, line, start, end)
    return Text(value, line, start, end, not event.style)


class _Mark(Protocol):
    @property
    def index(self) -> int: ...


def _place(mark: _Mark | None) -> int:
    return mark.index if mark else 0


def _put(stack: list[_Open], node: Node, text: str) -> None:
    parent = stack[-1]
    if not parent.mapping:
        parent.items.append(node)
    elif parent.key is not None:
        parent.pairs.setdefault(parent.key, node)
        parent.lines.setdefault(parent.key, parent.key_line)
        parent.key = None
    elif parent.flow and parent.last and isinstance(node, Text) and node.text and not _COLON.match(text, node.end):
        parent.bare.append(Bare(node.text, parent.last, node.end))
        parent.key, parent.key_line = node.text, node.line
    else:
        parent.key = parent.last = _key(node, parent, at_top=len(stack) == 1)
        parent.key_line = node.line


def _key(node: Node, parent: _Open, *, at_top: bool) -> str:
    """The name of a key. Below the top it may be anything written, such as the code 3.10."""
    name = node.text if isinstance(node, Text) else None
    if not name or name == "<<" or (at_top and _NOT_A_NAME.fullmatch(name)):
        written = f"“{name[:80]}”" if name else "Nothing, or a list,"
        message = f"{written} stands where the name of a key should stand."
        hint = "Begin the line with a word and a colon, such as title: My bridge"
        raise YamlFault("PG105", node.line, message, hint)
    if name in parent.pairs:
        message = f"“{name[:80]}” stands here and on line {parent.lines[name]}."
        hint = "Keep one of the two lines and delete the other."
        raise YamlFault("PG104", node.line, message, hint)
    return name


def explained(text: str, first_line: int, at: int) -> YamlFault:
    """The likeliest slip with the line to paste, tried out; else what stands where the reading stopped.

    `at` counts the rows of `text` from 0.
    """
    rows = text.split("\n")
    at = min(at, len(rows) - 1)
    if found := likeliest(rows, at, _reach):
        index, slip = found
        return YamlFault("PG101", first_line + index, slip.message, slip.hint, slip.paste)
    message = f"This line cannot be understood: “{rows[at].strip()[:80]}”"
    hint = "Write one key in a line: a word, a colon, a space, the value. A value may stand between quotes."
    return YamlFault("PG101", first_line + at, message, hint)


def _reach(rows: list[str]) -> int:
    """How many of the rows can be read as keys; one more than there are where all can."""
    try:
        return len(rows) + 1 if isinstance(_build("\n".join(rows), 0, None), Keys) else 0
    except YamlFault as fault:
        return fault.line
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark else 0
