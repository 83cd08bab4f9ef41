"""Tiny schools on disk: copied or written from a table, built, and compared byte for byte."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from portfolio_gen.jobs import Scope
from portfolio_gen.pipeline import Wishes, build
from portfolio_gen.publish.claim import CLAIM_FILE
from portfolio_gen.results import Outcome
from portfolio_gen.settings import Settings, read_settings

SCHOOLS = Path(__file__).resolve().parent / "schools"
CONFIG = SCHOOLS / "mkdocs.yml"
"""One file for all schools, so that a test process warms MkDocs once."""
SECRET = "a secret that only tests know, and long enough"
EVERYTHING = Scope()
NOTHING_MORE = Wishes()

Files = Mapping[str, str | bytes]
Tree = dict[str, bytes]


def put(folder: Path, files: Files) -> None:
    """Write files below a folder."""
    for place, content in files.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def photograph(colour: str = "red", *, remark: str = "") -> bytes:
    """A small JPEG; `remark` stands in its metadata and, if anything looks at names, nowhere else."""
    exif = Image.Exif()
    exif[0x010E] = remark
    out = io.BytesIO()
    Image.new("RGB", (12, 8), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def school(folder: Path, name: str = "small") -> Settings:
    """A copy of one of the tiny schools, with the photographs it names, ready to be built inside `folder`."""
    shutil.copytree(SCHOOLS / name, folder / "learners")
    if name == "small":
        put(
            folder / "learners",
            {
                "ada-lovelace/me.jpg": photograph("green", remark="taken at home"),
                "ada-lovelace/evidence/engine.jpg": photograph("gold"),
                "bo/evidence/pool.jpg": photograph("blue"),
            },
        )
    return settings_in(folder)


def written(folder: Path, files: Files) -> Settings:
    """A school written from a table of files, ready to be built inside `folder`."""
    (folder / "learners").mkdir(parents=True)
    put(folder / "learners", files)
    return settings_in(folder)


def settings_in(folder: Path, learners: Path | None = None) -> Settings:
    """Settings of the project in `folder`; all such projects have the same secret."""
    put(folder, {"state/secret": SECRET})
    places = {"output": str(folder / "site"), "state_dir": str(folder / "state")}
    return read_settings(CONFIG, learners_dir=str(learners or folder / "learners"), **places)


def copied(built: Path, folder: Path) -> Settings:
    """A built project of one's own: `built` as it was, with what is known of its sites, in a new folder."""
    shutil.copytree(built, folder)
    made = settings_in(folder)
    made.manifest.parent.joinpath(settings_in(built).manifest.name).rename(made.manifest)
    return made


def run(settings: Settings, scope: Scope = EVERYTHING, workers: int = 1, wishes: Wishes = NOTHING_MORE) -> Outcome:
    """Build without telling anybody."""
    return build(settings, scope, workers, lambda done, total, record: None, wishes)


def tree(folder: Path) -> Tree:
    """Every file below a folder, by its place; the program's own mark is no part of what it made."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != CLAIM_FILE)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def clean_tree(settings: Settings, folder: Path) -> Tree:
    """What a first build of these learners makes, in a project of its own."""
    fresh = settings_in(folder, settings.learners_dir)
    run(fresh)
    return tree(fresh.output)


def touched(outcome: Outcome) -> set[str]:
    """The sites that were rendered, in words: audience and learner or cohort."""
    return {record.label for record in outcome.records if record.outcome == "built"}


def codes(outcome: Outcome) -> list[str]:
    """The codes of all problems, in their order."""
    return [problem.code for problem in outcome.problems]
