"""Finished sites take the places of old ones, many at a time: on the disk first, exchanged after, noted last."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from portfolio_gen.publish import release
from portfolio_gen.publish.claim import require_mark
from portfolio_gen.publish.durable import sync
from portfolio_gen.publish.manifest import (
    Made,
    Planned,
    Standing,
    doubt,
    forget,
    places,
    read_standing,
    write_standing,
)
from portfolio_gen.publish.withdrawal import PAGE_SIGN, may_stay, stage_rest, take_away, takes_back

BATCH = 24
"""Sites that are handed to the disk together: one wait for many, and no more than these twice on the disk."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A folder that waits in the stage, and what is to be noted when it stands."""

    site_path: str
    standing: Standing


class InTheWay(OSError):
    """A folder that this program did not make stands where a site belongs."""


@dataclass
class Exchange:
    """Publishes what is staged. Sites are noted only once they are on the disk; until then they are doubted."""

    output: Path
    manifest: Path
    faults: dict[str, OSError] = field(default_factory=dict)
    """Places whose site could not be put there."""
    stand: set[str] = field(default_factory=set)
    """Places whose new site is there, noted or not."""
    removed: list[str] = field(default_factory=list)
    """Places whose site was taken away."""
    _known: set[str] = field(default_factory=set)
    _before: dict[str, Standing] = field(default_factory=dict)
    _waiting: list[Finished] = field(default_factory=list)
    _standing: list[Finished] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stage = release.stage_beside(self.output)
        self._known = places(self.manifest)

    def put(self, finished: Finished) -> None:
        """Take a staged site; it stands at the latest after `close`."""
        self._waiting.append(finished)
        if len(self._waiting) >= BATCH:
            self._flush()

    def remove(self, site_path: str) -> None:
        """Take a site away, now. A folder that this program did not make stays."""
        if site_path not in self._known and not release.carries(self.output / site_path, PAGE_SIGN):
            return
        try:
            self.removed += release.prune(self.output, [site_path], self._stage)
            forget(self.manifest, site_path)
        except OSError as fault:
            self.faults[site_path] = fault

    def refuse(self, site_path: str, fault: OSError) -> None:
        """Leave a staged site where it is: something that its pages need could not be put there."""
        self.faults[site_path] = fault

    def take_back(self, site_path: str, planned: Planned | None) -> None:
        """Leave of a site that cannot be made anew only what may be shown now, if it shows anything else. Now."""
        standing = self._before.get(site_path) or read_standing(self.manifest, site_path)
        if (
            (site_path in self._known or standing)
            and (self.output / site_path).is_dir()
            and takes_back(standing, planned)
        ):
            self._cut_down(site_path, standing, planned)

    def _cut_down(self, site_path: str, standing: Standing | None, planned: Planned | None) -> None:
        kept, stage = may_stay(standing, planned), self._stage / site_path
        with suppress(OSError):  # a full disk: the old note names files that are gone, so it is not believed
            doubt(self.manifest, site_path, standing.learners if standing else ())
        try:
            require_mark(self._stage)
            release.remove(stage)
            stage_rest(self.output / site_path, kept, stage)
            release.swap_in(stage, self.output / site_path)
        except OSError:
            self._take_away(site_path, kept)
        if standing and planned:
            self._standing.append(Finished(site_path, _rest(standing, planned, kept)))

    def _take_away(self, site_path: str, kept: frozenset[str]) -> None:
        try:
            take_away(self.output / site_path, kept)
        except OSError:
            self.remove(site_path)

    def close(self) -> None:
        """Put everything in its place that waits, and note what stands."""
        if self._waiting:
            self._flush()
        stood, self._standing = self._standing, []
        try:
            sync(*((self.output,) if stood else ()))
            self._write(stood)
            sync(*((self.manifest,) if stood else ()))
        except OSError as fault:
            self.faults.update((finished.site_path, fault) for finished in stood)

    def _flush(self) -> None:
        batch, self._waiting = self._waiting, []
        stood, self._standing = self._standing, []
        ready = [finished for finished in batch if self._is_doubted(finished)]
        try:
            sync(self._stage, self.manifest)
        except OSError as fault:
            for finished in ready:
                self._give_up(finished.site_path, fault)
            ready = []
        else:
            self._write(stood)
        for finished in ready:
            try:
                release.swap_in(self._stage / finished.site_path, self.output / finished.site_path)
                self._known.add(finished.site_path)
                self.stand.add(finished.site_path)
                self._standing.append(finished)
                self._before.pop(finished.site_path, None)
            except OSError as fault:
                self._give_up(finished.site_path, fault)

    def _give_up(self, site_path: str, fault: OSError) -> None:
        """The old site stands still, and is believed again."""
        self.faults[site_path] = fault
        if before := self._before.get(site_path):
            with suppress(OSError):
                write_standing(self.manifest, site_path, before)

    def _is_doubted(self, finished: Finished) -> bool:
        try:
            self._refuse_strangers(finished.site_path)
            if before := read_standing(self.manifest, finished.site_path):
                self._before[finished.site_path] = before
            doubt(self.manifest, finished.site_path, finished.standing.learners)
        except OSError as fault:
            self._give_up(finished.site_path, fault)
            return False
        return True

    def _refuse_strangers(self, site_path: str) -> None:
        folder = self.output / site_path
        if (
            site_path in self._known
            or not (folder.exists() or folder.is_symlink())
            or release.carries(folder, PAGE_SIGN)
        ):
            return
        if folder.is_symlink() or not folder.is_dir() or any(folder.iterdir()):
            raise InTheWay

    def _write(self, stood: Sequence[Finished]) -> None:
        for finished in stood:
            with suppress(OSError):  # it stays doubted, and is made again
                write_standing(self.manifest, finished.site_path, finished.standing)


def _rest(standing: Standing, planned: Planned, kept: frozenset[str]) -> Standing:
    """What is noted of a site that was cut down: what may stay, and that it is to be made again."""
    parts = {path: planned.parts[path] for path in kept}
    files = {path: standing.files[path] for path in kept}
    made = Made("", standing.made.environment, len(kept), standing.made.size)
    still = Planned(parts, standing.planned.shown & planned.shown)
    return replace(standing, made=made, planned=still, files=files)
