"""Taking back without the new site: what is still allowed stays, all else of the old site goes."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from portfolio_gen.publish.durable import sync_file
from portfolio_gen.publish.manifest import Planned, Standing
from portfolio_gen.publish.release import keep_linked, remove_all_but

PAGE_SIGN = b'class="pf pf-bar"'
"""What stands on every page that this program makes."""
HOME = "index.html"
"""The page that a link to a site opens."""
_NOTICE = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex,nofollow,noarchive">
<meta name="color-scheme" content="light dark">
<title>This portfolio is being made again</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;margin:12vh auto;max-width:34rem;padding:0 1.25rem}</style>
</head>
<body>
<header class="pf pf-bar"></header>
<main>
<h1>This portfolio is being made again</h1>
<p>Something in it was taken back, and the new pages could not be made yet. Please come again later.</p>
</main>
</body>
</html>
"""


def takes_back(standing: Standing | None, planned: Planned | None) -> bool:
    """Whether a site that stands may show something that is to be shown no more; in doubt it does."""
    return standing is None or planned is None or not standing.planned.shown <= planned.shown


def may_stay(standing: Standing | None, planned: Planned | None) -> frozenset[str]:
    """Places in an old site that are planned today as they were then."""
    if standing is None or planned is None:
        return frozenset()
    then, now = standing.planned.parts, planned.parts
    return frozenset(path for path, digest in then.items() if now.get(path) == digest and path in standing.files)


def stage_rest(site_path: Path, kept: Collection[str], stage: Path) -> None:
    """Make the folder that takes an old site's place: the files that may stay, and a home page. Raises OSError."""
    keep_linked(site_path, sorted(path for path in kept if (site_path / path).is_file()), stage)
    if not (stage / HOME).exists():
        stage.mkdir(parents=True, exist_ok=True)
        (stage / HOME).write_bytes(_NOTICE)
    sync_file(stage / HOME)


def take_away(site_path: Path, kept: Collection[str]) -> None:
    """The same where the disk has no room for another folder: what may not stay is removed. Raises OSError."""
    remove_all_but(site_path, kept)
    if not (site_path / HOME).exists():
        try:
            (site_path / HOME).write_bytes(_NOTICE)
        except OSError:
            with suppress(OSError):
                (site_path / HOME).unlink()
