"""A folder is the program's own if it carries the mark or was empty; all else is left alone, byte for byte."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from school_folder import Files, put, run, school, settings_in

from portfolio_gen.publish.claim import CLAIM_FILE, claim_output, claim_stage, claim_state, is_marked
from portfolio_gen.settings import Settings, SettingsError

OF_OTHERS: dict[str, Files] = {
    "a website": {"public/blog/index.html": "mine", "public/assets/main.css": "mine", "index.html": "mine"},
    "an album": {"family/album/photo.txt": "mine"},
    "notes": {"educators/notes/plan.txt": "mine"},
    "a hidden file": {".git/config": "mine"},
    "what looks like a state": {"media/film.mp4": "mine", "texts/novel.md": "mine", "novel.md": "mine"},
    "a folder called like the mark": {f"{CLAIM_FILE}/x": "mine"},
}


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    return school(tmp_path)


@pytest.mark.parametrize("files", OF_OTHERS.values(), ids=OF_OTHERS)
def test_an_output_of_others_is_refused_and_left_alone(project: Settings, files: Files) -> None:
    put(project.output, files)
    before = everything(project.output)
    with pytest.raises(SettingsError, match="Nothing was changed") as refused:
        run(project)
    assert sorted(files)[0].split("/")[0] in str(refused.value)
    assert everything(project.output) == before


@pytest.mark.parametrize("files", OF_OTHERS.values(), ids=OF_OTHERS)
def test_a_state_of_others_is_refused_and_left_alone(project: Settings, files: Files) -> None:
    shutil.rmtree(project.state_dir)
    put(project.state_dir, files)
    before = everything(project.state_dir)
    with pytest.raises(SettingsError, match="Set state_dir"):
        run(project)
    assert everything(project.state_dir) == before
    assert not project.output.exists()


def test_a_stage_of_others_is_refused_and_left_alone(project: Settings) -> None:
    put(project.output.parent, {".site-stage/mine.txt": "mine"})
    with pytest.raises(SettingsError, match=r"mine\.txt"):
        run(project)
    assert (project.output.parent / ".site-stage/mine.txt").read_text() == "mine"


@pytest.mark.parametrize("claim", [claim_output, claim_state])
def test_a_file_is_no_folder(project: Settings, claim: object) -> None:
    shutil.rmtree(project.state_dir)
    put(project.output.parent, {"site": "mine", "state": "mine"})
    with pytest.raises(SettingsError, match="is a file"):
        claim(project)  # type: ignore[operator]


def test_an_empty_folder_and_a_new_disk_are_nobodys(project: Settings) -> None:
    (project.output / "lost+found").mkdir(parents=True)
    claim_output(project)
    claim_output(project)
    assert is_marked(project.output)


def test_a_marked_folder_may_hold_files_of_others(project: Settings) -> None:
    run(project)
    put(project.output, OF_OTHERS["a website"])
    run(project)
    assert all((project.output / place).read_text() == "mine" for place in OF_OTHERS["a website"])


def test_the_mark_of_a_link_is_no_mark(project: Settings, tmp_path: Path) -> None:
    put(tmp_path, {"elsewhere": "x", "mine/a.txt": "mine"})
    (tmp_path / "mine" / CLAIM_FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SettingsError):
        claim_stage(project, tmp_path / "mine")


def test_what_an_earlier_program_kept_is_taken_over(project: Settings) -> None:
    run(project)
    (project.output / CLAIM_FILE).unlink()
    (project.state_dir / CLAIM_FILE).unlink()
    shutil.rmtree(project.manifest)
    put(project.state_dir, {project.old_manifest.name: '{"sites": {"public/ada-lovelace": {}, "family/nobody": {}}}'})
    put(project.output, {"family/nobody/index.html": "x"})
    assert "family/nobody" in run(project).removed
    assert is_marked(project.output)
    assert not project.old_manifest.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights are told another way here")
def test_only_its_owner_reads_what_builds_remember(tmp_path: Path) -> None:
    project = settings_in(tmp_path, school(tmp_path / "school").learners_dir)
    project.state_dir.chmod(0o755)
    run(project)
    folders = [project.state_dir, *(inner for inner in project.state_dir.iterdir() if inner.is_dir())]
    assert len(folders) >= 4
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}
