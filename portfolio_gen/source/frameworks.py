"""`_school/frameworks/`: standards in our YAML or as a plain CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from portfolio_gen.model.slug import slug
from portfolio_gen.model.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source import yaml_nodes
from portfolio_gen.source.documents import read_text
from portfolio_gen.source.fields import Fields, clean
from portfolio_gen.source.yaml_nodes import Keys, YamlFault


def read_frameworks(folder: Path, problems: Problems) -> tuple[Framework, ...]:
    """Every framework of the school, in the order of the file names; unreadable ones are reported."""
    frameworks = []
    for file in sorted(folder.glob("*")) if folder.is_dir() else ():
        path = f"_school/frameworks/{file.name}"
        reader = {".yml": _from_yaml, ".yaml": _from_yaml, ".csv": _from_csv}.get(file.suffix.lower())
        if reader is None or file.name.startswith("."):
            continue
        text = read_text(file, path, problems)
        framework = reader(text, file.stem, path, problems) if text is not None else None
        if framework is not None:
            frameworks.append(framework)
    return tuple(frameworks)


def _from_yaml(text: str, name: str, path: str, problems: Problems) -> Framework | None:
    try:
        node = yaml_nodes.parse(text)
    except YamlFault as fault:
        problems.add("PG504", path, fault.line, fault.message, fault.hint)
        return None
    if not isinstance(node, Keys):
        problems.add(
            "PG504", path, 1, "There are no keys in this file.", "Begin with id:, title: and standards:"
        )
        return None
    fields = Fields(node, path, problems)
    return Framework(
        id=slug(fields.text("id") or name),
        title=fields.text("title") or name,
        licence=fields.text("licence") or fields.text("license"),
        attribution=fields.text("attribution"),
        standards=_unique(_standards(fields, ()), path, problems),
    )


def _standards(fields: Fields, parents: tuple[str, ...]) -> Iterator[tuple[Standard, int]]:
    for item in fields.children("standards"):
        code = item.text("code")
        named = item.text("id") or code or slug(item.text("title") or item.text("statement"))
        yield (
            Standard(
                id=named,
                code=code,
                title=item.text("title"),
                statement=item.text("statement"),
                parents=parents,
                grades=item.texts("grades"),
                aliases=item.texts("aliases"),
            ),
            item.keys.line,
        )
        yield from _standards(item, (named,))


def _unique(standards: Iterator[tuple[Standard, int]], path: str, problems: Problems) -> tuple[Standard, ...]:
    found: dict[str, Standard] = {}
    for standard, line in standards:
        if standard.id in found:
            problems.add(
                "PG506",
                path,
                line,
                f"“{standard.id}” stands in this framework twice.",
                "Give each standard a code of its own.",
                "code",
            )
            continue
        found[standard.id] = standard
    return tuple(found.values())


def _from_csv(text: str, name: str, path: str, problems: Problems) -> Framework | None:
    rows = csv.DictReader(io.StringIO(text), strict=False)
    columns = {column.strip().casefold() for column in rows.fieldnames or ()}
    if not {"code", "statement"} <= columns:
        problems.add(
            "PG504",
            path,
            1,
            "The first line does not name the columns.",
            "Write code,statement,parent,grades",
        )
        return None
    return Framework(id=slug(name), title=name, standards=_unique(_csv_standards(rows), path, problems))


def _csv_standards(rows: csv.DictReader[str]) -> Iterator[tuple[Standard, int]]:
    for row in rows:
        values = {
            (key or "").strip().casefold(): clean(value)
            for key, value in row.items()
            if isinstance(value, str)
        }
        code = values.get("code", "")
        if code or values.get("statement"):
            yield (
                Standard(
                    id=code or slug(values["statement"]),
                    code=code,
                    title=values.get("title", ""),
                    statement=values.get("statement", ""),
                    parents=(values["parent"],) if values.get("parent") else (),
                    grades=tuple(
                        grade for grade in values.get("grades", "").replace(";", " ").split() if grade
                    ),
                ),
                rows.line_num,
            )
