"""The documentation is held to the program: codes, keys, commands, settings, examples and links."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from portfolio_gen import cli
from portfolio_gen.commands import exit_codes
from portfolio_gen.jobs import Job, report_strays
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.methods.registry import METHODS
from portfolio_gen.pipeline import read_and_plan
from portfolio_gen.plugin import PortfolioConfig
from portfolio_gen.problem_codes import CODES
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.publish.family_secret import VARIABLE
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.settings import read_settings
from portfolio_gen.source import scale, school
from portfolio_gen.source.framework import framework_csv
from portfolio_gen.source.keys import KEYS
from portfolio_gen.source.rating import ratings
from portfolio_gen.source.text.targets import NO_WORDS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SECURITY = ROOT / "SECURITY.md"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", SECURITY, *sorted(DOCS.rglob("*.md")))
NO_EXAMPLE = {"PG106", "PG107", "PG111", "PG216", "PG303", "PG313", "PG406", "PG409", "PG901", "PG902", "PG903"}
NO_EXAMPLE |= {"PG120", "PG213", "PG508", "PG904", "PG905", "PG906"}
"""Codes that no short text file can show."""

TODAY = dt.date(2026, 11, 25)
"""The day on which the examples are asked about."""
SCHOOL = "name: River Valley School\ncohorts:\n  juniper: {title: Juniper team, learners: [amara-okafor]}\n"
_FENCED = re.compile(r"^(`{3,})\w*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_EXAMPLE_FILE = re.compile(r"^`([^`\n]+)`:\n\n(`{3,})\w+\n(.*?)^\2$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")


def text_of(page: str) -> str:
    return (DOCS / page).read_text("utf-8")


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next of the same size; nothing without that heading."""
    outside_code = _FENCED.sub(lambda block: "." * len(block[0]), page)
    start = outside_code.find(f"\n## {heading}\n")
    end = outside_code.find("\n## ", start + 1)
    return page[start : end if end > 0 else None] if start >= 0 else ""


def in_code(word: str, text: str) -> bool:
    """Whether a word stands in the code spans or code blocks of a text."""
    blocks = [block for _, block in _FENCED.findall(text)]
    code = "\n".join([*blocks, *re.findall(r"`[^`\n]+`", _FENCED.sub("", text))])
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", code) is not None


# ---- problems ------------------------------------------------------------------------------------------------------


def test_every_code_has_a_page_and_no_page_lacks_a_code() -> None:
    assert {file.stem for file in (DOCS / "problems").glob("PG*.md")} == set(CODES)


def test_the_page_of_a_code_names_its_title_and_severity() -> None:
    index = text_of("problems/index.md")
    heads = {code: f"# {code}: {kind.title}\n\nSeverity: **{kind.severity}**\n" for code, kind in CODES.items()}
    rows = {code: f"| [{code}]({code}.md) | {kind.severity} | {kind.title} |" for code, kind in CODES.items()}
    assert [code for code, head in heads.items() if not text_of(f"problems/{code}.md").startswith(head)] == []
    assert [code for code, row in rows.items() if row not in index] == []


def problems_of(examples: str, folder: Path) -> tuple[Problem, ...]:
    """What the program says to the files of a page, in a school with one learner and the sample's standards."""
    learners = folder / "learners"
    shutil.copytree(ROOT / "learners/_school/frameworks", learners / "_school/frameworks")
    files = {place: text for place, _, text in _EXAMPLE_FILE.findall(examples)}
    if not any(place.startswith("amara-okafor/") for place in files):
        files["amara-okafor/profile.md"] = "I build bridges."
    for place, text in ({"_school/school.yml": SCHOOL} | files).items():
        (learners / place).parent.mkdir(parents=True, exist_ok=True)
        (learners / place).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Example\n", "utf-8")
    settings, problems = read_settings(folder / "mkdocs.yml"), Problems(today=TODAY)
    here = school.read_school(settings.learners_dir, problems)
    report_strays(settings, here, problems)
    job = Job(Audience.ME, "amara-okafor", ("amara-okafor",))
    found = read_and_plan(job, settings, here, MediaStore(folder / "media"), TODAY).problems
    return in_order((*problems.found, *found.found))


