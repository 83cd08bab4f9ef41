"""`_school/frameworks/`: YAML, CSV and CASE side by side; what is written is read again; the cache cannot lie."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st
from written_frameworks import again

from portfolio_gen.model.grade import grade_labels
from portfolio_gen.model.printable import one_line
from portfolio_gen.model.slug import slug
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.framework import framework_cache
from portfolio_gen.source.framework.case_text import without_markup
from portfolio_gen.source.framework.framework_csv import HINTED, read_csv
from portfolio_gen.source.framework.framework_writer import to_yaml
from portfolio_gen.source.framework.framework_yaml import read_yaml
from portfolio_gen.source.framework.frameworks import read_frameworks, validate
from portfolio_gen.source.framework.standard_tree import Draft, arrange
from portfolio_gen.source.opening import open_folder

YAML = """\
id: river
title: River Valley
licence: CC BY 4.0
attribution: Written here.
standards:
  - code: SCI
    title: Science
    standards:
      - {code: 3.10, statement: "Test: measure", grades: [KG, 07], aliases: [S.X]}
      - code: SCI.2
        statement: Compare
        also_under: [LIT]
  - code: LIT
    order: [LIT.1, SCI.2]
    standards:
      - {title: Café culture}
      - {code: LIT.1, statement: Read}
  - {code: LIT.9, under: LIT, statement: [A very long, statement]}
"""


def yaml(text: str) -> tuple[Framework | None, list[Problem]]:
    problems = Problems()
    return read_yaml(text, "file-name", "f.yml", problems), problems.found


def table(text: str) -> tuple[Framework | None, list[Problem]]:
    problems = Problems()
    return read_csv(text, "file-name", "f.csv", problems), problems.found


def tree(framework: Framework | None) -> dict[str, tuple[str, ...]]:
    assert framework is not None
    return {standard.id: standard.parents for standard in framework.standards}


def found(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems]


def test_yaml_is_read_as_written() -> None:
    framework, problems = yaml(YAML)
    assert problems == []
    assert framework is not None
    assert (framework.id, framework.licence, framework.attribution) == ("river", "CC BY 4.0", "Written here.")
    assert tree(framework) == {
        "SCI": (), "3.10": ("SCI",), "SCI.2": ("SCI", "LIT"),
        "LIT": (), "LIT.1": ("LIT",), "café-culture": ("LIT",), "LIT.9": ("LIT",),
    }  # fmt: skip
    assert [child.id for child in framework.children["LIT"]] == ["LIT.1", "SCI.2", "café-culture", "LIT.9"]
    assert framework.by_id["3.10"].grades == ("K", "7")
    assert framework.by_id["3.10"].aliases == ("S.X",)
    assert framework.by_id["LIT.9"].statement == "A very long statement"


def test_yaml_without_id_and_title_is_called_by_its_file() -> None:
    framework, _ = yaml("standards:\n  - code: A\n")
    assert framework is not None
    assert (framework.id, framework.title) == ("file-name", "file-name")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a: b: c\nstandards: [\n", [("PG504", 1)]),
        ("- A\n- B\n", [("PG504", 1)]),
        ("standards:\n  - A.1\n", [("PG504", 2)]),
        ("standards:\n  - {grades: [7]}\n", [("PG504", 2)]),
        ("standards:\n  - code: A\n  - code: B\n    also_under: [C]\n", [("PG504", 3)]),
        ("standards:\n  - code: A\n  - code: A\n", [("PG506", 3)]),
        ("standards:\n  - code: A\n  - {id: other, code: A}\n", [("PG506", 3)]),
        ("standards:\n  - {code: A, under: B}\n  - {code: B, under: A}\n", [("PG504", 3)]),
        ("standards:\n  - title: Same\n  - title: Same\n", []),
    ],
)
def test_what_is_wrong_in_yaml_has_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(yaml(text)[1]) == expected


def test_the_first_of_a_repeated_code_is_kept_and_children_of_the_second_too() -> None:
    framework, _ = yaml("standards:\n  - {code: A, title: first}\n  - code: A\n    standards:\n      - code: B\n")
    assert tree(framework) == {"A": (), "B": ("A",)}
    assert framework is not None
    assert framework.by_id["A"].title == "first"


CSV = 'code,statement,parent,grades\nA,Area,,\nA.1,"Says ""this"", or that",A,"KG;01 2"\n,Uncoded,A;B,\nB,,\n,Uncoded\n'


@pytest.mark.parametrize("change", [str, lambda text: text.replace("code,s", " Code ,S")])
def test_csv_is_read_as_written(change: object) -> None:
    assert callable(change)
    framework, problems = table(change(CSV))
    assert problems == []
    assert tree(framework) == {"A": (), "A.1": ("A",), "uncoded": ("A", "B"), "B": (), "uncoded-2": ()}
    assert framework is not None
    assert framework.by_id["A.1"].statement == 'Says "this", or that'
    assert framework.by_id["A.1"].grades == ("K", "1", "2")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("code;statement;parent\nA;One, two;\n", {"A": ()}),
        ("statement\tcode\nOne\tA\n", {"A": ()}),
        ("sep=;\ncode;statement\nA;One, two\n", {"A": ()}),
        ("code,statement\n'3.10,Ten\n'1-2,One\n", {"3.10": (), "1-2": ()}),
        ("code,statement,parent\nA.1,Below,A\nA,Above,\n", {"A": (), "A.1": ("A",)}),
        ("code,statement\n3.10,Ten\n3.1,One\n", {"3.10": (), "3.1": ()}),
        ("code,statement\nA\n", {"A": ()}),
    ],
)
def test_csv_in_other_shapes(text: str, ids: dict[str, tuple[str, ...]]) -> None:
    framework, problems = table(text)
    assert (tree(framework), problems) == (ids, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("PG504", 1)]),
        ("number,words\n1,x\n", [("PG504", 1)]),
        ("code,statement\nA,x\nA,y\n", [("PG506", 3)]),
        ("code,statement,parent\nA,x,B\n", [("PG504", 2)]),
        ("code,statement\nA,Ask, then test\nB,y\n", [("PG504", 2)]),
        ("code,statement,Statement\nA,x,y\n", [("PG504", 1)]),
        ('code,statement\nA,x\nB,"open\nC,z\n', [("PG504", 3)]),
        ("code,statement,parent\nA,x,B\nB,x,A\n", [("PG504", 3)]),
        (f"code,statement\nA,{'x' * 200_000}\n", [("PG504", 2)]),
    ],
)
def test_what_is_wrong_in_csv_has_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(table(text)[1]) == expected


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """An empty folder of frameworks."""
    folder = tmp_path / "frameworks"
    folder.mkdir()
    return folder


def school(folder: Path, **files: str) -> Path:
    """A folder of frameworks, and beside them one called `cache` to keep readings in."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    (folder / "cache").mkdir(exist_ok=True)
    return folder


