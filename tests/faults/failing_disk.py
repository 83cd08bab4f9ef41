"""A project that is edited forth and back, built on a disk that fails each time in another way, then on a good one."""

from __future__ import annotations

import os
from typing import Any

from fork_server import ForkServer, Order, Report
from tally import SITES, WORDS, Tally
from trees import Clean, Inspector
from two_versions import OTHER, edit

PLENTY = "64M"
"""The size of a disk in memory on which there is room for everything."""
_REFUSED = 2
KINDS = (*SITES, *WORDS)


class FailingDisk:
    """The project of a fork server below the shim. Version A stands at the beginning."""

    def __init__(self, server: ForkServer, clean: Clean, tally: Tally) -> None:
        self._server = server
        self._inspector = Inspector(server.seen, clean, tally)
        self._tally = tally
        self._version = "A"
        self._inspector.put_foreign()

    def measured(self) -> Report:
        """An edit and a build on a good disk: how many calls and bytes there are to fail."""
        report = self._build()
        assert report.code == 0, report.printed
        return report

    def trial(self, what: str, **shim: Any) -> None:
        """An edit, a build on a disk that fails like this, and one on a good disk. Counts only if something failed."""
        old = self._version
        report = self._build(**shim)
        if report.failures:
            self._judge(old, report, what, began=report.code != _REFUSED and not shim.get("removals"))
        else:
            assert report.code == 0, report.printed

    def trial_with(self, room: int) -> None:
        """The same where the project is a disk in memory: with some KiB of room, then with plenty."""
        old, project = self._version, self._inspector.project
        self._version = OTHER[old]
        edit(project, self._version)
        usage = os.statvfs(project)
        pages = usage.f_blocks - usage.f_bfree + room * 1024 // usage.f_frsize
        self._server.run("mount", "-o", f"remount,size={pages * usage.f_frsize}", self._server.project)
        report = self._server.build()
        full = os.statvfs(project).f_bfree
        self._server.run("mount", "-o", f"remount,size={PLENTY}", self._server.project)
        if report.code:
            self._judge(old, report, f"{room} KiB free, {full} pages in the end", began=report.code != _REFUSED)

    def _judge(self, old: str, report: Report, what: str, *, began: bool) -> None:
        new = self._version
        self._tally.trial(f"edit to {new}, {what}")
        self._inspector.said(new, report)
        self._inspector.after_a_failure(old, new, began)
        self._inspector.healed(new, self._server.build())

    def _build(self, **shim: Any) -> Report:
        self._version = OTHER[self._version]
        edit(self._server.project, self._version)
        return self._server.build(Order(shim={"under": str(self._server.project), **shim}))
