"""What lies in a learner's folder and is no learner's text: parts of the programs that make sites, by their names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence

from portfolio_gen.problems import Problems
from portfolio_gen.source.entry_file import FOLDER_NAMES

_NAMES = re.compile(
    r"(?:licen[sc]e|copying|404|contributing|changelog|code[_-]of[_-]conduct|(?:issue|pull_request)_template)"
    r"(?:[-_.][\w.-]+)?",
    re.IGNORECASE,
)
_LICENSE = re.compile(r"(?:licen[sc]e|copying)(?:[-_.][\w.-]+)?", re.IGNORECASE)
_FOLDERS = frozenset({"archetypes", "themes", "libs", "vendor", "templates", "layouts", "bower_components"})
_SITES = frozenset({"_config.yml", "_config.toml", "mkdocs.yml", "_quarto.yml", "hugo.toml", "config.toml", "gemfile"})
"""Files beside which a README tells of the program and not of a person."""
_SITE_FOLDERS = frozenset({"_posts", "docs", "content"})
_ENDINGS = frozenset(
    f".{name}"
    for name in (
        "css scss sass less js mjs ts map html htm yml yaml toml json lock xml rb gemspec woff woff2 ttf otf eot ico "
        "webmanifest sh bat ini cfg liquid rproj bib csl tex cls sty aux log"
    ).split()
)
_WITHOUT_ENDING = frozenset(
    "makefile dockerfile gemfile rakefile procfile cname license licence copying notice".split()
)
MOST_NAMED = 3


def of_programs(texts: Sequence[str], files: Sequence[str], read: Callable[[str], str]) -> tuple[str, ...]:
    """Texts of a learner's folder that belong to a program; `read` is asked for a README at the top alone."""
    licensed = {posixpath.dirname(place) for place in files if _LICENSE.fullmatch(posixpath.basename(place))}
    return tuple(
        place for place in texts if _is_named_so(place) or _is_readme_of_a_program(place, licensed, files, read)
    )


def is_of_a_program(path: str) -> bool:
    """Whether a file that is no text has a name that only programs give."""
    *folders, name = path.lower().split("/")
    if any(folder in FOLDER_NAMES for folder in folders):
        return False
    ending = posixpath.splitext(name)[1]
    return name in _WITHOUT_ENDING or ending in _ENDINGS or bool(_FOLDERS & {*folders})


def report_programs_files(paths: Sequence[str], problems: Problems) -> None:
    """Name them once, however many there are: nobody but the learner can tell for sure."""
    if paths:
        named = ", ".join(f"“{place}”" for place in paths[:MOST_NAMED])
        more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
        look, they_are = ("looks like a file", "it is") if len(paths) == 1 else ("look like files", "they are")
        message = f"{named}{more} {look} of a program and no text of yours, so {they_are} on no page."
        problems.add("PG121", "", 0, message, "What is yours, give another name, or move it into reflections/.")


def _is_named_so(place: str) -> bool:
    *folders, name = place.lower().split("/")
    if any(folder in FOLDER_NAMES for folder in folders):
        return False
    return bool(_FOLDERS & {*folders}) or _NAMES.fullmatch(posixpath.splitext(name)[0]) is not None


def _is_readme_of_a_program(place: str, licensed: set[str], files: Sequence[str], read: Callable[[str], str]) -> bool:
    folder, name = posixpath.split(place.lower())
    if posixpath.splitext(name)[0] != "readme":
        return False
    if folder:
        return posixpath.dirname(place) in licensed
    tops = {file.lower().split("/")[0] for file in files}
    return bool(tops & (_SITES | _SITE_FOLDERS)) and not read(place).lstrip("\ufeff\n ").startswith("---")
