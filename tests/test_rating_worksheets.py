"""`portfolio rate`: a worksheet goes out, is filled in, and comes back as ratings of the school."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from school_folder import put, school, tree

from portfolio_gen.commands.rate import rate
from portfolio_gen.problems import Problems
from portfolio_gen.rating_files import sheet_text
from portfolio_gen.rating_worksheets import Wanted, as_meant, make_sheet, take_sheet
from portfolio_gen.settings import Settings, SettingsError
from portfolio_gen.source.school import read_school
from portfolio_gen.user_error import UserError

DAY = dt.date(2026, 10, 20)
NOTE = 'careful, "clear";\n=1+1'
PIECES = {
    "ada-lovelace/evidence/loom.md": "---\ntitle: '=1+1'\ndate: 2026-10-06\nstandards: [{SCI.1: 2}]\n---\nWoven.",
    "ada-lovelace/evidence/10.md": "---\ntitle: Ten\nstandards: [SCI.1, SCI.2]\n---\nTen cards.",
    "ada-lovelace/evidence/secret.md": "---\nstandards: [SCI.1]\nshare_with: [family]\n---\nhidden words",
    "ada-lovelace/evidence/rough.md": "---\nstandards: [SCI.1]\ndraft: true\n---\nhidden words",
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A school with two pieces that nobody has rated, one of them unshared, one a draft, and one rated."""
    found = school(tmp_path)
    put(found.learners_dir, PIECES)
    return found


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet_of(settings: Settings, cohort: str, code: str = "", by: str = "") -> bytes:
    """The worksheet as CSV."""
    wanted = as_meant(settings, Wanted(cohort, (code,) if code else (), by=by))
    return sheet_text(make_sheet(settings, wanted, settings.output.parent))


