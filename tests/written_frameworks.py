"""The frameworks of `tests/frameworks/`, and what any framework is held to, written here or published elsewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from portfolio_gen.model.standards.standard import Framework
from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.framework.framework_writer import to_yaml
from portfolio_gen.source.framework.framework_yaml import read_yaml
from portfolio_gen.source.framework.frameworks import FRAMEWORK_READERS, read_framework

FOLDER = Path(__file__).resolve().parent / "frameworks"
NAMES = tuple(sorted(file.name for file in FOLDER.iterdir() if file.suffix in FRAMEWORK_READERS))
PACKAGES = tuple(name for name in NAMES if name.endswith(".json"))
FAMILIES = ("ccss-math.yml", "ngss-pe.csv", "ac9-mathematics.yml")
"""Each a family of codes with many neighbours."""

_MARKUP = re.compile(r"<[A-Za-z/!]|\\[a-z(]|&\w+;|[{}]\\")
_NUMBER = re.compile(r"\d+(\.\d+)?")


def read(file: Path) -> tuple[Framework, list[Problem]]:
    """The framework in a file, with the problems of reading it."""
    problems = Problems()
    framework = read_framework(file, file.name, problems)
    assert framework is not None, f"{file.name} cannot be read: {problems.found}"
    return framework, problems.found


@cache
def written(name: str) -> Framework:
    """One of our own frameworks."""
    return read(FOLDER / name)[0]


@cache
def package(file: Path) -> dict[str, Any]:
    """The package in a file as plain JSON, its numbers as they are written."""
    whole = json.loads(file.read_text(encoding="utf-8-sig"), parse_int=str, parse_float=str)
    found: dict[str, Any] = whole.get("CFPackage", whole)
    return found


def differences(framework: Framework, whole: dict[str, Any]) -> list[str]:
    """What of a package's items is missing, is there too often, or is still written for a browser."""
    items, standards = whole["CFItems"], framework.standards
    codes = Counter(standard.code for standard in standards)
    statements = [one.get("fullStatement", "") for one in items]
    checks = {
        "count": len(standards) == len(framework.by_id) == len(items),
        "codes": codes == Counter(one.get("humanCodingScheme", "") for one in items),
        "identifiers": {standard.guid for standard in standards} == {one["identifier"] for one in items},
        "words": sum(map(bool, statements)) == sum(bool(standard.statement) for standard in standards),
    }
    marked = [standard.id for standard in standards if _MARKUP.search(standard.statement)]
    return [name for name, holds in checks.items() if not holds] + marked


def misplaced(framework: Framework, whole: dict[str, Any]) -> list[str]:
    """Ids of standards that stand below others than the isChildOf associations say, or in another order."""
    by_guid = {standard.guid: standard.id for standard in framework.standards}
    parents: dict[str, list[str]] = {standard.id: [] for standard in framework.standards}
    numbers: dict[str, dict[str, str]] = {}
    for link in whole["CFAssociations"]:
        child, parent = (by_guid.get(link[end]["identifier"], "") for end in ("originNodeURI", "destinationNodeURI"))
        if link["associationType"] == "isChildOf" and child:
            parents[child] += [parent] if parent and parent not in parents[child] else []
            numbers.setdefault(parent, {}).setdefault(child, link.get("sequenceNumber", ""))
    wrong = [name for name, above in parents.items() if framework.by_id[name].parents != tuple(above)]
    return wrong + [parent for parent, below in numbers.items() if not _in_order(framework, parent, below)]


def _in_order(framework: Framework, parent: str, numbers: dict[str, str]) -> bool:
    """Whether those with a number stand in the order of their numbers."""
    listed = [child.id for child in framework.children[parent] if _NUMBER.fullmatch(numbers.get(child.id, ""))]
    return listed == sorted(listed, key=lambda child: float(numbers[child])) and len(listed) == sum(
        bool(_NUMBER.fullmatch(number)) for number in numbers.values()
    )


def again(framework: Framework) -> Framework | None:
    """The framework after being written as our YAML and read again, with no problem but a code that comes twice."""
    problems = Problems()
    found = read_yaml(to_yaml(framework), "other", "x.yml", problems)
    assert {problem.code for problem in problems.found} <= {"PG506"}, problems.found
    return found
