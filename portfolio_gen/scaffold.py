"""Commented starting points: a new school, a new learner, a new entry. What it writes passes `check`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from portfolio_gen.model.slug import slug

KINDS = {"goal": "goals", "reflection": "reflections", "evidence": "evidence"}
_SCHOOL_FILES = {
    "mkdocs.yml": "school/mkdocs.yml",
    "README.md": "school/README.md",
    ".gitignore": "school/gitignore",
    "learners/_school/school.yml": "school/school.yml",
    "learners/_school/frameworks/first-standards.yml": "school/framework.yml",
    "learners/_school/ratings/first-ratings.csv": "school/ratings.csv",
    "theme/README.md": "school/theme.md",
}


class Taken(Exception):
    """There is something already where a new thing should go; the text says what."""


def new_school(folder: Path) -> tuple[Path, ...]:
    """A folder that builds: settings, one cohort, a short framework, and a first learner. Raises Taken."""
    if folder.exists() and any(folder.iterdir()):
        raise Taken(f"{folder} is not empty. Choose a folder that is not there yet.")
    written = tuple(_write(folder / place, _template(name)) for place, name in _SCHOOL_FILES.items())
    return (*written, *new_learner(folder / "learners", "Robin Example"))


def new_learner(learners_dir: Path, name: str, cohort: str = "") -> tuple[Path, ...]:
    """A learner's folder with a profile and a plan to fill in. Raises Taken."""
    folder = learners_dir / slug(name)
    if folder.exists():
        raise Taken(f"There is a folder {folder.name} already.")
    cohort_line = f"cohort: {slug(cohort)}" if cohort else "# cohort: the team you are in"
    return tuple(
        _write(
            folder / f"{kind}.md", _template(f"{kind}.md").replace("NAME", _quoted(name)).replace("COHORT", cohort_line)
        )
        for kind in ("profile", "plan")
    )


def new_entry(learners_dir: Path, learner: str, kind: str, title: str, day: str) -> Path:
    """A goal, a reflection or a piece of evidence to fill in, private until the learner shares it.

    `day` is an ISO date. Raises Taken, also where there is no such learner.
    """
    folder = learners_dir / learner
    if not folder.is_dir():
        raise Taken(f"There is no folder {learner}. Make it with: portfolio new learner NAME")
    stem = slug(title) if kind != "reflection" else f"{day}-{slug(title)}"
    text = _template(f"{kind}.md").replace("TITLE", _quoted(title)).replace("DAY", day)
    return _write(folder / KINDS[kind] / f"{stem}.md", text)


def _write(file: Path, text: str) -> Path:
    if file.exists():
        raise Taken(f"There is a file {file.name} already in {file.parent.name}.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def _template(name: str) -> str:
    return (resources.files("portfolio_gen") / "templates" / name).read_text("utf-8")


def _quoted(text: str) -> str:
    """A text as a YAML value, whatever signs are in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
