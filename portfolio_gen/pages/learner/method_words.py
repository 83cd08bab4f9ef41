"""What the ways to work out a level are called, and what each does, for a learner of eleven."""

from __future__ import annotations

from decimal import Decimal

from portfolio_gen.model.methods.explanations import plain
from portfolio_gen.model.methods.registry import named
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.pages.words import count, say


def method_label(method: RatingMethod) -> str:
    """The method and its setting, as `decaying average, 65`."""
    setting = named(method.name).setting.read(method.parameter)
    label = _label(method.name)
    if setting is None:
        return label
    if isinstance(setting, Decimal):
        return say("{method}, {setting}", method=label, setting=plain(setting))
    return say("{method}, {setting}", method=label, setting=_tie(setting))


def _label(name: str) -> str:
    return {
        "highest": say("highest"),
        "most_recent": say("most recent"),
        "average": say("average"),
        "mode": say("mode"),
        "median_recent": say("median recent"),
        "n_times": say("n times"),
        "weighted_recent": say("weighted recent"),
        "decaying_average": say("decaying average"),
        "power_law": say("power law"),
    }[name]


def _tie(setting: str) -> str:
    return say("mean") if setting == "mean" else say("most recent")


def method_rule(method: RatingMethod) -> str:
    """What the method does, with its setting filled in."""
    setting = named(method.name).setting.read(method.parameter)
    return _rule_with(method.name, setting) if isinstance(setting, Decimal) else _rule(method.name, setting)


def _rule(name: str, setting: str | None) -> str:
    if name == "mode" and setting == "mean":
        return say("The rating you got most often counts. If there is a tie, the mean of the tied ratings counts.")
    return {
        "highest": say("Your best rating counts."),
        "most_recent": say("Only your newest rating counts."),
        "average": say("All ratings count the same: add them up and divide by how many there are."),
        "mode": say("The rating you got most often counts. If there is a tie, the newest of the tied ratings counts."),
        "power_law": say(
            "A learning curve is drawn as close to your ratings as it can be, and where it stands at your newest"
            " rating counts. It takes 3 ratings, none of them 0."
        ),
    }[name]


def _rule_with(name: str, number: Decimal) -> str:
    if name == "median_recent":
        return count(
            int(number),
            "Put your last {n} rating in order of size: the middle counts.",
            "Put your last {n} ratings in order of size: the middle counts.",
        )
    if name == "n_times":
        return count(
            int(number),
            "Once you have {n} rating at the proficient level or higher, the mean of all such ratings counts."
            " Before that there is no result.",
            "Once you have {n} ratings at the proficient level or higher, the mean of all such ratings counts."
            " Before that there is no result.",
        )
    newest, older = plain(number), plain(100 - number)
    if name == "weighted_recent":
        return say(
            "Your newest rating counts {newest}%, the mean of all older ones {older}%.", newest=newest, older=older
        )
    return say(
        "Newer work counts more. Each new rating counts {newest}%, everything before it {older}%.",
        newest=newest,
        older=older,
    )
