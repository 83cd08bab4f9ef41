"""Frameworks of any size, the same ones every time, in each format the reader knows; 2,000 is the usual size.

The shape is that of published ones: areas by subject and grade, clusters in them, standards in these; statements of
80 to 300 signs in six languages; some standards under two clusters; CASE packages with items out of order and with
associations of every common kind.
"""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from portfolio_gen.model.standards.standard import Framework
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.case_package import Version
from portfolio_gen.source.framework.frameworks import read_framework

USUAL = 2000
"""Standards of a large framework, headings included."""

Json = dict[str, object]

_NAMESPACE = uuid.UUID("7a6f2c8e-0000-4000-8000-67656e657261")
_CLUSTERS, _STANDARDS = 4, 11
"""In each area, and in each cluster."""
_GRADES = ("KG", *(f"{grade:02}" for grade in range(1, 13)))
_SUBJECTS = ("ART", "CIV", "ENG", "GEO", "HEA", "HIS", "LAN", "MAT", "MUS", "SCI", "TEC", "WRK")
_DOMAINS = ("AN", "BE", "CO", "DE")
_PIECES = {
    "en": ("Ask a question that can be tested", "weigh what others say", "show each step: idea, trial, result"),
    "es": ("Explica con tus palabras lo que cambió", "compara dos fuentes", "di «por qué» y «cómo»"),
    "de": ("Beschreibe, was größer wird und was nicht", "begründe deinen Weg", "prüfe die Lösung an der Skizze"),
    "ar": ("يشرح المتعلم سبب اختياره", "يقارن بين حلين مختلفين", "يكتب ما تعلمه بكلماته"),
    "ko": ("식물이 자라는 데 필요한 것을 말한다", "두 가지 방법을 견주어 본다", "배운 것을 자기 말로 쓴다"),
    "hi": ("पानी बचाने के तरीके बताना", "दो हल की तुलना करना", "जो सीखा उसे अपने शब्दों में लिखना"),
}
_LANGUAGES = tuple(_PIECES)


@dataclass(frozen=True, slots=True)
class Row:
    """One standard, as all formats can say it."""

    code: str
    statement: str
    parents: tuple[str, ...]
    grade: str
    kind: str
    notes: str
    lang: str


@cache
def rows(count: int) -> tuple[Row, ...]:
    """The first standards of an endless framework, as it prints them."""
    return tuple(islice(_rows(), count))


