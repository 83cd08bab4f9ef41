"""The inspector of these tests sees each fault: a test that cannot fail proves nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fork_server import Report
from school_folder import put
from tally import SITES, Tally
from trees import Clean, Inspector, sites_about
from two_versions import FAMILY, PRIVATE, edit, gone_in, new_project

pytestmark = pytest.mark.slow


def stands(project: Path, clean: Clean, version: str) -> None:
    """Put a clean version into the output."""
    shutil.rmtree(project / "site", ignore_errors=True)
    put(project / "site", clean[version].files)


def a_stylesheet(site: Path) -> Path:
    """One that pages ask for; its name carries a digest."""
    return next((site / "public/assets").glob("*.css"))


def cut_short(file: Path) -> None:
    file.write_text(".")


Fault = Callable[[Path, Clean], None]
FAULTS: dict[str, tuple[str, Fault]] = {
    "a site is gone": ("lost", lambda site, clean: shutil.rmtree(site / "public/ada")),
    "a page is empty": ("mixed", lambda site, clean: put(site, {"public/ada/index.html": ""})),
    "a page is gone": ("mixed", lambda site, clean: (site / "public/ada/index.html").unlink()),
    "a page is of the other version": (
        "mixed",
        lambda site, clean: put(site, {"public/ada/index.html": clean["A"].files["public/ada/index.html"]}),
    ),
    "a half-made site": ("mixed", lambda site, clean: put(site, {"public/zoe/index.html": "Zoe"})),
    "a stylesheet is cut short": ("mixed", lambda site, clean: cut_short(a_stylesheet(site))),
    "a private word": ("leaked", lambda site, clean: put(site, {"public/assets/x.txt": f"... {PRIVATE} ..."})),
    "a family's word": ("leaked", lambda site, clean: put(site, {"public/assets/x.txt": f"... {FAMILY} ..."})),
    "an open folder of halves": ("leaked", lambda site, clean: put(site, {".stage/public/a.html": PRIVATE})),
    "a person's file is gone": ("deleted", lambda site, clean: (site / "robots.txt").unlink()),
    "a learner's file is gone": ("deleted", lambda site, clean: (site.parent / "learners/ada/profile.md").unlink()),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_after_a_cut_is_counted(fault: str, tmp_path: Path, clean: Clean) -> None:
    kind, do = FAULTS[fault]
    project = new_project(tmp_path / "project", "B")
    seen = Tally("", *SITES)
    inspector = Inspector(project, clean, seen)
    stands(project, clean, "B")
    inspector.put_foreign()
    inspector.after_a_cut({"A", "B"}, "B")
    assert not seen.faults
    do(project / "site", clean)
    inspector.after_a_cut({"A", "B"}, "B")
    assert any(line.startswith(f"{kind}: ") for line in seen.faults), seen.faults


def test_what_was_withdrawn_and_stands_is_counted(tmp_path: Path, clean: Clean) -> None:
    project = new_project(tmp_path / "project", "A")
    stands(project, clean, "A")
    edit(project, "B")
    seen = Tally("", *SITES)
    inspector = Inspector(project, clean, seen)
    inspector.put_foreign()
    inspector.after_a_failure("A", "B", began=False)
    assert not seen.faults
    inspector.after_a_failure("A", "B")
    (line,) = seen.faults
    assert line.startswith("leaked: ")
    for audience in ("educators", "family", "public"):
        shutil.rmtree(project / "site" / audience)
    emptied = Tally("", *SITES)
    Inspector(project, clean, emptied).after_a_failure("A", "B")
    lost = [line for line in emptied.faults if line.startswith("lost: ")]
    (unharmed,) = sites_about("bo", clean["A"]) - {"educators/one"}
    assert [line.split()[-1] for line in lost] == [unharmed], "Only a site that shows nothing withdrawn has to stay."


def test_what_is_not_healed_is_counted(tmp_path: Path, clean: Clean) -> None:
    project = new_project(tmp_path / "project", "B")
    stands(project, clean, "B")
    seen = Tally("", *SITES)
    inspector = Inspector(project, clean, seen)
    inspector.put_foreign()
    inspector.healed("B", Report(0, 0.0, ""))
    assert not seen.faults
    inspector.healed("B", Report(2, 0.0, "refused"))
    put(project / "site", {"public/ada/more.html": "more", ".stage/old.html": gone_in("B")[0]})
    inspector.healed("B", Report(0, 0.0, ""))
    assert [line.split(":")[0] for line in seen.faults] == ["not healed", "leaked"]
