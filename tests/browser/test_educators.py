"""Educators find the evidence behind a standard: by mouse, by keyboard, without a script, on a phone and on a desk."""

from __future__ import annotations

import re

import pytest
from axe import axe_source
from playwright.sync_api import Locator, Page, expect
from sample_school import Sample
from watching import LAPTOP, PAPER, PHONE, Blank, Size

pytestmark = pytest.mark.browser

SITE = "educators/juniper"
_STILL = {"java_script_enabled": False, "reduced_motion": "reduce"}
"""Without a script, and scrolled at once: where things stand is measured right after."""
both_sizes = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])


def _open(page: Page, sample: Sample, path: str) -> Page:
    file, mark, place = path.partition("#")
    page.goto(sample.page(SITE, file).as_uri() + mark + place)
    return page


def _shown(page: Page) -> list[str]:
    titles = page.locator(".pf-learner__card .pf-evidence__title")
    return [title.inner_text() for title in titles.all() if title.is_visible()]


def _tree(page: Page) -> list[tuple[str, str]]:
    """The browser's own accessibility tree: roles and names, in order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]


@both_sizes
def test_three_clicks_to_one_standard_one_level_this_term_without_a_script(
    sample: Sample, blank: Blank, size: Size
) -> None:
    page = _open(blank(size, java_script_enabled=False), sample, "index.html")
    page.get_by_role("link", name="Speaking to a group").click()
    assert len(_shown(page)) > 2
    page.get_by_label("Level (educators)").select_option(label="2D Developing")
    page.get_by_label("When").select_option(label="This term, Fall 2026")
    assert page.locator(".pf-learner:visible").evaluate_all("all => all.map(e => e.dataset.level)") == ["l2"]
    assert _shown(page) == ["talk, 4 people, 1 min 50", "four people"]


def test_all_of_it_is_shown_again_by_a_link(sample: Sample, blank: Blank) -> None:
    page = _open(blank(java_script_enabled=False), sample, "standards/sci-4.html")
    whole = _shown(page)
    page.get_by_label("Where it was done").select_option("home")
    assert 0 < len(_shown(page)) < len(whole)
    page.get_by_role("link", name="Show all again").click()
    assert _shown(page) == whole


def test_place_and_time_together_leave_nobody_with_nothing(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "standards/sci-4.html")
    page.get_by_label("Where it was done").select_option("school")
    page.get_by_label("When").select_option(label="Spring 2026")
    assert _shown(page) == ["Straw bridge that held two books"]
    assert page.locator(".pf-learner:visible").count() == 1
    counted = [name for role, name in _tree(page) if role == "StaticText"]
    assert counted[counted.index("Entries shown: ") + 1] == "1"


def test_a_cell_names_its_row_its_column_and_its_level(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    table = page.get_by_role("grid")
    assert table.get_by_role("columnheader", name="Testing and improving SCI.4").count() == 1
    assert table.get_by_role("rowheader", name="Amara Okafor").count() == 1
    name = (
        "Amara Okafor Comparing solutions SCI.2 3P 2 pieces: Proficient (the learner’s own view: Developing)"
        " (up from Developing)"
    )
    assert ("link", name) in _tree(page)
    cell = table.get_by_role("link", name=name, exact=True)
    assert cell.locator("xpath=ancestor::td").count() == 1
    cell.click()
    expect(page).to_have_url(re.compile(r"/standards/sci-2\.html#amara-okafor$"))
    assert page.locator(".pf-learner:target h2").inner_text() == "Amara Okafor"


def test_every_cell_has_a_name_with_its_learner_and_its_standard(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    row = page.locator("#row-leo-tran td a")
    named = re.findall(r'link "(.*?)"', page.locator("#row-leo-tran").aria_snapshot())
    codes = page.locator(".pf-matrix__code").all_inner_texts()
    assert row.count() == len(codes)
    assert len(named) == len(codes) + 1
    assert all(name.startswith("Leo Tran ") and code in name for name, code in zip(named[1:], codes, strict=True))


@pytest.mark.parametrize(
    ("label", "option", "left"),
    [("Area", "Transferable skills", 15), ("Grade", "Grade 9", None), ("Show", "Proficient and beyond", None)],
)
def test_the_matrix_is_narrowed_without_a_script(
    sample: Sample, blank: Blank, label: str, option: str, left: int | None
) -> None:
    page = _open(blank(java_script_enabled=False), sample, "matrix.html")
    cells = page.locator("tbody td a")
    before = sum(cell.is_visible() for cell in cells.all())
    page.get_by_label(label, exact=True).select_option(label=option)
    visible = [cell for cell in cells.all() if cell.is_visible()]
    assert 0 < len(visible) < before
    if left:
        assert page.locator("thead th[scope=col]:visible").count() == left + 2
    if label == "Show":
        assert {(cell.get_attribute("class") or "").split()[0] for cell in visible} <= {"c3", "c4"}


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_filters_of_the_matrix_work_together(sample: Sample, blank: Blank, scripted: bool) -> None:
    page = _open(blank(java_script_enabled=scripted), sample, "matrix.html")
    page.get_by_label("Area", exact=True).select_option(label="Transferable skills")
    page.get_by_label("Grade", exact=True).select_option(label="Grade 8")
    page.get_by_label("Show", exact=True).select_option(label="Proficient and beyond")
    cells = [cell for cell in page.locator(".pf-matrix tbody td a").all() if cell.is_visible()]
    assert cells
    area = page.locator(".pf-matrix__areas th:visible")
    assert area.all_inner_texts() == ["Transferable skills"]
    kept = (area.get_attribute("class"), page.locator("#_by-grade").input_value())
    places = {cell.evaluate("e => [e.parentElement.classList[0], e.closest('tr').className].join()") for cell in cells}
    assert places == {",".join(map(str, kept))}
    page.get_by_role("link", name="Show all again").click()
    expect(page.locator(".pf-matrix__areas th:visible").nth(1)).to_be_visible()


_AT = """() => {
  const cell = document.activeElement.closest("td, th"), row = cell.parentElement;
  return [[...row.closest("table").rows].indexOf(row) - 1, cell.cellIndex];
}"""


def _walk(page: Page, *keys: str) -> list[list[int]]:
    """Row and column after each key; row 0 holds the standards, column 0 the learners."""
    found = []
    for key in keys:
        page.keyboard.press(key)
        found.append(page.evaluate(_AT))
    return found


def test_the_matrix_is_one_stop_and_arrow_keys_go_from_cell_to_cell(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    assert page.locator(".pf-matrix [tabindex='0'], .pf-matrix[tabindex]").count() == 1
    page.get_by_role("link", name="Show all again").focus()
    assert _walk(page, "Tab", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowLeft") == [
        [1, 0], [1, 1], [1, 2], [2, 2], [1, 2], [0, 2], [0, 1],
    ]  # fmt: skip
    columns = page.locator(".pf-matrix__standards th").count() - 1
    rows = page.locator(".pf-matrix tr").count() - 2
    (_, end), *paged = _walk(page, "End", "PageDown", "PageDown", "PageDown")
    assert end == columns
    assert 1 < paged[0][0] <= paged[1][0] <= paged[2][0] == rows
    assert _walk(page, "Home", "Control+Home", "Control+End", "ArrowDown") == [
        [rows, 0], [0, 0], [rows, columns], [rows, columns],
    ]  # fmt: skip
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.pf-matrix')") is None
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(_AT) == [rows, columns]
    assert _walk(page, "Control+Home", "ArrowDown", "ArrowRight", "ArrowRight") == [[0, 0], [1, 0], [1, 1], [1, 2]]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/standards/sci-1\.html#amara-okafor$"))


def test_keys_pass_over_what_a_filter_hides(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    page.locator(".pf-matrix tbody a").first.focus()
    page.get_by_label("Area", exact=True).select_option(label="Transferable skills")
    page.get_by_label("Show", exact=True).select_option(label="Proficient and beyond")
    page.locator(".pf-matrix tbody th a").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).to_have_class("pf-matrix__change")
    page.keyboard.press("ArrowRight")
    cell = page.locator(":focus")
    assert str(cell.get_attribute("class")).split()[0] in ("c3", "c4")
    area = page.locator(".pf-matrix__areas th:visible").get_attribute("class")
    assert str(area) in str(cell.locator("..").get_attribute("class")).split()
    page.get_by_label("Area", exact=True).select_option(index=1)
    assert page.locator(".pf-matrix [tabindex='0']:visible").count() == 1


def test_arrow_keys_turn_with_the_direction_of_the_page(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    page.evaluate("document.body.dir = 'rtl'")
    page.locator(".pf-matrix tbody th a").first.focus()
    assert _walk(page, "ArrowLeft", "ArrowLeft", "ArrowRight") == [[1, 1], [1, 2], [1, 1]]


def test_without_a_script_every_cell_is_a_stop_of_its_own(sample: Sample, blank: Blank) -> None:
    page = _open(blank(java_script_enabled=False), sample, "matrix.html")
    page.locator(".pf-matrix tbody th a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/standards/sci-1\.html#amara-okafor$"))


def test_on_a_phone_the_matrix_is_on_the_first_screen_and_filters_open(sample: Sample, blank: Blank) -> None:
    page = _open(blank(PHONE), sample, "matrix.html")
    box = page.locator(".pf-matrix").bounding_box()
    assert box
    assert box["y"] < 600
    assert not page.get_by_label("Area", exact=True).is_visible()
    page.get_by_text("Filters and key").click()
    assert page.get_by_label("Area", exact=True).is_visible()


@pytest.mark.parametrize(("direction", "turn"), [("ltr", "45deg"), ("rtl", "-45deg")])
def test_the_arrow_of_what_is_open_points_down_in_both_directions(
    sample: Sample, blank: Blank, direction: str, turn: str
) -> None:
    page = _open(blank(), sample, "standards/sci-4.html")
    page.evaluate("way => document.documentElement.dir = document.body.dir = way", direction)
    summary = page.locator(".pf-working__summary").first
    summary.click()
    assert summary.evaluate("line => getComputedStyle(line, '::before').rotate") == turn


@pytest.mark.parametrize("path", ["matrix.html", "coverage.html"])
def test_figures_can_be_taken_along_from_where_they_are_read(sample: Sample, blank: Blank, path: str) -> None:
    page = _open(blank(), sample, path)
    with page.expect_download() as kept:
        page.get_by_role("link", name="juniper.xlsx").click()
    assert kept.value.suggested_filename == "juniper.xlsx"


@both_sizes
def test_the_heads_of_the_matrix_stay_while_it_scrolls(sample: Sample, blank: Blank, size: Size) -> None:
    page = _open(blank(size), sample, "matrix.html")
    page.locator(".pf-matrix").evaluate("e => { e.style.maxBlockSize = '330px'; e.scrollTo(400, 60); }")
    corner, frame = page.locator("#r1").bounding_box(), page.locator(".pf-matrix").bounding_box()
    head = page.locator(".pf-matrix__standards th").nth(1).bounding_box()
    assert corner
    assert frame
    assert head
    assert 0 <= corner["x"] - frame["x"] < 30
    assert 0 <= head["y"] - frame["y"] < 60


def test_from_learner_to_learner_and_on_to_the_next_standard_by_keyboard(sample: Sample, blank: Blank) -> None:
    page = _open(blank(PHONE, java_script_enabled=False), sample, "standards/sci-4.html")
    page.locator("#amara-okafor").get_by_role("link", name="Learner after: Leo").press("Enter")
    assert page.locator(".pf-learner:target").get_attribute("id") == "leo-tran"
    page.locator("#leo-tran").get_by_role("link", name="Leo Tran on the standard after: How water moves").press("Enter")
    expect(page).to_have_url(re.compile(r"/standards/sci-5\.html#leo-tran$"))
    assert page.locator(":target").inner_text().startswith("Leo Tran")


@both_sizes
def test_the_strongest_evidence_is_one_click_from_the_top_of_the_page(sample: Sample, blank: Blank, size: Size) -> None:
    page = _open(blank(size, **_STILL), sample, "standards/sci-4.html")
    best = page.get_by_role("region", name="Strongest evidence: Proficient")
    assert best.get_by_role("listitem").count() == 4
    best.get_by_role("link", name="Third prototype, the cheap one").click()
    card = page.locator(".pf-learner__card:target")
    assert "Strongest here" in card.inner_text()
    title, head = card.locator("h3").bounding_box(), page.locator("#amara-okafor .pf-learner__head").bounding_box()
    assert title
    assert head
    assert head["y"] + head["height"] <= title["y"] < size[1]


def test_a_piece_that_is_asked_for_is_shown_whatever_is_chosen(sample: Sample, blank: Blank) -> None:
    page = _open(blank(java_script_enabled=False), sample, "standards/sci-4.html")
    page.get_by_label("Where it was done").select_option("home")
    card = page.locator(".pf-learner__card", has_text="Strongest here").filter(has_text="Third prototype")
    assert not card.is_visible()
    page.get_by_role("region", name="Strongest evidence").get_by_role("link", name="Third prototype").click()
    assert card.is_visible()


@both_sizes
def test_the_working_is_opened_beside_the_pieces_and_leads_to_them(sample: Sample, blank: Blank, size: Size) -> None:
    page = _open(blank(size, **_STILL), sample, "standards/sci-4.html#amara-okafor")
    amara = page.locator("#amara-okafor")
    amara.locator("summary").press("Enter")
    work, cards = amara.locator("details"), amara.locator(".pf-learner__cards")
    text = work.inner_text()
    for said in (
        "Oct 30, Ms Rivera",
        "3 Proficient",
        "2.65",
        "2.88 is nearest to 3: Proficient.",
        "Unrounded: 2.8775.",
    ):
        assert said in text
    left, right = work.bounding_box(), cards.bounding_box()
    assert left
    assert right
    if size == PHONE:
        assert left["y"] >= right["y"] + right["height"]
    else:
        assert left["x"] + left["width"] <= right["x"]
        assert right["y"] <= left["y"] < right["y"] + right["height"]
    work.get_by_role("link", name="First prototype").press("Enter")
    assert page.locator(".pf-learner__card:target h3").inner_text() == "First prototype"
    assert page.locator(".pf-learner__card:target").bounding_box()["y"] < size[1]  # type: ignore[index]


def test_read_from_the_right_the_working_stands_on_the_right(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "standards/sci-4.html")
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    work = page.locator("#amara-okafor details").bounding_box()
    cards = page.locator("#amara-okafor .pf-learner__cards").bounding_box()
    assert work
    assert cards
    assert cards["x"] + cards["width"] <= work["x"]


def test_on_paper_every_working_is_open(sample: Sample, blank: Blank) -> None:
    page = _open(blank(PAPER), sample, "standards/sci-4.html")
    sums = page.locator(".pf-working__sum")
    expect(sums).to_have_count(4)
    for one in sums.all():
        expect(one).not_to_be_visible()
    page.emulate_media(media="print")
    for one in sums.all():
        expect(one).to_be_visible()


@pytest.mark.parametrize(("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["light", "dark"])
def test_axe_finds_nothing_where_every_working_is_open(sample: Sample, blank: Blank, size: Size, scheme: str) -> None:
    source = axe_source()
    page = _open(blank(size, color_scheme=scheme, bypass_csp=True), sample, "standards/sci-4.html")
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    page.evaluate(source)
    found = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations'], preload: false})).violations"
    )
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_those_whose_level_moved_are_left_by_a_filter(sample: Sample, blank: Blank) -> None:
    page = _open(blank(java_script_enabled=False), sample, "standards/sci-4.html")
    assert page.get_by_text("Since the end of Spring 2026: 2 moved up, 2 have a first level.").is_visible()
    page.get_by_label("What changed").select_option(label="Moved up")
    shown = page.locator(".pf-learner:visible")
    assert shown.locator("h2").all_inner_texts() == ["Amara Okafor", "Leo Tran"]
    assert shown.locator(".pf-change").all_inner_texts() == [
        "Up from Developing at the end of Spring 2026",
        "Up from Beginning at the end of Spring 2026",
    ]


def test_from_a_piece_the_arrows_go_on_with_its_learner(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "standards/sci-4.html#_leo-tran_evidence_sorter-new-chute")
    assert page.locator(".pf-learner__card:target").count() == 1
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"/standards/sci-5\.html#leo-tran$"))


def test_all_names_are_one_link_away_from_every_learner(sample: Sample, blank: Blank) -> None:
    page = _open(blank(PHONE, **_STILL), sample, "standards/sci-4.html#sam-whitcomb")
    page.locator("#sam-whitcomb").get_by_role("link", name="All names").click()
    assert page.locator(".pf-spread").get_by_role("link", name="Leo Tran").bounding_box()["y"] < PHONE[1]  # type: ignore[index]
    page.locator(".pf-spread").get_by_role("link", name="Leo Tran").click()
    assert page.locator(".pf-learner:has(:target) h2").inner_text() == "Leo Tran"


def test_a_learners_pages_lead_to_the_same_page_of_the_next(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "learners/amara-okafor/standards.html")
    page.get_by_role("navigation", name="Other learners").get_by_role("link", name="Learner after: Leo").click()
    expect(page).to_have_url(re.compile(r"/learners/leo-tran/standards\.html$"))


def test_a_term_that_is_over_shows_the_matrix_as_it_was(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    page.get_by_role("link", name="End of Spring 2026").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Everyone at the end of Spring 2026"
    assert page.get_by_role("link", name="Amara Okafor Testing and improving SCI.4 2D 1 piece: Developing").count() == 1


def test_the_matrix_says_what_changed_since_the_term_before(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    assert page.locator("thead .pf-matrix__change").last.inner_text() == "Since the end of Spring 2026"
    assert (
        page.locator("#row-leo-tran .pf-matrix__change").inner_text().replace("\N{NO-BREAK SPACE}", " ")
        == "3 up, 3 new"
    )
    page.get_by_label("Show", exact=True).select_option(label="Moved up")
    shown = [cell for cell in page.locator("#row-leo-tran td a").all() if cell.is_visible()]
    assert len(shown) == 3
    assert {_drawn(cell) for cell in shown} == {"conic-gradient"}
    page.get_by_label("Show", exact=True).select_option(label="What changed")
    assert sum(cell.is_visible() for cell in page.locator("#row-leo-tran td a").all()) == 6
    page.get_by_role("link", name="End of Spring 2026").click()
    assert page.locator(".pf-matrix__change").count() == 0


def _drawn(cell: Locator) -> str:
    return str(cell.evaluate("e => getComputedStyle(e).backgroundImage")).partition("(")[0]


@pytest.mark.parametrize("shown_by", [{"media": "print"}, {"forced_colors": "active"}], ids=str)
def test_signs_of_change_are_letters_where_nothing_drawn_is_shown(
    sample: Sample, blank: Blank, shown_by: dict[str, str]
) -> None:
    page = _open(blank(), sample, "matrix.html")
    cells = {turn: page.locator(f"#row-leo-tran td > .{turn}").first for turn in ("tu", "tw")}
    assert {turn: _drawn(cell) for turn, cell in cells.items()} == {"tu": "conic-gradient", "tw": "linear-gradient"}
    page.emulate_media(**shown_by)  # type: ignore[arg-type]
    letters = {turn: cell.evaluate("e => getComputedStyle(e, '::before').content") for turn, cell in cells.items()}
    assert letters == {"tu": '"▲" / ""', "tw": '"+" / ""'}
    assert {_drawn(cell) for cell in cells.values()} == {"none"}


def test_a_cell_whose_level_is_gone_keeps_its_stripes_beside_the_sign(sample: Sample, blank: Blank) -> None:
    page = _open(blank(), sample, "matrix.html")
    cell = page.locator(".pf-matrix td > a").first
    cell.evaluate("e => e.className = 'ci tg'")
    images = cell.evaluate("e => getComputedStyle(e).backgroundImage")
    assert [kind in images for kind in ("repeating-linear-gradient(135deg", "linear-gradient(rgb")] == [True, True]


def test_the_styles_of_educators_are_on_their_sites_alone(sample: Sample) -> None:
    asking = {
        page.relative_to(sample.output).parts[0] for page in sample.pages() if b"assets/educators." in page.read_bytes()
    }
    assert asking == {"educators"}
