"""What stands in an output, held against clean builds: old or new, whole, and with nothing that is private."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from fork_server import Report, fork_server
from school_folder import Tree, put, tree
from tally import Tally
from two_versions import FAMILY, FOREIGN, OTHER, PRIVATE, VERSIONS, gone_in, learners_files, name_of, new_project

NOTICE = b"is being made again"
NOTHING = ""
"""The version of an output in which nothing has been built."""
OUTPUT = "site"
Clean = Mapping[str, "Standing"]
"""What stands after a clean build, by version."""
_ASSETS = "assets"
_FAMILY, _PRIVATE = FAMILY.encode(), PRIVATE.encode()
_SECRET = (_PRIVATE, _FAMILY, *gone_in("A"), *gone_in("B"))


@dataclass(frozen=True)
class Standing:
    """The files of an output, without hidden ones at its root and without what a person put there."""

    files: Tree

    @cached_property
    def sites(self) -> Mapping[str, Tree]:
        """Every site, by audience and folder."""
        found: dict[str, Tree] = {}
        for place, data in self.files.items():
            parts = place.split("/", 2)
            if len(parts) == 3 and parts[1] != _ASSETS:
                found.setdefault("/".join(parts[:2]), {})[parts[2]] = data
        return found

    @cached_property
    def shared(self) -> Tree:
        """Files outside of sites: the theme's."""
        return {place: data for place, data in self.files.items() if "/".join(place.split("/")[:2]) not in self.sites}


def standing(project: Path) -> Standing:
    """What stands now in a project's output."""
    files = tree(project / OUTPUT) if (project / OUTPUT).is_dir() else {}
    return Standing({place: data for place, data in files.items() if place[0] != "." and place not in FOREIGN})


def clean_builds(folder: Path) -> dict[str, Standing]:
    """Each version as a first build makes it, and the output before any build."""
    found = {NOTHING: Standing({})}
    for version in VERSIONS:
        project = new_project(folder / version, version)
        with fork_server(project):
            pass
        found[version] = standing(project)
        assert found[version].sites, "The clean build failed."
        assert not list(_leaks(found[version], version)), "The clean build leaks."
    for version in VERSIONS:
        assert all(word in b"".join(found[OTHER[version]].files.values()) for word in gone_in(version))
    return found


