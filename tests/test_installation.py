"""The package as somebody gets it who has no copy of the repository: built, installed in an empty place, used."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    install = [found / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
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


class Newcomer:
    """Somebody at a terminal: counts what they had to type, and keeps what they were told."""

    def __init__(self, commands: Path, folder: Path) -> None:
        self._portfolio, self.at = commands / "portfolio", folder
        self.typed: list[str] = []

    def type(self, *words: str, **environment: str) -> str:
        """A command that ends well, and what it prints."""
        self.typed.append(" ".join(words))
        command, env = [self._portfolio, *words], _environment() | environment
        done = subprocess.run(command, cwd=self.at, env=env, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    @contextmanager
    def previewing(self, *words: str) -> Iterator[tuple[str, Callable[[], str]]]:
        """A preview: its address as it is printed, and what stands in the terminal until now."""
        self.typed.append(" ".join(words))
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as terminal,
            subprocess.Popen(
                [self._portfolio, *words], cwd=self.at, env=_environment(), stdout=terminal, stderr=subprocess.STDOUT
            ) as server,
        ):

            def told() -> str:
                terminal.seek(0)
                return terminal.read()

            try:
                wait_until(lambda: server.poll() is not None or "Ctrl+C stops" in told())
                assert server.poll() is None, told()
                yield re.findall(r"http://127\.0\.0\.1:\d+", told())[0], told
            finally:
                server.terminate()


def _in_place(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def _by_another_name(file: Path, text: str) -> None:
    beside = file.with_name(f".{file.name}.swp")
    beside.write_text(text, "utf-8")
    os.replace(beside, file)


def _anew(file: Path, text: str) -> None:
    file.unlink()
    file.write_text(text, "utf-8")


_SHARED = "share_with: [educators, family]"


def test_a_newcomer_has_a_portfolio_after_twelve_commands(commands: Path, tmp_path: Path) -> None:
    maya = Newcomer(commands, tmp_path)
    maya.type("init", "my-school")
    maya.at = tmp_path / "my-school"
    maya.type("new", "learner", "Maya L", "--cohort", "first")
    for kind, title in (
        ("goal", "A kite that flies"),
        ("evidence", "First kite"),
        ("evidence", "Second kite"),
        ("reflection", "Why it fell"),
    ):
        maya.type("new", kind, "maya-l", title)
    maya.type("new", "feedback", "maya-l", "First kite", "--by", "My aunt", "--text", "It flew over the barn!")
    maya.at = mine = maya.at / "learners" / "maya-l"
    first, second, goal = (mine / place for place in _WRITTEN)
    with maya.previewing("serve", "Maya", "--no-open", "--port", str(_free_port())) as (address, told):
        assert f"Maya L’s pages as only Maya L sees them: {address}" in told().replace("'", "’")
        for save, file, page, words in (
            (_in_place, first, "evidence/first-kite.html", "The tail was too short."),
            (_by_another_name, second, "evidence/second-kite.html", "Now it stays up for a minute."),
            (_anew, goal, "goals/a-kite-that-flies.html", "I want to let it fly in light wind."),
        ):
            keys, _, _ = file.read_text("utf-8").rpartition("---\n")
            save(file, f"{re.sub('share_with:.*', _SHARED, keys)}---\n\n{words}\n")
            wait_until(lambda page=page, words=words: words in _page(f"{address}/{page}"))  # type: ignore[misc]
    assert "maya-l: no problems" in maya.type("check", "Maya L")
    assert "3 entries" not in maya.type("build")
    opened = tmp_path / "opened.txt"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n')
    browser.chmod(0o755)
    maya.type("links", "--open", "Maya", BROWSER=str(browser))
    page = Path(urllib.request.url2pathname(opened.read_text("utf-8").removeprefix("file://")))
    assert "Second kite" in page.read_text("utf-8")
    assert "Why it fell" not in page.read_text("utf-8")
    assert len(maya.typed) <= 12


_WRITTEN = ("evidence/first-kite.md", "evidence/second-kite.md", "goals/a-kite-that-flies.md")
