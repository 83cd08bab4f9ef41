"""Learners’ texts in a page’s context."""

from __future__ import annotations

import pytest

from portfolio_gen.pages.site import Prose
from portfolio_gen.pages.student_markdown import Picture
from portfolio_gen.publish.prose import rendered


def test_prose_becomes_html_wherever_it_stands() -> None:
    text = Prose("**bold** ![a cat](c.jpg) [x](y.md)", "es", "ltr", (("y.md", "goals/y.html"),),
                 (("c.jpg", Picture("media/c.jpg", 4, 3)),))  # fmt: skip
    value = rendered({"items": ({"text": text}, 3)}, "evidence/e.html")
    shown = value["items"][0]["text"]
    assert (shown["lang"], shown["dir"], value["items"][1]) == ("es", "ltr", 3)
    assert "<strong>bold</strong>" in shown["html"]
    assert 'src="../media/c.jpg"' in shown["html"]
    assert 'href="../goals/y.html"' in shown["html"]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_text_is_no_prose(text: str) -> None:
    assert rendered(Prose(text), "index.html") is None


def test_whoever_reads_texts_is_asked_and_not_trusted() -> None:
    shown = rendered({"text": Prose("x")}, "index.html", lambda prose: f"<b>{prose.markdown}</b><script>y</script>")
    assert shown["text"]["html"] == "<b>x</b>"


def test_what_is_no_text_stays_as_it_is() -> None:
    value = {"a": ("b", 1, 1.5, True, None), "c": {}}
    assert rendered(value, "index.html") == value
