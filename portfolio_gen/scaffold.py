"""Commented starting points: a new school, a new learner, a new entry. What it writes passes `check`."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from portfolio_gen.model.slug import slug
from portfolio_gen.source.dates import day_in_name
from portfolio_gen.user_error import UserError

ENTRY_FOLDER_OF = {"goal": "goals", "reflection": "reflections", "evidence": "evidence"}
LISTING = "portfolio framework list"
"""What shows the standards where nothing is known of the school's."""
_SCHOOL_FILES = {
    "mkdocs.yml": "school/mkdocs.yml",
    "README.md": "school/README.md",
    ".gitignore": "school/gitignore",
    "learners/_school/school.yml": "school/school.yml",
    "learners/_school/frameworks/first-standards.yml": "school/framework.yml",
    "learners/_school/ratings/first-ratings.csv": "school/ratings.csv",
    "theme/README.md": "school/theme.md",
}


class AlreadyThere(UserError):
    """There is something already where a new thing should go; the text says what."""


def new_school(folder: Path) -> tuple[Path, ...]:
    """A folder that builds: settings, one cohort, a short framework, and a first learner. Raises AlreadyThere."""
    if folder.exists() and any(folder.iterdir()):
        raise AlreadyThere(f"{folder} is not empty. Choose a folder that is not there yet.")
    written = tuple(_write(folder / place, _template(name)) for place, name in _SCHOOL_FILES.items())
    return (*written, *write_learner(folder / "learners", "Robin Example"))


def write_learner(learners_dir: Path, name: str, cohort: str = "") -> tuple[Path, ...]:
    """A learner's folder with a profile and a plan to fill in; `cohort` is an id. Raises AlreadyThere."""
    folder = learners_dir / slug(name)
    if folder.exists():
        raise AlreadyThere(f"There is a folder {folder.name} already.")
    cohort_line = f"cohort: {cohort}" if cohort else "# cohort: the team you are in"
    return tuple(
        _write(folder / f"{kind}.md", _filled(f"{kind}.md", NAME=_quoted(name), COHORT=cohort_line))
        for kind in ("profile", "plan")
    )


def new_entry(folder: Path, kind: str, title: str, day: str, listing: str = LISTING) -> Path:
    """A goal, a reflection or a piece of evidence to fill in, private until the learner shares it.

    `folder` is the learner's, `day` an ISO date, `listing` the command that shows the school's standards.
    Raises AlreadyThere.
    """
    stem = slug(title) if kind != "reflection" else f"{day}-{slug(title)}"
    text = _filled(f"{kind}.md", TITLE=_quoted(title), DAY=day, LISTING=listing)
    return _write(folder / ENTRY_FOLDER_OF[kind] / f"{stem}.md", text)


def write_feedback(folder: Path, on: str, day: str, *, by: str, role: str, circles: str, text: str = "") -> Path:
    """Feedback in a learner's folder, with its text, or to fill in.

    `on` is the name of what it answers, `circles` who sees it: `educators, family`, or nothing. Raises AlreadyThere.
    """
    values = {"BY": _quoted(by), "ON": on, "DAY": day, "CIRCLES": circles}
    role_line = f"role: {role}" if role else "# role: peer          # educator, family, peer or mentor"
    keys, fence, prompt = _filled("feedback.md", ROLE=role_line, **values).partition("\n---\n\n")
    _, answered = day_in_name(on.rpartition("/")[2])
    stem = f"{day}-{slug(f'{by} {answered}')}"
    return _write(folder / "feedback" / f"{stem}.md", keys + fence + (f"{text}\n" if text else prompt))


def _write(file: Path, text: str) -> Path:
    if file.exists():
        raise AlreadyThere(f"There is a file {file.name} already in {file.parent.name}.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def _filled(name: str, **values: str) -> str:
    """A template with its words in capitals replaced, all at once: what is put in is not looked at again."""
    words = re.compile(rf"\b({'|'.join(values)})\b")
    return words.sub(lambda word: values[word[0]], _template(name))


def _template(name: str) -> str:
    return (resources.files("portfolio_gen") / "templates" / name).read_text("utf-8")


def _quoted(text: str) -> str:
    """A text as a YAML value, whatever signs are in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
