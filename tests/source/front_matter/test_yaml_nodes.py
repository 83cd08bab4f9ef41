"""YAML stays text with lines; whatever is clever, twice or broken is a fault that shows the line to paste."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.source.front_matter import yaml_nodes
from portfolio_gen.source.front_matter.nodes import Items, Node, Text, YamlFault
from portfolio_gen.source.front_matter.yaml_nodes import parse, parse_keys


def plain(node: Node) -> object:
    """A node without its lines."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.pairs.items()}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("code: 3.10", {"code": "3.10"}),
        ("level: no", {"level": "no"}),
        ("on: off", {"on": "off"}),
        ("day: 2026-10-03", {"day": "2026-10-03"}),
        ("grade: 08", {"grade": "08"}),
        ("time: 12:30:45", {"time": "12:30:45"}),
        ("none: ~\nnull_: null\nempty:", {"none": None, "null_": None, "empty": None}),
        ('quoted: "~"\nblank: ""', {"quoted": "~", "blank": ""}),
        ("list: [a, 3.10, {b: c}]", {"list": ["a", "3.10", {"b": "c"}]}),
        ("standards:\n  - 3.10: no\n  - yes", {"standards": [{"3.10": "no"}, "yes"]}),
        ("text: |\n  one\n  two", {"text": "one\ntwo"}),
        ("plain: one\n  two", {"plain": "one two"}),
        ("# only a remark", None),
        ("", None),
        ("lone text", "lone text"),
        ("título: Mañana\n題: 川", {"título": "Mañana", "題": "川"}),
        ("share\u200b_with: []", {"share_with": []}),
        ("a: b\u2028c", {"a": "b c"}),
    ],
)
def test_every_value_stays_text(written: str, read: object) -> None:
    assert plain(parse(written)) == read


def test_every_node_knows_its_line() -> None:
    node = parse_keys("a: 1\n\nb:\n  - c\n  - d: e\n", 5)
    assert node is not None
    assert node.lines == {"a": 5, "b": 7}
    items = node.pairs["b"]
    assert isinstance(items, Items)
    assert [item.line for item in items.items] == [8, 9]


@pytest.mark.parametrize(
    ("written", "code", "line", "message", "hint"),
    [
        ("a: 1\nb: 2\na: 3", "PG104", 3, "“a” stands here and on line 1", "Keep one"),
        ("a: {b: 1, b: 2}", "PG104", 1, "“b” stands here", "Keep one"),
        ("a: !ENV SECRET", "PG105", 1, "begins with !", "quotation marks"),
        ("a: !!python/object:os.system x", "PG105", 1, "begins with !", "quotation marks"),
        ("a: &x 1", "PG105", 1, "& or *", "quotation marks"),
        ("a: 1\nb: *x", "PG105", 2, "& or *", "quotation marks"),
        ("%YAML 1.1\n%TAG ! tag:x\na: 1", "PG105", 1, "begins with % means something else", "Delete the line"),
        ("<<: {share_with: []}", "PG105", 1, "“<<” stands where the name", "title: My bridge"),
        ("a: " + "[" * 6000, "PG105", 1, "nested too deep", "simple list"),
        ("a: 1\nb: " + "[" * 13, "PG105", 2, "nested too deep", "simple list"),
        ("a: " + "[" * 990, "PG105", 1, "nested too deep", "simple list"),
        ("a: 1\nb: " + "{" * 6000, "PG105", 2, "nested too deep", "simple list"),
        ("a: " + "{b: " * 20 + "c" + "}" * 20, "PG105", 1, "nested too deep", "simple list"),
        ("title: Goal: " + "[" * 20, "PG101", 1, "second colon", 'title: "Goal: [[['),
        ("a: 1\nb: x\x01y", "PG105", 2, "invisible control character", "type it again"),
        ("é: ü\nb: x\x7fy", "PG105", 2, "invisible control character", "type it again"),
        ("a: 1\nb: " + "9" * 6000, "PG105", 2, "6,000 characters", "below the second line of dashes"),
        ("? [a, b]\n: c", "PG105", 1, "name of a key", "title: My bridge"),
        ("1: a", "PG105", 1, "“1” stands", "title: My bridge"),
        ("a: b\ntrue: c", "PG105", 2, "“true” stands", "title: My bridge"),
        ("2026-01-01: d", "PG105", 1, "“2026-01-01” stands", "title: My bridge"),
        ("null: d", "PG105", 1, "name of a key", "title: My bridge"),
        (": d", "PG101", 1, "cannot be understood: “: d”", "one key in a line"),
        ("title:Git", "PG101", 1, "no space after the colon: “title:Git”", "title: Git"),
        ("title:Git\ndate: 2026-10-03", "PG101", 1, "no space after the colon", "title: Git"),
        ("a: 1\ntitle:Git\nb: 2", "PG101", 2, "no space after the colon", "title: Git"),
        ("title: Goal 1: robots", "PG101", 1, "second colon", 'title: "Goal 1: robots"'),
        ('a: b\nwhy: I said: "no"', "PG101", 2, "second colon", 'why: "I said: \\"no\\""'),
        ("title: @home", "PG101", 1, "begins with a sign", 'title: "@home"'),
        ("title: [draft] My bridge", "PG101", 1, "begins with a sign", 'title: "[draft] My bridge"'),
        ("title: 100% me\nwhy: %a", "PG101", 2, "begins with a sign", 'why: "%a"'),
        ('title: "My" best day', "PG101", 1, "quotation marks inside", 'title: "\\"My\\" best day"'),
        ("title：川\ndate: 2026-10-03", "PG101", 1, "wide colon", "title: 川"),
        ("steps:\n\t- a: b", "PG101", 2, "tab", "  - a: b"),
        ("standards:\n  - SCI.1:proficient\nb: c: d", "PG101", 3, "second colon", 'b: "c: d"'),
        ("just words\nand more", "PG101", 1, "cannot be understood: “just words”", "one key in a line"),
        ("- a\n- b", "PG101", 1, "cannot be understood", "one key in a line"),
        ("a: 1\n}", "PG101", 2, "cannot be understood: “}”", "one key in a line"),
        ("a: 1\n--- \nb: 2", "PG101", 2, "second block", "only one block"),
    ],
)
def test_faults(written: str, code: str, line: int, message: str, hint: str) -> None:
    with pytest.raises(YamlFault) as caught:
        parse_keys(written)
    fault = caught.value
    assert (fault.code, fault.line) == (code, line)
    assert message in fault.message
    assert hint in "\n".join((fault.hint, *fault.paste))


