"""What front matter consists of: texts, lists and keys, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """A single value; `text` is None where nothing was written."""

    text: str | None
    line: int
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    """Where it stands among the letters that were read, quotation marks included."""
    plain: bool = field(default=False, compare=False)
    """Whether it stands there without quotation marks."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    line: int
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Bare:
    """Words between two commas of `{key: value, these words, key: value}`: a key to YAML, without a value."""

    name: str
    after: str
    """The key whose value stands before them."""
    end: int


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys and their values, in the order written."""

    pairs: dict[str, Node]
    lines: dict[str, int]
    line: int
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    bare: tuple[Bare, ...] = field(default=(), compare=False)


Node = Text | Items | Keys


class YamlFault(Exception):
    """YAML that cannot be read: which kind of problem, on which line, what to do, and what to paste."""

    def __init__(self, code: str, line: int, message: str, hint: str, paste: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.message = message
        self.hint = hint
        self.paste = paste
