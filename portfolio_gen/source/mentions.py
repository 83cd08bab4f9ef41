"""How one entry names another: `goal:`, `about:` and `on:` hold the name of a file."""

from __future__ import annotations

import posixpath

from portfolio_gen.model.entry_names import ANSWERED
from portfolio_gen.model.slug import slug
from portfolio_gen.source.advice import meant
from portfolio_gen.source.directory import MARKDOWN
from portfolio_gen.source.entry_file import KINDS
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.suggestions import suggest_word
from portfolio_gen.source.reading import Reading

NOTHING = "?"
"""What an answer is `on` when it names nothing that could be an entry."""


def mentioned(fields: Fields, key: str, written: str, kind: str, reading: Reading) -> str:
    """The name of an entry as somebody wrote it; "" and a problem when the learner has none of that name.

    Which entry has the name is decided for each audience: of two, the one it sees.
    """
    if not written or (kind, _name(written)) in reading.names:
        return _name(written) if written else ""
    _report(fields, key, written, (kind,), reading)
    return ""


def all_mentioned(fields: Fields, key: str, kind: str, reading: Reading) -> tuple[str, ...]:
    """The names of the entries in a list, each once."""
    found = (mentioned(fields, key, name, kind, reading) for name in fields.texts(key))
    return tuple(dict.fromkeys(name for name in found if name))


def answered(fields: Fields, reading: Reading) -> str:
    """The name of what an answer is on, after its kind where its folder is written; "" for none.

    An answer to an entry that is not there belongs to nobody's page, as it might quote what was taken back: it keeps
    the name, or is on `NOTHING`, and no audience is shown it.
    """
    if not fields.has("on"):
        return ""
    written = fields.text("on")
    if not written:
        return "" if fields.is_empty("on") else NOTHING
    folder, within, _ = written.replace("\\", "/").partition("/")
    kind, name = KINDS.get(folder.lower(), "") if within else "", _name(written)
    if not any((each, name) in reading.names for each in ((kind,) if kind else ANSWERED)):
        _report(fields, "on", written, (kind,) if kind else ANSWERED[:3], reading)
    return f"{kind}/{name}" if kind else name


def _report(fields: Fields, key: str, written: str, kinds: tuple[str, ...], reading: Reading) -> None:
    names = sorted(name for kind, name in reading.names if kind in kinds)
    advice = meant(_name(written), names, "Write the name of its file without .md", cutoff=0.5)
    message = f"There is no {' or '.join(kinds)} called “{written[:80]}”."
    suggest_word(fields, "PG208", key, message, written, advice)


def _name(written: str) -> str:
    name = posixpath.basename(written.replace("\\", "/").rstrip("/"))
    stem, ending = posixpath.splitext(name)
    return slug(stem if ending.lower() in MARKDOWN else name)
