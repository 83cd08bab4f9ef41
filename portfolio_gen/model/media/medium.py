"""A file as it is published: known by its content, not by the name a learner gave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portfolio_gen.model.media.kind import MediaKind

Trace = Literal["places", "people", "photographs", "anything"]
"""What a published file may still tell besides what it shows; `anything`, where nobody could look into it."""


@dataclass(frozen=True, slots=True)
class Medium:
    """What a published file is: sha256 of its bytes, suffix told from content, pixels of a picture, bytes."""

    digest: str
    suffix: str
    kind: MediaKind
    width: int | None
    height: int | None
    size: int
    traces: tuple[Trace, ...] = ()
    """What could not be taken out of it."""
