"""Who else sees a thing, in words for the learner: on their own pages, and on nobody else's."""

from __future__ import annotations

from portfolio_gen.model.audience import Audience
from portfolio_gen.pages.parts import SeenBy
from portfolio_gen.view.portfolio_view import PortfolioView

_WORDS = {Audience.EDUCATORS: "my educators", Audience.FAMILY: "my family"}


def seen_by(view: PortfolioView, key: str) -> SeenBy:
    """`seen` for a page's context, of a thing by `kind/id`, `profile` or `plan`; nothing in anybody else's view."""
    return {"seen": _in_words(view.seen_by[key])} if key in view.seen_by else {}


def _in_words(audiences: frozenset[Audience]) -> str:
    if Audience.PUBLIC in audiences:
        return "everybody"
    return " and ".join(words for audience, words in _WORDS.items() if audience in audiences) or "only me"
