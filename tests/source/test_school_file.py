"""school.yml: every setting, and that whatever cannot be understood there keeps children's work private."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from small_school import ReadSchool, said

from portfolio_gen.model.audience import ONLY_ME, Circle, Consent
from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.school import Cohort, RatingMethod, Requirement, School, Term
from portfolio_gen.problems import Problems
from portfolio_gen.source.school import read_school

FILE = "_school/school.yml"
E, F, P = Circle.EDUCATORS, Circle.FAMILY, Circle.PUBLIC
REFUSED = Consent(public=False, photos=ONLY_ME)


def test_a_folder_without_a_school_has_nothing_set(tmp_path: Path) -> None:
    problems = Problems()
    assert read_school(tmp_path, problems) == School()
    assert problems.found == []


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("name: River Valley", "name", "River Valley"),
        ("name:", "name", "Our school"),
        ("lang: no", "lang", "no"),
        ("share_with_default: [family]", "share_with_default", frozenset({F})),
        ("share_with_default: []", "share_with_default", ONLY_ME),
        ("name: A", "share_with_default", frozenset({E})),
        ("ratings_visible_to: educators", "ratings_visible_to", frozenset({E})),
        ("name: A", "ratings_visible_to", frozenset({E, F})),
        ("rating_method: {name: decaying_average, weight: 65}", "rating_method",
         RatingMethod(name="decaying_average", parameter="65")),
        ("rating_method: {name: Most Recent}", "rating_method", RatingMethod(name="most_recent")),
        ("rating_method: {name: n-times, n: 2}", "rating_method", RatingMethod(name="n_times", parameter="2")),
        ("date_order: dmy", "date_order", "dmy"),
        ("goal_kinds: [school, life]", "goal_kinds", ("school", "life")),
        ("name: A", "refuses_hidden_data", False),
        ("hidden_data: warn", "refuses_hidden_data", False),
        ("hidden_data: refuse", "refuses_hidden_data", True),
        ("educators: {ms-rivera: Ms Rivera}", "educators", {"ms-rivera": "Ms Rivera"}),
        ("school_educators: [Ms Rivera]", "school_educators", ("ms-rivera",)),
        ("terms: [{id: fall, title: Fall, start: 2026-08-26, end: 2027-01-22}]", "terms",
         (Term(id="fall", title="Fall", start=dt.date(2026, 8, 26), end=dt.date(2027, 1, 22)),)),
        ("date_order: dmy\nterms: [{id: f, start: 01.02.2026, end: 02.02.2026}]", "terms",
         (Term(id="f", title="f", start=dt.date(2026, 2, 1), end=dt.date(2026, 2, 2)),)),
        ("cohorts: {7: {title: Seven, educators: [ms-rivera], learners: [Amara Okafor]}}", "cohorts",
         (Cohort(id="7", title="Seven", educators=("ms-rivera",), learners=("amara-okafor",)),)),
        ("graduation: [{id: s, title: S, standards: [3.10, A.*], proficient_in: 5}]", "graduation",
         (Requirement(id="s", title="S", standards=("3.10", "A.*"), proficient_in=5),)),
        ("graduation: [{title: S}]", "graduation", (Requirement(id="s", title="S", standards=()),)),
        ("consent: {amara: {public: true, photos: [family]}}", "consent",
         {"amara": Consent(public=True, photos=frozenset({F}))}),
        ("consent: {Amara Okafor: {public: no}}", "consent", {"amara-okafor": Consent()}),
        ("consent: {a: {photos: []}}", "consent", {"a": REFUSED}),
        ("consent:", "consent_default", Consent()),
    ],
)  # fmt: skip
def test_settings(read_settings: ReadSchool, text: str, field: str, value: object) -> None:
    school, problems = read_settings({FILE: text})
    assert getattr(school, field) == value
    assert problems == ()


def test_a_scale(read_settings: ReadSchool) -> None:
    text = """
scale:
  levels:
    - {id: high, value: 2, label: High, means: On my own}
    - {label: Low Start, value: 1.5}
  proficient: high
  insufficient: {id: none-yet, label: None yet}
  excused: {id: away, label: Away}
  aliases: {"no": low-start, 7: high}
