"""Keys near to known ones are named; keys of nobody's are left alone; no known key is taken for another."""

from __future__ import annotations

import pytest

from portfolio_gen.problems import Problem, Problems
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.key_check import check_keys
from portfolio_gen.source.front_matter.written import Written
from portfolio_gen.source.front_matter.yaml_nodes import parse_keys
from portfolio_gen.source.keys import KEYS


def check(kind: str, front: str) -> tuple[bool, list[Problem]]:
    keys = parse_keys(front)
    assert keys is not None
    problems = Problems()
    return check_keys(Fields(keys, "a.md", problems, written=Written(front)), kind), problems.found


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_known_keys_are_known(kind: str) -> None:
    front = "\n".join(f"{key.name}: a" for key in KEYS[kind])
    assert check(kind, front) == (True, [])


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("reflection", "standard", "standards"),
        ("reflection", "Standards", "standards"),
        ("reflection", "dates", "date"),
        ("reflection", "tag", "tags"),
        ("reflection", "titel", "title"),
        ("evidence", "file", "files"),
        ("goal", "step", "steps"),
        ("profile", "learns best", "learns_best"),
        ("profile", "home-languages", "home_languages"),
        ("plan", "participant", "participants"),
    ],
)
def test_near_misses_are_named(kind: str, written: str, meant: str) -> None:
    safe, problems = check(kind, f"{written}: a")
    assert safe
    assert [(p.code, p.key, p.line, p.paste) for p in problems] == [("PG108", written, 1, (f"{meant}: a",))]


@pytest.mark.parametrize("key", ["layout", "categories", "author", "mood", "weather", "周", "description", "permalink"])
def test_keys_of_ones_own_are_left_alone(key: str) -> None:
    assert check("reflection", f"{key}: a") == (True, [])


@pytest.mark.parametrize("key", ["level", "Assessed By", "verified", "rating", "score", "rated-by"])
def test_keys_of_the_school_are_refused(key: str) -> None:
    safe, problems = check("evidence", f"{key}: a")
    assert safe
    assert [(p.code, p.severity) for p in problems] == [("PG110", "error")]


@pytest.mark.parametrize("key", ["visible", "who can see: a\nprivacy", "hidden", "drafft", "非公開", "privé"])
def test_keys_that_seem_to_decide_make_it_unsafe(key: str) -> None:
    assert check("reflection", f"{key}: a")[0] is False


@pytest.mark.parametrize(
    "front",
    [
        "dg-publish: false",
        "dg-publish: true",
        "build:\n  render: never\n  list: never",
        "_build: {render: false}",
        "access: private",
        "permissions: only me",
        "viewers: me",
        "permalink: false",
        "eleventyExcludeFromCollections: true",
        "robots: noindex, nofollow",
        "hide: true",
        "hide: [toc, everything]",
        "hide:",
        "versteckt: ja",
        "wip: true",
        "share_with: [public]\nprivate: true",
        "share_with: [public]\nvisible: no",
        "share_with: [public]\naccess: private",
        "share_with: [public]\ndrafts: yes",
        "expiryDate: 2027-06-30",
        "params: {private: true}",
        "params:\n  weight: 3\n  draft: yes",
        "extra:\n  status: Draft",
        "params: {extra: {hidden: true}}",
        "statut: brouillon",
        "Estado: Borrador",
        "state: archived",
    ],
)
def test_what_another_program_hides_is_withheld(front: str) -> None:
    safe, problems = check("reflection", front)
    assert safe is False
    assert [problem.code for problem in problems] == ["PG109"]
    assert problems[0].paste


@pytest.mark.parametrize(
    "front",
    [
        "hide: [toc]",
        "hide:\n  - navigation\n  - Footer",
        "hide: toc",
        "permalink: /my-bridge/",
        "sitemap: {priority: 0.3}",
        "sitemap: false",
        "search: {exclude: true}",
        "params: {weight: 3, author: Amara}",
        "params: private",
        "statut: fini",
        "share_with: [public]\nparams: {draft: no}",
        "robots: index",
        "build: {tool: hammer}",
        "share_with: [public]\nshare: true",
        "share_with: [public]\ndg-publish: yes",
        "share_with: []\nprivate: no",
        "share_with: [public]\nhidden: false",
        "share_with: [public]\nnoindex: false",
    ],
)
def test_a_key_that_hides_nothing_leaves_the_decision_where_it_stands(front: str) -> None:
    assert check("reflection", front) == (True, [])
