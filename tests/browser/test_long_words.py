"""A word without an end makes no page wider than the screen, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import run, written
from watching import Blank

pytestmark = pytest.mark.browser

WORD = "https://example.org/watch/" + 120 * "a"
TEXT = f"# On {WORD}\n\nSee {WORD} for it.\n\n- {WORD}\n\n> {WORD}\n\n## Then {WORD}\n"
KEYS = "---\nshare_with: [family]\n{}---\n"
FILES: dict[str, str | bytes] = {
    "_school/school.yml": "name: Test\n",
    "ana/profile.md": KEYS.format(f"interests: [{WORD}]\n") + f"I like {WORD}.",
    "ana/plan.md": KEYS.format(f"supports: [{WORD}]\n") + TEXT,
    "ana/goals/goal.md": KEYS.format(f"why: {WORD}\nsteps: [{WORD}]\n") + TEXT,
    "ana/evidence/piece.md": KEYS.format(f"links: [{WORD}]\ngoal: goal\n") + TEXT,
    "ana/reflections/long.md": KEYS.format("goal: goal\nabout: [piece]\n") + TEXT,
    "ana/feedback/note.md": KEYS.format(f"by: {WORD}\non: piece\n") + TEXT,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a family site in which every text has such a word."""
    settings = written(tmp_path_factory.mktemp("long"), FILES)
    record = next(record for record in run(settings).records if record.label == "family/ana")
    return settings.output / record.site_path


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_is_wider_than_the_screen(site: Path, blank: Blank, width: int) -> None:
    page = blank((width, 800))
    wider = []
    for file in sorted(site.rglob("*.html")):
        page.goto(file.as_uri())
        if page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
            wider.append(file.relative_to(site).as_posix())
    assert wider == []
