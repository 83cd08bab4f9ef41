"""The page about the architecture has a plan of the house: every folder, what it is for, and the modules in it."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "portfolio_gen"
PAGE = ROOT / "docs/architecture.md"
BELOW, ABOVE = "<!-- rooms -->\n", "<!-- end of rooms -->"
"""Where the page has the plan; what stands between is what `plan` says."""


def plan() -> str:
    """A row for each folder of the program, in the order of their names."""
    folders = sorted(file.parent for file in PACKAGE.rglob("__init__.py"))
    return "| room | what it is for | modules |\n|---|---|---|\n" + "".join(map(_row, folders))


def _row(folder: Path) -> str:
    name = folder.relative_to(ROOT).as_posix()
    modules = sorted(file.stem for file in folder.glob("*.py") if file.stem[:2] != "__")
    return f"| `{name}/` | {_purpose(folder / '__init__.py')} | {', '.join(f'`{each}`' for each in modules)} |\n"


def _purpose(file: Path) -> str:
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return docstring.partition("\n")[0].removesuffix(".")


def test_every_room_says_what_it_is_for() -> None:
    assert [str(file) for file in PACKAGE.rglob("__init__.py") if len(_purpose(file)) < 20] == []
    code = {file.parent for file in PACKAGE.rglob("*.py")}
    assert [str(folder) for folder in sorted(code) if not (folder / "__init__.py").is_file()] == []


def test_the_page_about_the_architecture_has_this_plan() -> None:
    assert PAGE.read_text("utf-8").partition(BELOW)[2].partition(ABOVE)[0] == plan()


if __name__ == "__main__":
    before, _, rest = PAGE.read_text("utf-8").partition(BELOW)
    PAGE.write_text(f"{before}{BELOW}{plan()}{ABOVE}{rest.partition(ABOVE)[2]}", "utf-8")
