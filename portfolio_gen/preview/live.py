"""Follows every save: looks again, shows what came of it, and says what is to mend."""

from __future__ import annotations

import datetime as dt
import os
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from jinja2 import TemplateError

from portfolio_gen.enrolment import folder_of
from portfolio_gen.model.audience import Audience
from portfolio_gen.named.school import school_of
from portfolio_gen.planning import LearnerUnreadable
from portfolio_gen.preview.choice import Choice, choice_in_words, settled_choice
from portfolio_gen.preview.folder import PreviewFolder
from portfolio_gen.preview.server import PreviewServer, answering, bound
from portfolio_gen.preview.site import Snapshot, look
from portfolio_gen.preview.slips import Notice, Shown, pages_of_files
from portfolio_gen.preview.stage import Stage
from portfolio_gen.preview.watch import Watch
from portfolio_gen.problems import Problem, in_order
from portfolio_gen.publish.host import Host
from portfolio_gen.publish.hosts import live_host
from portfolio_gen.publish.media.preparing import PassingMedia
from portfolio_gen.settings import Settings, SettingsError, read_settings
from portfolio_gen.source.school_files import SCHOOL_FOLDER

_BACK = "Mend it and save it: the pages come back by themselves."
_OURS = Notice(
    "The preview stopped short",
    (
        "This is our fault, not yours. Your files are as you saved them; the pages would be older than they are.",
        "The terminal says what happened. Please report it. Save again to try once more.",
    ),
    500,
)


Today = Callable[[], dt.date]
"""What says which day it is: a preview may run for several."""


class Told(Protocol):
    """Whoever hears what a preview does."""

    def opened(self, words: str, server: PreviewServer, others: tuple[str, ...], choice: Choice) -> None:
        """Pages can be looked at now. `words` say whose they are; `others` might have been shown instead."""

    def found(self, problems: tuple[Problem, ...]) -> None:
        """These are all problems there are now."""

    def failed(self, words: str) -> None:
        """Nothing can be shown, and why; an empty text once it can."""


def serve(config_file: Path, choice: Choice, port: int, told: Told, stop: threading.Event, today: Today) -> None:
    """Show one site on this machine until `stop` is set, or Ctrl+C, or the system ends it.

    Raises SettingsError for what cannot be shown from the beginning.
    """
    watch = Watch(stop)
    watch.at((config_file.resolve(),), ())
    settings = read_settings(config_file)
    school = school_of(settings)
    chosen, others = settled_choice(settings, school, choice)
    host = live_host(settings.config_file, settings.host)
    with tempfile.TemporaryDirectory(prefix="portfolio-", ignore_cleanup_errors=True) as place, _until_ended():
        site = Path(place, "site")
        site.mkdir()
        folder = PreviewFolder(site, PassingMedia(settings.media_dir, Path(place, "media")))
        stage = Stage(site)
        preview = LivePreview(settings, chosen, host, folder, stage, told, watch, today)
        preview.renew(frozenset())
        server = bound(port, stage)
        with answering(server):
            told.opened(preview.words, server, others, chosen)
            preview.follow()


