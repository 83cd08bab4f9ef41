"""On paper: no page of a site begins with an empty sheet or ends with one that holds nothing but the foot."""

from __future__ import annotations

import io

import pikepdf
import pytest
from playwright.sync_api import Page
from sample_school import Sample
from school_pages import ONE_OF_EACH, PAGES, name
from watching import Blank

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_ON_PAPER = {"A4": PAGES, "Letter": ONE_OF_EACH}
_INK = frozenset(("Tj", "TJ", "'", '"', "INLINE IMAGE", "sh"))
_FRAME_UNSEEN = ".pf-foot, .pf-bar { visibility: hidden !important; }"
_ONLY_HEADS = """main *, .pf-foot * { visibility: hidden !important }
  .pf-matrix thead * { visibility: visible !important }"""
_SIX_TIMES = """() => {
  const body = document.querySelector(".pf-matrix tbody");
  body.append(...[...Array(5)].flatMap(() => [...body.rows].slice(0, 4).map(row => row.cloneNode(true))));
  return body.rows.length * document.querySelectorAll(".pf-matrix__standard").length;
}"""
_RUN_TOGETHER = """() => {
  const boxes = [...document.querySelectorAll(".pf-matrix__standards a span")].map(e => e.getBoundingClientRect());
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return boxes.filter((one, n) => boxes.slice(n + 1).some(other => meet(one, other))).length;
}"""


def _open(blank: Blank, sample: Sample, site: str, path: str) -> Page:
    page = blank(bypass_csp=True)
    page.goto(sample.page(site, path).as_uri())
    return page


def _printed(page: Page, paper: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))


def _inked(held: pikepdf.Object, depth: int = 0) -> bool:
    """Whether a sheet, or a form drawn on it, shows a letter or a picture."""
    forms = held.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    for operands, operator in pikepdf.parse_content_stream(held):
        if str(operator) in _INK:
            return True
        if str(operator) == "Do":
            drawn = forms[str(operands[0])]
            if drawn.Subtype == "/Image" or (depth < 8 and _inked(drawn, depth + 1)):
                return True
    return False


def _sheets(page: Page, paper: str) -> list[bool]:
    """Sheet by sheet, whether anything but the frame of the site stands on it. What is unseen keeps its place."""
    page.add_style_tag(content=_FRAME_UNSEEN)
    return [_inked(sheet.obj) for sheet in _printed(page, paper).pages]


@pytest.mark.parametrize(
    ("paper", "kind", "site", "path"),
    [(paper, *page) for paper, pages in _ON_PAPER.items() for page in pages],
    ids=[f"{name(page)} on {paper}" for paper, pages in _ON_PAPER.items() for page in pages],
)
def test_every_sheet_holds_something_of_the_page(
    sample: Sample, blank: Blank, paper: str, kind: str, site: str, path: str
) -> None:
    page = _open(blank, sample, site, path)
    held = _sheets(page, paper)
    assert held
    assert all(held), f"sheets with nothing of the page: {[n for n, ink in enumerate(held, 1) if not ink]}"


@pytest.mark.parametrize(("paper", "sheets"), [("A4", 2), ("Letter", 2), ("A3", 1)])
def test_a_matrix_of_24_by_40_lies_on_few_sheets_with_its_names_on_each(
    sample: Sample, blank: Blank, paper: str, sheets: int
) -> None:
    page = _open(blank, sample, "educators/juniper", "matrix.html")
    assert page.evaluate(_SIX_TIMES) == 24 * 40
    printed = _printed(page, paper)
    assert len(printed.pages) == sheets
    assert all(sheet.mediabox[2] > sheet.mediabox[3] for sheet in printed.pages)
    assert all(_sheets(page, paper))
    page.add_style_tag(content=_ONLY_HEADS)
    assert [_inked(sheet.obj) for sheet in _printed(page, paper).pages] == [True] * sheets


def test_names_and_codes_over_the_columns_do_not_run_into_one_another(sample: Sample, blank: Blank) -> None:
    page = _open(blank, sample, "educators/juniper", "matrix.html")
    page.set_viewport_size({"width": 1054, "height": 725})
    page.emulate_media(media="print")
    assert page.evaluate(_RUN_TOGETHER) == 0


@pytest.mark.parametrize("path", ["plan.html", "standards.html", "goals/build-a-water-filter.html"])
def test_a_printed_page_says_whose_it_is(sample: Sample, blank: Blank, path: str) -> None:
    page = _open(blank, sample, "family/amara-okafor", path)
    page.emulate_media(media="print")
    owner = page.locator(".pf-bar__name")
    assert owner.is_visible()
    assert owner.inner_text() == "Amara Okafor"
