"""What a template says beside `_` and `ngettext`, and what it says with them that nobody could translate.

Text that somebody reads is what stands outside of tags, and in attributes that are heard or shown. The same holds for
what an expression there may give, and for what a macro is given that shows it there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from string import Formatter

from jinja2 import Environment, nodes
from sample_school import REPOSITORY

THEME = REPOSITORY / "theme"
_HEARD = frozenset(
    "abbr alt aria-braillelabel aria-description aria-label aria-placeholder aria-roledescription aria-valuetext label "
    "placeholder summary title".split()
)
_SHOWN_BY_STYLES = frozenset(
    name for file in THEME.rglob("*.css") for name in re.findall(r"attr\(([\w-]+)", file.read_text("utf-8"))
)
READ = _HEARD | _SHOWN_BY_STYLES
"""Attributes whose words somebody hears or sees."""
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
"""What a macro gives that is asked within a tag."""
_IN_NO_LANGUAGE = frozenset({"code", "script", "style"})
_SAYS = frozenset({"_", "ngettext"})
_TYPED = "command"
"""The macro for what is typed on a terminal."""
_FIRST_PLACE = 0xE000
_SIGNS = re.compile("[\ue000-\uf8ff]")
"""Where an expression stands, a sign stands that no text has."""

Shown = Mapping[str, frozenset[int | str]]
"""By the macro, which of its arguments somebody reads: their places and their names."""


def unsaid(source: str, theme: Callable[[str], str] = lambda name: (THEME / name).read_text("utf-8")) -> list[str]:
    """What is wrong with the words of a template; `theme` gives the templates that it imports from."""
    tree = Environment().parse(source)
    reader, shown = _read(source), _imported(tree, theme) | _shown(source)
    found = [f"“{_SIGNS.sub('{…}', text).strip()}” stands by itself" for text in reader.texts if _has_letter(text)]
    found += [f"“{text}” is read as it is" for one in reader.read_places() for text in _constants(one.node)]
    for call in tree.find_all(nodes.Call):
        found += [*_given_words(call, shown), *_wrong_sentence(call)]
    found += [f"“{text}” is glued" for joined in tree.find_all(nodes.Concat) for text in _constants(joined)]
    found += [f"“{text}” looks like words" for text in _loose(tree) if _looks_like_words(text)]
    return list(dict.fromkeys(found))


# ---- where what stands


class _Place:
    """One expression: what it is, and the macro it stands in."""

    def __init__(self, expression: str, macro: str) -> None:
        (output,) = Environment().parse(f"{{{{{expression}}}}}").body
        assert isinstance(output, nodes.Output)
        self.node, self.macro = output.nodes[0], macro


class _Reader(HTMLParser):
    """Reads the markup of a template with a sign for each of its expressions."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.places: list[_Place] = []
        self.texts: list[str] = []
        self.within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if name in READ or (tag, name) == ("input", "value")]
        if tag in _IN_NO_LANGUAGE:
            self.within.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.within and self.within[-1] == tag:
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.handle_starttag("", _ATTRIBUTE.findall(data))
            self.texts.append(_ATTRIBUTE.sub("", data))

    def read_places(self) -> Iterator[_Place]:
        """The expressions among what somebody reads."""
        for sign in "".join(self.texts):
            if 0 <= ord(sign) - _FIRST_PLACE < len(self.places):
                yield self.places[ord(sign) - _FIRST_PLACE]


def _read(source: str) -> _Reader:
    reader, markup, macro, inside = _Reader(), "", "", ""
    for _, kind, value in Environment().lex(source):
        if kind == "data":
            markup += value
        elif kind in {"variable_begin", "block_begin"}:
            inside = ""
        elif kind == "variable_end":
            markup += chr(_FIRST_PLACE + len(reader.places))
            reader.places.append(_Place(inside, macro))
        elif kind == "block_end":
            words = re.findall(r"\w+", inside)
            macro = words[1] if words[0] == "macro" else "" if words[0] == "endmacro" else macro
        else:
            inside += value
    reader.feed(markup)
    reader.close()
    return reader