@dataclass(frozen=True)
class Inspector:
    """Looks at one project after each trial and counts what it finds."""

    project: Path
    clean: Clean
    tally: Tally
    from_nothing: bool = False
    """Whether the output begins without a person's files, and families' folders have other names than elsewhere."""

    def standing(self) -> Standing:
        """What stands now."""
        now = standing(self.project)
        return _named_alike(now, self.clean.values()) if self.from_nothing else now

    def put_foreign(self) -> None:
        """Be the person who puts a few files beside the sites."""
        put(self.project / OUTPUT, FOREIGN)

    def after_a_cut(self, versions: Collection[str], learners: str) -> None:
        """Every site is one of these versions, whole. Nothing private is to be seen, and a person's files are there."""
        now = self.standing()
        for place in {*now.sites, *(site for version in versions for site in self.clean[version].sites)}:
            site = now.sites.get(place)
            if site not in [self.clean[version].sites.get(place) for version in versions]:
                self._wrong(place, site)
        self._beside(now, learners, _leaks(now, ""))

    def after_a_failure(
        self, old: str, new: str, began: bool = True, without: Collection[str] = (), whole: bool = True
    ) -> None:
        """The same after a build that ended by itself: what was withdrawn is gone, and other pages with it may be.

        Where the first page had to go, a notice stands in its place.

        A build that has not begun withdraws nothing. Sites `without` something that could not be read are new ones, and
        where they need not be `whole`, new ones may lack pages.
        """
        now, before, after = self.standing(), self.clean[old], self.clean[new]
        pictures = _pictures(before) - _pictures(after)
        for place in {*now.sites, *before.sites, *after.sites}:
            site, then = now.sites.get(place), before.sites.get(place)
            wanted = after.sites.get(place, {})
            if place in without or site in (then, wanted or None):
                continue
            if not whole and site and site.items() <= wanted.items() and "index.html" in site:
                continue
            withdraws = any(data in pictures or _holds(data, *gone_in(new)) for data in (then or {}).values())
            if not then or not withdraws or (site and not _without_notice(site).items() <= then.items()):
                self._wrong(place, site)
        gone = [place for place, data in now.files.items() if data in pictures]
        gone += [f"{place}, of a learner who left" for place in now.sites.keys() - after.sites.keys()]
        self._beside(now, new, (*_leaks(now, new), *gone) if began else _leaks(now, ""))

    def healed(self, version: str, report: Report) -> None:
        """After an undisturbed build the output is the clean one, and nothing else is left in it."""
        now, wanted = self.standing().files, self.clean[version].files
        hidden = [place for place, data in self._hidden() if _holds(data, *_SECRET)]
        differ = sorted(place for place in {*now, *wanted} if now.get(place) != wanted.get(place))
        if report.code or differ:
            last = report.printed.strip().splitlines()[-1:]
            self.tally.fault("not healed", f"code {report.code} {last}, {len(differ)} files, {differ[:2]}")
        for place in hidden:
            self.tally.fault("leaked", f"then built: {place} in the output")
        self._deleted(version)

    def said(self, new: str, report: Report) -> None:
        """A build whose disk failed says so in plain words, and leaves with the code for it."""
        if "Traceback" in report.printed or '  File "' in report.printed:
            self.tally.fault("traceback", f"{report.printed.strip().splitlines()[-1]}")
        whole = self.standing().files == self.clean[new].files
        lines = report.printed.strip().splitlines()
        if report.code not in (0, 1, 2) or (report.code == 0 and not whole) or (report.code and not lines):
            self.tally.fault("wrong code", f"{report.code}, {lines[-2:]}")
        if report.code == 2 and not lines[-1].startswith("portfolio: "):
            self.tally.fault("wrong code", f"2 without a sentence, {lines[-1:]}")

    # ---- looking -------------------------------------------------------------------------------------------------

    def _wrong(self, place: str, site: Tree | None) -> None:
        """A site is not as it may be."""
        if not site:
            self.tally.fault("lost", place)
            return
        known = [self.clean[version].sites.get(place, {}) for version in VERSIONS]
        strange = sorted(name for name, data in site.items() if data not in [one.get(name) for one in known])
        missing = min((sorted(one.keys() - site.keys()) for one in known), key=len)
        empty = [name for name, data in site.items() if not data]
        self.tally.fault("mixed", f"{place}: strange {strange[:2]}, empty {empty[:2]}, without {missing[:2]}")

    def _beside(self, now: Standing, learners: str, leaks: Iterable[str]) -> None:
        """What holds besides whole sites: their theme is there, nothing leaks, nothing of a person's is gone."""
        for place, data in self.clean[learners].shared.items() if now.sites else ():
            if now.shared.get(place) != data:
                self.tally.fault("mixed", f"{place}, which pages ask for")
        for leak in (*leaks, *self._reachable()):
            self.tally.fault("leaked", leak)
        self._deleted(learners)

    def _deleted(self, version: str) -> None:
        foreign = {} if self.from_nothing else FOREIGN
        for folder, files in ((self.project / OUTPUT, foreign), (self.project / "learners", learners_files(version))):
            for place, data in files.items():
                wanted = data if isinstance(data, bytes) else data.encode()
                if not (folder / place).is_file() or (folder / place).read_bytes() != wanted:
                    self.tally.fault("deleted", f"{folder.name}/{place}")

    def _hidden(self) -> Iterator[tuple[str, bytes]]:
        for item in (self.project / OUTPUT).glob(".*"):
            for file in (item, *item.rglob("*")):
                if file.is_file():
                    yield file.relative_to(self.project / OUTPUT).as_posix(), file.read_bytes()

    def _reachable(self) -> Iterator[str]:
        """Half-made sites in the output that other people of the machine, such as a web server, could read."""
        for place, data in self._hidden():
            root = self.project / OUTPUT / place.split("/")[0]
            if root.is_dir() and root.stat().st_mode & 0o077 and _holds(data, *_SECRET):
                yield f"{place}, in a folder that is open to others"


def sites_about(learner: str, clean: Standing) -> set[str]:
    """Places of the sites that name a learner."""
    name = name_of(learner).encode()
    return {place for place, site in clean.sites.items() if any(name in data for data in site.values())}


def _named_alike(now: Standing, known: Iterable[Standing]) -> Standing:
    """The same, with families' folders that are whole under the names they have elsewhere."""
    files = dict(now.files)
    for place, site in now.sites.items():
        for name in {name for one in known for name, other in one.sites.items() if other == site} - {place}:
            files = {file: data for file, data in files.items() if not file.startswith(f"{place}/")}
            files |= {f"{name}/{file}": data for file, data in site.items()}
    return Standing(files)


def _without_notice(site: Tree) -> Tree:
    """A site without the page that says that it is being made again."""
    return {name: data for name, data in site.items() if name != "index.html" or NOTICE not in data}


def _leaks(now: Standing, version: str) -> Iterator[str]:
    """Files with words that nobody may see: in this version, or, where it is none, in any."""
    for place, data in now.files.items():
        if _holds(data, _PRIVATE) or (_holds(data, _FAMILY) and not place.startswith("family/")):
            yield f"{place} holds what is private"
        if version and _holds(data, *gone_in(version)):
            yield f"{place} holds what was withdrawn"


def _holds(data: bytes, *words: bytes) -> bool:
    """Whether a file holds one of these words, also where it is a workbook."""
    parts = [data]
    if data.startswith(b"PK\x03\x04"):
        with suppress(zipfile.BadZipFile, EOFError), zipfile.ZipFile(io.BytesIO(data)) as book:
            parts += map(book.read, book.namelist())
    return any(word in part for word in words for part in parts)


def _pictures(now: Standing) -> set[bytes]:
    return {data for place, data in now.files.items() if place.endswith(".jpg")}
