"""The layers hold: who may import whom, who may read what, and how long anything may be."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = {
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file.read_text("utf-8")
    for file in sorted((ROOT / "portfolio_gen").rglob("*.py"))
}
MODULES = {name: ast.parse(source) for name, source in SOURCES.items()}
STDLIB = set(sys.stdlib_module_names)
PACKAGE = "portfolio_gen"

MAY_IMPORT = {
    "model": {"pydantic", "model"},
    "view": {"model", "view"},
    "markdown": {"model", "markdown", "pymdownx", "pygments", "nh3"},
    "pages": {"model", "view", "markdown", "pages"},
    "source": {"model", "problems", "source", "user_error", "whole_file", "__init__"}
    | {"yaml", "frontmatter", "pydantic", "openpyxl", "defusedxml", "nbformat", "jsonschema", "referencing"},
    "named": {"model", "source", "view", "named", "enrolment", "jobs", "problems", "settings"},
    "publish": {"model", "markdown", "publish", "settings", "user_error", "whole_file", "__init__"}
    | {"PIL", "pillow_heif", "pikepdf", "xlsxwriter", "cbor2", "jinja2", "markupsafe", "mkdocs"},
}
"""What stands in these layers may import, besides the standard library; parts of this package by the layer's name."""
VALUES_OF_PAGES = {"site", "addresses", "download", "words"}
"""Of `pages`, what `publish` may name: values and the words around them, never the builders of pages."""


@cache
def imports(name: str) -> tuple[str, ...]:
    """Modules that a module names, in whole; names imported from a package as modules where they are some."""
    return tuple(_imports(name))


def _imports(name: str) -> Iterator[str]:
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} imports relatively"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else node.module or ""


def layer(module: str) -> str:
    """The layer of one of our modules, or a top module's own name; the top name of a foreign one."""
    parts = module.split(".")
    return (parts[1] if len(parts) > 1 else "__init__") if parts[0] == PACKAGE else parts[0]


@dataclass(frozen=True)
class Rule:
    """A rule that the table of imports does not say, and whoever breaks it."""

    says: str
    """As `docs/architecture.md` has it."""
    may: frozenset[str]
    """The modules that it does not bind; a name that ends with a dot stands for all below it."""
    breaks: Callable[[str], bool]
    """Whether a module does what only those may do."""

    def broken_by(self) -> set[str]:
        """The modules that do, and may not."""
        return {name for name in MODULES if self.breaks(name) and not self._is_free(name.removeprefix(f"{PACKAGE}."))}

    def unused(self) -> set[str]:
        """Modules that are let and have no need of it, so that the list stays short."""
        doing = {name.removeprefix(f"{PACKAGE}.") for name in MODULES if self.breaks(name)}
        return {may for may in self.may if not any(name == may or name.startswith(f"{may}.") for name in doing)}

    def _is_free(self, name: str) -> bool:
        return any(name == may or name.startswith(f"{may}.") for may in self.may)


def _sees_both_ends(name: str) -> bool:
    return {"source", "publish"} <= {layer(found) for found in imports(name)}


def _imports_any(*tops: str) -> Callable[[str], bool]:
    return lambda name: any(layer(found) in tops for found in imports(name))


def _imports_part(part: str) -> Callable[[str], bool]:
    return lambda name: any(found.startswith(f"{PACKAGE}.{part}") for found in imports(name))


def _reads(*attributes: str, within: str = "") -> Callable[[str], bool]:
    def reads(name: str) -> bool:
        return (not within or layer(name) == within) and bool(_attributes(name) & set(attributes))

    return reads


@cache
def _attributes(name: str) -> frozenset[str]:
    return frozenset(node.attr for node in ast.walk(MODULES[name]) if isinstance(node, ast.Attribute))


def _names(wanted: str) -> Callable[[str], bool]:
    return lambda name: any(isinstance(node, ast.Name) and node.id == wanted for node in ast.walk(MODULES[name]))


def _starts_processes(name: str) -> bool:
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    running = {"subprocess.Popen", "subprocess.run", "os.system", "os.fork", "os.posix_spawn", "os.popen"}
    return bool(calls & running) or _imports_any("multiprocessing")(name) or "concurrent.futures" in imports(name)


def _touches_disks(name: str) -> bool:
    return layer(name) in ("pages", "view", "markdown") and _imports_any("os", "io", "shutil", "tempfile", "glob")(name)


