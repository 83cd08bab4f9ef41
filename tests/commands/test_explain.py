"""`portfolio explain`: a level, now and as of a day."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str]]


def test_a_level_is_explained_now_and_as_of_a_day(run: Run) -> None:
    rows = (
        "robin-example,TS.1,developing,2026-09-10,ms-example,,\nrobin-example,TS.1,proficient,2026-10-10,ms-example,,\n"
    )
    Path("learners/_school/ratings/first-ratings.csv").write_text(
        "learner,standard,level,date,by,evidence,note\n" + rows, "utf-8"
    )
    now = json.loads(run("explain", "robin-example", "ts.1", "--format", "json")[1])
    assert (now["level"], now["method"], len(now["views"])) == ("proficient", "most recent", 2)
    then = json.loads(run("explain", "robin-example", "TS.1", "--as-of", "2026-09-30", "--format", "json")[1])
    assert (then["level"], len(then["views"])) == ("developing", 1)
    assert "Ms Example" in run("explain", "robin-example", "TS.1")[1]
