"""What the last build made: one line a site. Losing it costs time, never correctness."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """One site as it was made."""

    fingerprint: str
    environment: str
    pages: int
    size: int
    """Bytes besides media."""


def read_manifest(file: Path) -> dict[str, Made]:
    """Sites by their place below the output; empty where there is no manifest or it cannot be read.

    A build that was cut off may have exchanged sites that its manifest would have named: those are unknown.
    """
    try:
        data = json.loads(file.read_text("utf-8"))
        noted = _exchanges(file).read_text("utf-8").splitlines() if _exchanges(file).exists() else []
        return {place: Made(**made) for place, made in data["sites"].items() if place not in noted}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def note_exchange(file: Path, place: str) -> None:
    """Note that a site is about to be exchanged: until the next manifest is written, nobody knows which one stands."""
    _exchanges(file).parent.mkdir(parents=True, exist_ok=True)
    with _exchanges(file).open("a", encoding="utf-8") as notes:
        notes.write(f"{place}\n")


def _exchanges(file: Path) -> Path:
    return file.with_suffix(".exchanges")


def write_manifest(file: Path, made: Mapping[str, Made]) -> None:
    """Write all at once, so that a crash leaves the old manifest or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    sites = {place: asdict(made[place]) for place in sorted(made)}
    part.write_text(json.dumps({"sites": sites}, indent=1), "utf-8")
    os.replace(part, file)
    _exchanges(file).unlink(missing_ok=True)
