"""How one entry names another: `goal:`, `about:` and `on:` hold the name of a file."""

from __future__ import annotations

import posixpath

from portfolio_gen.model.slug import slug
from portfolio_gen.source.folder import KINDS, MARKDOWN
from portfolio_gen.source.front_matter.fields import Fields, nearest
from portfolio_gen.source.reading import Reading

NOTHING = "?"
"""What an answer is `on` when it names an entry that is not there."""
_ANSWERED = ("evidence", "reflection", "goal", "feedback")


def mentioned(fields: Fields, key: str, written: str, kind: str, reading: Reading) -> str:
    """The id of an entry as somebody wrote it; "" and a problem when the learner has none of that name."""
    if not written or (kind, _id(written)) in reading.ids:
        return _id(written) if written else ""
    _report(fields, key, written, (kind,), reading)
    return ""


def all_mentioned(fields: Fields, key: str, kind: str, reading: Reading) -> tuple[str, ...]:
    """The ids of the entries in a list, each once."""
    found = (mentioned(fields, key, name, kind, reading) for name in fields.texts(key))
    return tuple(dict.fromkeys(name for name in found if name))


def answered(fields: Fields, reading: Reading) -> str:
    """`kind/id` of what an answer is on; "" for none.

    An answer to an entry that is not there belongs to nobody's page, as it might quote what was taken back:
    it is on `NOTHING`.
    """
    if not fields.has("on"):
        return ""
    written = fields.text("on")
    if not written:
        return "" if fields.is_empty("on") else NOTHING
    folder = KINDS.get(written.replace("\\", "/").split("/", 1)[0].lower(), "")
    for kind in (folder, *_ANSWERED):
        if (kind, _id(written)) in reading.ids:
            return f"{kind}/{_id(written)}"
    _report(fields, "on", written, _ANSWERED[:3], reading)
    return NOTHING


def _report(fields: Fields, key: str, written: str, kinds: tuple[str, ...], reading: Reading) -> None:
    near = nearest(_id(written), sorted(name for kind, name in reading.ids if kind in kinds), cutoff=0.5)
    message = f"There is no {' or '.join(kinds)} called “{written[:80]}”."
    hint = f"Did you mean “{near[0]}”?" if near else "Write the name of its file without .md"
    fields.report("PG208", key, message, hint)


def _id(written: str) -> str:
    name = posixpath.basename(written.replace("\\", "/").rstrip("/"))
    stem, ending = posixpath.splitext(name)
    return slug(stem if ending.lower() in MARKDOWN else name)
