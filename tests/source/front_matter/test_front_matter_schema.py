"""The schema for editors knows every key the reader knows, and takes what the reader takes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from portfolio_gen.source.front_matter.front_matter_schema import schema
from portfolio_gen.source.keys import KEYS

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

SAMPLES = {
    "profile": """
name: Amara Okafor
public_name: Amara
pronouns: she/her
cohort: juniper
grade: 8
lang: en
home_languages: [ig]
interests: [rivers, robotics, drawing maps]
strengths: [explaining things to little kids, not giving up]
challenges: [starting long texts]
learns_best: [building first, reading later]
skills: [soldering, spreadsheets]
aspirations: [hydrologist, or comics]
photo: me.jpg
""",
    "goal": """
title: Build a water filter our street could afford
kind: academic
status: in progress
started: 2026-09-08
target: 2026-12-18
why: My grandmother boils every glass.
success: Someone who is not in my class builds one from my instructions.
standards: [NGSS.MS-ETS1-1, TS.3.d]
steps:
  - {text: Interview the water operator, due: 2026-09-20, done: 2026-09-18}
  - {text: Three prototypes, due: 2026-10-30}
support: [Ms Rivera lends the turbidity meter, Dad drives me to the plant]
""",
    "reflection": """
date: 2026-10-03
goal: build-a-water-filter
about: [first-prototype]
standards:
  - TS.3.g: proficient
  - NGSS.MS-ETS1-4
share_with: [educators, family]
tags: water
draft: true
published: no
""",
    "evidence": """
title: First prototype
date: 2020-09-21 19:40:05 -0500
kind: artifact
files: [first-prototype.jpg, readings.csv]
alt: {first-prototype.jpg: A cut bottle with layers of sand and charcoal}
links: [https://example.org/video]
course: Science 8
context: school
standards: [NGSS.MS-ETS1-4]
featured: true
share_with: []
""",
    "feedback": """
by: Ms Rivera
role: educator
date: 2026-10-05
on: first-prototype
share_with: [family]
""",
    "plan": """
school_year: 2026-27
review_by: 2027-11-30
participants:
  - {name: Amara Okafor, role: learner, agreed: 2026-09-15}
  - {name: Ngozi Okafor, role: family}
pathways: [dual enrollment in spring, job shadow at the water plant]
supports: [extra time for long texts]
""",
}


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: version 1.2, where a day stays text and only true and false are booleans."""


EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if not tag.endswith("timestamp") and (not tag.endswith("bool") or first in "tfTF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(kind: str, text: str) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema(kind))
    return [error.message for error in validator.iter_errors(yaml.load(text, Loader=EditorLoader))]


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_every_key_is_described(kind: str) -> None:
    made: dict[str, Any] = schema(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    assert {name: made["properties"][name]["description"] for name in made["properties"]} == {
        key.name: key.about for key in KEYS[kind]
    }


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_samples_are_valid(kind: str) -> None:
    assert faults(kind, SAMPLES[kind]) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("reflection", "title: {a: b}"),
        ("reflection", "date: 2025"),
        ("reflection", "date: soon"),
        ("reflection", "share_with: everyone"),
        ("reflection", "share_with: [famly]"),
        ("reflection", "draft: maybe"),
        ("reflection", "tags: {a: b}"),
        ("goal", "steps: [{due: 2026-10-03}]"),
        ("goal", "steps: [{text: a, due: soon}]"),
        ("plan", "participants: [Ms Rivera]"),
        ("evidence", "standards: [[a]]"),
    ],
)
def test_what_the_reader_refuses_an_editor_marks(kind: str, text: str) -> None:
    assert faults(kind, text)


def test_words_are_offered() -> None:
    assert "in progress" in schema("goal")["properties"]["status"]["examples"]
    assert "peer" in schema("feedback")["properties"]["role"]["examples"]


def test_another_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        schema("poem")
