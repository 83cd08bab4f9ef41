"""Files that front matter names, with what their pictures show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from portfolio_gen.model.alike import alike
from portfolio_gen.model.entries import Attachment
from portfolio_gen.model.stand_ins import not_fetched
from portfolio_gen.source.advice import Advice, offered
from portfolio_gen.source.folder import Folder
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.flow_rows import as_value
from portfolio_gen.source.front_matter.nodes import Keys, Text
from portfolio_gen.source.front_matter.suggestions import suggest_word
from portfolio_gen.source.front_matter.written import LONGEST_LINE, quoted
from portfolio_gen.source.text.targets import NO_WORDS

_LOOK = "Look at the name and the folder of the file."


def read_files(fields: Fields, folder: Folder) -> tuple[Attachment, ...]:
    """The attachments under `files`, with their descriptions from `alt`; one text describes a single file."""
    names = fields.texts_and_lines("files")
    for_all = fields.text("alt") if len(names) == 1 and isinstance(fields.node("alt"), Text) else ""
    words = Fields(Keys({}, {}, 0), "", fields.problems) if for_all else _descriptions(fields, names)
    found: dict[str, Attachment] = {}
    for name, line in _with_commas(fields, names, folder):
        alt = for_all or next(filter(None, map(words.text, _keys_for(name, words))), "")
        attachment = read_file(fields, "files", name, line, alt, folder)
        if attachment:
            found.setdefault(attachment.path, attachment)
    return tuple(found.values())


def _spellings(name: str) -> tuple[str, ...]:
    """What a file may be called where it is described."""
    plain = name.replace("\\", "/")
    return tuple(dict.fromkeys((name, plain, posixpath.basename(plain))))


def _keys_for(name: str, words: Fields) -> Iterator[str]:
    """The keys under `alt` that mean a file, those that look the same behind those that are the same."""
    spellings = _spellings(name)
    looks = set(map(alike, spellings))
    yield from spellings
    yield from (key for key in words.keys.pairs if key not in spellings and alike(key) in looks)


def _descriptions(fields: Fields, names: tuple[tuple[str, int], ...]) -> Fields:
    """The keys under `alt`: after each name any words."""
    known = {spelling for name, _ in names for spelling in _spellings(name)}
    return replace(fields.nested("alt"), free=True).whole(known)


def _with_commas(fields: Fields, names: tuple[tuple[str, int], ...], folder: Folder) -> Iterator[tuple[str, int]]:
    """The names under `files`; two that are one file's, which has a comma in its name, are one."""
    waiting = list(names)
    while waiting:
        name, line = waiting.pop(0)
        joined = f"{name}, {waiting[0][0]}" if waiting else ""
        if joined and not folder.find_file(name, fields.path) and folder.find_file(joined, fields.path):
            message = f"The name of the file “{joined[:80]}” has a comma in it."
            row = fields.written.row(line).replace(joined, quoted(joined), 1)
            advice = Advice("Put the name between quotation marks, then nobody has to guess:", (quoted(joined),))
            hint, paste = offered(advice, (row,) if quoted(joined) in row and len(row) <= LONGEST_LINE else ())
            fields.report("PG217", "files", message, hint, line, paste)
            yield joined, waiting.pop(0)[1]
        else:
            yield name, line


def read_file(fields: Fields, key: str, name: str, line: int, alt: str, folder: Folder) -> Attachment | None:
    """One file named in front matter; None, and a problem, when it is not there or may not be published."""
    place = folder.find_file(name, fields.path)
    if not place:
        _report_missing(fields, key, name, line, folder)
        return None
    attachment = folder.attachment(place, fields.path, line, fields.problems, alt)
    if attachment and attachment.visual and alt.casefold() in ("", NO_WORDS):
        _report_undescribed(fields, key, name, line)
    return attachment


def _report_undescribed(fields: Fields, key: str, name: str, line: int) -> None:
    """The words that are missing, where they belong: above the key that names the picture, or in those that stand."""
    message, hint = f"The picture “{name[:80]}” has no description.", "Write this, and what it shows in your own words:"
    value = NO_WORDS if key == "photo" else f"{as_value(name)}: {NO_WORDS}"
    if fields.has("alt"):
        at, lines = fields.line("alt"), _added(fields, value, in_keys=key != "photo")
    else:
        row = fields.written.row(fields.line(key))
        new = f"alt: {value}" if key == "photo" else f"alt: {{{value}}}"
        at, lines = fields.line(key), (f"{new}\n{row}",) if row and len(row) <= LONGEST_LINE else ()
    fields.report("PG308", key, message, hint, at if lines else line, lines)


def _added(fields: Fields, value: str, *, in_keys: bool) -> tuple[str, ...]:
    """The line of `alt` with a value more; none where it takes several lines."""
    node, written = fields.node("alt"), fields.written
    if isinstance(node, Text) and (node.text is None or not in_keys):
        return (
            fields.lines_with("alt", (f" {{{value}}}" if in_keys else f" {value}",))
            if node.text is None
            else (fields.lines_with("alt", (value,)))
        )
    if not isinstance(node, Keys) or written.text[node.end - 1 : node.end] != "}":
        return ()
    row = written.replaced(node.end - 1, node.end, f", {value}}}")
    return (row,) if row and written.line_at(node.start) == fields.line("alt") else ()


def _report_missing(fields: Fields, key: str, name: str, line: int, folder: Folder) -> None:
    place = posixpath.normpath(posixpath.join(posixpath.dirname(fields.path), name.replace("\\", "/")))
    if place.startswith(("/", "..")) or ":" in name:
        message = f"“{name[:80]}” does not lie in your own folder."
        bare = posixpath.basename(name.replace("\\", "/"))
        folder.note(folder.find_file(bare, fields.path))
        advice = Advice("Copy the file beside this one, and write its name:", (as_value(bare),) if bare else ())
        suggest_word(fields, "PG307", key, message, name, advice)
        return
    if folder.is_awaited(name, fields.path):
        fields.report("PG312", key, *not_fetched(name), line)
        return
    near = folder.nearest(name.replace("\\", "/"), fields.path)
    if not near and name.casefold() in fields.examples.get(key, ()):
        fields.report_example(key, name, line)
        return
    folder.note(posixpath.normpath(posixpath.join(posixpath.dirname(fields.path), near)) if near else "")
    advice = Advice("Did you mean this?", (as_value(near),)) if near else Advice(_LOOK)
    suggest_word(fields, "PG306", key, f"There is no file “{name[:80]}” beside this one.", name, advice)
