"""Pages of the sample school that tests open: every kind, in several voices."""

from __future__ import annotations

PAGES = (
    ("home", "family/amara-okafor", "index.html"),
    ("profile", "family/amara-okafor", "profile.html"),
    ("goals", "family/amara-okafor", "goals/index.html"),
    ("goal", "family/amara-okafor", "goals/build-a-water-filter.html"),
    ("reflections", "family/amara-okafor", "reflections/index.html"),
    ("reflection", "family/amara-okafor", "reflections/cheap-is-a-design-choice.html"),
    ("evidence_list", "family/amara-okafor", "evidence/index.html"),
    ("evidence", "family/amara-okafor", "evidence/four-kinds-of-sand.html"),
    ("standards", "family/amara-okafor", "standards.html"),
    ("plan", "family/amara-okafor", "plan.html"),
    ("feedback", "family/amara-okafor", "feedback.html"),
    ("home", "family/layla-haddad", "index.html"),
    ("goal", "family/layla-haddad", "goals/solar-oven.html"),
    ("reflection", "family/layla-haddad", "reflections/angle-of-the-lid.html"),
    ("evidence", "family/layla-haddad", "evidence/oven-second-try.html"),
    ("standards", "family/layla-haddad", "standards.html"),
    ("plan", "family/layla-haddad", "plan.html"),
    ("home", "family/rosa-jimenez", "index.html"),
    ("home", "family/quinn-abbott", "index.html"),
    ("home", "family/sam-whitcomb", "index.html"),
    ("home", "public/maya-lindqvist", "index.html"),
    ("cohort_home", "educators/juniper", "index.html"),
    ("cohort_matrix", "educators/juniper", "matrix.html"),
    ("cohort_inbox", "educators/juniper", "inbox.html"),
    ("cohort_coverage", "educators/juniper", "coverage.html"),
    ("cohort_standard", "educators/tamarack", "standards/ts-1-d.html"),
    ("cohort_standards", "educators/juniper", "standards/index.html"),
    ("school", "educators/school", "index.html"),
    ("search", "educators/juniper", "search.html"),
    ("cohort_standard", "educators/juniper", "standards/sci-4.html"),
    ("home", "educators/juniper", "learners/sam-whitcomb/index.html"),
    ("standards", "educators/juniper", "learners/layla-haddad/standards.html"),
)
"""Template, site, path."""

ONE_OF_EACH = tuple({kind: (kind, site, path) for kind, site, path in reversed(PAGES)}.values())


def name(page: tuple[str, str, str]) -> str:
    """A page's name in test reports."""
    kind, site, _ = page
    return f"{kind} of {site}"
