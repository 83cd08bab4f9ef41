"""Who a learner shares with, and who is admitted to what."""

from __future__ import annotations

from enum import StrEnum

from portfolio_gen.model.value import Value


class Circle(StrEnum):
    """A group that a learner can share an entry with."""

    EDUCATORS = "educators"
    FAMILY = "family"
    PUBLIC = "public"


class Audience(StrEnum):
    """Who a site is made for. `me` is the learner alone, and sees everything."""

    ME = "me"
    FAMILY = "family"
    EDUCATORS = "educators"
    PUBLIC = "public"


Circles = frozenset[Circle]

ONLY_ME: Circles = frozenset()
EVERYONE: Circles = frozenset(Circle)


class Sharing(Value):
    """What the learner decided about one file."""

    circles: Circles = ONLY_ME
    draft: bool = False


class Consent(Value):
    """What the school may publish of one learner, as the family agreed to it."""

    public: bool = False
    """Whether there may be a public site at all."""
    photos: Circles = frozenset({Circle.EDUCATORS, Circle.FAMILY})
    """Who may see photographs and films."""


def admits(audience: Audience, sharing: Sharing, consent: Consent) -> bool:
    """Whether an audience may see an entry: the one rule of disclosure.

    Drafts are the learner's alone. `public` implies every circle, but opens a public site only with consent.
    """
    if audience is Audience.ME:
        return True
    if sharing.draft:
        return False
    if audience is Audience.PUBLIC:
        return consent.public and Circle.PUBLIC in sharing.circles
    return Circle.PUBLIC in sharing.circles or Circle(audience.value) in sharing.circles


def admits_photographs(audience: Audience, consent: Consent) -> bool:
    """Whether an audience may see photographs and films of the learner's entries."""
    return audience is Audience.ME or Circle(audience.value) in consent.photos
