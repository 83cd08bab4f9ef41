"""Pages that stand in the place of others: which they are, what they say, and that nothing in them runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from html_tree import read_html

from portfolio_gen.preview.slips import Notice, Shown, note, notice, page_with, slip, to_mend, unknown_page
from portfolio_gen.problems import Problem

SLIP = Problem("maya/goals/kite.md", 3, "PG101", "", "“title: <script>” is odd.", 'Write title: "<script>"')
WARNING = Problem("maya/evidence/Red Kite.md", 0, "PG203", "tags", "One tag.", "Write several.")
SCHOOL = Problem("_school/school.yml", 2, "PG501", "", "Odd.", "Write this.")
SHOWN = Shown("1", "Maya <b>", True, (SLIP, WARNING, SCHOOL), {"maya/goals/kite.md": "goals/a-kite.html"})


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("maya/goals/kite.md", "goals/a-kite.html"),
        ("maya/goals/other kite.md", "goals/other-kite.html"),
        ("maya/Goals/K.MD", "goals/k.html"),
        ("maya/evidence/Red Kite.md", "evidence/red-kite.html"),
        ("maya/2026-10-03-first.md", "reflections/2026-10-03-first.html"),
        ("maya/feedback/well-done.md", "feedback.html"),
        ("maya/profile.md", "profile.html"),
        ("maya/plan.md", "plan.html"),
        ("maya/photo.jpg", ""),
        ("maya/", ""),
        ("_school/notes.md", ""),
    ],
)
def test_a_file_has_a_page_also_where_it_was_never_shown(path: str, page: str) -> None:
    assert page_with(Problem(path, 1, "PG101", "", "m", "h"), SHOWN.pages) == page


def test_a_slip_stands_where_its_page_was_and_nowhere_else() -> None:
    there = slip(SHOWN, "goals/a-kite.html")
    assert there
    assert b"maya/goals/kite.md</bdi>, line 3" in there
    assert b"1 thing to mend" in there
    assert slip(SHOWN, "goals/other.html") is None


def test_what_to_paste_stands_whole_and_apart() -> None:
    lines = ('title: "A kite: <b>"', "draft: yes")
    problem = Problem("maya/goals/kite.md", 3, "PG101", "", "Odd.", "Write this line instead:", lines)
    html = to_mend(Shown(own=True, problems=(problem,))).decode()
    assert '<code>title: "A kite: &lt;b&gt;"</code>' in html.replace("&#34;", '"')
    assert "<code>draft: yes</code>" in html
    assert "<mark" not in html
    assert "<code>" not in to_mend(SHOWN).decode()


def test_what_only_warns_takes_no_page_away() -> None:
    assert slip(SHOWN, "evidence/red-kite.html") is None


def test_an_unknown_address_names_what_is_left_out() -> None:
    html = unknown_page(SHOWN).decode()
    assert "There is no page here" in html
    assert "kite.md" in html
    assert "Red Kite.md" not in html


def test_everything_to_mend_is_listed() -> None:
    assert b"3 things to mend" in to_mend(SHOWN)
    assert b"Nothing to mend" in to_mend(Shown())


OTHERS = Shown("1", "Maya <b>", False, SHOWN.problems, SHOWN.pages)


def test_others_are_told_only_of_files_that_they_are_shown() -> None:
    listed = to_mend(OTHERS).decode()
    assert "3 things to mend" in listed
    assert "The terminal names all of them." in listed
    assert [name for name in ("goals/kite.md", "Red Kite.md", "school.yml") if name in listed] == ["goals/kite.md"]
    assert slip(OTHERS, "goals/a-kite.html")


def test_a_file_that_others_never_saw_is_named_on_no_page_of_theirs() -> None:
    hidden = Shown("1", "Maya", False, (SLIP,), {}, Notice("Something to mend", ("Mend it.",)))
    assert slip(hidden, "goals/kite.html") is None
    for page in (unknown_page(hidden), to_mend(hidden), notice(hidden), note(hidden, "goals/kite.html")):
        assert b"kite.md" not in page
        assert b"odd" not in page


@pytest.mark.parametrize(
    ("shown", "path", "says", "says_not"),
    [
        (SHOWN, "index.html", "3 things to mend", "One tag."),
        (SHOWN, "evidence/red-kite.html", "One tag.", "3 things"),
        (Shown("1", "Maya", False, (WARNING,)), "evidence/red-kite.html", "1 thing to mend", "One tag."),
    ],
)
def test_a_page_says_what_is_to_mend_in_it_to_the_learner_alone(
    shown: Shown, path: str, says: str, says_not: str
) -> None:
    html = note(shown, path).decode()
    assert says in html
    assert says_not not in html


PASTED = replace(SLIP, paste=("title: <Kite>", "tags:\n  - kite\n  - wind", "  - [first-kite]"))
SHEETS = replace(SHOWN, problems=(PASTED,))


@pytest.mark.parametrize(
    "page",
    [
        slip(SHEETS, "goals/a-kite.html") or b"",
        to_mend(SHEETS),
        unknown_page(SHEETS),
        note(SHEETS, "goals/a-kite.html"),
    ],
)
def test_what_is_to_be_pasted_stands_alone_as_it_is(page: bytes) -> None:
    root, wrong = read_html(page.decode())
    assert wrong == []
    assert [element.text for element in root.all() if element.name == "pre"] == list(PASTED.paste)


def test_a_site_without_a_fault_has_no_note() -> None:
    assert note(Shown("1", "Maya", True), "index.html") == b""


PAGES = [unknown_page(SHOWN), to_mend(SHOWN), slip(SHOWN, "goals/a-kite.html") or b""]
PAGES += [notice(Shown("1", "", notice=Notice("Stopped <i>", ("a\nb",)))), note(SHOWN, "goals/a-kite.html")]


@pytest.mark.parametrize("page", PAGES)
def test_these_pages_are_well_formed_and_say_everything_as_it_is(page: bytes) -> None:
    root, wrong = read_html(page.decode())
    assert wrong == []
    assert [
        element.name for element in root.all() if element.name in ("script", "b", "i") and "<" in element.text
    ] == []
    assert b"<script" not in page
    assert b"Maya <b>" not in page
