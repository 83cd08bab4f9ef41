"""An educator's inbox and coverage: short to read, all of it within reach, without a script."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from axe import axe_source
from playwright.sync_api import Page, expect
from sample_school import REPOSITORY, Sample
from school_folder import put
from small_cohort import SCHOOL, piece
from watching import LAPTOP, PHONE, Blank, Size

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import Feedback, Goal, GoalStatus, Reflection
from portfolio_gen.model.school import Cohort
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.pages.cohort.site import cohort_site
from portfolio_gen.publish.hosts import warm_host
from portfolio_gen.view.portfolio_view import PortfolioView

pytestmark = pytest.mark.browser

SITE = "educators/juniper"
_AXE = "async () => (await axe.run(document)).violations.map(found => [found.id, found.nodes.map(n => n.html)])"
_HEIGHT = "document.documentElement.scrollHeight"
_WIDER = "document.documentElement.scrollWidth - innerWidth"
both_sizes = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])

# ---- a cohort of 24 with 15 entries each, of which 48 pieces wait ---------------------------------------------------

CODES = tuple(f"SCI.{number}" for number in range(1, 41))
STANDARDS = tuple(Standard(id=code, code=code, title=f"Something to be good at {code}") for code in CODES)
LAST = dt.date(2026, 11, 24)
SAID = "You wrote down what failed before you changed anything. That is the habit I hoped for."


def _learner(number: int) -> PortfolioView:
    chance = random.Random(number)
    days = [LAST - dt.timedelta(days=chance.randrange(70)) for _ in range(15)]
    late = GoalStatus.IN_PROGRESS if number % 4 == 0 else GoalStatus.ACHIEVED
    return PortfolioView(
        audience=Audience.EDUCATORS,
        learner=f"learner-{number}",
        name=f"Learner Number {number}",
        evidence=tuple(
            piece(f"e{index}", day, *(chance.sample(CODES, 3) if index < 2 else ()))
            for index, day in enumerate(days[:5])
        ),
        reflections=tuple(
            Reflection(id=f"r{index}", title=f"What I learned from the windmill {index}", date=day)
            for index, day in enumerate(days[5:10])
        ),
        goals=tuple(
            Goal(id=f"g{index}", title=f"Goal {index}", date=day, target=dt.date(2026, 11, 1), status=late)
            for index, day in enumerate(days[10:13])
        ),
        feedback=tuple(
            Feedback(id=f"f{index}", title="F1", by="Ms X", on="evidence/e0", date=day, body=Body(excerpt=SAID))
            for index, day in enumerate(days[13:])
        ),
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of such a cohort's site, with its inbox and its coverage."""
    school = SCHOOL.model_copy(update={"frameworks": (Framework(id="f", title="Ours", standards=STANDARDS),)})
    cohort = Cohort(id="elm", title="Elm", educators=("ms-x", "mr-y"))
    site = cohort_site(cohort, [(_learner(number), {}) for number in range(24)], school)
    wanted = ("inbox.html", "coverage.html")
    short = replace(site, pages=tuple(page for page in site.pages if page.path in wanted), downloads=())
    folder = tmp_path_factory.mktemp("large")
    host = warm_host(str(REPOSITORY / "mkdocs.yml"))
    put(folder / "educators" / "elm", dict(host.pages(short)))
    host.copy_assets(folder / "educators", "educators")
    return folder / "educators" / "elm"


@both_sizes
def test_the_inbox_of_24_learners_is_three_screens_long(large: Path, blank: Blank, size: Size) -> None:
    page = blank(size, has_touch=size == PHONE)
    page.goto((large / "inbox.html").as_uri())
    expect(page.get_by_role("link", name="48 not rated yet")).to_be_visible()
    assert page.evaluate(_HEIGHT) <= 3 * size[1]


@both_sizes
def test_what_is_folded_opens_and_closes(large: Path, blank: Blank, size: Size) -> None:
    page = blank(size)
    page.goto((large / "inbox.html").as_uri())
    fold = page.locator(".pf-waiting__learner details").first
    expect(fold.locator(".pf-arrivals")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator(".pf-arrivals")).to_be_visible()


