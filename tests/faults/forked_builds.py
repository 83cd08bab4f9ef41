"""The far end of `fork_server.py`: a process of its own that forks a child for every build it is asked for."""

from __future__ import annotations

import ctypes
import faulthandler
import gc
import json
import multiprocessing
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from disk_shim import arm, tell
from fork_server import Order, Report

HUNG = 60.0
"""Seconds after which a build hangs: it is asked where, and killed. No test is about this figure."""
CRASHED = 70
"""The exit code of a child that an exception ended, and not the program itself."""
_PR_SET_CHILD_SUBREAPER = 36
_get_context = multiprocessing.get_context


def _warm_context(method: str | None = None) -> Any:
    return _get_context("fork" if method == "spawn" else method)


def serve(project: Path) -> None:
    """Build once to be warm, then once for every line of the standard input."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    multiprocessing.get_context = _warm_context
    report = _warmed(project)
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # workers that are orphaned are buried here
    gc.freeze()
    answers.write(json.dumps(asdict(report)) + "\n")
    answers.flush()
    for line in sys.stdin:
        asked = json.loads(line)
        report = _command(asked) if isinstance(asked, list) else _run(Order(**asked), project)
        answers.write(json.dumps(asdict(report)) + "\n")
        answers.flush()


def _warmed(project: Path) -> Report:
    from portfolio_gen.cli import main

    os.chdir(project)
    try:
        main(["build", "--workers", "1"])
    except SystemExit as left:
        return Report(int(left.code or 0), 0.0, "")
    finally:
        os.chdir("/")  # the project may be on another disk by then


def _command(command: list[str]) -> Report:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return Report(done.returncode, 0.0, done.stdout)


def _run(order: Order, project: Path) -> Report:
    with tempfile.TemporaryFile() as printed:
        begun = time.perf_counter()
        child = os.fork()
        if not child:
            _build(order, project, printed.fileno())
        with suppress(PermissionError):  # the child may have done it already
            os.setpgid(child, child)
        killed = _wait(child, order)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        seconds = time.perf_counter() - begun
        _bury(child)
        printed.seek(0)
        return Report(code, seconds, printed.read().decode("utf-8", "replace"), killed, *(tell() if order.shim else ()))


def _build(order: Order, project: Path, printed: int) -> None:
    """Be the build, and end with it."""
    code = CRASHED
    try:
        os.setpgid(0, 0)
        os.chdir(project)
        os.dup2(printed, 1)
        os.dup2(printed, 2)
        faulthandler.register(signal.SIGUSR2)
        if order.spawned:
            multiprocessing.get_context = _get_context
        if order.mishap:
            import mishaps

            getattr(mishaps, order.mishap)()
        from portfolio_gen.cli import main

        arm(**order.shim)
        main(["build", "--workers", str(order.workers)])
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _wait(child: int, order: Order) -> bool:
    """Wait until the child ends, or kill what is to be killed; whether something was killed in time."""
    if order.kill_after is not None and not _ended(child, order.kill_after):
        os.killpg(child, signal.SIGKILL)
        return True
    if order.kill_worker_after is not None:
        return _kill_a_worker(child, order)
    _end(child)
    return False


def _kill_a_worker(child: int, order: Order) -> bool:
    while len(_workers(child)) < order.workers:
        if _ended(child, 0.001):
            return False
    end = time.perf_counter() + (order.kill_worker_after or 0)
    workers = _workers(child)
    ended = _ended(child, max(0.0, end - time.perf_counter()))
    if not ended:
        with suppress(ProcessLookupError):
            os.kill(workers[order.worker], signal.SIGKILL)
        _end(child)
    return not ended


def _end(child: int) -> None:
    """Wait for the end of a build that should come to it."""
    if not _ended(child, HUNG):
        for process in (child, *_workers(child)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGUSR2)
            _ended(child, 0.3)  # one after the other, so that what they say can be read
        os.killpg(child, signal.SIGKILL)


def _ended(child: int, within: float) -> bool:
    handle = os.pidfd_open(child)
    try:
        return bool(select.select([handle], [], [], within)[0])
    finally:
        os.close(handle)


def _workers(parent: int) -> list[int]:
    """Processes that a build has begun, the oldest first, without the one that Python keeps beside them."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{parent}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return sorted(pid for pid in found if b"resource_tracker" not in _command_of(pid))


def _command_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b"resource_tracker"


def _bury(group: int) -> None:
    """Wait until nobody of a child's group is left, so that nobody writes any more."""
    end = time.perf_counter() + HUNG
    with suppress(ProcessLookupError, ChildProcessError):
        while time.perf_counter() < end:
            os.killpg(group, signal.SIGKILL)
            os.waitpid(-group, 0)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
