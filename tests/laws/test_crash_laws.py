"""Laws of being cut off: whoever looks sees an old site or a new one, and the next build puts everything right."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from school_folder import CONFIG, Tree, clean_tree, run, school, tree
from waiting import wait_until

from portfolio_gen.publish import release
from portfolio_gen.settings import Settings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are cut off like on Linux"),
]
FILE_EVENTS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"}
MOMENTS = 14


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    """A built school that has changed since: every site of it would be made anew."""
    made = school(tmp_path / "school")
    run(made)
    change(made, "Tiny School", "Changed School")
    return made


def change(project: Settings, old: str, new: str) -> None:
    file = project.learners_dir / "_school/school.yml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def sites(files: Tree) -> dict[str, Tree]:
    """The files of every site, by audience and folder."""
    found: dict[str, Tree] = {}
    for place, data in files.items():
        audience, folder, rest = place.split("/", 2)
        found.setdefault(f"{audience}/{folder}", {})[rest] = data
    return found


def build_cut_off(project: Settings, moment: int, count: object, *, exchange: bool) -> None:
    """Build, and be killed at the moment-th thing that happens to a file of the output, stage or state."""
    happened = 0

    def watch(event: str, values: tuple[object, ...]) -> None:
        nonlocal happened
        if event in FILE_EVENTS and _writes(event, values) and _is_ours(values, project.output.parent):
            happened += 1
            count.value = happened  # type: ignore[attr-defined]
            if happened == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    if not exchange:
        release._exchange = lambda one, other: False
    sys.addaudithook(watch)
    run(project)


def _writes(event: str, values: tuple[object, ...]) -> bool:
    return event != "open" or bool(int(str(values[2])) & (os.O_WRONLY | os.O_RDWR))


def _is_ours(values: tuple[object, ...], folder: Path) -> bool:
    """Whether it happens in the project; whole folders are removed by names relative to an open one."""
    return str(values[0]).startswith(str(folder)) or not os.path.isabs(str(values[0]))


def cut_off(project: Settings, moment: int, *, exchange: bool = True) -> tuple[int, bool]:
    """Things that happened to files, and whether the build was cut off."""
    fork = get_context("fork")
    count = fork.Value("i", 0)
    process = fork.Process(
        target=build_cut_off, args=(project, moment, count), kwargs={"exchange": exchange}, daemon=True
    )
    process.start()
    process.join()
    return count.value, process.exitcode == -signal.SIGKILL


def moments(project: Settings, backup: Path) -> Iterator[int]:
    """Some moments all over a build, the first and the last included; before each, the project is as it was."""
    for folder in (project.output, project.state_dir):
        shutil.copytree(folder, backup / folder.name)
    total, killed = cut_off(project, 0)
    assert not killed
    for moment in sorted({1 + round(step * (total - 1) / (MOMENTS - 1)) for step in range(MOMENTS)}):
        for folder in (project.output, project.state_dir):
            release.remove(folder)
            shutil.copytree(backup / folder.name, folder)
        release.remove(release.stage_beside(project.output))
        yield moment


@pytest.mark.parametrize("exchange", [True, False], ids=["folders exchanged at once", "folders moved one by one"])
def test_a_killed_build_leaves_whole_sites_and_the_next_build_repairs(
    project: Settings, tmp_path: Path, exchange: bool
) -> None:
    old = sites(tree(project.output))
    new = sites(clean_tree(project, tmp_path / "clean"))
    seen_old = seen_new = 0
    for moment in moments(project, tmp_path / "backup"):
        _, killed = cut_off(project, moment, exchange=exchange)
        assert killed
        for place, files in sites(tree(project.output)).items():
            assert files in (old[place], new[place]), place
            seen_old, seen_new = seen_old + (files == old[place]), seen_new + (files == new[place])
        run(project)
        assert sites(tree(project.output)) == new
        assert not release.stage_beside(project.output).exists()
    assert seen_old
    assert seen_new


def test_what_was_published_by_mistake_goes_even_after_a_kill(project: Settings, tmp_path: Path) -> None:
    """The mistake is out, the build is killed before it says so, the mistake is taken back."""
    old = tree(project.output)
    for moment in moments(project, tmp_path / "backup"):
        cut_off(project, moment)
        change(project, "Changed School", "Tiny School")
        run(project)
        assert tree(project.output) == old
        change(project, "Tiny School", "Changed School")


POOL = """
import sys
from pathlib import Path
from portfolio_gen.jobs import Scope
from portfolio_gen.pipeline import build
from portfolio_gen.settings import read_settings

def main():
    places = dict(zip(("learners_dir", "output", "state_dir"), sys.argv[2:]))
    tell = lambda done, total, record: print(done, flush=True)
    build(read_settings(Path(sys.argv[1]), **places), Scope(), 2, tell)

if __name__ == "__main__":
    main()
"""


def test_workers_end_with_a_build_that_was_killed(project: Settings, tmp_path: Path) -> None:
    """Or they would write into the next build."""
    script = tmp_path / "pool.py"
    script.write_text(POOL)
    places = [project.learners_dir, project.output, project.state_dir]
    process = subprocess.Popen([sys.executable, script, CONFIG, *places], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    wait_until(lambda: len(children(process.pid)) > 2)
    workers = children(process.pid)
    process.kill()
    process.wait()
    wait_until(lambda: not any(is_running(worker) for worker in workers))


def children(parent: int) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
