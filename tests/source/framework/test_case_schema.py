"""A CASE package by a schema that somebody names: its verdict, its refusals, and that nothing is fetched."""

from __future__ import annotations

import json
import sys
import urllib.request
from pathlib import Path

import pytest

from portfolio_gen.source.framework.case_schema import schema_faults
from portfolio_gen.source.framework.frameworks import validate_by_schema
from portfolio_gen.user_error import UserError

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

ITEM = {
    "type": "object",
    "required": ["uri"],
    "properties": {"uri": {"format": "uri"}, "changed": {"format": "date-time"}, "note": {"type": ["string", "null"]}},
}
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "definitions": {"item": ITEM},
    "properties": {"CFItems": {"type": "array", "items": {"$ref": "#/definitions/item"}}},
}
GOOD = {"uri": "https://example.org/1", "changed": "2026-11-23T08:00:00+00:00", "note": None}


def verdict(*items: object, schema: object = SCHEMA) -> list[str]:
    """Where the faults are of a package with these items."""
    package = {"CFPackage": {"CFDocument": {"title": "River"}, "CFItems": items}}
    return [fault.where for fault in schema_faults(json.dumps(package), json.dumps(schema))]


@pytest.mark.parametrize(
    ("item", "where"),
    [
        (GOOD, []),
        ({}, ["CFItems[1]"]),
        ("words", ["CFItems[1]"]),
        (GOOD | {"uri": "no address"}, ["CFItems[1].uri"]),
        (GOOD | {"changed": "soon"}, ["CFItems[1].changed"]),
        (GOOD | {"note": 3}, ["CFItems[1].note"]),
        (GOOD | {"note": 3, "changed": "2026-11-23"}, ["CFItems[1].changed", "CFItems[1].note"]),
    ],
)
def test_every_fault_has_its_place(item: object, where: list[str]) -> None:
    assert sorted(verdict(GOOD, item)) == where


def test_of_several_kinds_the_nearest_is_spoken_of() -> None:
    either = {"properties": {"CFItems": {"items": {"oneOf": [{"type": "null"}, ITEM]}}}}
    assert verdict(GOOD | {"note": 3}, schema=either) == ["CFItems[0].note"]


@pytest.mark.parametrize("text", ["{", "[]", "{}", "3"])
def test_what_is_no_package_is_a_fault_of_the_file(text: str) -> None:
    assert [fault.where for fault in schema_faults(text, "{}")] == [""]


@pytest.mark.parametrize("version", ["draft-04", "draft-07", "2020-12"])
def test_schemas_are_read_by_their_own_draft(version: str) -> None:
    address = "https://json-schema.org/draft/2020-12/schema"
    draft = address if version == "2020-12" else f"http://json-schema.org/{version}/schema#"
    bound: dict[str, object] = {"minimum": 3, "exclusiveMinimum": True} if version == "draft-04" else {}
    schema = {"$schema": draft, "properties": {"CFItems": {"items": bound or {"exclusiveMinimum": 3}}}}
    assert verdict(2, 3, 4, schema=schema) == ["CFItems[0]", "CFItems[1]"]


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("3", "not a JSON schema"),
        ('{"$schema": {}}', "not a JSON schema"),
        ('{"type": "words"}', "not a JSON schema: $.type"),
        ('{"properties": {"CFDocument": {"$ref": "#/definitions/none"}}}', "“/definitions/none”"),
        (
            '{"properties": {"CFDocument": {"$ref": "https://example.org/other.json"}}}',
            "“https://example.org/other.json”",
        ),
        ('{"$ref": "#"}', "without end"),
    ],
)
def test_a_schema_of_no_use_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, schema: str, says: str) -> None:
    monkeypatch.setattr(urllib.request, "urlopen", lambda *_: pytest.fail("something is fetched"))
    with pytest.raises(UserError) as refused:
        schema_faults('{"CFDocument": {}}', schema)
    assert says in str(refused.value)


def test_a_message_about_a_whole_object_stays_short() -> None:
    [fault] = schema_faults(json.dumps({"CFDocument": {"title": "word " * 5000}}), '{"maxProperties": 0}')
    assert len(fault.message) < 320
    assert fault.message.endswith("expected to be empty")


def test_without_jsonschema_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    with pytest.raises(UserError, match=r'python -m pip install "\.\[case\]"'):
        schema_faults("{}", "{}")


@pytest.mark.parametrize(
    ("name", "schema", "says"),
    [
        ("a.yml", b"{}", "a.yml is no CASE file"),
        ("a.json", b"\xff\xfe\xff", "schema.json"),
        ("a.json", None, "schema.json"),
    ],
)
def test_files_that_cannot_be_held_against_each_other_are_named(
    tmp_path: Path, name: str, schema: bytes | None, says: str
) -> None:
    (tmp_path / name).write_bytes(b'{"CFDocument": {}}')
    if schema is not None:
        (tmp_path / "schema.json").write_bytes(schema)
    with pytest.raises(UserError) as refused:
        validate_by_schema(tmp_path / name, tmp_path / "schema.json")
    assert says in str(refused.value)