@pytest.mark.parametrize("code", sorted(set(CODES) - NO_EXAMPLE))
def test_the_example_of_a_code_gives_this_problem_in_these_words(code: str, tmp_path: Path) -> None:
    page = text_of(f"problems/{code}.md")
    found = problems_of(section(page, "The file as it was written"), tmp_path)
    assert {problem.code for problem in found} == {code}
    first = found[0]
    where = f"{first.path}:{first.line}" if first.line else first.path
    said = f"{where}  {first.severity} {code}\n    {first.message}\n    {first.hint}\n" + "".join(
        f"{line}\n" for line in first.paste
    )
    assert said in section(page, "What the program says")


@pytest.mark.parametrize("code", sorted(set(CODES) - NO_EXAMPLE))
def test_the_mended_file_gives_no_problem(code: str, tmp_path: Path) -> None:
    mended = section(text_of(f"problems/{code}.md"), "The file mended")
    assert _EXAMPLE_FILE.search(mended)
    assert problems_of(mended, tmp_path) == ()


# ---- the format ----------------------------------------------------------------------------------------------------

FORMAT = text_of("content-format.md")
COMMON = section(FORMAT, "Keys of every goal, reflection, piece of evidence and feedback")
HEADINGS = {
    "goal": "goals/",
    "reflection": "reflections/",
    "evidence": "evidence/",
    "feedback": "feedback/",
    "profile": "profile.md",
    "plan": "plan.md",
}


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_is_described_with_its_kind_of_file(kind: str) -> None:
    described = ("" if kind in ("profile", "plan") else COMMON) + section(FORMAT, HEADINGS[kind])
    assert [key.name for key in KEYS[kind] if not in_code(key.name, described)] == []


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("school.yml", (*school._KEYS, *scale._KEYS, *scale._LEVEL_KEYS, *METHODS, "public", "photos")),
        (
            "Frameworks",
            (*framework_csv.FRAMEWORK_COLUMNS, "also_under", "under", "order", "guid", "licence", "attribution", "id"),
        ),
        ("Ratings", ratings.RATING_COLUMNS),
    ],
)
def test_every_key_of_the_schools_files_is_described(heading: str, words: tuple[str, ...]) -> None:
    described = section(FORMAT, heading)
    assert [word for word in words if not in_code(word, described)] == []


# ---- commands and settings -----------------------------------------------------------------------------------------

COMMANDS = text_of("commands.md")


def commands(group: click.Group, name: str = "portfolio") -> Iterator[tuple[str, click.Command]]:
    yield name, group
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None, word
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


ALL_COMMANDS = dict(commands(cli.portfolio))
ALL_EXIT_CODES = (exit_codes.FINE, exit_codes.PROBLEMS, exit_codes.USAGE, exit_codes.OUR_FAULT)


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_command_is_described_with_its_options(name: str) -> None:
    words = name.split()
    described = section(COMMANDS, " ".join(words[:2])) if len(words) > 1 else COMMANDS
    assert name in described
    options = [p for p in ALL_COMMANDS[name].params if isinstance(p, click.Option)]
    assert [option.opts[0] for option in options if not in_code(option.opts[0], described)] == []


def test_documentation_calls_only_commands_that_there_are() -> None:
    lines = [
        line for page in PAGES for _, block in _FENCED.findall(page.read_text("utf-8")) for line in block.split("\n")
    ]
    called = {" ".join(line.split()[:2]) for line in lines if re.match(r"portfolio [a-z]", line)}
    assert called
    assert called <= {" ".join(name.split()[:2]) for name in ALL_COMMANDS}


def test_exit_codes_and_the_keys_of_the_report_are_described() -> None:
    described = section(COMMANDS, "Exit codes")
    assert all(f"\n| {code} | " in described for code in ALL_EXIT_CODES)
    keys = Problem("", 0, "PG101", "", "", "").as_json()
    assert [key for key in keys if f"| `{key}` |" not in section(COMMANDS, "portfolio check")] == []


def test_every_setting_is_described() -> None:
    settings = text_of("settings.md")
    assert [name for name, _ in PortfolioConfig._schema if f"| `{name}` |" not in settings] == []
    assert VARIABLE in settings


# ---- links ---------------------------------------------------------------------------------------------------------


def prose(page: Path) -> str:
    """A page without its code."""
    return re.sub(r"`[^`\n]+`", "", _FENCED.sub("", page.read_text("utf-8")))


