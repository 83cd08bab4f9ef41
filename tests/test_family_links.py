"""Links of families: whose is which, and that a site that is not there is not opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import run, school

from portfolio_gen.family_links import family_page, family_pages, online, web_address
from portfolio_gen.settings import SettingsError


@pytest.mark.slow
def test_a_familys_page_is_found_by_a_part_of_the_name(tmp_path: Path) -> None:
    project = school(tmp_path)
    run(project)
    pages = dict(family_pages(project))
    assert set(pages) == {"ada-lovelace", "bo"}
    assert family_page(project, "lovelace") == pages["ada-lovelace"]
    assert pages["ada-lovelace"].is_file()


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("Ada Lovelace", "The family site of ada-lovelace is not built yet. Make it with: portfolio build"),
        ("Ada Lovelase", "Did you mean ada-lovelace?"),
    ],
)
def test_what_cannot_be_opened_is_refused(tmp_path: Path, wanted: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        family_page(school(tmp_path), wanted)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://portfolios.example.org", "https://portfolios.example.org"),
        ("https://portfolios.example.org/", "https://portfolios.example.org"),
        (" http://school.example:8080/our/sites// ", "http://school.example:8080/our/sites"),
        ("HTTPS://schule-käfer.example/öffentlich", "HTTPS://schule-käfer.example/öffentlich"),
    ],
)
def test_a_page_has_a_link_where_the_school_publishes_it(tmp_path: Path, written: str, address: str) -> None:
    project = school(tmp_path)
    assert web_address(written) == address
    page = family_pages(project)[0][1]
    assert online(project, page, web_address(written)) == f"{address}/family/{page.parent.name}/index.html"


@pytest.mark.parametrize(
    "written",
    [
        "portfolios.example.org",
        "ftp://portfolios.example.org",
        "javascript:alert(1)",
        "/srv/www",
        "https://",
        "https:///family",
        "https://[",
        "https://a.example:99999",
        "https://ms:secret@a.example",
        "https://a.example/?page=1",
        "https://a.example/#top",
        "https://a.example/a b",
        "https://a.example/\tb",
        "https://a.example/\nb",
        "   ",
    ],
)
def test_what_is_no_address_of_a_website_is_refused(written: str) -> None:
    with pytest.raises(SettingsError, match="is no address of a website"):
        web_address(written)
