"""The page of standards: each one the learner's work speaks to, with all that speaks to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.model.rating import Rating
from portfolio_gen.model.standard import Framework
from portfolio_gen.pages.addresses import address_of, standard_name
from portfolio_gen.pages.cards import Desk, level
from portfolio_gen.pages.site import Page
from portfolio_gen.view.evidence_index import Tagged, by_standard


def standards_page(desk: Desk) -> Page:
    """Frameworks, areas, standards; only those that something disclosed speaks to."""
    tagged = by_standard(desk.view)
    rated = _rated(desk)
    shown = set(tagged) | set(rated)
    areas = [area for framework in desk.school.frameworks for area in _areas(desk, framework, shown, tagged, rated)]
    known = {standard["code"] for area in areas for standard in area["standards"]}
    others = tuple(_standard(desk, code, code, "", tagged, rated) for code in sorted(shown - known))
    context = {"at": "standards", "areas": tuple(areas), "others": others, "levels": _levels(desk)}
    return Page(desk.at("standards.html"), "standards.html", "Standards", context)


def _rated(desk: Desk) -> dict[str, tuple[Rating, ...]]:
    found: dict[str, list[Rating]] = {}
    for rating in desk.view.ratings:
        found.setdefault(rating.standard, []).append(rating)
    return {code: tuple(ratings) for code, ratings in found.items()}


def _areas(
    desk: Desk,
    framework: Framework,
    shown: set[str],
    tagged: Mapping[str, tuple[Tagged, ...]],
    rated: Mapping[str, tuple[Rating, ...]],
) -> Iterator[dict[str, Any]]:
    for root in framework.roots:
        mine = [s for s in framework.standards if s.code in shown and framework.area(s).id == root.id]
        if mine:
            yield {
                "title": root.name,
                "source": framework.title,
                "licence": framework.licence,
                "attribution": framework.attribution,
                "standards": tuple(
                    _standard(desk, s.code, s.name, s.statement if s.statement != s.name else "", tagged, rated)
                    for s in mine
                ),
            }


def _standard(
    desk: Desk,
    code: str,
    name: str,
    statement: str,
    tagged: Mapping[str, tuple[Tagged, ...]],
    rated: Mapping[str, tuple[Rating, ...]],
) -> dict[str, Any]:
    own = next((item.tag.level for item in tagged.get(code, ()) if item.tag.level), "")
    return {
        "code": code,
        "id": standard_name(code, desk.school),
        "name": name,
        "statement": statement,
        "me": level(desk.school, own) if own else None,
        "entries": tuple(_entry(desk, item) for item in tagged.get(code, ())),
        "ratings": tuple(_rating(desk, rating) for rating in _newest_first(rated.get(code, ()))),
    }


def _newest_first(ratings: tuple[Rating, ...]) -> list[Rating]:
    return sorted(ratings, key=lambda rating: rating.date.toordinal() if rating.date else 0, reverse=True)


def _entry(desk: Desk, item: Tagged) -> dict[str, Any]:
    entry, tag = item
    return {
        "title": entry.title,
        "href": desk.at(address_of(entry)),
        "kind": entry.kind,
        "date": desk.day(entry.date),
        "section": tag.section,
        "me": level(desk.school, tag.level) if tag.level else None,
        **desk.words(entry.lang),
    }


def _rating(desk: Desk, rating: Rating) -> dict[str, Any]:
    looked_at = desk.view.by_key.get(f"evidence/{rating.evidence}")
    return {
        "level": level(desk.school, rating.level),
        "date": desk.day(rating.date),
        "by": desk.school.educator_name(rating.by) if rating.by else "",
        "on": {"title": looked_at.title, "href": desk.at(address_of(looked_at))} if looked_at else None,
        "note": rating.note,
    }


def _levels(desk: Desk) -> tuple[Mapping[str, Any], ...]:
    return tuple(shown for step in desk.school.scale.levels if (shown := level(desk.school, step.id)))
