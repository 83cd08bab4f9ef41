"""What of Material's stylesheet a site carries: every rule that may draw a page of ours, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from portfolio_gen.publish.material import used

(WHOLE,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".md-typeset h2{a:b}", ".md-typeset h2{a:b}"),
        (".md-typeset h2,.md-header,a{a:b}", ".md-typeset h2,a{a:b}"),
        (".md-header{a:b}.md-typeset .md-button{a:b}", ""),
        ("html .md-typeset .admonition>:last-child{a:b}", "html .md-typeset .admonition>:last-child{a:b}"),
        (".md-typeset code:not(.focus-visible){a:b}", ".md-typeset code:not(.focus-visible){a:b}"),
        ("[data-md-color-scheme=slate] p{a:b}", ""),
        ("[dir=ltr] .highlight .k{a:b}", "[dir=ltr] .highlight .k{a:b}"),
        ("[id^=__tab],p{a:b}", "p{a:b}"),
        ("summary:before,summary{a:b}", "summary{a:b}"),
        ("@media print{.md-nav{a:b}p{c:d}}", "@media print{p{c:d}}"),
        ("@media print{@supports (a:b){.md-nav{a:b}}}", ""),
        ("@keyframes x{0%{a:b}to{a:c}}p{c:d}", "p{c:d}"),
        ('@charset "UTF-8";p{c:d}', "p{c:d}"),
        (':root{--a:1;--b:"};{";--c:var(--a)}p{c:var(--c)}', ":root{--a:1;--c:var(--a)}p{c:var(--c)}"),
        (":root{--a:1}:root{--b:var(--a)}", ""),
        ('p{content:"/* no remark */}"}/* one */a{c:d}', 'p{content:"/* no remark */}"}a{c:d}'),
    ],
)
def test_a_rule_stays_where_a_page_may_have_what_it_asks_for(css: str, left: str) -> None:
    assert used(css) == left


def test_of_the_whole_a_sixth_is_left() -> None:
    left = used(WHOLE.read_text("utf-8"))
    assert len(left) < WHOLE.stat().st_size / 6
    assert left.count("{") == left.count("}") > 150
    assert used(left) == left
    assert set(re.findall(r"var\((--[\w-]+)\)", left)) <= set(re.findall(r"(?<=[{;])(--[\w-]+):", left)) | {
        "--md-text-font"
    }
