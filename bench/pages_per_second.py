"""Pages per second, ours and plain MkDocs on the same learners in the same run: `python bench/pages_per_second.py`.

Times on one machine drift, and a disk is slow for a while after many files were removed. So each way of building takes
its turn in every round, into folders of its own, and the fastest round counts. The ratios of one run are the figures to
quote.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from generated_school import ENTRIES, write_school
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from portfolio_gen import pipeline
from portfolio_gen.jobs import Scope
from portfolio_gen.settings import read_settings


@dataclass(frozen=True)
class Measured:
    """One way of building: how many pages in how many seconds, and the bytes of HTML."""

    name: str
    pages: int
    seconds: float
    html: int
    largest: int = 0
    """Bytes of the largest family site, besides media."""

    @property
    def rate(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds


def ours(project: Path, workers: int, name: str, turn: int) -> Measured:
    """Our build of every site of the school, into the folders of this turn."""
    places = {"output": str(project / f"site-{turn}"), "state_dir": str(project / f"state-{turn}")}
    settings = read_settings(project / "mkdocs.yml", **places)
    start = time.perf_counter()
    outcome = pipeline.build(settings, Scope(), workers, lambda done, total, record: None)
    seconds = time.perf_counter() - start
    assert not outcome.problems, outcome.problems[:3]
    made = [record.made for record in outcome.records if record.made]
    family = [record.made.size for record in outcome.records if record.made and record.place.startswith("family/")]
    return Measured(name, sum(one.pages for one in made), seconds, sum(one.size for one in made), max(family))


def plain_each(project: Path, learners: int, turn: int) -> Measured:
    """Plain `mkdocs build`, once a learner, in one process, into the folders of this turn."""
    folders = sorted((project / "learners").glob("learner-*"))[:learners]
    start = time.perf_counter()
    outputs = [_plain(folder, project / f"plain-{turn}" / folder.name) for folder in folders]
    seconds = time.perf_counter() - start
    files = [file for output in outputs for file in output.rglob("*.html")]
    return Measured(
        f"mkdocs build, once a learner ({learners})", len(files), seconds, sum(f.stat().st_size for f in files)
    )


def plain_all(project: Path, learners: int) -> Measured:
    """One plain `mkdocs build` of so many learners together."""
    together = project / "together"
    for folder in sorted((project / "learners").glob("learner-*"))[:learners]:
        shutil.copytree(folder, together / folder.name)
    start = time.perf_counter()
    output = _plain(together, project / "plain-all")
    seconds = time.perf_counter() - start
    files = list(output.rglob("*.html"))
    return Measured(
        f"mkdocs build of {learners} learners at once", len(files), seconds, sum(f.stat().st_size for f in files)
    )


def _plain(docs: Path, site: Path) -> Path:
    config_file = site.parent / f"{site.name}.yml"
    config_file.parent.mkdir(parents=True, exist_ok=True)
    config_file.write_text(
        f"site_name: Plain\ndocs_dir: {docs}\nsite_dir: {site}\ntheme: {{name: material, font: false}}\n"
    )
    mkdocs_build(load_config(config_file=str(config_file)))
    return site


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=100)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--plain", type=int, default=20, help="learners for plain MkDocs, once a learner")
    parser.add_argument(
        "--together", type=int, default=10, help="learners for one plain build; it grows with their square"
    )
    parser.add_argument("--rounds", type=int, default=3, help="turns of each way; the fastest counts")
    given = parser.parse_args()
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "school"
        write_school(project, given.learners)
        turns = [
            (
                ours(project, given.workers, f"portfolio build, {given.workers} processes", turn),
                ours(project, given.workers, "portfolio build again, nothing changed", turn),
                plain_each(project, min(given.plain, given.learners), turn),
            )
            for turn in range(given.rounds)
        ]
        fastest = [max(same, key=lambda one: one.rate) for same in zip(*turns, strict=True)]
        rows = [*fastest, plain_all(project, min(given.together, given.learners))]
    print(f"{given.learners} learners, {sum(ENTRIES.values())} entries each")
    base = rows[2].rate
    for row in rows:
        print(
            f"{row.name:45} {row.pages:6} pages {row.seconds:7.1f} s {row.rate:8.0f} pages/s "
            f"{row.rate / base:6.1f} x  {row.html / 1e6:7.1f} MB of HTML"
        )
    print(f"the largest family site: {rows[0].largest / 1e6:.3f} MB besides media")
    print(f"all sites, educators' copies included: {rows[0].html / given.learners / 1e6:.3f} MB a learner")


if __name__ == "__main__":
    main()