"""
    school, problems = read_settings({FILE: text})
    scale = school.scale
    assert problems == ()
    assert scale.levels == (
        Level(id="low-start", label="Low Start", value=Decimal("1.5")),
        Level(id="high", label="High", means="On my own", value=Decimal(2)),
    )
    assert (scale.insufficient.id, scale.excused.label, scale.proficient) == ("none-yet", "Away", "high")
    found = [scale.level(word) for word in ("no", "7", "LOW START", "2")]
    assert [level.id for level in found if level] == ["low-start", "high"] * 2


@pytest.mark.parametrize(
    ("text", "proficient"),
    [
        ("scale: {levels: [{id: a, value: 1}, {id: b, value: 2}, {id: c, value: 3}]}", "b"),
        ("scale: {levels: [{id: a, value: 1}]}", "a"),
        ("name: A", "proficient"),
    ],
)
def test_proficient_is_the_last_but_one(read_settings: ReadSchool, text: str, proficient: str) -> None:
    assert read_settings({FILE: text})[0].scale.proficient == proficient


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("nme: A", 1, "“nme” is not a setting", "name"),
        ("name: A\nzzzzz: 1", 2, "“zzzzz” is not a setting", "Delete the line"),
        ("date_order: ymd", 1, "not an order of day and month", "date_order: dmy\ndate_order: mdy"),
        ("rating_method: {name: avrage}", 1, "“avrage” is not a way", "average"),
        ("rating_method: {name: decaying_average, weight: 165}", 1, "165 is not", "Write name: decaying_average"),
        ("rating_method: {name: highest, weight: 5}", 1, "nothing to set", "Write name: highest"),
        ("rating_method: {name: highest, wieght: 5}", 1, "“wieght” is not a setting", "weight"),
        ("terms:\n  - {id: a, start: 2026-08-26}", 2, "needs a first day", "end: 2027-01-22"),
        ("terms: [{start: 2026-08-26, end: 2026-08-25}]", 1, "needs a first day", "end: 2027-01-22"),
        ("cohorts: {a: {learner: [b]}}", 1, "“learner” is not a setting", "learners"),
        ("graduation: [{id: a, proficent_in: 5}]", 1, "“proficent_in”", "proficient_in"),
        ("scale: {levels: [{id: a}]}", 1, "The level “A” has no number", "value: 1"),
        ("scale: {levels: [{id: a, value: one}]}", 1, "“one” is not a value", "value: 1"),
        ("scale: {levels: [{id: a, value: 1e9999999}]}", 1, "“1e9999999” is not a value", "value: 1"),
        ("scale: {levels: [{id: a, value: -1}]}", 1, "“-1” is not a value", "value: 1"),
        ("scale: {levels: [{id: a, value: 1}, {id: b, value: 1}]}", 1, "Two levels", "of its own"),
        ("scale: {levels: [{id: a, value: 1}, {id: a, value: 2}]}", 1, "Two levels", "of its own"),
        ("scale: {proficient: profficient}", 1, "not one of the levels", "proficient"),
        ("scale: {proficient: insufficient}", 1, "not one of the levels", ""),
        ("scale:\n  aliases:\n    ok: fine\n    good: proficient", 3, "“fine” is not one", "Write the id"),
        ("scale: {lvels: []}", 1, "“lvels” is not a setting", "levels"),
    ],
)
def test_settings_reported(read_settings: ReadSchool, text: str, line: int, message: str, hint: str) -> None:
    _, problems = read_settings({FILE: text})
    assert len(problems) == 1
    assert problems[0].path == FILE
    assert said(problems[0], "PG502", line, message, hint), problems[0]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("lang: Engl!sh", "PG214", "not a language tag"),
        ("name: [a]", "PG201", "takes one text"),
        ("cohorts: [a]", "PG201", "takes keys of its own"),
        ("terms: fall", "PG201", "items with keys of their own"),
        ("graduation: [{id: a, proficient_in: many}]", "PG201", "not a whole number"),
        ("scale: none", "PG201", "takes keys of its own"),
    ],
)
def test_wrong_shapes(read_settings: ReadSchool, text: str, code: str, message: str) -> None:
    _, problems = read_settings({FILE: text})
    assert [problem.code for problem in problems] == [code]
    assert message in problems[0].message


@pytest.mark.parametrize(
    ("content", "line", "message", "hint"),
    [
        (b"name: A\nname: B", 2, "stands here and on line 1", "Keep one"),
        (b"name: A: B", 1, "second colon", 'name: "A: B"'),
        (b"", 1, "nothing in this file", "Begin with name:"),
        (b"# only a remark", 1, "nothing in this file", "Begin with name:"),
        (b"- a\n- b", 1, "cannot be understood", "one key in a line"),
        (b"consent: &a {}", 1, "means something else", "quotation marks"),
    ],
)
def test_an_unreadable_school_keeps_all_private(
    read_settings: ReadSchool, content: bytes, line: int, message: str, hint: str
) -> None:
    school, problems = read_settings({FILE: content})
    assert said(problems[0], "PG501", line, message, hint), problems[0]
    assert (school.share_with_default, school.ratings_visible_to) == (ONLY_ME, ONLY_ME)
    assert (school.consent, school.consent_default) == ({}, REFUSED)
    assert school.refuses_hidden_data


@pytest.mark.parametrize("name", ["School.yml", "school.yaml", "school.yml.txt"])
def test_a_file_of_nearly_the_right_name_keeps_all_private(read_settings: ReadSchool, name: str) -> None:
    school, problems = read_settings({f"_school/{name}": "share_with_default: []"})
    assert (school.share_with_default, school.consent_default) == (ONLY_ME, REFUSED)
    assert said(problems[0], "PG501", 0, "not read from a file of this name", "Give the file this name:\nschool.yml")


def test_letters_that_cannot_be_read_keep_all_private(read_settings: ReadSchool) -> None:
    school, problems = read_settings({FILE: "name: Schüle".encode("cp1252")})
    assert (school.share_with_default, school.consent_default) == (ONLY_ME, REFUSED)
    assert problems[0].code == "PG106"


def test_a_link_to_nowhere_keeps_all_private(tmp_path: Path) -> None:
    (tmp_path / "_school").mkdir()
    (tmp_path / FILE).symlink_to(tmp_path / "gone.yml")
    problems = Problems()
    assert read_school(tmp_path, problems).share_with_default == ONLY_ME
    assert problems.found[0].code == "PG307"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("share_with_default: everyone", "share_with_default", ONLY_ME),
        ("share_with_default: {a: b}", "share_with_default", ONLY_ME),
        ("share_with_defaults: []", "share_with_default", ONLY_ME),
        ("Share-with-default: []", "share_with_default", ONLY_ME),
        ("ratings_visible: []", "ratings_visible_to", ONLY_ME),
        ("ratings_visible_to: all", "ratings_visible_to", ONLY_ME),
        ("consents: {a: {public: yes}}", "consent_default", REFUSED),
        ("consent: [a]", "consent_default", REFUSED),
        ("consent: none", "consent_default", REFUSED),
        ("hidden_data: never", "refuses_hidden_data", True),
        ("hidden_data: ", "refuses_hidden_data", True),
        ("hidden_data: [warn]", "refuses_hidden_data", True),
        ("hiden_data: refuse", "refuses_hidden_data", True),
        ("Hidden-Data: refuse", "refuses_hidden_data", True),
    ],
)
def test_unclear_protection_protects(read_settings: ReadSchool, text: str, field: str, value: object) -> None:
    school, problems = read_settings({FILE: text})
    assert getattr(school, field) == value
    assert problems


@pytest.mark.parametrize(
    ("written", "consent", "codes"),
    [
        ("{public: maybe}", Consent(), {"PG206"}),
        ("{public: }", Consent(), {"PG206"}),
        ("{public: true, photos: everyone}", Consent(public=True, photos=ONLY_ME), {"PG204"}),
        ("{public: true, photo: []}", REFUSED, {"PG502"}),
        ("{pubic: true}", REFUSED, {"PG502"}),
        ("no", REFUSED, {"PG502"}),
        ("", REFUSED, {"PG502"}),
        ("[public]", REFUSED, {"PG502"}),
    ],
)
def test_unclear_consent_is_refused(read_settings: ReadSchool, written: str, consent: Consent, codes: set[str]) -> None:
    school, problems = read_settings({FILE: f"consent:\n  amara: {written}"})
    assert school.consent == {"amara": consent}
    assert {problem.code for problem in problems} == codes


def test_of_two_consents_for_one_learner_both_count(read_settings: ReadSchool) -> None:
    text = "consent:\n  Leo Tran: {public: true, photos: [family]}\n  leo-tran: {public: false}"
    school, problems = read_settings({FILE: text})
    assert school.consent == {"leo-tran": Consent(public=False, photos=frozenset({F}))}
    assert said(problems[0], "PG502", 3, "stands here twice", "Keep one")


def test_a_consent_under_a_misspelt_name_refuses_for_the_learner_probably_meant(read_settings: ReadSchool) -> None:
    files = {
        "amara-okafor/x.md": "a",
        "leo-tran/x.md": "a",
        "_school/school.yml": """
