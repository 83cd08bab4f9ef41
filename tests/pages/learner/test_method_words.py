"""Every way to work out a level has a name and a rule in words."""

from __future__ import annotations

import pytest

from portfolio_gen.model.methods.registry import METHODS
from portfolio_gen.model.school import RatingMethod
from portfolio_gen.pages.learner.method_words import method_label, method_rule


def test_every_method_has_its_own_words() -> None:
    methods = [RatingMethod(name=name) for name in METHODS]
    assert len({method_label(method) for method in methods}) == len({method_rule(method) for method in methods})
    assert [method_label(method) for method in methods if "_" in method_label(method)] == []
    assert method_label(RatingMethod(name="decaying_average", parameter="62.5")) == "decaying average, 62.5"
    assert method_label(RatingMethod(name="mode")) == "mode, most recent"


@pytest.mark.parametrize(
    ("name", "parameter", "sentence"),
    [
        ("decaying_average", "70", "Each new rating counts 70%, everything before it 30%."),
        ("decaying_average", None, "Newer work counts more. Each new rating counts 65%"),
        ("weighted_recent", "62.5", "counts 62.5%, the mean of all older ones 37.5%."),
        ("median_recent", "1", "your last 1 rating in"),
        ("n_times", None, "Once you have 3 ratings"),
        ("mode", "mean", "the mean of the tied"),
        ("mode", "Most Recent", "the newest of the tied"),
    ],
)
def test_a_rule_has_the_setting_filled_in(name: str, parameter: str | None, sentence: str) -> None:
    assert sentence in method_rule(RatingMethod(name=name, parameter=parameter))