def read_all(folder: Path, problems: Problems, cache: Path | None = None) -> tuple[Framework, ...]:
    """The frameworks in a school's folder of them."""
    with open_folder(folder.parent) as files:
        return read_frameworks(files, problems, cache)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    case = json.dumps({"CFDocument": {"title": "C"}, "CFItems": [{"humanCodingScheme": "X"}]})
    school(tmp_path, b__yml="title: B", c__json=case, a__CSV="code,statement\nA,x\n", d__txt="no", __hidden="no")
    problems = Problems()
    assert [framework.id for framework in read_all(tmp_path, problems)] == ["a", "b", "c"]
    assert problems.found == []
    assert read_all(tmp_path / "none", problems) == ()


def test_the_same_framework_in_two_files_counts_once(tmp_path: Path) -> None:
    school(tmp_path, a__csv="code,statement\nA,x\n", b__yml="id: a\nstandards:\n  - code: A\n")
    problems = Problems()
    assert len(read_all(tmp_path, problems)) == 1
    assert [(p.code, p.path) for p in problems.found] == [("PG506", "_school/frameworks/b.yml")]


@pytest.mark.parametrize(
    ("name", "data", "code"), [("a.yml", b"title: \xff", "PG106"), ("a.json", b"{", "PG504"), ("a.csv", b"", "PG504")]
)
def test_one_unreadable_file_leaves_the_others(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    school(tmp_path, b__yml="title: B")
    (tmp_path / name).write_bytes(data)
    (tmp_path / "c.yml").mkdir()
    problems = Problems()
    assert [framework.id for framework in read_all(tmp_path, problems)] == ["b"]
    assert [(p.path, p.code) for p in problems.found] == [
        (f"_school/frameworks/{name}", code),
        ("_school/frameworks/c.yml", "PG504"),
    ]


def test_validate_speaks_of_every_kind_of_file(tmp_path: Path) -> None:
    school(tmp_path, a__yml="standards:\n  - code: A\n  - code: A\n", b__json="{}", c__yml="title: C")
    assert [fault.where for fault in validate(tmp_path / "a.yml")] == ["line 3"]
    assert len(validate(tmp_path / "b.json")) == 1
    assert validate(tmp_path / "c.yml") == ()
    assert len(validate(tmp_path / "missing.json")) == 1
    school(tmp_path, d__txt="words")
    assert len(validate(tmp_path / "d.txt")) == 1


def test_the_cache_gives_the_same_framework_and_the_same_problems(tmp_path: Path) -> None:
    folder, cache = school(tmp_path, a__yml=f"{YAML}  - code: LIT\n"), tmp_path / "cache"
    first, second = Problems(), Problems()
    assert read_all(folder, first, cache) == read_all(folder, second, cache)
    assert first.found == second.found != []
    assert len(list(cache.iterdir())) == 1


def test_the_cache_is_asked_before_the_file_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = school(tmp_path, a__yml=YAML), tmp_path / "cache"
    read_all(folder, Problems(), cache)
    monkeypatch.setattr(
        "portfolio_gen.source.framework.frameworks.FRAMEWORK_READERS", {".yml": lambda *_: pytest.fail("parsed again")}
    )
    assert read_all(folder, Problems(), cache)[0].id == "river"


@pytest.mark.parametrize("damage", ["", "{}", "not json", '{"key": 1}', None])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage: str | None) -> None:
    folder, cache = school(tmp_path, a__yml=YAML), tmp_path / "cache"
    wanted = read_all(folder, Problems(), cache)
    [kept] = cache.iterdir()
    good = kept.read_bytes()
    kept.write_text(good.decode().replace("Science", "Magic")[:-9] if damage is None else damage, encoding="utf-8")
    assert read_all(folder, Problems(), cache) == wanted
    assert kept.read_bytes() == good


