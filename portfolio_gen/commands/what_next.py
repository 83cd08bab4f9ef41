"""What a command has written, and what to write next: each command to type on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click


def tell_written(files: Iterable[Path], more: Iterable[str] = ()) -> None:
    """Every file that there is now, and lines below them."""
    for file in files:
        click.echo(f"wrote {file}")
    for line in more:
        click.echo(line)


def tell_next(what: str, lines: Iterable[str]) -> None:
    """What to do next, each command on a line of its own."""
    tell_written((), (what, *lines))
