"""A tiny school in two versions, so that each way between them is an edit of every kind.

A text and a photograph change, an entry is withdrawn and another one shared, the consent to photographs is taken from
one learner and given to another, one learner leaves and another one comes.
"""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image
from school_folder import SECRET, Files, put

VERSIONS = "AB"
OTHER = {"A": "B", "B": "A"}
LEARNERS = {"A": ("ada", "bo", "gus"), "B": ("ada", "bo", "hal")}
PRIVATE = "CANARYPRIVATE"
"""In an entry that is shared with nobody, in both versions."""
FAMILY = "CANARYFAMILY"
"""In an entry for families: in no other site."""
FOREIGN: Files = {
    "CNAME": "portfolios.school.example\n",
    "robots.txt": "User-agent: *\nDisallow: /\n",
    "notes/readme.txt": "Not of this program.\n",
}
"""What a person put into the output, beside the sites."""

_CONFIG = """\
site_name: Two versions
theme:
  name: material
  font: false
plugins:
  - portfolio:
      search: false
"""
_SCHOOL = """\
name: School of version {version}
share_with_default: [educators]
ratings_visible_to: [educators, family]
educators: {{ms-x: Ms X}}
cohorts: {{one: {{title: One, learners: [{learners}]}}}}
consent:
{consents}"""
_PROFILE = """\
---
name: {name}
{photo}share_with: [educators, family, public]
---

Story {version} of {name}.
"""
_BRIDGE = """\
---
title: Bridge {version}
date: 2026-09-01
standards: [S.1]
files: [data.csv]
share_with: [educators, family, public]
---

Text {version}.
"""
_EVERYBODY = "educators, family, public"
_OF_ONE_VERSION = """\
---
title: Only {version}
share_with: [{circles}]
---

CANARYOFVERSION{version}
"""


def gone_in(version: str) -> tuple[bytes, ...]:
    """Words that everybody read in the other version and nobody may read in this one: of the entry that is withdrawn,
    and the name of the learner who left."""
    return f"CANARYOFVERSION{OTHER[version]}".encode(), name_of(leaver(version)).encode()


def name_of(learner: str) -> str:
    """The name on a learner's pages."""
    return f"{learner.title()} Canarybird"


def leaver(version: str) -> str:
    """The learner of the other version who has no folder in this one."""
    return next(learner for learner in LEARNERS[OTHER[version]] if learner not in LEARNERS[version])


def new_project(folder: Path, version: str = "A", *, secret: bool = True, places: str = "") -> Path:
    """A project in a new folder; all with a `secret` have the same one, so that their families' folders agree.

    `places` are settings of where things lie, such as `output: www`.
    """
    put(folder, {"mkdocs.yml": _CONFIG + "".join(f"      {place}\n" for place in places.splitlines())})
    put(folder, {".portfolio/secret": SECRET} if secret else {})
    edit(folder, version)
    return folder


def edit(project: Path, version: str) -> None:
    """Make the learners' folder this version's."""
    folder, wanted = project / "learners", learners_files(version)
    shutil.rmtree(folder / leaver(version), ignore_errors=True)
    put(folder, {place: data for place, data in wanted.items() if not _is(folder / place, data)})


def _is(file: Path, data: str | bytes) -> bool:
    return file.is_file() and file.read_bytes() == (data if isinstance(data, bytes) else data.encode())


@cache
def learners_files(version: str) -> Files:
    """Every file below learners/."""
    files = dict(_school(version))
    for learner in LEARNERS[version]:
        files |= {f"{learner}/{place}": data for place, data in _learner(learner, version)}
    return files


def _school(version: str) -> Iterator[tuple[str, str | bytes]]:
    learners = LEARNERS[version]
    seen = {"A": "ada", "B": "bo"}[version]
    consents = "".join(
        f"  {name}: {{public: {str(name != 'bo').lower()}, photos: [{_EVERYBODY if name == seen else ''}]}}\n"
        for name in learners
    )
    yield "_school/school.yml", _SCHOOL.format(version=version, learners=", ".join(learners), consents=consents)
    yield "_school/frameworks/f.csv", "code,statement\nS.1,Ask a question\nS.2,Test an idea\n"
    rows = (f"{name},S.1,proficient,2026-10-01,ms-x,bridge,Note {version}\n" for name in learners)
    yield "_school/ratings/r.csv", "learner,standard,level,date,by,evidence,note\n" + "".join(rows)


def _learner(learner: str, version: str) -> Iterator[tuple[str, str | bytes]]:
    photo = "photo: me.jpg\nalt: a face\n" if learner in ("ada", "bo") else ""
    yield "profile.md", _PROFILE.format(name=name_of(learner), version=version, photo=photo)
    if not photo:
        return
    yield "me.jpg", _photograph(f"{learner} {version}")
    if learner == "bo":
        return
    yield "evidence/bridge.md", _BRIDGE.format(version=version)
    yield "evidence/files/data.csv", f"a,b\n1,{learner} {version}\n"
    for one in VERSIONS:
        circles = _EVERYBODY if one == version else ""
        yield f"evidence/only-{one.lower()}.md", _OF_ONE_VERSION.format(version=one, circles=circles)
    yield "reflections/secret.md", f"---\nshare_with: []\n---\n\n{PRIVATE} {version}\n"
    yield "reflections/home.md", f"---\nshare_with: [family]\n---\n\n{FAMILY} {version}\n"


def _photograph(seed: str) -> bytes:
    out = io.BytesIO()
    Image.frombytes("RGB", (96, 64), random.Random(seed).randbytes(96 * 64 * 3)).save(out, "JPEG")
    return out.getvalue()
