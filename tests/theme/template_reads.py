"""What a template reads of what its page hands over: every path, through macros, loops and filters.

A path is names with dots between; `[]` is any item of a list, `*` a name that is only known when the page is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, nodes
from sample_school import REPOSITORY

THEME = REPOSITORY / "theme"
_ITEMS = frozenset({"list", "sort", "reject", "select", "rejectattr", "selectattr"})
"""Filters that give the items they are given."""
_ONE = frozenset({"first", "last"})
_BY_ATTRIBUTE = frozenset({"rejectattr", "selectattr"})
_JOINED = frozenset({"join", "sum"})


@dataclass(frozen=True)
class At:
    """A value that the page handed over."""

    path: str


@dataclass(frozen=True)
class Fixed:
    """A value that stands in the template."""

    value: object


@dataclass(frozen=True)
class Made:
    """A mapping that the template makes."""

    items: tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Listed:
    """A list that the template makes."""

    held: Value


Value = frozenset[At | Fixed | Made | Listed]
"""Everything that an expression may stand for."""
_NOTHING: Value = frozenset()
_Names = dict[str, Value]
_Macro = Callable[[list[Value], Mapping[str, Value], "_Macro | None"], None]


def reads(template: str) -> frozenset[str]:
    """The paths that a page's template reads, those of the frame around it included."""
    reader = _Reader()
    reader.page(template)
    return frozenset(reader.found)


@cache
def _parsed(template: str) -> nodes.Template:
    return Environment(trim_blocks=True, lstrip_blocks=True).parse((THEME / template).read_text("utf-8"))


