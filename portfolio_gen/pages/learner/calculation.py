"""How a level was worked out, in words, figures and links, so that anyone can redo it with a pencil."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from portfolio_gen.model.methods.registry import named, rounded
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.learner.cards import level
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.text_format import counted, day_of
from portfolio_gen.view.levels import LevelResult, State, calculation_lines, shown_figure
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import Assessment, StandardProgress

_MOST_ROWS = 400
"""Views that are listed, the newest; all of them count."""
_MOST_BESIDE = 30
"""Views, and lines of the sum, that stand beside the evidence, where a page holds a whole cohort."""


def calculation(learner: LearnerContext, item: StandardProgress) -> Mapping[str, Any] | None:
    """Ratings, method, steps and verdict of one standard; None where nobody has rated it or said a view."""
    if not item.assessments:
        return None
    result = item.result
    return {
        "rows": tuple(_row(learner, assessment, result) for assessment in item.assessments[-_MOST_ROWS:]),
        "rule": rule(result),
        "steps": calculation_lines(result, learner.school.scale),
        "verdict": conclusion(result, learner.school),
        "unrounded": unrounded(result),
        "method": method_name(result),
        "counted": counted(len(result.counted), "rating") + " counted" + _listed(len(item.assessments)),
        "tied": result.same_day and result.state is not State.JUDGED,
    }


def calculation_beside(
    learner: LearnerContext, item: StandardProgress, on_page: Mapping[str, str]
) -> Mapping[str, Any] | None:
    """The same for a page that shows the pieces too; None where no educator has said anything.

    `on_page` leads from an entry's `kind/id` to its place on the page. What holds for everybody, such as the method's
    sentence, is left to the page.
    """
    if not any(assessment.who == "educators" for assessment in item.assessments):
        return None
    result = item.result
    lines = calculation_lines(result, learner.school.scale)
    return {
        "rows": tuple(
            _row_beside(learner, assessment, result, on_page) for assessment in item.assessments[-_MOST_BESIDE:]
        ),
        "steps": lines[-_MOST_BESIDE:],
        "verdict": conclusion(result, learner.school),
        "unrounded": unrounded(result),
        "tied": result.same_day and result.state is not State.JUDGED,
        "shortened": len(item.assessments) > _MOST_BESIDE or len(lines) > _MOST_BESIDE,
    }


def _row_beside(
    learner: LearnerContext, assessment: Assessment, result: LevelResult, on_page: Mapping[str, str]
) -> Mapping[str, Any]:
    row = dict(_row(learner, assessment, result))
    if assessment.who == "me":
        row |= {"who": "own view", "result": "–"}
    if row["on"] and assessment.entry in on_page:
        row["on"] = {**row["on"], "href": on_page[assessment.entry]}
    return row


def method_words(method: RatingMethod) -> Mapping[str, str]:
    """A method's name with its setting, and its sentence."""
    return {"name": _method_name(method), "rule": named(method.name).description(method.parameter)}


def _listed(views: int) -> str:
    return f"; only the newest {_MOST_ROWS} of {views:,} views are listed" if views > _MOST_ROWS else ""


def _row(learner: LearnerContext, assessment: Assessment, result: LevelResult) -> Mapping[str, Any]:
    entry = learner.view.by_key.get(assessment.entry)
    return {
        "date": day_of(assessment, learner.as_of),
        "who": "Me" if assessment.who == "me" else assessment.by or "An educator",
        "level": level(learner.school, assessment.level.id),
        "result": str(rounded(assessment.after)) if assessment.after is not None else _not_counted(assessment, result),
        "on": {"title": entry.title, "href": learner.at(address_of(entry)), **learner.words(entry.lang)}
        if entry
        else None,
        "note": assessment.note,
    }


def _not_counted(assessment: Assessment, result: LevelResult) -> str:
    if assessment.counted:
        return "no result yet"
    if assessment.who == "educators" and result.state is State.JUDGED:
        return "not calculated"
    return "not counted"


def rule(result: LevelResult) -> str:
    """What the method does, for a learner of eleven."""
    return method_words(result.method)["rule"] if result.state in (State.WORKED_OUT, State.TOO_FEW) else ""


def method_name(result: LevelResult) -> str:
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


def unrounded(result: LevelResult) -> str:
    """The figure before its one rounding, where it has more than two places."""
    if result.state is not State.WORKED_OUT or result.value is None:
        return ""
    text = format(result.value, "f")
    return text[:14] + "…" if len(text) > 14 else text


def conclusion(result: LevelResult, school: SchoolView) -> str:
    """Why the level is what it is, or why there is none."""
    if result.state is State.WORKED_OUT and result.value is not None and result.level is not None:
        value = format((result.level.value or Decimal(0)).normalize(), "f")
        shown = shown_figure(result, school.scale)
        if result.clamped:
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


def _day_of(result: LevelResult) -> str:
    judged = result.counted[0].date if result.newer and result.counted else None
    return f" on {judged:%B} {judged.day}, {judged.year}" if judged else ""


def _since(result: LevelResult) -> str:
    """That ratings have come in since a judgement: it stands until an educator judges anew."""
    if not result.newer:
        return ""
    are = "is" if result.newer == 1 else "are"
    return f" {counted(result.newer, 'rating')} since then {are} not in it."


def judged_words(result: LevelResult) -> str:
    """Beside a level: that it is a judgement, and whether ratings have come in since; "" for what was worked out."""
    if result.state is not State.JUDGED:
        return ""
    return f"judged before {counted(result.newer, 'newer rating')}" if result.newer else "judged"
