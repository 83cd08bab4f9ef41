"""A school's own stylesheet as a browser takes it: three lines are a color, on a light screen and on a dark one."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import put
from watching import Blank

from portfolio_gen.pages.site import Page, Site
from portfolio_gen.publish.hosts import warm_host

pytestmark = pytest.mark.browser

OWN = ":root {\n  --pf-river: light-dark(#7a1f1f, #f2b5a7);\n}\n"
SETTINGS = "site_name: S\ntheme: {name: material, font: false, custom_dir: theme}\n"
FRAME = {"name": "N", "home": "a.html", "nav": (), "for": ("", ""), "school": "", "licences": (), "noindex": True}


@pytest.mark.parametrize(("scheme", "color"), [("light", "rgb(122, 31, 31)"), ("dark", "rgb(242, 181, 167)")])
def test_three_lines_are_a_color(tmp_path: Path, blank: Blank, scheme: str, color: str) -> None:
    put(tmp_path, {"theme/assets/school.css": OWN, "mkdocs.yml": SETTINGS})
    host = warm_host(str(tmp_path / "mkdocs.yml"))
    page = Page("a.html", "search.html", "", {"at": "", "facets": ()})
    put(tmp_path / "out/s", dict(host.pages(Site("s", "public", "S", FRAME, (page,)))))
    host.copy_assets(tmp_path / "out", "public")
    shown = blank(color_scheme=scheme)
    shown.goto((tmp_path / "out/s/a.html").as_uri())
    shown.evaluate("document.querySelector('.pf-main').innerHTML = '<a href=x>x</a>'")
    assert shown.evaluate("getComputedStyle(document.querySelector('main a')).color") == color
