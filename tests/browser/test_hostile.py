"""Hostile and unlucky files of a learner: none stops the school, none gets through into Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hostile_files import HOSTILE_FILES, HostileFile
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, expect
from school_folder import run, written
from waiting import PATIENCE
from watching import LAPTOP, serving

from portfolio_gen.model.printable import one_line
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problem

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("hostile")]

_SCHOOL = "name: Test\nshare_with_default: [educators, family]\ncohorts:\n  all: {title: All, learners: [amira, ben]}\n"
_PROVOKE = """async () => {
  for (const element of document.querySelectorAll('*')) {
    for (const kind of ['pointerover', 'mouseover', 'mouseenter', 'focus', 'pointerdown', 'pointerup', 'toggle'])
      element.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
    if (element.tabIndex >= 0 || element.hasAttribute('tabindex')) element.focus({preventScroll: true});
    if (element.click && !element.closest('a[href]')) element.click();
  }
  for (const link of document.querySelectorAll('a[href]'))
    if (!/^(https?|mailto|file):/.test(link.href)) link.click();
  await new Promise(requestAnimationFrame);
  await new Promise(setTimeout);
  return window.__pwn;
}"""
_NAMED = re.compile(r"evidence/([^\"'/]+)\.html")


@dataclass(frozen=True)
class Built:
    """What became of the hostile school: folders, problems and page texts of the learner's two sites."""

    output: Path
    places: Mapping[str, str]
    problems: tuple[Problem, ...]
    pages: Mapping[Path, str]
    mentioned: frozenset[str]
    """Entries that any page leads to, besides the learner's own site."""

    def of(self, file: HostileFile) -> list[Path]:
        """The family's page of a file, or of the entry that brings it in, if it is not withheld."""
        page = self.output / self.places["family/amira"] / "evidence" / f"{slug(_entry(file))}.html"
        return [page] if page.is_file() else []

    def published(self, file: HostileFile) -> list[Path]:
        """The file itself as the family may open it, if it is no text and is not refused."""
        found = {match for page in self.of(file) for match in re.findall(r"\.\./(media/[^\"']+)", self.pages[page])}
        return [self.output / self.places["family/amira"] / place for place in sorted(found)]

    def said(self, file: HostileFile) -> list[Problem]:
        """The problems that name a file, or the entry that brings it in."""
        return [one for one in self.problems if Path(one.path).name in (file.name, f"{_entry(file)}.md")]


@dataclass(frozen=True)
class Watch:
    """A page in which everything may run that gets through, with all that it has asked for."""

    page: Page
    asked: list[str] = field(default_factory=list)

    def does_nothing(self, address: str) -> None:
        """Fail unless it runs nothing and calls nobody when it is opened, hovered, focused and clicked."""
        self.asked.clear()
        try:
            self.page.goto(address)
            pwned = self.page.evaluate(_PROVOKE)
        except Error as error:
            raise AssertionError(f"The page went away by itself: {self.asked}") from error
        assert pwned is None
        assert [url for url in self.asked if not url.startswith(("file:", "data:", "http://127.0.0.1:"))] == []


def _entry(file: HostileFile) -> str:
    return file.id if file.is_text else f"file-{file.id}"


def _school_files() -> Iterator[tuple[str, str | bytes]]:
    """One learner has every hostile file, each other kind of file in an entry of its own; another one honest page."""
    yield "_school/school.yml", _SCHOOL
    yield "ben/evidence/honest.md", "# Honest\n\nThe rest.\n"
    for file in HOSTILE_FILES:
        yield f"amira/evidence/{file.name}", file.data
        if not file.is_text:
            yield f"amira/evidence/{_entry(file)}.md", f"---\ntitle: It\nfiles: [{file.name}]\n---\nIt is mine.\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The hostile school, built once for all tests here."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOSTILE_SECRET", "ENVSECRETVALUE")
        settings = written(tmp_path_factory.mktemp("hostile"), dict(_school_files()))
        outcome = run(settings)
    places = {record.label: record.site_path for record in outcome.records if record.outcome == "built"}
    pages = {page: page.read_text("utf-8") for page in settings.output.rglob("*.html")}
    others = (text for page, text in pages.items() if not page.is_relative_to(settings.output / "me"))
    mentioned = frozenset(name for text in others for name in _NAMED.findall(text))
    return Built(settings.output, places, outcome.problems, pages, mentioned)


@contextmanager
def watching(context: BrowserContext) -> Iterator[Watch]:
    """An empty page, with a watch over all that it and the windows it opens ask for."""
    watch = Watch(context.new_page())

    def note(request: Request) -> None:
        watch.asked.append(request.url)

    context.on("request", note)
    yield watch
    context.remove_listener("request", note)
    watch.page.close()


@pytest.fixture(scope="module")
def context(launch: Callable[[], Browser]) -> Iterator[BrowserContext]:
    """A browser that no other test has to open its pages in, without the sites' own policy."""
    chromium = launch()
    context = chromium.new_context(viewport={"width": LAPTOP[0], "height": LAPTOP[1]}, bypass_csp=True)
    context.set_default_timeout(PATIENCE * 1000)
    yield context
    chromium.close()


@pytest.fixture(scope="module")
def watch(context: BrowserContext) -> Iterator[Watch]:
    """One page for all files; a case opens it anew."""
    with watching(context) as watch:
        yield watch


