"""Holds a CASE package against a JSON schema that somebody names, such as 1EdTech's own; nothing is ever fetched."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from portfolio_gen.source.framework.case_validation import Fault, faults_by, is_address, is_moment
from portfolio_gen.user_error import UserError

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

_LONGEST_MESSAGE = 300
"""Characters; a message may repeat a whole object, and says at its end what is wrong with it."""


def schema_faults(text: str, schema: str) -> tuple[Fault, ...]:
    """All faults of a CASE package by a schema; () if valid.

    Raises UserError for what is no schema, for one that asks for another file, and where jsonschema is not installed.
    """
    validator = _validator(schema)
    return faults_by(lambda package: _faults(validator, package), text)


def _validator(text: str) -> Validator:
    try:
        import jsonschema
        import referencing
    except ImportError:
        message = "What holds a file against a schema is not installed. In the folder of this program, write:"
        raise UserError(f'{message}\npython -m pip install ".[case]"') from None
    schema = _schema(text)
    kind = jsonschema.validators.validator_for(schema, jsonschema.Draft7Validator)
    try:
        kind.check_schema(schema)
    except jsonschema.SchemaError as error:
        raise UserError(f"This is not a JSON schema: {error.json_path}: {_short(error.message)}") from None
    formats = jsonschema.FormatChecker()
    formats.checks("date-time")(lambda value: not isinstance(value, str) or is_moment(value))
    formats.checks("uri")(lambda value: not isinstance(value, str) or is_address(value))
    return kind(schema, format_checker=formats, registry=referencing.Registry())


def _schema(text: str) -> dict[str, Any]:
    try:
        schema = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError(f"The schema is not JSON that can be read: {error}") from None
    if not isinstance(schema, dict) or not isinstance(schema.get("$schema", ""), str):
        raise UserError("This is not a JSON schema: an object has to stand there, and an address after $schema.")
    return schema


def _faults(validator: Validator, package: Any) -> Iterable[Fault]:
    from referencing.exceptions import Unresolvable

    try:
        return [_told(error) for error in validator.iter_errors(package)]
    except Unresolvable as missing:
        message = f"The schema asks for “{missing.ref}”, which does not stand in it."
        raise UserError(f"{message} Take one that holds everything in one file.") from None
    except RecursionError:
        raise UserError("The schema asks for itself without end. Take another one.") from None


def _told(error: ValidationError) -> Fault:
    """A fault where it is: of several kinds that may stand in a place, that which the value comes nearest to."""
    from jsonschema.exceptions import best_match

    nearest = best_match([error]) or error
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in nearest.absolute_path)
    return Fault(where.lstrip("."), _short(nearest.message))


def _short(message: str) -> str:
    if len(message) <= _LONGEST_MESSAGE:
        return message
    half = _LONGEST_MESSAGE // 2
    return f"{message[:half]} … {message[-half:]}"
