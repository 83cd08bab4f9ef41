"""The power goes off in or after a build: every site is an old or a new one, and the next build mends the rest."""

from __future__ import annotations

import random
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import disk_image
import pytest
from fork_server import ForkServer, Order, fork_server
from tally import SITES, Conclude, Tally
from trees import Clean, Inspector
from two_versions import OTHER, edit, new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="the power goes off on Linux only"),
]
ROUNDS = 4
DURING = 3
"""Cuts in each build, at random moments."""
AFTER = (0.0, 0.7, 1.6, 2.6)
"""Seconds from a build's end to a cut: before and after the disk writes down by itself which files there are."""


def test_power_cuts(tmp_path: Path, clean: Clean, conclude: Conclude) -> None:
    """A copy of the disk is what a cut leaves. Each is looked at, then built on, as if the power had come back."""
    if lacks := disk_image.lacking():
        pytest.skip(lacks)
    tally, version = Tally("power cuts", *SITES), "A"
    image, project = disk_image.made(tmp_path / "image"), new_project(tmp_path / "project")
    with fork_server(project, within=disk_image.within()) as server:
        inspector = Inspector(server.seen, clean, tally)
        inspector.put_foreign()
        shutil.copytree(project, tmp_path / "seed")
        with disk(server, image):
            server.run("cp", "-a", f"{tmp_path}/seed/.", project)
            seconds = server.build().seconds
        for turn in range(ROUNDS):
            old, version = version, OTHER[version]
            with disk(server, image):
                assert server.build().code == 0
                edit(server.seen, version)
                server.run("sync")
                cuts = list(build_and_cut(server, image, tmp_path, seconds, turn))
            for when, cut in cuts:
                tally.trial(f"edit to {version}, cut {when}")
                with disk(server, cut):
                    inspector.after_a_cut({old, version}, version)
                    inspector.healed(version, server.build())
                cut.unlink()
    assert tally.trials() >= 12
    conclude(tally)


def build_and_cut(
    server: ForkServer, image: Path, folder: Path, seconds: float, turn: int
) -> Iterator[tuple[str, Path]]:
    """Copies of the disk in and after one build, with when they were made."""
    moments = sorted(random.Random(turn).uniform(0, seconds) for _ in range(DURING))
    during: list[tuple[str, Path]] = []

    def cut() -> None:
        begun = time.perf_counter()
        for number, moment in enumerate(moments):
            time.sleep(max(0.0, begun + moment - time.perf_counter()))
            into = folder / f"cut-in-{number}"
            if disk_image.copied(image, into):
                during.append((f"{time.perf_counter() - begun:.3f} s from the beginning", into))

    cutting = threading.Thread(target=cut)
    cutting.start()
    report = server.build(Order(workers=1 + turn % 2))
    ended = time.perf_counter()
    cutting.join()
    assert report.code == 0, report.printed
    yield from during
    for number, moment in enumerate(AFTER):
        time.sleep(max(0.0, ended + moment - time.perf_counter()))
        into = folder / f"cut-after-{number}"
        if disk_image.copied(image, into):
            yield f"{moment} s after the end", into


@contextmanager
def disk(server: ForkServer, image: Path) -> Iterator[None]:
    """The project lies on this disk."""
    disk_image.mount(server, image)
    try:
        yield
    finally:
        disk_image.unmount(server)
