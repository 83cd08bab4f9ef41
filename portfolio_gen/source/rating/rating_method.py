"""How the school works out levels: one method for all, others for a framework or a single standard."""

from __future__ import annotations

from portfolio_gen.model.methods.registry import METHODS
from portfolio_gen.model.school import RatingMethod, School
from portfolio_gen.source.advice import Advice, meant, offered, one_of
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.named_standard import NoOneStandard, named_standard
from portfolio_gen.source.unknown_keys import report_unknown

_WHAT_TO_WRITE = "Write the id of a framework or the whole code of a standard."
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
        try:
            code = key if key in frameworks else named_standard(key, school)
        except NoOneStandard as none:
            message = f"“{key[:80]}” is neither a framework nor one standard."
            advice = none.advice if none.advice.instead else Advice(_WHAT_TO_WRITE)
            hint, lines = offered(advice, (line for each in advice.instead for line in fields.renamed(key, each)))
            fields.report("PG502", key, message, hint, paste=lines)
            continue
        found[code] = read_method(fields.nested(key))
    return found
