"""What school.yml asks for at graduation: codes however they are spelled, and no requirement that nobody can meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count

from portfolio_gen.model.school import Requirement, School
from portfolio_gen.model.slug import slug
from portfolio_gen.model.standards.requirement_codes import counting, is_pattern
from portfolio_gen.source.advice import offered
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.named_standard import NoOneStandard, named_standard
from portfolio_gen.source.unknown_keys import report_unknown

_KEYS = ("id", "title", "standards", "proficient_in")
_EXAMPLE = "id: science, standards: [SCI.*], proficient_in: 5"
_RANGE = re.compile(r"\s*(\w\S*)\s*(?:[-–—]|\.\.+|to|bis)\s*(\w\S*)\s*", re.IGNORECASE)


def read_requirements(fields: Fields, school: School) -> tuple[Requirement, ...]:
    """The requirements with canonical codes; what nobody can meet in a school with frameworks is a problem."""
    found: list[Requirement] = []
    for item in fields.children("graduation", _EXAMPLE):
        item = item.whole(_KEYS)
        report_unknown(item, _KEYS)
        title = item.text("title") or item.text("id") or "Requirement"
        name, taken = slug(item.text("id") or title), {other.id for other in found}
        free = next(each for each in chain((name,), (f"{name}-{n}" for n in count(2))) if each not in taken)
        needed = max(1, item.number("proficient_in", 1))
        before = len(item.problems.found)
        standards = tuple(code for written in item.texts("standards") for code in _codes(written, item, school))
        requirement = Requirement(id=free, title=title, standards=standards, proficient_in=needed)
        if len(item.problems.found) == before:
            _report_too_few(requirement, item, school)
        found.append(requirement)
    return tuple(found)


def _codes(written: str, item: Fields, school: School) -> Iterator[str]:
    """The codes or patterns that a text means; several between commas are as good as a list."""
    parts = [part.strip() for part in re.split("[,;]", written) if part.strip()]
    if len(parts) > 1 and not school.codes.find(written).matches:
        for part in parts:
            yield from _codes(part, item, school)
    elif not school.frameworks:
        yield written
    elif is_pattern(written):
        if not counting((written,), school.frameworks).most:
            near = school.codes.find(written.strip(".*?[]")).near
            _report(item, f"No standard has a code like “{written[:80]}”.", "Codes of standards are:", near)
        yield written
    else:
        yield _code(written, item, school)


def _code(written: str, item: Fields, school: School) -> str:
    try:
        return named_standard(written, school)
    except NoOneStandard as error:
        ends = _RANGE.fullmatch(written)
        if ends and all(school.codes.find(end).matches for end in (ends[1], ends[2])):
            hint = f"Write each code, as in [{ends[1]}, {ends[2]}], or a pattern such as SCI.*"
            _report(item, f"“{written[:80]}” is no code, and what lies between two codes is not known.", hint)
        else:
            _report(item, error.message, *error.advice)
        return written


def _report(item: Fields, message: str, hint: str, codes: tuple[str, ...] = ()) -> None:
    item.report("PG502", "standards", message, offered((hint, codes), ())[0])


def _report_too_few(requirement: Requirement, item: Fields, school: School) -> None:
    if not school.frameworks:
        return
    found = counting(requirement.standards, school.frameworks)
    most = found.most - sum(_has_ended(code, item, school) for code in found.open)
    if not requirement.standards:
        message = f"“{requirement.title[:80]}” names no standards, so nobody can meet it."
        item.report("PG502", "standards", message, "Write standards: and the codes that count.", item.keys.line)
    elif most < requirement.proficient_in:
        those = "only 1 counts" if most == 1 else f"only {most} count"
        message = f"“{requirement.title[:80]}” asks for {requirement.proficient_in} standards, and {those} towards it."
        hint = f"Write proficient_in: {most} or name more standards."
        item.report("PG502", "proficient_in", message, hint)


def _has_ended(code: str, item: Fields, school: School) -> bool:
    today, placed = item.problems.today, school.codes.get(code)
    return today is not None and placed is not None and placed.standard.is_retired(today)
