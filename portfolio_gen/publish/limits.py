"""A limit of time and memory for one piece of work, so that what nobody thought of costs itself alone.

What is known to be too much is refused before it begins. This is the line behind that one, far above it: what reaches
it is not the same on every machine, so nobody may remember what came of it as if it were.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import FrameType

if sys.platform != "win32":
    import resource

_AGAIN = 1.0
"""Seconds after which work that has swallowed the first signal is sent another."""
_STATM = Path("/proc/self/statm")
"""Where Linux says how much memory a process has, in pages."""


class LimitReached(Exception):
    """The work was stopped; the text says why, to go after “it”."""


class _Stopped(BaseException):
    """Not an Exception, so that no library takes it for a fault of its own and goes on."""


@contextmanager
def within(seconds: float, memory: int) -> Iterator[None]:
    """Stop what is done inside once it has taken so many `seconds` of the processor, or so many bytes of `memory`.

    Raises LimitReached for that, and for what goes deeper than Python can. The limits hold in the main thread alone,
    and only where the system has them: time wherever there are signals, memory on Linux. Of one `within` inside
    another the inner one counts as long as it lasts.
    """
    limited = sys.platform != "win32" and threading.current_thread() is threading.main_thread()
    try:
        with _memory(memory) if limited else nullcontext(), _time(seconds) if limited else nullcontext():
            yield
    except _Stopped:
        raise LimitReached("takes too long") from None
    except MemoryError:
        raise LimitReached("takes too much memory") from None
    except RecursionError:
        raise LimitReached("is nested too deep") from None


if sys.platform != "win32":

    @contextmanager
    def _time(seconds: float) -> Iterator[None]:
        earlier = signal.signal(signal.SIGPROF, _stop)
        left = signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        try:
            try:
                yield
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
        finally:
            signal.signal(signal.SIGPROF, earlier or signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, *left)

    @contextmanager
    def _memory(most: int) -> Iterator[None]:
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        used = _in_use()
        room = used + most
        if not used or any(one != resource.RLIM_INFINITY and one <= room for one in (soft, hard)):
            yield
            return
        resource.setrlimit(resource.RLIMIT_AS, (room, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

    def _in_use() -> int:
        """Bytes of this process's address space; 0 where the system does not say."""
        try:
            return int(_STATM.read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, ValueError, IndexError):
            return 0


def _stop(number: int, frame: FrameType | None) -> None:
    raise _Stopped
