"""Standards and levels: always text, resolved to the framework's own spelling, never guessed between two."""

from __future__ import annotations

import pytest
from small_school import SCHOOL, ReadLearner, said

from portfolio_gen.model.entries import Tag
from portfolio_gen.model.level import ProficiencyScale
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.source.tags import MOST_TAGS


@pytest.mark.parametrize(
    ("front", "tags"),
    [
        ("standards: [SCI.1, 3.10]", [Tag(code="SCI.1"), Tag(code="3.10")]),
        ("standards: 3.10", [Tag(code="3.10")]),
        ("standards: 3.10, 3.1", [Tag(code="3.10"), Tag(code="3.1")]),
        ("standards: [3.10: proficient]", [Tag(code="3.10", level="proficient")]),
        ("standards:\n  3.10: Extending\n  3.1: 2", [Tag(code="3.10", level="extending"),
                                                    Tag(code="3.1", level="developing")]),
        ("standards:\n  - 3.10:\n  - SCI.1", [Tag(code="3.10"), Tag(code="SCI.1")]),
        ("standards: [3.10: no]", [Tag(code="3.10", level="beginning")]),
        ("standards: [3.10: on]", [Tag(code="3.10", level="extending")]),
        ("standards: [SCI.1, SCI.1: proficient]", [Tag(code="SCI.1", level="proficient")]),
        ("standards: [SCI.1: proficient, SCI.1: beginning]", [Tag(code="SCI.1", level="proficient")]),
        ("standards: []", []),
        ("standards:", []),
        ("", []),
    ],
)  # fmt: skip
def test_taken(read: ReadLearner, front: str, tags: list[Tag]) -> None:
    scale = ProficiencyScale(aliases={"no": "beginning", "on": "extending"})
    portfolio, problems = read({"x.md": f"---\n{front}\n---\na"}, SCHOOL.model_copy(update={"scale": scale}))
    assert list(portfolio.reflections[0].standards) == tags
    assert problems == ()


@pytest.mark.parametrize(
    ("front", "tag", "code", "line", "message", "hint"),
    [
        ("standards: [SCI.9]", Tag(code="SCI.9", known=False), "PG209", 2, "No standard has the code “SCI.9”",
         "standards: [SCI.1]"),
        ("standards:\n  - 3.1\n  - zzz", Tag(code="zzz", known=False), "PG209", 4, "“zzz”", "portfolio framework list"),
        ("standards: ['SCI.1:proficient']", Tag(code="SCI.1:proficient", known=False), "PG209", 2, "No standard",
         "space after the colon:\nstandards: [SCI.1: proficient]"),
        ("standards: [Sci.1]", Tag(code="Sci.1", known=False), "PG210", 2,
         "fits 2 standards: SCI.1 (River Valley), sci.1 (Other)", "whole code"),
        ("standards: [SCI.1: expert]", Tag(code="SCI.1"), "PG205", 2, "“expert” is not a level",
         "standards: [SCI.1: Beginning]\nstandards: [SCI.1: Developing]"),
        ("standards: [SCI.1: proficent]", Tag(code="SCI.1"), "PG205", 2, "not a level", "[SCI.1: Proficient]"),
        ("standards:\n  - SCI.1: [a]", Tag(code="SCI.1"), "PG201", 3, "takes one level", "Write - SCI.1: dev"),
    ],
)  # fmt: skip
def test_reported(read: ReadLearner, front: str, tag: Tag, code: str, line: int, message: str, hint: str) -> None:
    portfolio, problems = read({"x.md": f"---\n{front}\n---\na"})
    assert portfolio.reflections[0].standards[-1] == tag
    assert len(problems) == 1
    assert said(problems[0], code, line, message, hint), problems[0]


def test_a_list_in_the_list_is_reported(read: ReadLearner) -> None:
    _, problems = read({"x.md": "---\nstandards: [[SCI.1]]\n---\na"})
    assert said(problems[0], "PG201", 2, "list stands inside a list", "one item on each line")