def anchors(page: Path) -> set[str]:
    """The places of a page that a link can name, as code hosts name them."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _leads(page: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    place, _, anchor = unquote(link).partition("#")
    target = (page.parent / place).resolve() if place else page
    return target.is_file() and (not anchor or anchor in anchors(target))


def test_links_lead_somewhere() -> None:
    links = [(page.relative_to(ROOT).as_posix(), page, link) for page in PAGES for link in _LINK.findall(prose(page))]
    assert len(links) > 200
    assert [(name, link) for name, page, link in links if not _leads(page, link)] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/administrators.md"])
def test_whoever_finds_a_leak_is_led_to_the_private_way_of_reporting_it(page: str) -> None:
    links = _LINK.findall(prose(ROOT / page))
    assert SECURITY in [(ROOT / page).parent.joinpath(link).resolve() for link in links]


def test_a_vulnerability_is_reported_in_private_without_a_child_and_for_a_version_that_there_is() -> None:
    page = SECURITY.read_text("utf-8")
    assert "**Security**" in section(page, "How to report")
    assert "**Report a vulnerability**" in section(page, "How to report")
    assert "Send nothing of a real child" in section(page, "What to send")
    assert section(page, "What happens then")
    assert section(page, "What counts")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"newest of {project['version'].rpartition('.')[0]}," in section(page, "Which versions are mended")


def test_the_readmes_two_commands_are_in_the_makefile() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    wanted = re.findall(r"^make (\w+)", _FENCED.findall(readme)[0][1], re.MULTILINE)
    assert wanted == ["site", "test"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", makefile, re.MULTILINE))
    mentioned = {
        target for page in PAGES for target in re.findall(r"(?:^|`)make (\w+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert mentioned <= targets


_FOLDERS = "portfolio_gen|tests|theme|bench|docs|source|model|view|markdown|pages|publish|preview|named"
_FILE_OF_OURS = re.compile(rf"`((?:{_FOLDERS})/[\w./-]+\.\w+)`")


def test_files_of_the_program_that_are_named_are_there() -> None:
    named = [(page.name, file) for page in PAGES for file in _FILE_OF_OURS.findall(page.read_text("utf-8"))]
    assert len(named) > 50
    homes = (ROOT, ROOT / "portfolio_gen")
    assert [(page, file) for page, file in named if not any((home / file).is_file() for home in homes)] == []


def test_words_of_the_glossary_are_those_of_the_code() -> None:
    program = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "portfolio_gen").rglob("*.py")))
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| (`[^|]+`) \|$", text_of("glossary.md"), re.MULTILINE)
    assert len(rows) > 40
    for word, in_code in rows:
        for named in re.findall("`([^`]+)`", in_code):
            if "/" in named or named.endswith(".py"):
                assert (ROOT / named).exists() or (ROOT / "portfolio_gen" / named).exists(), word
            else:
                first, _, attribute = named.partition(".")
                assert re.search(rf"^(?:class )?{first}\b", program, re.MULTILINE), word
                assert not attribute or re.search(rf"^    {attribute}\b", program, re.MULTILINE), word


def test_every_promise_names_tests_that_there_are() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (`[^|]+`) \|$", text_of("reliability.md"), re.MULTILINE)
    assert len(rows) > 15
    for promise, held_by in rows:
        named = re.findall("`([^`]+)`", held_by)
        assert named, promise
        assert all((ROOT / file).is_file() for file in named), promise


def pasted(text: str, problem: Problem, paste: str) -> str:
    """A file with something pasted where its problem says: over the whole line, in a table over the cell."""
    rows = text.split("\n")
    if problem.path.endswith(".csv"):
        table = list(csv.reader(io.StringIO(text)))
        table[problem.line - 1][table[0].index(problem.key)] = paste
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(table)
        return out.getvalue()
    rows[problem.line - 1 : problem.line] = paste.split("\n")
    return "\n".join(rows)


PASTED = [code for code in sorted(set(CODES) - NO_EXAMPLE) if "\n````" in text_of(f"problems/{code}.md")]


@pytest.mark.parametrize("code", PASTED)
def test_what_is_offered_mends_the_example(code: str, tmp_path: Path) -> None:
    examples = section(text_of(f"problems/{code}.md"), "The file as it was written")
    files = {place: text for place, _, text in _EXAMPLE_FILE.findall(examples)}
    first = problems_of(examples, tmp_path / "before")[0]
    if not first.line or first.path not in files:
        return
    for number, paste in enumerate(first.paste):
        mended = pasted(files[first.path], first, paste.replace(NO_WORDS, "a bridge of straws"))
        written = files | {first.path: mended}
        whole = "".join(f"`{place}`:\n\n``````x\n{text}``````\n\n" for place, text in written.items())
        left = problems_of(whole, tmp_path / f"after-{number}")
        assert [each for each in left if (each.code, each.line) == (code, first.line)] == []
