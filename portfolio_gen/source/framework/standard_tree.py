"""The tree of a framework: circles cut, every standard printed once, the order of each parent's list kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portfolio_gen.model.standards.standard import Standard
from portfolio_gen.problems import Problems

Order = Mapping[str, Sequence[str]]
"""Ids of the standards below a parent ("" is the top), in the order of its list; missing ones come last."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A standard as it was read, with its line. Its parents may be unknown, or stand below it."""

    standard: Standard
    line: int


def arrange(drafts: Sequence[Draft], order: Order, path: str, problems: Problems) -> tuple[Standard, ...]:
    """The drafts depth first under their first parents; none is lost. Circles are cut and reported."""
    place = {draft.standard.id: at for at, draft in enumerate(drafts)}
    known = {
        draft.standard.id: [parent for parent in dict.fromkeys(draft.standard.parents) if parent in place]
        for draft in drafts
    }
    for child, parent in _cuts(known):
        known[child].remove(parent)
        _report_circle(drafts[place[child]], parent, path, problems)
    below = _below(drafts, known, order)
    printed = _depth_first(below, {child: parents[0] for child, parents in known.items() if parents})
    at = {name: number for number, name in enumerate(printed)}
    arranged = []
    for name in printed:
        children = below.get(name, [])
        as_printed = sorted(children, key=at.__getitem__) == children
        change = {"parents": tuple(known[name]), "order": () if as_printed else tuple(children)}
        arranged.append(drafts[place[name]].standard.model_copy(update=change))
    return tuple(arranged)


def _cuts(parents: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """(child, parent) pairs that close a circle, found by walking up from every standard in turn."""
    cuts, done = [], set[str]()
    for start in parents:
        trail: dict[str, list[str]] = {} if start in done else {start: list(parents[start])}
        while trail:
            child = next(reversed(trail))
            if not trail[child]:
                done.add(child)
                del trail[child]
                continue
            parent = trail[child].pop(0)
            if parent in trail:
                cuts.append((child, parent))
            elif parent not in done:
                trail[parent] = list(parents[parent])
    return cuts


def _below(drafts: Sequence[Draft], parents: Mapping[str, Sequence[str]], order: Order) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for draft in drafts:
        for parent in parents[draft.standard.id] or ("",):
            below.setdefault(parent, []).append(draft.standard.id)
    for parent, children in below.items():
        rank = {child: at for at, child in enumerate(order.get(parent, ()))}
        children.sort(key=lambda child: rank.get(child, len(rank)))
    return below


def _depth_first(below: Mapping[str, Sequence[str]], first_parent: Mapping[str, str]) -> list[str]:
    printed = []
    waiting = list(reversed(below.get("", ())))
    while waiting:
        name = waiting.pop()
        printed.append(name)
        waiting.extend(child for child in reversed(below.get(name, ())) if first_parent.get(child) == name)
    return printed


def _report_circle(draft: Draft, parent: str, path: str, problems: Problems) -> None:
    name = draft.standard.code or draft.standard.name
    circle = "itself" if parent == draft.standard.id else f"“{parent}”, which itself stands below “{name}”"
    problems.add(
        "PG504",
        path,
        draft.line,
        f"“{name}” stands below {circle}.",
        "Decide which of the two is above the other; it is read as if this one were not below.",
        "parent",
    )


def without_repeats(drafts: Sequence[Draft], path: str, problems: Problems) -> list[Draft]:
    """The first draft of each id. An id that comes again is reported, and so is a code that two of them have."""
    first: dict[str, Draft] = {}
    codes: dict[str, Draft] = {}
    for draft in drafts:
        named = first.setdefault(draft.standard.id, draft)
        coded = codes.setdefault(draft.standard.code, draft) if draft.standard.code else named
        if named is not draft:
            _report_repeat(named.standard.code or named.standard.id, draft, named, path, problems)
        elif coded is not draft:
            _report_repeat(draft.standard.code, draft, coded, path, problems)
    return list(first.values())


def _report_repeat(code: str, again: Draft, first: Draft, path: str, problems: Problems) -> None:
    problems.add(
        "PG506",
        path,
        again.line,
        f"“{code}” stands in this framework twice; the first is on line {first.line}.",
        "Give each standard a code of its own.",
        "code",
    )


def unused(name: str, taken: dict[str, int]) -> str:
    """The name, or with the first number that makes it one not yet taken; it is taken from then on.

    Each taken name remembers its last number, or a thousand alike would count from the beginning a thousand times.
    """
    number, free = taken.get(name, 1), name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken[name] = number
    taken.setdefault(free, 1)
    return free
