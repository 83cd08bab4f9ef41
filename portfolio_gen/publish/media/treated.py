"""What a treatment makes of a learner's file."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.model.media.medium import Trace


@dataclass(frozen=True, slots=True)
class Treated:
    """Of a file as it is published: suffix, width and height in pixels where it has any, what it may still tell."""

    suffix: str
    width: int | None = None
    height: int | None = None
    traces: tuple[Trace, ...] = ()


def too_large(message: str) -> MediaRefused:
    """The refusal of a file that is too large, for the reason in the message."""
    return MediaRefused("PG303", message, "Make it smaller or shorter, or share a link to it instead.")


def damaged_recording() -> MediaRefused:
    """The refusal of a film or sound whose parts do not fit together."""
    return MediaRefused("PG301", "The film or sound is damaged or cut off.", "Copy it from the device again.")


def not_really(suffix: str) -> MediaRefused:
    """The refusal of a document that is not what its first bytes or its name say."""
    hint = f"Open it in the program that made it and save it as {suffix} again."
    return MediaRefused("PG305", f"It is not a real {suffix} file inside.", hint)
