"""Where everything lies in a site: pages of entries, standards and files, and how one page calls another."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from portfolio_gen.model.entries import AnyEntry
from portfolio_gen.model.media.medium import Medium
from portfolio_gen.model.slug import short_digest, slug
from portfolio_gen.view.school_view import SchoolView

FOLDERS = {"goal": "goals", "reflection": "reflections", "evidence": "evidence", "feedback": "feedback"}
_WHOLE = {"profile": "profile.html", "plan": "plan.html"}


def entry_address(kind: str, entry_id: str) -> str:
    """The page of an entry, the profile or the plan; feedback has one page for all, with a place for each."""
    if kind in _WHOLE:
        return _WHOLE[kind]
    return f"feedback.html#answer-{entry_id}" if kind == "feedback" else f"{FOLDERS[kind]}/{entry_id}.html"


def address_of(entry: AnyEntry) -> str:
    """The page of an entry."""
    return entry_address(entry.kind, entry.id)


def medium_address(medium: Medium) -> str:
    """A published file: named by its content, so that the name says nothing the file does not."""
    return f"media/{medium.digest[:16]}{medium.suffix}"


def standard_name(code: str, school: SchoolView) -> str:
    """A standard's code as a piece of an address; codes that would share one are told apart."""
    return school.addresses.get(code) or f"{slug(code)}-{short_digest(code)}"


def from_page(target: str, page: str) -> str:
    """An address of the site as `page` writes it. Other sites and places on the same page stay as they are."""
    if target.startswith(("#", "http:", "https:", "mailto:")):
        return target
    path, mark, place = target.partition("#")
    return _relative(path, posixpath.dirname(page)) + mark + place


@lru_cache(maxsize=65_536)
def _relative(path: str, folder: str) -> str:
    there, here = path.split("/"), folder.split("/") if folder else []
    shared = 0
    while shared < min(len(there), len(here)) and there[shared] == here[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."
