"""A file or a folder that becomes a link between the look and the reading brings in nothing from elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fork_server import fork_server
from school_folder import put, tree
from swapping import link_beside, swapped
from tally import Conclude, Tally
from two_versions import new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="exchanges files the way Linux does"),
]
BUILDS = 40
HONEST = "---\nshare_with: [educators, family, public]\n---\n\nHonest.\n"
WITH_FILE = "---\nfiles: [{}]\nshare_with: [educators, family, public]\n---\n\nHonest.\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>{}</title><path d="M0 0h9"/></svg>'
Way = Callable[[Path, str], tuple[Path, str]]
"""Puts a canary somewhere in a project; the place of something honest, and where the link for it leads."""


def a_text_for_a_draft_of_a_peer(project: Path, canary: str) -> tuple[Path, str]:
    """An entry, for one that its author has not finished: drafts are for nobody."""
    put(project / "learners", {"ada/reflections/race.md": HONEST, "bo/_drafts/mine.md": f"{canary}\n"})
    return project / "learners/ada/reflections/race.md", "../../bo/_drafts/mine.md"


def a_text_for_one_outside(project: Path, canary: str) -> tuple[Path, str]:
    """An entry, for a file of the machine's."""
    put(project, {"learners/ada/goals/race.md": HONEST, "diary.txt": f"{canary}\n"})
    return project / "learners/ada/goals/race.md", "../../../diary.txt"


def a_file_for_one_outside(project: Path, canary: str) -> tuple[Path, str]:
    """A file that belongs to an entry, for one of the machine's."""
    put(project, {"learners/ada/evidence/race.md": WITH_FILE.format("race.txt"), "vault.txt": f"{canary}\n"})
    put(project, {"learners/ada/evidence/race.txt": "honest\n"})
    return project / "learners/ada/evidence/race.txt", "../../../vault.txt"


def a_drawing_for_one_outside(project: Path, canary: str) -> tuple[Path, str]:
    """A drawing that belongs to an entry, for one of the machine's."""
    put(project, {"learners/ada/evidence/art.md": WITH_FILE.format("art.svg"), "vault.svg": DRAWING.format(canary)})
    put(project, {"learners/ada/evidence/art.svg": DRAWING.format("honest")})
    return project / "learners/ada/evidence/art.svg", "../../../vault.svg"


def a_folder_for_one_of_a_peer(project: Path, canary: str) -> tuple[Path, str]:
    """The folder of an entry's files, for the folder in which a peer keeps files that belong to no entry."""
    put(project / "learners", {"ada/evidence/race.md": WITH_FILE.format("race.txt"), "bo/loose/race.txt": canary})
    put(project / "learners", {"ada/evidence/files/race.txt": "honest\n"})
    return project / "learners/ada/evidence/files", "../../bo/loose"


def a_folder_for_one_outside(project: Path, canary: str) -> tuple[Path, str]:
    """A folder of entries, for one of the machine's."""
    put(project, {"learners/ada/goals/race.md": HONEST, "diary/race.md": canary, "diary/more.md": canary})
    return project / "learners/ada/goals", "../../diary"


FILES = (
    a_text_for_a_draft_of_a_peer,
    a_text_for_one_outside,
    a_file_for_one_outside,
    a_drawing_for_one_outside,
)
FOLDERS = (a_folder_for_one_of_a_peer, a_folder_for_one_outside)


@pytest.mark.parametrize("ways", [FILES, FOLDERS], ids=["files", "folders"])
def test_nothing_comes_in_through_a_link(ways: tuple[Way, ...], tmp_path: Path, conclude: Conclude) -> None:
    """Each build is a first one: nothing is remembered."""
    tally, project = Tally("swapped links", "leaked", "wrong code"), new_project(tmp_path / "project")
    canaries = {f"CANARYELSEWHERE{number}": way for number, way in enumerate(ways)}
    pairs = [way(project, canary) for canary, way in canaries.items()]
    with fork_server(project) as server:
        honest = b"".join(tree(project / "site").values())
        assert not [canary for canary in canaries if canary.encode() in honest]
        with swapped([link_beside(place, target) for place, target in pairs]):
            for _ in range(BUILDS):
                shutil.rmtree(project / "site", ignore_errors=True)
                for remembered in (".portfolio/media", ".portfolio/texts"):
                    shutil.rmtree(project / remembered, ignore_errors=True)
                report, built = server.build(), tree(project / "site")
                for canary, way in canaries.items():
                    tally.trial(way.__name__)
                    if shown := [place for place, data in built.items() if canary.encode() in data]:
                        tally.fault("leaked", shown[0])
                if report.code not in (0, 1):
                    tally.fault("wrong code", f"{report.code}, {report.printed.strip().splitlines()[-4:]}")
    conclude(tally)
