"""A teacher of 24 has eleven questions: each is answered within four clicks of the overview, or with one command."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from cohort_of_24 import CODES, NAMES, UNTOUCHED, WAITING, folder_of, title_of, write_cohort
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from watching import LAPTOP, PHONE, Blank, Size

from portfolio_gen.cli import portfolio
from portfolio_gen.jobs import Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.pipeline import build
from portfolio_gen.settings import read_settings

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("teacher")]

MOST = 4
"""Clicks from the overview to an answer."""
TODAY = "2026-11-25"
both_sizes = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class of 24, built for its educators."""
    project = tmp_path_factory.mktemp("class")
    build(read_settings(write_cohort(project)), Scope((), (), (Audience.EDUCATORS,)), 1, lambda *_: None)
    return project


class Teacher:
    """Begins at the overview and counts clicks."""

    def __init__(self, page: Page, school: Path) -> None:
        self.page, self.clicks = page, 0
        page.goto((school / "site/educators/cedar/index.html").as_uri())

    def click(self, link: Locator) -> None:
        """One click more; never one too many."""
        link.click()
        self.clicks += 1
        assert self.clicks <= MOST

    def go(self, name: str) -> None:
        """A click on one of the site's pages in the bar."""
        self.click(self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=name, exact=True))

    def sees(self, words: str | Locator) -> Locator:
        """Something on the page that can be seen without a further click."""
        found = self.page.get_by_text(words).first if isinstance(words, str) else words.first
        expect(found).to_be_visible()
        return found


@pytest.fixture
def teacher(blank: Blank, school: Path) -> Callable[[Size], Teacher]:
    """A teacher in front of a screen of a size."""
    return lambda size: Teacher(blank(size), school)


@both_sizes
def test_who_has_nothing_yet_for_a_standard(teacher: Callable[[Size], Teacher], size: Size) -> None:
    asks = teacher(size)
    asks.go("Standards")
    asks.click(asks.page.get_by_role("link", name=title_of(UNTOUCHED), exact=True))
    row = asks.page.locator(".pf-spread__row", has_text="No evidence yet")
    assert row.get_by_role("link").all_inner_texts() == sorted(NAMES)
    assert row.get_by_role("link").first.is_visible()


@both_sizes
def test_what_is_the_strongest_evidence_for_a_standard(teacher: Callable[[Size], Teacher], size: Size) -> None:
    asks = teacher(size)
    asks.go("Standards")
    asks.click(asks.page.get_by_role("link", name=title_of("SCI.5"), exact=True))
    best = asks.page.get_by_role("region", name="Strongest evidence")
    asks.click(best.get_by_role("link").first)
    shown = asks.page.locator(".pf-learner__card:target")
    expect(shown).to_be_in_viewport()
    asks.sees(shown.get_by_text("Strongest here"))


@both_sizes
def test_what_is_new_this_week(teacher: Callable[[Size], Teacher], size: Size) -> None:
    asks = teacher(size)
    asks.go("Inbox")
    asks.sees(asks.page.get_by_role("heading", name="This week"))
    days = asks.page.locator("details[open]", has_text="This week").locator("time:visible")
    assert days.count() > 0
    asks.sees(asks.page.get_by_text("pieces of evidence"))
    assert all(day.get_attribute("datetime") > "2026-11-1" for day in days.all())  # type: ignore[operator]


@both_sizes
def test_what_waits_for_a_rating_longest(teacher: Callable[[Size], Teacher], size: Size) -> None:
    asks = teacher(size)
    asks.go("Inbox")
    asks.click(asks.page.get_by_role("link", name=f"{WAITING} not rated yet"))
    expect(asks.page.get_by_role("heading", name="Not rated yet")).to_be_in_viewport()
    if size == PHONE:
        asks.click(asks.page.get_by_text("Rate them in one spreadsheet", exact=True))
    asks.sees("portfolio rate --cohort cedar --out ratings.xlsx")
    section = asks.page.get_by_role("region", name="Not rated yet")
    days = [day.get_attribute("datetime") for day in section.locator("time:visible").all()]
    assert days
    assert days[0] == min(filter(None, days))


@both_sizes
def test_who_is_behind_for_graduation(teacher: Callable[[Size], Teacher], size: Size) -> None:
    asks = teacher(size)
    asks.go("Coverage")
    rows = asks.page.get_by_role("table", name="For every learner and requirement").get_by_role("row")
    missing = [int(row.get_by_role("cell").first.inner_text()) for row in rows.all()[1 : len(NAMES) + 1]]
    assert missing == sorted(missing, reverse=True)
    asks.sees(rows.nth(1).get_by_text("4 missing"))
    asks.click(rows.nth(1).get_by_role("link", name="Science"))
    expect(asks.page.locator(":target")).to_be_in_viewport()
    expect(asks.page.locator(":target")).to_contain_text("Science")


