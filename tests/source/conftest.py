"""Small schools and learners' folders, written and read in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_school import SCHOOL, Files, ReadLearner, ReadSchool, write

from portfolio_gen.model.learner import Portfolio
from portfolio_gen.model.school import School
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.school import read_school


@pytest.fixture
def read(tmp_path: Path) -> ReadLearner:
    """Write one learner's files, read them, and give the portfolio with its problems in order."""

    def reader(files: Files, school: School = SCHOOL) -> tuple[Portfolio, tuple[Problem, ...]]:
        root = tmp_path / "amara-okafor"
        root.mkdir(exist_ok=True)
        problems = Problems()
        return read_portfolio(write(root, files), school, problems), in_order(problems.found)

    return reader


@pytest.fixture
def read_settings(tmp_path: Path) -> ReadSchool:
    """Write a learners' folder, and read its school."""

    def reader(files: Files) -> tuple[School, tuple[Problem, ...]]:
        problems = Problems()
        return read_school(write(tmp_path, files), problems), in_order(problems.found)

    return reader
