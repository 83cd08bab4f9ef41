"""Searching and stepping in an educators' site: fast, without a server's help, by keyboard, and safe."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import axe_source
from playwright.sync_api import Page, expect
from sample_school import REPOSITORY, Sample
from school_folder import put, run, written
from watching import LAPTOP, NARROW, PHONE, Blank, Size, Watched, serving

from portfolio_gen.model.school import School
from portfolio_gen.pages.cohort.search import EVERY, search_page
from portfolio_gen.pages.site import Page as PlannedPage
from portfolio_gen.pages.site import Site
from portfolio_gen.publish.hosts import warm_host
from portfolio_gen.publish.search import index

pytestmark = pytest.mark.browser

_SITE = "educators/juniper"
_AXE = "async () => (await axe.run(document)).violations.map(found => [found.id, found.nodes.map(n => n.html)])"
_WIDER = "document.documentElement.scrollWidth - innerWidth"
_COUNTED = re.compile(r"\((\d+)\)$")
Open = Callable[..., Page]


@pytest.fixture
def opened(sample: Sample, served: str, blank: Blank) -> Open:
    """Opens the search page of the sample school's cohort on a server and waits until everything is counted."""

    def open_(place: str = "", size: Size = LAPTOP, **options: str | bool) -> Page:
        page = blank(size, **options)
        page.goto(f"{served}/{sample.places[_SITE]}/search.html{place}")
        expect(page.locator("#search-kind option").last).to_have_text(_COUNTED)
        return page

    return open_


def number(page: Page) -> int:
    """How many entries the page says it has found."""
    said = page.locator("#search-count").inner_text().split()[0]
    return 0 if said == "No" else int(said)


def choose(page: Page, facet: str) -> int:
    """Choose the first of a facet's values that leads to anything; how many entries it promises."""
    options = page.locator(f"#search-{facet} option:not([disabled])")
    words = options.nth(1).inner_text()
    page.select_option(f"#search-{facet}", options.nth(1).get_attribute("value"))
    match = _COUNTED.search(words)
    assert match, words
    return int(match[1])


# ---- what is found --------------------------------------------------------------------------------------------------


def test_a_word_is_found_below_any_path_and_nothing_is_asked_of_anyone_else(
    sample: Sample, served: str, blank: Blank
) -> None:
    page = blank()
    watched = Watched(page, f"{served}/educators/")
    page.goto(f"{served}/{sample.places[_SITE]}/search.html")
    page.fill("#search-words", "turbidity")
    expect(page.locator("#search-found mark").first).to_have_text(re.compile("turbidity", re.IGNORECASE))
    page.locator("#search-found a").first.click()
    page.wait_for_url("**/learners/**")
    assert "turbidity" in page.locator("main").inner_text().lower()
    assert watched.wrong == []


@pytest.mark.parametrize("facet", ["standard", "level", "learner", "term", "context", "kind"])
def test_a_facet_narrows_to_as_many_as_it_promised(opened: Open, facet: str) -> None:
    page = opened()
    everything = number(page)
    promised = choose(page, facet)
    expect(page.locator("#search-count")).to_have_text(re.compile(rf"^{promised} entr"))
    assert 0 < promised < everything


def test_a_standard_and_a_level_mean_that_level_on_that_standard(opened: Open) -> None:
    page = opened("#standard=SCI.8")
    promised = choose(page, "level")
    expect(page.locator("#search-count")).to_have_text(re.compile(rf"^{promised} entr"))
    both = page.evaluate("location.hash")
    assert {"standard=SCI.8", "level="} <= {part if "SCI" in part else part[:6] for part in both[1:].split("&")}


def test_what_is_offered_follows_what_was_asked(opened: Open) -> None:
    page = opened()
    before = page.locator("#search-learner option:not([disabled])").count()
    page.fill("#search-words", "grandmother")
    expect(page.locator("#search-found mark").first).to_be_visible()
    expect(page.locator("#search-learner option:disabled").first).to_have_text(re.compile(r"\(0\)$"))
    assert page.locator("#search-learner option:not([disabled])").count() < before


