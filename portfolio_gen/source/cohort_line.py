"""The line of school.yml that takes a learner into a cohort: for a person to paste, so that the file stays theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.model.slug import slug
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter.encoding import read_text
from portfolio_gen.source.front_matter.nodes import Keys, YamlFault
from portfolio_gen.source.front_matter.yaml_nodes import parse_keys
from portfolio_gen.source.open_folder import NotOpened
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.school import FILE
from portfolio_gen.source.school_files import SCHOOL_FOLDER

_IN_ONE_LINE = re.compile(r"(learners:\s*\[)([^\[\]#]*)(\])")
_ITEM = re.compile(r"(\s*- *)\S")


@dataclass(frozen=True, slots=True)
class CohortLine:
    """A line to write into school.yml."""

    line: int
    """1 for the first."""
    text: str
    instead: bool
    """Whether it takes the place of that line, or goes before it."""


def cohort_line(learners_dir: Path, cohort: str, learner: str) -> CohortLine | None:
    """How the list of a cohort looks with this learner in it; None where the list is written in some other way."""
    try:
        with open_folder(learners_dir, SCHOOL_FOLDER) as folder:
            text = read_text(folder, FILE, FILE, Problems())
            keys = parse_keys(text) if text else None
    except (NotOpened, YamlFault):
        return None
    at = _line_of_list(keys, cohort) if keys else None
    return _changed((text or "").split("\n"), at, learner) if at else None


def _line_of_list(keys: Keys, cohort: str) -> int | None:
    cohorts = keys.pairs.get("cohorts")
    for name, node in cohorts.pairs.items() if isinstance(cohorts, Keys) else ():
        if slug(name) == cohort and isinstance(node, Keys):
            return node.lines.get("learners")
    return None


def _changed(lines: list[str], at: int, learner: str) -> CohortLine | None:
    found = _IN_ONE_LINE.findall(lines[at - 1])
    if len(found) == 1:
        names = ", ".join(filter(None, (found[0][1].strip().rstrip(","), learner)))
        return CohortLine(at, _IN_ONE_LINE.sub(lambda list_: f"{list_[1]}{names}{list_[3]}", lines[at - 1]), True)
    first = _ITEM.match(lines[at]) if len(lines) > at and lines[at - 1].rstrip().endswith("learners:") else None
    return CohortLine(at + 1, f"{first[1]}{learner}", False) if first else None
