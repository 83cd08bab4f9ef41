"""Pages and templates sign a contract: what a page declares is read, what a template reads is declared and handed over.

Declared is what mypy holds pages to, so that this also holds where a list is empty on every page that we have.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial

import pytest
from declared_parts import declared
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from planned_sites import planned_sites
from sample_school import REPOSITORY
from template_reads import reads

from portfolio_gen.pages.addresses import from_page
from portfolio_gen.publish.prose import rendered
from portfolio_gen.publish.templates import prepare

THEME = REPOSITORY / "theme"
TEMPLATES = sorted(file.name for file in (THEME / "portfolio").glob("*.html"))
OF_THE_HOST = {
    "title",
    "site_title",
    "audience",
    "page_path",
    "live",
    "asset",
    "here",
    "stylesheets",
    "language",
    "direction",
}
ONLY_SOMETIMES = {
    "indexed": "pages of entries in educators' sites, for the search",
    "script": "the search, the matrix, and what one steps through with keys",
    "by_learner[].page": "groups of a standard: groups of a learner have no page of their own",
    "by_learner[].raters": "the same",
}
"""What a template asks for with `is defined`, and who hands it over."""


@cache
def read(template: str) -> frozenset[str]:
    return reads(f"portfolio/{template}")


def test_every_template_has_a_page_that_declares_what_it_hands_over() -> None:
    assert sorted(declared()) == TEMPLATES


def _sometimes(path: str) -> bool:
    return any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in ONLY_SOMETIMES)


def test_nothing_is_read_that_is_not_declared() -> None:
    missing = {}
    for template, places in declared().items():
        paths = {place.path for place in places}
        asked = {path for path in read(template) - OF_THE_HOST if not path.endswith("*") and not _sometimes(path)}
        missing[template] = sorted(asked - paths)
    assert {template: paths for template, paths in missing.items() if paths} == {}


def _is_read(template: str, path: str) -> bool:
    outer, _, _ = path.rpartition(".")
    return bool({path, f"{outer}.*" if outer else "*"} & read(template))


def test_nothing_is_declared_that_no_template_reads() -> None:
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for template, places in declared().items():
        for place in places:
            if place.name:
                found[place.component, place.name].append(_is_read(template, place.path))
    assert sorted(f"{component}.{name}" for (component, name), anywhere in found.items() if not any(anywhere)) == []


def strict_environment() -> Environment:
    """Our templates as a host reads them, and no name that is not there."""
    made = Environment(loader=FileSystemLoader(THEME), undefined=StrictUndefined)
    made.filters["url"] = lambda address: address
    prepare(made)
    made.filters["url"] = lambda address: address
    made.globals["stylesheets"] = lambda audience, script: ()
    return made


@pytest.mark.slow
def test_no_page_of_the_sample_school_asks_for_a_name_that_is_not_there() -> None:
    strict, missing = strict_environment(), set()
    for site in planned_sites():
        for page in site.pages:
            said = {
                "title": page.title, "site_title": site.title, "audience": site.audience, "page_path": page.path,
                "live": False, "language": "en", "direction": "ltr",
                "asset": str, "here": partial(from_page, page=page.path),
                **rendered({**page.context, "frame": site.frame_of(page)}, page.path),
            }  # fmt: skip
            try:
                strict.get_template(f"portfolio/{page.template}").render(said)
            except UndefinedError as error:
                missing.add(f"{page.template}: {error}")
    assert sorted(missing) == []