@both_sizes
def test_nothing_of_a_large_cohort_scrolls_sideways_and_axe_finds_nothing_when_all_is_open(
    large: Path, blank: Blank, size: Size
) -> None:
    source = axe_source()
    page = blank(size, color_scheme="dark" if size == PHONE else "light", bypass_csp=True)
    for path in ("inbox.html", "coverage.html"):
        page.goto((large / path).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        assert page.evaluate(_WIDER) <= 0
        page.evaluate(source)
        assert page.evaluate(_AXE) == []


# ---- the sample school ----------------------------------------------------------------------------------------------


@pytest.fixture
def inbox(sample: Sample, blank: Blank) -> Page:
    """The inbox of the sample school's cohort, without a script."""
    page = blank(java_script_enabled=False)
    page.goto(sample.page(SITE, "inbox.html").as_uri())
    return page


def test_every_count_leads_to_its_section(inbox: Page) -> None:
    links = inbox.locator(".pf-counts a")
    assert links.count() == inbox.locator(".pf-section__title").count() > 1
    for link in links.all():
        link.click()
        assert inbox.locator(":target").evaluate("heading => heading.tagName") == "H2"
        expect(inbox.locator(":target")).to_be_in_viewport()


def test_what_needs_nobody_is_one_line(inbox: Page) -> None:
    expect(inbox.locator(".pf-inbox__done")).to_have_text(
        "No goal is past its day. No plan is due within 14 days. "
        "Everybody has shared something with educators in the last 30 days."
    )


def test_only_this_week_is_open(inbox: Page) -> None:
    weeks = inbox.locator(".pf-fold--week")
    titles = weeks.locator("> summary h3").all_inner_texts()
    assert titles[0] == "This week"
    assert all(title.startswith("The week of ") for title in titles[1:])
    opened = [week.get_attribute("open") is not None for week in weeks.all()]
    assert opened == [True, *[False] * (len(titles) - 1)]


def test_what_waits_is_grouped_as_the_reader_likes_by_keyboard_and_without_a_script(inbox: Page) -> None:
    by_learner, by_standard = inbox.locator(".pf-waiting__learner"), inbox.locator(".pf-waiting__standard")
    expect(by_learner).to_be_visible()
    expect(by_standard).to_be_hidden()
    inbox.get_by_role("radio", name="learner").focus()
    inbox.keyboard.press("ArrowRight")
    expect(inbox.get_by_role("radio", name="standard")).to_be_checked()
    expect(by_standard).to_be_visible()
    expect(by_learner).to_be_hidden()
    group = by_standard.locator("details").first
    group.locator("summary").press("Enter")
    group.get_by_role("link", name="All evidence on this standard").click()
    expect(inbox).to_have_url(re.compile(r"/standards/[\w-]+\.html$"))


def test_the_commands_that_rate_can_be_copied(inbox: Page) -> None:
    assert inbox.locator(".pf-rate__command").all_inner_texts() == [
        "portfolio rate --cohort juniper --out ratings.xlsx",
        "portfolio rate --take ratings.xlsx",
    ]


@both_sizes
def test_a_cell_of_coverage_leads_to_what_the_learner_has_of_the_requirement(
    sample: Sample, blank: Blank, size: Size
) -> None:
    page = blank(size, java_script_enabled=False)
    page.goto(sample.page(SITE, "coverage.html").as_uri())
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert headings[0] == "Towards graduation"
    missing = [
        int(cell) for cell in page.locator(".pf-sums tbody td:nth-child(2)").all_inner_texts() if cell != "nothing"
    ]
    assert missing == sorted(missing, reverse=True)
    assert page.evaluate(_WIDER) <= 0
    page.locator(".pf-sums__cell").nth(1).click()
    expect(page).to_have_url(re.compile(r"/learners/[\w-]+/standards\.html#_asked-2$"))
    expect(page.locator(":target")).to_be_in_viewport()
