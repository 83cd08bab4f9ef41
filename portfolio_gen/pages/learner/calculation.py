"""How a level was worked out, in words, figures and links, so that anyone can redo it with a pencil."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from portfolio_gen.model.level import Level
from portfolio_gen.model.methods.explanations import plain
from portfolio_gen.model.methods.registry import rounded
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.pages.addresses import address_of
from portfolio_gen.pages.learner.cards import level
from portfolio_gen.pages.learner.context import LearnerContext
from portfolio_gen.pages.learner.method_words import method_label, method_rule
from portfolio_gen.pages.learner.standard_parts import CalculationBeside, CalculationRow, MethodWords, ShownCalculation
from portfolio_gen.pages.text_format import day_of, full_day
from portfolio_gen.pages.words import count, said, say
from portfolio_gen.view.levels import LevelResult, State, calculation_lines, shown_figure
from portfolio_gen.view.school_view import SchoolView
from portfolio_gen.view.standard_progress import Assessment, StandardProgress

_MOST_ROWS = 400
"""Views that are listed, the newest; all of them count."""
_MOST_BESIDE = 30
"""Views, and lines of the sum, that stand beside the evidence, where a page holds a whole cohort."""


def calculation(learner: LearnerContext, item: StandardProgress) -> ShownCalculation | None:
    """Ratings, method, steps and verdict of one standard; None where nobody has rated it or said a view."""
    if not item.assessments:
        return None
    result = item.result
    return {
        "rows": tuple(_row(learner, assessment, result) for assessment in item.assessments[-_MOST_ROWS:]),
        "rule": rule(result),
        "steps": steps_of(result, learner.school),
        "verdict": conclusion(result, learner.school),
        "unrounded": unrounded(result),
        "method": method_name(result),
        "counted": _counted(len(result.counted), len(item.assessments)),
        "tied": result.same_day and result.state is not State.JUDGED,
    }


def calculation_beside(
    learner: LearnerContext, item: StandardProgress, on_page: Mapping[str, str]
) -> CalculationBeside | None:
    """The same for a page that shows the pieces too; None where no educator has said anything.

    `on_page` leads from an entry's `kind/id` to its place on the page. What holds for everybody, such as the method's
    sentence, is left to the page.
    """
    if not any(assessment.who == "educators" for assessment in item.assessments):
        return None
    result = item.result
    lines = steps_of(result, learner.school)
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
) -> CalculationRow:
    row = _row(learner, assessment, result)
    if assessment.who == "me":
        row = {**row, "who": say("own view"), "result": "–"}
    if row["on"] and assessment.entry in on_page:
        return {**row, "on": {**row["on"], "href": on_page[assessment.entry]}}
    return row


def method_words(method: RatingMethod) -> MethodWords:
    """A method's name with its setting, and its sentence."""
    return {"name": method_label(method), "rule": method_rule(method)}


def steps_of(result: LevelResult, school: SchoolView) -> tuple[str, ...]:
    """The calculation line by line, in words."""
    return tuple(said(line.sentence, line.values) for line in calculation_lines(result, school.scale))


def _counted(ratings: int, views: int) -> str:
    if views <= _MOST_ROWS:
        return count(ratings, "{n} rating counted", "{n} ratings counted", "no ratings counted")
    return count(
        ratings,
        "{n} rating counted; only the newest {listed} of {views} views are listed",
        "{n} ratings counted; only the newest {listed} of {views} views are listed",
        "no ratings counted; only the newest {listed} of {views} views are listed",
        listed=_MOST_ROWS,
        views=f"{views:,}",
    )


def _row(learner: LearnerContext, assessment: Assessment, result: LevelResult) -> CalculationRow:
    entry = learner.view.by_key.get(assessment.entry)
    return {
        "date": day_of(assessment, learner.as_of),
        "who": say("Me") if assessment.who == "me" else assessment.by or say("An educator"),
        "level": level(learner.school, assessment.level.id),
        "result": str(rounded(assessment.after)) if assessment.after is not None else _not_counted(assessment, result),
        "on": {"title": entry.title, "href": learner.at(address_of(entry)), **learner.words(entry.lang)}
        if entry
        else None,
        "note": assessment.note,
    }


def _not_counted(assessment: Assessment, result: LevelResult) -> str:
    if assessment.counted:
        return say("no result yet")
    if assessment.who == "educators" and result.state is State.JUDGED:
        return say("not calculated")
    return say("not counted")


def rule(result: LevelResult) -> str:
    """What the method does, for a learner of eleven."""
    return method_rule(result.method) if result.state in (State.WORKED_OUT, State.TOO_FEW) else ""


def method_name(result: LevelResult) -> str:
    """The method and its setting, as `decaying average, 65`."""
    if result.state is State.JUDGED:
        return say("an educator's judgement")
    return method_label(result.method)


def unrounded(result: LevelResult) -> str:
    """The figure before its one rounding, where it has more than two places."""
    if result.state is not State.WORKED_OUT or result.value is None:
        return ""
    text = format(result.value, "f")
    return text[:14] + "…" if len(text) > 14 else text


def conclusion(result: LevelResult, school: SchoolView) -> str:
    """Why the level is what it is, or why there is none."""
    if result.state is State.WORKED_OUT and result.value is not None and result.level is not None:
        return _nearest(result, result.level, school)
    if result.state is State.JUDGED and result.level is not None:
        return " ".join(filter(None, (_judged(result, result.level), _since(result))))
    if result.state is State.TOO_FEW:
        return count(
            len(result.counted),
            "There is no result from {n} rating with this method yet.",
            "There is no result from {n} ratings with this method yet.",
            "There is no result from no ratings with this method yet.",
        )
    if result.state is State.INSUFFICIENT:
        return say("An educator looked and could not tell yet, so nothing was calculated.")
    if result.state is State.EXCUSED:
        return " ".join(filter(None, (say("This need not be shown, so nothing was calculated."), _since(result))))
    return say("No educator has rated this yet, so nothing was calculated.")


def _nearest(result: LevelResult, reached: Level, school: SchoolView) -> str:
    value = plain(reached.value or Decimal(0))
    figure = shown_figure(result, school.scale)
    if result.clamped:
        return say(
            "{figure} lies beyond the scale, so it is held at {value}: {level}.",
            figure=figure,
            value=value,
            level=reached.label,
        )
    return say("{figure} is nearest to {value}: {level}.", figure=figure, value=value, level=reached.label)


def _judged(result: LevelResult, judged: Level) -> str:
    day = full_day(result.counted[0].date) if result.newer and result.counted else None
    if day is None:
        return say("An educator judged this as {level}. Nothing was calculated.", level=judged.label)
    return say(
        "An educator judged this as {level} on {day}. Nothing was calculated.", level=judged.label, day=day["long"]
    )


def _since(result: LevelResult) -> str:
    """That ratings have come in since a judgement: it stands until an educator judges anew."""
    if not result.newer:
        return ""
    return count(result.newer, "{n} rating since then is not in it.", "{n} ratings since then are not in it.")


def judged_words(result: LevelResult) -> str:
    """Beside a level: that it is a judgement, and whether ratings have come in since; "" for what was worked out."""
    if result.state is not State.JUDGED:
        return ""
    if not result.newer:
        return say("judged")
    return count(result.newer, "judged before {n} newer rating", "judged before {n} newer ratings")
