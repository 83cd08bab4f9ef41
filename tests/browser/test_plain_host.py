"""Pages of the plain host are looked at as closely: accessible, no wider than the window, drawn like MkDocs' own."""

from __future__ import annotations

import pytest
from axe import RUN, axe_source
from playwright.sync_api import Page
from sample_school import Sample
from school_pages import ONE_OF_EACH, name
from watching import LAPTOP, PHONE, Blank, Size, Watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("hosts")]

every_look = pytest.mark.parametrize(
    ("size", "scheme"), [(size, scheme) for size in (PHONE, LAPTOP) for scheme in ("light", "dark")]
)
_FEW = tuple(page for page in ONE_OF_EACH if page[0] in ("home", "evidence", "standards", "cohort_matrix", "search"))
_WIDER = "document.documentElement.scrollWidth - innerWidth"
_DRAWN = """[...document.querySelectorAll('body, body *')].map(e => {
  const {x, y, width, height} = e.getBoundingClientRect(), style = getComputedStyle(e);
  return [e.localName, x, y, width, height, style.color, style.backgroundColor, style.borderTopColor, style.fontFamily,
    style.fontSize, style.fontWeight, style.lineHeight, style.listStyleType].join(' ');
})"""
"""Where every element stands and what can be seen of it, wherever the pointer is."""


@every_look
@pytest.mark.parametrize(("kind", "site", "path"), _FEW, ids=map(name, _FEW))
def test_axe_finds_nothing(
    plain_sample: Sample, blank: Blank, size: Size, scheme: str, kind: str, site: str, path: str
) -> None:
    source = axe_source()
    page = blank(size, color_scheme=scheme, bypass_csp=True)
    page.goto(plain_sample.page(site, path).as_uri())
    page.evaluate(source)
    assert page.evaluate(RUN) == []
    assert page.evaluate(_WIDER) <= 0


@pytest.mark.parametrize(
    ("size", "media", "kind", "site", "path"),
    [(size, "screen", *page) for size in (PHONE, LAPTOP) for page in ONE_OF_EACH]
    + [(LAPTOP, "print", *page) for page in _FEW],
)
def test_a_page_is_drawn_alike(
    sample: Sample, plain_sample: Sample, blank: Blank, size: Size, media: str, kind: str, site: str, path: str
) -> None:
    drawn = []
    for built in (plain_sample, sample):
        page = blank(size, color_scheme="dark" if size == PHONE else "light")
        page.emulate_media(media=media)
        watched = Watched(page, built.output.as_uri())
        page.goto(built.page(site, path).as_uri())
        assert watched.wrong == []
        assert page.evaluate(_WIDER) <= 0
        drawn.append(_drawn(page))
    assert len(drawn[0]) > 20
    assert [both for both in zip(*drawn, strict=True) if both[0] != both[1]] == []


def _drawn(page: Page) -> list[str]:
    """What can be seen of every element, once nothing moves any more."""
    page.evaluate("async () => { await document.fonts.ready; document.getAnimations().forEach(a => a.finish()) }")
    found: list[str] = page.evaluate(_DRAWN)
    return found
