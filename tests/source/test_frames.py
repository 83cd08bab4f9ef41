"""A learner's own file in a frame is a file they show, and no other site."""

from __future__ import annotations

import pytest
from films import plain_film
from small_school import PNG, ReadLearner

FILES = {
    "evidence/essay.pdf": b"%PDF-1.7",
    "evidence/talk.mp4": plain_film(),
    "evidence/kite.png": PNG,
    "evidence/map.html": "<html>",
    "goals/fly.md": "# Fly\n\nHigh.",
    "profile.md": "I build kites.",
}


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ('<iframe src="essay.pdf" width="100%"></iframe>', "file", "evidence/essay.pdf"),
        ("<embed type='application/pdf' src='essay.pdf#page=2'>", "file", "evidence/essay.pdf"),
        ("<object data=essay.pdf type=application/pdf></object>", "file", "evidence/essay.pdf"),
        ("<IFRAME\n  width=3\n  src=./essay.pdf></IFRAME>", "file", "evidence/essay.pdf"),
        ("<iframe src='talk.mp4'></iframe>", "file", "evidence/talk.mp4"),
        ("<embed src=kite.png title='A kite'>", "picture", "evidence/kite.png"),
        ("<iframe src='../goals/fly.md'></iframe>", "entry", "goals/fly.md"),
    ],
)
def test_an_own_file_in_a_frame_is_found_and_no_problem(read: ReadLearner, text: str, kind: str, target: str) -> None:
    portfolio, problems = read(FILES | {"evidence/e.md": text})
    (reference,) = portfolio.evidence[0].body.references
    assert (reference.kind, reference.target) == (kind, target)
    assert [problem for problem in problems if problem.path.endswith("e.md")] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<iframe src=esay.pdf></iframe>", "PG408"),
        ("<embed src=kiet.png title=x>", "PG306"),
        ("<embed src=kite.png>", "PG308"),
        ("<object data=map.html></object>", "PG302"),
        ("<object data='https://b.org/essay.pdf'></object>", "PG405"),
        ("<embed src=//b.org/kite.png>", "PG405"),
        ("<iframe src='file:///home/a/essay.pdf'></iframe>", "PG307"),
        ("<iframe src='javascript:alert(1)'></iframe>", "PG401"),
        ("<object data='data:text/html,x'></object>", "PG401"),
        ("<iframe srcdoc='<p>x'></iframe>", "PG401"),
        ("<object classid='clsid:1'></object>", "PG401"),
    ],
)
def test_what_a_frame_cannot_show_is_said_once(read: ReadLearner, text: str, code: str) -> None:
    _, problems = read(FILES | {"evidence/e.md": text})
    assert [(problem.code, problem.line) for problem in problems if problem.path.endswith("e.md")] == [(code, 1)]
