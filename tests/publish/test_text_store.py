"""Texts kept from one site to the next: the same HTML with and without them, and nothing of who left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio_gen.pages.site import Prose
from portfolio_gen.pages.student_markdown import to_html
from portfolio_gen.publish import text_store
from portfolio_gen.publish.text_store import TextStore, forget, forget_others


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were really rendered."""
    texts: list[str] = []

    def noted(markdown: str) -> str:
        texts.append(markdown)
        return to_html(markdown)

    monkeypatch.setattr(text_store, "to_html", noted)
    return texts


def made(folder: Path, audience: str, *texts: str, owner: str = "ada", program: str = "1") -> list[str]:
    """The HTML of a site's texts, kept as a build keeps them."""
    store = TextStore(folder, [owner], audience, program)
    html = [store.html(Prose(text, owner=owner)) for text in texts]
    store.keep()
    return html


def shelf(folder: Path, owner: str = "ada") -> str:
    file = folder / f"{owner}.json"
    return file.read_text("utf-8") if file.exists() else ""


def test_a_text_is_rendered_once_for_every_audience_and_every_build(tmp_path: Path, read: list[str]) -> None:
    first = made(tmp_path, "educators", "*one*", "two")
    assert made(tmp_path, "family", "*one*") == first[:1] == [to_html("*one*")]
    assert made(tmp_path, "educators", "*one*", "two") == first
    assert read == ["*one*", "two"]


def test_texts_of_one_learner_are_not_looked_for_at_another(tmp_path: Path, read: list[str]) -> None:
    made(tmp_path, "family", "one")
    made(tmp_path, "family", "one", owner="bo")
    assert read == ["one", "one"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ada.json", "bo.json"]


def test_a_text_that_nobody_reads_any_more_goes(tmp_path: Path) -> None:
    made(tmp_path, "educators", "hidden from families", "both")
    made(tmp_path, "family", "both", "once for families")
    made(tmp_path, "family", "both")
    assert "once for families" not in shelf(tmp_path)
    assert "hidden from families" in shelf(tmp_path)
    made(tmp_path, "educators", "both")
    assert "hidden from families" not in shelf(tmp_path)


def test_who_shows_no_text_any_more_leaves_none(tmp_path: Path) -> None:
    made(tmp_path, "educators", "mine")
    made(tmp_path, "family", "mine", "ours")
    made(tmp_path, "family")
    assert "ours" not in shelf(tmp_path)
    assert "mine" in shelf(tmp_path)


def test_who_shares_nothing_any_more_leaves_nothing(tmp_path: Path) -> None:
    made(tmp_path, "educators", "mine")
    made(tmp_path, "family", "mine", "ours")
    forget(tmp_path, ["ada", "nobody"], "family")
    assert "ours" not in shelf(tmp_path)
    assert "mine" in shelf(tmp_path)
    forget(tmp_path, ["ada"], "educators")
    assert list(tmp_path.iterdir()) == []


def test_who_left_the_school_leaves_nothing(tmp_path: Path) -> None:
    for owner in ("ada", "bo"):
        made(tmp_path, "family", "text", owner=owner)
    (tmp_path / "bo.json.77.part").write_text("cut off")
    forget_others(tmp_path, ["bo"])
    forget_others(tmp_path / "nowhere", [])
    assert [file.name for file in tmp_path.iterdir()] == ["bo.json"]


def test_another_program_reads_every_text_anew(tmp_path: Path, read: list[str]) -> None:
    made(tmp_path, "family", "one")
    made(tmp_path, "family", "one", program="2")
    made(tmp_path, "educators", "one", program="2")
    assert read == ["one", "one"]


@pytest.mark.parametrize("html", ["3", "{}", "[1]"])
@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"program": "1"}', '{"program": "1", "html": %s, "read": 3}'])
def test_a_damaged_shelf_costs_time_only(tmp_path: Path, damaged: str, html: str) -> None:
    (tmp_path / "ada.json").write_text(damaged.replace("%s", html), "utf-8")
    assert made(tmp_path, "family", "*x*") == [to_html("*x*")]
    assert json.loads(shelf(tmp_path))["read"]["family"]
    forget(tmp_path, ["ada"], "family")


def test_a_text_of_nobody_is_not_kept(tmp_path: Path) -> None:
    made(tmp_path, "family", "one", owner="")
    assert list(tmp_path.iterdir()) == []


def test_half_a_letter_is_no_obstacle(tmp_path: Path) -> None:
    assert made(tmp_path, "family", "a\ud800") == made(tmp_path, "family", "a\ud800") == ["<p>a\ufffd</p>"]


def test_keeping_the_same_again_writes_nothing(tmp_path: Path) -> None:
    made(tmp_path, "family", "one")
    before = (tmp_path / "ada.json").stat().st_ino
    made(tmp_path, "family", "one")
    assert (tmp_path / "ada.json").stat().st_ino == before
