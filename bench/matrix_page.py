"""What the matrix asks of a browser: `python bench/matrix_page.py`. 30 learners x 200 standards: one page's most.

Opens the page several times in turn with the same table without filters, and with other builds of it (`--beside`),
and prints medians: script, style and layout of the first paint; the same of one choice in each filter; how long
printing takes and how many sheets it makes. Three cells of four have changed since a term ended, and show a sign.
Script, style and layout are time of the processor, which a busy machine stretches least; the rest is time that passes.
Times say much about the machine, ratios of one run about the page.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from educators import build
from generated_school import write_school
from playwright.sync_api import Browser, Page, sync_playwright

_CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WHAT = {"script": "ScriptDuration", "style": "RecalcStyleDuration", "layout": "LayoutDuration"}
_RULE = re.compile(r"[^{}]*(?:#_by-|\[data-by-)[^{}]*\{[^{}]*\}")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_FILTERS = ("area", "grade", "show")


def _without_filters(page: Path, folder: Path) -> Path:
    """A copy of the page without its script, beside stylesheets without the rules of filters."""
    copy = folder / page.parent.name / page.name
    copy.parent.mkdir()
    copy.write_text(_SCRIPT.sub("", page.read_text("utf-8")), "utf-8")
    for sheet in (page.parent.parent / "assets").rglob("*.css"):
        target = folder / sheet.relative_to(page.parent.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_RULE.sub("", sheet.read_text("utf-8")), "utf-8")
    return copy


def _spent(page: Page, session: Any, act: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of script, style and layout until two frames after something was done."""

    def now() -> Mapping[str, float]:
        found = session.send("Performance.getMetrics")["metrics"]
        return {item["name"]: item["value"] for item in found}

    before = now()
    act()
    page.evaluate(_TWO_FRAMES)
    after = now()
    return {name: 1000 * (after[key] - before[key]) for name, key in _WHAT.items()}


def _opened(browser: Browser, file: Path) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    spent = _spent(page, session, lambda: page.goto(file.as_uri(), wait_until="load"))
    found = {f"open: {name}": value for name, value in spent.items()}
    found["open: first paint"] = page.wait_for_function(_PAINTED).json_value()
    for name in _FILTERS:
        found |= _chosen(page, session, name)
    page.close()
    return found


def _chosen(page: Page, session: Any, name: str) -> dict[str, float]:
    field = page.locator(f"#_by-{name}")
    if not field.count():
        return {}
    choose = f"""value => {{
      const field = document.getElementById("_by-{name}");
      field.value = value === null ? field.options[1].value : value;
      field.dispatchEvent(new Event("change", {{bubbles: true}}));
    }}"""
    spent = _spent(page, session, lambda: page.evaluate(choose, None))
    page.evaluate(choose, "all")
    page.evaluate(_TWO_FRAMES)
    return {f"{name}: {what}": value for what, value in spent.items()}


def _printed(browser: Browser, file: Path, form: str) -> str:
    page = browser.new_page()
    page.goto(file.as_uri())
    start = time.perf_counter()
    data = page.pdf(format=form, prefer_css_page_size=True)
    seconds = time.perf_counter() - start
    page.close()
    with pikepdf.open(io.BytesIO(data)) as sheets:
        return f"{seconds:.1f} s, {len(sheets.pages)} sheets"


def measure(pages: Mapping[str, Path], rounds: int, papers: list[str]) -> None:
    """All pages in turn, so that a busy machine is busy for each of them; then the medians side by side."""
    executable = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if executable is None:
        raise SystemExit("There is no Chromium here.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        found: dict[str, list[dict[str, float]]] = {name: [] for name in pages}
        for _ in range(rounds):
            for name, file in pages.items():
                found[name].append(_opened(browser, file))
        print(f"{f'ms, median of {rounds}':28}" + "".join(f"{name:>18}" for name in pages))
        for what in next(iter(found.values()))[0]:
            medians = (statistics.median(run[what] for run in runs) for runs in found.values())
            print(f"{what:28}" + "".join(f"{median:18.0f}" for median in medians))
        for form in papers:
            printed = (_printed(browser, file, form) for file in pages.values())
            print(f"{f'print on {form}':28}" + "".join(f"{words:>18}" for words in printed), flush=True)
        browser.close()


def main() -> None:
    """Build the site unless one is named, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=30)
    parser.add_argument("--standards", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--papers", nargs="*", default=["A4", "A3"])
    parser.add_argument("--site", type=Path, help="a cohort's site that is built already")
    parser.add_argument("--beside", type=Path, nargs="*", default=[], help="other builds of it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.site is None:
            project = Path(folder) / "school"
            write_school(project, given.learners, cohorts=1, standards=given.standards, ratings=3, terms=2)
        page = (given.site or build(project, 1)).resolve() / "matrix.html"
        (Path(folder) / "plain").mkdir()
        pages = {f"beside {number}": other.resolve() / "matrix.html" for number, other in enumerate(given.beside, 1)}
        pages |= {"the page": page, "without filters": _without_filters(page, Path(folder) / "plain")}
        measure(pages, given.rounds, given.papers)


if __name__ == "__main__":
    main()
