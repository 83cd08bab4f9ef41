"""One at a time: two builds would take each other’s half-made sites away, two rounds of ratings each other’s rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from portfolio_gen.publish.claim import claim_state
from portfolio_gen.settings import Settings, SettingsError


@contextmanager
def project_lock(settings: Settings) -> Iterator[None]:
    """Work as the only one in this project; a process that dies leaves nothing locked.

    Raises SettingsError at once where somebody else is at work, where the folder is not the program's own, or where it
    cannot be locked, and OSError where nothing can be written.
    """
    claim_state(settings)
    lock = FileLock(settings.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        message = "Another portfolio command is at work in this project. Wait until it is done, and try again."
        raise SettingsError(message) from None
    except (OSError, NotImplementedError) as error:
        message = f"{settings.state_dir} cannot be locked: {error}. Set state_dir to a folder on this computer."
        raise SettingsError(message) from None
    try:
        yield
    finally:
        lock.release()
