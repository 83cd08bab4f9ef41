"""The secret behind family links."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.publish.family_secret import VARIABLE, UnusableSecret, family_token, read_secret

LONG = b"sixteen letters!"


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_the_first_build_makes_one_and_later_builds_use_it(tmp_path: Path) -> None:
    file = tmp_path / "state" / "secret"
    made = read_secret(file)
    assert len(made) == 64
    assert read_secret(file) == made
    assert read_secret(tmp_path / "other") != made


@pytest.mark.skipif(os.name != "posix", reason="rights are told another way here")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    read_secret(tmp_path / "secret")
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_the_environment_goes_first_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, LONG.decode())
    assert read_secret(tmp_path / "secret") == LONG
    assert not (tmp_path / "secret").exists()


@pytest.mark.parametrize("short", [b"hush", b"fifteen letters", b"   spaces do not count   "[:16]])
def test_a_short_secret_is_refused_without_saying_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, short: bytes
) -> None:
    (tmp_path / "secret").write_bytes(short)
    with pytest.raises(UnusableSecret, match="shorter than 16") as refused:
        read_secret(tmp_path / "secret")
    assert not short.strip() or short.decode() not in str(refused.value)


def test_a_short_variable_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "short")
    with pytest.raises(UnusableSecret, match=VARIABLE):
        read_secret(tmp_path / "secret")


def test_a_line_end_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(LONG + b"\r\n")
    assert read_secret(tmp_path / "secret") == LONG


@given(secret=st.binary(min_size=16, max_size=40), one=st.text(min_size=1), other=st.text(min_size=1))
def test_tokens_tell_learners_apart_and_name_nobody(secret: bytes, one: str, other: str) -> None:
    token = family_token(secret, one)
    assert len(token) == 26
    assert set(token) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert (token == family_token(secret, other)) == (one == other)
    assert token != family_token(secret + b"x", one)


def test_a_token_is_the_same_for_ever() -> None:
    """Families have bookmarks: a new way to make tokens would break every one of them."""
    assert family_token(b"0123456789abcdef", "amara-okafor") == TOKEN


TOKEN = "ttkd53dwktphwmnlmdhiu5i7tk"


def test_an_empty_file_is_no_secret_where_no_link_stands(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"\n")
    assert len(read_secret(tmp_path / "secret")) == 64
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_who_deletes_the_file_gives_all_families_new_links(tmp_path: Path) -> None:
    assert len(read_secret(tmp_path / "secret", links_stand=True)) == 64


@pytest.mark.parametrize("empty", [b"", b" \n"])
def test_links_are_not_broken_by_a_new_secret(tmp_path: Path, empty: bytes) -> None:
    (tmp_path / "secret").write_bytes(empty)
    with pytest.raises(UnusableSecret, match="Put the file back"):
        read_secret(tmp_path / "secret", links_stand=True)


@pytest.mark.parametrize("empty", ["", "   "])
def test_an_empty_variable_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    monkeypatch.setenv(VARIABLE, empty)
    with pytest.raises(UnusableSecret, match="Unset it"):
        read_secret(tmp_path / "secret")
