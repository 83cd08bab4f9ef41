"""`_school/`: the school's own settings, frameworks and ratings. Unreadable consent is no consent."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path

from portfolio_gen.model.audience import ONLY_ME, Circle, Consent
from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.school import Cohort, RatingMethod, Requirement, School, Term
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source import yaml_nodes
from portfolio_gen.source.documents import read_text
from portfolio_gen.source.fields import Fields, did_you_mean
from portfolio_gen.source.frameworks import read_frameworks
from portfolio_gen.source.ratings import read_ratings
from portfolio_gen.source.sharing import read_circles
from portfolio_gen.source.yaml_nodes import Keys, YamlFault

FOLDER = "_school"
_PATH = f"{FOLDER}/school.yml"
_KEYS = (
    "name",
    "lang",
    "share_with_default",
    "ratings_visible_to",
    "scale",
    "rating_method",
    "terms",
    "cohorts",
    "graduation",
    "consent",
    "educators",
    "school_educators",
    "date_order",
    "goal_kinds",
)


def read_school(learners_dir: Path, problems: Problems) -> School:
    """The school of a learners' folder; one without `_school/` is a school with nothing set.

    A school.yml that cannot be read keeps everything private: nothing is shared by default, nobody has consented.
    """
    fields = _fields(learners_dir / FOLDER / "school.yml", problems)
    if fields is None:
        school = School(share_with_default=ONLY_ME, ratings_visible_to=ONLY_ME)
    else:
        school = _school(fields)
    frameworks = read_frameworks(learners_dir / FOLDER / "frameworks", problems)
    school = school.model_copy(update={"frameworks": frameworks})
    ratings = read_ratings(learners_dir / FOLDER / "ratings", school, problems)
    return school.model_copy(update={"ratings": ratings})


def _fields(file: Path, problems: Problems) -> Fields | None:
    if not file.exists():
        return Fields(Keys({}, {}, 1), _PATH, problems)
    text = read_text(file, _PATH, problems)
    if text is None:
        return None
    try:
        node = yaml_nodes.parse(text)
    except YamlFault as fault:
        problems.add("PG501", _PATH, fault.line, fault.message, fault.hint)
        return None
    if not isinstance(node, Keys):
        problems.add(
            "PG501", _PATH, 1, "There are no keys in this file.", "Begin with name: and the school's name"
        )
        return None
    return Fields(node, _PATH, problems)


def _school(fields: Fields) -> School:
    for key in fields.keys.pairs:
        if key not in _KEYS:
            fields.report(
                "PG502", key, f"“{key}” is not a setting.", did_you_mean(key, _KEYS, "Delete the line.")
            )
    default = read_circles(fields, "share_with_default", frozenset({Circle.EDUCATORS}))
    ratings = read_circles(fields, "ratings_visible_to", frozenset({Circle.EDUCATORS, Circle.FAMILY}))
    scale = _scale(fields.nested("scale"))
    return School(
        name=fields.text("name") or "Our school",
        lang=fields.text("lang") or "en",
        share_with_default=ONLY_ME if default is None else default,
        ratings_visible_to=ONLY_ME if ratings is None else ratings,
        scale=scale,
        rating_method=_method(fields.nested("rating_method")),
        date_order=_date_order(fields),
        goal_kinds=fields.texts("goal_kinds") or School().goal_kinds,
        educators={
            slug(key): fields.nested("educators").text(key) for key in fields.nested("educators").keys.pairs
        },
        school_educators=tuple(slug(name) for name in fields.texts("school_educators")),
        terms=_terms(fields),
        cohorts=_cohorts(fields.nested("cohorts")),
        graduation=_requirements(fields),
        consent=_consents(fields.nested("consent")),
    )


def _date_order(fields: Fields) -> str:
    order = fields.text("date_order")
    if order in ("", "dmy", "mdy"):
        return order
    fields.report("PG502", "date_order", f"“{order}” is not an order of day and month.", "Write dmy or mdy.")
    return ""


def _scale(fields: Fields) -> ProficiencyScale:
    levels = tuple(level for item in fields.children("levels") if (level := _level(item)))
    scale = ProficiencyScale()
    if levels:
        scale = scale.model_copy(
            update={"levels": tuple(sorted(levels, key=lambda level: level.value or Decimal(0)))}
        )
    for key in ("insufficient", "excused"):
        if fields.has(key) and (level := _level(fields.nested(key), outside=True)):
            scale = scale.model_copy(update={key: level})
    words = fields.nested("aliases")
    aliases = {word.casefold(): words.text(word) for word in words.keys.pairs}
    scale = ProficiencyScale(
        levels=scale.levels,
        insufficient=scale.insufficient,
        excused=scale.excused,
        aliases=aliases,
        proficient=fields.text("proficient") or scale.levels[-1 if len(scale.levels) < 2 else -2].id,
    )
    proficient = scale.level(scale.proficient)
    if proficient is None or proficient.value is None:
        fields.report(
            "PG502",
            "proficient",
            f"“{scale.proficient}” is not one of the levels.",
            did_you_mean(scale.proficient, [level.id for level in scale.levels], "Write the id of a level."),
        )
    return scale


def _level(fields: Fields, *, outside: bool = False) -> Level | None:
    level_id = fields.text("id") or slug(fields.text("label") or "level")
    label = fields.text("label") or level_id.replace("-", " ").capitalize()
    value: Decimal | None = None
    if not outside:
        try:
            value = Decimal(fields.text("value"))
        except InvalidOperation:
            fields.report(
                "PG502",
                "scale",
                f"The level “{label}” has no number.",
                "Write value: 1 for the lowest level, 2 for the next.",
            )
            return None
        if not value.is_finite() or value < 0:
            fields.report(
                "PG502",
                "scale",
                f"“{value}” cannot be the value of a level.",
                "Write a number such as 1, 2 or 3.",
            )
            return None
    return Level(id=slug(level_id), label=label, means=fields.text("means"), value=value)


def _method(fields: Fields) -> RatingMethod:
    name = fields.text("name").replace(" ", "_").replace("-", "_").casefold()
    parameter = next(
        (fields.text(key) for key in ("parameter", "weight", "n", "tie") if fields.text(key)), None
    )
    return RatingMethod(name=name or "most_recent", parameter=parameter)


def _terms(fields: Fields) -> tuple[Term, ...]:
    terms = []
    for item in fields.children("terms"):
        start, end = item.day("start"), item.day("end")
        if start is None or end is None or end < start:
            item.report(
                "PG502",
                "terms",
                "This term has no first and last day.",
                "Write start: 2026-08-26 and end: 2027-01-22",
                item.keys.line,
            )
            continue
        title = item.text("title") or item.text("id")
        terms.append(Term(id=slug(item.text("id") or title), title=title, start=start, end=end))
    return tuple(sorted(terms, key=lambda term: (term.start, term.end, term.id)))


def _cohorts(fields: Fields) -> tuple[Cohort, ...]:
    cohorts = []
    for key in fields.keys.pairs:
        item = fields.nested(key)
        cohorts.append(
            Cohort(
                id=slug(key),
                title=item.text("title") or key,
                educators=tuple(slug(name) for name in item.texts("educators")),
                learners=tuple(slug(name) for name in item.texts("learners")),
            )
        )
    return tuple(cohorts)


def _requirements(fields: Fields) -> tuple[Requirement, ...]:
    return tuple(
        Requirement(
            id=slug(item.text("id") or item.text("title") or "requirement"),
            title=item.text("title") or item.text("id"),
            standards=item.texts("standards"),
            proficient_in=max(1, item.number("proficient_in", 1)),
        )
        for item in fields.children("graduation")
    )


def _consents(fields: Fields) -> dict[str, Consent]:
    """What is unclear is refused, learner by learner."""
    consents = {}
    for key in fields.keys.pairs:
        item = fields.nested(key)
        public = item.yes("public") if item.has("public") else False
        photos = read_circles(item, "photos", Consent().photos)
        consents[slug(key)] = Consent(public=bool(public), photos=ONLY_ME if photos is None else photos)
    return consents
