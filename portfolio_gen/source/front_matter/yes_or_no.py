"""What people write for yes and for no."""

from __future__ import annotations

YES = {"true", "yes", "on", "y", "1"}
NO = {"false", "no", "off", "n", "0"}
