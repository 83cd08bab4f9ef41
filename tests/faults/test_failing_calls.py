"""On a disk where calls fail a build says so in plain words; sites are whole, what was withdrawn is gone."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

import pytest
from disk_shim import ONCE
from failing_disk import KINDS, FailingDisk
from fork_server import fork_server
from tally import Conclude, Tally
from trees import Clean
from two_versions import new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="calls are made to fail on Linux only"),
]
KINDS_OF_ERROR = [errno.EIO, errno.EACCES, errno.ENOSPC]
ERRORS = pytest.mark.parametrize("error", KINDS_OF_ERROR, ids=errno.errorcode.__getitem__)
SINGLE = 45
"""Places in a build at which one call fails alone; the kinds of error take turns, each at every third place."""


@ERRORS
def test_calls_that_write_fail(tmp_path: Path, shim: Path, clean: Clean, conclude: Conclude, error: int) -> None:
    """Every tenth, every thirtieth and every hundredth, beginning anywhere; then one alone, all over a build."""
    tally, name = Tally("failing writes", *KINDS), errno.errorcode[error]
    with fork_server(new_project(tmp_path / "project"), shim=shim) as server:
        disk = FailingDisk(server, clean, tally)
        for every in (10, 30, 100):
            for offset in range(every // 10 - 1, every, every // 10):
                disk.trial(f"{name} at call {offset} of every {every}", error=error, every=every, offset=offset)
        calls = disk.measured().calls
        for place in range(KINDS_OF_ERROR.index(error), SINGLE, len(KINDS_OF_ERROR)):
            offset = round(place * (calls - 1) / (SINGLE - 1))
            disk.trial(f"{name} at call {offset} of {calls}", error=error, every=ONCE, offset=offset)
    conclude(tally)


@ERRORS
def test_calls_that_remove_fail(tmp_path: Path, shim: Path, clean: Clean, conclude: Conclude, error: int) -> None:
    """With them what is withdrawn cannot all go at once; the next build takes it away."""
    tally, name = Tally("failing removals", *KINDS), errno.errorcode[error]
    with fork_server(new_project(tmp_path / "project"), shim=shim) as server:
        disk = FailingDisk(server, clean, tally)
        for offset in range(10):
            disk.trial(f"{name} at call {offset} of every 10", error=error, every=10, offset=offset, removals=True)
    conclude(tally)
