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


def reaches(circles: Circles, audience: Audience) -> bool:
    """Whether what is open to these circles is open to an audience; `public` implies every circle."""
    return audience is Audience.ME or Circle.PUBLIC in circles or Circle(audience.value) in circles


def admits(audience: Audience, sharing: Sharing, consent: Consent) -> bool:
    """Whether an audience may see an entry: the one rule of disclosure.

    Drafts are the learner's alone. `public` opens a public site only with consent.
    """
    if audience is Audience.ME:
        return True
    if sharing.draft or (audience is Audience.PUBLIC and not consent.public):
        return False
    return reaches(sharing.circles, audience)


def admits_photographs(audience: Audience, consent: Consent) -> bool:
    """Whether an audience may see photographs and films of the learner's entries."""
    return reaches(consent.photos, audience)
