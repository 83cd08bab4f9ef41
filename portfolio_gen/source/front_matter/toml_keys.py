"""Keys in TOML, as Hugo and Zola have them between `+++`: made into the same keys in YAML, line by line.

Everything that reads keys, and every check of what decides who may see a text, then has one language to read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from typing import Any

import yaml

from portfolio_gen.source.front_matter.nodes import YamlFault

FENCE = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"""[ \t]*(?:\[\[?[ \t]*)?(?:"([^"\n]{1,100})"|'([^'\n]{1,100})'|([\w-]{1,100}))[ \t]*(?:[.\]=])""")
_HEADER = re.compile(r"[ \t]*\[")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)$")
_PLAIN = re.compile(r"[A-Za-z_][\w-]*")


def as_yaml(front: str, first_line: int) -> str:
    """The same keys in YAML: each with all it holds on the line on which it begins. Raises YamlFault."""
    try:
        keys = tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _fault(front, first_line, error) from None
    rows = [""] * (front.count("\n") + 1)
    lines = _lines(front)
    for key, value in keys.items():
        at = lines.get(key, len(rows) - 1)
        while rows[at]:
            rows.append("")
            at = len(rows) - 1
        rows[at] = f"{key if _PLAIN.fullmatch(key) else _quoted(key)}: {_flow(value)}"
    return "\n".join(rows)


def as_toml(line: str) -> str:
    """A line of YAML to paste, such as `share_with: []`, as one of TOML; "" for what is not one key and its value."""
    try:
        keys = yaml.load(line, yaml.BaseLoader)  # every scalar is a text: 3.10 stays 3.10
    except yaml.YAMLError:
        return ""
    if not isinstance(keys, dict) or len(keys) != 1 or line[:1] in " \t":
        return ""
    ((key, value),) = keys.items()
    return f"{key} = {json.dumps(value, ensure_ascii=False)}" if isinstance(value, str | list) else ""


def _lines(front: str) -> dict[str, int]:
    """The row, from 0, on which each key of the whole begins: a key above all tables, or the first word of a table."""
    found: dict[str, int] = {}
    in_table = False
    for at, row in enumerate(front.split("\n")):
        is_header = _HEADER.match(row) is not None
        if (is_header or not in_table) and (match := _KEY.match(row)):
            found.setdefault(match[1] or match[2] or match[3], at)
        in_table = in_table or is_header
    return found


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_quoted(key)}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _quoted(value.isoformat())
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """A text between quotation marks, as YAML reads it: signs that it would take for line ends are written out."""
    return "".join(
        sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in json.dumps(text, ensure_ascii=False)
    )


def _fault(front: str, first_line: int, error: Exception) -> YamlFault:
    place = _PLACE.search(str(error))
    row = int(place[1]) - 1 if place else front.rstrip("\n").count("\n")
    rows = front.split("\n")
    written = rows[min(row, len(rows) - 1)].strip()
    message = f"This line of TOML cannot be understood: “{written[:80]}”"
    hint = 'Write one key in a line: a word, =, and the value; words stand between quotation marks: title = "My bridge"'
    return YamlFault("PG101", first_line + row, message, hint)
