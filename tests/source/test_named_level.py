"""Words for a level: its id, its label and its number mean it, and everything else is told so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.school import School
from portfolio_gen.source.named_level import NoLevel, named_level

SCHOOL = School()


@pytest.mark.parametrize("written", ["proficient", "Proficient", " PROFICIENT ", "3", "3P", "3p", "P", " p "])
def test_a_level_is_known_by_id_label_value_and_the_signs_of_the_pages(written: str) -> None:
    assert named_level(written, SCHOOL) == "proficient"


@pytest.mark.parametrize(
    ("written", "level"), [("NE", "insufficient"), ("ne", "insufficient"), ("EX", "excused"), ("4E", "extending")]
)
def test_signs_outside_the_scale_are_known(written: str, level: str) -> None:
    assert named_level(written, SCHOOL) == level


def scale(*labels: str, **more: object) -> School:
    levels = [Level(id=label.lower(), label=label, value=Decimal(n)) for n, label in enumerate(labels, start=1)]
    return School(scale=ProficiencyScale.model_validate({"levels": levels, "proficient": levels[-1].id, **more}))


@pytest.mark.parametrize(
    ("school", "written", "level"),
    [
        (scale("Emerging", "Expert"), "em", "emerging"),
        (scale("Emerging", "Expert"), "2Ex", "expert"),
        (scale("Emerging", "Expert"), "ex", None),
        (scale("Demo", "Deep"), "de", None),
        (scale("Demo", "Deep"), "1De", "demo"),
        (scale("Low", "Pass", aliases={"p": "low"}), "P", "low"),
        (scale("P", "Pass"), "p", "p"),
        (scale("P", "Pass"), "pa", "pass"),
        (scale("1", "2"), "11", "1"),
        (SCHOOL, "TF", None),
        (SCHOOL, "4P", None),
        (SCHOOL, "•", None),
    ],
)
def test_a_sign_means_what_the_school_says_and_never_two_levels(
    school: School, written: str, level: str | None
) -> None:
    found = school.scale.level(written)
    assert (found.id if found else None) == level


@pytest.mark.parametrize("school", [SCHOOL, scale("Emerging", "Expert"), scale("Same", "Same"), scale("2", "1")])
def test_the_word_to_write_for_a_level_is_understood_as_this_level(school: School) -> None:
    levels = {level.id: level for level in (*school.scale.levels, school.scale.insufficient, school.scale.excused)}
    assert [school.scale.level(school.scale.word(level)) for level in levels.values()] == list(levels.values())


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("profficient", "Did you mean this?"),
        ("blue", "Write one of these:"),
        ("", "Write one of these:"),
        ("x" * 200, "Write one of these:"),
    ],
)
def test_what_is_no_level_is_told_so(written: str, hint: str) -> None:
    with pytest.raises(NoLevel) as refused:
        named_level(written, SCHOOL)
    assert refused.value.message == f"“{written[:80]}” is not a level."
    assert refused.value.advice.hint.startswith(hint)
    offered = ", ".join(refused.value.advice.instead)
    assert offered
    assert str(refused.value) == f"{refused.value.message} {refused.value.advice.hint} {offered}"


@pytest.mark.parametrize("written", ["3.0", "3,0", "3.00", " 3,0 ", "03", "٣"])
def test_a_number_is_known_as_spreadsheets_write_it(written: str) -> None:
    assert named_level(written, SCHOOL) == "proficient"


@pytest.mark.parametrize("written", ["3.5", "3,4", "3.", ",3", "1.000.000", "3e0"])
def test_another_number_is_no_level(written: str) -> None:
    with pytest.raises(NoLevel):
        named_level(written, SCHOOL)


def marks(*labels: str) -> School:
    """Marks, the best one first, with the numbers the other way round."""
    levels = [Level(id=f"mark-{at}", label=label, value=Decimal(len(labels) - at)) for at, label in enumerate(labels)]
    return School(scale=ProficiencyScale(levels=tuple(reversed(levels)), proficient="mark-1"))


@pytest.mark.parametrize(
    ("school", "written", "level"),
    [
        *((marks(*"123456"), label, f"mark-{at}") for at, label in enumerate("123456")),
        (marks(*"123456"), "1.0", "mark-0"),
        (marks(*"12345"), "0", None),
        (marks("1.0", "1.3", "1.7", "2.0"), "1,3", "mark-1"),
        (marks("1.0", "1.3", "1.7", "2.0"), "1", "mark-0"),
        (marks("1.0", "1.3", "1.7", "2.0"), "4", None),
        (marks("1+", "1", "1-"), "1-", "mark-2"),
        (marks("1+", "1", "1-"), "3", None),
        (marks("Best", "Good"), "1", "mark-1"),
        (scale("1", "2", "Mastered"), "3", "mastered"),
        (scale("1", "2", "Mastered"), "2,0", "2"),
        (scale("0", "1", "2"), "1", "1"),
    ],
)
def test_where_labels_are_numbers_a_number_is_a_label(school: School, written: str, level: str | None) -> None:
    found = school.scale.level(written)
    assert (found.id if found else None) == level


def test_a_mark_is_printed_as_the_school_writes_it() -> None:
    scale = marks(*"123").scale
    assert [scale.sign(level) for level in scale.levels] == ["3", "2", "1"]
