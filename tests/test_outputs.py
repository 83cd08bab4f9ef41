"""Builds into several outputs: what stands in one says nothing of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import photograph

from portfolio_gen import pipeline, scaffold
from portfolio_gen.jobs import Scope
from portfolio_gen.preview.choice import Choice
from portfolio_gen.preview.site import write_preview
from portfolio_gen.problems import Problems
from portfolio_gen.publish.hosts import warm_host
from portfolio_gen.settings import read_settings
from portfolio_gen.source.school import read_school


def _build(project: Path, output: str) -> Path:
    settings = read_settings(project / "mkdocs.yml", output=str(project / output))
    pipeline.build(settings, Scope(), 1, lambda done, total, record: None)
    return settings.output


def _pages(output: Path) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(output.rglob("*.html")))


@pytest.mark.slow
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


def test_a_look_before_the_first_build_does_not_stand_in_its_way(tmp_path: Path) -> None:
    scaffold.new_school(tmp_path / "school")
    settings = read_settings(tmp_path / "school" / "mkdocs.yml")
    learner = settings.learners_dir / "robin-example"
    (learner / "me.png").write_bytes(photograph())
    (learner / "profile.md").write_text("---\nphoto: me.png\nalt: Me\n---\n", "utf-8")
    assert read_school(settings.learners_dir, Problems(), settings.frameworks_dir).frameworks
    assert not settings.state_dir.exists()
    settings.state_dir.mkdir()
    assert read_school(settings.learners_dir, Problems(), settings.frameworks_dir).frameworks
    assert not list(settings.state_dir.iterdir())
    (tmp_path / "preview").mkdir()
    host = warm_host(str(settings.config_file))
    write_preview(settings, host, tmp_path / "preview", Choice())
    assert settings.media_dir.is_dir()
    assert pipeline.build(settings, Scope(), 1, lambda done, total, record: None).records