def test_headings_tag_their_section(read: ReadLearner) -> None:
    text = '---\nstandards: [3.10]\n---\n# T {standards="3.1"}\n\na\n\n## Wrong {standards="3.10 zzz"}\n'
    portfolio, problems = read({"x.md": text})
    assert [(tag.code, tag.section) for tag in portfolio.reflections[0].standards] == [
        ("3.10", ""),
        ("3.1", ""),
        ("3.10", "Wrong"),
        ("zzz", "Wrong"),
    ]
    assert [(problem.code, problem.line) for problem in problems] == [("PG209", 8)]


def test_a_school_without_frameworks_takes_every_code(read: ReadLearner) -> None:
    portfolio, problems = read({"x.md": "---\nstandards: [SCI.1]\n---\na"}, School())
    assert portfolio.reflections[0].standards == (Tag(code="SCI.1", known=False),)
    assert problems == ()


def test_more_standards_than_a_page_can_be_about_are_cut(read: ReadLearner) -> None:
    codes = ", ".join(f"S.{n}" for n in range(MOST_TAGS + 20))
    portfolio, problems = read({"x.md": f"---\nstandards: [{codes}]\n---\na"}, School())
    assert len(portfolio.reflections[0].standards) == MOST_TAGS
    assert said(problems[0], "PG216", 2, f"more than {MOST_TAGS} standards", "really about")


TITLED = School(
    frameworks=(
        Framework(
            id="first",
            title="First",
            standards=(
                Standard(id="TS.1", code="TS.1", title="Clear words", statement="Say it so, that people understand."),
                Standard(id="TS.2", code="TS.2", title="Trying again"),
                Standard(id="TS.3", code="TS.3", title="Asking, and asking again"),
                Standard(id="A.1", code="A.1", title="Counting"),
                Standard(id="B.1", code="B.1", title="Counting"),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("standards: [Trying again]", ["TS.2"]),
        ("standards: trying  AGAIN, Clear words", ["TS.2", "TS.1"]),
        ("standards: Asking, and asking again", ["TS.3"]),
        ("standards: Say it so, that people understand", ["TS.1"]),
        ("standards:\n  - Clear words: proficient", ["TS.1"]),
        ("standards: [TS.2, Clear words]", ["TS.2", "TS.1"]),
    ],
)
def test_a_standard_is_found_by_its_title(read: ReadLearner, written: str, codes: list[str]) -> None:
    portfolio, problems = read({"x.md": f"---\n{written}\n---\na"}, TITLED)
    assert [tag.code for tag in portfolio.reflections[0].standards] == codes
    assert problems == ()


@pytest.mark.parametrize(
    ("heading", "codes"),
    [("Trying again", ["TS.2"]), ("Asking, and asking again", ["TS.3"]), ("TS.1 trying", ["TS.1", "trying"]),
     ("Clear words, TS.2", ["TS.1", "TS.2"]), ("TS.1 TS.2", ["TS.1", "TS.2"])],
)  # fmt: skip
def test_headings_too(read: ReadLearner, heading: str, codes: list[str]) -> None:
    portfolio, _ = read({"x.md": f'# T\n\n## W {{standards="{heading}"}}\n\na'}, TITLED)
    assert [tag.code for tag in portfolio.reflections[0].standards] == codes


@pytest.mark.parametrize(
    ("written", "code", "hint", "offered"),
    [
        ("Tring again", "PG209", "Did you mean this?", ("standards: [TS.2]",)),
        ("Counting", "PG210", "the one you mean", ("standards: [A.1]", "standards: [B.1]")),
        ("Painting the house", "PG209", 'portfolio framework search "Painting the house"', ()),
        ("zzz", "PG209", "portfolio framework show first", ()),
    ],
)
def test_what_is_no_title_is_led_on(
    read: ReadLearner, written: str, code: str, hint: str, offered: tuple[str, ...]
) -> None:
    _, (problem,) = read({"x.md": f"---\nstandards: [{written}]\n---\na"}, TITLED)
    assert (problem.code, problem.paste) == (code, offered)
    assert hint in problem.hint
