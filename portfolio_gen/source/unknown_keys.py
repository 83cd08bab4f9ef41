"""Keys of the school's own file that are not settings."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_gen.source.advice import meant, offered
from portfolio_gen.source.front_matter.fields import Fields


def report_unknown(fields: Fields, known: Sequence[str]) -> tuple[str, ...]:
    """The keys that are not settings, each with a problem that names the nearest setting."""
    unknown = tuple(key for key in fields.keys.pairs if key not in known)
    for key in unknown:
        advice = meant(key[:80], known, f"Delete the line, or write one of: {', '.join(known)}")
        hint, lines = offered(advice, (line for near in advice.instead for line in fields.renamed(key, near)))
        fields.report("PG502", key, f"“{key[:80]}” is not a setting.", hint, paste=lines)
    return unknown
