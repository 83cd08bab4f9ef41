"""Who gives feedback: an educator of the school, or somebody else by name."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.named.learner import offered_names
from portfolio_gen.settings import SettingsError
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.school import FILE
from portfolio_gen.source.school_files import SCHOOL_FOLDER


@dataclass(frozen=True, slots=True)
class Author:
    """A name as pages show it, and what the person is to the learner; "" where that is not said."""

    name: str
    role: str = ""


def educator(school: School, written: str) -> Author:
    """The educator of this id or name. Raises SettingsError, with the nearest, where the school has none."""
    if found := _known(school, written):
        return found
    if not school.educators:
        key = slug(written)
        lines = f"educators:\n  {key}: {school.educator_name(key)}"
        raise SettingsError(f"{SCHOOL_FOLDER}/{FILE} names no educators yet. Write there, with your name:\n{lines}")
    near = nearest(slug(written), school.educators, count=3)
    hint = offered_names(near) or f"Educators are {', '.join(school.educators)}."
    raise SettingsError(f"There is no educator “{written}” in {SCHOOL_FOLDER}/{FILE}. {hint}")


def author(school: School, written: str, role: str = "") -> Author:
    """Whoever this is: an educator where the school knows one of this name and no other role is said."""
    known = _known(school, written) if role in ("", "educator") else None
    return known or Author(written, role)


def _known(school: School, written: str) -> Author | None:
    wanted = slug(written)
    names = (name for key, name in school.educators.items() if wanted in (key, slug(name)))
    name = next(names, "")
    return Author(name, "educator") if name else None
