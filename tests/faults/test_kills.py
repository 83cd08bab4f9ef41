"""A build that is killed at any moment leaves whole sites, and the next one puts everything right."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

import pytest
from fork_server import ForkServer, Order, fork_server
from tally import SITES, Conclude, Tally
from trees import NOTHING, Clean, Inspector
from two_versions import OTHER, edit, new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="kills builds the way Linux does"),
]
TRIALS = {1: 170, 2: 30}
"""By workers: two of them take as long to begin as a whole build takes one."""
MEASURED_EVERY = 20
"""Trials after which it is measured again how long a build takes: other things come and go on the machine."""


def seconds_of_an_edit(server: ForkServer, version: str, workers: int) -> float:
    """How long a build takes now that makes every site anew; the version that stands is the same afterwards."""
    taken = []
    for made in (OTHER[version], version):
        edit(server.project, made)
        report = server.build(Order(workers=workers))
        assert report.code == 0, report.printed
        taken.append(report.seconds)
    return max(taken)


@pytest.mark.parametrize("workers", TRIALS)
def test_builds_killed_at_random_moments(
    tmp_path: Path,
    clean: Clean,
    conclude: Conclude,
    workers: int,
) -> None:
    """Each trial is an edit, forth or back, and a killed build; a build follows, or else the next kill."""
    chance, tally = random.Random(f"{workers} at work"), Tally("kills", *SITES)
    version, project = "A", new_project(tmp_path / "project")
    inspector = Inspector(project, clean, tally)
    with fork_server(project) as server:
        inspector.put_foreign()
        stands, seconds = {version}, 0.0
        while tally.trials() < TRIALS[workers]:
            if tally.trials() % MEASURED_EVERY == 0 and stands == {version}:
                seconds = seconds_of_an_edit(server, version, workers)
            version = OTHER[version]
            edit(project, version)
            moment = chance.uniform(0, seconds)
            stands |= {version}
            if server.build(Order(workers=workers, kill_after=moment)).killed:
                tally.trial(f"edit to {version}, killed after {moment:.3f} of {seconds:.3f} s")
                inspector.after_a_cut(stands, version)
            if chance.random() < 0.6:
                inspector.healed(version, server.build())
                stands = {version}
    conclude(tally)


def test_first_builds_killed_at_random_moments(tmp_path: Path, clean: Clean, conclude: Conclude) -> None:
    """Also the secret is made in a first build: whatever is left of it, the next build works, with one secret."""
    chance, tally = random.Random("first builds"), Tally("kills of first builds", *SITES)
    project = new_project(tmp_path / "project", secret=False)
    inspector = Inspector(project, clean, tally, from_nothing=True)
    with fork_server(project) as server:
        seconds = 0.0
        while tally.trials() < 24:
            for made in (project / "site", project / ".portfolio"):
                shutil.rmtree(made, ignore_errors=True)
            if not seconds:
                seconds = server.build().seconds
                continue
            moment = chance.uniform(0, chance.choice([seconds, seconds / 5]))  # the secret is made early
            if server.build(Order(kill_after=moment)).killed:
                tally.trial(f"killed after {moment:.3f} s")
                inspector.after_a_cut({NOTHING, "A"}, "A")
                inspector.healed("A", server.build())
    conclude(tally)