def test_the_cache_follows_the_content_and_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = school(tmp_path, a__yml=YAML), tmp_path / "cache"
    read_all(folder, Problems(), cache)
    school(tmp_path, a__yml=YAML.replace("River Valley", "Hill Side"))
    assert read_all(folder, Problems(), cache)[0].title == "Hill Side"
    before = framework_cache.cache_key(b"x", "p")
    monkeypatch.setattr(framework_cache, "_program", lambda: b"another")
    assert framework_cache.cache_key(b"x", "p") != before


def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    folder = school(tmp_path, a__yml=YAML, blocked="a file, not a folder")
    assert len(read_all(folder, Problems(), tmp_path / "blocked")) == 1


def test_what_is_written_is_friendly() -> None:
    framework, _ = yaml(YAML)
    assert framework is not None
    assert to_yaml(framework).split("\n")[4:15] == [
        "standards:",
        "  - code: SCI",
        "    title: Science",
        "    standards:",
        "      - code: '3.10'",
        "        statement: 'Test: measure'",
        "        grades: [K, 7]",
        "        aliases: [S.X]",
        "      - code: SCI.2",
        "        statement: Compare",
        "        also_under: [LIT]",
    ]
    assert again(framework) == framework


def chain(count: int) -> tuple[Standard, ...]:
    return tuple(Standard(id=f"L{n}", code=f"L{n}", parents=(f"L{n - 1}",) if n else ()) for n in range(count))


@pytest.mark.slow
def test_deep_trees_and_very_long_texts_are_written_so_that_they_can_be_read() -> None:
    deep = chain(2000)
    wordy = Standard(id="W", code="W", statement="many words " * 2000 + "end")
    framework = Framework(id="f", title="F", standards=(*deep, wordy))
    assert again(framework) == framework


@pytest.mark.slow
def test_deep_trees_are_written_in_linear_time() -> None:
    assert_linear(lambda deep: to_yaml(Framework(id="f", title="F", standards=deep)), chain, 4000)


@pytest.mark.slow
@pytest.mark.parametrize(
    "rows",
    [
        lambda count: ["A,x,"] * count,
        lambda count: [",Same words,"] * count,
        lambda count: [f"A.{n},x,B.{n}" for n in range(count)],
        lambda count: [f"A.{n},x,A.{(n + 1) % count}" for n in range(count)],
        lambda count: [f"A.{n},x,{';'.join(f'A.{m}' for m in range(max(0, n - 20), n))}" for n in range(count)],
    ],
    ids=["one code", "no codes", "unknown parents", "one circle", "many parents"],
)
def test_tables_of_odd_shapes_are_read_in_linear_time(rows: Callable[[int], list[str]]) -> None:
    def text(count: int) -> str:
        return "\n".join(["code,statement,parent", *rows(count)])

    assert tree(table(text(50))[0])
    assert_linear(table, text, 3000)


def test_the_nearest_is_offered_for_the_first_unknown_parents_only() -> None:
    rows = [f"A.{n},x,A.{n}x" for n in range(HINTED + 5)]
    hints = [problem.hint for problem in table("\n".join(["code,statement,parent", *rows]))[1]]
    assert hints[:HINTED] == [f"Did you mean “A.{n}”?" for n in range(HINTED)]
    assert hints[HINTED:] == ["Write the code of the standard above it, or nothing."] * 5


