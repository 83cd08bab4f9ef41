"""Hostile drawings, made safe and opened as pages of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from watching import Blank

from portfolio_gen.publish.svg import sanitise

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "hostile" / "svg"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_hostile_drawings_do_nothing_in_the_browser(tmp_path: Path, blank: Blank) -> None:
    if not FOLDER.is_dir():
        pytest.skip("The folder of hostile files is not beside the project.")
    page, asked = blank(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    drawings = [file for file in sorted(FOLDER.glob("*.svg")) if b"<!DOCTYPE" not in file.read_bytes()]
    for drawing in drawings:
        (tmp_path / drawing.name).write_bytes(sanitise(drawing.read_bytes()).data)
        page.goto((tmp_path / drawing.name).as_uri())
        page.wait_for_timeout(100)
        assert page.evaluate("window.__pwn") is None
    assert len(asked) == len(drawings) > 0
    assert all(url.startswith("file:") for url in asked)
