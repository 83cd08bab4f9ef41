"""The package as somebody gets it who has no copy of the repository: built, installed in an empty place, used."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest
from sample_school import REPOSITORY, absent
from waiting import PATIENCE, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("installation")]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; a failure of the test, with its words, where it does not end well."""
    done = subprocess.run(command, cwd=cwd, env=_environment(), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _environment() -> dict[str, str]:
    """Ours without anything that would let Python find this repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return kept | {"PYTHONUTF8": "1", "COLUMNS": "200"}


def contents(archive: Path) -> dict[str, bytes]:
    """The files of a wheel; its own list of them left out."""
    with zipfile.ZipFile(archive) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist() if not name.endswith("/RECORD")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this repository."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=REPOSITORY)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def commands(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of an empty environment with the wheel, and what is locked for it, in it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    found = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [found / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = [*install, "--require-hashes", "--requirement", REPOSITORY / "requirements" / "program.txt"]
    done = subprocess.run(locked, env=_environment(), cwd=folder, capture_output=True, text=True)
    if re.search("Could not find a version|NewConnectionError|Temporary failure", done.stderr):
        absent("The packages of requirements/program.txt cannot be fetched on this machine.")
    assert done.returncode == 0, done.stderr
    run(*install, "--no-deps", wheel, cwd=folder)
    return found


@pytest.fixture(scope="module")
def school(commands: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school that the installed command made, with a learner who shares a goal."""
    folder = tmp_path_factory.mktemp("newcomer")
    run(commands / "portfolio", "init", "my-school", cwd=folder)
    school = folder / "my-school"
    run(commands / "portfolio", "new", "learner", "Maya L", "--cohort", "first", cwd=school)
    run(commands / "portfolio", "new", "goal", "maya-l", "A kite that flies in light wind", cwd=school)
    (goal,) = (school / "learners" / "maya-l" / "goals").glob("*.md")
    text, count = re.subn(r"(?m)^share_with:.*$", "share_with: [educators, family]", goal.read_text("utf-8"))
    assert count == 1
    goal.write_text(text, "utf-8")
    return school


def test_a_wheel_made_from_the_source_archive_is_the_same(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=REPOSITORY)
    (archive,) = tmp_path.glob("*.tar.gz")
    run(
        sys.executable,
        "-c",
        f"import tarfile; tarfile.open({str(archive)!r}).extractall('.', filter='data')",
        cwd=tmp_path,
    )
    (source,) = (folder for folder in tmp_path.iterdir() if folder.is_dir())
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=source)
    (again,) = tmp_path.glob("*.whl")
    assert contents(again) == contents(wheel)


def test_a_wheel_holds_the_program_and_the_theme_and_nobodys_work(wheel: Path) -> None:
    folders = {name.split("/")[0] for name in contents(wheel)}
    assert {name.split("-")[0] for name in folders} == {"portfolio_gen"}
    theme = {file.relative_to(REPOSITORY).as_posix() for file in (REPOSITORY / "theme").rglob("*") if file.is_file()}
    pages = {file.relative_to(REPOSITORY).as_posix() for file in (REPOSITORY / "docs" / "problems").glob("*.md")}
    assert {f"portfolio_gen/{name}" for name in theme | pages} <= contents(wheel).keys()


def test_the_command_knows_its_version(commands: Path, tmp_path: Path) -> None:
    name, version = run(commands / "portfolio", "--version", cwd=tmp_path).replace(",", "").split()[::2]
    assert (name, version) == ("portfolio", run(commands / "python", "-c", _VERSION, cwd=tmp_path).strip())


_VERSION = "import importlib.metadata; print(importlib.metadata.version('portfolio-gen'))"


def test_the_page_of_a_code_comes_with_the_command(commands: Path, tmp_path: Path) -> None:
    assert run(commands / "portfolio", "problem", "PG306", cwd=tmp_path).startswith("# PG306: ")


def test_the_program_runs_where_its_command_is_not_found(commands: Path, tmp_path: Path) -> None:
    as_module = run(commands / "python", "-m", "portfolio_gen", "--help", cwd=tmp_path)
    assert as_module == run(commands / "portfolio", "--help", cwd=tmp_path)


def test_a_new_school_is_checked_and_built(commands: Path, school: Path) -> None:
    run(commands / "portfolio", "check", cwd=school)
    run(commands / "portfolio", "build", cwd=school)
    home = school / "site" / "educators" / "first" / "index.html"
    assert "Maya L" in home.read_text("utf-8")
    goals = [page for page in (school / "site" / "family").rglob("*.html") if "light wind" in page.read_text("utf-8")]
    assert goals


def test_a_new_school_is_served(commands: Path, school: Path) -> None:
    address = f"http://127.0.0.1:{_free_port()}/"
    command = [commands / "portfolio", "serve", "maya-l", "--no-open", "--port", address.rpartition(":")[2].strip("/")]
    server = subprocess.Popen(command, cwd=school, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        wait_until(lambda: server.poll() is not None or bool(_page(address)))
        assert server.poll() is None, server.communicate()[0].decode("utf-8", "replace")
        assert "A kite that flies in light wind" in _page(f"{address}goals/index.html")
    finally:
        server.kill()
        server.communicate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _page(address: str) -> str:
    """What a server answers; nothing as long as nobody answers there."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read(), "utf-8")
    except (ConnectionError, urllib.error.URLError):
        return ""
