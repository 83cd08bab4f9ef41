"""Three whole sites of the sample school as they are planned, in JSON that people can read: `make golden` renews them.

A page says what it says for good reasons. Whoever moves code moves no word of it; whoever changes a word sees here
everything that it changes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from portfolio_gen.jobs import Scope, list_jobs
from portfolio_gen.model.audience import Audience
from portfolio_gen.pages.site import Asset, Page, Site
from portfolio_gen.planning import read_and_plan
from portfolio_gen.problems import Problems
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.settings import read_settings
from portfolio_gen.source.school import read_school

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "golden"
SITES = {
    "family": (Audience.FAMILY, "rosa-jimenez"),
    "educators": (Audience.EDUCATORS, "tamarack"),
    "public": (Audience.PUBLIC, "amara-okafor"),
}
"""By the name of a file: whose site it is, and for whom."""

_WIDTH = 120
_MEDIUM = re.compile(r"(media/)([0-9a-f]{16})")


def golden_plans() -> Iterator[tuple[str, str]]:
    """The name of each file, and what stands in it."""
    with TemporaryDirectory() as made:
        learners = str(REPOSITORY / "learners")
        places = {"learners_dir": learners, "state_dir": f"{made}/state", "output": f"{made}/site"}
        settings = read_settings(REPOSITORY / "mkdocs.yml", **places)
        school = read_school(settings.learners_dir, Problems())
        store = MediaStore(settings.media_dir)
        jobs = list_jobs(settings, school, Scope(), Problems())
        for name, (audience, whose) in SITES.items():
            job = next(job for job in jobs if job.audience is audience and whose in (job.cohort, *job.learners))
            site = read_and_plan(job, settings, school, store).site
            assert site
            yield f"{name}.json", as_json(site)


def as_json(site: Site) -> str:
    """A plan in lines; the secret of a family's address and the bytes of pictures, which no plan decides, left out."""
    told = _plain(site) | {"folder": "" if site.audience == "family" else site.folder}
    del told["shown"]
    numbers: dict[str, int] = {}
    lines = "\n".join(_lines(told))
    return _MEDIUM.sub(lambda match: f"{match[1]}{numbers.setdefault(match[2], len(numbers) + 1)}", lines) + "\n"


def _lines(value: Any, inset: str = "", name: str = "", end: str = "") -> Iterator[str]:
    """JSON in which whatever fits stands in one line."""
    flat = inset + name + json.dumps(value, ensure_ascii=False, sort_keys=True) + end
    if not isinstance(value, dict | list) or len(flat) <= _WIDTH:
        yield flat
        return
    brackets = "{}" if isinstance(value, dict) else "[]"
    items = [(f"{json.dumps(key)}: ", value[key]) for key in sorted(value)] if isinstance(value, dict) else [
        ("", item) for item in value
    ]  # fmt: skip
    yield inset + name + brackets[0]
    for number, (key, item) in enumerate(items, start=1):
        yield from _lines(item, inset + " ", key, "," if number < len(items) else "")
    yield inset + brackets[1] + end


def _plain(value: Any) -> Any:
    if isinstance(value, Page):
        return {"path": value.path, "template": value.template, "title": value.title, **_plain(value.context)}
    if isinstance(value, Asset):
        return value.path
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(held) for field in fields(value) if (held := getattr(value, field.name))}
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(held) for held in value]
    return value


if __name__ == "__main__":
    for file, plan in golden_plans():
        (FOLDER / file).write_text(plan, "utf-8")
        print(f"{FOLDER.name}/{file}: {len(plan):,} characters", file=sys.stdout)
