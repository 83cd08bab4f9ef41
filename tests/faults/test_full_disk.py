"""A disk that is full at any moment: sites are whole, what was withdrawn is gone, and with room all is well again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from failing_disk import KINDS, PLENTY, FailingDisk
from fork_server import fork_server
from tally import Conclude, Tally
from trees import Clean
from two_versions import new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="disks are made full on Linux only"),
]
BUDGETS = 36
ROOM = (0, 4, 12, 24, 48, 80, 120, 180, 260, 360, 500)
"""KiB that are free when a build begins. What a version of the school makes anew takes about 400."""


def test_no_room_after_some_bytes(tmp_path: Path, shim: Path, clean: Clean, conclude: Conclude) -> None:
    """Calls that write fail from a number of bytes on; nothing that is removed makes room again."""
    tally = Tally("full disks", *KINDS)
    with fork_server(new_project(tmp_path / "project"), shim=shim) as server:
        disk = FailingDisk(server, clean, tally)
        spent = disk.measured().spent
        for trial in range(BUDGETS):
            budget = trial * (spent - 1) // (BUDGETS - 1)
            disk.trial(f"full after {budget} of {spent} bytes", budget=budget)
    conclude(tally)


def test_a_small_disk(tmp_path: Path, clean: Clean, conclude: Conclude) -> None:
    """Output and state lie on a disk in memory that has some room and no more."""
    tally, project = Tally("small disks", *KINDS), new_project(tmp_path / "project")
    with fork_server(project, within=on_a_disk_of_its_own(project, tmp_path / "seed")) as server:
        disk = FailingDisk(server, clean, tally)
        for room in ROOM:
            disk.trial_with(room)
    conclude(tally)


def on_a_disk_of_its_own(project: Path, seed: Path) -> tuple[str, ...]:
    """A command that runs another one where the project, but not its learners, lies on a disk in memory."""
    namespace = ("unshare", "--mount", "--propagation", "private", *([] if os.getuid() == 0 else ["--map-root-user"]))
    mounts = f"""
set -e
mv {project} {seed}
mkdir {project}
mount -t tmpfs -o size={PLENTY},mode=755 tmpfs {project}
cp -a {seed}/. {project}
mount --bind {seed}/learners {project}/learners
exec "$@"
"""
    permitted = (
        shutil.which("unshare")
        and not subprocess.run(
            [*namespace, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
        ).returncode
    )
    if not permitted:
        pytest.skip("nobody may mount a disk in memory here")
    return (*namespace, "sh", "-c", mounts, "sh")
