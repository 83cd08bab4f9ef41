"""Nothing is moved into its place before its bytes are on the disk, and nothing is called done before it is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fork_server import Order, fork_server
from sync_order import Event, events, synced_between, unsynced_moves
from tally import Conclude, Tally
from trees import Clean
from two_versions import OTHER, edit, new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="calls are noted on Linux only"),
]
MOVES = ("rename", "exchange")
AUDIENCES = ("educators", "family", "public")


def is_site(project: Path, place: str) -> bool:
    """Whether a path is a site's own folder."""
    parts = Path(place).relative_to(project).parts
    return len(parts) == 3 and parts[0] == "site" and parts[1] in AUDIENCES


def record_of(project: Path, site: str) -> str:
    """The file that says what stands at a site's place: what a next build believes."""
    (record,) = (project / ".portfolio").glob(f"manifest-*/{site}.json")
    return str(record)


def test_sites_are_on_the_disk_before_they_are_moved(
    tmp_path: Path, shim: Path, clean: Clean, conclude: Conclude
) -> None:
    """Each site's files are synced before the move, and the moves before the record of them."""
    tally = Tally("moves in their order", "unsynced", "recorded too early")
    project, version = new_project(tmp_path / "project"), "A"
    with fork_server(project, shim=shim) as server:
        for workers in (1, 2):
            version, log = OTHER[version], tmp_path / f"log-{workers}"
            edit(project, version)
            order = Order(workers=workers, shim={"under": str(project), "log": str(log)})
            assert server.build(order).code == 0
            noted, sites = events(log), set(clean[version].sites)
            moved = [place for place, _ in unsynced_moves(noted, lambda place: is_site(project, place))]
            assert {str(project / "site" / site) for site in sites} <= set(moved), "The shim did not see every move."
            for place, files in unsynced_moves(noted, lambda place: is_site(project, place)):
                tally.trial(f"{workers} at work: {Path(place).relative_to(project)}")
                if files:
                    tally.fault("unsynced", f"{len(files)} files, such as {Path(files[0]).name}")
            for site in sites:
                tally.trial(f"{workers} at work: what is noted of {site}")
                judge_record(noted, str(project / "site" / site), record_of(project, site), tally)
    conclude(tally)


def judge_record(noted: list[Event], site: str, record: str, tally: Tally) -> None:
    """What is noted last of a site is noted after it was moved, and after the move is on the disk.

    The note itself may be lost, or cut short: one that cannot be read is believed by nobody.
    """
    moved = max(n for n, event in enumerate(noted) if event.what in MOVES and site in (event.place, event.other))
    written = max(n for n, event in enumerate(noted) if record in (event.place, event.other))
    if written < moved or not synced_between(noted, moved, written, str(Path(site).parent)):
        tally.fault("recorded too early", site)
