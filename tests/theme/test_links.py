"""Every link and every picture of every page leads to something, inside the folder that is deployed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from sample_school import Sample

_TARGET = re.compile(r'\s(?:href|src|poster)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ELSEWHERE = ("http:", "https:", "mailto:")


@cache
def _ids(page: Path) -> frozenset[str]:
    return frozenset(map(unescape, _ID.findall(page.read_text("utf-8"))))


def _lost(page: Path, target: str, home: Path) -> bool:
    """Whether a target leads nowhere, or out of the folder of its audience."""
    path, _, place = target.partition("#")
    file = (page.parent / unquote(path)).resolve() if path else page
    if not file.is_relative_to(home) or not file.is_file():
        return True
    return bool(place) and unquote(place) not in _ids(file)


def _targets(page: Path) -> Iterator[str]:
    for written in _TARGET.findall(page.read_text("utf-8")):
        target = unescape(written)
        if not target.startswith(_ELSEWHERE):
            yield target


@pytest.mark.slow
def test_every_link_and_picture_leads_to_something(sample: Sample) -> None:
    lost = [
        f"{page.relative_to(sample.output)}: {target}"
        for page in sample.pages()
        for target in _targets(page)
        if _lost(page, target, sample.output / page.relative_to(sample.output).parts[0])
    ]
    assert lost == []


@pytest.mark.slow
def test_every_file_of_a_site_is_asked_for(sample: Sample) -> None:
    asked = {
        (page.parent / unquote(target.partition("#")[0])).resolve()
        for page in sample.pages()
        for target in _targets(page)
    }
    unasked = [file for file in sample.output.rglob("media/*") if file.resolve() not in asked]
    assert unasked == []
