"""A disk in a file: whoever copies the file sees what a power cut would have left. For Linux, and for root only."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from fork_server import ForkServer

MEBIBYTES = 48
COMMIT = 1
"""Seconds after which ext4 writes down by itself which files there are; the bytes in them come later."""


def lacking() -> str:
    """Why there can be no such disk here; empty where there can."""
    if not (shutil.which("mkfs.ext4") and shutil.which("losetup") and shutil.which("unshare")):
        return "no mkfs.ext4, losetup or unshare, for a disk in a file"
    with tempfile.TemporaryDirectory() as folder:
        image, place = made(Path(folder) / "image"), Path(folder) / "place"
        place.mkdir()
        command = [*within(), "mount", "-o", "loop", image, place]
        return (
            "nobody may mount a disk in a file here" if subprocess.run(command, capture_output=True).returncode else ""
        )


def made(image: Path) -> Path:
    """An empty disk."""
    with image.open("wb") as file:
        file.truncate(MEBIBYTES << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True, capture_output=True)
    return image


def within() -> tuple[str, ...]:
    """A command that runs another one whose disks go with it, however it ends."""
    return ("unshare", "--mount", "--propagation", "private")


def mount(server: ForkServer, image: Path) -> None:
    """Let the server's project lie on a disk."""
    server.run("mount", "-o", f"loop,commit={COMMIT}", image, server.project)


def unmount(server: ForkServer) -> None:
    """Take the disk away."""
    server.run("umount", server.project)


def copied(image: Path, into: Path) -> bool:
    """Copy a disk that is at work, as it is at one moment; False where it never held still."""
    state = Path("/sys/block") / _loop(image) / "stat"
    for _ in range(400):
        before = _writes(state)
        if before[1] == 0:
            subprocess.run(["cp", "--sparse=always", image, into], check=True)
            if _writes(state) == before:
                return True
        time.sleep(0.002)
    return False


def _loop(image: Path) -> str:
    listed = subprocess.run(["losetup", "-n", "-O", "NAME", "-j", image], check=True, capture_output=True, text=True)
    return Path(listed.stdout.split()[0]).name


def _writes(state: Path) -> tuple[int, int, int]:
    """Writes that are done, requests under way, and flushes that are done."""
    numbers = [int(number) for number in state.read_text().split()]
    return numbers[4], numbers[8], numbers[15] if len(numbers) > 15 else 0
