"""A learner, their plan, and the portfolio that holds all they wrote."""

from __future__ import annotations

import datetime as dt
import unicodedata

from pydantic import Field

from portfolio_gen.model.audience import Consent, Sharing
from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import Attachment, Evidence, Feedback, Goal, Reflection
from portfolio_gen.model.first_name import first_name
from portfolio_gen.model.slug import slug
from portfolio_gen.model.value import Value


class Learner(Value):
    """Who a portfolio belongs to. `id` is the folder's name as a slug."""

    id: str
    name: str
    public_name: str = ""
    cohort: str = ""
    lang: str = ""

    gave_name: bool = True
    """Whether they wrote their name; else it is their folder's, in whatever order that was made of."""

    def shown_to_public(self, lang: str = "") -> str:
        """The name a public site may show: the chosen one, else the first; "" where nobody can tell which that is.

        `lang` is the school's language, for who has written none.
        """
        if self.public_name:
            return self.public_name
        known = self.gave_name or len(self.name.split()) == 1
        return "" if not known or self._folder_says_otherwise() else first_name(self.name, self.lang or lang)

    def _folder_says_otherwise(self) -> bool:
        """Whether the folder begins with the last word of the name: one of the two has the family name first."""
        begins, words = _bare(self.id.split("-")[0]), [_bare(word) for word in self.name.split()]
        return "," not in self.name and len(words) > 1 and begins == words[-1] != words[0]


def _bare(word: str) -> str:
    """A word as a folder may be called after it: in small letters, without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", slug(word)) if not unicodedata.combining(sign))


class Profile(Value):
    """Who I am, in my words; every list is the learner's own."""

    pronouns: str = ""
    grade: str = ""
    home_languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    learns_best: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    aspirations: tuple[str, ...] = ()
    photo: Attachment | None = None
    story: Body = Body()
    attachments: tuple[Attachment, ...] = ()
    file: str = "profile"
    """Its path before disclosure, where there is one."""
    learner: Learner | None = None
    """Whom it presents; only before disclosure."""


class Participant(Value):
    """Somebody who takes part in a plan."""

    name: str
    role: str = ""
    agreed: dt.date | None = None


class LearningPlan(Value):
    """The personal learning plan: who made it, where it leads, what helps."""

    school_year: str = ""
    review_by: dt.date | None = None
    participants: tuple[Participant, ...] = ()
    pathways: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    text: Body = Body()
    attachments: tuple[Attachment, ...] = ()
    lang: str = ""
    file: str = "plan"
    """Its path before disclosure."""


class Portfolio(Value):
    """Everything one learner wrote. Never leaves `source`, `view.disclose` and `pipeline`."""

    learner: Learner
    consent: Consent = Consent()
    sharing: dict[str, Sharing] = Field(default_factory=dict)
    """By file; what is missing is the learner's alone."""
    profile: Profile = Profile()
    plan: LearningPlan | None = None
    other_profiles: tuple[tuple[Profile, Sharing], ...] = ()
    """What is the profile for whoever does not see the first, as `about.md` beside `profile.md`; else a reflection."""
    other_plans: tuple[tuple[LearningPlan, Sharing], ...] = ()
    goals: tuple[Goal, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    folder: str = ""
    """Where the attachments' paths start, as an absolute path."""
