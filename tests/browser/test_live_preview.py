"""The live preview as its user has it: the real program, a real browser, files saved the way editors save them."""

from __future__ import annotations

import itertools
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe import RUN, axe_source
from playwright.sync_api import Page, expect
from sample_school import REPOSITORY
from school_folder import photograph, school
from waiting import PATIENCE
from watching import PHONE, Blank

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SETTINGS = (
    "site_name: Tiny School\ntheme: {name: material, font: false}\nplugins: [portfolio: {learners_dir: learners}]\n"
)
_AT_ONCE = 10.0
"""Seconds within which a program ends that ends at once, on a machine that does ten other things."""


class Preview:
    """`portfolio serve`, running in a small school, and the lines it prints."""

    def __init__(self, folder: Path, *options: str, port: int = 0) -> None:
        school(folder)
        (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        self.folder = folder
        self.learner = folder / "learners" / "ada-lovelace"
        command = [sys.executable, "-m", "portfolio_gen", "serve", *options, "--port", str(port or free_port())]
        environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"}
        self.log = folder / "printed.txt"
        with self.log.open("wb") as log, _interruptible():
            self.program = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        self.line = self.printed(r".*: http://\S+, Ctrl\+C stops")
        self.address = re.search(r"http://[\d.:]+", self.line)[0]  # type: ignore[index]

    def printed(self, pattern: str) -> str:
        """A line of this form, once it is printed."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.program.poll() is None:
            if found := re.search(pattern, self.log.read_text("utf-8")):
                return found[0]
            time.sleep(0.05)
        raise AssertionError(self.log.read_text("utf-8"))

    def end(self, number: int = signal.SIGINT) -> int:
        """What the program leaves with after a signal."""
        self.program.send_signal(number)
        return self.program.wait(_AT_ONCE)


@contextmanager
def _interruptible() -> Iterator[None]:
    """What begins in here can be interrupted, also where the tests run in the background of a shell and cannot."""
    earlier = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


Start = Callable[..., Preview]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program, and ends it after the test."""
    started: list[Preview] = []

    def make(*options: str, port: int = 0) -> Preview:
        started.append(Preview(tmp_path / f"school{len(started)}", *options, "--no-open", port=port))
        return started[-1]

    yield make
    for preview in started:
        preview.program.kill()
        preview.program.wait()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One program for tests that leave the school as they found it, and have seen that the browser shows it so."""
    started = Preview(tmp_path_factory.mktemp("preview") / "school", "ada", "--no-open")
    yield started
    started.program.kill()
    started.program.wait()


def in_place(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def by_a_file_that_takes_the_name(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text, "utf-8")
    os.replace(beside, file)


def deleted_and_made_anew(file: Path, text: str) -> None:
    file.unlink()
    time.sleep(0.3)
    file.write_text(text, "utf-8")


WAYS = [in_place, by_a_file_that_takes_the_name, deleted_and_made_anew]


def test_a_page_follows_every_way_of_saving(preview: Preview, blank: Blank) -> None:
    page = blank()
    file = preview.learner / "goals" / "note-g.md"
    written = file.read_text("utf-8")
    page.goto(f"{preview.address}/goals/note-g.html")
    for save in WAYS * 2:
        words = f"saved {save.__name__} {time.monotonic_ns()}"
        save(file, f"{written}\n\n{words}\n")
        expect(page.get_by_text(words)).to_be_visible()
    in_place(file, written)
    expect(page.get_by_text(words)).to_have_count(0)


def test_a_slip_is_shown_where_the_page_was_and_goes_by_itself(preview: Preview, blank: Blank) -> None:
    page = blank(PHONE)
    file = preview.learner / "goals" / "note-g.md"
    written = file.read_text("utf-8")
    answer = page.goto(f"{preview.address}/goals/note-g.html")
    title = page.locator("h1").inner_text()
    in_place(file, written.replace("title: ", "title: [", 1))
    expect(page.locator("h1")).to_have_text("1 thing to mend")
    expect(page.locator(".pf-slip")).to_contain_text("ada-lovelace/goals/note-g.md, line 2")
    expect(page.locator(".pf-slip__paste")).to_have_text("title: [Write Note G]")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    preview.printed(r"ada-lovelace/goals/note-g\.md:2  error PG101\n    .+\n    Write")
    answer = page.reload()
    assert answer
    assert answer.ok
    in_place(file, written)
    expect(page.locator("h1")).to_have_text(title)
    preview.printed(r"Mended: ada-lovelace/goals/note-g\.md\nNothing to mend\.")
    assert preview.log.read_text("utf-8").count("note-g.md:2  error PG101") == 1


def test_what_is_to_be_pasted_is_taken_whole_with_one_click(start: Start, blank: Blank) -> None:
    preview, page = start("ada"), blank(PHONE)
    tab = "---\ntitle: A kite\nsteps:\n\t- a: b\n---\nFly.\n"
    in_place(preview.learner / "goals" / "note-g.md", tab)
    page.goto(f"{preview.address}/goals/note-g.html")
    paste = page.locator(".pf-slip pre")
    expect(paste).to_have_count(1)
    paste.click()
    assert page.evaluate("getSelection().toString()") == "  - a: b"
    late = f"---\ndate: {time.localtime().tm_year + 9}-05-01\n---\nA plan.\n"
    in_place(preview.learner / "goals" / "note-g.md", late)
    expect(page.get_by_text("is a day that is still to come")).to_be_visible()


def test_photographs_ratings_settings_and_the_theme_are_followed(start: Start, blank: Blank) -> None:
    preview, page = start("ada"), blank()
    project = preview.folder
    file = preview.learner / "evidence" / "diary.md"
    page.goto(f"{preview.address}/evidence/diary.html")
    (file.parent / "new.jpg").write_bytes(photograph("purple"))
    in_place(file, f"{file.read_text('utf-8')}\n\n![A purple square](new.jpg)\n")
    picture = page.get_by_alt_text("A purple square")
    expect(picture).to_be_visible()
    before = picture.get_attribute("src")
    (file.parent / "new.jpg").write_bytes(photograph("orange"))
    expect(picture).not_to_have_attribute("src", before or "")
    page.goto(f"{preview.address}/standards.html")
    _rated(project)
    expect(page.get_by_label(re.compile("Proficient on Nov 27")).first).to_be_attached()
    school_file = project / "learners/_school/school.yml"
    in_place(school_file, school_file.read_text("utf-8").replace("Tiny School", "Huge School"))
    expect(page.locator("footer")).to_contain_text("Huge School")
    (project / "look/portfolio").mkdir(parents=True)
    (project / "look/portfolio/standards.html").write_text("{% extends 'main.html' %}\n")
    in_place(project / "mkdocs.yml", SETTINGS.replace("font: false", "font: false, custom_dir: look"))
    expect(page.locator("main h1, #main h1")).to_have_count(0)
    override = "{% extends 'main.html' %}{% block page_body %}<h1>Drawn by the school</h1>{% endblock %}"
    in_place(project / "look/portfolio/standards.html", override)
    expect(page.locator("h1")).to_have_text("Drawn by the school")


def _rated(project: Path) -> None:
    """One more rating, of another day."""
    file = project / "learners/_school/ratings/fall.csv"
    first = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("ada-lovelace,"))
    in_place(file, f"{file.read_text('utf-8')}{first.replace('2026-10-02', '2026-11-27')}\n")


LOOK = SETTINGS.replace("font: false", "font: false, custom_dir: look")
BROKEN = [
    ("mkdocs.yml", LOOK + "theme: [\n", "mkdocs.yml cannot be read"),
    ("mkdocs.yml", LOOK.replace("material", "nobodys"), "nobodys"),
    ("mkdocs.yml", LOOK.replace("learners_dir: learners", "learners_dir: gone"), "There is no folder"),
    ("look/main.html", "{% extends %}", "main.html, line 1"),
]


def test_settings_and_themes_that_break_are_shown_and_come_back(start: Start, blank: Blank) -> None:
    preview, page = start("ada"), blank()
    (preview.folder / "look").mkdir()
    page.goto(f"{preview.address}/goals/index.html")
    for place, broken, says in BROKEN:
        in_place(preview.folder / place, broken)
        expect(page.locator("main")).to_contain_text(says)
        preview.printed(re.escape(says))
        (preview.folder / "look/main.html").unlink(missing_ok=True)
        in_place(preview.folder / "mkdocs.yml", LOOK)
        expect(page.locator("h1")).to_have_text("My goals")
    assert preview.log.read_text("utf-8").count("Mended: the pages are back") == len(BROKEN)


def test_an_address_without_a_page_waits_for_one(preview: Preview, blank: Blank) -> None:
    page = blank()
    answer = page.goto(f"{preview.address}/evidence/kite.html")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("There is no page here")
    in_place(preview.learner / "evidence" / "kite.md", "---\ntitle: A kite\n---\nIt flies.\n")
    expect(page.locator("h1")).to_have_text("A kite")
    (preview.learner / "evidence" / "kite.md").rename(preview.learner / "evidence" / "red-kite.md")
    expect(page.locator("h1")).to_have_text("There is no page here")
    page.get_by_role("link", name="Home").click()
    expect(page.locator("h1")).to_have_text("Ada Lovelace")
    expect(page.get_by_role("link", name="A kite")).to_be_visible()
    (preview.learner / "evidence" / "red-kite.md").unlink()
    expect(page.get_by_role("link", name="A kite")).to_have_count(0)


def test_the_home_page_leads_to_what_is_to_mend(preview: Preview, blank: Blank) -> None:
    page = blank()
    page.goto(preview.address)
    in_place(preview.learner / "evidence" / "kite.md", "---\ntitle: [\n---\n")
    page.get_by_role("link", name="1 thing to mend").click()
    expect(page.locator("h1")).to_have_text("1 thing to mend")
    (preview.learner / "evidence" / "kite.md").unlink()
    expect(page.locator("h1")).to_have_text("Nothing to mend")


def test_a_busy_port_leads_to_the_next_and_both_end_at_once_and_say_whose_pages_they_show(
    start: Start, blank: Blank
) -> None:
    first = start("--audience", "family")
    assert first.line.startswith("Ada Lovelace’s pages as the family sees them: http://127.0.0.1:")
    first.printed(r"To see another one: portfolio serve --learner bo")
    taken = int(first.address.rpartition(":")[2])
    second = start("--learner", "bo", "--audience", "family", port=taken)
    assert second.address != first.address
    second.printed(f"Port {taken} is not free")
    pages: list[Page] = [blank(), blank()]
    for page, preview in zip(pages, (first, second), strict=True):
        page.goto(preview.address)
    assert (first.end(), second.end(signal.SIGTERM)) == (0, 0)
    assert "Traceback" not in first.log.read_text("utf-8") + second.log.read_text("utf-8")


def test_everybody_can_read_what_only_a_preview_shows(start: Start, blank: Blank) -> None:
    preview, page = start("ada"), blank(PHONE, bypass_csp=True)
    (preview.learner / "evidence" / "kite.md").write_text("---\ntitle: [\n---\n")
    (preview.learner / "evidence" / "odd.md").write_text("---\ntags: a b c\n---\nOdd\n")
    preview.printed("odd.md:2")
    paths = ("index.html", "goals/note-g.html", "evidence/kite.html", "evidence/odd.html", "_preview/to-mend.html",
             "nothing.html", "feedback.html", "plan.html")  # fmt: skip
    for path, scheme in itertools.product(paths, ("light", "dark")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{preview.address}/{path}")
        page.evaluate(axe_source())
        assert page.evaluate(RUN) == [], f"{path} in {scheme}"
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