consent:
  amara-okfor: {photos: []}
  leo-trann: {photos: []}
  leo-tran: {public: true}
  moved-away: {public: true}
""",
    }
    school, problems = read_settings(files)
    assert school.consent["amara-okafor"] == REFUSED
    assert school.consent["leo-tran"].public
    assert len(problems) == 1
    assert said(problems[0], "PG502", 3, "no learner called “amara-okfor”", "amara-okafor")


def test_the_default_scale_is_there() -> None:
    assert [level.id for level in ProficiencyScale().levels] == ["beginning", "developing", "proficient", "extending"]


def test_graduation_names_standards_by_code_title_or_pattern(read_settings: ReadSchool) -> None:
    school, problems = read_settings(
        {
            "_school/school.yml": "graduation:\n  - {id: a, standards: [TS.2, clear words, TS.*, Painting]}\n",
            "_school/frameworks/f.csv": "code,title,statement\nTS.1,Clear words,Say it.\nTS.2,Trying again,Try.\n",
        }
    )
    assert school.graduation[0].standards == ("TS.2", "TS.1", "TS.*", "Painting")
    assert [(problem.code, problem.line) for problem in problems] == [("PG502", 2)]
    assert "“Painting”" in problems[0].message


def test_words_behind_a_comma_are_a_levels_meaning(read_settings: ReadSchool) -> None:
    scale = "scale: {levels: [{id: a, value: 1, label: A, means: I can do it, on my own}, {id: b, value: 2}]}\n"
    school, problems = read_settings({"_school/school.yml": scale})
    assert school.scale.levels[0].means == "I can do it, on my own"
    assert [problem.code for problem in problems] == ["PG217"]


TERM = "terms:\n"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (["{title: Fall, start: 2025-08-01, end: 2025-12-20}", "{title: Fall, start: 2026-08-01, end: 2026-12-20}"],
         [("fall", "Fall (2025)"), ("fall-2026", "Fall (2026)")]),
        (["{title: fall., start: 2026-08-01, end: 2026-09-20}", "{title: Fall, start: 2026-10-01, end: 2026-12-20}"],
         [("fall", "fall. (2026-08-01)"), ("fall-2026-10-01", "Fall (2026-10-01)")]),
        (["{id: a, title: One, start: 2026-01-01, end: 2026-02-01}",
          "{id: A, title: Two, start: 2026-03-01, end: 2026-04-01}"],
         [("a", "One"), ("a-2026", "Two")]),
        (["{title: X, start: 2026-01-01, end: 2026-02-01}"] * 3,
         [("x", "X (2026-01-01)"), ("x-2026-01-01", "X (2026-01-01)"), ("x-2026-01-01-2", "X (2026-01-01)")]),
        (["{title: Fall, start: 2026-08-01, end: 2026-12-20}", "{title: Fall, start: 2025-08-01, end: 2025-12-20}",
          "{id: fall-2026, title: Odd, start: 2027-01-01, end: 2027-02-01}"],
         [("fall", "Fall (2025)"), ("fall-2026", "Fall (2026)"), ("fall-2026-2027", "Odd")]),
    ],
)  # fmt: skip
def test_terms_of_one_title_are_told_apart(
    read_settings: ReadSchool, terms: list[str], expected: list[tuple[str, str]]
) -> None:
    school, problems = read_settings({FILE: TERM + "".join(f"  - {term}\n" for term in terms)})
    assert [(term.id, term.title) for term in school.terms] == expected
    assert problems == ()


@pytest.mark.parametrize("second", ["team-one", "TEAM ONE", "'Team: One!'"])
def test_two_cohorts_of_one_address_are_not_taken_for_one(read_settings: ReadSchool, second: str) -> None:
    """Who may open the pages of one cohort may not open those of another."""
    text = f"cohorts:\n  Team One: {{learners: [ada]}}\n  {second}: {{learners: [bo], educators: [ms-x]}}\n"
    school, (problem,) = read_settings({FILE: text})
    assert school.cohorts == (Cohort(id="team-one", title="Team One", learners=("ada",)),)
    assert said(problem, "PG502", 3, "address of another one, Team One, and is left out", "other letters")


def test_requirements_of_one_name_have_places_of_their_own(read_settings: ReadSchool) -> None:
    school, _ = read_settings({FILE: "graduation: [{title: Science}, {title: Art}, {title: science}, {id: SCIENCE}]"})
    assert [requirement.id for requirement in school.graduation] == ["science", "art", "science-2", "science-3"]


def test_a_label_that_is_the_id_of_another_level_is_named(read_settings: ReadSchool) -> None:
    levels = "[{id: 1, value: 2, label: '2'}, {id: 2, value: 1, label: '1'}, {id: c, value: 3, label: C}]"
    _, problems = read_settings({FILE: f"scale:\n  proficient: c\n  levels: {levels}\n"})
    assert [(problem.code, problem.line) for problem in problems] == [("PG502", 3)] * 2
    assert "“1” is the label of one level and the id of another" in problems[0].message