def test_the_address_keeps_the_question(opened: Open) -> None:
    page = opened()
    page.fill("#search-words", "water")
    choose(page, "kind")
    expect(page.locator("#search-found mark").first).to_be_visible()
    address, found = page.url, page.locator("#search-count").inner_text()
    again = opened(address[address.index("#") :])
    expect(again.locator("#search-count")).to_have_text(found)
    again.click("text=Show all again")
    expect(again.locator("#search-count")).not_to_have_text(found)
    assert "#" not in again.url


def test_more_can_be_shown_and_the_keyboard_goes_on_there(opened: Open) -> None:
    page = opened()
    rows = page.locator("#search-found > li")
    assert (rows.count(), number(page) > 10) == (10, True)
    page.get_by_role("button", name="Show more").press("Enter")
    expect(rows).to_have_count(20)
    expect(rows.nth(10).locator("a")).to_be_focused()


WITHOUT_SPACES = (
    ("th", "วันนี้ฉันทดลองเครื่องกรองน้ำ และพบว่าน้ำรั่ว", "เครื่องกรอง", "น้ำมัน"),
    ("my", "ဒီနေ့ကျွန်တော်ရေစစ်ကိုစမ်းသပ်ခဲ့တယ်", "ရေစစ်", "ရေနံ"),
    ("km", "ថ្ងៃនេះខ្ញុំបាន\u200bសាកល្បងតម្រងទឹក", "តម្រងទឹក", "ទឹកកក"),
    ("lo", "ມື້ນີ້ຂ້ອຍໄດ້ທົດລອງເຄື່ອງກອງນ້ຳ", "ເຄື່ອງກອງ", "ນ້ຳມັນ"),
    ("ja", "今日は私が浄水器を試しましたか", "私が浄水器", "浄水場"),
)


