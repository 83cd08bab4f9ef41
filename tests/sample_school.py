"""The sample school as tests see it once it is built, and what to do where this machine lacks something."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from portfolio_gen.jobs import Scope
from portfolio_gen.pipeline import build
from portfolio_gen.settings import read_settings

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Sample:
    """The built sample school: its output, and the folder of each site by audience and name."""

    output: Path
    places: Mapping[str, str]

    def page(self, site: str, path: str) -> Path:
        """A page, such as `page("family/amara-okafor", "index.html")`."""
        return self.output / self.places[site] / path

    def pages(self) -> Iterator[Path]:
        """Every page of every site."""
        return self.output.rglob("*.html")


def built_sample(folder: Path) -> Sample:
    """The sample school of this repository, built into `folder`."""
    settings = read_settings(
        REPOSITORY / "mkdocs.yml",
        learners_dir=str(REPOSITORY / "learners"),
        output=str(folder / "site"),
        state_dir=str(folder / "state"),
    )
    outcome = build(settings, Scope(), 1, lambda done, total, record: None)
    failed = [record.label for record in outcome.records if record.outcome == "failed"]
    assert not failed, outcome.problems
    return Sample(settings.output, {record.label: record.site_path for record in outcome.records if record.made})


_WITHOUT_MKDOCS = """
import sys
sys.modules["mkdocs"] = sys.modules["material"] = None
from portfolio_gen.cli import main
main()
"""
_PLAIN = """
theme: {{name: material, custom_dir: '{0}/theme', language: en, font: false}}
plugins:
  - portfolio: {{learners_dir: '{0}/learners', output: site, state_dir: state, host: plain}}
"""


def built_without_mkdocs(folder: Path, sample: Sample) -> Sample:
    """The sample school once more, by the plain host in a process that can import neither MkDocs nor Material."""
    shutil.copytree(sample.output.parent / "state", folder / "state")
    config = folder / "mkdocs.yml"
    config.write_text(_PLAIN.format(REPOSITORY), "utf-8")
    command = [sys.executable, "-c", _WITHOUT_MKDOCS, "--config", str(config), "build", "--workers", "1"]
    env = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return Sample(folder / "site", sample.places)


def absent(what: str) -> NoReturn:
    """Something a test needs is not on this machine: a skip on a laptop, a failure in CI."""
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)
