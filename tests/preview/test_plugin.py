"""The plugin `portfolio`: MkDocs shows one site, made by the host that the settings name."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from school_folder import put, school, tree

_SETTINGS = """
site_name: Tiny School
docs_dir: learners/_school
site_dir: preview
theme: {{name: material, font: false}}
plugins:
  - portfolio: {{learner: ada-lovelace, audience: {audience}, host: {host}}}
"""


def shown(folder: Path, host: str, audience: str = "family") -> dict[str, bytes]:
    """What MkDocs builds for its server to show."""
    school(folder)
    put(folder, {"mkdocs.yml": _SETTINGS.format(host=host, audience=audience)})
    build(load_config(str(folder / "mkdocs.yml"), strict=True))
    return tree(folder / "preview")


def test_both_hosts_show_the_same_pages_and_nothing_of_mkdocs(tmp_path: Path) -> None:
    ours, theirs = shown(tmp_path / "a", "plain"), shown(tmp_path / "b", "mkdocs")
    pages = {place for place in ours if place.endswith(".html")}
    assert pages == {place for place in theirs if place.endswith(".html")}
    assert {"index.html", "standards.html"} <= pages
    assert not {"404.html", "sitemap.xml", "search/search_index.json"} & (ours.keys() | theirs.keys())
    assert b"assets/ground." in ours["index.html"]
    assert b"assets/stylesheets/main." in theirs["index.html"]


def test_a_page_that_mkdocs_serves_may_be_reloaded_with_either_host(tmp_path: Path) -> None:
    for host in ("plain", "mkdocs"):
        assert b"Content-Security-Policy" not in shown(tmp_path / host, host)["index.html"]


@pytest.mark.parametrize(("host", "audience"), [("hugo", "family"), ("plain", "nobody")])
def test_what_there_is_not_ends_mkdocs_with_our_words(tmp_path: Path, host: str, audience: str) -> None:
    with pytest.raises((Abort, SystemExit)):
        shown(tmp_path, host, audience)
