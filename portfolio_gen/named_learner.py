"""Which learner somebody means: a folder's name, a whole name, or a part of either that fits only one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from portfolio_gen.enrolment import folder_of
from portfolio_gen.model.school import School
from portfolio_gen.model.slug import slug
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.learner import read_learner
from portfolio_gen.source.open_folder import NotOpened

_LISTED = 8
"""Learners that a message names before it only counts them."""


def named_learner(settings: Settings, school: School, folders: Sequence[str], wanted: str) -> str:
    """The folder of the learner that `wanted` means. Raises SettingsError, with who there is, for none or several.

    Folders come first, so that profiles are read only where no folder is called so.
    """
    bare = slug(wanted.replace("\\", "/").rstrip("/").rpartition("/")[2])
    if found := next((name for name in folders if name == wanted or slug(name) == bare), ""):
        return found
    names = names_of(settings, school, folders)
    meant = _meant(bare, names)
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise SettingsError(f"“{wanted}” may be {_any_of(meant, names)}. Write one of these.")
    near = " or ".join(f"“{folder}”" for folder in _nearest(bare, names))
    hint = f"Did you mean {near}?" if near else f"Write one of: {listed_learners(folders)}"
    raise SettingsError(f"There is no learner “{wanted}”. {hint}")


def names_of(settings: Settings, school: School, folders: Sequence[str]) -> dict[str, str]:
    """Learners' names by folder; a folder that cannot be read goes by its own name."""
    names = {}
    for folder in folders:
        names[folder] = folder
        with suppress(NotOpened):
            names[folder] = read_learner(folder_of(settings, folder), school).name
    return names


def listed_learners(folders: Sequence[str]) -> str:
    """Some names of folders, and how many more there are."""
    more = f" and {len(folders) - _LISTED} more" if len(folders) > _LISTED else ""
    return ", ".join(folders[:_LISTED]) + more


def _meant(bare: str, names: Mapping[str, str]) -> list[str]:
    """The folders whose name, or whose learner's name, is this; else begins so; else holds it."""
    called = {folder: (slug(folder), slug(name)) for folder, name in names.items()}
    rules = (str.__eq__, str.startswith, str.__contains__)
    for rule in rules:
        if found := [folder for folder, both in called.items() if any(rule(each, bare) for each in both)]:
            return found
    return []


def _nearest(bare: str, names: Mapping[str, str]) -> list[str]:
    """The folders whose name, or whose learner's name, looks most like this one, in whole or in a word of it."""
    parts: dict[str, list[str]] = {}
    for folder, name in names.items():
        for whole in dict.fromkeys((slug(folder), slug(name))):
            for part in dict.fromkeys((whole, *whole.split("-"))):
                parts.setdefault(part, []).append(folder)
    near = nearest(bare, parts)
    return list(dict.fromkeys(parts[near[0]]))[:_LISTED] if near else []


def _any_of(folders: Sequence[str], names: Mapping[str, str]) -> str:
    return " or ".join(f"{names[folder]} ({folder})" for folder in folders[:_LISTED])
