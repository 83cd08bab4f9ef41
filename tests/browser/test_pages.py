"""Every kind of page opens, from the disk and from a server below a path, on a phone and on a laptop."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from sample_school import REPOSITORY, Sample
from school_pages import ONE_OF_EACH, PAGES, name
from watching import LAPTOP, NARROW, PAPER, PHONE, Blank, Size, Watched

pytestmark = pytest.mark.browser

every_size = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
every_page = pytest.mark.parametrize(("kind", "site", "path"), PAGES, ids=map(name, PAGES))
one_of_each = pytest.mark.parametrize(("kind", "site", "path"), ONE_OF_EACH, ids=map(name, ONE_OF_EACH))

_PICTURES = """async () => {
  const pictures = [...document.images];
  pictures.forEach(picture => picture.loading = 'eager');
  await Promise.all(pictures.map(picture => picture.decode().catch(() => 0)));
  return pictures.filter(picture => !picture.naturalWidth || picture.alt === null || !picture.hasAttribute('alt'))
    .map(picture => picture.outerHTML);
}"""
_THEMES = "[...document.querySelectorAll('[class*=md-]:not(.pf-prose)')].map(e => e.outerHTML)"
"""Elements that a theme put into the page: there are none, and so no landmark of its own."""
_WIDER = "document.documentElement.scrollWidth - innerWidth"
_LANDMARKS = """[...document.querySelectorAll('header.pf, .pf nav[aria-label=Pages], main.pf, main h1, footer.pf')]
  .map(e => e.localName)"""
_FOREIGN = """[...document.querySelectorAll('[lang]:not(html)')]
  .map(e => [e.lang, e.dir, getComputedStyle(e).direction])"""


def test_these_pages_are_of_every_kind() -> None:
    kinds = {file.stem for file in (REPOSITORY / "theme" / "portfolio").glob("*.html")}
    assert {kind for kind, _, _ in PAGES} == kinds


@every_page
@every_size
def test_a_page_opens_from_the_disk(sample: Sample, blank: Blank, size: Size, kind: str, site: str, path: str) -> None:
    _opens(blank(size), sample, sample.output.as_uri(), site, path)


@one_of_each
@every_size
def test_a_page_opens_from_a_server_below_a_path(
    sample: Sample, served: str, blank: Blank, size: Size, kind: str, site: str, path: str
) -> None:
    _opens(blank(size), sample, served, site, path)


def _opens(page: Page, sample: Sample, base: str, site: str, path: str) -> None:
    watched = Watched(page, f"{base}/{site.split('/')[0]}/")
    page.goto(f"{base}/{sample.places[site]}/{path}")
    assert page.evaluate(_PICTURES) == []
    assert watched.wrong == []
    assert page.evaluate(_THEMES) == []
    assert page.evaluate(_WIDER) <= 0
    assert sorted(page.evaluate(_LANDMARKS)) == ["footer", "h1", "header", "main", "nav"]


@one_of_each
def test_a_narrow_phone_and_a_sheet_of_paper_hold_the_page(
    sample: Sample, blank: Blank, kind: str, site: str, path: str
) -> None:
    page = _open(blank(NARROW), sample, site, path)
    assert page.evaluate(_WIDER) <= 0
    page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
    page.emulate_media(media="print")
    assert page.evaluate(_WIDER) <= 0
    assert page.locator("main h1").is_visible()
    assert not page.locator("header.pf-bar nav").is_visible()


@pytest.mark.parametrize("path", ["index.html", "goals/solar-oven.html", "standards.html"])
def test_arabic_runs_from_right_to_left_inside_an_english_page(sample: Sample, blank: Blank, path: str) -> None:
    page = _open(blank(), sample, "family/layla-haddad", path)
    marked = page.evaluate(_FOREIGN)
    assert {tuple(words) for words in marked} == {("ar", "rtl", "rtl")}
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == ["en", "ltr"]


def _open(page: Page, sample: Sample, site: str, path: str) -> Page:
    page.goto(sample.page(site, path).as_uri())
    return page
