"""What stands where a page of a preview cannot be: in the look of the site, and apart from it.

These pages come from our own theme alone, never from a project's, so that they can say that one is broken.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader

from portfolio_gen.model.slug import slug
from portfolio_gen.pages.addresses import entry_address
from portfolio_gen.pages.site import Prose, Site
from portfolio_gen.problems import Problem, Severity
from portfolio_gen.publish.templates import SENTENCES
from portfolio_gen.publish.theme import theme_folder
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import KIND_OF_FOLDER

LIST = "_preview/to-mend.html"
"""Where a preview lists what is to mend."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands in the place of every page, because there is none to show."""

    title: str
    words: tuple[str, ...]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """What a preview knows of what it shows at one moment."""

    version: str = ""
    """Another one after every change that a browser should show."""
    name: str = ""
    """Whose pages these are."""
    own: bool = False
    """Whether the learner looks: nobody else is told what stands in a file that is not for them."""
    problems: tuple[Problem, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    """The page of a file, by its path from the learners' folder."""
    notice: Notice | None = None

    @property
    def told(self) -> tuple[Problem, ...]:
        """What pages may say of the problems: everything to the learner, to others only of files they are shown."""
        return self.problems if self.own else tuple(one for one in self.problems if one.path in self.pages)


def pages_of_files(site: Site) -> dict[str, str]:
    """The page of every file that has one of its own."""
    found = {}
    for page in site.pages:
        for key in ("text", "story"):
            text = page.context.get(key)
            if isinstance(text, Prose) and text.file:
                found[text.file] = page.path
    return found


def page_with(problem: Problem, pages: Mapping[str, str]) -> str:
    """The page where a problem's file is shown, or would be by its name; "" for a file that is no page."""
    if problem.path in pages:
        return pages[problem.path]
    _, _, within = problem.path.partition("/")
    stem, ending = posixpath.splitext(within)
    if ending.lower() not in MARKDOWN or problem.path.startswith("_"):
        return ""
    if stem.lower() in ("profile", "plan"):
        return entry_address(stem.lower(), "")
    kind = KIND_OF_FOLDER.get(stem.partition("/")[0].lower(), "reflection")
    return entry_address(kind, slug(posixpath.basename(stem))).partition("#")[0]


def slip(shown: Shown, path: str) -> bytes | None:
    """The page that stands where the page of a file was that is left out; None where no file is meant."""
    here = [problem for problem in _left_out(shown) if page_with(problem, shown.pages) == path]
    if not here:
        return None
    lead = ("This page waits for its file. Mend it and save it: the page comes back by itself.",)
    return _page(shown, _count(here), lead, here)


def unknown_page(shown: Shown) -> bytes:
    """The page for an address where nothing is."""
    lead = ("Perhaps its file has another name now, or is not saved yet. Once there is a page here, it shows itself.",)
    return _page(shown, "There is no page here", lead, _left_out(shown))


def to_mend(shown: Shown) -> bytes:
    """The page that lists everything there is to mend."""
    lead = ["Mend a file and save it: it goes from this list by itself."] if shown.problems else []
    if len(shown.told) < len(shown.problems):
        lead.append("Only files that are shown here are named here. The terminal names all of them.")
    return _page(shown, _count(shown.problems), lead, shown.told)


def notice(shown: Shown) -> bytes:
    """The page that stands in the place of every other."""
    assert shown.notice
    return _page(shown, shown.notice.title, shown.notice.words, shown.told, home=False)


def note(shown: Shown, path: str) -> bytes:
    """What stands at the top of a page of the site: how much is to mend, and to the learner what of it is here."""
    if not shown.problems:
        return b""
    here = [p for p in shown.problems if page_with(p, shown.pages) in (path, _beside(path))] if shown.own else []
    others = len(shown.problems) - len(here)
    return _draw("note.html", here=_told(here), others=others, count=_count(shown.problems), list=f"/{LIST}")


def _left_out(shown: Shown) -> list[Problem]:
    """The problems that leave something out, as far as they are told."""
    return [problem for problem in shown.told if problem.severity is Severity.ERROR]


def _beside(path: str) -> str:
    """The home page shows the profile too."""
    return "profile.html" if path == "index.html" else path


def _count(problems: Iterable[Problem]) -> str:
    number = len(list(problems))
    return "Nothing to mend" if not number else "1 thing to mend" if number == 1 else f"{number} things to mend"


def _told(problems: Iterable[Problem]) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {
            "file": problem.path,
            "line": problem.line,
            "code": problem.code,
            "left_out": problem.severity is Severity.ERROR,
            "message": problem.message,
            "hint": problem.hint,
            "paste": problem.paste,
        }
        for problem in problems
    )


def _page(shown: Shown, title: str, lead: Iterable[str], problems: Iterable[Problem], *, home: bool = True) -> bytes:
    return _draw("page.html", title=title, lead=tuple(lead), problems=_told(problems), name=shown.name, home=home)


def _draw(template: str, **said: Any) -> bytes:
    return _templates().get_template(template).render(said).encode("utf-8", "replace")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(theme_folder() / "preview"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= SENTENCES
    return made