def test_the_build_goes_on_and_the_others_are_there(hostile: Built) -> None:
    assert {"family/amira", "family/ben", "educators/all"} <= set(hostile.places)
    assert (hostile.output / hostile.places["family/ben"] / "evidence" / "honest.html").is_file()
    assert [problem for problem in hostile.problems if problem.code.startswith("PG9")] == []


@pytest.mark.parametrize("file", HOSTILE_FILES, ids=lambda file: file.id)
def test_hostile_file(file: HostileFile, hostile: Built, watch: Watch) -> None:
    found = hostile.of(file) or hostile.said(file) or file.is_private
    assert found, "neither a page nor a problem: it was lost without a word"
    if file.must_be_rejected:
        assert any(_placed(problem, file) for problem in hostile.said(file)), "no problem names the file and the line"
    if file.is_withheld:
        assert slug(_entry(file)) not in hostile.mentioned
        assert hostile.of(file) == []
    for page in hostile.of(file):
        _shows_what_it_may(file, hostile.pages[page])
    assert bool(hostile.published(file)) == (file.is_drawing and not file.must_be_rejected)
    if file.kind == "out":
        assert not [found for found in hostile.output.rglob("*") if re.search(file.detail, found.name)]
    for place in (*hostile.of(file), *hostile.published(file)):
        watch.does_nothing(place.as_uri())
        if file.kind == "export":
            _keeps_its_title(file, watch.page)


def _placed(problem: Problem, file: HostileFile) -> bool:
    """Whether it is the problem that was expected, and says where to look; in a picture that is the whole file."""
    if file.rejection and file.is_text:
        return (problem.code, problem.line) == file.rejection
    return problem.code == file.rejection[0] if file.rejection else bool(problem.line or not file.is_text)


def _shows_what_it_may(file: HostileFile, shown: str) -> None:
    assert [words for words in file.honest if words not in shown] == []
    if file.kind in {"html", "frontmatter_shown", "meta"}:
        assert not re.search(file.detail, shown)
    elif file.kind == "nohtml":
        assert re.search(file.detail, shown)


def _keeps_its_title(file: HostileFile, page: Page) -> None:
    """A title that a spreadsheet would calculate is the same text on the page; downloads have tests of their own."""
    _, _, title = file.data.decode("utf-8").partition("title: ")
    assert page.locator("main h1").text_content() == one_line(json.loads(title.splitlines()[0]))


@pytest.mark.parametrize("name", ["index.html", "evidence/index.html", "standards.html"])
@pytest.mark.parametrize("site", ["family/amira", "educators/all"])
def test_pages_that_list_every_hostile_entry_do_nothing_either(
    site: str, name: str, hostile: Built, watch: Watch
) -> None:
    folder = hostile.output / hostile.places[site]
    page = folder / name if site.startswith("family") else folder / "learners" / "amira" / name
    watch.does_nothing(page.as_uri())


def test_a_search_that_finds_them_does_nothing_either(hostile: Built, watch: Watch) -> None:
    watch.asked.clear()
    with serving(hostile.output) as address:
        watch.page.goto(f"{address}/{hostile.places['educators/all']}/search.html")
        for words in ("honest", "findme", "script"):
            watch.page.fill("#search-words", words)
            expect(watch.page.locator("#search-found mark").first).to_contain_text(re.compile(words, re.IGNORECASE))
            watch.page.hover("#search-found li")
            assert watch.page.evaluate("window.__pwn") is None
        watch.page.goto("about:blank")
    assert [url for url in watch.asked if not url.startswith(("http://127.0.0.1:", "about:"))] == []


@pytest.mark.parametrize(
    "attack",
    [
        "<script>window.__pwn=1</script>",
        "<img src=x onerror='window.__pwn=1'>",
        "<svg onload='window.__pwn=1'></svg>",
        "<svg><animate onbegin='window.__pwn=1' attributeName=x dur=1s></svg>",
        "<video><source onerror='window.__pwn=1' src=x></video>",
        "<iframe srcdoc='<script>parent.__pwn=1</script>'></iframe>",
        "<p onpointerover='window.__pwn=1'>x</p>",
        "<details ontoggle='window.__pwn=1'><summary>x</summary></details>",
        "<details open ontoggle='window.__pwn=1'>x</details>",
        "<a href='javascript:window.__pwn=1'>x</a>",
        "<button onclick='window.__pwn=1'>x</button>",
        "<input onfocus='window.__pwn=1'>",
        "<style>@keyframes a{}</style><p style='animation:a 1s' onanimationstart='window.__pwn=1'>x</p>",
        "<img src=https://evil.test/a.png>",
        "<p style='background:url(https://evil.test/a.png)'>x</p>",
        "<meta http-equiv=refresh content='0;url=https://evil.test/'>",
        "<link rel=stylesheet href=https://evil.test/a.css>",
        "<link rel=prefetch href=https://evil.test/a>",
        "<body background=https://evil.test/a.png>",
        "<video poster=https://evil.test/a.png></video>",
    ],
)
def test_what_gets_through_would_be_seen(attack: str, context: BrowserContext, tmp_path: Path) -> None:
    """Each in a page of its own: one that leads away would take the next one with it."""
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><title>x</title>{attack}", encoding="utf-8")
    with watching(context) as watch, pytest.raises(AssertionError):
        watch.does_nothing(page.as_uri())
