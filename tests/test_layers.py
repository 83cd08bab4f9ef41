"""The layers hold: who may import whom, who may read what, and how long anything may be."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
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
MARKDOWN = {"markdown", "pymdownx", "pygments", "nh3"}
PACKAGE = "portfolio_gen"

MAY_IMPORT = {
    "model": {"pydantic", "model"},
    "view": {"model", "view"},
    "pages": {"model", "view", "pages"} | MARKDOWN,
    "source": {"model", "problems", "source", "__init__"}
    | {"yaml", "frontmatter", "pydantic", "openpyxl", "defusedxml", "nbformat"},
    "named": {"model", "source", "view", "named", "enrolment", "jobs", "problems", "settings"},
    "publish": {
        "model",
        "publish",
        "settings",
        "__init__",
        "PIL",
        "pillow_heif",
        "pikepdf",
        "xlsxwriter",
        "jinja2",
        "markupsafe",
        "mkdocs",
    },
}
"""What stands in these layers may import, besides the standard library; parts of this package by the layer's name."""
VALUES_OF_PAGES = {"site", "addresses", "download", "student_markdown"}
"""Of `pages`, what `publish` may name: values, and the student's Markdown; never the builders of pages."""
BOTH_ENDS = {"pipeline", "planning", "publishing", "jobs", "enrolment", "absence", "preview", "cli"}
"""What may see both `source` and `publish`."""


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


@pytest.mark.parametrize("name", [name for name in MODULES if layer(name) in MAY_IMPORT])
def test_a_layer_imports_only_what_lies_below(name: str) -> None:
    allowed = MAY_IMPORT[layer(name)]
    strange = {found for found in imports(name) if layer(found) not in allowed | STDLIB}
    if layer(name) == "publish":
        strange -= {f"{PACKAGE}.pages.{value}" for value in VALUES_OF_PAGES}
    assert strange == set()


def test_only_few_see_both_ends() -> None:
    seen = {name: {layer(found) for found in imports(name)} for name in MODULES}
    both = {layer(name) for name, layers in seen.items() if {"source", "publish"} <= layers}
    assert both <= BOTH_ENDS


def test_only_the_host_and_the_plugin_import_mkdocs() -> None:
    found = {name for name in MODULES if any(layer(module) in ("mkdocs", "material") for module in imports(name))}
    assert found == {f"{PACKAGE}.publish.mkdocs_host", f"{PACKAGE}.plugin"}


def test_only_the_reader_of_worksheets_opens_workbooks_of_others() -> None:
    found = {name: {layer(module) for module in imports(name)} & {"openpyxl", "defusedxml"} for name in MODULES}
    rating = f"{PACKAGE}.source.rating"
    assert {name: tops for name, tops in found.items() if tops} == {
        f"{rating}.workbook_parts": {"defusedxml"},
        f"{rating}.workbook_rows": {"openpyxl"},
    }


def test_only_disclose_reads_sharing_and_consent() -> None:
    secret = {"sharing", "consent", "circles", "draft", "photos", "consent_default"}
    readers = {
        name
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in secret and layer(name) not in ("model", "source")
    }
    assert readers == {f"{PACKAGE}.view.disclose"}


def test_no_circles() -> None:
    graph = {name: {found for found in imports(name) if found in MODULES and found != name} for name in MODULES}
    graph[PACKAGE] = set()
    assert len(list(TopologicalSorter(graph).static_order())) == len(graph)


@pytest.mark.parametrize("name", MODULES)
def test_modules_and_functions_are_short(name: str) -> None:
    assert len(SOURCES[name].splitlines()) <= 250
    functions = [node for node in ast.walk(MODULES[name]) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > 40] == []
