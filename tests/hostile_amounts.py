"""Texts of which there is too much: every construct of Markdown and HTML that is in use, as often as it fits."""

from __future__ import annotations

from math import isqrt

from hostile_bombs import Bomb


def _filled(piece: str) -> Bomb:
    return lambda size: piece * (size // len(piece) + 1)


def _numbered(piece: str) -> Bomb:
    """`{0}` is a number, `{1}` the one after it."""
    return lambda size: "".join(piece.format(n, n + 1) for n in range(size // len(piece) + 1))


def _framed(before: str, piece: str, after: str) -> Bomb:
    return lambda size: before + piece * (size // len(piece)) + after


def _stairs(*pieces: str) -> Bomb:
    """Deeper and deeper, and from the beginning again, as deep as a text may be."""

    def steps(size: int) -> str:
        turns = range(size // (50 * len(pieces)) + 1)
        return "".join("    " * (n % 24) + piece for n in turns for piece in pieces)

    return steps


def table(columns: int, row: str) -> Bomb:
    """A table with so many columns, and as many of these rows as fit."""
    head = "|a" * columns + "|\n" + "|-" * columns + "|\n"
    return lambda size: head + f"{row}\n" * (max(size - len(head), 0) // (len(row) + 1) + 1)


def _notes(piece: str, note: str) -> Bomb:
    """Notes, each pointed to once."""

    def text(size: int) -> str:
        numbers = range(size // (len(piece) + len(note) + 6))
        return "".join(piece.format(n) for n in numbers) + "\n\n" + "".join(note.format(n) for n in numbers)

    return text


def _notes_in_notes(size: int) -> str:
    numbers = range(isqrt(size // 7))
    line = " ".join(f"[^{n}]" for n in numbers)
    return "a[^0]\n\n" + "".join(f"[^{n}]: {line}\n\n" for n in numbers)


def _growing(sign: str) -> Bomb:
    return lambda size: "\n".join(sign * n for n in range(3, isqrt(2 * size)))


def _code(language: str, line: str) -> Bomb:
    """Blocks that are each short enough to be coloured."""
    return _filled(f"```{language}\n{line * (7_900 // len(line))}```\n\n")


_OPEN = "<b " * 5 + "a\n\n"

AMOUNTS: dict[str, Bomb] = {
    "cells that are filled up": table(300, "|b|"),
    "cells that are filled up, many rows": table(10, "|b|"),
    "cells in a square": lambda size: table(isqrt(size // 4), "|b" * isqrt(size // 4) + "|")(size),
    "cells in one row": lambda size: "|a" * (size // 6) + "|\n" + "|-" * (size // 6) + "|\n" + "|b" * (size // 6),
    "cells of a head": lambda size: "|a" * (size // 4) + "|\n" + "|-" * (size // 4) + "|\n",
    "cells with code": table(3, "|`a|`b``|c|"),
    "cells with escaped signs": table(3, r"|\|\|\||b|c|"),
    "cells without borders": _filled("a|b\n-|-\nc|d\n\n"),
    "cells with a side": _filled("a|b\n:-:|-:\nc|d\n\n"),
    "cells in quotations": lambda size: table(300, "|b|")(size).replace("\n", "\n> ").join(("> ", "")),
    "wide tables": _filled("|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|b|\n" * 100 + "\n"),
    "small tables": _filled("|a|b|\n|-|-|\n|c|d|\n\n"),
    "code in one row": lambda size: "|a|b|\n|-|-|\n|" + "`a" * (size // 2) + "|b|\n",
    "bars": _filled("|"),
    "one note pointed to": _framed("", "a[^1] ", "\n\n[^1]: x\n"),
    "one note pointed to in paragraphs": _framed("", "a[^1]\n\n", "\n\n[^1]: x\n"),
    "one long note pointed to": lambda size: "a[^1] " * (size // 12) + "\n\n[^1]: " + "w " * (size // 4),
    "notes": _notes("a[^{}] ", "[^{}]: x\n"),
    "notes in paragraphs": _notes("a[^{}]\n\n", "[^{}]: x\n\n"),
    "notes that nothing points to": _numbered("[^{0}]: x\n"),
    "notes that point to the next": _numbered("[^{0}]: a[^{1}]\n\n"),
    "notes that point to all": _notes_in_notes,
    "notes of one name": _framed("a[^1]\n\n", "[^1]: x\n\n", ""),
    "a note of many paragraphs": _framed("a[^1]\n\n[^1]: x\n\n", "    b\n\n", ""),
    "tags never closed, before a long text": lambda size: _OPEN * 118 + "x " * (size // 2),
    "few tags never closed": lambda size: "<b a\n\n" * 60 + "x " * (size // 2),
    "tags never closed, all over the text": lambda size: ("<b a " + "x " * (size // 1180) + "\n\n") * 590,
    "quotation marks never closed": lambda size: ('<b a="' + "x " * (size // 1180) + "\n\n") * 590,
    "boxes never closed": _filled("<div>\n\n"),
    "boxes never opened": _filled("</div>\n\n"),
    "boxes with Markdown": _filled("<div markdown>\n\na\n\n</div>\n\n"),
    "boxes with Markdown, in each other": _framed("", "<div markdown>\n", ""),
    "spans": _filled("<span>a</span> "),
    "breaks": _filled("<br>"),
    "breaks in lines": _filled("<br>\n"),
    "rules as tags": _filled("<hr>\n\n"),
    "comments in paragraphs": _filled("<!-- a -->\n\n"),
    "instructions": _filled("<?a ?>\n"),
    "data": _filled("<![CDATA[ a ]]>\n"),
    "anchors": _filled('<a id="x"></a>'),
    "rubies": _filled("<ruby>a<rt>b</rt></ruby>"),
    "headings as tags": _filled("<h2>a</h2>"),
    "drawings begun": _filled("<svg>"),
    "sounds": _filled("<audio src=x></audio>"),
    "tags that go on in paragraphs": _framed("<b><i><u><s><em><strong><del><ins><mark><small>", "a\n\n", ""),
    "entities": _filled("&amp;"),
    "numbered entities": _filled("&#65;"),
    "addresses": _filled("<http://a.de> "),
    "mail addresses": _filled("<a@b.de> "),
    "links": _filled("[a](b) "),
    "links with titles": _filled('[a](b "c") '),
    "a long link": _framed("[a](", "b", ")"),
    "pictures": _filled("![a](b) "),
    "pictures in links": _filled("[![a](b)](c) "),
    "links to one definition": _framed("", "[a][b] ", "\n\n[b]: c\n"),
    "links to one long definition": lambda size: "[a] " * (size // 8) + "\n\n[a]: " + "u" * (size // 2),
    "links to a definition of a line": lambda size: "[a] " * (size // 4) + "\n\n[a]: " + "u" * 1_000,
    "definitions": _numbered("[a{0}]: b\n"),
    "brackets in each other": _filled("[" * 39 + "]" * 39 + "\n\n"),
    "stars": _filled("*a* "),
    "stars of two kinds": _filled("**a*b"),
    "stars of two kinds, turned": _filled("*a**b"),
    "three stars": _filled("***a***"),
    "stars between letters": _filled("a*b"),
    "stars and underscores": _filled("*a _b "),
    "underscores of three": _filled("___a "),
    "struck out": _filled("~~a~~ "),
    "code": _filled("`a` "),
    "back-ticks with gaps": _filled("` "),
    "back-ticks in paragraphs": _filled("`a\n\n"),
    "more and more back-ticks": lambda size: _growing("`")(size).replace("\n", " "),
    "escaped signs": _filled("\\*"),
    "backslashes": _filled("\\"),
    "formulas": _filled("$a$ "),
    "formulas in brackets": _filled("\\(a\\) "),
    "formulas never closed": _filled("$$\na\n\n"),
    "formulas with an escaped beginning": _filled("\\$a$ "),
    "environments": _filled("\\begin{a}\nb\n\\end{a}\n\n"),
    "headings above lines": _filled("a\n===\n\n"),
    "lines of one equals sign": _filled("=\n"),
    "headings with names": _numbered("# a {{#b{0}}}\n\n"),
    "attributes in a line": _filled("*a*{: .b } "),
    "attributes never closed": _filled("*a*{: "),
    "a long list of attributes": _framed("a\n{: ", "b=c ", "}\n"),
    "quotations": _filled("> a\n\n"),
    "quotations, deep": _filled("> " * 24 + "a\n\n"),
    "a quotation that goes on": _framed("> a\n", "b\n", ""),
    "lists": _filled("- a\n"),
    "lists with gaps": _filled("- a\n\n"),
    "lists of numbers": _numbered("{0}. a\n\n"),
    "lists in a line": _filled("- - - - - - a\n\n"),
    "stairs of lists": _stairs("- a\n"),
    "stairs of lists with gaps": _stairs("- a\n\n", "- b\n\n"),
    "an item of many paragraphs": _framed("- a\n\n", "    b\n\n", ""),
    "boxes to tick": _filled("- [ ] a\n"),
    "definitions of words": _filled("a\n: b\n\n"),
    "definitions of a word": _framed("a\n", ": b\n", ""),
    "words of a definition": _framed("", "a\n", ": b\n"),
    "stairs of definitions": _stairs("a\n", ":   b\n\n"),
    "boxes with titles": _filled("!!! note\n    a\n\n"),
    "a box of many paragraphs": _framed("!!! note\n\n", "    a\n\n", ""),
    "a long title": _framed('!!! note "', "a ", '"\n    b\n'),
    "stairs of folds": _stairs("??? note\n\n"),
    "fences": _filled("```\na\n```\n"),
    "fences in lists": _filled("- a\n\n    ```\n    b\n    ```\n\n"),
    "fences in quotations": _filled("> ```\n> a\n> ```\n\n"),
    "fences that grow": _growing("`"),
    "fences that are none": _framed("``` no fence at all\n", "*a* ", "\n```\n"),
    "coloured code": _code("python", 'x = (1, "a")\n'),
    "coloured tags": _code("html", '<a b="c">&amp;</a>\n'),
    "coloured remarks": _code("scala", "/* a\n"),
    "numbered lines": _framed('```text linenums="1"\n', "x\n", "```"),
    "lines to be marked": _framed('```python hl_lines="', "1-9999 ", '"\nb\n```\n'),
    "indented code": _filled("    a\n\n"),
    "hard breaks": _filled("a  \n"),
    "short paragraphs": _filled("a\n\n"),
    "short lines": _filled("a\n"),
    "the reader's own signs": _filled("\x02klzzwxh:0000\x03"),
    "the reader's own words": _filled("klzzwxh:0000 "),
}
"""Each was found to take seconds, gigabytes or megabytes of a page, or is a near relative of one that did."""