RULES = (
    Rule(
        "`source/` and `publish/` are seen together by those alone who put the story together",
        frozenset({"pipeline", "checking", "planning", "publishing", "enrolment", "absence", "preview"}),
        _sees_both_ends,
    ),
    Rule(
        "commands import the pipeline and what stands beside it, never `source/` or `publish/`",
        frozenset(),
        lambda name: (
            layer(name) in ("commands", "cli")
            and {layer(found) for found in imports(name)} & {"source", "publish"} != set()
        ),
    ),
    Rule(
        "MkDocs and Material are imported by the host and by the plugin",
        frozenset({"publish.mkdocs_host", "plugin"}),
        _imports_any("mkdocs", "material"),
    ),
    Rule(
        "the host of MkDocs is named where hosts are chosen, and nowhere else",
        frozenset({"publish.hosts", "plugin"}),
        _imports_part("publish.mkdocs_host"),
    ),
    Rule(
        "sharing and consent are read where they are written and where they decide",
        frozenset({"model", "source", "view.disclose"}),
        _reads("sharing", "consent", "circles", "draft", "photos", "consent_default"),
    ),
    Rule(
        "`Portfolio`, all that a learner wrote, is named before disclosure only",
        frozenset({"source", "view.disclose", "planning"}),
        _names("Portfolio"),
    ),
    Rule(
        "the whole `School`, with everybody's ratings, is no matter of pages: they get a `SchoolView`",
        frozenset({"source", "named", "view.disclose", "view.school_view", "commands"})
        | {"pipeline", "checking", "planning", "publishing", "jobs", "enrolment", "published_files", "preview"}
        | {"rating_worksheets", "feedback_desk"},
        _names("School"),
    ),
    Rule(
        "a note on a rating is on one component of a page",
        frozenset({"pages.learner.calculation"}),
        _reads("note", within="pages"),
    ),
    Rule("`view/`, `markdown/` and `pages/` touch no disk", frozenset(), _touches_disks),
    Rule(
        "learners' Markdown is turned into HTML in one folder",
        frozenset({"markdown"}),
        lambda name: any(found.split(".")[0] in READERS_OF_MARKDOWN for found in imports(name)),
    ),
    Rule(
        "processes of ours are started by the executors; the one program of others is Pagefind",
        frozenset({"executors", "publish.pagefind"}),
        _starts_processes,
    ),
    Rule(
        "workbooks of others are opened by their reader",
        frozenset({"source.rating.workbook_parts", "source.rating.workbook_rows"}),
        _imports_any("openpyxl", "defusedxml"),
    ),
)
READERS_OF_MARKDOWN = {"markdown", "pymdownx", "pygments", "nh3"}
BELOW, ABOVE = "<!-- rules -->\n", "<!-- end of rules -->"
"""Where `docs/architecture.md` has the rules; what stands between is what `rules_in_words` says."""


def rules_in_words() -> str:
    """The rules as the page about the architecture has them."""
    return "".join(
        f"- {rule.says[0].upper() if rule.says[0] != '`' else '`'}{rule.says[1:]}{_who(rule)}.\n" for rule in RULES
    )


def _who(rule: Rule) -> str:
    places = ", ".join("`" + name.replace(".", "/") + "`" for name in sorted(rule.may))
    return f": {places}" if places else ""


def _strange(name: str) -> set[str]:
    """What a module of a layer imports and may not."""
    strange = {found for found in imports(name) if layer(found) not in MAY_IMPORT[layer(name)] | STDLIB}
    return strange - ({f"{PACKAGE}.pages.{value}" for value in VALUES_OF_PAGES} if layer(name) == "publish" else set())


def test_a_layer_imports_only_what_lies_below() -> None:
    found = {name: _strange(name) for name in MODULES if layer(name) in MAY_IMPORT}
    assert len(found) > 250
    assert {name: strange for name, strange in found.items() if strange} == {}


@pytest.mark.parametrize("rule", RULES, ids=[rule.says[:40] for rule in RULES])
def test_a_rule_is_kept(rule: Rule) -> None:
    assert rule.broken_by() == set()
    assert rule.unused() == set()


def test_the_page_about_the_architecture_has_these_rules() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    assert page.partition(BELOW)[2].partition(ABOVE)[0] == rules_in_words()


def test_no_circles() -> None:
    graph = {name: {found for found in imports(name) if found in MODULES and found != name} for name in MODULES}
    graph[PACKAGE] = set()
    assert len(list(TopologicalSorter(graph).static_order())) == len(graph)


def test_modules_are_short() -> None:
    assert {name: lines for name in MODULES if (lines := len(SOURCES[name].splitlines())) > 250} == {}


def test_functions_are_short() -> None:
    functions = [
        (f"{name}.{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for name in MODULES
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(functions) > 1_000
    assert [(name, lines) for name, lines in functions if lines > 40] == []


SAME_THING = {
    frozenset({"commands.build", "pipeline"}): "a command and what it does",
    frozenset({"commands.check", "checking"}): "a command and what it does",
    frozenset({"commands.serve", "preview.live"}): "a command and what it does",
    frozenset(
        f"model.methods.{room}" for room in ("formulas", "explanations", "histories")
    ): "one method, three answers",
}
"""Where one name in several modules is meant: it is the same thing there."""


def _public_names(name: str) -> Iterator[str]:
    """What a module defines for others: its functions, classes and constants."""
    for node in MODULES[name].body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def test_no_name_means_two_things() -> None:
    defined: dict[str, set[str]] = {}
    for module in MODULES:
        for public in _public_names(module):
            if not public.startswith("_"):
                defined.setdefault(public, set()).add(module.removeprefix(f"{PACKAGE}."))
    twice = {name: where for name, where in defined.items() if len(where) > 1}
    assert {name: where for name, where in twice.items() if frozenset(where) not in SAME_THING} == {}
    assert SAME_THING.keys() <= {frozenset(where) for where in twice.values()}


if __name__ == "__main__":
    PAGE = ROOT / "docs/architecture.md"
    before, _, rest = PAGE.read_text("utf-8").partition(BELOW)
    PAGE.write_text(f"{before}{BELOW}{rules_in_words()}{ABOVE}{rest.partition(ABOVE)[2]}", "utf-8")