class _Reader:
    def __init__(self) -> None:
        self.found: set[str] = set()
        self.macros: dict[str, _Macro] = {}

    def page(self, template: str) -> None:
        tree, names = _parsed(template), {}
        self.macros = _macros(self, template)
        for extends in tree.find_all(nodes.Extends):
            frame = extends.template.as_const()
            if (THEME / frame).is_file():
                blocks = {block.name for block in tree.find_all(nodes.Block)}
                outer = _Reader()
                outer.found = self.found
                outer.macros = _macros(outer, frame)
                for block in _parsed(frame).find_all(nodes.Block):
                    if block.name not in blocks:
                        outer.draw(block.body, {})
        for block in tree.find_all(nodes.Block):
            self.draw(block.body, names)

    # ---- statements

    def draw(self, body: Iterable[nodes.Node], names: _Names) -> None:
        for node in body:
            self._statement(node, names)

    def _statement(self, node: nodes.Node, names: _Names) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, names)
        elif isinstance(node, nodes.If):
            self.value(node.test, names)
            for part in (node.body, *((item,) for item in node.elif_), node.else_):
                self.draw(part, names)
        elif isinstance(node, nodes.Assign):
            assert isinstance(node.target, nodes.Name)
            names[node.target.name] = self.value(node.node, names)
        elif isinstance(node, nodes.CallBlock):
            self._call(node.call, names, self._caller(node, names))
        elif isinstance(node, nodes.Output):
            for item in node.nodes:
                self.value(item, names)
        elif isinstance(node, nodes.Block):
            pass
        else:
            assert isinstance(node, nodes.FromImport | nodes.Extends | nodes.Macro | nodes.TemplateData), node

    def _loop(self, node: nodes.For, names: _Names) -> None:
        assert isinstance(node.target, nodes.Name)
        inner = {**names, node.target.name: self._items(self.value(node.iter, names)), "loop": _NOTHING}
        if node.test:
            self.value(node.test, inner)
        self.draw(node.body, inner)
        self.draw(node.else_, names)

    def _caller(self, node: nodes.CallBlock, names: _Names) -> _Macro:
        def caller(given: list[Value], named: Mapping[str, Value], inner: _Macro | None) -> None:
            said = {argument.name: value for argument, value in zip(node.args, given, strict=True)}
            self.draw(node.body, {**names, **said})

        return caller

    # ---- expressions

    def value(self, node: nodes.Node | None, names: _Names) -> Value:
        if node is None:
            return _NOTHING
        if isinstance(node, nodes.Name):
            return names[node.name] if node.name in names else self._at([node.name])
        if isinstance(node, nodes.Const):
            return frozenset({Fixed(node.value)})
        if isinstance(node, nodes.Getattr):
            return self._part(self.value(node.node, names), frozenset({Fixed(node.attr)}))
        if isinstance(node, nodes.Getitem):
            return self._item(node, names)
        if isinstance(node, nodes.Call):
            return self._call(node, names, None)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, names)
        return self._composed(node, names)

    def _composed(self, node: nodes.Node, names: _Names) -> Value:
        if isinstance(node, nodes.CondExpr):
            self.value(node.test, names)
            return self.value(node.expr1, names) | self.value(node.expr2, names)
        if isinstance(node, nodes.Or | nodes.And):
            return self.value(node.left, names) | self.value(node.right, names)
        if isinstance(node, nodes.Dict):
            pairs = ((pair.key.as_const(), self.value(pair.value, names)) for pair in node.items)
            return frozenset({Made(tuple(pairs))})
        if isinstance(node, nodes.Tuple | nodes.List):
            return frozenset({Listed(frozenset().union(*(self.value(item, names) for item in node.items)))})
        for child in node.iter_child_nodes():
            self.value(child, names)
        return _NOTHING

    def _item(self, node: nodes.Getitem, names: _Names) -> Value:
        held = self.value(node.node, names)
        if isinstance(node.arg, nodes.Slice):
            for bound in node.arg.iter_child_nodes():
                self.value(bound, names)
            return held
        return self._part(held, self.value(node.arg, names))

    def _part(self, held: Value, keys: Value) -> Value:
        """A value's part by its name; any item of it for a number, anything for a name that is not known."""
        found: set[At | Fixed | Made | Listed] = set()
        known = [key.value for key in keys if isinstance(key, Fixed)]
        unknown = not keys or any(not isinstance(key, Fixed) for key in keys)
        for one in held:
            if isinstance(one, At):
                steps = [f".{key}" if isinstance(key, str) else "[]" for key in known]
                steps += ([".*"] if keys else ["[]"]) if unknown else []
                found |= self._at([one.path + step for step in steps])
            elif isinstance(one, Made):
                found |= frozenset().union(*(value for key, value in one.items if unknown or key in known))
            elif isinstance(one, Listed):
                found |= one.held
        return frozenset(found)

    def _items(self, held: Value) -> Value:
        found: set[At | Fixed | Made | Listed] = set()
        for one in held:
            found |= self._at([f"{one.path}[]"]) if isinstance(one, At) else one.held if isinstance(one, Listed) else ()
        return frozenset(found)

    def _at(self, paths: Iterable[str]) -> Value:
        paths = list(paths)
        self.found |= set(paths)
        return frozenset(At(path) for path in paths)

    def _filtered(self, node: nodes.Filter, names: _Names) -> Value:
        held = self.value(node.node, names)
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self.value(argument, names)
        if node.name in _BY_ATTRIBUTE:
            self._part(self._items(held), self.value(node.args[0], names))
        if node.name in _JOINED | _ONE:
            items = self._items(held)
            return items if node.name in _ONE else _NOTHING
        return held if node.name in _ITEMS else _NOTHING

    def _call(self, node: nodes.Call, names: _Names, caller: _Macro | None) -> Value:
        given = [self.value(argument, names) for argument in node.args]
        named = {pair.key: self.value(pair.value, names) for pair in node.kwargs}
        assert isinstance(node.node, nodes.Name)
        if node.node.name == "caller":
            for macro in names.get("caller", ()):
                macro.value(given, named, None)  # type: ignore[union-attr, operator]
        elif node.node.name in self.macros:
            self.macros[node.node.name](given, named, caller)
        return _NOTHING


def _macros(reader: _Reader, template: str) -> dict[str, _Macro]:
    """Macros that a template can call: its own, and those it imports by the names it gives them."""
    tree = _parsed(template)
    found = {macro.name: _macro(reader.found, template, macro) for macro in tree.find_all(nodes.Macro)}
    for node in tree.find_all(nodes.FromImport):
        source = node.template.as_const()
        own = {macro.name: macro for macro in _parsed(source).find_all(nodes.Macro)}
        for item in node.names:
            name, known_as = item if isinstance(item, tuple) else (item, item)
            found[known_as] = _macro(reader.found, source, own[name])
    return found


def _macro(found: set[str], template: str, macro: nodes.Macro) -> _Macro:
    def call(given: list[Value], named: Mapping[str, Value], caller: _Macro | None) -> None:
        inside = _Reader()
        inside.found = found
        inside.macros = _macros(inside, template)
        arguments = [argument.name for argument in macro.args]
        defaults = dict(
            zip(reversed(arguments), reversed([inside.value(one, {}) for one in macro.defaults]), strict=False)
        )
        names = {**defaults, **dict(zip(arguments, given, strict=False)), **named}
        assert set(arguments) <= names.keys(), f"{template}: {macro.name} is not given {set(arguments) - names.keys()}"
        names["caller"] = frozenset({Fixed(caller)}) if caller else _NOTHING
        inside.draw(macro.body, names)

    return call
