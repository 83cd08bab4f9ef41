"""A package held against a JSON schema that somebody has."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from written_frameworks import FOLDER, PACKAGES

from portfolio_gen.source.framework.case_schema import schema_faults
from portfolio_gen.user_error import UserError

ITEM = {"type": "object", "required": ["uri"], "properties": {"uri": {"type": "string", "format": "ipv4"}}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["CFDocument"],
    "properties": {"CFItems": {"type": "array", "items": ITEM}},
}


def faults(package: object, schema: object = SCHEMA) -> list[tuple[str, str]]:
    found = schema_faults(json.dumps(package), json.dumps(schema), "case.schema.json")
    return [(fault.where, fault.message) for fault in found]


def test_faults_say_where_they_are() -> None:
    package = {"CFItems": [{"uri": "127.0.0.1"}, {"uri": 3}, {}, {"uri": "an address"}]}
    assert faults(package) == [
        ("", "'CFDocument' is a required property"),
        ("CFItems[1].uri", "3 is not of type 'string'"),
        ("CFItems[2]", "'uri' is a required property"),
        ("CFItems[3].uri", "'an address' is not a 'ipv4'"),
    ]
    assert faults({"CFDocument": {}, "CFItems": []}) == []


@pytest.mark.parametrize("name", PACKAGES)
def test_an_open_schema_has_no_fault_to_find(name: str) -> None:
    assert schema_faults((FOLDER / name).read_text("utf-8-sig"), "{}", "open.json") == ()


def test_what_is_no_json_is_a_fault_of_the_package() -> None:
    (fault,) = schema_faults("{", "{}", "open.json")
    assert fault.message.startswith("This is not JSON")


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ("{", "“s.json” is no JSON"),
        ("[]", "“s.json” is no JSON schema"),
        ('{"type": "nothing"}', "“s.json” is no JSON schema"),
        ('{"$ref": "https://example.org/other.json"}', "leads to another schema, https://example.org/other.json"),
    ],
)
def test_a_schema_that_cannot_be_used_is_refused(schema: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        schema_faults("{}", schema, "s.json")


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    with pytest.raises(UserError, match=r'pip install "portfolio-gen\[case\]"'):
        schema_faults("{}", "{}", "s.json")
