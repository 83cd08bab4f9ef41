"""What stands on a worksheet: nothing in it may mean one thing to whoever reads it and another when it is taken."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from portfolio_gen.model.entries import Evidence
from portfolio_gen.model.level import Level, ProficiencyScale
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.standard import Standard
from portfolio_gen.pages.cohort.rating_sheet import rating_sheet
from portfolio_gen.view.unrated import Grouping, Unrated

PIECE = Evidence(id="kite", title="Kite", doubtful=dt.date(2062, 10, 3))
WAITS = Unrated("ada", "Ada", PIECE, Standard(id="S.1", code="S.1", statement="Ask"), None)
LEVELS = (
    Level(id="ne", label="Not yet", value=Decimal(1)),
    Level(id="e", label="Extending", value=Decimal(2)),
)


def test_a_sign_that_would_be_taken_for_another_level_is_not_offered() -> None:
    school = School(scale=ProficiencyScale(levels=LEVELS, proficient="e"))
    levels = rating_sheet([WAITS], school, Grouping.LEARNER, "site", "", ()).levels
    signs = {str(row[0]): str(row[1]) for row in levels.rows}
    assert signs == {"Not yet": "1N", "Extending": "2E", "Not enough evidence yet": "", "Excused": "EX"}
    for word, sign in signs.items():
        assert not sign or school.scale.level(sign) == school.scale.level(word)


def test_a_day_that_can_hardly_be_right_is_shown_as_on_pages() -> None:
    rows = rating_sheet([WAITS], School(), Grouping.LEARNER, "site", "", ()).rows
    assert dict(zip((column.key for column in rows.columns), rows.rows[0], strict=True))["date"] == "2062-10-03"
