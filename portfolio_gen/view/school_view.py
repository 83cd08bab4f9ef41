"""What one audience may know of the school: its words, its scale and its standards; no rating and no consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from portfolio_gen.model.audience import Audience
from portfolio_gen.model.level import ProficiencyScale
from portfolio_gen.model.school import Cohort, RatingMethod, Requirement, School, Term, named_educator
from portfolio_gen.model.standards.code_index import CodeIndex
from portfolio_gen.model.standards.requirement_codes import Counting
from portfolio_gen.model.standards.standard import Framework


@dataclass(frozen=True, slots=True)
class SchoolView:
    """The school as pages get it. What is said of learners comes with their own disclosed portfolios alone."""

    name: str
    lang: str
    scale: ProficiencyScale
    rating_method: RatingMethod
    methods: Mapping[str, RatingMethod]
    """Methods of single frameworks (by id) and standards (by code)."""
    terms: tuple[Term, ...]
    cohorts: tuple[Cohort, ...]
    """Their titles; nobody is in them here."""
    graduation: tuple[Requirement, ...]
    frameworks: tuple[Framework, ...]
    codes: CodeIndex
    counting: Mapping[str, Counting]
    """What counts towards each requirement, by its id."""
    addresses: Mapping[str, str]
    """Every code as a piece of an address."""
    educators: Mapping[str, str]
    """Ids of educators to the names that pages show; none for the public."""

    def educator_name(self, educator: str) -> str:
        """The name that pages show for an educator's id."""
        return named_educator(educator, self.educators)


def school_view(school: School, audience: Audience) -> SchoolView:
    """What `audience` may know of a school. A public site names no educator; no site says here who is in a cohort."""
    return SchoolView(
        name=school.name,
        lang=school.lang,
        scale=school.scale,
        rating_method=school.rating_method,
        methods=school.methods,
        terms=school.terms,
        cohorts=tuple(Cohort(id=cohort.id, title=cohort.title) for cohort in school.cohorts),
        graduation=school.graduation,
        frameworks=school.frameworks,
        codes=school.codes,
        counting=school.counting,
        addresses=school.addresses,
        educators={} if audience is Audience.PUBLIC else school.educators,
    )
