"""Links of families: whose is which, and that a site that is not there is not opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import run, school

from portfolio_gen.family_links import family_page, family_pages
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