def test_a_hint_can_be_pasted() -> None:
    for broken in ("title: Goal 1: robots", "title:Git", "title: @home", 'title: "a" b', "title：川"):
        with pytest.raises(YamlFault) as caught:
            parse_keys(f"{broken}\ndate: 2026-10-03")
        mended = parse_keys(caught.value.paste[0] + "\ndate: 2026-10-03")
        assert mended is not None
        assert list(mended.pairs) == ["title", "date"]


def test_of_a_long_line_the_hint_shows_both_ends() -> None:
    with pytest.raises(YamlFault) as caught:
        parse_keys(f"why: I said: {'and then ' * 200}the end")
    assert caught.value.hint.startswith('Write: why: "I said: and then')
    assert caught.value.hint.endswith('the end" (and keep the middle as it is)')
    assert len(caught.value.hint) < 300


def test_more_nodes_than_allowed_are_a_fault() -> None:
    with pytest.raises(YamlFault, match="more than 10 keys"):
        parse("a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", most=10)
    assert parse("a: [1, 2, 3]", most=10)


def read_or_fault(written: str) -> Node | YamlFault:
    try:
        return parse(written, 3)
    except YamlFault as fault:
        return fault


@given(st.text())
def test_any_text_gives_nodes_or_a_fault(written: str) -> None:
    assert read_or_fault(written).line >= 3


YAML_BITS = st.sampled_from(
    ["a", "share_with", ": ", ":", "\n", "\n  ", "- ", "[", "]", "{", "}", ",", '"', "'", "|", ">", "#", " #",
     "&x ", "*x", "!t ", "? ", "---", "...", "%", "@", "`", "~", "\t", "\x00", "\x85", "\u2028", "\ufeff", "：", "é"]
)  # fmt: skip


@given(st.lists(YAML_BITS, max_size=25).map("".join))
def test_any_pieces_of_yaml_give_nodes_or_a_fault(written: str) -> None:
    assert 3 <= read_or_fault(written).line <= 3 + written.count("\n") + 1


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=30), max_size=5))
def test_what_a_yaml_writer_writes_is_read_back(values: dict[str, str]) -> None:
    printable = {key: text for key, text in values.items() if text.isprintable()}
    written = yaml.safe_dump(printable, allow_unicode=True, default_style='"')
    read = parse_keys(written)
    expected = {key: text.translate(yaml_nodes._INVISIBLE) for key, text in printable.items()}
    if all(yaml_nodes._NOT_A_NAME.fullmatch(key) is None for key in printable):
        assert (plain(read) if read else {}) == expected
