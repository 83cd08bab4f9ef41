"""Whole builds: signs that steer, turn or hide reach no page, no download, no index and no terminal."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from rich.console import Console
from school_folder import run, written

from portfolio_gen.problems import Problem, to_json
from portfolio_gen.report import print_problems

BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\U000e0000-\U000e007f]")
SIGNS = "a\x1b[31mb\x07c\x7fd\u202ee\u2066f\U000e0041g\ufffeh"
ENTITIES = "&#8238;i&#x1b;[1mj&#xE0041;k&#2;"
FRONT = "---\nshare_with: [educators, family]\nstandards: [S.1]\n"
SCHOOL = f"""name: "S {"a" + chr(0x202E)}"
ratings_visible_to: [educators, family]
educators: {{ms-x: "X{chr(0x2066)}"}}
cohorts:
  one: {{title: "One{chr(0x202E)}", educators: [ms-x], learners: [ada]}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of texts that hold every such sign wherever one can be written."""
    ways = {
        "plain": f"{SIGNS} {ENTITIES}\n",
        "heading": f"# {SIGNS}\n\n## Two {SIGNS} {ENTITIES}\n\nText {SIGNS}.\n",
        "link": f'[x{SIGNS}](https://a.de/{SIGNS} "{ENTITIES}") [y](#%E2%80%AE{ENTITIES})\n',
        "code": f"```python\n{SIGNS}\n```\n\n`{SIGNS}`\n",
        "attribute": f'<a id="{ENTITIES}" title="{SIGNS}{ENTITIES}">x</a>\n\n# T {{#a&#8238;%E2%80%AE}}\n',
        "picture": f"![{SIGNS}{ENTITIES}](https://a.de/b.png)\n",
        "typed": f"{SIGNS}\n\n" + "[" * 99,
    }
    rows = (
        f"learner,standard,level,date,by,evidence,note\nada,S.1,3,2026-10-01,ms-x,plain,{SIGNS.replace(chr(0), '')}\n"
    )
    settings = written(
        tmp_path_factory.mktemp("signs"),
        {
            "_school/school.yml": SCHOOL,
            "_school/frameworks/f.yml": 'id: f\ntitle: "F\u202e"\nstandards:\n  - {code: S.1, title: "T\u2067"}\n',
            "_school/ratings/r.csv": rows,
            "ada/profile.md": '---\nname: "Ada\u202e"\nshare_with: [family, educators]\n---\n' + SIGNS,
            **{f"ada/evidence/{way}.md": FRONT + f'title: "{way}\u202e"\n---\n\n{text}' for way, text in ways.items()},
        },
    )
    outcome = run(settings)
    assert {record.outcome for record in outcome.records} <= {"built", "absent"}
    assert len([problem for problem in outcome.problems if problem.code == "PG409"]) == len(ways) + 1
    return settings.output


def test_no_page_and_no_file_of_figures_has_one(site: Path) -> None:
    files = [file for file in site.rglob("*") if file.suffix in {".html", ".csv", ".json"}]
    assert len([file for file in files if "pagefind" not in file.parts]) > 10
    found = {file.name: BAD.findall(file.read_text("utf-8")) for file in files}
    assert {name: signs for name, signs in found.items() if signs} == {}
    assert any("a[31mbcdefgh" in file.read_text("utf-8") for file in files)


def test_the_index_of_the_search_has_none(site: Path) -> None:
    fragments = [gzip.decompress(file.read_bytes()).decode("utf-8", "replace") for file in site.rglob("*.pf_fragment")]
    texts = [text[text.index("{") :] for text in fragments]
    assert texts
    assert [BAD.findall(text) for text in texts] == [[]] * len(texts)


def test_no_problem_steers_the_terminal() -> None:
    problem = Problem("a\x1b[2J.md", 3, "PG401", "", f"“{SIGNS}”\nhas", f"Write {SIGNS}")
    out = io.StringIO()
    print_problems(Console(file=out, highlight=False), [problem])
    assert not BAD.search(out.getvalue())
    assert len(out.getvalue().splitlines()) == 3
    assert not BAD.search(to_json([problem]))
