"""The school's scale of levels, as school.yml has it."""

from __future__ import annotations

import re
from decimal import Decimal

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.slug import slug
from portfolio_gen.source.advice import meant, offered
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.unknown_keys import report_unknown

_KEYS = ("levels", "proficient", "insufficient", "excused", "aliases")
_LEVEL_KEYS = ("id", "value", "label", "means")
_VALUE = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
_EXAMPLE = "id: proficient, value: 3, label: Proficient"


def read_scale(fields: Fields) -> ProficiencyScale:
    """The levels lowest first; the default scale for what is missing."""
    report_unknown(fields, _KEYS)
    default = ProficiencyScale()
    levels = _levels(fields) or default.levels
    outside = {key: _outside(fields, key) for key in ("insufficient", "excused") if fields.has(key)}
    second_highest = levels[-1 if len(levels) < 2 else -2].id
    scale = ProficiencyScale(
        levels=levels,
        insufficient=outside.get("insufficient") or default.insufficient,
        excused=outside.get("excused") or default.excused,
        aliases=_aliases(fields.nested("aliases")),
        proficient=fields.text("proficient") or second_highest,
    )
    _report_unknown_levels(fields, scale)
    return scale


def _levels(fields: Fields) -> tuple[Level, ...]:
    found: dict[Decimal, Level] = {}
    for item in fields.children("levels", _EXAMPLE):
        item = item.whole(_LEVEL_KEYS)
        report_unknown(item, _LEVEL_KEYS)
        level = _level(item)
        if level is None or level.value is None:
            continue
        if level.value in found or level.id in {other.id for other in found.values()}:
            message = f"Two levels have the id “{level.id}” or the value {level.value}."
            item.report("PG502", "levels", message, "Give each level an id and a value of its own.", item.keys.line)
            continue
        found[level.value] = level
    return tuple(found[value] for value in sorted(found))


def _level(item: Fields) -> Level | None:
    named = _named(item)
    value = item.text("value")
    if not _VALUE.fullmatch(value):
        message = f"The level “{named.label[:80]}” has no number." if not value else f"“{value}” is not a value."
        hint = "Write value: 1 for the lowest level, value: 2 for the next."
        item.report("PG502", "levels", message, hint, item.keys.line)
        return None
    return named.model_copy(update={"value": Decimal(value)})


def _outside(fields: Fields, key: str) -> Level | None:
    item = fields.nested(key)
    report_unknown(item, _LEVEL_KEYS)
    return _named(item) if item.keys.pairs else None


def _named(item: Fields) -> Level:
    label = item.text("label")
    level_id = slug(item.text("id") or label or "level")
    return Level(id=level_id, label=label or level_id.replace("-", " ").capitalize(), means=item.text("means"))


def _aliases(words: Fields) -> dict[str, str]:
    return {word.casefold(): slug(words.text(word)) for word in words.keys.pairs if words.text(word)}


def _report_unknown_levels(fields: Fields, scale: ProficiencyScale) -> None:
    ids = [level.id for level in (*scale.levels, scale.insufficient, scale.excused)]
    proficient = scale.level(scale.proficient)
    if proficient is None or proficient.value is None:
        advice = meant(scale.proficient, ids, "Write the id of a level.")
        fields.suggest("PG502", "proficient", f"“{scale.proficient[:80]}” is not one of the levels.", advice)
    for level in scale.levels:
        if level.label.casefold() in ids and level.label.casefold() != level.id:  # the id would win
            message = f"“{level.label[:80]}” is the label of one level and the id of another."
            fields.report("PG502", "levels", message, "Give that level another id, or leave its id out.")
    words = fields.nested("aliases")
    for word, level_id in scale.aliases.items():
        if level_id not in ids:
            written = next((each for each in words.keys.pairs if each.casefold() == word), word)
            advice = meant(level_id, ids, "Write the id of a level.")
            hint, lines = offered(advice, words.lines_with(written, advice.instead))
            message = f"“{level_id[:80]}” is not one of the levels."
            fields.report("PG502", "aliases", message, hint, words.line(written), lines)
