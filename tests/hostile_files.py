"""The hostile corpus: files of the project's own, and those that may lie in a folder beside the repository."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

OWN = Path(__file__).resolve().parent / "hostile"
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "hostile"
"""Optional: where it is there, its files are tried as well."""
HONEST = ("Honest text before.", "Honest text after.")
"""What has to be on the page of every file in which it stands."""

_REJECTED = re.compile(r"rejected: (PG\d{3})(?: in line (\d+))?")
_WITHHELD, _PRIVATE = "shown to nobody", "kept from the family"


@dataclass(frozen=True)
class HostileFile:
    """One file, what it attempts, what must come of it, and how one sees that it got through."""

    id: str
    path: Path
    attempt: str
    expected: str
    probe: str

    @property
    def is_text(self) -> bool:
        """Whether it is an entry of its own, and not a file beside one."""
        return self.path.suffix == ".md"

    @property
    def is_drawing(self) -> bool:
        """Whether it says that it is an SVG."""
        return self.path.suffix == ".svg"

    @property
    def kind(self) -> str:
        """The kind of probe."""
        return self.probe.partition(":")[0]

    @property
    def detail(self) -> str:
        """What the probe looks for."""
        return self.probe.partition(":")[2]

    @property
    def name(self) -> str:
        """What it is called in a learner's folder."""
        return f"{self.id}{self.path.suffix}"

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self.path.read_bytes()

    @property
    def honest(self) -> tuple[str, ...]:
        """The honest sentences in it."""
        return tuple(words for words in HONEST if words.encode() in self.data)

    @property
    def must_be_rejected(self) -> bool:
        """Whether a problem has to name it."""
        return self.expected.startswith("rejected") and " or accepted" not in self.expected

    @property
    def rejection(self) -> tuple[str, int] | None:
        """The problem that has to name it, with its line; 0 for a file without lines."""
        found = _REJECTED.match(self.expected)
        return (found[1], int(found[2] or 0)) if found else None

    @property
    def is_withheld(self) -> bool:
        """Whether no page may show anything of it."""
        return _WITHHELD in self.expected or self.is_private

    @property
    def is_private(self) -> bool:
        """Whether it is understood, and says that it is the learner's alone."""
        return _PRIVATE in self.expected


def read_manifest(folder: Path, prefix: str = "") -> tuple[HostileFile, ...]:
    """The files that a folder's `manifest.jsonl` lists; none where there is no such folder."""
    manifest = folder / "manifest.jsonl"
    rows = manifest.read_text("utf-8").splitlines() if manifest.is_file() else []
    return tuple(
        HostileFile(
            id=prefix + line["id"],
            path=folder / line["file"],
            attempt=line.get("attempt") or line["attack"],
            expected=line["expected"],
            probe=line["probe"],
        )
        for line in map(json.loads, rows)
    )


OWN_FILES = read_manifest(OWN)
BESIDE_FILES = read_manifest(BESIDE, "beside-")
"""Their ids have a beginning of their own, so that none can be one of ours."""
HOSTILE_FILES = OWN_FILES + BESIDE_FILES
