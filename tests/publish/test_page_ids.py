"""Texts that stand on one page keep their notes and headings apart."""

from __future__ import annotations

import re

from portfolio_gen.pages.site import Prose
from portfolio_gen.publish.prose import rendered

NOTE = "Good.[^1]\n\n## Day\n\n[up](#day)\n\n[^1]: Note"


def html(*texts: str) -> list[str]:
    context = {"first": Prose(texts[0]), "rest": tuple({"text": Prose(text)} for text in texts[1:])}
    shown = rendered(context, "feedback.html")
    return [str(shown["first"]["html"]), *(str(part["text"]["html"]) for part in shown["rest"])]


def test_each_link_leads_to_its_own_text() -> None:
    parts = html(NOTE, NOTE, NOTE)
    ids = [re.findall(r' id="([^"]*)"', part) for part in parts]
    assert ids[0] == ["w-fnref:1", "w-day", "w-fn:1"]
    assert len({name for found in ids for name in found}) == 9
    for part, found in zip(parts, ids, strict=True):
        assert set(re.findall(r'href="#([^"]*)"', part)) == set(found)


def test_headings_are_listed_with_the_ids_they_have() -> None:
    shown = rendered((Prose("## Day"), Prose("## Day")), "a.html")
    assert [part["headings"][0]["id"] for part in shown] == ["w-day", "w-day.2"]
    assert '<h2 id="w-day.2">' in shown[1]["html"]


def test_an_id_that_a_text_already_has_is_not_given_again() -> None:
    first, second = html("## Day", "## Day\n\n## b {#day.2}")
    assert re.findall(r' id="([^"]*)"', first + second) == ["w-day", "w-day.3", "w-day.2"]


def test_a_page_with_one_text_is_as_it_was() -> None:
    assert html("## Day\n\n[a](#day)") == ['<h2 id="w-day">Day</h2>\n<p><a href="#w-day">a</a></p>']
