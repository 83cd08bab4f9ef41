"""`check --media` says of files what a build says, and makes nothing."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from films import plain_film
from pdfs import full_pdf
from school_folder import Files, photograph, run, tree, written

from portfolio_gen.checking import check
from portfolio_gen.jobs import Scope

CUT = photograph()[:200]
BAD: dict[str, tuple[str | bytes, str]] = {
    "cut.jpg": (CUT, "PG301"),
    "cut.mp4": (plain_film()[:-3], "PG301"),
    "broken.svg": ("<svg><g></svg>", "PG301"),
    "labels.svg": ("<svg><foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>A</p></foreignObject></svg>", "PG304"),
    "large.gif": (b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;", "PG303"),
    "none.vtt": ("WEBVTT\n\nHello", "PG305"),
    "not.pdf": ("%PDF-1.4\nnothing", "PG305"),
    "kite.zip": (b"PK\3\4", "PG309"),
    "faces.pdf": (full_pdf(), "PG309"),
}


def school(folder: Path, **settings: str) -> Files:
    files = ", ".join(BAD)
    inner = f"![a](data:image/jpeg;base64,{base64.b64encode(CUT).decode()})"
    entry = f"---\nfiles: [{files}]\nalt: x\nshare_with: [educators, family, public]\n---\nText.\n\n{inner}\n"
    entry = entry.replace("alt: x", f"alt: {{{', '.join(f'{name}: x' for name in BAD)}}}")
    lines = {"consent": "{bo: {public: yes, photos: [family]}}"} | settings
    return {
        "_school/school.yml": "\n".join(f"{key}: {value}" for key, value in lines.items()),
        "bo/evidence/e.md": entry,
        **{f"bo/evidence/{name}": data for name, (data, _) in BAD.items()},
    }


@pytest.mark.parametrize("settings", [{}, {"hidden_data": "refuse"}], ids=["warned", "refused"])
def test_it_finds_what_a_build_finds_and_makes_nothing(tmp_path: Path, settings: dict[str, str]) -> None:
    project = written(tmp_path, school(tmp_path, **settings))
    before = tree(tmp_path)
    found = check(project, Scope(), media=True)
    assert tree(tmp_path) == before
    refused = "PG310" if settings else "PG309"
    assert {(problem.code, Path(problem.path).name) for problem in found} == {
        *((refused if code == "PG309" else code, name) for name, (_, code) in BAD.items()),
        ("PG301", "e.md"),
    }
    assert check(project, Scope()) == ()
    assert run(project).problems == found
    assert check(project, Scope(), media=True) == found


def test_files_of_entries_that_nobody_else_sees_are_looked_into_as_well(tmp_path: Path) -> None:
    entry = "---\nfiles: [cut.jpg]\nalt: x\nshare_with: []\n---\nText."
    project = written(tmp_path, {"bo/evidence/e.md": entry, "bo/evidence/cut.jpg": CUT, "al/x.md": "A"})
    assert [problem.code for problem in check(project, Scope(), media=True)] == ["PG301"]
    assert check(project, Scope(learners=("al",)), media=True) == ()
