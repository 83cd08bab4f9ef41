"""Who sees a thing, in words, on every card and page of the learner's own site and on nobody else's."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import school

from portfolio_gen.model.audience import Audience
from portfolio_gen.pages.learner.seen_by import seen_by
from portfolio_gen.pages.learner.site import learner_site
from portfolio_gen.pages.site import Site
from portfolio_gen.problems import Problems
from portfolio_gen.source.learner import read_portfolio
from portfolio_gen.source.school import read_school
from portfolio_gen.view.disclose import disclose
from portfolio_gen.view.portfolio_view import PortfolioView

FAMILY, EDUCATORS, PUBLIC = Audience.FAMILY, Audience.EDUCATORS, Audience.PUBLIC


@pytest.mark.parametrize(
    ("audiences", "words"),
    [
        (set(), "only me"),
        ({EDUCATORS}, "my educators"),
        ({FAMILY}, "my family"),
        ({EDUCATORS, FAMILY}, "my educators and my family"),
        ({EDUCATORS, FAMILY, PUBLIC}, "everybody"),
    ],
)
def test_audiences_have_words(audiences: set[Audience], words: str) -> None:
    view = PortfolioView(audience=Audience.ME, learner="a", name="A", others=(("goal/kite", frozenset(audiences)),))
    assert seen_by(view, "goal/kite") == {"seen": words, "only_me": not audiences}
    assert seen_by(view, "goal/other") == {}


def site_for(folder: Path, audience: Audience) -> Site:
    settings = school(folder)
    whole = read_school(settings.learners_dir, Problems())
    portfolio = read_portfolio(settings.learners_dir / "ada-lovelace", whole, Problems())
    return learner_site(disclose(portfolio, audience, whole), whole, {}, "")


def test_every_page_of_an_entry_says_who_sees_it(tmp_path: Path) -> None:
    pages = {page.path: page.context for page in site_for(tmp_path, Audience.ME).pages}
    about = {path: context.get("entry") or context.get("goal") for path, context in pages.items()}
    said = {path: entry["seen"] for path, entry in about.items() if entry}
    assert said == {
        "goals/note-g.html": "everybody",
        "reflections/2026-10-03-thinking.html": "my educators",
        "evidence/diary.html": "only me",
        "evidence/engine.html": "everybody",
    }
    assert pages["index.html"]["who"]["seen"] == pages["profile.html"]["who"]["seen"] == "everybody"
    assert pages["plan.html"]["seen"] == "my educators and my family"


@pytest.mark.parametrize("audience", [FAMILY, EDUCATORS, PUBLIC])
def test_nobody_elses_pages_say_it(tmp_path: Path, audience: Audience) -> None:
    assert "'seen'" not in repr(site_for(tmp_path, audience))
