"""Typed reading of front matter: each getter takes one kind of value and reports every other."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from portfolio_gen.model.printable import one_line
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import offered
from portfolio_gen.source.dates import NotADay, parse_day
from portfolio_gen.source.front_matter.cut_words import PROSE, CutWords, before_a_colon, behind_a_hash, behind_commas
from portfolio_gen.source.front_matter.nodes import Items, Keys, Node, Text
from portfolio_gen.source.front_matter.written import LONGEST_LINE, UNWRITTEN, Written
from portfolio_gen.source.front_matter.yes_or_no import NO, YES
from portfolio_gen.source.unlikely_days import IF_THE_YEAR, doubt_about

_PATHS = ("files", "photo")
"""Keys that name files: there a backslash parts folders, also between quotation marks."""
_ITEM = "text"
"""The key that a single text stands for, where an item may have several."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of one front matter, or of one mapping inside it."""

    keys: Keys
    path: str
    problems: Problems
    date_order: str = ""
    written: Written = UNWRITTEN
    free: bool = False
    """Whether any words may stand after any key."""
    examples: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What templates have after keys, in small letters: nobody's words."""

    def line(self, key: str) -> int:
        """The line a key stands on."""
        return self.keys.lines.get(key, self.keys.line)

    def has(self, key: str) -> bool:
        """Whether the key was written, with or without a value."""
        return key in self.keys.pairs

    def is_empty(self, key: str) -> bool:
        """Whether the key is missing, or nothing stands after it."""
        node = self.keys.pairs.get(key)
        return node is None or (isinstance(node, Text) and not one_line(node.text or ""))

    def report(
        self, code: str, key: str, message: str, hint: str, line: int | None = None, paste: Iterable[str] = ()
    ) -> None:
        """Note a problem with one key. `paste` are whole lines that may stand in its place."""
        self.problems.add(code, self.path, self.line(key) if line is None else line, message, hint, key, paste)

    def suggest(self, code: str, key: str, message: str, advice: tuple[str, tuple[str, ...]]) -> None:
        """Note a problem with the value of a key; the advice is a hint, and the values that may stand there."""
        hint, lines = offered(advice, self.lines_with(key, advice[1]))
        self.report(code, key, message, hint, paste=lines)

    def lines_with(self, key: str, values: Iterable[str]) -> tuple[str, ...]:
        """The line of a key with each of these values; none where its own value is not on that line alone."""
        node = self.keys.pairs.get(key)
        if node is None or not node.end or self.written.line_at(node.start) != self.line(key):
            return ()
        blank = " " if node.start == node.end and self.written.text[node.start - 1 : node.start] == ":" else ""
        return tuple(filter(None, (self.written.replaced(node.start, node.end, blank + value) for value in values)))

    def renamed(self, key: str, new: str) -> tuple[str, ...]:
        """The line of a key with another name for it."""
        row = self.written.row(self.line(key))
        return (row.replace(key, new, 1).rstrip(),) if key in row and len(row) < LONGEST_LINE else ()

    def whole(self, known: Collection[str]) -> Fields:
        """The same keys, with words behind a comma where they belong; `known` are keys that need no value."""
        keys, cuts = behind_commas(self.keys, known, self.written)
        for cut in cuts:
            self.told(cut)
        return replace(self, keys=keys) if cuts else self

    def told(self, cut: CutWords) -> str:
        """The words as they were meant, once it is said how they were written."""
        self.report(cut.code, cut.key, cut.message, cut.hint, cut.line, filter(None, (cut.paste,)))
        return cut.words

    def is_example(self, key: str) -> bool:
        """Whether what stands after a key is still the template's; `text` has reported it."""
        node = self.keys.pairs.get(key)
        return isinstance(node, Text) and self._is_example(key, node)

    def _is_example(self, key: str, node: Node) -> bool:
        known = self.examples.get("alt" if self.free else key, ())
        return bool(known) and isinstance(node, Text) and one_line(node.text or "").casefold() in known

    def report_example(self, key: str, written: str, line: int, *, alone: bool = True) -> None:
        """Note that an example of the template was left. Where it is `alone` on its line, that can be a note again."""
        row = self.written.row(line)
        message = f"“{written[:80]}” is an example of the template, so it is on no page."
        codes = "Write the code of a standard in its place (see: portfolio framework list)."
        hint = codes if key == "standards" else "Write your own in its place."
        hint += " Or make the line a note again:" if alone else ""
        paste = (f"# {row}",) if alone and row and len(row) < LONGEST_LINE and not row.startswith("#") else ()
        self.report("PG220", key, message, hint, line, paste)

    def _said(self, key: str, node: Text, *, alone: bool = True) -> str:
        """What somebody wrote, on one line, with what YAML takes for a note and is none."""
        if self._is_example(key, node):
            if key not in ("files", "photo"):
                self.report_example(key, one_line(node.text or ""), node.line, alone=alone)
                return ""
            return one_line(node.text or "")
        if (self.free or key in PROSE) and (node.plain or node.text is None):
            cut = behind_a_hash(key, node, self.written) if self.written.text else None
            if cut:
                return one_line(self.told(cut))
        raw = self.written.text[node.start : node.end] if key in _PATHS else ""
        if raw.startswith('"') and "\\" in raw:
            return one_line(raw[1:-1].replace("\\\\", "\\"))
        return one_line(node.text or "")

    def text(self, key: str) -> str:
        """One piece of text on one line; "" where there is none."""
        node = self.keys.pairs.get(key)
        if node is None:
            return ""
        if not isinstance(node, Text):
            self._report_shape(key, "one text", f"Write {key}: and your words")
            return ""
        return self._said(key, node)

    def _are_alone(self, key: str, nodes: tuple[Node, ...]) -> bool:
        """Whether nothing but an example stands on the line of each item that is one."""
        return len({node.line for node in nodes}) == len(nodes) or all(self._is_example(key, node) for node in nodes)

    def _report_shape(self, key: str, wanted: str, hint: str) -> None:
        message = f"“{key}” takes {wanted}, and a list or more keys stand here."
        self.report("PG201", key, message, hint)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text counts as a list of one."""
        return tuple(text for text, _ in self.texts_and_lines(key))

    def texts_and_lines(self, key: str) -> tuple[tuple[str, int], ...]:
        """A list of texts, each with its line."""
        node = self.keys.pairs.get(key)
        if node is None:
            return ()
        nodes = node.items if isinstance(node, Items) else (node,)
        alone = self._are_alone(key, nodes)
        found = []
        for item in nodes:
            if isinstance(item, Text):
                if said := self._said(key, item, alone=alone):
                    found.append((said, item.line))
            elif key in PROSE and isinstance(item, Keys) and (cut := before_a_colon(key, item, self.written)):
                found.append((self.told(cut), cut.line))
            else:
                message = f"“{key}” takes a list of words, and something else stands here."
                self.report("PG201", key, message, f"Write {key}: [first, second]", item.line)
        return tuple(found)

    def day(self, key: str) -> dt.date | None:
        """A day of the calendar; None, and a problem, for everything else."""
        text = self.text(key)
        if not text:
            return None
        try:
            day = parse_day(text, self.date_order)
        except NotADay as error:
            self.suggest("PG202", key, error.message, error.advice)
            return None
        if doubt := doubt_about(key, day, self.problems.today):
            message = f"“{key}: {day}” {doubt.said}."
            self.suggest("PG218", key, message, (IF_THE_YEAR, (doubt.meant.isoformat(),)))
        return day

    def yes(self, key: str) -> bool | None:
        """Yes or no; None, and a problem, for anything else that was written; None where nothing was."""
        node = self.keys.pairs.get(key)
        if not isinstance(node, Text):
            if node is not None:
                self._report_shape(key, "yes or no", f"Write {key}: yes or {key}: no")
            return None
        text = one_line(node.text or "")
        if text.casefold() in YES:
            return True
        if text.casefold() in NO:
            return False
        message = f"“{key}: {text[:80]}” is neither yes nor no."
        self.suggest("PG206", key, message, ("Write one of these:", ("yes", "no")))
        return None

    def number(self, key: str, default: int) -> int:
        """A whole number, not below 0."""
        text = self.text(key)
        if re.fullmatch(r"\d{1,6}", text):
            return int(text)
        if text:
            self.suggest("PG201", key, f"“{text}” is not a whole number.", ("Write a number:", (str(default),)))
        return default

    def nested(self, key: str) -> Fields:
        """The keys below a key; none where there are none."""
        node = self.keys.pairs.get(key)
        if node is not None and not isinstance(node, Keys) and not (isinstance(node, Text) and node.text is None):
            message = f"“{key}” takes keys of its own, one on each line below it."
            self.report("PG201", key, message, f"Write {key}: {{word: value}}")
        return self._of(node if isinstance(node, Keys) else Keys({}, {}, self.line(key)))

    def children(self, key: str, example: str = "name: value") -> tuple[Fields, ...]:
        """A list of mappings, such as `example`; a plain text in it is a problem."""
        found = []
        for item in self.children_or_texts(key):
            if isinstance(item, Fields):
                found.append(item)
            else:
                message = f"“{item[0][:80]}” is one text, and “{key}” takes items with keys of their own."
                self.report("PG201", key, message, f"Write - {{{example}}}", item[1])
        return tuple(found)

    def children_or_texts(self, key: str) -> tuple[Fields | tuple[str, int], ...]:
        """A list whose items are mappings or single texts with their line; a lone item counts as a list."""
        node = self.keys.pairs.get(key)
        if node is None:
            return ()
        nodes = node.items if isinstance(node, Items) else (node,)
        alone = self._are_alone(key, nodes)
        found: list[Fields | tuple[str, int]] = []
        for item in nodes:
            if isinstance(item, Keys):
                found.append(self._of(item))
            elif isinstance(item, Text) and (said := self._said(_ITEM if key == "steps" else key, item, alone=alone)):
                found.append((said, item.line))
            elif isinstance(item, Items):
                message = "A list stands inside a list here."
                self.report("PG201", key, message, "Write one item on each line.", item.line)
        return tuple(found)

    def node(self, key: str) -> Node | None:
        """The value as it stands, for the few keys that take several shapes."""
        return self.keys.pairs.get(key)

    def _of(self, keys: Keys) -> Fields:
        return replace(self, keys=keys, free=False)
