"""axe-core finds nothing, in light and in dark; marks can be told apart without colours."""

from __future__ import annotations

import io

import pytest
from axe import RUN, axe_source
from PIL import Image
from playwright.sync_api import Locator
from sample_school import Sample
from school_pages import ONE_OF_EACH, PAGES, name
from watching import LAPTOP, PHONE, Blank, Size

pytestmark = pytest.mark.browser

_MARKED = (
    ("family/amara-okafor", "standards.html", ".pf-mark"),
    ("family/amara-okafor", "standards.html", ".pf-gap"),
    ("family/amara-okafor", "goals/index.html", ".pf-goalline"),
    ("family/amara-okafor", "plan.html", ".pf-people__state--open"),
    ("family/amara-okafor", "goals/build-a-water-filter.html", ".pf-steps__item--done"),
)


@pytest.mark.parametrize(
    ("size", "scheme", "kind", "site", "path"),
    [(LAPTOP, "light", *page) for page in PAGES] + [(PHONE, "dark", *page) for page in ONE_OF_EACH],
    ids=[f"{name(page)} in light" for page in PAGES] + [f"{name(page)} in dark" for page in ONE_OF_EACH],
)
def test_axe_finds_nothing(
    sample: Sample, blank: Blank, size: Size, scheme: str, kind: str, site: str, path: str
) -> None:
    source = axe_source()
    page = blank(size, color_scheme=scheme, bypass_csp=True)
    page.goto(sample.page(site, path).as_uri())
    page.evaluate(source)
    assert page.evaluate(RUN) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("site", "path", "mark"), _MARKED, ids=[mark for _, _, mark in _MARKED])
def test_marks_are_seen_in_a_contrast_theme(
    sample: Sample, blank: Blank, scheme: str, site: str, path: str, mark: str
) -> None:
    page = blank(color_scheme=scheme, forced_colors="active")
    page.goto(sample.page(site, path).as_uri())
    for found in page.locator(mark).all()[:6]:
        assert _contrast(found) > 120


def _contrast(element: Locator) -> int:
    """How far the lightest and the darkest point of an element lie apart, of 255."""
    lightest = Image.open(io.BytesIO(element.screenshot())).convert("L").getextrema()
    return int(lightest[1]) - int(lightest[0])