@pytest.fixture(scope="module")
def without_spaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a search page over texts whose words have no spaces between them."""
    school = "name: S\nshare_with_default: [educators]\ncohorts: {elm: {title: Elm, learners: [ada]}}\n"
    texts = {f"ada/evidence/{lang}.md": f"---\nlang: {lang}\n---\n{text}\n" for lang, text, *_ in WITHOUT_SPACES}
    project = written(tmp_path_factory.mktemp("unspaced"), {"_school/school.yml": school, **texts})
    run(project)
    with serving(project.output) as address:
        yield f"{address}/educators/elm/search.html"


@pytest.mark.parametrize(("lang", "text", "word", "other"), WITHOUT_SPACES, ids=[lang for lang, *_ in WITHOUT_SPACES])
def test_a_word_within_a_sentence_without_spaces_is_found(
    without_spaces: str, blank: Blank, lang: str, text: str, word: str, other: str
) -> None:
    page = blank()
    page.goto(f"{without_spaces}#q={word}")
    expect(page.locator("#search-count")).to_have_text("1 entry")
    said = page.locator("#search-found .pf-evidence__words")
    assert said.inner_text().removesuffix(".") in text.replace("\u200b", "")
    assert word in said.inner_text()
    assert said.locator("mark").count() > 1
    page.fill("#search-words", other)
    expect(page.locator("#search-count")).to_have_text("No entries")


# ---- for everybody --------------------------------------------------------------------------------------------------


def test_it_works_with_the_keyboard_alone(opened: Open) -> None:
    page = opened()
    page.keyboard.press("/")
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.type("a/b prototype")
    expect(page.locator("#search-words")).to_have_value("a/b prototype")
    page.keyboard.press("Control+a")
    page.keyboard.type("prototype")
    expect(page.locator("#search-found mark").first).to_be_visible()
    wanted = page.locator("#search-found a").first.get_attribute("href")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == wanted:
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/learners/**")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (LAPTOP, "light")], ids=["phone-dark", "laptop-light"])
def test_axe_finds_nothing_in_the_answer(opened: Open, size: Size, scheme: str) -> None:
    page = opened("#q=water", size, color_scheme=scheme, bypass_csp=True)
    page.evaluate(axe_source())
    assert page.evaluate(_AXE) == []


def test_the_number_found_is_told_to_those_who_do_not_see_it(opened: Open) -> None:
    page = opened("#q=water")
    assert page.get_by_role("status").inner_text() == page.locator("#search-count").inner_text()
    assert page.get_by_role("search").get_by_role("combobox").count() == 6


def test_the_narrowest_phone_scrolls_down_only(opened: Open) -> None:
    assert opened("#q=water", NARROW).evaluate(_WIDER) <= 0


# ---- where it cannot work -------------------------------------------------------------------------------------------


def _other_ways(page: Page, said: str) -> None:
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator("#search")).to_be_hidden()
    page.locator("#search-instead a").first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Search")


def test_without_javascript_other_pages_answer(sample: Sample, blank: Blank) -> None:
    page = blank(java_script_enabled=False)
    page.goto(sample.page(_SITE, "search.html").as_uri())
    _other_ways(page, "Search needs JavaScript.")


def test_from_a_disk_it_says_so_and_nothing_goes_wrong(sample: Sample, blank: Blank) -> None:
    page = blank()
    watched = Watched(page, sample.output.as_uri())
    page.goto(sample.page(_SITE, "search.html").as_uri())
    _other_ways(page, "Search works on a web server, not from a disk.")
    assert watched.wrong == []


def test_without_its_index_it_says_so(sample: Sample, served: str, blank: Blank) -> None:
    page = blank()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{served}/{sample.places[_SITE]}/search.html")
    _other_ways(page, "Search cannot be opened here.")


def test_without_its_script_it_says_so_after_a_while(sample: Sample, served: str, blank: Blank) -> None:
    page = blank()
    page.route("**/assets/educators*.js", lambda route: route.abort())
    page.goto(f"{served}/{sample.places[_SITE]}/search.html")
    expect(page.locator("#search-needs")).to_be_hidden()
    _other_ways(page, "Search needs JavaScript.")


_WATCH = """
window.moved = 0;
window.flashed = false;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });
(function look() {
  const said = document.getElementById("search-instead");
  if (said && said.offsetParent && getComputedStyle(said).visibility === "visible") window.flashed = true;
  requestAnimationFrame(look);
})();
"""


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nothing_flashes_and_nothing_moves_while_the_index_comes(
    sample: Sample, served: str, blank: Blank, size: Size
) -> None:
    page = blank(size)
    page.add_init_script(_WATCH)
    page.route("**/pagefind/*.js", lambda route: (time.sleep(0.3), route.continue_()))
    page.goto(f"{served}/{sample.places[_SITE]}/search.html")
    expect(page.locator("#search-words")).to_be_visible()
    expect(page.locator("#search-kind option").last).to_have_text(_COUNTED)
    expect(page.locator("#search-found a").first).to_be_visible()
    assert page.evaluate("window.flashed") is False
    assert page.evaluate("window.moved") < 0.02


def test_words_typed_before_the_index_has_come_are_answered(sample: Sample, served: str, blank: Blank) -> None:
    page = blank()
    page.route("**/pagefind/*.js", lambda route: (time.sleep(0.5), route.continue_()))
    page.goto(f"{served}/{sample.places[_SITE]}/search.html")
    page.fill("#search-words", "turbidity")
    expect(page.locator("#search-found mark").first).to_have_text(re.compile("turbidity", re.IGNORECASE))


HOSTILE = """---
title: "<img src=x onerror=document.title='owned'> needle"
kind: "<b onclick=alert(1)>"
---
`<img src=x onerror=document.title='owned'>` needle &lt;script&gt;alert(1)&lt;/script&gt;
&lt;mark&gt;<b>needle</b>&lt;/mark&gt;
"""


def test_what_a_learner_wrote_stays_text(tmp_path: Path, blank: Blank) -> None:
    school = "name: S\nshare_with_default: [educators]\ncohorts: {elm: {title: Elm, learners: [ada]}}\n"
    project = written(tmp_path, {"_school/school.yml": school, "ada/evidence/x.md": HOSTILE})
    run(project)
    page = blank()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    with serving(project.output) as address:
        page.goto(f"{address}/educators/elm/search.html#q=needle")
        expect(page.locator("#search-found mark").first).to_be_visible()
        assert page.locator("#search-found").locator("img, script, b").count() == 0
        assert "<img src=x onerror=document.title='owned'>" in page.locator("#search-found a").inner_text()
        assert "<script>alert(1)</script>" in page.locator("#search-found .pf-evidence__words").inner_text()
        assert page.title() == "Search · Elm"


# ---- stepping -------------------------------------------------------------------------------------------------------


@pytest.fixture
def standard(sample: Sample, blank: Blank) -> Page:
    """A standard's page with several learners, opened from the disk."""
    page = blank(reduced_motion="reduce")
    page.goto(sample.page(_SITE, "standards/sci-4.html").as_uri())
    return page


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def _learners(page: Page) -> list[str]:
    ids: list[str] = page.locator(".pf-learner").evaluate_all("all => all.map(block => block.id)")
    return ids