@both_sizes
def test_how_somebody_got_a_level_and_on_what_work(teacher: Callable[[Size], Teacher], size: Size) -> None:
    asks = teacher(size)
    asks.go("Matrix")
    asks.click(asks.page.locator("td > a.c3").first)
    learner = asks.page.locator(".pf-learner:target")
    asks.click(learner.get_by_text("How this was worked out"))
    working, piece = learner.locator(".pf-working__body"), learner.locator(".pf-learner__card").first
    asks.sees(working)
    asks.sees(piece)
    if size == LAPTOP:
        working.scroll_into_view_if_needed()
        expect(working).to_be_in_viewport()
        expect(piece).to_be_in_viewport()
    asks.click(working.get_by_role("link").first)
    expect(asks.page.locator(".pf-learner__card:target")).to_be_in_viewport()


def test_the_matrix_on_paper(teacher: Callable[[Size], Teacher]) -> None:
    asks = teacher(LAPTOP)
    asks.go("Matrix")
    with pikepdf.open(io.BytesIO(asks.page.pdf(format="A4", prefer_css_page_size=True))) as paper:
        assert len(paper.pages) <= 2


def test_the_matrix_in_a_spreadsheet(teacher: Callable[[Size], Teacher]) -> None:
    asks = teacher(LAPTOP)
    asks.go("Matrix")
    link = asks.page.get_by_role("link", name=".xlsx")
    asks.sees(link)
    asks.clicks += 1
    href = link.first.evaluate("link => link.href")
    book = load_workbook(Path(href.removeprefix("file://")))
    assert [row[1].value for row in book["Matrix"].iter_rows(min_row=3)][:24] or book.sheetnames
    assert book["Matrix"].freeze_panes not in (None, "A2")
    assert "Graduation" in book.sheetnames


def told(school: Path, *words: str) -> Result:
    """A command in the school's folder."""
    return CliRunner().invoke(portfolio, ["--config", str(school / "mkdocs.yml"), *words], standalone_mode=False)


def test_eight_pieces_are_rated_with_one_sheet_out_and_one_in(school: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "ratings.xlsx"
    out = told(school, "rate", "--cohort", "cedar", "--out", str(sheet))
    assert f"{2 * WAITING} to rate" in out.output
    book = load_workbook(sheet)
    at = {cell.value: cell.column for cell in book["Ratings"][1]}
    for row in range(2, 10):
        book["Ratings"].cell(row, at["level"]).value = "3P"
    book.save(sheet)
    taken = told(school, "rate", "--take", str(sheet), "--date", TODAY)
    assert "took 8 ratings" in taken.output
    again = told(school, "rate", "--cohort", "cedar", "--out", str(tmp_path / "rest.xlsx"))
    assert f"{2 * WAITING - 8} to rate" in again.output


def test_feedback_is_one_command(school: Path) -> None:
    words = "You measured it three times. Keep that."
    told(school, "feedback", "Ben Sato", "Piece 6", "--by", "ms-rivera", "--text", words, "--date", TODAY)
    (file,) = (school / "learners" / folder_of("Ben Sato") / "feedback").glob(f"{TODAY}-*.md")
    assert words in file.read_text("utf-8")
    assert "PG" not in told(school, "check", "ben-sato").output


@both_sizes
def test_what_has_changed_since_the_term_before(teacher: Callable[[Size], Teacher], size: Size) -> None:
    asks = teacher(size)
    asks.go("Matrix")
    asks.sees(asks.page.get_by_role("columnheader", name="Since the end of Spring 2026"))
    changed = [cell.inner_text() for cell in asks.page.locator("tbody .pf-matrix__change").all()]
    assert len(changed) == len(NAMES)
    assert any("\N{NO-BREAK SPACE}up" in words for words in changed)
    asks.click(asks.page.locator("td > a.tu").first)
    asks.sees(asks.page.locator(".pf-learner:target").get_by_text("Up from"))


def test_the_class_is_as_large_as_it_says(school: Path) -> None:
    assert (len(NAMES), len(CODES)) == (24, 40)
    own = [file for file in school.glob("learners/*/*/*.md") if file.parent.name != "feedback"]
    assert len(own) == 24 * 13
