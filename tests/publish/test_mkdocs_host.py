"""The one driver of MkDocs: what it renders, what its digest depends on, what it copies."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from school_folder import CONFIG, tree

from portfolio_gen.pages.site import Page, Site
from portfolio_gen.publish import mkdocs_host
from portfolio_gen.publish.mkdocs_host import Host, theme_folder, warm_host
from portfolio_gen.publish.theme_files import copy_theme, theme_files
from portfolio_gen.settings import SettingsError


def host_of(folder: Path, text: str) -> Host:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return warm_host(str(folder / "mkdocs.yml"))


def site_with(title: str) -> Site:
    empty: dict[str, object] = {
        "name": title, "home": "index.html", "lang": "", "dir": "", "nav": (), "for": ("For", "you."),
        "school": "S", "newest": None, "noindex": True, "licences": (),
    }  # fmt: skip
    page = Page("goals/index.html", "goals.html", title, {"at": "goals", "goals": ()})
    return Site("folder", "family", title, empty, (page,))


def test_a_page_is_whole_and_everything_said_is_escaped() -> None:
    (path, data), *others = warm_host(str(CONFIG)).pages(site_with("<script>alert('Ö')</script>"))
    html = data.decode("utf-8")
    assert (path, others) == ("goals/index.html", [])
    assert html.startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_pages_find_the_theme_and_their_neighbours_from_where_they_are() -> None:
    html = next(data for _, data in warm_host(str(CONFIG)).pages(site_with("T"))).decode()
    assert re.search(r'href="../../assets/portfolio\.[0-9a-f]{8}\.css"', html)
    assert 'href="../index.html"' in html


def test_every_file_a_page_asks_of_the_theme_is_copied(tmp_path: Path) -> None:
    host = warm_host(str(CONFIG))
    copy_theme(host, tmp_path, "educators")
    html = next(data for _, data in host.pages(site_with("T"))).decode()
    asked = {part.split('"')[0] for part in html.split('="../../')[1:]}
    assert asked
    assert asked <= tree(tmp_path).keys() == theme_files(host, "educators").keys()


def test_a_warm_host_is_warmed_once() -> None:
    assert warm_host(str(CONFIG)) is warm_host(str(CONFIG))


BASE = "site_name: S\ntheme: {name: material, font: false}\n"


def test_the_digest_follows_settings_theme_and_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    custom = tmp_path / "custom"
    custom.mkdir()
    first = host_of(tmp_path / "a", BASE).environment
    assert host_of(tmp_path / "b", BASE).environment == first
    others = [
        host_of(tmp_path / "c", BASE + "copyright: mine\n").environment,
        host_of(tmp_path / "d", BASE + "extra: {a: 1}\n").environment,
        host_of(tmp_path / "e", BASE.replace("font: false", f"font: false, custom_dir: {custom}")).environment,
    ]
    shutil.copytree(theme_folder() / "portfolio", custom / "portfolio")
    (custom / "portfolio/goals.html").write_text("{% extends 'main.html' %}changed")
    warm_host.cache_clear()
    others.append(host_of(tmp_path / "e", (tmp_path / "e/mkdocs.yml").read_text()).environment)
    known = mkdocs_host.program()
    monkeypatch.setattr(mkdocs_host, "version", lambda name: "0")
    other = mkdocs_host.program.__wrapped__()
    assert other != known
    monkeypatch.setattr(mkdocs_host, "program", lambda: other)
    warm_host.cache_clear()
    others.append(host_of(tmp_path / "a", BASE).environment)
    assert len({first, *others}) == 6


@pytest.mark.parametrize(
    "text",
    ["", "just words", "theme: {name: material}\n", "site_name: S\ntheme: {name: nosuch}\n", BASE + "unheard_of: 1\n",
     BASE.replace("font: false", "custom_dir: nowhere")],
)  # fmt: skip
def test_a_config_that_mkdocs_cannot_use_is_told_apart_from_our_faults(tmp_path: Path, text: str) -> None:
    if "unheard_of" in text:
        host_of(tmp_path, text)
    else:
        with pytest.raises(SettingsError, match=r"mkdocs\.yml cannot be used"):
            host_of(tmp_path, text)


def test_it_needs_no_folder_of_documents(tmp_path: Path) -> None:
    assert host_of(tmp_path, BASE).assets()
