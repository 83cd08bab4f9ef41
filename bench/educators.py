"""A large cohort's site: `python bench/educators.py`. 120 learners x 29 entries x 200 standards.

Prints how long it takes to build, how large its pages are when compressed, and, where there is Chromium, how long the
first question to the search takes and how much it loads.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import shutil
import tempfile
import threading
import time
from pathlib import Path

from generated_school import write_school

from portfolio_gen import pipeline
from portfolio_gen.jobs import Scope
from portfolio_gen.model.audience import Audience
from portfolio_gen.settings import read_settings

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def build(project: Path, workers: int) -> Path:
    """Build the cohort's site and print what it took; its folder."""
    settings = read_settings(project / "mkdocs.yml")
    start = time.perf_counter()
    outcome = pipeline.build(settings, Scope(audiences=(Audience.EDUCATORS,)), workers, lambda *told: None)
    seconds = time.perf_counter() - start
    pages = sum(record.made.pages for record in outcome.records if record.made)
    print(f"built {pages} pages in {seconds:.1f} s, {len(outcome.problems)} problems")
    for problem in outcome.problems[:3]:
        print(f"  {problem.path}:{problem.line} {problem.code} {problem.message}")
    return settings.output / "educators" / "c0"


def print_sizes(site: Path) -> None:
    """The largest pages, compressed as web hosts compress them."""
    sizes = sorted(((len(gzip.compress(file.read_bytes(), 6)), file) for file in site.rglob("*.html")), reverse=True)
    for size, file in sizes[:5]:
        print(f"{size / 1000:8.1f} kB compressed  {file.relative_to(site).as_posix()}")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def print_search(site: Path, words: str) -> None:
    """Ask the search once, in a browser that has loaded nothing yet."""
    chromium = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if chromium is None:
        print("There is no Chromium here, so the search is not measured.")
        return
    from playwright.sync_api import Response, sync_playwright

    handler = functools.partial(_Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(f"http://127.0.0.1:{server.server_port}/{site.name}/search.html", wait_until="networkidle")
        opened, start = sum(len(answer.body()) for answer in answers), time.perf_counter()
        page.locator("input[type=search]").fill(words)
        page.locator("mark").first.wait_for()
        seconds = time.perf_counter() - start
        page.wait_for_timeout(1_000)
        loaded = sum(len(answer.body()) for answer in answers)
        print(
            f"search: {opened / 1000:.0f} kB to open, {(loaded - opened) / 1000:.0f} kB for “{words}”, "
            f"first answer after {seconds:.2f} s"
        )
        browser.close()
        server.shutdown()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=120)
    parser.add_argument("--standards", type=int, default=200)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--words", default="sand")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "school"
        write_school(project, given.learners, cohorts=1, standards=given.standards, ratings=3)
        site = build(project, given.workers)
        print_sizes(site)
        print_search(site, given.words)


if __name__ == "__main__":
    main()
