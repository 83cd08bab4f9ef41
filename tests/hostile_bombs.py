"""Texts whose length is the attack, each made as long as one asks: about `size` letters."""

from __future__ import annotations

from collections.abc import Callable
from math import isqrt

Bomb = Callable[[int], str]


def honest(size: int) -> str:
    """An honest text of about `size` letters: what a learner writes in half a year."""
    day = (
        "## Day {}\n\nThe water was *brown*, and the filter ran for [an hour](filter.md). I wrote it **down**.\n\n"
        "- sand\n- gravel\n- `charcoal`\n\nWe are not done yet: the sand is too coarse, and the tube leaks.\n\n"
    )
    return "".join(day.format(number) for number in range(size // len(day) + 1))


def _filled(piece: str) -> Bomb:
    return lambda size: piece * (size // len(piece) + 1)


def _numbered(piece: str) -> Bomb:
    return lambda size: "".join(piece.format(n) for n in range(size // len(piece) + 1))


BOMBS: dict[str, Bomb] = {
    "brackets": _filled("["),
    "closing brackets": _filled("]"),
    "links begun": _filled("[a]("),
    "pictures begun": _filled("!["),
    "references begun": _filled("[a][b"),
    "stars": _filled("*"),
    "stars and words": _filled("*a "),
    "underscores": _filled("_"),
    "tildes": _filled("~~a "),
    "tags begun": _filled("<a "),
    "elements": _filled("<div>"),
    "attributes": lambda size: f"<p {'a=b ' * (size // 4)}>x</p>",
    "quotation marks": lambda size: '<p title="' + "'\"" * (size // 2),
    "comments": _filled("<!-- a -->"),
    "comments begun": _filled("<!--"),
    "processing instructions": _filled("<?a "),
    "declarations": _filled("<!a "),
    "quotations": _filled("> "),
    "lists in a line": _filled("- "),
    "headings": _numbered("# a{}\n\n"),
    "headings of one name": _filled("## a\n\n"),
    "rules": _filled("---\n\n"),
    "folds": _filled("??? a\n"),
    "fences": _filled("```\n"),
    "line ends": _filled("\n"),
    "spaces": _filled(" "),
    "tabs": _filled("\t"),
    "one word": _filled("w"),
    "one line": _filled("word "),
    "unseen letters": _filled("\u200b"),
    "stacked accents": _filled("\u0301"),
    "far letters": _filled("😀"),
    "braces": _filled("{"),
    "templates begun": _filled("{{ "),
    "attribute lists": _filled("{: #a }\n"),
    "abbreviations": _numbered("*[A{0}]: b\n"),
    "lists in lists": lambda size: "\n".join("    " * depth + "- x" for depth in range(isqrt(size // 2))),
    "boxes in boxes": lambda size: "\n".join("    " * depth + "!!! note" for depth in range(isqrt(size // 2))),
    "back-ticks": _filled("`"),
    "tags in paragraphs": _filled("<a " * 50 + "\n\n"),
    "films": _filled("<video><source src=x>"),
    "one heading": lambda size: "# " + "a " * (size // 2),
    "one line of code": lambda size: f"```make\n{'a' * size}\n```",
    "lines of code": lambda size: "```csharp\n" + "x\n" * (size // 2) + "```",
    "a number of a line": lambda size: f'```python linenums="{"9" * size}"\nx\n```',
}
"""What is opened and never closed, repeated, or longer than anybody writes."""
KEYS: dict[str, Bomb] = {
    "value": lambda size: "title: " + "a" * size,
    "brackets": lambda size: "title: " + "[" * size,
    "braces": lambda size: "title: " + "{" * size,
    "quotation marks": lambda size: "title: " + "'\"" * (size // 2),
    "colons": lambda size: "title: " + "a: " * (size // 3),
    "keys": lambda size: "\n".join(f"key{n}: a" for n in range(size // 10)),
    "one key": lambda size: "title: a\n" * (size // 9),
    "remarks": lambda size: "# a\n" * (size // 4),
    "items": lambda size: "tags:\n" + "- a\n" * (size // 4),
    "aliases": lambda size: "a: &a b\nc: [" + "*a, " * (size // 4) + "]",
    "spaces": lambda size: "title:" + " " * size,
    "steps": lambda size: "\n".join(" " * (n % 40) + "a:" for n in range(size // 20)),
}
"""The same between the dashes."""
