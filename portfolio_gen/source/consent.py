"""Consent in school.yml: what may be published of each learner. What is unclear is refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from portfolio_gen.model.audience import ONLY_ME, Consent
from portfolio_gen.model.slug import slug
from portfolio_gen.source.advice import nearest, offered
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.nodes import Keys
from portfolio_gen.source.sharing import read_circles
from portfolio_gen.source.unknown_keys import report_unknown

REFUSED = Consent(public=False, photos=ONLY_ME)


def read_consents(fields: Fields, folders: Collection[str]) -> tuple[dict[str, Consent], Consent]:
    """Consents by learner, and the one for learners who are not named.

    `folders` are the ids of all learners: a consent under a misspelt name refuses for the one probably meant.
    """
    if not fields.is_empty("consent") and not isinstance(fields.node("consent"), Keys):
        hint = "Write each learner below it: amara-okafor: {public: true, photos: [family]}"
        fields.report("PG502", "consent", "Nobody's consent can be read here.", hint)
        return {}, REFUSED
    learners = fields.nested("consent")
    consents: dict[str, Consent] = {}
    for name in learners.keys.pairs:
        learner, consent = slug(name), _consent(learners, name)
        if learner in consents:
            message = f"“{name[:80]}” stands here twice; what both allow counts."
            learners.report("PG502", name, message, "Keep one of the two lines.")
            consent = _both(consents[learner], consent)
        consents[learner] = consent
    return consents | _misspelt(learners, consents, folders), Consent()


def _misspelt(learners: Fields, consents: Mapping[str, Consent], folders: Collection[str]) -> dict[str, Consent]:
    unnamed = [folder for folder in folders if folder not in consents]
    refused: dict[str, Consent] = {}
    for name in learners.keys.pairs:
        near = () if slug(name) in folders else nearest(slug(name), unnamed, cutoff=0.8)
        for learner in near:
            message = f"There is no learner called “{name[:80]}”."
            hint, lines = offered(("Did you mean this?", near), learners.renamed(name, learner))
            learners.report("PG502", name, message, hint, paste=lines)
            refused[learner] = REFUSED
    return refused


def _consent(learners: Fields, name: str) -> Consent:
    if not isinstance(learners.node(name), Keys):
        hint = f"Write {name[:80]}: {{public: false, photos: [educators, family]}}"
        learners.report("PG502", name, f"The consent of “{name[:80]}” cannot be read.", hint)
        return REFUSED
    fields = learners.nested(name)
    clear = not report_unknown(fields, ("public", "photos"))
    public = fields.yes("public") if fields.has("public") else False
    photos = read_circles(fields, "photos", Consent().photos)
    if not clear or photos is None:
        return REFUSED.model_copy(update={"public": bool(public) and clear})
    return Consent(public=bool(public), photos=photos)


def _both(one: Consent, other: Consent) -> Consent:
    return Consent(public=one.public and other.public, photos=one.photos & other.photos)
