"""Opening an address in whatever browser somebody uses."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
"""Without one of these Linux would open a browser in the terminal."""


def open_page(address: str) -> None:
    """Open an address, if there is a screen. Returns once the browser has it."""
    if sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in _SCREENS):
        webbrowser.open(address)


def open_page_meanwhile(address: str) -> None:
    """The same, for whoever has to go on and never waits for a browser."""
    threading.Thread(target=open_page, args=(address,), daemon=True).start()
