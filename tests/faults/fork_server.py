"""One warm process that builds in forked children: a build costs what the build costs, and no second of imports.

The children leave like `python -m portfolio_gen` does. Workers, which the program spawns, are forked here, and so warm
as well; an order may ask for spawned ones. A server may run below a shim (`disk_shim.c`) that its children switch on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


@dataclass(frozen=True)
class Order:
    """One build to run in a child."""

    workers: int = 1
    kill_after: float | None = None
    """Seconds after which the build and all its workers are killed."""
    kill_worker_after: float | None = None
    """Seconds, counted from when all workers are there, after which one of them is killed."""
    worker: int = 0
    """Which of the workers is killed, in the order of their beginning."""
    spawned: bool = False
    """Whether workers are spawned, as they are in earnest."""
    shim: dict[str, Any] = field(default_factory=dict)
    """What the shim is told; empty to leave it off."""
    mishap: str = ""
    """A function of `mishaps.py` that is called in the child before the build."""


@dataclass(frozen=True)
class Report:
    """What became of a build."""

    code: int
    """Exit code; negative for a signal."""
    seconds: float
    printed: str
    killed: bool = False
    """Whether the build, or the worker, was killed before the build had ended."""
    calls: int = 0
    """Calls that the shim could have let fail."""
    failures: int = 0
    """Calls that it let fail."""
    spent: int = 0
    """Bytes that were written."""


PLAIN = Order()


class ForkServer:
    """Takes orders for builds in one project, which has been built once in the server to warm it."""

    def __init__(self, process: subprocess.Popen[str], project: Path) -> None:
        self._process = process
        self.project = project
        self.seen = Path(f"/proc/{process.pid}/root{project}")
        """The project as the server sees it, who may have disks of its own."""
        self.first = self._answer()
        """The build that warmed the server."""

    def build(self, order: Order = PLAIN) -> Report:
        """Run a build in a child, and wait for its end or its killing."""
        return self._asked(asdict(order))

    def run(self, *command: str | Path) -> None:
        """Run another command where the server runs, and fail if it does."""
        report = self._asked([str(word) for word in command])
        assert report.code == 0, f"{command}: {report.printed}"

    def _asked(self, what: Any) -> Report:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Report:
        assert self._process.stdout
        answer = self._process.stdout.readline()
        assert answer, "The fork server is gone."
        return Report(**json.loads(answer))


@contextmanager
def fork_server(project: Path, *, shim: Path | None = None, within: tuple[str, ...] = ()) -> Iterator[ForkServer]:
    """A server for this project. `within` is a command that runs it, such as one that makes a mount namespace."""
    environment = {**os.environ, "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{HERE}", "NO_COLOR": "1", "COLUMNS": "3000"}
    environment.pop("PORTFOLIO_SECRET", None)
    if shim:
        environment["LD_PRELOAD"] = str(shim)
    command = [*within, sys.executable, str(HERE / "forked_builds.py"), str(project)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        yield ForkServer(process, project)
