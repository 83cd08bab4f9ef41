"""Typed reading of front matter: each getter takes one kind of value and reports every other."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_gen.model.printable import one_line
from portfolio_gen.problems import Problems
from portfolio_gen.source.dates import NotADay, parse_day
from portfolio_gen.source.front_matter.yaml_nodes import Items, Keys, Node, Text
from portfolio_gen.source.unlikely_days import report_unlikely_day

YES = {"true", "yes", "on", "y", "1"}
NO = {"false", "no", "off", "n", "0"}
clean = one_line
"""What every value goes through, whatever file it stands in."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of one front matter, or of one mapping inside it."""

    keys: Keys
    path: str
    problems: Problems
    date_order: str = ""

    def line(self, key: str) -> int:
        """The line a key stands on."""
        return self.keys.lines.get(key, self.keys.line)

    def has(self, key: str) -> bool:
        """Whether the key was written, with or without a value."""
        return key in self.keys.pairs

    def is_empty(self, key: str) -> bool:
        """Whether the key is missing, or nothing stands after it."""
        node = self.keys.pairs.get(key)
        return node is None or (isinstance(node, Text) and not clean(node.text or ""))

    def report(self, code: str, key: str, message: str, hint: str, line: int | None = None) -> None:
        """Note a problem with one key."""
        self.problems.add(code, self.path, self.line(key) if line is None else line, message, hint, key)

    def text(self, key: str) -> str:
        """One piece of text on one line; "" where there is none."""
        node = self.keys.pairs.get(key)
        if node is None:
            return ""
        if not isinstance(node, Text):
            self._report_shape(key, "one text", f"Write {key}: and your words")
            return ""
        return clean(node.text or "")

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
        found = []
        for item in nodes:
            if isinstance(item, Text):
                if item.text is not None and clean(item.text):
                    found.append((clean(item.text), item.line))
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
            self.report("PG202", key, error.message, error.hint)
            return None
        report_unlikely_day(self.problems, self.path, self.line(key), key, day)
        return day

    def yes(self, key: str) -> bool | None:
        """Yes or no; None, and a problem, for anything else that was written; None where nothing was."""
        node = self.keys.pairs.get(key)
        if not isinstance(node, Text):
            if node is not None:
                self._report_shape(key, "yes or no", f"Write {key}: yes or {key}: no")
            return None
        text = clean(node.text or "")
        if text.casefold() in YES:
            return True
        if text.casefold() in NO:
            return False
        message = f"“{key}: {text[:80]}” is neither yes nor no."
        self.report("PG206", key, message, f"Write {key}: yes or {key}: no")
        return None

    def number(self, key: str, default: int) -> int:
        """A whole number, not below 0."""
        text = self.text(key)
        if re.fullmatch(r"\d{1,6}", text):
            return int(text)
        if text:
            self.report("PG201", key, f"“{text}” is not a whole number.", f"Write {key}: {default}")
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
        found: list[Fields | tuple[str, int]] = []
        for item in nodes:
            if isinstance(item, Keys):
                found.append(self._of(item))
            elif isinstance(item, Text) and item.text is not None and clean(item.text):
                found.append((clean(item.text), item.line))
            elif isinstance(item, Items):
                message = "A list stands inside a list here."
                self.report("PG201", key, message, "Write one item on each line.", item.line)
        return tuple(found)

    def node(self, key: str) -> Node | None:
        """The value as it stands, for the few keys that take several shapes."""
        return self.keys.pairs.get(key)

    def _of(self, keys: Keys) -> Fields:
        return Fields(keys, self.path, self.problems, self.date_order)


def nearest(word: str, known: Iterable[str], *, count: int = 1, cutoff: float = 0.6) -> tuple[str, ...]:
    """The known words that look most like this one; none when nothing does."""
    options = {option.casefold(): option for option in known}
    found = difflib.get_close_matches(word.casefold(), options, n=count, cutoff=cutoff)
    return tuple(options[name] for name in found)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that offers the nearest known word, or else says what can stand there."""
    found = nearest(word, known)
    return f"Did you mean “{found[0]}”?" if found else otherwise