_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def _press_until(page: Page, key: str, wanted: str) -> None:
    """A learner's block that is longer than the window is scrolled through first."""
    for _ in range(80):
        page.keyboard.press(key)
        page.evaluate(_TWO_FRAMES)  # what a key scrolls is scrolled before the next
        if _focused(page) == wanted:
            return
    pytest.fail(f"{key} never led to {wanted}, but to {_focused(page)}")


def test_up_and_down_step_between_learners_on_a_standard(standard: Page) -> None:
    first, second, third = _learners(standard)[:3]
    for key, wanted in (("ArrowDown", first), ("ArrowDown", second), ("ArrowDown", third), ("ArrowUp", second)):
        _press_until(standard, key, wanted)
        assert standard.evaluate("location.hash") == f"#{wanted}"
    expect(standard.locator(f"#{second}")).to_be_in_viewport()


def test_right_and_left_step_between_standards_and_stay_on_the_learner(standard: Page) -> None:
    learner, following = _learners(standard)[0], standard.locator("a[rel=next]").get_attribute("href")
    _press_until(standard, "ArrowDown", learner)
    standard.keyboard.press("ArrowRight")
    standard.wait_for_url(f"**/{following}#{learner}")
    standard.keyboard.press("ArrowLeft")
    standard.wait_for_url(f"**/sci-4.html#{learner}")


def test_right_steps_to_the_same_page_and_place_of_the_next_learner(sample: Sample, blank: Blank) -> None:
    page = blank()
    page.goto(sample.page(_SITE, "learners/amara-okafor/standards.html").as_uri() + "#sci-4")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"learners/(?!amara)[\w-]+/standards\.html#sci-4$"))


@pytest.mark.parametrize("key", ["Alt+ArrowDown", "Control+ArrowDown", "Shift+ArrowDown", "j", "PageDown"])
def test_other_keys_keep_their_meaning(standard: Page, key: str) -> None:
    standard.keyboard.press(key)
    assert _focused(standard) not in _learners(standard)


def test_a_field_keeps_its_arrows(standard: Page) -> None:
    select = standard.locator("select").first
    select.focus()
    standard.keyboard.press("ArrowDown")
    standard.keyboard.press("ArrowRight")
    expect(select).to_be_focused()
    assert standard.url.endswith("/sci-4.html")


@pytest.mark.parametrize(
    ("site", "path"), [("family/amara-okafor", "standards.html"), ("public/maya-lindqvist", "index.html")]
)
def test_families_and_the_public_get_no_script(sample: Sample, site: str, path: str) -> None:
    assert "<script" not in sample.page(site, path).read_text("utf-8")
    assert not list((sample.output / site.split("/")[0]).rglob("*.js"))


# ---- 120 learners ---------------------------------------------------------------------------------------------------

