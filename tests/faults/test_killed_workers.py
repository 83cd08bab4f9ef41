"""A process at work that is killed costs one site at most, and the build says which; the rest of the build is done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from fork_server import HERE, REPOSITORY, ForkServer, Order, Report, fork_server
from mishaps import DEADLY
from school_folder import put
from tally import SITES, WORDS, Conclude, Tally
from trees import Clean, Inspector, standing
from two_versions import OTHER, edit, gone_in, new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="kills workers the way Linux does"),
]
LOST_A_WORKER = "error PG906"
FORKED, SPAWNED = 23, 3
"""Trials with warm workers, which are at their sites at once, and with such as builds have in earnest."""


def test_workers_killed_at_random_moments(tmp_path: Path, clean: Clean, conclude: Conclude) -> None:
    """The edit in each trial takes a learner away; one of two workers is killed."""
    chance, tally = random.Random("workers"), Tally("killed workers", *SITES, *WORDS, "not made")
    project, version = new_project(tmp_path / "project"), "A"
    inspector = Inspector(project, clean, tally)
    with fork_server(project) as server:
        inspector.put_foreign()
        for kind, trials in (("forked", FORKED), ("spawned", SPAWNED)):
            seconds, killed = seconds_of_an_edit(server, version, spawned=kind == "spawned"), 0
            while killed < trials:
                old, version = version, OTHER[version]
                edit(project, version)
                moment, worker = chance.uniform(0, seconds), chance.randrange(2)
                order = Order(2, kill_worker_after=moment, worker=worker, spawned=kind == "spawned")
                report = server.build(order)
                if report.killed:
                    killed += 1
                    tally.trial(f"edit to {version}, killed after {moment:.3f} of {seconds:.3f} s", kind)
                    judge(inspector, old, version, report)
                inspector.healed(version, server.build())
    conclude(tally)


def seconds_of_an_edit(server: ForkServer, version: str, *, spawned: bool) -> float:
    """How long workers are there in a build that makes every site anew; that version stands afterwards."""
    edit(server.project, OTHER[version])
    assert server.build().code == 0
    edit(server.project, version)
    report = server.build(Order(2, spawned=spawned))
    assert report.code == 0, report.printed
    return report.seconds


def judge(inspector: Inspector, old: str, version: str, report: Report) -> None:
    """The build ended well; one site at most was not made, and is named."""
    tally, now = inspector.tally, inspector.standing().sites
    inspector.after_a_failure(old, version)
    said = report.printed
    if "Traceback" in said or "BrokenProcessPool" in said:
        tally.fault("traceback", said.strip().splitlines()[-1])
    behind = [place for place, site in inspector.clean[version].sites.items() if now.get(place) != site]
    if report.code not in (0, 1) or (report.code == 0 and behind):
        tally.fault("wrong code", f"{report.code}, {said.strip().splitlines()[-1:]}")
    if len(behind) > said.count(LOST_A_WORKER) or len(behind) > 1:
        tally.fault("not made", f"{behind}, and {said.count(LOST_A_WORKER)} of them named")


@pytest.mark.parametrize("spawned", [False, True], ids=["forked", "spawned"])
def test_a_text_at_which_every_worker_dies(tmp_path: Path, clean: Clean, spawned: bool) -> None:
    """The site that shows it fails by its name; all others are made, and what was withdrawn is gone."""
    project = new_project(tmp_path / "project")
    if spawned:
        assert spawning_build(project, tmp_path, deadly=False).code == 0
        write_the_deadly_text(project)
        report = spawning_build(project, tmp_path, deadly=True)
    else:
        with fork_server(project) as server:
            write_the_deadly_text(project)
            report = server.build(Order(2, mishap="dies_at_a_text"))
    tally = Tally("", *SITES)
    inspector = Inspector(project, clean, tally, from_nothing=True)
    now = inspector.standing().sites
    behind = {place for place, site in clean["B"].sites.items() if now.get(place) != site}
    assert report.code == 1, report.printed
    assert "Traceback" not in report.printed
    (line,) = [line for line in report.printed.splitlines() if LOST_A_WORKER in line]
    assert line.startswith("family/ada ")
    assert len(behind) == 1, behind
    assert behind.pop().startswith("family/")
    assert not any(word in data for word in gone_in("B") for site in now.values() for data in site.values())
    (project / "learners/ada/reflections/deadly.md").unlink()
    with fork_server(project) as server:
        tally.trial("the text is taken away")
        inspector.healed("B", server.first)
    assert not tally.faults, tally.faults


def test_a_worker_that_is_killed_as_it_leaves(tmp_path: Path, clean: Clean) -> None:
    """All is made by then; the build may not wait for ever for those who wait for the dead."""
    project = new_project(tmp_path / "project")
    with fork_server(project) as server:
        edit(project, "B")
        report = server.build(Order(2, mishap="a_worker_dies_as_it_leaves"))
    assert report.code == 0, report.printed
    assert standing(project).files == clean["B"].files


def write_the_deadly_text(project: Path) -> None:
    """The next version, with one entry more that only a family sees."""
    edit(project, "B")
    text = f"---\nshare_with: [family]\n---\n\n{DEADLY}\n"
    put(project / "learners", {"ada/reflections/deadly.md": text})


def spawning_build(project: Path, folder: Path, *, deadly: bool) -> Report:
    """A build as a process of its own, with workers that Python spawns; all may be prepared to die at the text."""
    put(folder / "prepared", {"sitecustomize.py": "import mishaps\n\nmishaps.dies_at_a_text()\n"})
    folders = [str(REPOSITORY), str(HERE), *([str(folder / "prepared")] if deadly else [])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "COLUMNS": "3000", "NO_COLOR": "1"}
    environment.pop("PORTFOLIO_SECRET", None)
    command = [sys.executable, "-m", "portfolio_gen", "build", "--workers", "2"]
    done = subprocess.run(command, cwd=project, env=environment, text=True, capture_output=True, check=False)
    return Report(done.returncode, 0.0, done.stdout + done.stderr)
