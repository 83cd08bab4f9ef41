"""A link within a text that leads to no heading is told of, with the heading that may be meant."""

from __future__ import annotations

import pytest
from small_school import ReadLearner, said

from portfolio_gen.problems import Problem


def told(read: ReadLearner, text: str) -> list[Problem]:
    _, problems = read({"reflections/a.md": f"# Title\n\n{text}"})
    return [problem for problem in problems if problem.code == "PG408"]


@pytest.mark.parametrize(
    "text",
    [
        "[a](#what-id-do)\n\n## What I'd do",
        "[a](#title) [b](#top) [c](#)",
        "[a](#mine)\n\n## Day {#mine}",
        "[a](#mine)\n\nText.\n{: #mine}",
        '[a](#mine)\n\n<p id="mine">b</p>',
        '<a name="mine"></a>\n\n[a](#mine)',
        "[a](#day)\n\n<h2>Day</h2>",
        "[a](#fn:1) b[^1]\n\n[^1]: c",
        "[a](#day)\n\n- b\n  ## Day",
        "`[a](#nowhere)`",
    ],
)
def test_a_link_that_leads_somewhere_is_no_matter(read: ReadLearner, text: str) -> None:
    assert told(read, text) == []


def test_each_name_of_nothing_is_told_once(read: ReadLearner) -> None:
    [first, second] = told(read, "[a](#what-i-didd) [b](#what-i-didd)\n[c](#zzz)\n\n## What I did\n\n`# zzz`")
    assert said(first, "PG408", 3, "No heading of this text is called “#what-i-didd”", "Did you mean this?")
    assert said(second, "PG408", 4, "“#zzz”", "the name of a heading: #what-went-wrong")


def test_the_whole_line_to_write_is_given_where_it_can_be(read: ReadLearner) -> None:
    [problem] = told(read, "See [there](#what-i-didd).\n\n## What I did")
    assert problem.paste == ("See [there](#what-i-did).",)
