"""Hosts: what each renders, what its digest depends on, what it copies. What holds for one holds for the other."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from school_folder import CONFIG, put, tree

from portfolio_gen.pages.site import Page, Site
from portfolio_gen.publish import host, mkdocs_host, program
from portfolio_gen.publish.host import Host
from portfolio_gen.publish.hosts import live_host, warm_host
from portfolio_gen.publish.theme import theme_folder
from portfolio_gen.settings import MKDOCS, PLAIN, SettingsError

BASE = "site_name: S\ntheme: {name: material, font: false}\n"
either = pytest.mark.parametrize("name", [MKDOCS, PLAIN])


def host_of(folder: Path, text: str, name: str = MKDOCS) -> Host:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return warm_host(str(folder / "mkdocs.yml"), name)


def site_with(title: str) -> Site:
    empty: dict[str, object] = {
        "name": title, "home": "index.html", "lang": "", "dir": "", "nav": (), "for": ("For", "you."),
        "school": "S", "newest": None, "noindex": True, "licences": (),
    }  # fmt: skip
    page = Page("goals/index.html", "goals.html", title, {"at": "goals", "goals": ()})
    return Site("folder", "family", title, empty, (page,))


@either
def test_a_page_is_whole_and_everything_said_is_escaped(name: str) -> None:
    (path, data), *others = warm_host(str(CONFIG), name).pages(site_with("<script>alert('Ö')</script>"))
    html = data.decode("utf-8")
    assert (path, others) == ("goals/index.html", [])
    assert html.startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")
    assert "<script" not in html
    assert "&lt;script&gt;" in html


@either
def test_pages_find_the_theme_and_their_neighbours_from_where_they_are(name: str) -> None:
    html = next(data for _, data in warm_host(str(CONFIG), name).pages(site_with("T"))).decode()
    assert re.search(r'href="../../assets/portfolio\.[0-9a-f]{8}\.css"', html)
    assert 'href="../index.html"' in html


@either
def test_every_file_a_page_asks_of_the_theme_is_copied(tmp_path: Path, name: str) -> None:
    host = warm_host(str(CONFIG), name)
    host.copy_assets(tmp_path)
    html = next(data for _, data in host.pages(site_with("T"))).decode()
    asked = {part.split('"')[0] for part in html.split('="../../')[1:]}
    assert asked
    assert asked <= tree(tmp_path).keys() == host.assets().keys()


@either
def test_a_warm_host_is_warmed_once_and_a_live_one_for_every_preview(name: str) -> None:
    assert warm_host(str(CONFIG), name) is warm_host(str(CONFIG), name)
    assert live_host(CONFIG, name) is not live_host(CONFIG, name)


@either
def test_only_a_live_page_lets_a_server_reload_it(name: str) -> None:
    still, live = (
        next(data for _, data in each.pages(site_with("T")))
        for each in (warm_host(str(CONFIG), name), live_host(CONFIG, name))
    )
    assert b"Content-Security-Policy" in still
    assert b"Content-Security-Policy" not in live


@either
@pytest.mark.parametrize(
    ("said", "html"),
    [
        ("", '<html lang="en" dir="ltr">'),
        (", language: de", '<html lang="de" dir="ltr">'),
        (", language: ar", '<html lang="ar" dir="rtl">'),
        (", language: de, direction: rtl", '<html lang="de" dir="rtl">'),
    ],
)
def test_a_page_says_its_language(tmp_path: Path, name: str, said: str, html: str) -> None:
    host = host_of(tmp_path, BASE.replace("font: false", f"font: false{said}"), name)
    assert html in next(data for _, data in host.pages(site_with("T"))).decode()


@either
def test_a_file_of_the_projects_theme_goes_before_ours(tmp_path: Path, name: str) -> None:
    own = tmp_path / "own"
    files = {"assets/portfolio.svg": "<svg/>", "assets/bar.css": ".mine {}", "portfolio/goals.html": "Mine."}
    put(own, files)
    host = host_of(tmp_path, BASE.replace("font: false", "font: false, custom_dir: own"), name)
    assert host.folders == (own, theme_folder())
    assert own / "assets/portfolio.svg" in host.assets("family").values()
    assert any(b".mine {}" in data for data in host.assets("family").values() if isinstance(data, bytes))
    assert next(host.pages(site_with("T")))[1] == b"Mine."


@either
def test_the_digest_follows_settings_theme_and_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    custom = tmp_path / "custom"
    custom.mkdir()
    first = host_of(tmp_path / "a", BASE, name).environment
    assert host_of(tmp_path / "b", BASE, name).environment == first
    others = [
        host_of(tmp_path / "c", BASE + "copyright: mine\n", name).environment,
        host_of(tmp_path / "d", BASE + "extra: {a: 1}\n", name).environment,
        host_of(tmp_path / "e", BASE.replace("font: false", f"font: false, custom_dir: {custom}"), name).environment,
    ]
    shutil.copytree(theme_folder() / "portfolio", custom / "portfolio")
    (custom / "portfolio/goals.html").write_text("{% extends 'main.html' %}changed")
    warm_host.cache_clear()
    others.append(host_of(tmp_path / "e", (tmp_path / "e/mkdocs.yml").read_text(), name).environment)
    known = program.program()
    monkeypatch.setattr(program, "version", lambda name: "0")
    other = program.program.__wrapped__()
    assert other != known
    monkeypatch.setattr(host, "program", lambda: other)
    warm_host.cache_clear()
    others.append(host_of(tmp_path / "a", BASE, name).environment)
    assert len({first, *others}) == 6


def test_the_digest_follows_mkdocs_where_it_is_the_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: host_of(tmp_path, BASE, name).environment for name in (MKDOCS, PLAIN)}
    assert before[MKDOCS] != before[PLAIN]
    monkeypatch.setattr(mkdocs_host, "version", lambda name: "0")
    warm_host.cache_clear()
    after = {name: host_of(tmp_path, BASE, name).environment for name in (MKDOCS, PLAIN)}
    assert (after[MKDOCS] == before[MKDOCS], after[PLAIN] == before[PLAIN]) == (False, True)


@pytest.mark.parametrize(
    "text",
    ["", "just words", "theme: {name: material}\n", "site_name: S\ntheme: {name: nosuch}\n", BASE + "unheard_of: 1\n",
     BASE.replace("font: false", "custom_dir: nowhere"), BASE.replace("material", "mkdocs")],
)  # fmt: skip
def test_a_config_that_mkdocs_cannot_use_is_told_apart_from_our_faults(tmp_path: Path, text: str) -> None:
    if "unheard_of" in text:
        host_of(tmp_path, text)
    else:
        with pytest.raises(SettingsError, match=r"mkdocs\.yml cannot be used|Write name: material"):
            host_of(tmp_path, text)


@pytest.mark.parametrize("text", ["theme: [\n", "theme: {custom_dir: nowhere}\n"])
def test_a_config_that_the_plain_host_cannot_use_is_told_apart_too(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"mkdocs\.yml cannot be (used|read)"):
        host_of(tmp_path, text, PLAIN)


@pytest.mark.parametrize("text", ["", "just words", "theme: material\n", "theme: {custom_dir: .}\n", "plugins: 3\n"])
def test_the_plain_host_asks_for_nothing_that_only_mkdocs_needs(tmp_path: Path, text: str) -> None:
    assert host_of(tmp_path, text, PLAIN).assets()


@either
def test_it_needs_no_folder_of_documents(tmp_path: Path, name: str) -> None:
    assert host_of(tmp_path, BASE, name).assets()


def test_hosts_differ_in_the_first_stylesheet_alone() -> None:
    plain, other = (warm_host(str(CONFIG), name).assets() for name in (PLAIN, MKDOCS))
    different = [
        {place: files[place] for place in files.keys() - others.keys()}
        for files, others in ((plain, other), (other, plain))
    ]
    assert [[place.split(".")[0] for place in found] for found in different] == [["assets/ground"]] * 2
    assert (theme_folder() / "assets/ground.css").read_bytes() in different[0].values()


def test_a_school_without_mkdocs_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "portfolio_gen.publish.mkdocs_host")
    monkeypatch.setitem(sys.modules, "mkdocs.commands.build", None)
    with pytest.raises(SettingsError, match="Or write host: plain"):
        host_of(tmp_path, BASE)
