"""Front matter is found however a file was saved, and never taken for absent when it could not be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_school import said

from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.front_matter.documents import Document, parse_document, read_document
from portfolio_gen.source.front_matter.encoding import LARGEST_TEXT, decode, read_text
from portfolio_gen.source.opening import open_folder

FRONT = "---\ntitle: A\nshare_with: []\n---\n"


def parse(text: str) -> tuple[Document | None, list[Problem]]:
    problems = Problems()
    return parse_document(text, "a.md", problems), problems.found


@pytest.mark.parametrize(
    ("text", "keys", "lines", "body", "body_line"),
    [
        ("# Hello", [], [], "# Hello", 1),
        ("", [], [], "", 1),
        ("---\ntitle: A\n---\nbody", ["title"], [2], "\nbody", 3),
        ("\n\n---\ntitle: A\n---\nbody", ["title"], [4], "\nbody", 5),
        (" \t\n---\ntitle: A\n---\nbody", ["title"], [3], "\nbody", 4),
        ("\u200b---\ntitle: A\n---\nbody", ["title"], [2], "\nbody", 3),
        ("---\n\n\ntitle: A\n\n---\n\n\nbody", ["title"], [4], "\nbody", 8),
        ("-----  \ntitle: A\n---- \nbody", ["title"], [2], "\nbody", 3),
        ("---\n---\nbody", [], [], "\nbody", 2),
        ("---\n# only a remark\n---\nbody", [], [], "\nbody", 3),
        ("---\ntitle: A\n---", ["title"], [2], "", 3),
        ("---\ntitle: A\n---\none\n\n---\n\ntwo", ["title"], [2], "\none\n\n---\n\ntwo", 3),
        ("---\n\nA line above, no keys.\n", [], [], "---\n\nA line above, no keys.\n", 1),
        ("Date: a word\n---\n\nIt grew.", [], [], "Date: a word\n---\n\nIt grew.", 1),
        ("Day: sunny\nPlant: 4 cm\n---\n", [], [], "Day: sunny\nPlant: 4 cm\n---\n", 1),
        ("Day: sunny\nPlant: 4 cm\n\nIt grew.", [], [], "Day: sunny\nPlant: 4 cm\n\nIt grew.", 1),
        ("---\n{title: A, draft: yes}\n---\n", ["title", "draft"], [2, 2], "", 4),
    ],
)
def test_found(text: str, keys: list[str], lines: list[int], body: str, body_line: int) -> None:
    document, problems = parse(text)
    assert document is not None
    assert problems == []
    assert (list(document.keys.pairs), list(document.keys.lines.values())) == (keys, lines)
    assert (document.body, document.body_line) == (body, body_line)


@pytest.mark.parametrize(
    ("text", "code", "line", "message", "hint"),
    [
        ("+++\ntitle = A\n+++\nbody", "PG101", 2, "“title = A”", "quotation marks"),
        ("\n+++\nshare_with = []\n++\n", "PG103", 2, "plus signs", "(+++)"),
        ("---toml\ntitle = 'A'\n---\n", "PG102", 1, "TOML", "title: 'A'"),
        (";;;\n\"title\": \"A\"\n;;;\n", "PG102", 1, "JSON", "title: A"),
        ('{\n  "title": "A",\n  "draft": true\n}\nbody', "PG102", 1, "JSON", "title: A"),
        ('{"title": "A"}\nbody', "PG102", 1, "JSON", "title: A"),
        ("---\ntitle: A\n\nbody", "PG103", 1, "no line of dashes ends them", "below the last key"),
        ("\n---\nshare_with: []\n", "PG103", 2, "no line of dashes ends them", "three dashes"),
        ("---\n\nWords\n\ndraft: yes\n", "PG103", 1, "no line of dashes ends them", "three dashes"),
        ("---\ntitle: A\n--\nbody", "PG103", 1, "no line of dashes ends them", "three dashes"),
        ("–\ntitle: A\n–\n", "PG103", 1, "no line of three dashes above", "above the first key"),
        ("—\ntitle: A\n—\n", "PG103", 1, "no line of three dashes above", "above the first key"),
        ("--\ntitle: A\n--\n", "PG103", 1, "no line of three dashes above", "above the first key"),
        ("——-\ntitle: A\n——-\n", "PG103", 1, "no line of three dashes above", "above the first key"),
        ("--- yaml\ntitle: A\n---\n", "PG103", 1, "no line of three dashes above", "above the first key"),
        ("share_with: []\n\nbody", "PG103", 1, "no line of three dashes above", "above the first key"),
        ("title: A\ndate: 2026-10-03\n---\nbody", "PG103", 1, "no line of three dashes above", "---\ntitle: A"),
        ("title: A\ndraft: true\n---\nbody", "PG103", 1, "no line of three dashes above", "above the first"),
        ("```yaml\n---\nshare_with: []\n---\n```\n", "PG103", 1, "no line of three dashes above", "above the"),
        ("title: A\n\nshare_with: []\n---\n", "PG109", 3, "“share_with: []” stands in the text", "Move it up"),
        (FRONT + "share_with: [family]\n", "PG109", 5, "stands in the text", "between ``` lines"),
        (FRONT + "\n> Share-With : family\n", "PG109", 6, "stands in the text", "between ``` lines"),
        (FRONT + "\n  draft: true\n", "PG109", 6, "“draft: true” stands in the text", "Move it up"),
        (FRONT + "```\n\npublished: no\n", "PG109", 7, "stands in the text", "Move it up"),
        (FRONT + "<!--\nshare_with: []\n-->\n", "PG109", 6, "stands in the text", "Move it up"),
        ("---\nwhy: |\n  words\n  share_with: []\n---\n", "PG109", 4, "belongs to the lines above", "left edge"),
        ("---\nsteps:\n  - text: a\n    draft: yes\n---\n", "PG109", 4, "belongs to the lines above", "left edge"),
        ("---\ntitle: A\ntitle: B\n---\n", "PG104", 3, "stands here and on line 2", "Keep one"),
        ("---\ntitle:Git\ndate: 2026-10-03\n---\n", "PG101", 2, "no space after the colon", "title: Git"),
        ("\n\n---\ntitle: Goal 1: robots\n---\n", "PG101", 4, "second colon", 'title: "Goal 1: robots"'),
        ("---\nshare_with：[]\ntitle: A\n---\n", "PG101", 2, "wide colon", "share_with: []"),
        ("---\njust words\n---\n", "PG101", 2, "cannot be understood: “just words”", "one key in a line"),
        ("---\n- a\n---\n", "PG101", 2, "cannot be understood", "one key in a line"),
        ("---\ntitle: A\nshare_with: []\u2028draft: no\n---\n", "PG101", 3, "“share_with: [] draft: no”", "Write this"),
        ("---\na: " + "x\n  " * 60_000 + "\n---\n", "PG105", 1, "characters", "below the second line"),
        ("---\n" + "".join(f"k{n}: 1\n" for n in range(1001)) + "---\n", "PG105", 1001, "2,000", "few keys"),
    ],
)  # fmt: skip
def test_refused(text: str, code: str, line: int, message: str, hint: str) -> None:
    document, problems = parse(text)
    assert document is None
    assert len(problems) == 1
    assert said(problems[0], code, line, message, hint), problems[0]


@pytest.mark.parametrize(
    "body",
    [
        "Draft: my first essay is about rivers.",
        "```\nshare_with: [family]\n```\n",
        "~~~yaml\ndraft: true\n~~~\n",
        "I wrote `share_with: []` into my file.",
        "The book was published: yes, by my aunt.",
    ],
)
def test_prose_about_keys_is_prose(body: str) -> None:
    document, problems = parse(FRONT + "\n" + body)
    assert document is not None
    assert problems == []


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        ("é\n".encode(), "é\n", []),
        ("\ufeffé".encode(), "é", []),
        ("\ufeff\ufeffé".encode(), "é", []),
        (b"a\r\nb\rc\n", "a\nb\nc\n", []),
        ("é\r\n".encode("utf-16"), "é\n", ["PG107"]),
        (b"\xfe\xff" + "é".encode("utf-16-be"), "é", ["PG107"]),
        (b"\xff\xfe\x00", None, ["PG106"]),
        ("---\nshare_with: []".encode("utf-16-le"), None, ["PG106"]),
        ("---\nshare_with: []".encode("utf-16-be"), None, ["PG106"]),
        ("---\nshare_with: []".encode("utf-32"), None, ["PG107", "PG106"]),
        ("\u200b---\nshare_with: []".encode("utf-16-le"), None, ["PG106"]),
        (b"a zero byte later\0", "a zero byte later\ufffd", []),
        ("a\nü".encode("cp1252"), None, ["PG106"]),
        (b"a\0b", "a\ufffdb", []),
        (b"", "", []),
    ],
)
def test_encodings(data: bytes, text: str | None, codes: list[str]) -> None:
    problems = Problems()
    assert decode(data, "a.md", problems) == text
    assert [problem.code for problem in problems.found] == codes


def test_wrong_letters_name_their_line() -> None:
    problems = Problems()
    decode("a\r\nb\rc\n“ü”".encode("cp1252"), "a.md", problems)
    assert said(problems.found[0], "PG106", 4, "not saved as UTF-8", "Save as")


@pytest.mark.parametrize("front", ["---\r\ntitle: A\r\nshare_with: []\r\n---\r\n", "\ufeff\n\n" + FRONT])
def test_windows_files_keep_their_keys(tmp_path: Path, front: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes((front + "body").encode())
    problems = Problems()
    with open_folder(tmp_path) as folder:
        document = read_document(folder, "a.md", problems)
    assert document is not None
    assert list(document.keys.pairs) == ["title", "share_with"]


@pytest.mark.parametrize(
    ("make", "code", "message"),
    [
        (lambda file: file.mkdir(), "PG111", "not an ordinary file"),
        (lambda file: file.write_bytes(b"x" * (LARGEST_TEXT + 1)), "PG111", "too large to read: 2,000,001 bytes"),
        (lambda file: file.symlink_to("nowhere"), "PG307", "a link"),
    ],
)
def test_what_is_no_text_file_is_a_problem(tmp_path: Path, make: object, code: str, message: str) -> None:
    assert callable(make)
    make(tmp_path / "a.md")
    problems = Problems()
    with open_folder(tmp_path) as folder:
        assert read_text(folder, "a.md", "a.md", problems) is None
    assert said(problems.found[0], code, 0, message, "")


def test_a_name_the_system_refuses_is_a_problem(tmp_path: Path) -> None:
    problems = Problems()
    with open_folder(tmp_path) as folder:
        assert read_text(folder, "a\0b.md", "a.md", problems) is None
    assert said(problems.found[0], "PG111", 0, "cannot be opened", "")


ANSWER = "---\ntitle: Only mine\ndate: 2026-10-03\n{more}---\n\nI cried.\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Here it is:\n\n```markdown\n" + ANSWER.format(more="share_with: []\n") + "```\n", 3),
        ("```yaml\n---\ntitle: A\n---\n```\n\nText.", 1),
        ("- One:\n\n  ```\n  ---\n  title: A\n  published: no\n  ---\n  ```\n", 3),
        ("~~~\ntitle: A\nstandards: [TS.1]\n~~~\n\nText.", 1),
        ("Sure!\n\nHere:\n\n```\n\n" + ANSWER.format(more="") + "```\nAnything else?", 5),
        ("My second reflection\n\n---\ntitle: A\nstandards: [TS.1]\n---\n\nText.", 3),
        ("![me](me.jpg)\n---\ntags:\n  - a\n# note\nlang: ar\n---\nText.", 2),
        ("word\n\n" * 9 + "```\n---\ntitle: A\ndraft: yes\n---\n```\n", 19),
    ],
)
def test_keys_below_a_text_or_in_a_pasted_answer_withhold_it(text: str, line: int) -> None:
    document, problems = parse(text)
    assert document is None
    assert [(problem.code, problem.line) for problem in problems] == [("PG103", line)]


@pytest.mark.parametrize(
    "text",
    [
        "I set up a container:\n\n```yaml\nservices:\n  web:\n    image: nginx\n```\n",
        "word\n" * 9 + "```yaml\n---\ntitle: A page of my blog\nlayout: post\n---\n```\nSo it began.",
        "word\n" * 9 + "```\ntitle: A\ndate: 2026-10-03\n```\n",
        "One.\n\n---\n\nTwo.\n\n---\n\nThree.",
        "A dialogue\n\n---\nMaya: it leaks\nLeo: again\n---\n\nThe end.",
        "Above\n\n---\ntitle: no dashes below\n\nText.",
        "```python\ntitle: str\ndate: str\n```\n",
        FRONT + "\nThis is how I write one:\n\n```\n---\ntitle: B\nshare_with: []\n---\n```\n",
        "---\ntitle: A\n---\n\nThis is how I write one:\n\n```\n---\ntitle: B\nkind: model\n---\n```\n",
        "---\ntitle: A\n---\n\nNobody has to know, and this hides it:\n\n```\nshare_with: []\n```\n",
    ],
)
def test_who_only_shows_keys_or_rules_may_do_so(text: str) -> None:
    document, problems = parse(text)
    assert (document is not None, problems) == (True, [])


@pytest.mark.parametrize(
    ("own", "line"), [("---\ntitle: A\n---\n", 6), ("+++\ntitle = 'A'\n+++\n", 6), ("---\ntags: [a]\n---\n", 6)]
)
@pytest.mark.parametrize("more", ["share_with: []\n", "draft: yes\n", "published: no\n", "share_with: [family]\n"])
def test_a_pasted_answer_that_hides_is_hidden_also_below_keys_that_do_not_say_it(
    own: str, line: int, more: str
) -> None:
    document, problems = parse(own + "\nHere it is:\n```markdown\n" + ANSWER.format(more=more) + "```\n")
    assert document is None
    assert [(problem.code, problem.line) for problem in problems] == [("PG109", line)]


CONFLICT = "<<<<<<< HEAD\nI was angry.\n=======\nIt went well.\n>>>>>>> 3f2a9c1 (softer)\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (CONFLICT, 1),
        ("---\ntitle: A\n---\n\nText.\n\n" + CONFLICT, 7),
        ("---\n" + CONFLICT.replace("I was angry.", "share_with: []") + "---\nText.", 2),
        ("a\n" + CONFLICT.replace("=======", "||||||| base\nold\n======="), 2),
        ("```\nnever closed\n" + CONFLICT, 3),
        ("a\n=======\nIt went well.\n>>>>>>> 3f2a9c1\n", 2),
        ("a\n<<<<<<< HEAD\nI was angry.\n=======\nb", 2),
        ("<<<<<<<\nI was angry.\n=======\nIt went well.\n>>>>>>>\n", 1),
        ("- a\n  <<<<<<< HEAD\n  b\n  =======\n  c\n  >>>>>>> x\n", 2),
    ],
)
def test_a_text_of_two_versions_is_withheld(text: str, line: int) -> None:
    document, problems = parse(text)
    assert document is None
    assert [(problem.code, problem.line) for problem in problems] == [("PG117", line)]


@pytest.mark.parametrize(
    "text",
    [
        "What Git wrote:\n\n```\n" + CONFLICT + "```\n",
        "Title\n=======\n\nText with << signs >>",
        "<<<<<<< arrows\n\nand no more",
        ">>>>>>> quoted seven times\n\n=======\n\n<<<<<<< x",
    ],
)
def test_a_text_about_versions_is_one(text: str) -> None:
    document, problems = parse(text)
    assert (document is not None, problems) == (True, [])


@pytest.mark.parametrize(
    ("text", "keys", "body"),
    [
        ("---\ntitle: A\n...\n\nb\n\n---\n\nc", ["title"], "\n\nb\n\n---\n\nc"),
        ("---\ntitle: A\n...\nb", ["title"], "\nb"),
        ("---\n\ntitle: A\n... \nb", ["title"], "\nb"),
        ("---\ntitle: A\n  ...\n---\nb", ["title"], "\nb"),
        ("---\nA rule, and then\n...\n", [], "---\nA rule, and then\n...\n"),
        ("---\n\nToday I tried wax: it held.\n\n---\n\nEnd.", [], "---\n\nToday I tried wax: it held.\n\n---\n\nEnd."),
        ("---\nThen I said: no\nmood: fine\n---\nb", [], "---\nThen I said: no\nmood: fine\n---\nb"),
        ("---\nmood today: fine\n---\nb", ["mood today"], "\nb"),
        ("---\nwhat I think: fine\ntitle: A\n---\nb", ["what I think", "title"], "\nb"),
    ],
)
def test_where_the_keys_end_and_whether_they_are_any(text: str, keys: list[str], body: str) -> None:
    document = parse_document(text, "a.md", Problems())
    assert document is not None
    assert (list(document.keys.pairs), document.body) == (keys, body)


@pytest.mark.parametrize("hides", ["private: true", "share_with: []", "only me: yes", "compartir con: nadie"])
def test_a_key_that_may_hide_is_no_sentence(hides: str) -> None:
    document = parse_document(f"---\nwhat I think now: fine\n{hides}\n---\nb", "a.md", Problems())
    assert document is None or document.keys.pairs
