"""Every class in the theme's stylesheets is written by somebody: a template, the program, a script, a learner."""

from __future__ import annotations

import re
from pathlib import Path

from sample_school import REPOSITORY

from portfolio_gen.markdown.cleaner import STUDENT_CLASSES
from portfolio_gen.pages.cohort.filters import MAX_GRADES
from portfolio_gen.pages.cohort.matrix import MAX_AREAS
from portfolio_gen.pages.cohort.matrix_cells import STATE_SIGNS, TURNS
from portfolio_gen.pages.cohort.symbols import DARK, LIGHT

THEME = REPOSITORY / "theme"
SHEETS = sorted((THEME / "assets").glob("*.css"))
TEMPLATES = " ".join(file.read_text("utf-8") for file in THEME.rglob("*.html"))
WRITERS = (*sorted((REPOSITORY / "portfolio_gen").rglob("*.py")), *sorted((THEME / "assets").glob("*.js")))
WRITTEN = set(re.findall(r"[\w-]+", " ".join((TEMPLATES, *(file.read_text("utf-8") for file in WRITERS)))))
ENDS = set(re.findall(r"'(\w+)'", TEMPLATES)) | set("1234")
"""What a template puts to the beginning of a class: a word that stands in one, or a level's place on the scale."""
BEGINNINGS = set(re.findall(r"([\w-]+--)\{\{", TEMPLATES))
OF_THE_MATRIX = {
    *(f"c{sign}" for sign in (*LIGHT, *DARK, *STATE_SIGNS.values())),
    *(f"t{letter}" for letter in TURNS.values()),
    *(f"a{number}" for number in range(1, MAX_AREAS + 1)),
    *(f"g{number}" for number in range(1, MAX_GRADES + 1)),
}
"""One letter and what a cell holds, or where in a list it belongs."""
_NO_SELECTOR = re.compile(r'/\*.*?\*/|"[^"]*"', re.DOTALL)


def _put_together(name: str) -> bool:
    return any(name.startswith(begin) and name.removeprefix(begin) in ENDS for begin in BEGINNINGS)


def _classes(sheet: Path) -> set[str]:
    text = _NO_SELECTOR.sub("", sheet.read_text("utf-8"))
    selectors = " ".join(re.findall(r"([^{};]+)\{", text))
    return set(re.findall(r"\.([A-Za-z_-][\w-]*)", selectors))


def test_every_class_of_a_stylesheet_is_used() -> None:
    named = [(sheet.stem, name) for sheet in SHEETS for name in sorted(_classes(sheet))]
    assert len(named) > 300
    written = WRITTEN | OF_THE_MATRIX | STUDENT_CLASSES
    assert [(sheet, name) for sheet, name in named if name not in written and not _put_together(name)] == []
