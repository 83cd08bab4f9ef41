"""The plugin's events, run by MkDocs itself: the preview of one learner or cohort is all that it writes."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from school_folder import put, school, tree

from portfolio_gen import planning
from portfolio_gen.plugin import PortfolioPlugin
from portfolio_gen.preview.choice import Choice
from portfolio_gen.preview.site import write_preview
from portfolio_gen.publish.mkdocs_host import live_host, theme_folder
from portfolio_gen.settings import read_settings
from portfolio_gen.source.open_folder import NotOpened

SETTINGS = """site_name: Tiny School
theme: {{name: material, font: false, custom_dir: theme}}
plugins:
  - search
  - portfolio: {{learners_dir: learners, {choice}}}
"""


def configured(folder: Path, choice: str = "learner: ada-lovelace") -> MkDocsConfig:
    """MkDocs' settings for a tiny school with a folder of documents and a theme of its own."""
    school(folder)
    files = {
        "mkdocs.yml": SETTINGS.format(choice=choice),
        "docs/index.md": "# Ours\n",
        "theme/assets/own.css": "p {}\n",
    }
    put(folder, files)
    return load_config(config_file=str(folder / "mkdocs.yml"))


def plugin_of(config: MkDocsConfig) -> PortfolioPlugin:
    (plugin,) = (each for each in config.plugins.values() if isinstance(each, PortfolioPlugin))
    return plugin


@pytest.mark.slow
@pytest.mark.parametrize(
    ("choice", "meant"),
    [
        ("learner: ada-lovelace", Choice("me", "ada-lovelace")),
        ("learner: Ada Lovelace, audience: public", Choice("public", "ada-lovelace")),
        ("cohort: elm", Choice("educators", cohort="elm")),
    ],
)
def test_mkdocs_writes_the_preview_and_no_page_of_its_own(tmp_path: Path, choice: str, meant: Choice) -> None:
    config = configured(tmp_path, choice)
    build(config)
    expected = tmp_path / "expected"
    expected.mkdir()
    write_preview(read_settings(tmp_path / "mkdocs.yml"), live_host(tmp_path / "mkdocs.yml"), expected, meant)
    written, shown = tree(Path(config.site_dir)), tree(expected)
    pages = {place for place in written if place.endswith((".html", ".xml", ".gz"))}
    assert pages == {place for place in shown if place.endswith(".html")}
    assert {place: written[place] for place in shown} == shown
    assert not any("Ours" in page.decode() for place, page in written.items() if place.endswith(".html"))


def test_nothing_of_the_host_is_left(tmp_path: Path) -> None:
    config = configured(tmp_path)
    assert config.theme.static_templates
    assert plugin_of(config).on_config(config).theme.static_templates == set()
    assert list(plugin_of(config).on_files(Files([]), config=config)) == []


def test_what_is_to_mend_is_a_warning_with_its_place(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = configured(tmp_path)
    put(tmp_path / "learners", {"ada-lovelace/goals/broken.md": "---\ntitle: [\n---\n"})
    with caplog.at_level(logging.WARNING, "mkdocs.plugins.portfolio"):
        build(config)
    said = [record.getMessage() for record in caplog.records if record.name == "mkdocs.plugins.portfolio"]
    assert [words.split()[:2] for words in said] == [["ada-lovelace/goals/broken.md:2", "PG101"]]


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ("learner: Ribon", "There is no learner “Ribon”"),
        ("cohort: ash", "There is no cohort “ash”"),
        ("audience: parents", "“parents” is no audience"),
    ],
)
def test_a_slip_in_the_settings_ends_the_build_with_one_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, choice: str, says: str
) -> None:
    config = configured(tmp_path, choice)
    with pytest.raises(Abort):
        build(config)
    assert says in caplog.text
    assert "Traceback" not in caplog.text


def test_a_folder_that_cannot_be_opened_ends_the_build_and_says_which(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotOpened("PG111", "This folder cannot be opened.", "Look at who may read it.")

    config = configured(tmp_path)
    monkeypatch.setattr(planning, "read_portfolio", refuse)
    with pytest.raises(Abort):
        build(config)
    assert "ada-lovelace/:0 PG111 This folder cannot be opened." in caplog.text


class Watching:
    """A server that remembers what it is told to look at."""

    def __init__(self) -> None:
        self.watched: list[str] = []

    def watch(self, place: str) -> None:
        self.watched.append(place)


def test_mkdocs_serve_looks_at_the_learners_and_at_both_themes(tmp_path: Path) -> None:
    config, server = configured(tmp_path), Watching()
    assert plugin_of(config).on_serve(server, config=config, builder=None) is server
    assert server.watched == [str(tmp_path / "learners"), str(theme_folder()), str(tmp_path / "theme")]
