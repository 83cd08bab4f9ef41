"""The lock: what an installation fetches is named, weighed and the same everywhere, and is what the tests ran with."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from sample_school import REPOSITORY

FOLDER = REPOSITORY / "requirements"
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
BUILD = PROJECT["dependency-groups"]["build"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
PROGRAM = [Requirement(line) for line in (*PROJECT["project"]["dependencies"], *BUILD)]
TESTS = [
    *PROGRAM,
    *(Requirement(line) for lines in EXTRAS.values() for line in lines if not line.startswith("portfolio-gen")),
]

Locked = dict[str, list[Requirement]]


def locked(name: str) -> Locked:
    """The requirements of one lock file by package; several where they differ from one Python to the next."""
    found: Locked = {}
    for line in unfolded(name):
        requirement = Requirement(line.partition(" --hash")[0])
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def unfolded(name: str) -> list[str]:
    """Every requirement of a lock file with its hashes, a line each."""
    text = (FOLDER / name).read_text("utf-8").replace("\\\n", " ")
    return [re.sub(r"\s+", " ", line).strip() for line in text.splitlines() if not line.startswith("#")]


def version(requirement: Requirement) -> str:
    """The one version that a line of a lock allows."""
    (pin,) = requirement.specifier
    assert pin.operator == "==", requirement
    return pin.version


def here(requirements: list[Requirement]) -> str | None:
    """The version that holds on this system and this Python, if there is one."""
    fitting = [one for one in requirements if one.marker is None or one.marker.evaluate()]
    return version(fitting[0]) if fitting else None


@pytest.mark.parametrize("name", ["program.txt", "tests.txt", "oldest.txt"])
def test_every_line_is_one_release_and_its_hashes(name: str) -> None:
    lines = unfolded(name)
    assert len(lines) > 40
    one = r"[\w.\[\]-]+==[\w.+!]+( ; [^;]+)?( --hash=sha256:[0-9a-f]{64})+"
    assert [line for line in lines if not re.fullmatch(one, line)] == []
    assert "://" not in (FOLDER / name).read_text("utf-8")


@pytest.mark.parametrize(("name", "wanted"), [("program.txt", PROGRAM), ("tests.txt", TESTS), ("oldest.txt", TESTS)])
def test_what_the_project_asks_for_is_locked_in_a_version_it_allows(name: str, wanted: list[Requirement]) -> None:
    lock = locked(name)
    for requirement in wanted:
        pins = lock[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version(pin), prereleases=True) for pin in pins), requirement


def test_a_release_of_the_program_is_the_same_in_the_tests() -> None:
    program, tests = set(unfolded("program.txt")), set(unfolded("tests.txt"))
    assert program < tests


def test_the_oldest_are_the_lower_bounds() -> None:
    oldest = locked("oldest.txt")
    for requirement in TESTS:
        (bound,) = [one.version for one in requirement.specifier if one.operator == ">="]
        (pin,) = oldest[canonicalize_name(requirement.name)]
        assert Version(version(pin)) == Version(bound), requirement


def test_the_packages_of_this_run_are_those_of_the_lock(request: pytest.FixtureRequest) -> None:
    """With `--unlocked` they may be others, and have to be such as the project allows."""
    if request.config.getoption("--unlocked"):
        installed = {one.name: importlib.metadata.version(one.name) for one in TESTS}
        assert [str(one) for one in TESTS if not one.specifier.contains(installed[one.name], prereleases=True)] == []
        return
    wanted = {name: pin for name, pins in locked("tests.txt").items() if (pin := here(pins))}
    installed = {name: importlib.metadata.version(name) for name in wanted}
    differing = {
        name: f"{installed[name]} here, {pin} in the lock" for name, pin in wanted.items() if installed[name] != pin
    }
    assert differing == {}, "Run make test, or pytest --unlocked where other versions are meant."


def test_make_installs_from_the_lock_alone() -> None:
    rules = (REPOSITORY / "Makefile").read_text("utf-8")
    rules = rules[rules.index("\n$(BIN)/portfolio:") : rules.index("\nnewest:")]
    installs = [line.strip() for line in rules.splitlines() if "install" in line.lower() or "LOCKED" in line]
    assert installs
    assert [
        line for line in installs if not re.search(r"\$\(LOCKED\) requirements/|\$\(OURS\)|install_tools", line)
    ] == []
