"""The calculation methods against examples in other products' public documentation, the source beside each.

Levels given by name are numbered from 1. Not found with both scores and result: Schoology, PowerTeacher Pro,
the power law of Aspen, Empower and PowerSchool Learning (scores in pictures), and a median of an even number.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from portfolio_gen.model.methods.registry import result, rounded

CANVAS_SPEC = "Instructure, canvas-lms on GitHub, spec/lib/outcomes/result_analytics_spec.rb"
CANVAS_THREAD = "community.canvaslms.com, How is the n-times Outcome scoring actually calculated?"
CANVAS_DUE = "community.canvaslms.com, Decaying Average in Mastery Learning (2017)"
POWERSCHOOL = "help.powerschool.com, What is a Decaying Average in Standards-Based Grading?"
OTUS = "help.otus.com, Definitions of Mastery Settings"
SKYWARD = "skyward.com, Decaying Average Background and Setup (2018)"
JUMPROPE = "support.jumpro.pe, The power of the Power Law"
EDUCATE = "cbk12sis.groovehq.com, How Educate Calculates Standards-Based Grading"
COMMON_GOAL = "commongoalsystems.zendesk.com, Standards-based grading scale grade calculation modes"
MASTERY_CONNECT = "community.canvaslms.com, Available proficiency calculation settings in Mastery Connect"
ASPEN = "ma-attleboro.myfollett.com, Using the Standards-Based Gradebook as a Teacher"

# What Canvas first called its decaying average, and now its weighted average, is our weighted_recent. Its
# quiz results are given as shares of 5 points: 0.9 is 4.5.
PUBLISHED = [
    (CANVAS_SPEC, "highest", None, "3 1", "3.00"),
    (CANVAS_SPEC, "n_times", "3", "4 5 1 3 2 3", "3.75"),
    (CANVAS_SPEC, "n_times", "3", "4 5 1 3 - 3", "3.75"),
    (CANVAS_SPEC, "n_times", "3", "3 1 2", None),
    (CANVAS_SPEC, "n_times", "1", "1 2", None),
    (CANVAS_SPEC, "n_times", "1", "1 2 3 4", "3.50"),
    (CANVAS_SPEC, "n_times", "3", "3 4 3", "3.33"),
    (CANVAS_SPEC, "weighted_recent", "75", "3", "3.00"),
    (CANVAS_SPEC, "weighted_recent", "75", "3 1 5 4", "3.75"),
    (CANVAS_SPEC, "weighted_recent", "65", "2.123", "2.12"),
    (CANVAS_SPEC, "weighted_recent", "65", "5 4", "4.35"),
    (CANVAS_SPEC, "weighted_recent", "65", "2 3 4.5 2", "2.41"),
    (CANVAS_SPEC, "weighted_recent", "65", "4.5 2", "2.88"),  # 2.875
    (CANVAS_SPEC, "weighted_recent", "65", "2 3.5 3", "2.91"),
    (CANVAS_SPEC, "weighted_recent", "65", "3.5 3", "3.18"),  # 3.175
    (CANVAS_THREAD, "n_times", "5", "1 4 2 3 5 3 6", "4.20"),
    (CANVAS_DUE, "weighted_recent", "65", "5 5 4.5", "4.68"),  # 4.675
    (POWERSCHOOL, "decaying_average", "65", "2 3", "2.65"),
    (POWERSCHOOL, "decaying_average", "65", "2 3 4", "3.53"),
    (POWERSCHOOL, "average", None, "2 3 4", "3.00"),
    (POWERSCHOOL, "most_recent", None, "2 3 4", "4.00"),
    (OTUS, "decaying_average", "65", "1 2 3 4", "3.48"),
    (OTUS, "mode", None, "4 4 4 4 4 3 3 3 3 2 2", "4.00"),
    (OTUS, "most_recent", None, "4 3", "3.00"),
    (OTUS, "highest", None, "4 3", "4.00"),
    (SKYWARD, "decaying_average", "65", "100 0 0", "12.25"),  # printed as 12%, 23%, 65% for the three
    (SKYWARD, "decaying_average", "65", "0 100 0", "22.75"),
    (SKYWARD, "decaying_average", "65", "0 0 100", "65.00"),
    (JUMPROPE, "power_law", None, "1 2 3 4", "4.00"),
    (JUMPROPE, "power_law", None, "1 3 2 4", "3.66"),
    (JUMPROPE, "power_law", None, "2 4 1 3", "2.16"),
    (JUMPROPE, "power_law", None, "4 3 2 1", "1.28"),
    (EDUCATE, "mode", None, "1 2 3 3 4", "3.00"),
    (EDUCATE, "average", None, "4 3 3 4", "3.50"),
    (COMMON_GOAL, "median_recent", "9", "4 4 3 3 3 2 2 2 1", "3.00"),
    (COMMON_GOAL, "median_recent", "9", "4 3 3 2 2 2 1", "2.00"),
    (MASTERY_CONNECT, "mode", None, "1 2 2 3 3 3", "3.00"),
    (ASPEN, "average", None, "85 75 63 91", "78.50"),
]


@pytest.mark.parametrize(("source", "name", "parameter", "given", "figure"), PUBLISHED)
def test_published(source: str, name: str, parameter: str | None, given: str, figure: str | None) -> None:
    scores = [None if word == "-" else Decimal(word) for word in given.split()]
    value = result(name, scores, mastery=Decimal(3), parameter=parameter)
    assert (None if value is None else str(rounded(value))) == figure, source


# Where another product settles a question that we settle otherwise, on purpose.
DIFFERENT = [
    # progradebook.com, Strict Average versus Power-law: 3.5. A 0 has no logarithm, and a stand-in is a guess.
    ("power_law", None, "0 2 3 3.5", None),
    # MASTERY_CONNECT: a tie goes to the higher level. Ours goes to the newer, or to the mean.
    ("mode", "most_recent", "3 3 2 2", "2.00"),
]


@pytest.mark.parametrize(("name", "parameter", "given", "figure"), DIFFERENT)
def test_different_on_purpose(name: str, parameter: str | None, given: str, figure: str | None) -> None:
    value = result(name, list(map(Decimal, given.split())), mastery=Decimal(3), parameter=parameter)
    assert (None if value is None else str(rounded(value))) == figure