def filled(settings: Settings, folder: Path, *levels: str, note: str = "") -> Path:
    """The worksheet with these levels, saved as a program with other habits would save it."""
    sheet = rows(sheet_of(settings, "elm", "SCI.1", "ms-rivera"))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(sheet[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for row, level in zip(sheet, levels, strict=True):
        writer.writerow(row | {"level": level, "note": note})
    file = folder / "filled.csv"
    file.write_bytes(out.getvalue().encode("utf-8"))
    return file


def test_the_worksheet_holds_what_educators_see_and_nobody_has_rated(settings: Settings) -> None:
    data = sheet_of(settings, "elm", "sci 1")
    page = "site/educators/elm/learners/ada-lovelace/evidence"
    common = {"name": "Ada Lovelace", "standard": "SCI.1", "level": "", "note": "", "by": "", "learner": "ada-lovelace"}
    assert rows(data) == [
        {**common, "title": "'=1+1", "date": "2026-10-06", "words": "Woven.", "own view": "Developing",
         "standard name": "Ask a question", "page": f"{page}/loom.html", "evidence": "loom"},
        {**common, "title": "Ten", "date": "", "words": "Ten cards.", "own view": "",
         "standard name": "Ask a question", "page": f"{page}/10.html", "evidence": "'10"},
    ]  # fmt: skip
    assert data.startswith(b"\xef\xbb\xbf")


def test_what_is_hidden_changes_no_byte_of_a_worksheet(settings: Settings) -> None:
    before = sheet_of(settings, "elm")
    for place in ("secret", "rough"):
        (settings.learners_dir / f"ada-lovelace/evidence/{place}.md").unlink()
    assert sheet_of(settings, "elm") == before


def test_the_only_educator_of_a_cohort_need_not_be_named(settings: Settings) -> None:
    file = settings.learners_dir / "_school/school.yml"
    file.write_text(file.read_text("utf-8").replace("title: Elm,", "title: Elm, educators: [ms-rivera],"), "utf-8")
    assert {row["by"] for row in rows(sheet_of(settings, "elm"))} == {"ms-rivera"}


def test_what_is_filled_in_becomes_ratings_of_the_school(settings: Settings, tmp_path: Path) -> None:
    taken = take_sheet(settings, filled(settings, tmp_path, "Proficient", "not yet", note=NOTE), DAY)
    assert [problem.message for problem in taken.problems] == ["“not yet” is not a level."]
    taken = take_sheet(settings, filled(settings, tmp_path, "Proficient", "1", note=NOTE), DAY)
    assert (len(taken.new), taken.problems) == (2, ())
    problems = Problems()
    ratings = read_school(settings.learners_dir, problems).ratings
    new = [(r.learner, r.standard, r.level, r.date, r.by, r.evidence, r.note) for r in ratings if r.date == DAY]
    note = 'careful, "clear"; =1+1'
    assert new == [
        ("ada-lovelace", "SCI.1", "proficient", DAY, "ms-rivera", "loom", note),
        ("ada-lovelace", "SCI.1", "beginning", DAY, "ms-rivera", "10", note),
    ]
    assert problems.found == []
    assert rows(sheet_of(settings, "elm", "SCI.1")) == []


@pytest.mark.parametrize("bad", ["great", "4.5"])
def test_one_bad_row_and_nothing_is_written(settings: Settings, tmp_path: Path, bad: str) -> None:
    file, before = filled(settings, tmp_path, "Proficient", bad), tree(settings.learners_dir)
    taken = take_sheet(settings, file, DAY)
    assert [(problem.code, problem.path, problem.line) for problem in taken.problems] == [("PG505", str(file), 3)]
    assert (taken.new, tree(settings.learners_dir)) == ((), before)


@pytest.mark.parametrize("evidence", ["secret", "rough", "no-such-thing"])
def test_what_is_hidden_cannot_be_told_from_what_is_not_there(
    settings: Settings, tmp_path: Path, evidence: str
) -> None:
    file = tmp_path / "w.csv"
    file.write_text(f"learner,standard,evidence,level,by\nada-lovelace,SCI.1,{evidence},3,ms-rivera\n", "utf-8")
    problem = take_sheet(settings, file, DAY).problems[0]
    assert problem.message == f"ada-lovelace shares no evidence “{evidence}” with educators."
    assert problem.hint == "Write the name of the file without .md"


def test_going_on_with_the_same_worksheet_takes_the_rest(settings: Settings, tmp_path: Path) -> None:
    first = filled(settings, tmp_path, "Proficient", "")
    taken = take_sheet(settings, first, DAY)
    assert (len(taken.new), len(taken.known), len(taken.empty)) == (1, 0, 1)
    first.write_text(first.read_text("utf-8").replace("10.html;;", "10.html;2;"), "utf-8")
    taken = take_sheet(settings, first, DAY + dt.timedelta(days=1))
    assert (len(taken.new), len(taken.known), len(taken.empty)) == (1, 1, 0)


@pytest.mark.parametrize(("cohort", "code", "message"), [("elmo", "SCI.1", r"mean elm\?"), ("elm", "SCI.9", "SCI.1")])
def test_a_cohort_or_a_standard_that_is_not_there(settings: Settings, cohort: str, code: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        sheet_of(settings, cohort, code)


# ---- the command ---------------------------------------------------------------------------------------------------


@pytest.fixture
def project(settings: Settings, tmp_path: Path) -> Path:
    """The same school with a mkdocs.yml of its own."""
    put(tmp_path, {"mkdocs.yml": "site_name: S\n"})
    return tmp_path / "mkdocs.yml"


def call(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(rate, list(arguments), obj=project)


def test_a_worksheet_is_never_overwritten(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    out = project.parent / "w.csv"
    arguments = ("--cohort", "Elm", "--standard", "SCI.1", "--out", str(out))
    assert "2 to rate" in call(project, *arguments).output
    before = out.read_bytes()
    again = call(project, *arguments)
    assert isinstance(again.exception, SettingsError)
    assert str(again.exception).endswith(f"Write --out {project.parent / 'w-2.csv'}")
    assert out.read_bytes() == before
    assert call(project, *arguments[:-2]).stdout_bytes == before


def test_the_command_says_what_it_took_and_what_it_left(settings: Settings, project: Path, tmp_path: Path) -> None:
    file = filled(settings, tmp_path, "Proficient", "", note="look again")
    output = call(project, "--take", str(file), "--date", "2026-10-20").output
    assert "took 1 rating, 1 row without a level left out (1 note among them)\n" in output
    assert (settings.learners_dir / "_school/ratings/ms-rivera.csv").read_text("utf-8").endswith("look again\n")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--standard", "SCI.1"),
        ("--take", "w.csv", "--cohort", "elm"),
        ("--take", "w.csv", "--group", "learner"),
        ("--cohort", "elm", "--date", "2026-10-20"),
        ("--cohort", "elm", "--group", "title"),
    ],
)
def test_half_a_question_is_not_answered(project: Path, arguments: tuple[str, ...]) -> None:
    assert call(project, *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--out", "w.ods"), "Call it w.xlsx or w.csv"),
        (("--out", "w"), "Call it w.xlsx or w.csv"),
        (("--out", "site/w.xlsx"), "would lie among the sites"),
        (("--by", "standard"), "To group: --group standard"),
        (("--by", "learner"), "To group: --group learner"),
        (("--learner", "bo"), "bo is not in elm"),
        (("--learner", "adda"), "There is no learner “adda”. Did you mean ada-lovelace?"),
        (("--cohort", "Elmo team"), "There is no cohort “Elmo team”"),
        (("--cohort", "elmo"), "There is no cohort “elmo”. Did you mean elm? Cohorts are:\nelm  Elm"),
    ],
)
def test_what_cannot_be_made_is_told_with_what_to_write(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, str], message: str
) -> None:
    monkeypatch.chdir(project.parent)
    refused = call(project, "--cohort", "elm", *arguments)
    assert isinstance(refused.exception, SettingsError)
    assert message in str(refused.exception)
    assert not (project.parent / "w.xlsx").exists()


@pytest.mark.parametrize(
    ("cohort", "learner"), [("elm", "ada-lovelace"), ("Elm", "Ada Lovelace"), ("ELM", "lovelace"), ("elm", "ada")]
)
def test_a_cohort_and_a_learner_are_meant_by_their_names(project: Path, cohort: str, learner: str) -> None:
    whole = call(project, "--cohort", "elm").stdout_bytes
    assert call(project, "--cohort", cohort, "--learner", learner).stdout_bytes == whole


def test_only_who_is_named_is_rated(settings: Settings, project: Path) -> None:
    school_file = settings.learners_dir / "_school/school.yml"
    school_file.write_text("name: S\ncohorts: {elm: {learners: [ada-lovelace, bo]}}\n", "utf-8")
    piece = "---\nstandards: [SCI.1]\nshare_with: [educators]\n---\nMade."
    put(settings.learners_dir, {"bo/evidence/boat.md": piece})
    for names, whose in (((), {"ada-lovelace", "bo"}), (("bo",), {"bo"}), (("ada", "bo"), {"ada-lovelace", "bo"})):
        asked = [part for name in names for part in ("--learner", name)]
        sheet = rows(call(project, "--cohort", "elm", *asked).stdout_bytes)
        assert {row["learner"] for row in sheet} == whose


def test_a_worksheet_is_grouped_as_it_is_asked_to(settings: Settings, project: Path) -> None:
    early = "---\ndate: 2026-09-01\nstandards: [SCI.2]\n---\nMade early."
    put(settings.learners_dir, {"ada-lovelace/evidence/early.md": early})
    for group, standards in (
        ((), ["SCI.2", "SCI.1", "SCI.1", "SCI.2"]),
        (("--group", "learner"), ["SCI.2", "SCI.1", "SCI.1", "SCI.2"]),
        (("--group", "standard"), ["SCI.1", "SCI.1", "SCI.2", "SCI.2"]),
    ):
        sheet = rows(call(project, "--cohort", "elm", *group).stdout_bytes)
        assert [row["standard"] for row in sheet] == standards


@pytest.mark.parametrize("learners", [(), ("ada",)])
def test_a_day_that_can_hardly_be_right_is_shown_as_pages_show_it(
    settings: Settings, learners: tuple[str, ...]
) -> None:
    """One piece a year later is doubted alone, and not beside a classmate's; one of another century always is."""
    school_file = settings.learners_dir / "_school/school.yml"
    school_file.write_text(
        "name: S\neducators: {ms-rivera: Ms Rivera}\ncohorts: {elm: {learners: [ada, bo]}}\n", "utf-8"
    )
    head = "---\nshare_with: [educators]\nstandards: [SCI.1]\ndate: "
    days = {"ada/evidence/a": "2026-09-01", "ada/evidence/z": "1026-10-01", "ada/evidence/m": "2027-09-01"}
    days |= {"bo/evidence/b": "2027-09-02"}
    put(settings.learners_dir, {f"{place}.md": f"{head}{day}\n---\nDone." for place, day in days.items()})
    sheet = rows(sheet_text(make_sheet(settings, Wanted("elm", learners=learners), Path.cwd())))
    mine = [(row["evidence"], row["date"]) for row in sheet if row["learner"] == "ada"]
    assert mine == [("a", "2026-09-01"), ("m", "2027-09-01"), ("z", "1026-10-01")]


def test_in_a_school_without_cohorts_everybody_is_rated(settings: Settings, project: Path) -> None:
    (settings.learners_dir / "_school/school.yml").write_text("name: Tiny School\n", "utf-8")
    for everyone in ("everyone", "Tiny school"):
        assert b"loom" in call(project, "--cohort", everyone).stdout_bytes
    refused = str(call(project, "--cohort", "elm").exception)
    assert refused.startswith("This school has no cohorts, so everybody is in one.")
    shutil.rmtree(settings.learners_dir / "ada-lovelace")
    shutil.rmtree(settings.learners_dir / "bo")
    assert b"loom" not in call(project, "--cohort", "everyone").stdout_bytes


def test_an_educator_may_be_called_what_a_group_is_called(settings: Settings) -> None:
    file = settings.learners_dir / "_school/school.yml"
    file.write_text(file.read_text("utf-8").replace("{ms-rivera:", "{learner: L. Earner, ms-rivera:"), "utf-8")
    assert {row["by"] for row in rows(sheet_of(settings, "elm", by="learner"))} == {"learner"}


def test_where_nothing_waits_nothing_is_written(project: Path) -> None:
    out = project.parent / "w.xlsx"
    answer = call(project, "--cohort", "oak", "--standard", "SCI.1", "--out", str(out))
    assert (answer.exit_code, out.exists()) == (0, False)
    assert answer.output.startswith("Nothing waits for a rating here")


def test_the_command_says_what_is_still_missing(project: Path) -> None:
    out = project.parent / "w.xlsx"
    output = call(project, "--cohort", "elm", "--out", str(out)).output
    assert output.splitlines() == [
        f"wrote {out}: 3 to rate. Fill in the column level, save it, and then:",
        f"portfolio rate --take {out}",
        "Nobody stands under by yet: fill it in as well, or add --by EDUCATOR when you take it.",
        "The links lead to pages that are not built yet: portfolio build",
    ]
    by = project.parent / "by me.xlsx"
    output = call(project, "--cohort", "elm", "--by", "ms-rivera", "--out", str(by)).output
    assert f'portfolio rate --take "{by}"' in output
    assert "Nobody" not in output


def test_a_table_says_what_was_taken_and_what_was_not(settings: Settings, project: Path, tmp_path: Path) -> None:
    file = filled(settings, tmp_path, "3P", "")
    call(project, "--take", str(file))
    output = call(project, "--take", str(filled(settings, tmp_path, "", note="look again"))).output
    file.write_text(
        "learner,standard,evidence,level,by,note\n"
        "ada-lovelace,SCI.1,loom,P,ms-rivera,\n"
        "ada-lovelace,SCI.2,10,2D,ms-rivera,\n"
        "ada-lovelace,SCI.1,10,,ms-rivera,later\n",
        "utf-8",
    )
    assert "left out: a note, and no level" in output
    lines = [line.split() for line in call(project, "--take", str(file)).output.splitlines()]
    assert lines[:4] == [
        ["learner", "standard", "piece", "level"],
        ["ada-lovelace", "SCI.2", "10", "Developing", "taken"],
        ["ada-lovelace", "SCI.1", "loom", "Proficient", "left", "out:", "taken", "before"],
        ["ada-lovelace", "SCI.1", "10", "left", "out:", "a", "note,", "and", "no", "level"],
    ]
    assert lines[-1] == "took 1 rating, 1 taken before, 1 row without a level left out (1 note among them)".split()


def test_nobody_needs_to_write_who_rates_into_every_row(settings: Settings, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "w.csv"
    file.write_text("learner,standard,evidence,level,by\nada-lovelace,SCI.1,loom,3,\n", "utf-8")
    refused = call(project, "--take", str(file)).output
    assert "--by ms-rivera" in refused
    assert "Nothing was taken" in refused
    assert "took 1 rating\n" in call(project, "--take", str(file), "--by", "ms-rivera").output


def test_an_earlier_level_is_not_said_to_count_where_another_does(settings: Settings, project: Path) -> None:
    file = project.parent / "w.csv"
    head = "learner,standard,evidence,level,by,note\nada-lovelace,SCI.1,loom,"
    for written, said in (
        ("3P,ms-rivera,", "took 1 rating"),
        ("2D,ms-rivera,", "took 1 rating"),
        ("3P,ms-rivera,", "left out: taken before, and Developing since"),
        ("2D,ms-rivera,", "left out: taken before"),
        ("3P,ms-rivera,after all", "took 1 rating"),
    ):
        file.write_text(head + written, "utf-8")
        output = " ".join(call(project, "--take", str(file), "--date", "2026-10-20").output.split())
        assert f"{said} took" in f"{output} took"
        assert ("since" in output) == ("since" in said)


def test_a_folder_is_no_worksheet(project: Path) -> None:
    (project.parent / "w.numbers").mkdir()
    output = call(project, "--take", str(project.parent / "w.numbers")).output
    assert "PG508" in output
    assert "save the sheet as an Excel workbook (.xlsx) or as CSV" in output
