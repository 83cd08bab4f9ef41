"""Sentences of the interface: whole, with a form for each number, and escaped where templates say them."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from portfolio_gen.pages.words import count, listed, say
from portfolio_gen.publish.templates import count_in_html, say_in_html


def test_a_sentence_takes_its_values_wherever_it_names_them() -> None:
    assert say("{goal}, by {name}", name="Amara {x}", goal="Fly") == "Fly, by Amara {x}"
    with pytest.raises(KeyError):
        say("About {title}")


@pytest.mark.parametrize(("number", "said"), [(0, "no goals"), (1, "one goal of Amara"), (2, "2 goals of Amara")])
def test_each_number_has_its_sentence(number: int, said: str) -> None:
    assert count(number, "one goal of {name}", "{n} goals of {name}", "no goals", name="Amara") == said


def test_without_a_sentence_of_its_own_nothing_is_one_of_many() -> None:
    assert count(0, "{n} goal", "{n} goals") == "0 goals"


@pytest.mark.parametrize(
    ("words", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_things_are_listed(words: tuple[str, ...], said: str) -> None:
    assert listed(words) == said


def test_templates_escape_what_is_no_html_yet() -> None:
    day = Markup("<time>Oct 3</time>")
    assert say_in_html("{day} & {title}", day=day, title="<b>") == "<time>Oct 3</time> &amp; &lt;b&gt;"
    assert count_in_html(2, "{n} < {title}", "{n} > {title}", title="&") == "2 &gt; &amp;"
