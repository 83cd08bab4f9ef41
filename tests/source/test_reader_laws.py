"""Laws of the reader: no bytes break it, no slip shows an entry to more people, and it reads nothing but the folder."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_school import PNG, SCHOOL, write

from portfolio_gen.model.audience import ONLY_ME, Audience, Circle, Sharing
from portfolio_gen.model.entries import AnyEntry, entry_key
from portfolio_gen.model.learner import Portfolio
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.dates import NotADay, parse_day
from portfolio_gen.source.front_matter.documents import parse_document
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.key_check import check_keys
from portfolio_gen.source.front_matter.yes_or_no import NO, YES
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.rating.ratings import parse_ratings
from portfolio_gen.source.school import read_school
from portfolio_gen.source.sharing import read_sharing
from portfolio_gen.view.disclose import disclose

PIECES = st.sampled_from(
    [b"---", b"\n", b"\r\n", b"+++", b": ", b"title", b"share_with", b"draft", b"published", b"date", b"files",
     b"standards", b"alt", b"steps", b"[", b"]", b"{", b"}", b"(", b")", b"!", b"<!--", b"-->", b"```", b"~~~",
     b"`", b"# ", b"#", b"===", b"- ", b"  ", b"\t", b"|", b">", b'"', b"'", b"&", b"*", b"2026-10-03",
     b"04/09/2025", b"a.png", b"../", b"%2e", b"\\", b"<script", b"<img src=", b"{{", b"}}", b"{standards=",
     b"SCI.1", b"public", b"\xef\xbb\xbf", b"\xff", b"\xfe", b"\x00", b"\xc3", "é川\u202e\u2028\u200b".encode(),
     b"x", b"1", b"0" * 400]
)  # fmt: skip
CONTENT = st.binary(max_size=200) | st.lists(PIECES, max_size=40).map(b"".join)
PLACES = st.sampled_from(["x.md", "goals/x.md", "evidence/x.md", "feedback/x.md", "profile.md", "plan.md"])


def read_files(files: Mapping[str, str | bytes], school: School = SCHOOL) -> tuple[Portfolio, list[Problem]]:
    problems = Problems()
    with tempfile.TemporaryDirectory() as place:
        root = write(Path(place) / "amara", files)
        root.mkdir(exist_ok=True)
        return read_portfolio(root, school, problems).model_copy(update={"folder": ""}), problems.found


def sharing_of(text: str, default: frozenset[Circle]) -> Sharing | None:
    """Who may see a reflection with this text; None where it is withheld."""
    problems = Problems()
    document = parse_document(text, "x.md", problems)
    if document is None:
        return None
    fields = Fields(document.keys, "x.md", problems)
    safe = check_keys(fields, "reflection")
    sharing = read_sharing(fields, default)
    assert (sharing is not None and safe) or problems.found
    return sharing if safe else None


@pytest.mark.slow
@settings(max_examples=300)
@given(PLACES, CONTENT)
def test_any_bytes_give_an_entry_or_a_problem(place: str, content: bytes) -> None:
    portfolio, problems = read_files({place: content, "a.png": PNG})
    entries = (*portfolio.goals, *portfolio.reflections, *portfolio.evidence, *portfolio.feedback)
    told = [problem for problem in problems if problem.severity == "error" or problem.code == "PG123"]
    assert entries or told or place in ("profile.md", "plan.md")
    assert all(problem.message and problem.hint and problem.line >= 0 for problem in problems)
    assert all(problem.message.isprintable() for problem in problems if "\n" in problem.message)
    assert all(len(words) < 500 for problem in problems for words in (problem.message, problem.hint))


LINES = st.sampled_from(
    ["---", "----", "--", "...", "+++", "```", "~~~", "title: A", "title:A", "why: |", "why: >", 'why: "',
     "why: '", '"', "'", "a: {", "}", "a: [", "]", "- a", "- a:", "? a", ": b", "a:", "  a: b", " ", "", "# a",
     "<!--", "-->", "a: &b c", "<<: *b", "!!map", "%YAML 1.2", "\t", "a: 'b", "\u2028", "\ufeff", "\x00",
     "text", "Day: sunny", "{", "a: b: c", "tags: a b", "date: soon", "key"]
)  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(["insert", "replace", "remove"]), LINES), max_size=3)


def edited(lines: list[str], edits: Iterable[tuple[int, str, str]], kept: str) -> str:
    """Lines after some edits, none of which touches the line that is kept."""
    for place, edit, line in edits:
        index = place % len(lines)
        if edit == "insert":
            lines = [*lines[:index], line, *lines[index:]]
        elif lines[index] != kept:
            lines = [*lines[:index], *([line] if edit == "replace" else []), *lines[index + 1 :]]
    return "\n".join(lines)


@pytest.mark.parametrize("kept", ["share_with: []", "draft: true", "published: no", "share_with: nobody"])
@settings(max_examples=400)
@given(edits=EDITS)
@example(edits=[(2, "replace", 'why: "'), (4, "replace", '"')])
@example(edits=[(2, "replace", "a: {"), (4, "replace", "}")])
@example(edits=[(3, "insert", "---")])
@example(edits=[(0, "remove", ""), (4, "remove", "")])
def test_no_slip_in_other_lines_shows_it_to_more_people(kept: str, edits: list[tuple[int, str, str]]) -> None:
    """Only a code block in the text may hold such a line unread, and that takes two fences."""
    if sum(line in ("```", "~~~") for _, _, line in edits) > 1:
        return
    base = ["---", "title: A", "why: because", kept, "tags: [a, b]", "---", "", "Some text."]
    sharing = sharing_of(edited(base, edits, kept), frozenset(Circle))
    assert sharing is None or sharing.draft or sharing.circles == ONLY_ME


@settings(max_examples=300)
@given(st.integers(0, 200), st.characters(codec="utf-8"), st.sampled_from(["insert", "replace", "remove"]))
def test_no_single_letter_elsewhere_shows_it_to_more_people(place: int, letter: str, edit: str) -> None:
    kept = "\nshare_with: []\n"
    before, after = "---\ntitle: A\nwhy: because", "tags: [a, b]\n---\n\nSome text.\n"
    at = place % (len(before) + len(after))
    cut = at + (edit != "insert")
    new = "" if edit == "remove" else letter
    if at < len(before):
        before = before[:at] + new + before[cut:]
    else:
        at, cut = at - len(before), cut - len(before)
        after = after[:at] + new + after[cut:]
    sharing = sharing_of(before + kept + after, frozenset(Circle))
    assert sharing is None or sharing.circles == ONLY_ME


UNCLEAR = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=20).filter(
    lambda text: not {"educators", "family", "public", "me"} & set(text.casefold().replace(",", " ").split())
)


@settings(max_examples=300)
@given(st.sampled_from(["share_with", "draft", "published"]), UNCLEAR)
def test_a_value_that_is_not_understood_is_for_nobody(key: str, value: str) -> None:
    sharing = sharing_of(f"---\ntitle: A\n{key}: {value}\n---\ntext", frozenset(Circle))
    clear = value.split("#")[0].strip(" \t\n'\"").casefold()
    if key == "share_with":
        assert sharing is None or sharing.circles == ONLY_ME
    else:
        assert sharing is None or sharing.draft or clear in YES | NO


@settings(max_examples=200)
@given(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(["share_with: [family]", "Share-with: []", "  share_with: x", "draft: true", '"published": no']),
    st.text(st.characters(codec="utf-8"), max_size=40),
)
def test_a_deciding_line_below_the_keys_withholds(before: str, line: str, after: str) -> None:
    if any(sign in before + after for sign in ("```", "~~~", "---", "\r")):
        return
    assert sharing_of(f"---\ntitle: A\n---\n{before}\n{line}\n{after}", frozenset(Circle)) is None


FILES: dict[str, str | bytes] = {
    "profile.md": "---\nname: Amara\nphoto: me.png\n---\nI",
    "me.png": PNG,
    "goals/Filter.md": "---\nstandards: [SCI.1]\n---\n![a](../me.png)",
    "goals/filter.md": "---\nshare_with: []\n---\n[a](Filter.md)",
    "reflections/2026-10-03-a.md": "---\ndate: 2026-10-04\ngoal: filtr\n---\n![a](../Me.png)",
    "reflections/2026-10-03-b.md": "---\ndate: 2026-10-05\n---\n# B\n\n## C {standards='3.10'}",
    "evidence/broken.md": "---\ntitle: a: b\n---\n",
    "feedback/x.md": "---\non: filter\n---\n",
}


@settings(max_examples=20)
@given(st.permutations(sorted(FILES)))
def test_the_order_in_which_files_were_made_does_not_matter(order: list[str]) -> None:
    assert read_files({place: FILES[place] for place in order}) == read_files(FILES)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=12)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(["", "goals/", "evidence/"]), NAMES), max_size=4))
def test_any_names_give_entries_of_their_own(places: list[tuple[str, str]]) -> None:
    files = {f"{folder}{name.strip('.') or 'x'}.md": "a" for folder, name in places}
    portfolio, problems = read_files(files)
    entries: tuple[AnyEntry, ...] = (*portfolio.goals, *portfolio.reflections, *portfolio.evidence)
    assert len({entry_key(entry) for entry in disclose(portfolio, Audience.ME, School()).entries}) == len(entries)
    assert {entry.file for entry in entries} | {"profile"} == set(portfolio.sharing)
    assert all(entry.id and entry.title for entry in entries)
    assert all(min(problem.path) >= " " for problem in problems)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.binary(max_size=100) | st.lists(PIECES, max_size=20).map(b"".join))
def test_any_school_file_is_a_school(content: bytes) -> None:
    problems = Problems()
    with tempfile.TemporaryDirectory() as place:
        school = read_school(write(Path(place), {"_school/school.yml": content}), problems)
    if any(problem.code in ("PG501", "PG106", "PG111") for problem in problems.found):
        assert school.share_with_default == ONLY_ME
        assert not school.consent_default.photos


@settings(max_examples=150)
@given(st.text(st.sampled_from('learner,standardlevel;"\n\r\t =+3.10SCI.1amara\x00é'), max_size=120))
def test_any_csv_gives_ratings_or_problems(text: str) -> None:
    problems = Problems()
    rows = list(parse_ratings("learner,standard,level\n" + text, "r.csv", SCHOOL, problems))
    assert all(rating.learner and rating.standard and rating.level for rating in rows)
    assert all(problem.code == "PG505" for problem in problems.found)


@given(st.text(st.sampled_from("0123456789-/. T:+Zé"), max_size=26), st.sampled_from(["", "dmy", "mdy"]))
def test_any_text_is_one_day_or_none(text: str, order: str) -> None:
    with contextlib.suppress(NotADay):
        assert str(parse_day(text, order).year) in text.replace(" ", "") or text.strip().startswith("0")
