"""What an audience is shown, in digests: enough to tell later that something of it was taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from portfolio_gen.view.portfolio_view import PortfolioView


def shown_digests(view: PortfolioView, files: Iterable[str]) -> frozenset[str]:
    """Digests of everything in a view that somebody decides about. `files` are digests of what is published of it.

    An edit of a text changes nothing here; a text, a name, a file, or a rating that is shown no more does.
    """
    named = (hashlib.sha256(f"{view.learner}/{thing}".encode("utf-8", "surrogatepass")) for thing in _things(view))
    return frozenset((*(digest.hexdigest()[:16] for digest in named), *(file[:16] for file in files)))


def _things(view: PortfolioView) -> Iterator[str]:
    yield f"name {view.name}"
    yield from (what for what, there in (("profile", view.profile), ("plan", view.plan)) if there)
    yield from view.by_key
    yield from (attachment.path for attachment in view.attachments)
    yield from (f"rating {one.standard} {one.written_day} {one.by} {one.evidence}" for one in view.ratings)
