"""Templates hold to what a second host could draw too: values, filters and tests, no calls on objects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html_tree import only_colour, read_html, unnamed
from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables
from sample_school import REPOSITORY, Sample

from portfolio_gen.pages.site import Page, Site
from portfolio_gen.publish.hosts import warm_host
from portfolio_gen.publish.templates import SENTENCES

THEME = REPOSITORY / "theme"
TEMPLATES = sorted(THEME.rglob("*.html"))
_FUNCTIONS = {*SENTENCES, "here", "asset", "stylesheets", "caller", "range"}
_FILTERS = {
    "url",
    "default",
    "join",
    "length",
    "list",
    "round",
    "rejectattr",
    "selectattr",
    "sort",
    "first",
    "last",
    "sum",
}
_EMPTY: dict[str, dict[str, object]] = {
    "home": {"who": {}},
    "profile": {"who": {}},
    "goal": {"goal": {}},
    "evidence": {"entry": {}},
    "reflection": {"entry": {}},
}
"""The one thing that a page of this kind is about; everything else may be missing."""
_KINDS = sorted(file.stem for file in (THEME / "portfolio").glob("*.html"))
_FRAME = {"name": "Nobody", "home": "index.html", "nav": (), "for": ("", ""), "school": "", "licences": ()}


def _named(call: nodes.Call, own: set[str]) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in own | _FUNCTIONS


def _macros(tree: nodes.Template) -> set[str]:
    imported = (item for node in tree.find_all(nodes.FromImport) for item in node.names)
    names = {item[1] if isinstance(item, tuple) else item for item in imported}
    return names | {macro.name for macro in tree.find_all(nodes.Macro)}


def _beyond_values(source: str) -> list[str]:
    """What a template uses beside values: calls on objects, by their line, filters of one host, and `safe`."""
    tree = Environment().parse(source)
    own = _macros(tree)
    calls = [f"a call in line {call.lineno}" for call in tree.find_all(nodes.Call) if not _named(call, own)]
    filters = sorted({item.name for item in tree.find_all(nodes.Filter)} - _FILTERS)
    return [*calls, *filters, *(["|safe"] if "|safe" in source.replace(" ", "") else [])]


def test_a_template_uses_values_and_nothing_else() -> None:
    assert len(TEMPLATES) > 40
    found = {str(file.relative_to(THEME)): _beyond_values(file.read_text("utf-8")) for file in TEMPLATES}
    assert {name: beyond for name, beyond in found.items() if beyond} == {}


@pytest.mark.parametrize("file", sorted(THEME.glob("components/*.html")), ids=lambda file: file.stem)
def test_a_component_knows_only_what_it_is_given(file: Path) -> None:
    tree = Environment().parse(file.read_text("utf-8"))
    set_here = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    assert find_undeclared_variables(tree) - set_here - SENTENCES.keys() == set()


@pytest.mark.parametrize("kind", _KINDS)
def test_a_page_about_nothing_is_still_a_page(kind: str) -> None:
    page = Page("index.html", f"{kind}.html", "Nothing", {"at": kind, **_EMPTY.get(kind, {})})
    site = Site("nobody", "family", "Nobody", _FRAME, (page,))
    ((_, made),) = warm_host(str(REPOSITORY / "mkdocs.yml")).pages(site)
    assert read_html(made.decode("utf-8"))[1] == []


@pytest.mark.parametrize("kind", ["goal", "reflection", "evidence"])
def test_the_learners_own_words_stand_below_an_entry(kind: str) -> None:
    said = {"at": kind, "goal": {}, "entry": {}, "tags": ("rivers",)}
    site = Site("nobody", "family", "Nobody", _FRAME, (Page("index.html", f"{kind}.html", "T", said),))
    ((_, made),) = warm_host(str(REPOSITORY / "mkdocs.yml")).pages(site)
    assert "<bdi>rivers</bdi>" in made.decode("utf-8")


@pytest.mark.slow
def test_pages_of_the_sample_school_are_well_formed(sample: Sample) -> None:
    found = {}
    for site in ("family/amara-okafor", "family/layla-haddad", "educators/juniper"):
        for file in sorted((sample.output / sample.places[site]).rglob("*.html"))[:40]:
            root, wrong = read_html(file.read_text("utf-8"))
            found[f"{site}: {file.name}"] = [*wrong, *unnamed(root), *only_colour(root)]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.slow
def test_a_page_brings_no_empty_lines(sample: Sample) -> None:
    page = sample.page("family/amara-okafor", "index.html").read_text("utf-8")
    assert len(re.findall(r"\n\s*\n", page)) <= 2
