"""Learners’ texts in a page’s context."""

from __future__ import annotations

import sys

import pytest

from portfolio_gen.markdown.rendering import Picture
from portfolio_gen.pages.site import Prose
from portfolio_gen.publish import prose as module
from portfolio_gen.publish.prose import read_prose, rendered


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


def spin(markdown: str) -> str:
    while True:
        pass


def fail(markdown: str) -> str:
    raise KeyError(markdown)


def dig(markdown: str) -> str:
    return dig(markdown)


@pytest.mark.parametrize(
    ("reader", "fault"),
    [
        pytest.param(
            spin, "takes too long", marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit")
        ),
        (fail, "ends with a KeyError"),
        (dig, "is nested too deep"),
        (lambda markdown: "<p></p>" * 2_000_000, "becomes too long"),
    ],
)
def test_a_text_that_its_reader_cannot_cope_with_is_shown_as_typed(
    reader: object, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read", reader)
    monkeypatch.setattr(module, "_SECONDS", 0.1)
    reading = read_prose(Prose("*one*\n\n<b>two"))
    assert (reading.html, reading.fault) == ("<p>*one*</p>\n<p>&lt;b&gt;two</p>", fault)


def test_a_text_that_was_stopped_leaves_nothing_behind_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(module, "_SECONDS", 0.02)
        patched.setattr("portfolio_gen.markdown.rendering.too_complex", lambda text: None)
        assert read_prose(Prose("a[^1] " * 3_000 + "\n\n[^1]: b")).fault == "takes too long"
    assert read_prose(Prose("a[^1]\n\n[^1]: *b*")) == read_prose(Prose("a[^1]\n\n[^1]: *b*"))
    assert "footnote" in read_prose(Prose("a[^1]\n\n[^1]: *b*")).html
