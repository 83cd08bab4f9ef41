"""What stands in an output: one small file a site. Losing it costs time, never correctness.

A site that is about to be exchanged is doubted first: its file stays, so that the place is known to be the program's,
and says no more than that, so that the site is made again should the build be cut off.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portfolio_gen.publish.listing import Listing
from portfolio_gen.whole_file import write_whole

_OUTPUT = "output.json"


@dataclass(frozen=True, slots=True)
class Made:
    """One site as it was made."""

    fingerprint: str
    environment: str
    pages: int
    size: int
    """Bytes besides media."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a site holds, in digests: enough to say what was taken back, and which of its files may stay."""

    parts: Mapping[str, str] = field(default_factory=dict)
    """Every page, download and file by its place in the site, with a digest of what was planned for it."""
    shown: frozenset[str] = frozenset()
    """Digests of everything a learner decides about: texts, names, files."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One site as it stands in the output."""

    made: Made
    learners: tuple[str, ...]
    """Names of the learners' folders that it was made from."""
    planned: Planned
    files: Listing
    theme: tuple[str, ...]
    """The theme's files that its pages ask for, below the audience's folder."""
    figures: Mapping[str, Any] | None = None
    """What the cohort of an educators' site adds up to, for the school's own site."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an output holds besides sites."""

    theme: frozenset[str] = frozenset()
    """Places of all files of the theme that a build has put there, below the output."""
    school_file: bool = False
    """Whether the last build read a school.yml."""


def places(manifest: Path) -> set[str]:
    """Places below the output of all sites that this program has put there."""
    found = (file for folder in _folders(manifest) for file in folder.glob("*.json"))
    return {f"{file.parent.name}/{file.stem}" for file in found}


def standing_places(manifest: Path, output: Path) -> set[str]:
    """Those of its places where something stands."""
    return {site_path for site_path in places(manifest) if (output / site_path).is_dir()}


def read_standing(manifest: Path, site_path: str) -> Standing | None:
    """What is known of a site; None where nothing is, or the file cannot be read, or the site is doubted."""
    data = _read(_file(manifest, site_path))
    with suppress(ValueError, TypeError, LookupError, AttributeError):
        files = {str(name): (int(size), int(time), str(digest)) for name, (size, time, digest) in data["files"].items()}
        planned = Planned(dict(data["parts"]), frozenset(data["shown"]))
        made, theme = Made(**data["made"]), tuple(data["theme"])
        return Standing(made, tuple(data["learners"]), planned, files, theme, data.get("figures"))
    return None


def learners_of(manifest: Path, site_path: str) -> tuple[str, ...]:
    """Names of the learners' folders that a site was made from, doubted or not; () where it is not known."""
    with suppress(TypeError, LookupError, AttributeError):
        return tuple(map(str, _read(_file(manifest, site_path))["learners"]))
    return ()


def write_standing(manifest: Path, site_path: str, standing: Standing) -> None:
    """Note a site that stands. Raises OSError."""
    made = {name: getattr(standing.made, name) for name in Made.__slots__}
    data = {
        "made": made,
        "learners": standing.learners,
        "parts": standing.planned.parts,
        "shown": sorted(standing.planned.shown),
        "files": standing.files,
        "theme": standing.theme,
    }
    _write(_file(manifest, site_path), data | ({"figures": standing.figures} if standing.figures else {}))


def doubt(manifest: Path, site_path: str, learners: Collection[str]) -> None:
    """Note that a site is about to be exchanged: the place stays the program's. Raises OSError."""
    _write(_file(manifest, site_path), {"learners": sorted(learners)})


def forget(manifest: Path, site_path: str) -> None:
    """Forget a site that is gone. Raises OSError."""
    _file(manifest, site_path).unlink(missing_ok=True)


def read_surroundings(manifest: Path) -> Surroundings:
    """What the output holds besides sites; nothing where it is not known."""
    with suppress(TypeError, LookupError, AttributeError):
        data = _read(manifest / _OUTPUT)
        return Surroundings(frozenset(map(str, data["theme"])), bool(data["school_file"]))
    return Surroundings()


def write_surroundings(manifest: Path, surroundings: Surroundings) -> None:
    """Note what the output holds besides sites. Raises OSError."""
    data = {"theme": sorted(surroundings.theme), "school_file": surroundings.school_file}
    _write(manifest / _OUTPUT, data)


def adopt(old: Path, manifest: Path) -> None:
    """Take over the list of an earlier program: its places are the program's, and each site is made again."""
    if old.is_file():
        sites = _read(old).get("sites")
        for site_path in sites if isinstance(sites, dict) else ():
            doubt(manifest, site_path, ())
    for left in (old, old.with_suffix(".exchanges")):
        left.unlink(missing_ok=True)


def needed_theme(manifest: Path, standing: Iterable[str]) -> frozenset[str] | None:
    """The theme's files that these sites ask for, below the output; None where one of them is doubted."""
    found: set[str] = set()
    for site_path in standing:
        site = read_standing(manifest, site_path)
        if site is None:
            return None
        found |= {f"{site_path.partition('/')[0]}/{file}" for file in site.theme}
    return frozenset(found)


def _folders(manifest: Path) -> Iterator[Path]:
    if manifest.is_dir():
        yield from (folder for folder in manifest.iterdir() if folder.is_dir())


def _file(manifest: Path, site_path: str) -> Path:
    return manifest / f"{site_path}.json"


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _write(file: Path, data: Mapping[str, object]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))
