"""An honest page that uses everything a student may write loses nothing, and everything works without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import axe_source
from playwright.sync_api import Page
from school_folder import photograph, run, written
from watching import LAPTOP, PHONE, Blank, Size

from portfolio_gen.settings import MKDOCS, PLAIN

pytestmark = pytest.mark.browser

_EVERYTHING = Path(__file__).with_name("everything.md")
_WORDS = (
    "First paragraph strong emphasis struck code Ctrl break. After Somebody finished open one two inside left middle "
    "right sand 0.4 12 clear. $3.10, $E mc^2$ cos Measured twice. Careful goggles. Folded Hidden def filter(water): "
    "comment return Sediment sinks Inside box. صافٍ My other page another site from elsewhere Another heading Deeper "
    "Last words."
).split()


@pytest.fixture(scope="module", params=[MKDOCS, PLAIN])
def place(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> str:
    """The address of the page, by either host."""
    files: dict[str, str | bytes] = {
        "_school/school.yml": "name: Test\n",
        "ada/evidence/everything.md": _EVERYTHING.read_text("utf-8"),
        "ada/evidence/other.md": "---\nshare_with: [family]\n---\n# Other\n",
        "ada/evidence/square.jpg": photograph("gold"),
    }
    settings = written(tmp_path_factory.mktemp("everything"), files)
    settings.host = request.param
    record = next(record for record in run(settings).records if record.label == "family/ada")
    return (settings.output / record.site_path / "evidence" / "everything.html").as_uri()


@pytest.fixture
def page(place: str, blank: Blank) -> Page:
    """The page, open on a laptop."""
    opened = blank()
    opened.goto(place)
    return opened


def _style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"e => getComputedStyle(e)['{name}']"))


def test_no_word_is_lost(page: Page) -> None:
    page.locator("details").first.evaluate("details => details.open = true")
    shown = page.locator("main").inner_text()
    assert [word for word in _WORDS if word not in shown] == []


def test_lists_tables_and_marks_say_what_they_mean(page: Page) -> None:
    assert page.get_by_role("img", name="done").count() == 1
    assert page.get_by_role("img", name="to do").count() == 1
    assert [_style(page, f"td:nth-child({n})", "textAlign") for n in (1, 2, 3)] == ["left", "center", "right"]
    assert page.locator("tbody").get_by_role("cell").all_inner_texts() == ["sand", "0.4", "12"]
    assert _style(page, "[lang=ar]", "direction") == "rtl"
    assert page.locator(".pf-missing").inner_text() == "not there"
    assert page.get_by_alt_text("A yellow square").evaluate("picture => picture.naturalWidth") > 0


def test_code_has_colours_and_its_words(page: Page) -> None:
    colours = page.locator("pre code span").evaluate_all("all => [...new Set(all.map(e => getComputedStyle(e).color))]")
    assert len(colours) > 3
    assert 'return "clear" + str(1)' in page.locator("pre").inner_text()


def test_footnotes_lead_there_and_back(page: Page) -> None:
    page.locator(".footnote-ref").click()
    assert page.locator(".footnote li:target").inner_text().startswith("Measured twice.")
    page.locator(".footnote-backref").click()
    assert page.locator("sup:target").count() == 1


def test_details_open_with_the_keyboard(page: Page) -> None:
    assert not page.get_by_text("Hidden until opened.").is_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Hidden until opened.").is_visible()


def test_the_way_through_the_page_leads_to_its_headings(page: Page) -> None:
    contents = page.get_by_role("navigation", name="On this page")
    assert contents.get_by_role("link").all_inner_texts() == ["A heading", "Another heading", "Deeper", "The end"]
    contents.get_by_role("link", name="The end").click()
    assert page.locator("h2:target").inner_text() == "The end"


def test_links_lead_to_the_other_page_and_the_other_site(page: Page) -> None:
    assert page.get_by_role("link", name="another site").get_attribute("href") == "https://example.org/page"
    assert page.get_by_role("link", name="from elsewhere").get_attribute("href") == "https://example.org/x.png"
    page.get_by_role("link", name="My other page").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Other"


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (LAPTOP, "light"), (LAPTOP, "dark")])
def test_axe_finds_nothing_in_it(place: str, blank: Blank, size: Size, scheme: str) -> None:
    source = axe_source()
    page = blank(size, color_scheme=scheme, bypass_csp=True)
    page.goto(place)
    page.locator("details").first.evaluate("details => details.open = true")
    page.evaluate(source)
    found = page.evaluate("async () => (await axe.run()).violations.map(v => [v.id, v.nodes.map(n => n.html)])")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
