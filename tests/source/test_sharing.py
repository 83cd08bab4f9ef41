"""Who may see an entry. Whatever is not understood is seen by nobody, in every case."""

from __future__ import annotations

import pytest
from small_school import ReadLearner, said

from portfolio_gen.model.audience import Circle, Circles, Sharing
from portfolio_gen.model.school import School
from portfolio_gen.source.sharing import WITHHELD

E, F, P = Circle.EDUCATORS, Circle.FAMILY, Circle.PUBLIC
KEY = "x.md"


@pytest.mark.parametrize(
    ("front", "circles", "draft"),
    [
        ("", {E}, False),
        ("share_with: []", set(), False),
        ("share_with:", set(), False),
        ("share_with: ~", set(), False),
        ('share_with: ""', set(), False),
        ("share_with: me", set(), False),
        ("share_with: [only me]", set(), False),
        ("share_with: family", {F}, False),
        ("share_with: [educators, family]", {E, F}, False),
        ("share_with: educators, family", {E, F}, False),
        ("share_with:\n  - Family\n  - PUBLIC", {F, P}, False),
        ("share_with: [public, public]", {P}, False),
        ("draft: true", {E}, True),
        ("draft: yes\nshare_with: [public]", {P}, True),
        ("draft: on", {E}, True),
        ("draft: no", {E}, False),
        ("published: false", {E}, True),
        ("published: yes", {E}, False),
        ("published: yes\ndraft: yes", {E}, True),
        ("published: no\ndraft: no", {E}, True),
    ],
)
def test_understood(read: ReadLearner, front: str, circles: set[Circle], draft: bool) -> None:
    portfolio, problems = read({"x.md": f"---\n{front}\n---\na"})
    assert problems == ()
    assert portfolio.sharing[KEY] == Sharing(circles=frozenset(circles), draft=draft)


@pytest.mark.parametrize(
    ("front", "code", "message", "hint"),
    [
        (
            "share_with: everyone",
            "PG204",
            "“everyone” is nobody",
            "share_with: [educators, family]\nshare_with: [public]",
        ),
        ("share_with: [famly]", "PG204", "“famly” is nobody", "family"),
        ("share_with: [educators, freinds]", "PG204", "“freinds” is nobody", "share_with:"),
        ("share_with: educators family", "PG204", "“educators family”", "share_with: [educators, family]"),
        ("share_with: [me, family]", "PG204", "“me” stands beside others", "share_with: []\nshare_with: [family]"),
        ("share_with: no", "PG204", "“no” is nobody", "share_with: []"),
        ("share_with: {family: yes}", "PG201", "takes a list of words", "share_with: [first, second]"),
        ("share_with: [[family]]", "PG201", "takes a list of words", "share_with: [first, second]"),
        ("share_with: [family, {a: b}]", "PG201", "takes a list of words", "share_with: [first, second]"),
        ("draft: maybe", "PG206", "“draft: maybe” is neither yes nor no", "draft: yes\ndraft: no"),
        ("draft:", "PG206", "neither yes nor no", "draft: yes\ndraft: no"),
        ("draft: [true]", "PG201", "“draft” takes yes or no", "draft: yes or draft: no"),
        ("published: 2026-10-03", "PG206", "neither yes nor no", "published: yes\npublished: no"),
        ("Share_with: []", "PG109", "decides who may see this", "Write share_with: instead"),
        ("share-with: []", "PG109", "decides who may see this", "Write share_with: instead"),
        ("share with: []", "PG109", "decides who may see this", "Write share_with: instead"),
        ("sharewith: []", "PG109", "decides who may see this", "Write share_with: instead"),
        ("shere_with: []", "PG109", "decides who may see this", "Write share_with: instead"),
        ("ｓｈａｒｅ＿ｗｉｔｈ: []", "PG109", "decides who may see this", "Write share_with: instead"),
        ("shаre_with: []", "PG109", "decides who may see this", "Write share_with: instead"),
        ("audience: me", "PG109", "decides who may see this", "Write share_with: instead"),
        ("visibility: private", "PG109", "decides who may see this", "Write share_with: instead"),
        ("private: true", "PG109", "decides who may see this", "Write share_with: instead"),
        ("privado: true", "PG109", "decides who may see this", "Write share_with: instead"),
        ("borrador: sí", "PG109", "decides who may see this", "Write draft: instead"),
        ("مسودة: نعم", "PG109", "decides who may see this", "Write draft: instead"),
        ("Draft: true", "PG109", "decides who may see this", "Write draft: instead"),
        ("publish: false", "PG109", "decides who may see this", "Write published: instead"),
        ("status: draft", "PG109", "“status: draft” does not hide", "draft: yes"),
        ("State: Private", "PG109", "“State: Private” does not hide", "draft: yes"),
        ("share_with: []\nshare_with: [public]", "PG104", "stands here and on line 2", "Keep one"),
        ("share_with:[]\ntitle: A", "PG101", "no space after the colon", "share_with: []"),
        ("share_with: [family", "PG101", "", ""),
        ("share_with: &a []", "PG105", "means something else", "quotation marks"),
        ("share_with: !set {}", "PG105", "means something else", "quotation marks"),
    ],
)
@pytest.mark.parametrize("file", ["x.md", "profile.md", "plan.md"])
def test_not_understood_is_for_nobody(
    read: ReadLearner, file: str, front: str, code: str, message: str, hint: str
) -> None:
    portfolio, problems = read({file: f"---\n{front}\n---\na"}, School(share_with_default=frozenset(Circle)))
    line = problems[0].line
    assert len(problems) == 1
    assert said(problems[0], code, line, message, hint), problems[0]
    assert line in (2, 3)
    assert portfolio.reflections == ()
    assert set(portfolio.sharing.values()) <= {WITHHELD}


def test_a_goal_with_the_status_draft_is_for_nobody(read: ReadLearner) -> None:
    portfolio, problems = read({"goals/x.md": "---\nstatus: draft\n---\na"})
    assert (portfolio.goals, [problem.code for problem in problems]) == ((), ["PG109"])


@pytest.mark.parametrize("circles", [frozenset(), frozenset({F}), frozenset({E, F, P})])
def test_the_school_says_what_counts_when_nothing_is_written(read: ReadLearner, circles: Circles) -> None:
    portfolio, _ = read({"x.md": "a", "profile.md": "a"}, School(share_with_default=circles))
    assert portfolio.sharing[KEY].circles == circles
    assert portfolio.sharing["profile.md"].circles == circles


def test_a_profile_that_is_not_there_is_for_nobody(read: ReadLearner) -> None:
    portfolio, _ = read({"x.md": "a"})
    assert portfolio.sharing[portfolio.profile.file] == WITHHELD