def _shown(source: str) -> dict[str, frozenset[int | str]]:
    """The macros of a template, and which of their arguments somebody reads."""
    names: dict[str, set[str]] = defaultdict(set)
    for place in _read(source).read_places():
        names[place.macro] |= {node.name for node in _results(place.node) if isinstance(node, nodes.Name)}
    return {
        macro.name: frozenset(
            key for at, arg in enumerate(macro.args) if arg.name in names[macro.name] for key in (at, arg.name)
        )
        for macro in Environment().parse(source).find_all(nodes.Macro)
    }


def _imported(tree: nodes.Template, theme: Callable[[str], str]) -> dict[str, frozenset[int | str]]:
    found: dict[str, frozenset[int | str]] = {}
    for node in tree.find_all(nodes.FromImport):
        macros = _shown(theme(node.template.as_const()))
        for item in node.names:
            name, known_as = item if isinstance(item, tuple) else (item, item)
            found[known_as] = macros[name]
    return found


# ---- what expressions give


def _results(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """The constants and names that an expression may give, whole or as a part; of a sentence those of its values."""
    if isinstance(node, nodes.Const | nodes.Name):
        yield node
    elif isinstance(node, nodes.Call):
        for pair in node.kwargs if _called(node) in _SAYS else ():
            yield from _results(pair.value)
    else:
        for part in _parts(node):
            yield from _results(part)


def _parts(node: nodes.Node | None) -> list[nodes.Node | None]:
    if isinstance(node, nodes.CondExpr):
        return [node.expr1, node.expr2]
    if isinstance(node, nodes.Or | nodes.And | nodes.Add):
        return [node.left, node.right]
    if isinstance(node, nodes.Concat):
        return [*node.nodes]
    if isinstance(node, nodes.Filter):
        return [node.node, *node.args]
    if isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Dict):
        return [pair.value for pair in node.node.items]
    return []


def _constants(node: nodes.Node) -> list[str]:
    found = (one.value for one in _results(node) if isinstance(one, nodes.Const))
    return [value for value in found if isinstance(value, str) and _has_letter(value)]


def _given_words(call: nodes.Call, shown: Shown) -> Iterator[str]:
    """Words that a macro is given and shows."""
    read = shown.get(_called(call), frozenset())
    named = ((pair.key, pair.value) for pair in call.kwargs)
    for key, value in (*enumerate(call.args), *named):
        if key in read and _called(call) != _TYPED:
            yield from (f"“{text}” is shown by {_called(call)}" for text in _constants(value))


def _loose(node: nodes.Node) -> Iterator[str]:
    """Every constant that is no sentence, is not typed on a terminal and is not compared with anything."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        says = isinstance(node, nodes.Call) and _called(node) in _SAYS and isinstance(child, nodes.Const)
        typed = isinstance(node, nodes.Call) and _called(node) == _TYPED
        if not (says or typed or isinstance(child, nodes.Compare)):
            yield from _loose(child)


def _called(call: nodes.Call) -> str:
    return call.node.name if isinstance(call.node, nodes.Name) else ""


def _has_letter(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _looks_like_words(text: str) -> bool:
    """Names of things in the program are small and in one piece; paths of drawings have single letters."""
    return bool(re.search(r"[^\W\d_]{2}", text)) and (bool(re.search(r"\s", text)) or text != text.lower())


# ---- sentences


def _wrong_sentence(call: nodes.Call) -> Iterator[str]:
    if _called(call) not in _SAYS:
        return
    counts = _called(call) == "ngettext"
    sentences = call.args[1:] if counts else call.args
    told = [one.value for one in sentences if isinstance(one, nodes.Const) and isinstance(one.value, str)]
    if len(told) < len(sentences) or len(told) not in ((2, 3) if counts else (1,)) or call.dyn_args or call.dyn_kwargs:
        yield f"{_called(call)} wants its sentences as they are, in line {call.lineno}"
        return
    if counts and not all("n" in _names(sentence) for sentence in told[:2]):
        yield f"“{told[0]}” and “{told[1]}” have to name n"
    known = {"n"} if counts else set()
    named, given = {name for sentence in told for name in _names(sentence)}, {pair.key for pair in call.kwargs}
    if named - known != given:
        yield f"“{told[0]}” names {sorted(named - known)} and is given {sorted(given)}"


def _names(sentence: str) -> Iterator[str]:
    """The names in braces; where braces are not closed, the sentence itself."""
    try:
        yield from (name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
    except ValueError:
        yield sentence