_FRAME = {"name": "Big", "home": "index.html", "nav": (), "for": ("", ""), "school": "", "licences": ()}
_PARTS = ("ba", "lo", "ren", "ti", "ska", "mu", "ver", "po", "nil", "gra", "se", "tod", "fi", "wha")
_WORDS = [first + second + third for first in _PARTS for second in _PARTS for third in _PARTS[:8]]
_OFTEN = [1 / rank for rank in range(1, len(_WORDS) + 1)]
"""As in any language, the word at place n is said n times less often than the first."""


def _entry(chance: random.Random, learner: int, number: int) -> PlannedPage:
    codes = chance.sample(range(200), 2)
    filters = [("learner", f"learner-{learner}"), ("kind", chance.choice(["goal", "reflection", "evidence"]))]
    filters += [("standard", f"SCI.{code}") for code in codes] + [
        ("rated", f"SCI.{code}|me: developing") for code in codes
    ]
    filters += [("level", "me: developing"), ("term", "fall"), ("context", chance.choice(["school", "home"]))]
    shown = {"title": f"Entry {number}", "learner": f"Learner {learner}", "kind": "goal", "every": EVERY}
    words = chance.choices(_WORDS, _OFTEN, k=180)
    context = {
        "at": "goals",
        "goals": ({"title": " ".join(words), "href": "x.html", "facts": (), "standards": ()},),
        "indexed": {
            "filters": tuple({"name": name, "value": value} for name, value in filters),
            "shown": tuple({"name": name, "value": value} for name, value in shown.items()),
            "order": "2026-10-03",
            "kind": "goal",
        },
    }
    return PlannedPage(f"learners/learner-{learner}/goals/{number}.html", "goals.html", "Goal", context)


@pytest.mark.slow
def test_a_cohort_of_120_is_answered_like_one_of_12_for_less_than_600_kilobytes(tmp_path: Path, blank: Blank) -> None:
    for learners in (12, 120):
        _cohort(tmp_path / f"a/b/c{learners}", learners)
    warm_host(str(REPOSITORY / "mkdocs.yml")).copy_assets(tmp_path / "a/b", "educators")
    page = blank()
    loaded: dict[str, int] = {}
    with serving(tmp_path) as address:
        small = _seconds_to_answer(page, f"{address}/a/b/c12/search.html", 312)
        page.on("requestfinished", lambda request: loaded.update({request.url: request.sizes()["responseBodySize"]}))
        large = _seconds_to_answer(page, f"{address}/a/b/c120/search.html", 3120)
    worker = (tmp_path / "a/b/c120/pagefind/pagefind-worker.js").stat().st_size
    assert large < 3 * small, f"Ten times the entries took {large / small:.1f} times as long."
    assert 100_000 < sum(loaded.values()) + worker < 600_000


def _cohort(folder: Path, learners: int) -> None:
    """The pages of a cohort with 26 entries a learner, and their index."""
    chance = random.Random(4)
    pages = tuple(_entry(chance, learner, number) for learner in range(learners) for number in range(26))
    asked = search_page((), School(), pages, ({"href": "index.html", "label": "Home"},))
    site = Site(folder.name, "educators", "Big", _FRAME, (asked, *pages))
    put(folder, dict(warm_host(str(REPOSITORY / "mkdocs.yml")).pages(site)))
    index(folder)


def _seconds_to_answer(page: Page, address: str, entries: int) -> float:
    """From a word written to the first entry seen: the fastest of four words, so that what else runs counts less."""
    page.goto(address)
    expect(page.locator("#search-count")).to_have_text(f"{entries} entries")
    expect(page.locator("#search-standard option").last).to_have_text(_COUNTED)
    return min(_seconds(page, word) for word in _WORDS[50:54])


def _seconds(page: Page, word: str) -> float:
    page.fill("#search-words", "")
    expect(page.locator("#search-found mark")).to_have_count(0)
    began = time.monotonic()
    page.fill("#search-words", word)
    expect(page.locator("#search-found mark").first).to_be_visible()
    return time.monotonic() - began
