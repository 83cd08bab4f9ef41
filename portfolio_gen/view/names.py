"""What the entries that somebody sees are called, and which of them a name means: nothing hidden has a say in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from portfolio_gen.model.entries import AnyEntry, Evidence, Feedback
from portfolio_gen.model.entry_names import ANSWERED, NamedFile, long_name, tell_apart
from portfolio_gen.model.slug import slug


class Names:
    """The names of some entries: those that one audience sees."""

    def __init__(self, entries: Iterable[AnyEntry], wholes: Mapping[str, str], *, anonymous: bool = False) -> None:
        """`wholes` are `profile` and `plan` by file; on an `anonymous` site feedback is not called after its file."""
        self._entries = {entry.file: entry for entry in entries}
        self._files = sorted(NamedFile(entry.file, entry.kind, entry.id) for entry in self._entries.values())
        self._wholes = wholes
        self._anonymous = anonymous

    def id_of(self, file: str) -> str:
        """What the entry in a file is called; "" where it is not shown."""
        return self._ids.get(file, "")

    def key_of(self, file: str) -> str:
        """`kind/id` of the entry in a file, `profile` or `plan`; "" where it is not shown."""
        entry = self._entries.get(file)
        return f"{entry.kind}/{self.id_of(file)}" if entry else self._wholes.get(file, "")

    def named(self, kind: str, name: str) -> str:
        """The id of the entry of a kind that a written name means; "" for none."""
        return self.id_of(self._file(kind, name))

    def piece(self, name: str) -> str:
        """The id of the evidence that a rating names: by its name, or by a title that one piece alone has."""
        titled = self._titled.get(name, ())
        return self.named("evidence", name) or (self.id_of(titled[0]) if len(titled) == 1 else "")

    def answered(self, on: str) -> str:
        """The key of the entry that an answer is on, as somebody wrote it; "" for none."""
        kind, _, name = on.rpartition("/")
        files = (self._file(each, name) for each in ((kind,) if kind else ANSWERED))
        return next((self.key_of(file) for file in files if file), "")

    def _file(self, kind: str, name: str) -> str:
        return self._short.get((kind, name)) or (self._long.get((kind, name), "") if name else "")

    @cached_property
    def _ids(self) -> dict[str, str]:
        ids = tell_apart(self._files)
        answers = [entry for entry in self._entries.values() if isinstance(entry, Feedback)]
        return ids | _by_day(answers) if self._anonymous else ids

    @cached_property
    def _titled(self) -> dict[str, list[str]]:
        """Files of evidence by the slug of their titles."""
        found: dict[str, list[str]] = {}
        for entry in self._entries.values():
            if isinstance(entry, Evidence):
                found.setdefault(slug(entry.title), []).append(entry.file)
        return found

    @cached_property
    def _short(self) -> dict[tuple[str, str], str]:
        return {(each.kind, each.name): each.file for each in reversed(self._files)}

    @cached_property
    def _long(self) -> dict[tuple[str, str], str]:
        return {(each.kind, long_name(each)): each.file for each in reversed(self._files)}


def answers_shown(answers: Iterable[Feedback], others: Iterable[AnyEntry]) -> tuple[Feedback, ...]:
    """Those of some answers that are on nothing in particular, or on something that is shown: they may quote it."""
    seen: list[AnyEntry] = list(others)
    waiting = list(answers)
    shown: list[Feedback] = []
    while waiting:
        names = Names(seen, {})
        more = [answer for answer in waiting if not answer.on or names.answered(answer.on)]
        if not more:
            break
        shown += more
        seen += more
        waiting = [answer for answer in waiting if answer.on and not names.answered(answer.on)]
    return tuple(shown)


def _by_day(answers: Iterable[Feedback]) -> dict[str, str]:
    """Ids out of the day and a count: a file is often called after whoever wrote it."""
    ids: dict[str, str] = {}
    counts: dict[str, int] = {}
    for answer in sorted(answers, key=_said):
        day = answer.date.isoformat() if answer.date else "undated"
        counts[day] = counts.get(day, 0) + 1
        ids[answer.file] = day if counts[day] == 1 else f"{day}-{counts[day]}"
    return ids


def _said(answer: Feedback) -> tuple[str, ...]:
    """What an answer says, and not who says it: its place among others must not depend on that either."""
    files = (attachment.path for attachment in answer.attachments if not attachment.photographic)
    codes = (tag.code for tag in answer.standards)
    title = "" if answer.title == answer.by else answer.title
    return answer.body.markdown, title, answer.role, "\0".join(codes), "\0".join(files), answer.on, answer.file
