"""One Markdown file: its front matter to keys, its body with the line it begins on.

Strict on purpose: what cannot be read is reported, and never taken for absent.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

import frontmatter

from portfolio_gen.model.stand_ins import stand_in
from portfolio_gen.problems import Problems
from portfolio_gen.source.front_matter import toml_keys, visibility_keys, yaml_nodes
from portfolio_gen.source.front_matter.encoding import read_whole
from portfolio_gen.source.front_matter.hiding_keys import folded_key, hidden_by
from portfolio_gen.source.front_matter.merge_marks import refuse_unmerged
from portfolio_gen.source.front_matter.nodes import Keys, YamlFault
from portfolio_gen.source.front_matter.strayed_keys import KEY_LINE, KNOWN, refuse_decided_below, refuse_strayed
from portfolio_gen.source.front_matter.written import LONGEST_LINE, UNWRITTEN, Written
from portfolio_gen.source.notebook import Notebook
from portfolio_gen.source.open_folder import OpenFolder
from portfolio_gen.source.text.turning_signs import report_turning_signs

LONGEST_FRONT = 100_000
"""Characters between the dashes; real front matter has some hundred."""
MOST_NODES = 2_000
"""Keys and values between the dashes; a long goal has fifty."""

_BEGINNING = 2000
"""Letters that tell whether a text is a note in the place of one."""
_DASHES = frontmatter.default_handlers.YAMLHandler.FM_BOUNDARY
_DOTS = re.compile(r"^\.\.\.[ \t]*$", re.MULTILINE)
WORDS_OF_PROSE = 3
"""Words before a colon that make a sentence; keys of other programs have one or two."""
_BEFORE = re.compile("\\A[\\s\ufeff\u200b-\u200f\u2060\u00ad]*")
_LIKE_DASHES = re.compile(r"^\s*[-–—−]{1,9}(?:\s*#.*|\s*yaml)?\s*$", re.IGNORECASE)
_OTHER_LANGUAGES = {";;;": "JSON", "---toml": "TOML", "---json": "JSON"}


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be read."""

    path: str
    """As problems name it."""
    keys: Keys
    """Empty where the file has no front matter."""
    body: str
    body_line: int
    """Line of the file on which the body begins."""
    written: Written = UNWRITTEN
    """Its keys as they stand there; nothing where they are not YAML."""
    in_toml: bool = False
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Pictures that stood in the text, in base64, by the names that stand there now."""
    notebook: Notebook | None = None
    """The notebook that the text was made of: lines are those of that text."""


def read_document(folder: OpenFolder, path: str, problems: Problems) -> Document | None:
    """Read one Markdown file below a folder; None, and a problem, when its text or its keys cannot be understood."""
    read = read_whole(folder, path, problems)
    if read is None:
        return None
    text = read.text
    if other := stand_in(text[:_BEGINNING].encode(), posixpath.basename(path)):
        problems.add("PG312", path, 0, *other)
        return None
    report_turning_signs(text, path, problems)
    document = parse_document(text, path, problems)
    if document and (read.pictures or read.notebook):
        return replace(document, pictures=read.pictures, notebook=read.notebook)
    return document


def parse_document(text: str, path: str, problems: Problems) -> Document | None:
    """Split a text into keys and body; None, and a problem, when it cannot be told what the keys say."""
    try:
        return _parse(text, path)
    except YamlFault as fault:
        problems.add(fault.code, path, fault.line, fault.message, fault.hint, paste=fault.paste)
        return None


def _parse(text: str, path: str) -> Document:
    refuse_unmerged(text)
    start = _BEFORE.sub("", text, count=1)
    first_line = 1 + text.count("\n", 0, len(text) - len(start))
    if toml_keys.FENCE.match(start):
        return _in_toml(start, first_line, path)
    _refuse_other_languages(start, first_line)
    if not _DASHES.match(start):
        _refuse_unopened(start, first_line)
        return _without_keys(text, path)
    opening, *closing = islice(_DASHES.finditer(start), 2)
    closing = _dots(start, opening.end(), closing[0].start() if closing else len(start)) or closing
    if not closing:
        _refuse_unclosed(start, first_line)
        return _without_keys(text, path)
    front, body = start[opening.end() : closing[0].start()], start[closing[0].end() :]
    front_line = first_line + start.count("\n", 0, opening.end())
    body_line = first_line + start.count("\n", 0, closing[0].end())
    written = Written(yaml_nodes.visible(front), front_line)
    keys = _keys(front, front_line) or Keys({}, {}, first_line)
    visibility_keys.refuse_unread(front, front_line, keys)
    if _is_prose(keys):
        return _without_keys(text, path)
    _refuse_in_body(body, body_line, keys)
    return Document(path, keys, body, body_line, written)


def _dots(text: str, begin: int, end: int) -> list[re.Match[str]]:
    """The line of three dots that ends the keys, as in a document of YAML; none where no key stands above it."""
    dots = _DOTS.search(text, begin, end)
    return [dots] if dots and KEY_LINE.match(text[begin : dots.start()].lstrip("\n")) else []


def _is_prose(keys: Keys) -> bool:
    """Whether what stands between two rules across the page is sentences with a colon, and no key of anybody's."""
    if not any(len(key.split()) >= WORDS_OF_PROSE for key in keys.pairs):
        return False
    return not any(
        key.casefold() in KNOWN or hidden_by(folded_key(key), node, is_decided=False)
        for key, node in keys.pairs.items()
    )


