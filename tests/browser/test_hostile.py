"""Hostile and unlucky files of a learner: none stops the school, none gets through into Chromium.

The files lie in a folder beside this repository; without it these tests have nothing to do.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sample_school import REPOSITORY
from school_folder import run, written
from watching import Blank

from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problem

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("hostile")]

FOLDER = REPOSITORY.parent / "shared" / "hostile"
MANIFEST = FOLDER / "manifest.jsonl"
CASES = [json.loads(line) for line in MANIFEST.read_text("utf-8").splitlines()] if MANIFEST.is_file() else []
_NONE = pytest.mark.skipif(not CASES, reason="The folder of hostile files is not beside this repository.")
_SCHOOL = "name: Test\nshare_with_default: [educators, family]\ncohorts:\n  all: {title: All, learners: [amira, ben]}\n"
_PROVOKE = """() => {
  for (const element of document.querySelectorAll('*')) {
    for (const kind of ['pointerover', 'mouseover', 'mouseenter', 'focus', 'pointerdown', 'pointerup', 'toggle'])
      element.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
    if (element.focus) element.focus();
    if (element.click && !element.closest('a[href]')) element.click();
  }
  for (const link of document.querySelectorAll('a[href]'))
    if (!/^(https?|mailto|file):/.test(link.href)) link.click();
}"""


@dataclass(frozen=True)
class Built:
    """What became of the hostile school: folders, problems and page texts of the learner's two sites."""

    output: Path
    places: Mapping[str, str]
    problems: tuple[Problem, ...]
    pages: Mapping[Path, str]

    def of(self, case: Mapping[str, str]) -> list[Path]:
        """The family's page of a case, if it is not withheld; an SVG is a file of the page `drawings`."""
        name = "drawings" if case["file"].endswith(".svg") else slug(case["id"])
        page = self.output / self.places["family/amira"] / "evidence" / f"{name}.html"
        return [page] if page.is_file() else []

    def said(self, case: Mapping[str, str]) -> list[Problem]:
        """The problems that name a case's file."""
        return [problem for problem in self.problems if Path(problem.path).name == Path(case["file"]).name]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A school in which one learner has every hostile file, and another one honest page."""
    files: dict[str, str | bytes] = {"_school/school.yml": _SCHOOL, "ben/evidence/honest.md": "# Honest\n\nThe rest.\n"}
    for case in CASES:
        files[f"amira/evidence/{Path(case['file']).name}"] = (FOLDER / case["file"]).read_bytes()
    drawings = ", ".join(Path(case["file"]).name for case in CASES if case["file"].endswith(".svg"))
    files["amira/evidence/drawings.md"] = f"---\ntitle: Drawings\nfiles: [{drawings}]\n---\nThey are mine.\n"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOSTILE_SECRET", "ENVSECRETVALUE")
        settings = written(tmp_path_factory.mktemp("hostile"), files)
        outcome = run(settings)
    places = {record.label: record.place for record in outcome.records if record.outcome == "built"}
    pages = {page: page.read_text("utf-8") for page in settings.output.rglob("*.html")}
    return Built(settings.output, places, outcome.problems, pages)


@pytest.fixture(scope="module")
def home_pages(hostile: Built) -> list[Path]:
    """Pages that show something of every entry: the lists of both audiences."""
    lists = ("index.html", "evidence/index.html", "standards.html")
    family, cohort = hostile.places["family/amira"], f"{hostile.places['educators/all']}/learners/amira"
    return [hostile.output / place / page for place in (family, cohort) for page in lists]


@_NONE
def test_the_build_goes_on_and_the_others_are_there(hostile: Built) -> None:
    assert {"family/amira", "family/ben", "educators/all"} <= set(hostile.places)
    assert (hostile.output / hostile.places["family/ben"] / "evidence" / "honest.html").is_file()


@_NONE
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_hostile_file(case: Mapping[str, str], hostile: Built, blank: Blank, tmp_path: Path) -> None:
    kind, _, detail = case["probe"].partition(":")
    assert hostile.of(case) or hostile.said(case), "neither a page nor a problem: it was lost without a word"
    if "rejected with error naming file:line" in case["expected"] and " or accepted" not in case["expected"]:
        assert any(map(_placed, hostile.said(case))), "no problem names the file and the line"
    shown = "\n".join(hostile.pages[page] for page in hostile.of(case))
    if kind in {"html", "frontmatter_shown", "meta"}:
        assert not re.search(detail, shown)
    elif kind == "nohtml":
        assert re.search(detail, shown)
    elif kind == "out":
        assert not [file for file in hostile.output.rglob("*") if re.search(detail, file.name)]
    elif kind == "slow":
        _is_quick(case, float(detail), tmp_path)
    elif kind == "export":
        _keeps_its_title(case, hostile, blank())
    _does_nothing(case, hostile, blank(bypass_csp=True))


def _placed(problem: Problem) -> bool:
    """Whether a problem says where to look; in a picture that is the whole file."""
    return bool(problem.line) or not problem.path.endswith(".md")


def _does_nothing(case: Mapping[str, str], hostile: Built, page: Page) -> None:
    """Opened, hovered, focused and clicked without the site's own policy, the page runs nothing and calls nobody."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for file in _opened(case, hostile):
        page.goto(file.as_uri())
        page.evaluate(_PROVOKE)
        page.wait_for_timeout(50)
        assert page.evaluate("window.__pwn") is None
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def _opened(case: Mapping[str, str], hostile: Built) -> list[Path]:
    """A case's page, and for a drawing the published drawings themselves."""
    media = hostile.output / hostile.places["family/amira"] / "media"
    return hostile.of(case) + (sorted(media.glob("*")) if case["probe"].endswith("_file") else [])


def _is_quick(case: Mapping[str, str], seconds: float, folder: Path) -> None:
    text = (FOLDER / case["file"]).read_bytes()
    settings = written(folder / "alone", {"_school/school.yml": _SCHOOL, "amira/evidence/it.md": text})
    begun = time.process_time()
    run(settings)
    assert time.process_time() - begun < seconds


def _keeps_its_title(case: Mapping[str, str], hostile: Built, page: Page) -> None:
    """Until there are exports, a title that a spreadsheet would calculate stays exact text."""
    _, _, title = (FOLDER / case["file"]).read_text("utf-8").partition("title: ")
    page.goto(hostile.of(case)[0].as_uri())
    assert page.locator("main h1").text_content() == json.loads(title.splitlines()[0]).strip()


@_NONE
def test_pages_that_list_every_hostile_entry_do_nothing_either(home_pages: list[Path], blank: Blank) -> None:
    page = blank(bypass_csp=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for file in home_pages:
        page.goto(file.as_uri())
        page.evaluate(_PROVOKE)
        assert page.evaluate("window.__pwn") is None
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize(
    "attack",
    [
        "<script>window.__pwn=1</script>",
        "<p onpointerover='window.__pwn=1'>x</p>",
        "<details ontoggle='window.__pwn=1'><summary>x</summary></details>",
        "<a href='javascript:window.__pwn=1'>x</a>",
        "<button onclick='window.__pwn=1'>x</button>",
        "<input onfocus='window.__pwn=1'>",
    ],
)
def test_what_gets_through_would_be_seen(attack: str, blank: Blank) -> None:
    page = blank(bypass_csp=True)
    page.set_content(attack)
    page.evaluate(_PROVOKE)
    page.wait_for_timeout(50)
    assert page.evaluate("window.__pwn") == 1
