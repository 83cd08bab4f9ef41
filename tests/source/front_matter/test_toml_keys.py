"""Keys in TOML are the same keys in YAML, on the same lines; what cannot be read withholds the file."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.documents import Document, parse_document
from portfolio_gen.source.front_matter.nodes import YamlFault
from portfolio_gen.source.front_matter.toml_keys import as_toml, as_yaml


@pytest.mark.parametrize(
    ("front", "rows"),
    [
        ('title = "A: b #1"\ndraft = true', ['title: "A: b #1"', "draft: true"]),
        ("date = 2026-10-03\n\ntags = ['a', \"b\"]", ['date: "2026-10-03"', "", 'tags: ["a", "b"]']),
        ("date = 2026-10-03T19:40:00Z", ['date: "2026-10-03T19:40:00+00:00"']),
        ("tags = [\n 'a',\n]\nn = 3.10", ['tags: ["a"]', "", "", "n: 3.1"]),
        ("a = 1\n[params]\nb = 2\n[params.c]\nd = false", ["a: 1", 'params: {"b": 2, "c": {"d": false}}', "", "", ""]),
        ("params.b = 1\nparams.c = 2", ['params: {"b": 1, "c": 2}', ""]),
        ("[[steps]]\ntext = 'a'\n[[steps]]\ntext = 'b'", ['steps: [{"text": "a"}, {"text": "b"}]', "", "", ""]),
        ('"share with" = []', ['"share with": []']),
        ("why = '''\ndraft = true\n'''\ndraft = false", ['why: "draft = true\\n"', "draft: false", "", ""]),
        ("", [""]),
    ],
)
def test_keys_keep_their_lines(front: str, rows: list[str]) -> None:
    assert as_yaml(front, 2).split("\n") == rows


@pytest.mark.parametrize(
    ("front", "line", "written"),
    [("a = 1\ntitle = My bridge", 3, "title = My bridge"), ("a = 1\na = 2", 3, "a = 2"), ("a = [1", 2, "a = [1")],
)
def test_what_cannot_be_read_is_named_with_its_line(front: str, line: int, written: str) -> None:
    with pytest.raises(YamlFault) as fault:
        as_yaml(front, 2)
    assert (fault.value.code, fault.value.line) == ("PG101", line)
    assert f"“{written}”" in fault.value.message


def parsed(text: str) -> tuple[Document | None, list[str]]:
    problems = Problems()
    return parse_document(text, "a.md", problems), [problem.code for problem in problems.found]


@pytest.mark.parametrize(
    "key", ["share_with = []", "draft = true", "published = false", "private = true", "[build]\nrender='never'"]
)
def test_keys_that_hide_are_keys(key: str) -> None:
    document, problems = parsed(f"+++\ntitle = 'A'\n{key}\n+++\nbody")
    assert problems == []
    assert document is not None
    assert key.strip("[").split()[0].strip("]") in document.keys.pairs
    assert (document.body.strip(), document.body_line) == ("body", 4 + key.count("\n") + 1 - 1)


def test_keys_in_yaml_of_a_block_of_plus_signs_are_refused() -> None:
    assert parsed("+++\nshare_with: []\n+++\nbody") == (None, ["PG101"])


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=8)
VALUES = st.recursive(
    st.booleans() | TEXT | st.integers(-9, 9), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)


@given(st.dictionaries(st.from_regex(r"a_[a-z_]{0,8}", fullmatch=True), VALUES, max_size=5))
def test_what_toml_says_yaml_says(keys: dict[str, object]) -> None:
    front = "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items())
    assert yaml.safe_load(as_yaml(front, 1)) == (keys or None)


@pytest.mark.parametrize(
    ("line", "toml"),
    [
        ("share_with: []", "share_with = []"),
        ("published: false", 'published = "false"'),
        ("date: 2026-10-03", 'date = "2026-10-03"'),
        ('tags: ["#a", b]', 'tags = ["#a", "b"]'),
        ("title: It’s", 'title = "It’s"'),
        ("  - a step", ""),
        ("a: {b: c}", ""),
        ("files: [", ""),
        ("goals/kite.md", ""),
    ],
)
def test_a_line_to_paste_is_one_of_toml(line: str, toml: str) -> None:
    assert as_toml(line) == toml


def test_a_day_of_toml_is_a_day() -> None:
    assert dt.date.fromisoformat(yaml.safe_load(as_yaml("date = 2026-10-03", 1))["date"]) == dt.date(2026, 10, 3)
