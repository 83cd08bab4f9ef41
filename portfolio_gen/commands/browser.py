"""Opening an address in whatever browser somebody uses."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
"""Without one of these Linux would open a browser in the terminal."""


def open_page(address: str) -> None:
    """Open an address, if there is a screen. Never waits for the browser."""
    if sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in _SCREENS):
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
