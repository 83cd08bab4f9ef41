"""Pages and templates sign a contract: what a page hands over is read, and what a template reads is handed over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from planned_sites import planned_sites
from sample_school import REPOSITORY
from template_reads import reads

from portfolio_gen.pages.addresses import from_page
from portfolio_gen.pages.site import Page, Prose, Site
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
OF_PROSE = {"html": "", "headings": ({"level": 2, "id": "", "text": ""},), "lang": "", "dir": ""}
"""What becomes of a learner's text before a template sees it."""
ONLY_SOMETIMES = {
    "indexed": "pages of entries in educators' sites, for the search",
    "script": "the search, the matrix, and what one steps through with keys",
    "frame.back": "pages of one learner in a cohort's site",
    "frame.learners": "pages of one learner in a cohort's site",
    "heads": "a matrix of too many cells for one page, of which the sample school has none",
    "rows[].sums": "the same",
    "by_learner[].page": "groups of a standard: groups of a learner have no page of their own",
    "by_learner[].raters": "the same",
}
"""What a template asks for with `is defined`, and who hands it over."""

Shape = frozenset[str]
"""The names that a mapping has: mappings of one shape are one component."""


def _parts(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every value within a value, with its path."""
    yield path, value
    if isinstance(value, Prose):
        yield from _parts(OF_PROSE, path)
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _parts(held, f"{path}.{key}" if path else key)
    elif isinstance(value, tuple):
        for held in value:
            yield from _parts(held, f"{path}[]")


def _handed(site: Site, page: Page) -> Mapping[str, Any]:
    return {**page.context, "frame": {**site.frame, **page.context.get("frame", {})}}


@cache
def handed_over() -> Mapping[str, Mapping[str, frozenset[Shape]]]:
    """By template the paths that pages of the sample school hand over, with the shapes of what lies there."""
    found: dict[str, dict[str, set[Shape]]] = defaultdict(lambda: defaultdict(set))
    for site in planned_sites():
        for page in site.pages:
            for path, value in _parts(_handed(site, page), ""):
                shapes = found[page.template][path]
                if isinstance(value, Mapping):
                    shapes.add(frozenset(value))
    return {name: {path: frozenset(shapes) for path, shapes in paths.items()} for name, paths in found.items()}


@cache
def _is_read(template: str, path: str, key: str) -> bool:
    read = reads(f"portfolio/{template}")
    return bool({f"{path}.{key}" if path else key, f"{path}.*"} & read)


def unread() -> dict[str, list[str]]:
    """By one of its places, the names of each component that no template reads wherever the component stands."""
    places: dict[tuple[str, Shape], list[tuple[str, str]]] = defaultdict(list)
    for template, paths in handed_over().items():
        for path, shapes in paths.items():
            for shape in shapes:
                places["" if path else template, shape].append((template, path))
    found = {
        f"{at[0][0]}: {at[0][1]}": [key for key in sorted(shape) if not any(_is_read(*place, key) for place in at)]
        for (_, shape), at in places.items()
    }
    return {place: keys for place, keys in found.items() if keys}


@pytest.mark.slow
def test_nothing_is_handed_over_that_no_template_reads() -> None:
    assert unread() == {}


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
                **rendered(_handed(site, page), page.path),
            }  # fmt: skip
            try:
                strict.get_template(f"portfolio/{page.template}").render(said)
            except UndefinedError as error:
                missing.add(f"{page.template}: {error}")
    assert sorted(missing) == []


def _known(path: str, handed: Mapping[str, frozenset[Shape]]) -> bool:
    """Whether anything can be said of a path: not where a list is empty, or a value None, on every page."""
    outer, _, _ = path.rpartition(".")
    return not outer or bool(handed.get(outer, frozenset({frozenset()})))


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES)
def test_nothing_is_read_that_no_page_hands_over(template: str) -> None:
    handed = handed_over()[template]
    lists = {path.removesuffix("[]") for path in handed}
    missing = {path for path in reads(f"portfolio/{template}") - OF_THE_HOST if path not in handed}
    within = (*ONLY_SOMETIMES, *(path for path in missing if path.endswith("[]") and path[:-2] in lists))
    unsaid = {
        path for path in missing if not any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in within)
    }
    assert sorted(path for path in unsaid if not path.endswith(".*") and _known(path, handed)) == []
