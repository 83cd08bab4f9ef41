"""What a finished page may never hold, and what it may say about such things."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.markdown.rendering import Picture, render
from portfolio_gen.publish import audit
from portfolio_gen.publish.audit import faults


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (b"<p>x</p><script>alert(1)</script>", "a script"),
        (b"<SCRIPT src=x.js>", "a script"),
        (b'<img src="x.png" onerror="alert(1)">', "an event handler"),
        (b"<img src=x.png onerror=alert(1)>", "an event handler"),
        (b'<img src="x.png"onload=alert(1)>', "an event handler"),
        (b"<svg/onload=alert(1)>", "an event handler"),
        (b"<p\nONCLICK = 'x'>", "an event handler"),
        (b"<img \" onerror=alert(1)>", "an event handler"),
        (b"<img a<3 onerror=alert(1)>", "an event handler"),
        (b'<a href="javascript:alert(1)">', "a script address"),
        (b"<a class=x href = ' JavaScript:alert(1)'>", "a script address"),
        (b'<a href="javascript\n:alert(1)">', "a script address"),
        (b'<a href="javascript&colon;alert(1)">', "a script address"),
        (b'<a href="javascript&#058;alert(1)">', "a script address"),
        (b'<a href="vbscript&#x3A;alert(1)">', "a script address"),
        (b'<a href="javascript&#58alert(1)">', "a script address"),
        (b'<a href="data:text/html,x">', "a script address"),
        (b'<button formaction="javascript:alert(1)">', "a script address"),
        (b'<img alt="" src="https://elsewhere.example/a.png">', "something fetched from another site"),
        (b"<video poster=//elsewhere.example/a.png>", "something fetched from another site"),
        (b'<link rel="stylesheet" href="http://elsewhere.example/a.css">', "a link to another site's file"),
        (b"<iframe>", "an element that pages never have"),
        (b"<form action='x'>", "an element that pages never have"),
        (b"<p>a<!-- what the learner took back --></p>", "a comment"),
    ],
)  # fmt: skip
def test_what_may_never_be_published(page: bytes, what: str) -> None:
    assert what in faults(page)


@pytest.mark.parametrize(
    "page",
    [
        b'<script data-portfolio src="assets/a.js"></script>',
        b'<img src="m.jpg" alt="velocity one = 3 m/s">',
        b"<p>Never write href=javascript:void(0), nor onclick = x.</p>",
        b'<img src="m.jpg" alt="src=//elsewhere.example/a.png">',
        b'<a href="https://elsewhere.example/on=1">an honest link</a>',
        b"<link rel=icon href=../assets/portfolio.svg>",
        b'<a href="javascript-basics.html">a page of this site</a>',
        b'<a href="javascript.html#data">a page of this site</a>',
        b"<a href=vbscript/index.html>a page of this site</a>",
        b'<img src="javascript3a.png" alt="">',
        b"&lt;script&gt; &lt;!-- &lt;iframe&gt;",
        b"<bookmark href=x> 3 < 4 on = 5",
    ],
)
def test_an_honest_page_may_speak_of_such_things(page: bytes) -> None:
    assert faults(page) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Use `href=javascript:void(0)` never.",
        "![speed one = 3](x.jpg)",
        "![`<!--`](x.jpg)",
        '```html\n<a href="javascript:alert(1)" onclick="x"><!-- no -->\n```',
        '`<img src="https://x.org/a.png" onerror=1>`',
        '[a](https://x.org "only = one")',
    ],
)
def test_what_a_student_writes_about_scripts_passes(text: str) -> None:
    html = render(text, {}, {"x.jpg": Picture("m/x.jpg", 3, 4)}).html
    assert faults(html.encode()) == ()


_PIECES = (
    b"<",
    b">",
    b"a",
    b"img",
    b" ",
    b"/",
    b"=",
    b'"',
    b"'",
    b"on",
    b"ONX",
    b"src",
    b"href",
    b"JavaScript:",
    b"//",
    b"!--",
    b"data:text",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(b"".join))
def test_the_quick_look_finds_whatever_the_whole_one_finds(page: bytes) -> None:
    assert faults(page) == tuple(one.words for one in audit._FORBIDDEN if one.pattern.search(page))


@pytest.mark.parametrize("part", [b"<a ", b"<a b=c/", b'a="', b"x=y ", b"<img src=", b" /", b"= "])
def test_no_page_takes_long(part: bytes) -> None:
    assert_linear(faults, lambda size: b"<p " + part * (size // len(part)), 30_000)