def _rows() -> Iterator[Row]:
    number = 0
    while True:
        turn, place = divmod(number, len(_SUBJECTS) * len(_GRADES))
        subject, grade = _SUBJECTS[place % len(_SUBJECTS)], _GRADES[place // len(_SUBJECTS)]
        area = f"{subject}{turn or ''}.{grade.lstrip('0')}"
        yield _row(area, (), grade, "Area", number)
        for domain in _DOMAINS[:_CLUSTERS]:
            yield _row(f"{area}.{domain}", (area,), grade, "Cluster", number + len(domain))
            for at in range(1, _STANDARDS + 1):
                under = f"{area}.{domain}", *((f"{area}.{_DOMAINS[0]}",) if at == 3 and domain != _DOMAINS[0] else ())
                yield _row(f"{area}.{domain}.{at}", under, grade, "Standard", number * 7 + at)
        number += 1


def _row(code: str, parents: tuple[str, ...], grade: str, kind: str, seed: int) -> Row:
    lang = _LANGUAGES[seed % len(_LANGUAGES)]
    notes = f"Clarification: {_sentence('en', seed, 40)}" if seed % 9 == 0 else ""
    return Row(code, f"{code}: {_sentence(lang, seed, 80 + seed * 37 % 170)}", parents, grade, kind, notes, lang)


def _sentence(lang: str, seed: int, least: int) -> str:
    """Pieces in turn, until there are enough signs."""
    pieces, words = _PIECES[lang], ""
    while len(words) < least:
        words += f"{', ' if words else ''}{pieces[(seed + len(words)) % len(pieces)]}"
    return f"{words}."


@cache
def as_yaml(count: int) -> str:
    """The framework as our YAML: clusters inside areas, standards inside clusters."""
    lines = ["id: generated", "title: Generated", "licence: MIT", "attribution: Made by a program.", "standards:"]
    for row in rows(count):
        depth = "  " * {"Area": 1, "Cluster": 3, "Standard": 5}[row.kind]
        if row.kind != "Area" and lines[-1].startswith(depth[:-4] + "  ") and not lines[-1].startswith(depth):
            lines.append(f"{depth[:-2]}standards:")
        lines.append(f"{depth}- code: {row.code}")
        lines.append(f"{depth}  kind: {row.kind}")
        lines.append(f"{depth}  statement: {json.dumps(row.statement, ensure_ascii=False)}")
        lines.extend([f"{depth}  notes: {json.dumps(row.notes)}"] if row.notes else [])
        lines.extend([f"{depth}  also_under: [{row.parents[1]}]"] if row.parents[1:] else [])
        lines.extend([f"{depth}  lang: {row.lang}"] if row.lang != "en" else [])
        lines.append(f"{depth}  grades: [{row.grade}]")
    return "\n".join(lines) + "\n"


@cache
def as_csv(count: int) -> str:
    """The framework as a table."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(["code", "statement", "parent", "grades", "kind", "notes"])
    for row in rows(count):
        table.writerow([row.code, row.statement, ";".join(row.parents), row.grade, row.kind, row.notes])
    return text.getvalue()


@cache
def as_case(count: int, version: Version) -> str:
    """The framework as a package that is valid by its version's rules, its items in another order than the tree's."""
    here = rows(count)
    own = {"caseVersion": "1.1"} if version == "1.1" else {"CFPackageURI": _link("Generated", "package", version)}
    licence = {**_entity("licence", version), "title": "MIT", "licenseText": "As the project."}
    package: dict[str, Json | list[Json]] = {
        "CFDocument": {
            **_entity("document", version),
            **own,
            "creator": "Made by a program.",
            "title": "Generated",
            "language": "en",
            "licenseURI": _link("MIT", "licence", version),
        },
        "CFItems": [_item(row, version) for row in here[::-2] + here[-2::-2]],
        "CFAssociations": list(_associations(here, version)),
        "CFDefinitions": {"CFLicenses": [licence]},
    }
    parts = (f"{json.dumps(key)}: {_lines(value)}" for key, value in package.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: Json | list[Json]) -> str:
    """As JSON, each object of a list on a line of its own."""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in value) + "\n]"


@cache
def _guid(name: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, name))


def _entity(name: str, version: Version) -> Json:
    guid = _guid(name)
    uri = f"https://example.org/ims/case/v{version.replace('.', 'p')}/{guid}"
    return {"identifier": guid, "uri": uri, "lastChangeDateTime": "2026-11-23T08:00:00+00:00"}


def _link(title: str, name: str, version: Version) -> Json:
    entity = _entity(name, version)
    return {"title": title, "identifier": entity["identifier"], "uri": entity["uri"]}


def _item(row: Row, version: Version) -> Json:
    optional = {"notes": row.notes} if row.notes else {}
    return {
        **_entity(row.code, version),
        "humanCodingScheme": row.code,
        "fullStatement": row.statement,
        "CFItemType": row.kind,
        "CFItemTypeURI": _link(row.kind, f"type {row.kind}", version),
        "educationLevel": [row.grade],
        "language": row.lang,
        **optional,
        **_belongs(version),
    }


def _belongs(version: Version) -> Json:
    """What only 1.0 writes into every object."""
    return {"CFDocumentURI": _link("Generated", "document", version)} if version == "1.0" else {}


def _associations(here: tuple[Row, ...], version: Version) -> Iterator[Json]:
    """The tree with its numbers, and beside it about as many others of three kinds, some of them into the void."""
    for number, row in enumerate(here):
        for parent in row.parents[:1] or ("document",):
            yield _association(row.code, "isChildOf", parent, version, number + 1)
        for parent in row.parents[1:]:
            yield _association(row.code, "isChildOf", parent, version, USUAL * 1000 + number)
        yield _association(row.code, "isRelatedTo", here[number * 31 % len(here)].code, version)
        if number % 3 == 0:
            yield _association(row.code, "exactMatchOf", f"elsewhere {number}", version)
        if number:
            yield _association(here[number - 1].code, "precedes", row.code, version)


def _association(origin: str, kind: str, target: str, version: Version, number: int | None = None) -> Json:
    return {
        **_entity(f"{origin} {kind} {target}", version),
        "associationType": kind,
        "originNodeURI": _link(origin, origin, version),
        "destinationNodeURI": _link(target, target, version),
        **({} if number is None else {"sequenceNumber": number}),
        **_belongs(version),
    }


FORMATS: dict[str, Callable[[int], str]] = {
    "generated.yml": as_yaml,
    "generated.csv": as_csv,
    "generated.case10.json": lambda count: as_case(count, "1.0"),
    "generated.case.json": lambda count: as_case(count, "1.1"),
}
"""By the name of the file."""


def write(folder: Path, name: str, count: int = USUAL) -> Path:
    """The framework as a file of this name."""
    file = folder / name
    file.write_text(FORMATS[name](count), encoding="utf-8", newline="")
    return file


def read(file: Path) -> Framework:
    """The framework in a file that has no fault."""
    problems = Problems()
    framework = read_framework(file, file.name, problems)
    assert framework is not None, f"{file} cannot be read: {problems.found}"
    assert problems.found == [], f"{file} has problems: {problems.found[:3]}"
    return framework
