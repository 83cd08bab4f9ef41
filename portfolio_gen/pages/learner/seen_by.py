"""Who else sees a thing, in words for the learner: on their own pages, and on nobody else's."""

from __future__ import annotations

from portfolio_gen.model.audience import Audience
from portfolio_gen.pages.parts import SeenBy
from portfolio_gen.pages.words import say
from portfolio_gen.view.portfolio_view import PortfolioView


def seen_by(view: PortfolioView, key: str) -> SeenBy:
    """`seen` for a page's context, of a thing by `kind/id`, `profile` or `plan`; nothing in anybody else's view."""
    if key not in view.seen_by:
        return {}
    audiences = view.seen_by[key]
    return {"seen": _in_words(audiences), "only_me": not audiences - {Audience.ME}}


def _in_words(audiences: frozenset[Audience]) -> str:
    if Audience.PUBLIC in audiences:
        return say("everybody")
    educators, family = Audience.EDUCATORS in audiences, Audience.FAMILY in audiences
    if educators and family:
        return say("my educators and my family")
    return say("my educators") if educators else say("my family") if family else say("only me")
