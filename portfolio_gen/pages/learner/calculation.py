"""How a level was worked out, in words, figures and links, so that anyone can redo it with a pencil."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from portfolio_gen.model.methods.registry import named, rounded
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.learner.cards import Desk, level
from portfolio_gen.pages.text_format import counted, day_of
from portfolio_gen.view.levels import Result, State, figure, steps
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import Sighting, StandardProgress

_MOST_ROWS = 400
"""Views that are listed, the newest; all of them count."""
_MOST_BESIDE = 30
"""Views, and lines of the sum, that stand beside the evidence, where a page holds a whole cohort."""


def working(desk: Desk, item: StandardProgress) -> Mapping[str, Any] | None:
    """Ratings, method, steps and verdict of one standard; None where nobody has rated it or said a view."""
    if not item.sightings:
        return None
    result = item.result
    return {
        "rows": tuple(_row(desk, sighting, result) for sighting in item.sightings[-_MOST_ROWS:]),
        "rule": rule(result),
        "steps": steps(result, desk.school.scale),
        "verdict": verdict(result, desk.school),
        "unrounded": unrounded(result),
        "method": method_name(result),
        "counted": counted(len(result.counted), "rating") + " counted" + _listed(len(item.sightings)),
        "tied": result.tied and result.state is not State.JUDGED,
    }


def working_beside(desk: Desk, item: StandardProgress, on_page: Mapping[str, str]) -> Mapping[str, Any] | None:
    """The same for a page that shows the pieces too; None where no educator has said anything.

    `on_page` leads from an entry's `kind/id` to its place on the page. What holds for everybody, such as the method's
    sentence, is left to the page.
    """
    if not any(sighting.who == "educators" for sighting in item.sightings):
        return None
    result = item.result
    lines = steps(result, desk.school.scale)
    return {
        "rows": tuple(_row_beside(desk, sighting, result, on_page) for sighting in item.sightings[-_MOST_BESIDE:]),
        "steps": lines[-_MOST_BESIDE:],
        "verdict": verdict(result, desk.school),
        "unrounded": unrounded(result),
        "tied": result.tied and result.state is not State.JUDGED,
        "shortened": len(item.sightings) > _MOST_BESIDE or len(lines) > _MOST_BESIDE,
    }


def _row_beside(desk: Desk, sighting: Sighting, result: Result, on_page: Mapping[str, str]) -> Mapping[str, Any]:
    row = dict(_row(desk, sighting, result))
    if sighting.who == "me":
        row |= {"who": "own view", "result": "–"}
    if row["on"] and sighting.entry in on_page:
        row["on"] = {**row["on"], "href": on_page[sighting.entry]}
    return row


def method_words(method: RatingMethod) -> Mapping[str, str]:
    """A method's name with its setting, and its sentence."""
    return {"name": _method_name(method), "rule": named(method.name).description(method.parameter)}


def _listed(views: int) -> str:
    return f"; only the newest {_MOST_ROWS} of {views:,} views are listed" if views > _MOST_ROWS else ""


def _row(desk: Desk, sighting: Sighting, result: Result) -> Mapping[str, Any]:
    entry = desk.view.by_key.get(sighting.entry)
    return {
        "date": day_of(sighting, desk.as_of),
        "who": "Me" if sighting.who == "me" else sighting.by or "An educator",
        "level": level(desk.school, sighting.level.id),
        "result": str(rounded(sighting.after)) if sighting.after is not None else _not_counted(sighting, result),
        "on": {"title": entry.title, "href": desk.at(address_of(entry)), **desk.words(entry.lang)} if entry else None,
        "note": sighting.note,
    }


def _not_counted(sighting: Sighting, result: Result) -> str:
    if sighting.counted:
        return "no result yet"
    if sighting.who == "educators" and result.state is State.JUDGED:
        return "not calculated"
    return "not counted"


def rule(result: Result) -> str:
    """What the method does, for a learner of eleven."""
    return method_words(result.method)["rule"] if result.state in (State.WORKED_OUT, State.TOO_FEW) else ""


def method_name(result: Result) -> str:
    """The method and its setting, as `decaying average, 65`."""
    if result.state is State.JUDGED:
        return "an educator's judgement"
    return _method_name(result.method)


def _method_name(method: RatingMethod) -> str:
    setting = named(method.name).setting.read(method.parameter)
    words = method.name.replace("_", " ")
    return f"{words}, {_plain(setting)}" if setting is not None else words


def _plain(setting: Decimal | str) -> str:
    return format(setting.normalize(), "f") if isinstance(setting, Decimal) else setting.replace("_", " ")


def unrounded(result: Result) -> str:
    """The figure before its one rounding, where it has more than two places."""
    if result.state is not State.WORKED_OUT or result.value is None:
        return ""
    text = format(result.value, "f")
    return text[:14] + "…" if len(text) > 14 else text


def verdict(result: Result, school: SchoolView) -> str:
    """Why the level is what it is, or why there is none."""
    if result.state is State.WORKED_OUT and result.value is not None and result.level is not None:
        value = format((result.level.value or Decimal(0)).normalize(), "f")
        shown = figure(result, school.scale)
        if result.held:
            return f"{shown} lies beyond the scale, so it is held at {value}: {result.level.label}."
        return f"{shown} is nearest to {value}: {result.level.label}."
    if result.state is State.JUDGED and result.level is not None:
        return (
            f"An educator judged this as {result.level.label}{_day_of(result)}. Nothing was calculated.{_since(result)}"
        )
    return {
        State.TOO_FEW: f"There is no result from {counted(len(result.counted), 'rating')} with this method yet.",
        State.INSUFFICIENT: "An educator looked and could not tell yet, so nothing was calculated.",
        State.EXCUSED: f"This need not be shown, so nothing was calculated.{_since(result)}",
        State.NONE: "No educator has rated this yet, so nothing was calculated.",
    }[result.state]


def _day_of(result: Result) -> str:
    judged = result.counted[0].date if result.newer and result.counted else None
    return f" on {judged:%B} {judged.day}, {judged.year}" if judged else ""


def _since(result: Result) -> str:
    """That ratings have come in since a judgement: it stands until an educator judges anew."""
    if not result.newer:
        return ""
    are = "is" if result.newer == 1 else "are"
    return f" {counted(result.newer, 'rating')} since then {are} not in it."


def judged_words(result: Result) -> str:
    """Beside a level: that it is a judgement, and whether ratings have come in since; "" for what was worked out."""
    if result.state is not State.JUDGED:
        return ""
    return f"judged before {counted(result.newer, 'newer rating')}" if result.newer else "judged"
