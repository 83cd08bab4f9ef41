"""A school of hostile names and media: it is built, everybody's page is there, and every system can store the sites."""

from __future__ import annotations

import json
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile_media import MEDIA, SECRET
from hostile_names import ATTACHED, MADE, NAMES, TWINS
from school_folder import photograph, put, run, settings_in

from portfolio_gen.results import Outcome

_SCHOOL = "name: Test\nshare_with_default: [educators, family]\ncohorts:\n  all: {title: All, learners: [amira, ben]}\n"
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|clock\$|com\d|lpt\d)(?:\..*)?")
_UNSTORABLE = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]|[. ]$')

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hostile school")]


@dataclass(frozen=True)
class Built:
    """What became of the school: where it lies, and what was said."""

    output: Path
    outcome: Outcome


def written_where_it_can(folder: Path, files: dict[str, bytes]) -> None:
    """Write each file whose name this system knows; `tests/source/test_hostile_names.py` tells of the others."""
    for place, data in files.items():
        with suppress(OSError, ValueError):
            put(folder, {place: data})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One learner has every hostile name and medium, another one honest page."""
    folder = tmp_path_factory.mktemp("names")
    learners, text = folder / "learners", b"Honest text.\n"
    put(learners, {"_school/school.yml": _SCHOOL, "ben/evidence/honest.md": "# Honest\n\nThe rest.\n"})
    written_where_it_can(learners / "amira", {name.place: text for name in NAMES})
    written_where_it_can(learners / "amira", {f"goals/{name}": text for twins in TWINS for name in twins})
    written_where_it_can(learners / "amira" / "goals", {name: photograph(remark=name) for name in ATTACHED})
    written_where_it_can(learners / "amira" / "goals", {medium.name: medium.data for medium in MEDIA})
    for name, make in MADE.items():
        with suppress(OSError, AttributeError, NotImplementedError):
            make(learners / "amira" / "evidence" / name)
    for title, names in (("attached", ATTACHED), ("media", [medium.name for medium in MEDIA])):
        keys = f"---\ntitle: {title}\nfiles: {json.dumps(names, ensure_ascii=False)}\n---\nHonest text.\n"
        put(learners, {f"amira/goals/{title}.md": keys})
    settings = settings_in(folder)
    return Built(settings.output, run(settings))


def test_every_site_is_built(built: Built) -> None:
    assert {record.label for record in built.outcome.records if record.outcome == "built"} >= {
        "family/amira",
        "family/ben",
        "educators/all",
    }
    assert [problem for problem in built.outcome.problems if problem.code.startswith("PG9")] == []
    assert [path for path in built.output.rglob("honest.html") if "The rest." in path.read_text("utf-8")]


def test_every_system_can_store_the_sites(built: Built) -> None:
    places = [path.relative_to(built.output).as_posix() for path in built.output.rglob("*")]
    parts = {part for place in places for part in place.split("/")}
    assert [part for part in parts if _RESERVED.fullmatch(part) or _UNSTORABLE.search(part)] == []
    assert [part for part in parts if len(part.encode()) > 255] == []
    folded = {unicodedata.normalize("NFC", place).casefold() for place in places}
    assert len(folded) == len(places)


def test_no_name_becomes_a_part_of_a_page(built: Built) -> None:
    for page in built.output.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<img src=x|<script>window|[\u202e\u2066]|1337", text), page
        assert not re.search(r"share_with_default|root:x:0", text), page


def test_every_picture_and_medium_is_there_or_has_a_problem(built: Built) -> None:
    pages = {page.stem: page.read_text("utf-8") for page in built.output.glob("family/*/goals/*.html")}
    shown = set(re.findall(r"\.\./(media/[^\"']+)", pages["attached"] + pages["media"]))
    said = {Path(problem.path).name for problem in built.outcome.problems}
    said |= {name for problem in built.outcome.problems for name in re.findall("“(.+?)”", problem.message)}
    assert [medium.name for medium in MEDIA if medium.fate.startswith("PG") and medium.name not in said] == []
    endings = {Path(place).suffix for place in shown}
    assert endings == {".jpg", *(medium.fate for medium in MEDIA if not medium.fate.startswith("PG"))}
    for path in built.output.rglob("media/*"):
        assert SECRET not in path.read_bytes()
