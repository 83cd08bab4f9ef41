"""Builds into several outputs: what stands in one says nothing of another."""

from __future__ import annotations

from pathlib import Path

from portfolio_gen import pipeline, scaffold
from portfolio_gen.jobs import Scope
from portfolio_gen.settings import read_settings


def _build(project: Path, output: str) -> Path:
    settings = read_settings(project / "mkdocs.yml", output=str(project / output))
    pipeline.build(settings, Scope(), 1, lambda done, total, record: None)
    return settings.output


def _pages(output: Path) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(output.rglob("*.html")))


def test_an_entry_withdrawn_between_builds_into_two_outputs_is_in_neither(tmp_path: Path) -> None:
    project = tmp_path / "school"
    scaffold.new_school(project)
    entry = project / "learners/robin-example/reflections/kite.md"
    entry.parent.mkdir()
    entry.write_text("---\ntitle: Kite day\nshare_with: [family]\n---\nIt flew.\n", "utf-8")
    assert "Kite day" in _pages(_build(project, "one"))
    entry.write_text("---\ntitle: Kite day\nshare_with: []\n---\nIt flew.\n", "utf-8")
    assert "Kite day" not in _pages(_build(project, "two"))
    assert "Kite day" not in _pages(_build(project, "one"))
