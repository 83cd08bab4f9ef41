"""Nothing is moved into its place before its bytes are on the disk, and nothing is called done before it is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fork_server import Order, fork_server
from school_folder import tree
from sync_order import Event, events, is_within, synced_between, unsynced_moves
from tally import Conclude, Tally
from trees import Clean
from two_versions import OTHER, edit, new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="calls are noted on Linux only"),
]
AUDIENCES = ("educators", "family", "public")


def is_site(project: Path, place: str) -> bool:
    """Whether a path is a site's own folder."""
    parts = Path(place).relative_to(project).parts
    return len(parts) == 3 and parts[0] == "site" and parts[1] in AUDIENCES


def record_of_sites(project: Path, sites: set[str]) -> set[str]:
    """The file, or files, that say which sites stand: what a next build believes."""
    elsewhere = ("learners/", *(f"site/{audience}/" for audience in AUDIENCES))
    files = {place: data for place, data in tree(project).items() if not place.startswith(elsewhere)}
    return {str(project / place) for place, data in files.items() if all(site.encode() in data for site in sites)}


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
            records = record_of_sites(project, sites)
            assert records, "No file says which sites stand."
            for record in records:
                tally.trial(f"{workers} at work: {Path(record).relative_to(project)}")
                judge_record(noted, project, record, tally)
    conclude(tally)


def judge_record(noted: list[Event], project: Path, record: str, tally: Tally) -> None:
    """The record is itself on the disk when it is moved, and so is every site it names."""
    last = max(n for n, event in enumerate(noted) if record in (event.place, event.other) and event.what != "unlink")
    for _, files in unsynced_moves(noted, lambda place: place == record):
        if files:
            tally.fault("unsynced", f"the record {Path(record).name} itself")
    for n, event in enumerate(noted[:last]):
        places = [place for place in (event.place, event.other) if place and is_within(place, str(project))]
        if event.what in ("rename", "exchange") and any(is_site(project, place) for place in places):
            site = next(place for place in places if is_site(project, place))
            if not synced_between(noted, n, last, str(Path(site).parent)):
                tally.fault("recorded too early", str(Path(site).relative_to(project)))
