"""Stylesheets: joined in one order, and nothing in them asks for a file from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sample_school import REPOSITORY
from school_folder import put

from portfolio_gen.pages.site import Page, Site
from portfolio_gen.publish.hosts import live_host
from portfolio_gen.publish.stylesheets import JOINED, first_outside, read_stylesheets
from portfolio_gen.settings import SettingsError

THEME = REPOSITORY / "theme"
BASE = "site_name: S\ntheme: {name: material, font: false"
FRAME = {"name": "N", "home": "index.html", "nav": (), "for": ("", ""), "school": "", "licences": (), "noindex": True}
FILES = {file.stem: file for file in (THEME / "assets").glob("*.css")}


def test_every_stylesheet_of_the_theme_is_joined_once() -> None:
    parts = [part for parts in JOINED.values() for part in parts]
    assert sorted(parts) == sorted(FILES)


@pytest.mark.parametrize(
    ("audience", "script", "asked"),
    [
        ("public", "", ["ground", "portfolio"]),
        ("family", "", ["ground", "portfolio"]),
        ("me", "", ["ground", "portfolio", "preview"]),
        ("educators", "", ["ground", "portfolio", "educators"]),
        ("educators", "grid", ["ground", "portfolio", "educators"]),
        ("educators", "search", ["ground", "portfolio", "educators", "search"]),
    ],
)
def test_a_page_asks_for_what_its_readers_need(audience: str, script: str, asked: list[str]) -> None:
    sheets = read_stylesheets([THEME])
    places = sheets.asked(audience, script)
    assert [place.split(".")[0] for place in places] == [f"assets/{name}" for name in asked]
    assert set(places) <= sheets.files(audience).keys()


def test_a_stylesheet_is_its_parts_in_their_order_and_named_by_its_bytes(tmp_path: Path) -> None:
    put(tmp_path, {"assets/base.css": "b", "assets/tokens.css": "t", "assets/print.css": "p"})
    ((place, data),) = read_stylesheets([tmp_path]).files("public").items()
    assert data == b"t\nb\np"
    assert read_stylesheets([tmp_path]).files("public") == {place: data}
    put(tmp_path, {"assets/base.css": "c"})
    assert place not in read_stylesheets([tmp_path]).files("public")


@pytest.mark.parametrize("name", ["tokens", "portfolio"])
def test_a_file_of_the_project_goes_before_ours(tmp_path: Path, name: str) -> None:
    put(tmp_path, {f"assets/{name}.css": ".mine {}"})
    text = read_stylesheets([tmp_path, THEME]).published["portfolio"][1].decode()
    ours = read_stylesheets([THEME]).published["portfolio"][1].decode()
    assert text.startswith(".mine {}")
    assert (text == ".mine {}") == (name == "portfolio")
    assert ours.startswith("/*")


def test_no_stylesheet_of_ours_asks_for_anything() -> None:
    asked = {name: first_outside(file.read_text("utf-8")) for name, file in FILES.items()}
    assert len(asked) > 40
    assert {name: outside for name, outside in asked.items() if outside} == {}


@pytest.mark.parametrize(
    "css",
    [
        '@import "https://fonts.example/a.css";',
        "@IMPORT url(b.css);",
        r'@\69mport "b.css";',
        "a { background: url(https://e.test/x.png) }",
        "a { background: url(  '//e.test/x.png' ) }",
        "a { background: url(x.png) }",
        r"a { background: u\72 l(x.png) }",
        'a { background: image-set("https://e.test/x.png" 1x) }',
        '@font-face { font-family: F; src: local("F"), url("data:font/woff2,x"), url("http://e.test/f.woff2") }',
    ],
)
def test_what_asks_for_a_file_is_refused_with_what_it_asks_for(tmp_path: Path, css: str) -> None:
    put(tmp_path, {"assets/base.css": css})
    with pytest.raises(SettingsError, match=r"assets/base\.css asks for .+ A site loads nothing from elsewhere"):
        read_stylesheets([tmp_path, THEME])


@pytest.mark.parametrize(
    "css",
    [
        "",
        "/* url(https://e.test/x) */ a { color: red }",
        'a::before { content: "\\25b2" / "" }',
        "a { background: url(data:image/png;base64,iVBORw0KGgo=) }",
        """a { background: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>") }""",
        "rect { fill: url(#lines) }",
    ],
)
def test_what_a_stylesheet_carries_itself_is_not_refused(css: str) -> None:
    assert first_outside(css) == ""


OWN = ":root {\n  --pf-river: light-dark(#7a1f1f, #f2b5a7);\n}\n"
AUDIENCES = ("me", "family", "public", "educators")


def project(folder: Path, css: str) -> Path:
    """The settings of a project with a stylesheet of its own."""
    put(folder, {"theme/assets/school.css": css, "mkdocs.yml": f"{BASE}, custom_dir: theme}}\n"})
    return folder / "mkdocs.yml"


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_schools_own_stylesheet_comes_last_for_everybody(tmp_path: Path, audience: str) -> None:
    host = live_host(project(tmp_path, OWN))
    page = Page("a.html", "goals.html", "Goals", {"at": "goals", "goals": (), "script": "search"})
    ((_, made),) = host.pages(Site("s", audience, "S", FRAME, (page,)))
    asked = re.findall(r'<link rel="stylesheet" href="\.\./([^"]+)"', made.decode())
    files = host.assets(audience)
    assert asked[-1].startswith("assets/school.")
    assert files[asked[-1]] == OWN.encode()
    assert set(asked) <= files.keys()


def test_without_one_nothing_is_asked_for() -> None:
    assert "school" not in read_stylesheets([THEME]).published


def test_another_stylesheet_of_the_school_is_another_look(tmp_path: Path) -> None:
    before = live_host(project(tmp_path, OWN)).environment
    assert live_host(project(tmp_path, OWN.replace("7a", "7b"))).environment != before


def test_a_stylesheet_that_asks_for_files_is_a_slip_in_the_settings(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"assets/school\.css asks for url\(//fonts\.example/a\.woff2\)"):
        live_host(project(tmp_path, "@font-face { src: url(//fonts.example/a.woff2) }"))
