"""What machines run for us runs what this repository has: the targets of make, the Pythons of the package."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from sample_school import REPOSITORY

MAKEFILE = (REPOSITORY / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"(?m)^([a-z]+):", MAKEFILE))
WORKFLOW = yaml.safe_load((REPOSITORY / ".github/workflows/tests.yml").read_text("utf-8"))
PLACES = (".ci/run", ".github/workflows/tests.yml", ".pre-commit-config.yaml", "README.md", "CONTRIBUTING.md",
          "requirements/README.md", "Makefile")  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_whoever_calls_make_names_a_target(place: str) -> None:
    text = (REPOSITORY / place).read_text("utf-8")
    called = set(re.findall(r"(?:(?m:^ *)|[`\"(]|entry: |run: )make ([a-z]+)", text))
    assert called
    assert called <= TARGETS


def test_every_target_is_described_to_contributors_and_to_make() -> None:
    described = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    own = TARGETS - {"help", "tools", "check"}
    assert [target for target in sorted(own) if f"`make {target}`" not in described] == []
    told = MAKEFILE[MAKEFILE.index("\nhelp:") : MAKEFILE.index("\n$(BIN)/portfolio:")]
    assert [target for target in sorted(own - {"types", "clean"}) if f"make {target}" not in told] == []


def test_the_pythons_we_promise_are_the_pythons_we_try() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    promised = [c.rpartition(" ")[2] for c in project["classifiers"] if re.search(r":: 3\.\d+$", c)]
    assert WORKFLOW["jobs"]["everything"]["strategy"]["matrix"]["python"] == promised
    assert project["requires-python"] == f">={promised[0]}"


def test_a_workflow_may_only_read() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in WORKFLOW["jobs"].values())
