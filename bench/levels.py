"""All levels of a large school on one core: `python bench/levels.py`. 1,000 learners x 200 standards x 10 ratings."""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time

from portfolio_gen.model.methods.registry import METHODS
from portfolio_gen.model.rating import Rating
from portfolio_gen.model.school import RatingMethod, School
from portfolio_gen.view.levels import work_out


def _rating(level: str, date: dt.date) -> Rating:
    return Rating(learner="x", standard="y", level=level, date=date)


def main() -> None:
    """Measure each method and print seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=1000)
    parser.add_argument("--standards", type=int, default=200)
    parser.add_argument("--ratings", type=int, default=10)
    parser.add_argument("--methods", nargs="*", default=["decaying_average"], choices=sorted(METHODS))
    given = parser.parse_args()
    chance = random.Random(1)
    scale = School().scale
    ids = [level.id for level in scale.levels]
    start = dt.date(2026, 9, 1)
    rows = [
        [
            Rating(
                learner="x", standard="y", level=chance.choice(ids), date=start + dt.timedelta(chance.randrange(200))
            )
            for _ in range(given.ratings)
        ]
        for _ in range(500)
    ]
    count = given.learners * given.standards
    for name in given.methods:
        method = RatingMethod(name=name)
        begun = time.process_time()
        for number in range(count):
            work_out(rows[number % len(rows)], scale, method)
        seconds = time.process_time() - begun
        print(f"{name:18} {count:8,} levels from {given.ratings} ratings each: {seconds:6.2f} s of one core")


if __name__ == "__main__":
    main()
