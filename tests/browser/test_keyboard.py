"""Everything that can be clicked can be reached with the Tab key, and one sees where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from sample_school import Sample
from school_pages import ONE_OF_EACH, name
from watching import LAPTOP, PHONE, Blank, Size

pytestmark = pytest.mark.browser

_FOCUSED = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  return {text: here.textContent.trim(), id: here.id, skip: here.matches('.pf-skip'),
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0};
}"""
_NAVIGATION = ".pf-bar a"


def _press(page: Page, key: str) -> dict[str, object]:
    page.keyboard.press(key)
    focused: dict[str, object] = page.evaluate(_FOCUSED)
    return focused


@pytest.mark.parametrize(("kind", "site", "path"), ONE_OF_EACH, ids=map(name, ONE_OF_EACH))
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_tab_finds_the_skip_link_first_and_then_the_navigation(
    sample: Sample, blank: Blank, size: Size, kind: str, site: str, path: str
) -> None:
    page = blank(size)
    page.goto(sample.page(site, path).as_uri())
    first = _press(page, "Tab")
    assert first["skip"]
    assert first["seen"]
    links = [words.strip() for words in page.locator(_NAVIGATION).all_text_contents()]
    reached = [_press(page, "Tab") for _ in links]
    assert [focused["text"] for focused in reached] == links
    assert all(focused["outline"] and focused["seen"] for focused in reached)


def test_the_skip_link_leads_into_the_page(sample: Sample, blank: Blank) -> None:
    page = blank()
    page.goto(sample.page("family/amara-okafor", "index.html").as_uri())
    page.keyboard.press("Tab")
    assert _press(page, "Enter")["id"] == "main"
    assert _press(page, "Tab")["text"] == "More about me"


def test_enter_follows_the_navigation(sample: Sample, blank: Blank) -> None:
    page = blank(PHONE)
    page.goto(sample.page("family/amara-okafor", "goals/build-a-water-filter.html").as_uri())
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="My plan").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan.html")
    assert page.get_by_role("heading", level=1).inner_text() == "My plan"


def test_every_link_and_scrolling_table_of_a_page_is_reached(sample: Sample, blank: Blank) -> None:
    page = blank(PHONE)
    page.goto(sample.page("educators/juniper", "index.html").as_uri())
    waiting = page.locator("main a[href], main [tabindex='0'], main summary, main select").count()
    page.locator("#main").focus()
    reached = [_press(page, "Tab") for _ in range(waiting)]
    assert all(focused["outline"] for focused in reached)
    assert len({str(focused["text"]) for focused in reached}) == waiting
