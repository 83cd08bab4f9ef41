"""How the school works out levels: one method for all, others for a framework or a single standard."""

from __future__ import annotations

from portfolio_gen.model.methods.registry import METHODS
from portfolio_gen.model.school import RatingMethod, School
from portfolio_gen.source.advice import meant, one_of
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.unknown_keys import report_unknown

_SETTINGS = ("parameter", "weight", "n", "tie")


def read_method(fields: Fields) -> RatingMethod:
    """A method and its setting; the default, and a problem, for a name or a setting that there is not."""
    report_unknown(fields, ("name", *_SETTINGS))
    written = fields.text("name")
    name = written.replace(" ", "_").replace("-", "_").casefold() or RatingMethod().name
    if name not in METHODS:
        advice = meant(name, METHODS, one_of(METHODS))
        fields.suggest("PG502", "name", f"“{written[:80]}” is not a way to work out a level.", advice)
        return RatingMethod()
    parameter = next((setting for key in _SETTINGS if (setting := fields.text(key))), None)
    try:
        METHODS[name].setting.read(parameter)
    except ValueError as error:
        fields.report("PG502", "name", str(error), f"Write name: {name} and a setting that fits, or none.")
        parameter = None
    return RatingMethod(name=name, parameter=parameter)


def read_methods(fields: Fields, school: School) -> dict[str, RatingMethod]:
    """Methods by framework id or canonical code. A key that is neither is a problem."""
    frameworks = {framework.id for framework in school.frameworks}
    found = {}
    for key in fields.keys.pairs:
        code = key
        if key not in frameworks:
            matches = school.codes.find(key).matches
            if len(matches) != 1:
                hint = "Write the id of a framework or the whole code of a standard."
                fields.report("PG502", key, f"“{key[:80]}” is neither a framework nor one standard.", hint)
                continue
            code = matches[0].standard.code
        found[code] = read_method(fields.nested(key))
    return found