class LivePreview:
    """One site as its files are now."""

    def __init__(
        self,
        settings: Settings,
        choice: Choice,
        host: Host,
        folder: PreviewFolder,
        stage: Stage,
        told: Told,
        watch: Watch,
        today: Today,
    ) -> None:
        self.words = "Your pages"
        """Whose pages these are, and for whom."""
        self._settings, self._choice, self._host = settings, choice, host
        self._folder, self._stage, self._told, self._watch = folder, stage, told, watch
        self._today = today
        self._shown = Shown()
        self._host_is_old = False

    def follow(self) -> None:
        """Look again after every save, until the watch ends."""
        while saved := self._watch.wait():
            self.renew(saved)

    def renew(self, saved: frozenset[str]) -> None:
        """Show what the files say now. Whatever goes wrong is shown in the place of the pages."""
        try:
            self._renew(saved)
        except SettingsError as error:
            self._fail(Notice("Something to mend", (str(error), _BACK)), str(error))
        except LearnerUnreadable as unreadable:
            self._told.found(unreadable.problems)
            own = self._choice.audience == Audience.ME
            self._show(Shown(own=own, notice=Notice("Something to mend", (_BACK,)), problems=unreadable.problems))
        except TemplateError as error:
            self._host_is_old = True
            where = f"{getattr(error, 'name', '') or 'a template'}, line {getattr(error, 'lineno', '?')}"
            words = f"The theme cannot be drawn. {where}: {error.message}"
            self._fail(Notice("Something to mend in the theme", (words, _BACK)), words)
        except OSError as fault:
            words = f"The disk refused: {fault.filename or ''} {fault.strerror or fault}.".replace("  ", " ")
            self._fail(Notice("The disk refused", (words, "Make room, look at who may read there, and save.")), words)
        except Exception:  # the last line of defence: an old page must not pass for the new one
            self._host_is_old = True
            self._fail(_OURS, f"{traceback.format_exc()}This is our fault, not yours. Please report the lines above.")

    def _renew(self, saved: frozenset[str]) -> None:
        self._settings = read_settings(self._settings.config_file)
        self._renew_host(saved)
        self._watch.at(self._places(), (self._settings.learners_dir,))
        seen = look(self._settings, self._choice, self._folder.store, self._today())
        self.words = choice_in_words(seen.job, seen.name)
        with self._stage.rebuilding():
            shown, changed = self._rendered(seen)
            self._show(shown, anyway=changed)
        self._told.failed("")
        self._told.found(shown.problems)

    def _rendered(self, seen: Snapshot) -> tuple[Shown, bool]:
        """The folder as it is to be now: what to show of it, and whether any of its bytes may be others."""
        shown = Shown(name=seen.name, own=seen.job.audience is Audience.ME, problems=seen.problems)
        if seen.site is None:
            self._folder.clear()
            return replace(shown, notice=_nothing_for(seen)), False
        changed, more = self._folder.renew(seen.site, self._host)
        pages = {**self._shown.pages, **pages_of_files(seen.site)}
        return replace(shown, problems=in_order((*seen.problems, *more)), pages=pages), changed

    def _renew_host(self, saved: frozenset[str]) -> None:
        """Another host where its settings or its theme were saved; templates that were read once stay as they are."""
        places = [str(self._settings.config_file), *(f"{folder}{os.sep}" for folder in self._host.folders)]
        self._host_is_old |= any(path.startswith(place) for path in saved for place in places)
        if self._host_is_old:
            self._host = live_host(self._settings.config_file, self._settings.host)
            self._host_is_old = False

    def _places(self) -> tuple[Path, ...]:
        """All that what is shown depends on."""
        learners = self._settings.learners_dir
        one = self._choice.learner and not self._choice.cohort
        theirs = (folder_of(self._settings, self._choice.learner), learners / SCHOOL_FOLDER) if one else (learners,)
        return (*theirs, self._settings.config_file, *self._host.folders)

    def _fail(self, notice: Notice, words: str) -> None:
        self._show(Shown(name=self._shown.name, pages=self._shown.pages, notice=notice))
        self._told.failed(words)

    def _show(self, shown: Shown, *, anyway: bool = False) -> None:
        """Tell browsers, but not of a save that changes nothing for them."""
        if anyway or shown != self._shown:
            self._shown = shown
            self._stage.show(shown)


def _nothing_for(seen: Snapshot) -> Notice:
    first = f"{seen.name} has no public pages now."
    why = "They need the family’s consent in the school’s settings, and something that is shared with everybody."
    return Notice("There is nothing to show", (first, why))


@contextmanager
def _until_ended() -> Iterator[None]:
    """Ctrl+C ends what is inside, and so does what asks a program to end, as far as the system has such signals."""
    earlier = {}
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                earlier[number] = signal.signal(number, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
