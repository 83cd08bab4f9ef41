"""Chromium for a test process, empty pages in it, and the sample school behind an address."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from sample_school import Sample, absent
from waiting import PATIENCE
from watching import LAPTOP, Blank, Size, serving

expect.set_options(timeout=PATIENCE * 1000)

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The one without a window first: it takes a third of the time, and no window of it can be in the way."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers, started once in a test process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def launch(playwright: Playwright) -> Callable[[], Browser]:
    """Starts the system's Chromium. Skips, or in CI fails, where this machine has none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    executable = found or absent("This test needs Chromium, and there is none on this machine.")
    return functools.partial(playwright.chromium.launch, executable_path=executable, args=["--no-sandbox"])


@pytest.fixture(scope="session")
def browser(launch: Callable[[], Browser]) -> Iterator[Browser]:
    """A Chromium for all tests of a process that trust what they open."""
    chromium = launch()
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Callable[..., BrowserContext]:
    """A browser context for a size and its options, kept for the next test that asks for the same."""

    @functools.cache
    def context(size: Size, **options: Any) -> BrowserContext:
        made = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        made.set_default_timeout(PATIENCE * 1000)
        return made

    return context


@pytest.fixture
def blank(contexts: Callable[..., BrowserContext]) -> Iterator[Blank]:
    """Makes empty pages, such as `blank(PHONE, color_scheme="dark")`; they are closed after the test."""
    pages: list[Page] = []

    def make(size: Size = LAPTOP, **options: Any) -> Page:
        pages.append(contexts(size, **options).new_page())
        return pages[-1]

    yield make
    for page in pages:
        page.close()


@pytest.fixture(scope="session")
def served(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample school below a path, as on a school's own server: `http://.../a/b`."""
    root = tmp_path_factory.mktemp("server")
    (root / "a").mkdir()
    (root / "a" / "b").symlink_to(sample.output, target_is_directory=True)
    with serving(root) as address:
        yield f"{address}/a/b"
