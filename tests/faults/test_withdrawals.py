"""What is withdrawn goes, whatever else fails: an entry, photographs without consent, a learner who left."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from disk_shim import FROM_THEN_ON
from fork_server import REPOSITORY, Order, Report, fork_server
from mishaps import DEADLY
from school_folder import put
from tally import SITES, Conclude, Tally
from trees import Clean, Inspector, sites_about
from two_versions import edit, learners_files, new_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="lets builds fail the way they do on Linux"),
]
RAISES, REFUSED = "{{ 1 // 0 }}", "<!-- not for pages -->"
Failure = Callable[[Path, Path], Report]
"""Builds a project, in which the withdrawals are written down already, while something fails."""


def in_the_build(order: dict[str, object], *files: tuple[str, str]) -> Failure:
    """Something fails in the child of a warm server."""

    def build(project: Path, shim: Path) -> Report:
        settings = order.get("shim")
        told = {"shim": {"under": str(project), **settings}} if isinstance(settings, dict) else {}
        with fork_server(project, shim=shim) as server:
            edit(project, "B")
            put(project / "learners", dict(files))
            return server.build(Order(**{**order, **told}))  # type: ignore[arg-type]

    return build


def with_an_own_template(addition: str) -> Failure:
    """The school has added something to how texts are shown, and not well."""
    ours = (REPOSITORY / "theme/components/prose.html").read_text("utf-8")
    theirs = ours.replace("{{ text.html", f"{addition}{{{{ text.html")
    assert theirs != ours

    def build(project: Path, shim: Path) -> Report:
        with fork_server(project):
            pass
        edit(project, "B")
        put(project, {"theme/components/prose.html": theirs})
        with fork_server(project) as server:
            return server.first

    return build


def with_a_bad_sector(project: Path, shim: Path) -> Report:
    """Of the only photograph that may be seen, the beginning can be read and the rest cannot."""
    report = in_the_build({"shim": {"bad": str(project / PHOTOGRAPH)}})(project, shim)
    assert report.failures, "Nobody read the photograph."
    return report


PHOTOGRAPH = "learners/bo/me.jpg"
ONE_PAGE_REFUSED = "a template of the school's own is refused"
WITHOUT_A_PHOTOGRAPH = "a photograph that cannot be read"
DEADLY_PROFILE = ("ada/profile.md", f"---\nshare_with: [educators, family, public]\n---\n\n{DEADLY}\n")
FAILURES: dict[str, Failure] = {
    "a template of the school's own raises": with_an_own_template(RAISES),
    ONE_PAGE_REFUSED: with_an_own_template(REFUSED),
    WITHOUT_A_PHOTOGRAPH: with_a_bad_sector,
    "no page can be rendered": in_the_build({"mishap": "no_page_can_be_rendered"}),
    "workers die": in_the_build({"workers": 2, "mishap": "dies_at_a_text"}, DEADLY_PROFILE),
    "not one byte is free": in_the_build({"shim": {"budget": 0}}),
    "30 kB are free": in_the_build({"shim": {"budget": 30_000}}),
    "soon nothing can be made or moved": in_the_build(
        {"shim": {"every": FROM_THEN_ON, "offset": 20, "error": errno.ENOSPC}}
    ),
}


SAID = {WITHOUT_A_PHOTOGRAPH: r"^bo/me\.jpg.* PG111", "workers die": "^[a-z/]+  error PG906"}
"""What a person reads of it, at the least."""


@pytest.mark.parametrize("failure", FAILURES)
def test_withdrawn_while_something_fails(
    failure: str, tmp_path: Path, shim: Path, clean: Clean, conclude: Conclude
) -> None:
    tally, project = (
        Tally("withdrawals while something fails", *SITES, "not said", "traceback"),
        new_project(tmp_path / "project"),
    )
    configuration = (project / "mkdocs.yml").read_text()
    put(project, {"mkdocs.yml": configuration.replace("material\n", "material\n  custom_dir: theme\n")})
    (project / "theme").mkdir()
    report = FAILURES[failure](project, shim)
    tally.trial(failure)
    put(project / "learners", learners_files("B"))
    without = sites_about("bo", clean["B"]) if failure == WITHOUT_A_PHOTOGRAPH else ()
    Inspector(project, clean, tally, from_nothing=True).after_a_failure(
        "A", "B", without=without, whole=failure != ONE_PAGE_REFUSED
    )
    if "Traceback" in report.printed:
        tally.fault("traceback", report.printed.strip().splitlines()[-2])
    if report.code not in (1, 3):
        tally.fault("not said", f"code {report.code}, {report.printed.strip().splitlines()[-1:]}")
    if failure in SAID and not re.search(SAID[failure], report.printed, re.MULTILINE):
        tally.fault("not said", SAID[failure])
    conclude(tally)
