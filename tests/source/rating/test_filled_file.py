"""A worksheet that comes back as a workbook: what programs and people make of it, and what attacks."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from growth import assert_at_most
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from sample_school import REPOSITORY
from workbooks import SHEET, Row, archive, patched, with_entities, with_rows, with_shared_texts, workbook

from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.rating.worksheet import Filled, read_worksheet

HEAD = ("learner", "standard", "evidence", "level", "note", "by")
ROW = ("ada", "3.10", "engine", "3P", "clear", "ms-x")
READ = dict(zip(HEAD, ROW, strict=True))


def read(data: bytes) -> tuple[Filled, list[Problem]]:
    problems = Problems()
    return read_worksheet(data, "w.xlsx", problems), problems.found


def rows(data: bytes) -> list[dict[str, str]]:
    """Every row with a level, without what nobody asked for; there may be no problem."""
    filled, problems = read(data)
    assert problems == []
    return [{name: row[name] for name in HEAD} for row in filled.rated]


def changed(at: str, value: object) -> Row:
    return [value if name == at else cell for name, cell in zip(HEAD, ROW, strict=True)]


# ---- what is understood --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "value", "text"),
    [
        ("level", 3, "3"),
        ("level", 3.0, "3"),
        ("level", 2.1, "2.1"),
        ("level", True, "true"),
        ("level", " 3P ", "3P"),
        ("note", dt.date(2026, 10, 6), "2026-10-06"),
        ("note", dt.datetime(2026, 10, 6, 15, 30), "2026-10-06"),
        ("note", 'a, "b"; c', 'a, "b"; c'),
        ("note", "two\nlines", "two lines"),
        ("note", "_x0041_", "A"),
        ("note", "'tis", "'tis"),
        ("standard", "'3.10", "3.10"),
        ("evidence", 10, "10"),
        ("by", "ليلى", "ليلى"),
    ],
)
def test_a_cell_is_what_it_looks_like(at: str, value: object, text: str) -> None:
    assert rows(workbook([HEAD, changed(at, value)])) == [{**READ, at: text}]


def test_other_columns_another_order_and_what_stands_above_do_no_harm() -> None:
    names = ("Level ", "", "LEARNER", "my own", "by", "evidence", "note", "standard")
    row = ("3P", "?", "ada", "=1+1", "ms-x", "engine", "clear", "3.10", "a remark beside the table")
    data = workbook([("My ratings",), (), names, row, (), ("", None, "", "", "", "", "", "")])
    assert rows(data) == [READ]
    assert [row.line for row in read(data)[0].rated] == [4]


def test_a_sheet_may_have_any_name_and_stand_anywhere() -> None:
    assert rows(workbook([("Export summary",)], [("level", "means"), ("3P", "I can")], [HEAD, ROW], [])) == [READ]


def test_rows_without_a_level_are_told_apart_whatever_they_hold() -> None:
    filled, problems = read(workbook([HEAD, changed("level", None), changed("standard", 3.1)[:3], ROW]))
    assert (len(filled.empty), len(filled.rated), problems) == (2, 1, [])


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, lambda xml: xml.replace(b' r="A2"', b"").replace(b' r="B2"', b"").replace(b'<row r="2"', b"<row")),
        (SHEET, lambda xml: xml.replace(b"<worksheet", b'<?note?><!-- a remark --><worksheet')
         if b"<?xml" not in xml[:5] else xml),
        ("xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b'"/xl/worksheets', b'"worksheets')),
        ("xl/workbook.xml", lambda xml: xml.replace(b"r:id", b"rel:id").replace(b"xmlns:r=", b"xmlns:rel=")),
    ],
)  # fmt: skip
def test_other_ways_to_write_the_same_workbook(part: str, change: Callable[[bytes], bytes]) -> None:
    data = workbook([HEAD, ROW])
    assert patched(data, {part: change}) != data
    assert rows(patched(data, {part: change})) == [READ]


def test_rich_texts_texts_in_the_cell_and_results_of_other_programs() -> None:
    cells = (
        '<c t="inlineStr"><is><r><t>a</t></r><r><t>da</t></r><rPh><t>aloud</t></rPh></is></c><c t="str"><v>3.10</v></c>'
        '<c t="inlineStr"><is><t>engine</t></is></c><c><v>3</v></c><c t="d"><v>2026-10-06T00:00:00</v></c>'
        '<c t="e"><v>#REF!</v></c>'
    )
    found = rows(with_rows(workbook([HEAD]), f'<row r="2">{cells}</row>'))
    assert found == [{**READ, "level": "3", "note": "2026-10-06", "by": "#REF!"}]


def test_texts_that_cells_share() -> None:
    assert rows(with_shared_texts(HEAD, ROW, ())) == [READ]


def test_the_strict_kind_of_workbook() -> None:
    spaces = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
    }

    def strict(xml: bytes) -> bytes:
        for space, other in spaces.items():
            xml = xml.replace(space, other)
        return xml

    parts = (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels")
    assert rows(patched(with_shared_texts(HEAD, ROW), dict.fromkeys(parts, strict))) == [READ]


def test_a_day_that_is_none_is_no_matter_for_the_terminal() -> None:
    data = workbook([HEAD, changed("note", dt.date(2026, 10, 6))])
    number = b">%d<" % (dt.date(2026, 10, 6) - dt.date(1899, 12, 30)).days
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert rows(patched(data, {SHEET: lambda xml: xml.replace(number, b">1e9<")})) == [{**READ, "note": "#VALUE!"}]


def test_charts_comments_links_and_pictures_are_left_alone() -> None:
    def adorn(book: Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["D2"].comment = Comment("is this right?", "Ms X")
        sheet["A2"].hyperlink = "https://school.example/"
        sheet.add_chart(BarChart(), "J2")
        book.create_chartsheet("Chart").add_chart(BarChart())
        book.defined_names["all"] = DefinedName("all", attr_text="'Sheet 1'!$A$1")

    assert rows(workbook([HEAD, ROW], change=adorn)) == [READ]


def test_what_reads_workbooks_is_not_waited_for_by_who_takes_none() -> None:
    code = "import sys, portfolio_gen.cli, portfolio_gen.source.rating.worksheet; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_days_that_count_from_1904() -> None:
    data = workbook([HEAD, changed("note", dt.date(2026, 10, 6))])
    number = (dt.date(2026, 10, 6) - dt.date(1899, 12, 30)).days
    moved = patched(
        data,
        {
            "xl/workbook.xml": lambda xml: xml.replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>'),
            SHEET: lambda xml: xml.replace(b">%d<" % number, b">%d<" % (number - 1462)),
        },
    )
    assert rows(moved) == [{**READ, "note": "2026-10-06"}]


def test_links_to_other_files_are_not_followed() -> None:
    def link(book: Workbook) -> None:
        book.worksheets[0]["G2"].hyperlink = "file:///etc/passwd"

    data = workbook([HEAD, ROW], change=link)
    outside = (
        b'<Relationship Id="rId99" Type="x/externalLink" Target="http://127.0.0.1:9/x.xlsx" TargetMode="External"/>'
    )
    end = b"</Relationships>"
    known = {"xl/_rels/workbook.xml.rels": lambda xml: xml.replace(end, outside + end)}
    assert rows(patched(data, known)) == [READ]


# ---- what is refused, and how --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (workbook([HEAD, ROW, changed("level", "=2+1")]), 3, "A formula stands under level."),
        (workbook([HEAD, changed("note", '=HYPERLINK("x")')]), 2, "A formula stands under note."),
        (workbook([HEAD, changed("standard", 3.1)]), 2, "“3.1” is a number under standard"),
        (workbook([("My ratings",), HEAD[:5], ROW[:5]]), 2, "does not name the columns by."),
        (workbook([]), 1, "does not name the columns learner, standard, evidence, level, by."),
        (workbook([("level", *HEAD), ("3P", *ROW)]), 1, "Two columns are called level."),
    ],
)
def test_what_cannot_be_taken_for_what_it_looks_like(data: bytes, line: int, message: str) -> None:
    problem = read(data)[1][0]
    assert (problem.code, problem.line, message in problem.message) == ("PG505", line, True)


def test_a_formula_is_refused_with_the_result_that_is_kept_beside_it() -> None:
    cells = "".join(f'<c t="str"><v>{cell}</v></c>' for cell in ROW)
    formula = cells.replace("<v>3P</v>", '<f>IF(A2="ada","3P","1B")</f><v>3P</v>')
    (problem,) = read(with_rows(workbook([HEAD]), f'<row r="2">{formula}</row>'))[1]
    assert (problem.key, problem.message) == ("level", "A formula stands under level.")


@pytest.mark.parametrize(
    ("merged", "message"),
    [("D2:D3", "level"), ("C2:D2", "evidence, level"), ("A5:F9", "learner, standard"), ("G2:H9", ""), ("A1:B1", "")],
)
def test_merged_cells_would_lose_ratings(merged: str, message: str) -> None:
    def merge(book: Workbook) -> None:
        book.worksheets[0].merge_cells(merged)

    data = workbook([(*HEAD, "", ""), ROW, ROW], change=merge)
    problems = [problem for problem in read(data)[1] if "merged" in problem.message]
    assert [message in problem.message for problem in problems] == ([True] if message else [])


def test_two_sheets_that_could_be_meant() -> None:
    (problem,) = read(workbook([HEAD, ROW], [HEAD, ROW]))[1]
    assert problem.code == "PG508"
    assert "“Sheet 1”, “Sheet 2”" in problem.message


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<a/>"), "(.ods", "save"),
        (archive(Index__Document_iwa=b"x"), ".numbers", "save the sheet as"),
        (archive(word__document_xml=b"<a/>"), "a Word document", "save the sheet as"),
        (archive(ppt__presentation_xml=b"<a/>"), "a PowerPoint", "save the sheet as"),
        (archive(xl__workbook_bin=b"x"), ".xlsb", "save the sheet as"),
        (archive(readme_txt=b"x"), "damaged", "save it again"),
        (archive(), "damaged", "save it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "with a password", "take the password away"),
        (b"%PDF-1.7\n", "a PDF", "save the sheet as"),
        (b"\x89PNG\r\n\x1a\n", "a picture", "save the sheet as"),
        (b"\xff\xd8\xff\xe0", "a picture", "save the sheet as"),
        (b"\0\0\0\x18ftypheic", "a picture", "save the sheet as"),
        (b"RIFF....WEBP", "a picture", "save the sheet as"),
        (b"<html><table>", "a web page", "save the sheet as"),
        (workbook([HEAD, ROW])[:-40], "damaged", "save it again"),
        (b"PK\3\4", "damaged", "save it again"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_what_to_do(data: bytes, message: str, hint: str) -> None:
    filled, (problem,) = read(data)
    assert (filled.rated, problem.code, problem.line) == ((), "PG508", 0)
    assert message in problem.message
    assert hint in problem.hint


# ---- attacks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_names_for_names_are_never_put_together(part: str) -> None:
    start = time.process_time()
    (problem,) = read(with_entities(with_shared_texts(HEAD, ROW), part))[1]
    assert (problem.code, "declares names" in problem.message) == ("PG508", True)
    assert time.process_time() - start < 5


@pytest.mark.slow
@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
@pytest.mark.parametrize("fill", [b" " * 1_000, b"<!-- a -->" * 100], ids=["nothing", "remarks"])
def test_a_bomb_is_put_down_before_it_grows(part: str, fill: bytes) -> None:
    data = patched(with_shared_texts(HEAD, ROW), {part: lambda xml: xml + fill * (120_000_000 // len(fill))})
    assert len(data) < 300_000
    (problem,) = read(data)[1]
    assert (problem.code, "too much" in problem.message) == ("PG508", True)


@pytest.mark.slow
def test_a_bomb_that_is_said_to_be_small_grows_no_further_than_that() -> None:
    data = patched(workbook([HEAD, ROW]), {SHEET: lambda xml: xml + b" " * (100_000_000 - len(xml))})
    lies = data.replace((100_000_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little"))
    assert lies != data
    start = time.process_time()
    (problem,) = read(lies)[1]
    assert (problem.code, "damaged" in problem.message, time.process_time() - start < 5) == ("PG508", True, True)


@pytest.mark.slow
@pytest.mark.parametrize("token", [b"<c ", b'<c r="', b"<!-- ", b"<?x "])
def test_a_tag_that_never_ends_is_not_read_again_and_again(token: bytes) -> None:
    data = patched(workbook([HEAD, ROW]), {SHEET: lambda xml: xml[:-30] + token + b" " * 7_000_000})
    start = time.process_time()
    (problem,) = read(data)[1]
    assert (problem.code, "damaged" in problem.message, time.process_time() - start < 5) == ("PG508", True, True)


@pytest.mark.parametrize("end", ["", "</a>" * 200])
def test_elements_within_elements_without_end(end: str) -> None:
    (problem,) = read(with_rows(workbook([HEAD, ROW]), "<a>" * 200 + end))[1]
    assert (problem.code, "too much" in problem.message) == ("PG508", True)


END = b"</sheetData>"
TOO_MUCH = "There is too much in this workbook."
DAMAGED = "This workbook is damaged."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("part", "at", "more", "message"),
    [
        (SHEET, END, b'<row r="99999999999"><c r="XFD99999999999"><v>1</v></c></row>', ""),
        (SHEET, END, b'<row r="2"><c r="A2"><f t="shared" si="0">' + b"A1+" * 900_000 + b"1</f></c></row>"
         + b'<row><c r="A3"><f t="shared" si="0"/></c></row>' * 20_000, ""),
        (SHEET, END, END + b'<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>', TOO_MUCH),
        (SHEET, END, END + b"<mergeCells>" + b'<mergeCell ref="A1:F9"/>' * 5_001 + b"</mergeCells>", TOO_MUCH),
        (SHEET, END, END + b'<mergeCells><mergeCell ref="F9:A1"/></mergeCells>', DAMAGED),
        (SHEET, END, END + b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>', ""),
        (SHEET, END, b"<row" + b" x='" + b"1" * 7_000_000 + b"'/>", ""),
        ("xl/workbook.xml", b"</sheets>", b'<sheet name="again" sheetId="9" r:id="rId1"/>', DAMAGED),
        ("xl/workbook.xml", b"</sheets>", b"".join(
            b'<sheet name="more" sheetId="9" r:id="rId%d"/>' % number for number in range(9, 260)), TOO_MUCH),
        ("xl/workbook.xml", b"</sheets>", b"</sheets><definedNames>" + b"<definedName/>" * 200_000 + b"</definedNames>",
         ""),
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", b'<Relationship Id="rId9" Type="x/worksheet" '
         b'Target="worksheets/../worksheets/sheet1.xml"/>', DAMAGED),
        ("xl/styles.xml", b"</cellXfs>", b"<xf/>" * 20_001, TOO_MUCH),
        ("xl/styles.xml", b"<fonts", b'<numFmts><numFmt numFmtId="999" formatCode="' + b"[" * 5_000
         + b'"/></numFmts><fonts', DAMAGED),
        ("[Content_Types].xml", b"</Types>", b'<Override PartName="/x" ContentType="x"/>' * 5_001, TOO_MUCH),
    ],
)  # fmt: skip
def test_little_that_asks_for_much(part: str, at: bytes, more: bytes, message: str) -> None:
    whole = more if more.startswith((at, b"<numFmts")) else more + at
    data = patched(with_shared_texts(HEAD, ROW), {part: lambda xml: xml.replace(at, whole)})
    start = time.process_time()
    filled, problems = read(data)
    assert time.process_time() - start < 20
    if message:
        assert [(problem.code, problem.message) for problem in problems] == [("PG508", message)]
    else:
        assert {problem.code for problem in problems} <= {"PG505"}
        assert filled.rated or problems


@pytest.mark.slow
def test_more_cells_than_a_school_fills() -> None:
    cells = f"<row>{'<c><v>1</v></c>' * 1_000}</row>".encode() * 101 + END
    sheets = dict.fromkeys((SHEET, SHEET.replace("1", "2")), lambda xml: xml.replace(END, cells))
    (problem,) = read(patched(workbook([HEAD, ROW], [("mine",)]), sheets))[1]
    assert "too much" in problem.message


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not say how much memory was taken")
def test_as_many_cells_as_are_read_fit_into_the_memory_of_a_school_computer(tmp_path: Path) -> None:
    cell = '<c t="str"><v>{}</v></c>'
    written = "".join(f"<row>{cell.format(number) * 10}</row>" for number in range(19_990))
    data = with_rows(workbook([HEAD, ROW]), written)
    (tmp_path / "w.xlsx").write_bytes(data)
    code = (
        "import re, sys\n"
        "from pathlib import Path\n"
        "from portfolio_gen.problems import Problems\n"
        "from portfolio_gen.source.rating.worksheet import read_worksheet\n"
        "found = read_worksheet(Path(sys.argv[1]).read_bytes(), 'w.xlsx', Problems())\n"
        "print(len(found.rated), *re.findall(r'VmHWM:\\s*(\\d+) kB', Path('/proc/self/status').read_text()))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "w.xlsx")]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    rated, kilobytes = map(int, done.stdout.split())
    assert rated == 19_991
    assert kilobytes < 300_000


@pytest.mark.slow
def test_a_thousand_headings_do_not_make_every_row_as_wide() -> None:
    def sheet(headings: int) -> bytes:
        head = (*HEAD, *(f"h{number}" for number in range(headings)))
        return with_rows(workbook([head, ROW]), "<row><c><v>1</v></c></row>" * 5_000)

    wide, narrow = sheet(990), sheet(0)
    assert_at_most(3, lambda: read(wide), lambda: read(narrow))


def test_other_columns_may_be_called_alike() -> None:
    assert rows(workbook([(*HEAD, "mine", "mine"), (*ROW, "a", "b")])) == [READ]


@pytest.mark.slow
def test_a_million_rows_that_only_have_a_look_are_told_to_be_too_many() -> None:
    rows_of_a_look = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/></row>' for n in range(3, 1_048_577))
    filled, (problem,) = read(with_rows(workbook([HEAD, ROW]), rows_of_a_look))
    assert (filled.rated, problem.code, problem.message) == ((), "PG508", TOO_MUCH)
    assert "Copy the rows you filled in into a new workbook" in problem.hint


@pytest.mark.parametrize(
    "xml",
    [
        '<row r="99999999999999999999"><c r="ZZZ9999999" s="99999999999" t="s"><v>99999999999999</v></c></row>',
        '<row r="2"><c t="s"><v>x</v></c></row>',
        '<row r="2"><c t="n"><v>1e999</v></c><c><v>NaN</v></c><c s="1"><v>1e99</v></c><c t="?"><v>x</v></c></row>',
        '<row r="2"><c t="inlineStr"><is><t>_xD83D__x0000_</t></is></c></row>',
        "<row><c><v>" + "9" * 5_000 + "</v></c></row>",
        "</sheetData></worksheet>",
        "<row>" * 50_000,
        "\x01",
    ],
)
def test_nonsense_is_data_or_a_problem_and_never_a_crash(xml: str) -> None:
    filled, problems = read(with_rows(workbook([HEAD]), xml))
    assert {problem.code for problem in problems} <= {"PG505", "PG508"}
    for row in (*filled.rated, *filled.empty):
        assert "".join(row.cells.values()).encode("utf-8").count(b"\0") == 0


def test_any_byte_may_be_broken() -> None:
    data = workbook([HEAD, ROW])
    for at in range(0, len(data), 97):
        _, problems = read(data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1 :])
        assert {problem.code for problem in problems} <= {"PG505", "PG508", "PG106"}