def _in_toml(start: str, first_line: int, path: str) -> Document:
    opening, *closing = islice(toml_keys.FENCE.finditer(start), 2)
    if not closing:
        hint = "Put a line with three plus signs (+++) below the last key."
        raise YamlFault("PG103", first_line, "The keys begin here, and no line of plus signs ends them.", hint)
    front, body = start[opening.end() : closing[0].start()], start[closing[0].end() :]
    front_line = first_line + start.count("\n", 0, opening.end())
    body_line = first_line + start.count("\n", 0, closing[0].end())
    in_yaml = toml_keys.as_yaml(front, front_line)
    keys = _keys(in_yaml, front_line) or Keys({}, {}, first_line)
    visibility_keys.refuse_unread(in_yaml, front_line, keys)
    _refuse_in_body(body, body_line, keys)
    return Document(path, keys, body, body_line, in_toml=True)


def _refuse_in_body(body: str, line: int, keys: Keys) -> None:
    visibility_keys.refuse_in_text(body, line)
    if not visibility_keys.VISIBILITY_KEYS & keys.pairs.keys():
        refuse_decided_below(body, line)


def _without_keys(text: str, path: str) -> Document:
    visibility_keys.refuse_in_text(text, 1)
    refuse_strayed(text, 1)
    return Document(path, Keys({}, {}, 1), text, 1)


def _keys(front: str, line: int) -> Keys | None:
    if len(front) > LONGEST_FRONT:
        message = f"The keys take up {len(front):,} characters."
        raise YamlFault("PG105", line, message, "Write long texts below the second line of dashes (---).")
    return yaml_nodes.parse_keys(front, line, most=MOST_NODES)


def _refuse_other_languages(text: str, line: int) -> None:
    opening, _, rest = text.partition("\n")
    language = _OTHER_LANGUAGES.get(opening.strip().lower().replace(" ", ""))
    if not language and re.match(r'\{\s*"[\w -]{1,80}"\s*:', text):
        language, rest = "JSON", text
    if not language:
        return
    example = "title: My bridge"
    if match := re.search(r'^[\s{]*"?([\w-]+)"?\s*[=:]\s*"?([^"\n]*)', rest[:2000], re.MULTILINE):
        example = f"{match[1]}: {match[2].rstrip(', ')}"
    message = f"These keys are written in {language}, and between these signs only YAML is read."
    hint = f"Write three dashes (---), then lines such as “{example}”, then three dashes."
    raise YamlFault("PG102", line, message, hint)


def _refuse_unopened(text: str, line: int) -> None:
    """Keys must not be lost because the dashes above them are missing or typed in another way."""
    head = text.split("\n\n", 1)[0]
    rows = head.split("\n", 2)
    looks_opened = len(rows) > 1 and _LIKE_DASHES.match(rows[0]) and KEY_LINE.match(rows[1])
    if looks_opened or visibility_keys.any_in(head) or _are_keys(head):
        message = "There are keys here, but no line of three dashes above them."
        hint = "Put a line with three dashes (---) above the first key and another below the last."
        raise YamlFault("PG103", line, message, hint, ("---",) if looks_opened else (f"---\n{rows[0][:LONGEST_LINE]}",))


def _are_keys(head: str) -> bool:
    """Whether the first lines are keys down to a line of dashes: at least two, the first of them a known one."""
    rows = head.split("\n")
    above = list(takewhile(lambda row: row.strip() != "---", rows))
    if len(above) < 2 or len(above) == len(rows) or above[0].partition(":")[0].casefold() not in KNOWN:
        return False
    return all(KEY_LINE.match(row) or row[:1] in (" ", "-", "#", "\t") for row in above)


def _refuse_unclosed(text: str, line: int) -> None:
    """A line of dashes alone may be a rule across the page; above keys it is an opening."""
    rows = [row for row in text.split("\n")[1:] if row.strip()]
    if rows and (KEY_LINE.match(rows[0]) or visibility_keys.any_in(text)):
        hint = "Put a line with three dashes (---) below the last key."
        raise YamlFault("PG103", line, "The keys begin here, and no line of dashes ends them.", hint)
