"""Holds a CASE package against a JSON schema that somebody has, such as the official one of its version.

Schemas belong to those who publish them, so none is shipped; our own rules (`case_rules.py`) need none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from portfolio_gen.source.framework.case_validation import Fault
from portfolio_gen.user_error import UserError

INSTALL = 'Schemas are read by jsonschema, which is not installed. Write: pip install "portfolio-gen[case]"'
_LONGEST_MESSAGE = 200


def schema_faults(text: str, schema: str, name: str) -> tuple[Fault, ...]:
    """All faults of a package by a JSON schema, whose file is called `name`; () if valid. Nothing is fetched for it.

    Raises UserError where jsonschema is not installed, or the file is no schema.
    """
    check, refused, unknown = _readers()
    rules = _parsed(schema, name)
    try:
        package = json.loads(text)
    except (ValueError, RecursionError) as error:
        return (Fault("", f"This is not JSON: {error}"),)
    try:
        errors = sorted(
            check(rules).iter_errors(package), key=lambda error: [str(step) for step in error.absolute_path]
        )
    except refused as error:
        raise UserError(f"“{name}” is no JSON schema: {error.message[:_LONGEST_MESSAGE]}") from None
    except unknown as error:
        raise UserError(
            f"“{name}” leads to another schema, {error.ref}, and nothing is fetched. Put both in one."
        ) from None
    return tuple(Fault(_where(error.absolute_path), error.message[:_LONGEST_MESSAGE]) for error in errors)


def _readers() -> tuple[Any, Any, Any]:
    """What makes a validator of a schema, and what is raised for one that is none or leads elsewhere."""
    try:
        from jsonschema import SchemaError
        from jsonschema.validators import Draft202012Validator, validator_for
        from referencing import Registry
        from referencing.exceptions import Unresolvable
    except ImportError:
        raise UserError(INSTALL) from None

    def check(rules: Any) -> Any:
        kind = validator_for(rules, default=Draft202012Validator)
        kind.check_schema(rules)
        return kind(rules, registry=Registry(), format_checker=kind.FORMAT_CHECKER)

    return check, SchemaError, Unresolvable


def _parsed(schema: str, name: str) -> Any:
    try:
        rules = json.loads(schema)
    except (ValueError, RecursionError) as error:
        raise UserError(f"“{name}” is no JSON: {error}. Give the file of a JSON schema.") from None
    if not isinstance(rules, dict | bool):
        raise UserError(f"“{name}” is no JSON schema. Give the file of one.")
    return rules


def _where(path: Iterable[str | int]) -> str:
    """The way to a fault as our own rules write it: `CFItems[3].uri`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