ODD = (
    "no", "y", "~", "null", "3.10", "007", "0x1F", "1e3", "12_000", "1:30", "2026-10-03", ".inf", "<<", "=", "-", "- a",
    "?", "a: b", "a #b", "#", "'", '"', "[A", "{", "}", "&a", "*a", "!a", "%A", "@a", "`a`", "|", ">", "---", "...",
    "a, b", "sep=;", "café", "한국어", "👩‍🏫", "\\", "\\n", "a" * 200, "many words " * 20 + "end",
)  # fmt: skip
"""What readers of YAML take for something else than a text, or for its end."""
LINES = (st.text(max_size=30) | st.sampled_from(ODD)).map(one_line)
CODES = LINES.filter(bool)
PLAIN = LINES.filter(lambda text: without_markup(text) == text)
LONG = st.sampled_from(["", "many words " * 1000 + "end", "- a: b # " * 1500 + "end"])
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    names = draw(st.lists(CODES, max_size=8, unique=True))
    drafts = []
    for name in names:
        code = draw(st.sampled_from([name, "", "twice"]))
        above = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
        words = {"title": draw(PLAIN), "statement": draw(PLAIN | LONG), "notes": draw(PLAIN | LONG)}
        words |= {key: draw(LINES) for key in ("kind", "lang", "licence", "guid")}
        lists = {"grades": grade_labels(tuple(draw(st.lists(LINES, max_size=3))))}
        lists["aliases"] = tuple(draw(st.lists(CODES, max_size=2)))
        last = draw(st.none() | DAYS)
        drafts.append(Draft(Standard(id=name, code=code, parents=tuple(above), retired=last, **words, **lists), 1))
    order = {name: tuple(draw(st.permutations(names))) for name in names}
    return Framework(
        id=slug(draw(CODES)),
        title=draw(CODES),
        rights=draw(LINES | LONG),
        subjects=tuple(draw(st.lists(CODES, max_size=3))),
        standards=arrange(drafts, order, "x", Problems()),
        **{key: draw(LINES) for key in ("licence", "attribution", "source", "version", "lang")},
    )


@pytest.mark.slow
@given(frameworks())
def test_any_framework_survives_being_written(framework: Framework) -> None:
    assert again(framework) == framework
    assert len(framework.by_id) == len(framework.standards)


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        (["", ""], "2 of 2 standards of “f” have no code"),
        ([""], "1 of 1 standards of “f” has no code"),
        (["A.1", "", ""], "2 of 3 standards of “f” have no code"),
        (["A.1", ""], ""),
        (["A.1"], ""),
    ],
)
def test_a_framework_without_codes_is_named(tmp_path: Path, codes: list[str], says: str) -> None:
    items = "\n".join(f"  - {{code: '{code}', statement: Words {number}}}" for number, code in enumerate(codes))
    school(tmp_path, f__yml=f"standards:\n{items}\n")
    problems = Problems()
    read_all(tmp_path, problems)
    assert [problem.code for problem in problems.found] == ["PG512"] * bool(says)
    assert all(says in problem.message for problem in problems.found)


def test_headings_without_a_code_are_as_usual(tmp_path: Path) -> None:
    school(tmp_path, f__yml="standards: [{title: All, standards: [{title: Some, standards: [{code: A.1}]}]}]")
    problems = Problems()
    read_all(tmp_path, problems)
    assert problems.found == []


def test_a_package_without_codes_says_how_to_give_some(tmp_path: Path) -> None:
    case = {"CFDocument": {"title": "C"}, "CFItems": [{"fullStatement": "Say it"}]}
    school(tmp_path, c__json=json.dumps(case))
    problems = Problems()
    read_all(tmp_path, problems)
    assert ["portfolio framework import" in problem.hint for problem in problems.found] == [True]


@pytest.mark.parametrize(
    ("written", "retired", "problems"),
    [
        ("2026-07-31", dt.date(2026, 7, 31), []),
        ("", None, []),
        ("yes", None, [("PG504", 2, "retired")]),
        ("2026-02-31", None, [("PG504", 2, "retired")]),
    ],
)
def test_a_table_may_say_what_has_ended(
    written: str, retired: dt.date | None, problems: list[tuple[str, int, str]]
) -> None:
    found, said = table(f"code,statement,retired\nA.1,Say it,{written}\n")
    assert found
    assert [one.retired for one in found.standards] == [retired]
    assert [(problem.code, problem.line, problem.key) for problem in said] == problems
