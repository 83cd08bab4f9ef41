"""A file is found by what people see of its name; of two that look the same the one that is written."""

from __future__ import annotations

import sys

import pytest
from small_school import PNG, ReadLearner

SHOT = "Screenshot 2026-10-03 at 3.04.05\u202fPM.png"
TYPED = "Screenshot 2026-10-03 at 3.04.05 PM.png"


@pytest.mark.parametrize(
    ("on_disk", "written"),
    [
        (SHOT, TYPED),
        (SHOT, SHOT),
        (TYPED, SHOT),
        (TYPED, TYPED.replace(" ", "\u00a0")),
        ("cafe\u0301.png", "caf\u00e9.png"),
        ("caf\u00e9.png", "CAFE\u0301.PNG"),
        ("ki\u200bte.png", "kite.png"),
        ("kite.png", "ki\u200d\ufe0fte.png"),
        ("IMG_0042.PNG", "img_0042.png"),
        ("Files/Kite.png", "files/kite.png"),
        ("stra\u00dfe.png", "STRASSE.png"),
    ],
)
def test_found_in_keys_pictures_and_descriptions(read: ReadLearner, on_disk: str, written: str) -> None:
    text = (
        f'---\nfiles: ["{written}"]\nalt: {{"{written}": A kite}}\n---\n![A kite](<{written}>)\n\n[it](<{written}>)\n'
    )
    portfolio, problems = read({f"evidence/{on_disk}": PNG, "evidence/e.md": text, "profile.md": "x"})
    assert problems == ()
    (attachment,) = portfolio.evidence[0].attachments
    assert (attachment.path, attachment.alt) == (f"evidence/{on_disk}", "A kite")
    assert {reference.target for reference in portfolio.evidence[0].body.references} == {attachment.path}


@pytest.mark.skipif(sys.platform == "darwin", reason="the system takes the names for one")
@pytest.mark.parametrize(
    ("written", "found"),
    [("kite.png", "kite.png"), ("Kite.png", "Kite.png"), ("KITE.png", ""), (f"{SHOT}", SHOT), (TYPED, TYPED)],
)
def test_of_two_that_look_the_same_none_is_guessed(read: ReadLearner, written: str, found: str) -> None:
    files = {f"evidence/{name}": PNG for name in ("kite.png", "Kite.png", SHOT, TYPED)}
    portfolio, problems = read({**files, "evidence/e.md": f"![A kite](<{written}>)", "profile.md": "x"})
    assert [attachment.name for attachment in portfolio.evidence[0].attachments] == ([found] if found else [])
    assert ("PG306" in {problem.code for problem in problems}) is not bool(found)
