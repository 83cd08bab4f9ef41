"""How one level was worked out, for the terminal and for other programs: the same working that a page shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from portfolio_gen.enrolment import folder_of
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.methods.registry import rounded
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.named.school import school_of
from portfolio_gen.pages.learner.calculation import conclusion, method_name, rule, steps_of
from portfolio_gen.pages.learner.gap_labels import gap_label
from portfolio_gen.problems import Problems
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.named_standard import named_standard
from portfolio_gen.view.disclose import disclose
from portfolio_gen.view.portfolio_view import PortfolioView
from portfolio_gen.view.progress import Progress, progress
from portfolio_gen.view.school_view import SchoolView, school_view
from portfolio_gen.view.standard_progress import Assessment, StandardProgress


def explanation(
    settings: Settings, learner: str, code: str, audience: Audience, as_of: dt.date | None
) -> Mapping[str, Any]:
    """The working as plain data. Raises UserError for a learner or a code that there is not."""
    school = school_of(settings)
    folder = LearnerNames(settings).meant_in_part(learner)
    canonical = named_standard(code, school)
    portfolio = read_portfolio(folder_of(settings, folder), school, Problems())
    view = disclose(portfolio, audience, school)
    known = school_view(school, audience)
    found = progress(view, known, as_of)
    item = next((each for each in found.standards if each.code == canonical), None)
    if item is None:
        raise SettingsError(f"Nothing of {folder} speaks to {canonical}, and nothing asks for it.")
    return _data(view, found, item, known)


def _data(view: PortfolioView, found: Progress, item: StandardProgress, school: SchoolView) -> Mapping[str, Any]:
    result = item.result
    return {
        "learner": view.learner,
        "code": item.code,
        "name": item.standard.name if item.standard else item.code,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "state": result.state.value,
        "level": result.level.id if result.level else None,
        "label": result.level.label if result.level else None,
        "value": format(result.value, "f") if result.value is not None else None,
        "rounded": str(rounded(result.value)) if result.value is not None else None,
        "held": result.clamped,
        "method": method_name(result),
        "rule": rule(result),
        "steps": list(steps_of(result, school)),
        "verdict": conclusion(result, school),
        "views": [_seen(view, assessment) for assessment in item.assessments],
        "own": item.own.id if item.own else None,
        "pieces": len(item.pieces),
        "contexts": {place or "not said": count for place, count in sorted(item.contexts.items())},
        "gaps": [gap_label(gap, item, found.as_of) for gap in item.gaps],
    }


def _seen(view: PortfolioView, assessment: Assessment) -> Mapping[str, Any]:
    entry, day = view.by_key.get(assessment.entry), assessment.date or assessment.doubtful
    return {
        "who": assessment.who,
        "by": assessment.by,
        "date": day.isoformat() if day else None,
        "level": assessment.level.id,
        "label": assessment.level.label,
        "counted": assessment.counted,
        "result": str(rounded(assessment.after)) if assessment.after is not None else None,
        "evidence": entry.title if entry else None,
    }


def explanation_lines(found: Mapping[str, Any]) -> Iterator[str]:
    """The same for a person at a terminal."""
    yield f"{found['learner']}: {found['name']} ({found['code']}), as of {found['as_of'] or 'now'}"
    yield f"  {found['verdict']}"
    if found["value"] is not None:
        yield f"  rounded {found['rounded']}, unrounded {found['value']}"
    yield f"  method: {found['method']}. {found['rule']}".rstrip()
    for seen in found["views"]:
        who = "own view" if seen["who"] == "me" else seen["by"] or "educator"
        result = seen["result"] or ("no result yet" if seen["counted"] else "not counted")
        on = f"  on {seen['evidence']}" if seen["evidence"] else ""
        yield f"  {seen['date'] or 'no date':10}  {who:16}  {seen['label']:14}  {result}{on}"
    for step in found["steps"]:
        yield f"    {step}"
    for gap in found["gaps"]:
        yield f"  gap: {gap}"
