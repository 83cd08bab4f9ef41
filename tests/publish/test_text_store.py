"""Texts kept from one site to the next: the same HTML with and without them, and no site depends on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio_gen.markdown.rendering import to_html
from portfolio_gen.pages.site import Prose
from portfolio_gen.publish import text_store
from portfolio_gen.publish.prose import RenderedProse, read_prose
from portfolio_gen.publish.text_store import TextStore, Unread, keep_texts, store_key


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were really rendered."""
    texts: list[str] = []

    def noted(prose: Prose) -> RenderedProse:
        texts.append(prose.markdown)
        return read_prose(prose)

    monkeypatch.setattr(text_store, "read_prose", noted)
    return texts


def made(folder: Path, *texts: str, owner: str = "ada", program: str = "1") -> list[str]:
    """The HTML of a site's texts, kept as a build keeps them."""
    store = TextStore(folder, program)
    html = [store.html(Prose(text, owner=owner)) for text in texts]
    store.keep()
    return html


def shelf(folder: Path, owner: str = "ada") -> str:
    file = folder / f"{owner}.json"
    return file.read_text("utf-8") if file.exists() else ""


def test_a_text_is_rendered_once_for_every_site_and_every_build(tmp_path: Path, read: list[str]) -> None:
    first = made(tmp_path, "*one*", "two", "two")
    assert made(tmp_path, "*one*") == first[:1] == [to_html("*one*")]
    assert made(tmp_path, "*one*", "two", "two") == first
    assert read == ["*one*", "two"]


def test_texts_of_one_learner_are_not_looked_for_at_another(tmp_path: Path, read: list[str]) -> None:
    made(tmp_path, "one")
    made(tmp_path, "one", owner="bo")
    assert read == ["one", "one"]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ada.json", "bo.json"]


def test_two_sites_at_once_take_nothing_from_each_other(tmp_path: Path, read: list[str]) -> None:
    one, other = TextStore(tmp_path, "1"), TextStore(tmp_path, "1")
    one.html(Prose("one", owner="ada"))
    other.html(Prose("other", owner="ada"))
    one.keep()
    other.keep()
    made(tmp_path, "one", "other")
    assert read == ["one", "other"]


def test_what_no_site_shows_is_forgotten(tmp_path: Path) -> None:
    made(tmp_path, "mine", "ours")
    made(tmp_path, "theirs", owner="bo")
    (tmp_path / "bo.json.77.part").write_text("cut off")
    (tmp_path / "@folder").mkdir()
    keep_texts(tmp_path, {store_key(Prose("ours", owner="ada"))})
    assert ("mine" in shelf(tmp_path), "ours" in shelf(tmp_path)) == (False, True)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["@folder", "ada.json"]
    keep_texts(tmp_path / "nowhere", set())


def test_what_every_site_shows_is_not_written_again(tmp_path: Path) -> None:
    made(tmp_path, "one")
    before = (tmp_path / "ada.json").stat().st_ino
    made(tmp_path, "one")
    keep_texts(tmp_path, {store_key(Prose("one", owner="ada"))})
    assert (tmp_path / "ada.json").stat().st_ino == before


def test_another_program_reads_every_text_anew(tmp_path: Path, read: list[str]) -> None:
    made(tmp_path, "one")
    made(tmp_path, "one", program="2")
    made(tmp_path, "one", program="2")
    assert read == ["one", "one"]


@pytest.mark.parametrize("damaged", ["", "{", "[]", "null", '{"program": "1"}', '{"program": "1", "html": [1]}'])
def test_a_damaged_shelf_costs_time_only(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "ada.json").write_text(damaged, "utf-8")
    assert made(tmp_path, "*x*") == [to_html("*x*")]
    assert "<em>" in shelf(tmp_path)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("a file where the folder should be")
    assert made(tmp_path / "texts", "*x*") == [to_html("*x*")]
    keep_texts(tmp_path / "texts", set())


def test_what_cannot_be_written_anew_goes_rather_than_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "mine", "ours")

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    keep_texts(tmp_path, {store_key(Prose("ours", owner="ada"))})
    assert list(tmp_path.iterdir()) == []


def test_a_text_of_nobody_is_not_kept(tmp_path: Path) -> None:
    made(tmp_path, "one", owner="")
    assert list(tmp_path.iterdir()) == []


def test_half_a_letter_is_no_obstacle(tmp_path: Path) -> None:
    assert made(tmp_path, "a\ud800") == made(tmp_path, "a\ud800") == ["<p>a\ufffd</p>"]


def test_a_text_that_was_stopped_is_told_of_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(text_store, "read_prose", lambda prose: RenderedProse("<p>*one*</p>", "takes too long"))
        store = TextStore(tmp_path, "1")
        text = Prose("*one*", owner="ada", file="ada/plan.md", line=4)
        assert [store.html(text), store.html(text)] == ["<p>*one*</p>"] * 2
        assert store.unread == (Unread("ada/plan.md", 4, "takes too long"),)
        store.keep()
    assert shelf(tmp_path) == ""
    assert made(tmp_path, "*one*") == [to_html("*one*")]
