"""`_school/`: settings, frameworks and ratings. What cannot be read keeps everything private."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portfolio_gen.model.audience import ONLY_ME, Circles
from portfolio_gen.model.school import Cohort, School
from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.advice import nearest
from portfolio_gen.source.consent import REFUSED, read_consents
from portfolio_gen.source.framework.frameworks import read_frameworks
from portfolio_gen.source.front_matter import yaml_nodes
from portfolio_gen.source.front_matter.encoding import read_text
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.nodes import Keys, YamlFault
from portfolio_gen.source.front_matter.written import Written
from portfolio_gen.source.graduation import read_requirements
from portfolio_gen.source.open_folder import NotOpened, OpenFolder
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.rating.rating_method import read_method, read_methods
from portfolio_gen.source.rating.ratings import read_ratings
from portfolio_gen.source.scale import read_scale
from portfolio_gen.source.school_files import SCHOOL_FOLDER
from portfolio_gen.source.sharing import read_circles
from portfolio_gen.source.terms import read_terms
from portfolio_gen.source.unknown_keys import report_unknown
from portfolio_gen.source.words import read_language

FILE = "school.yml"
_MISNAMED = (FILE, "school.yaml", "school.yml.txt")
"""What was probably meant to be school.yml."""
_PATH = f"{SCHOOL_FOLDER}/{FILE}"
_PROTECTING = ("share_with_default", "ratings_visible_to", "consent", "hidden_data")
_KEYS = (
    "name",
    "lang",
    *_PROTECTING,
    "scale",
    "rating_method",
    "rating_methods",
    "terms",
    "cohorts",
    "graduation",
    "educators",
    "school_educators",
    "date_order",
    "goal_kinds",
)
_COHORT_KEYS = ("title", "educators", "learners")
_CLOSED = School(
    share_with_default=ONLY_ME,
    ratings_visible_to=ONLY_ME,
    consent_default=REFUSED,
    refuses_hidden_data=True,
    unreadable=True,
)


def read_school(learners_dir: Path, problems: Problems, cache: Path | None = None) -> School:
    """The school of a learners' folder; one without `_school/` is a school with nothing set.

    Settings that cannot be read keep everything private: nothing shared by default, no consent; the school says so
    (`unreadable`). `cache` is a folder for frameworks that were read before.
    """
    try:
        with open_folder(learners_dir, SCHOOL_FOLDER) as files:
            return _read(files, _learners(learners_dir), problems, cache)
    except NotOpened as refused:
        if refused.missing:
            return School()
        problems.add("PG501", SCHOOL_FOLDER, 0, refused.message, refused.hint)
        return _CLOSED


def _read(files: OpenFolder, learners: frozenset[str], problems: Problems, cache: Path | None) -> School:
    fields = _fields(files, problems)
    school = _CLOSED if fields is None else _school(fields, learners)
    frameworks = read_frameworks(files, problems, cache)
    school = school.model_copy(update={"frameworks": frameworks})
    if fields is not None:
        school = school.model_copy(update={"graduation": read_requirements(fields, school)})
        school = school.model_copy(update={"methods": read_methods(fields.nested("rating_methods"), school)})
    ratings = read_ratings(files, school, problems, learners)
    return school.model_copy(update={"ratings": ratings})


def has_school_file(learners_dir: Path) -> bool:
    """Whether there is a school.yml, readable or not, or a file that was probably meant to be it."""
    try:
        with open_folder(learners_dir, SCHOOL_FOLDER) as files:
            return any(item.name.casefold() in _MISNAMED for item in files.items())
    except NotOpened as refused:
        return not refused.missing


def _learners(learners_dir: Path) -> frozenset[str]:
    """The ids of all learners who have a folder."""
    with open_folder(learners_dir) as opened:
        items = opened.items()
    return frozenset(slug(item.name) for item in items if item.kind == "folder" and item.name[0] not in "_.")


def _fields(files: OpenFolder, problems: Problems) -> Fields | None:
    """The keys of school.yml, none without that file; None, and a problem, where it cannot be read."""
    names = [item.name for item in files.items()]
    if FILE not in names:
        if other := next((name for name in names if name.casefold() in _MISNAMED), ""):
            message = "The school's settings are not read from a file of this name."
            problems.add("PG501", f"{SCHOOL_FOLDER}/{other}", 0, message, "Give the file this name:", paste=(FILE,))
            return None
        return Fields(Keys({}, {}, 1), _PATH, problems)
    text = read_text(files, FILE, _PATH, problems)
    if text is None:
        return None
    try:
        keys = yaml_nodes.parse_keys(text)
    except YamlFault as fault:
        problems.add("PG501", _PATH, fault.line, fault.message, fault.hint, paste=fault.paste)
        return None
    if keys is None:
        message = "There is nothing in this file."
        problems.add("PG501", _PATH, 1, message, "Begin with name: and the school's name")
        return None
    return Fields(keys, _PATH, problems, written=Written(yaml_nodes.visible(text)))


def _school(fields: Fields, learners: frozenset[str]) -> School:
    doubtful = {
        meant
        for key in report_unknown(fields, _KEYS)
        for meant in nearest(key[:80].casefold().replace("-", "_"), _PROTECTING)
    }
    fields = replace(fields, date_order=_date_order(fields))
    consents, unnamed = read_consents(fields, learners)
    names = fields.nested("educators")
    return School(
        name=fields.text("name") or "Our school",
        lang=read_language(fields) or "en",
        share_with_default=_circles(fields, "share_with_default", School().share_with_default, doubtful),
        ratings_visible_to=_circles(fields, "ratings_visible_to", School().ratings_visible_to, doubtful),
        scale=read_scale(fields.nested("scale")),
        rating_method=read_method(fields.nested("rating_method")),
        date_order=fields.date_order,
        goal_kinds=fields.texts("goal_kinds") or School().goal_kinds,
        educators={slug(key): name for key in names.keys.pairs if (name := names.text(key))},
        school_educators=tuple(slug(name) for name in fields.texts("school_educators")),
        terms=read_terms(fields),
        cohorts=_cohorts(fields.nested("cohorts")),
        consent={} if "consent" in doubtful else consents,
        consent_default=REFUSED if "consent" in doubtful else unnamed,
        refuses_hidden_data=_refuses_hidden_data(fields) or "hidden_data" in doubtful,
    )


def _circles(fields: Fields, key: str, default: Circles, doubtful: set[str]) -> Circles:
    """A set of circles; nobody where it, or a key that may have meant it, cannot be understood."""
    circles = read_circles(fields, key, default)
    return ONLY_ME if circles is None or key in doubtful else circles


def _refuses_hidden_data(fields: Fields) -> bool:
    """What is not understood here counts as no."""
    word = fields.text("hidden_data")
    if "hidden_data" in fields.keys.pairs and word not in ("warn", "refuse"):
        message = f"“{word[:80]}” is not what can be done with a file that may tell more than it shows."
        advice = ("Write the first to publish it, or the second to leave it out:", ("warn", "refuse"))
        fields.suggest("PG502", "hidden_data", message, advice)
        return True
    return word == "refuse"


def _date_order(fields: Fields) -> str:
    order = fields.text("date_order")
    if order in ("", "dmy", "mdy"):
        return order
    message = f"“{order[:80]}” is not an order of day and month."
    fields.suggest("PG502", "date_order", message, ("Write dmy for day first, mdy for month first:", ("dmy", "mdy")))
    return ""


def _cohorts(fields: Fields) -> tuple[Cohort, ...]:
    cohorts: dict[str, Cohort] = {}
    for key in fields.keys.pairs:
        if other := cohorts.get(slug(key)):
            message = f"The cohort “{key[:80]}” would have the address of another one, {other.title}, and is left out."
            fields.report("PG502", key, message, "Give it a name with other letters or numbers.", fields.line(key))
            continue
        item = fields.nested(key).whole(_COHORT_KEYS)
        report_unknown(item, _COHORT_KEYS)
        title = item.text("title") or key
        educators = tuple(slug(name) for name in item.texts("educators"))
        learners = tuple(slug(name) for name in item.texts("learners"))
        cohorts[slug(key)] = Cohort(id=slug(key), title=title, educators=educators, learners=learners)
    return tuple(cohorts.values())
