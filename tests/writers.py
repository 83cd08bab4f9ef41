"""Texts as people hand them in: twenty learners with their own habits, and what each text states.

Nothing is copied from anywhere. The shares are those of whole folders of real learners: a fifth of the texts lie under
other endings or behind other folders, a third states no day, four of five pictures are written for a finished site, and
a quarter of the points stands right below a line.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import posixpath
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image

FIRST_DAY = dt.date(2026, 1, 12)
_WORDS = (
    "amber basin candle delta ember fjord garden harbor island jacket kettle lantern meadow needle orchard pebble "
    "quarry river saddle timber umbrella valley window yonder zephyr"
).split()
_VERBS = "Building Drawing Measuring Planting Mending Mapping Filming Baking Sewing Testing".split()
_NAMES = "Ada Ben Cleo Dara Emil Fay Gus Hana Ivo Jo Kai Lena Milo Nia Otto Pia Remy Sol Tara Umi".split()
LAYOUTS = ("kinds", "posts", "weeks", "units", "years", "plain")


@dataclass(frozen=True)
class Handed:
    """One text, and what somebody who reads it would say that it states."""

    place: str
    content: bytes
    marker: str
    """A word that stands in no other text."""
    title: str
    date: dt.date | None
    pictures: int
    items: tuple[str, ...]
    """Words that stand in one point of a list each."""
    hidden: tuple[str, ...]
    """Words that their writer took back."""
    habits: frozenset[str]
    readable: bool = True
    """Whether its keys can be told from its text; else it may be withheld, with a problem."""


@dataclass
class _Draft:
    chance: random.Random
    number: int
    home: str
    """Where the learner's texts of this kind lie."""
    habits: set[str] = field(default_factory=set)
    items: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    shown: int = 0
    count: int = 0

    def word(self) -> str:
        """A word that no other text has."""
        self.count += 1
        return f"{self.chance.choice(_WORDS)}{self.number:03}x{self.count}"

    def one_of(self, **shares: int) -> str:
        """One of some habits, by their shares; it is noted."""
        habit = self.chance.choices([*shares], weights=[*shares.values()])[0]
        self.habits.add(habit)
        return habit


def school(seed: int = 1, learners: int = 20, texts: int = 20) -> tuple[dict[str, bytes], list[Handed]]:
    """Files by place, and what each text among them states."""
    chance = random.Random(seed)
    files: dict[str, bytes] = {}
    handed: list[Handed] = []
    for at in range(learners):
        name = _NAMES[at % len(_NAMES)].lower() + (f"-{at}" if at >= len(_NAMES) else "")
        files[f"{name}/profile.md"] = f"---\nname: {name.title()}\n---\nI am {name.title()}.\n".encode()
        for place, data in _pictures(name):
            files[place] = data
        for number in range(texts):
            text = _text(chance, at * texts + number, name, LAYOUTS[at % len(LAYOUTS)], number)
            files[text.place] = text.content
            handed.append(text)
    names = ", ".join(sorted({place.split("/")[0] for place in files}))
    files["_school/school.yml"] = (
        f"name: A school\nshare_with_default: [educators]\ncohorts:\n  all: {{title: All, learners: [{names}]}}\n"
    ).encode()
    return files, handed


def _pictures(name: str) -> Iterator[tuple[str, bytes]]:
    """Ten photographs of a learner, in folders by week; each differs from all others."""
    for number in range(10):
        colour = (25 * number, sum(map(ord, name)) % 256, 80)
        out = io.BytesIO()
        Image.new("RGB", (16, 12), colour).save(out, "PNG")
        yield f"{name}/docs/images/week{number % 5}/photo-{number}.png", out.getvalue()


def _text(chance: random.Random, number: int, learner: str, layout: str, count: int) -> Handed:
    draft = _Draft(chance, number, layout)
    day = FIRST_DAY + dt.timedelta(days=number % 300)
    subject = f"{chance.choice(_VERBS)} a {draft.word()}"
    dated = draft.one_of(date_in_keys=22, date_in_name=24, date_in_title=8, date_in_line=8, no_date=38)
    titled = draft.one_of(title_in_keys=35, title_in_heading=45, title_in_small_heading=8, title_in_name=12)
    keyed = draft.one_of(yaml=60, toml=6, dots=3, no_keys=25, fenced_keys=2, words_above_keys=2, chatty=2)
    if keyed in ("no_keys",) and (dated == "date_in_keys" or titled == "title_in_keys"):
        keyed = "yaml"
    title = f"{subject} ({day:%B} {day.day}, {day.year})" if dated == "date_in_title" else subject
    if titled == "title_in_name" and dated == "date_in_title":
        titled = "title_in_heading"
    marker = draft.word()
    rows = []
    if titled in ("title_in_heading", "title_in_small_heading"):
        rows += [f"{'#' if titled == 'title_in_heading' else '##'} {title}", ""]
    if dated == "date_in_line":
        rows += [draft.chance.choice(["*{}*", "Date: {}", "{}"]).format(f"{day:%B} {day.day}, {day.year}"), ""]
    rows += [f"Today I tried something with {marker}, and it went on for a while.", ""]
    place = _place(draft, learner, layout, count, day if dated == "date_in_name" else None, title, titled)
    for _ in range(chance.randint(1, 4)):
        rows += [*_block(draft, place), ""]
    keys = {"title": title} if titled == "title_in_keys" else {}
    keys |= {"date": day.isoformat()} if dated == "date_in_keys" else {}
    keys = keys or {"mood": "fine"}
    readable = keyed not in ("fenced_keys", "words_above_keys", "chatty")
    content = _whole(draft, keyed, keys, rows, place)
    stated = title
    if titled == "title_in_name":
        stated = subject if layout not in ("weeks",) else ""
    return Handed(
        place=place,
        content=content,
        marker=marker,
        title=stated,
        date=None if dated == "no_date" else day,
        pictures=draft.shown,
        items=tuple(draft.items),
        hidden=tuple(draft.hidden),
        habits=frozenset(draft.habits),
        readable=readable,
    )


def _place(draft: _Draft, learner: str, layout: str, count: int, day: dt.date | None, title: str, titled: str) -> str:
    ending = draft.one_of(**{"md": 80, "markdown": 3, "qmd": 4, "Rmd": 3, "ipynb": 4, "no_ending": 3, "md.txt": 3})
    stem = title.lower().replace(" ", "-") if titled == "title_in_name" else f"text-{count}"
    if layout == "weeks":
        stem = f"week-{count}"
    if day:
        unpadded = draft.one_of(padded=80, unpadded=20) == "unpadded"
        stem = (f"{day.year}-{day.month}-{day.day}" if unpadded else day.isoformat()) + f"-{stem}"
    name = stem if ending == "no_ending" else f"{stem}.{ending}"
    folders = {
        "kinds": ("reflections", "evidence")[count % 2],
        "posts": "_posts",
        "weeks": f"docs/{stem}",
        "units": f"reflections/unit-{count // 2}" if not day else f"reflections/unit-{count}",
        "years": f"{2024 + count % 2}-{25 + count % 2}/evidence",
        "plain": "",
    }
    if layout == "weeks" and ending in ("md", "markdown", "qmd"):
        name = f"index.{ending}"
    if layout == "units" and titled != "title_in_name" and not day and ending == "md":
        name = ("reflection.md", "notes.md")[count % 2]
    return posixpath.join(learner, folders[layout], name)


def _block(draft: _Draft, place: str) -> list[str]:
    kind = draft.one_of(
        prose=10, list_after_line=12, list_apart=26, brackets=6, bullets=5, two_blanks=6, picture=26, comment=4,
        percent=3, hidden_html=3, box=4, address=5, details=3, table=4, code=5, escapes=3, angles=3, tag=2,
    )  # fmt: skip
    return _BLOCKS[kind](draft, place)


def _points(draft: _Draft, sign: str, count: int = 3) -> list[str]:
    rows = []
    for number in range(1, count + 1):
        word = draft.word()
        draft.items.append(word)
        rows.append(f"{sign.format(number)} a point about {word}")
    return rows


def _two_blanks(draft: _Draft, place: str) -> list[str]:
    return [f"{'  ' * (at % 2)}{row}" for at, row in enumerate(_points(draft, "-", 4))]


def _picture(draft: _Draft, place: str) -> list[str]:
    number = draft.chance.randrange(10)
    end = f"images/week{number % 5}/photo-{number}.png"
    near = posixpath.relpath(f"{place.split('/')[0]}/docs/{end}", posixpath.dirname(place))
    form = draft.one_of(beside=16, rendered=40, base_address=8, rooted=12, backslashes=4, capitals=4, brackets_twice=6,
                        html=6, named_below=3, inside=3)  # fmt: skip
    draft.shown += 1
    words = f"what {draft.word()} looks like"
    if form == "brackets_twice":
        return [f"![[photo-{number}.png|{words}]]"]
    if form == "inside":
        out = io.BytesIO()
        Image.new("RGB", (9, 9), (number, draft.number % 256, 7)).save(out, "PNG")
        return [f"![{words}](data:image/png;base64,{base64.b64encode(out.getvalue()).decode()})"]
    if form == "html":
        return [f'<img src="{near}" alt="{words}">']
    if form == "named_below":
        return [f"![{words}][p{draft.count}]", "", f"[p{draft.count}]: {near}"]
    written = {
        "beside": near,
        "rendered": f"../../{end}",
        "base_address": f"{{{{ site.baseurl }}}}/{end}",
        "rooted": f"/my-portfolio/{end}",
        "backslashes": near.replace("/", "\\"),
        "capitals": near.replace("photo", "Photo"),
    }[form]
    return [f"![{words}]({written})"]


def _secret(begin: str, end: str, draft: _Draft) -> list[str]:
    word = draft.word()
    draft.hidden.append(word)
    return [f"{begin}not for readers: {word}{end}"]


_BLOCKS = {
    "prose": lambda draft, place: [f"Then I thought about {draft.word()}: it was easy."],
    "list_after_line": lambda draft, place: ["What I did:", *_points(draft, "-")],
    "list_apart": lambda draft, place: ["What I did:", "", *_points(draft, draft.chance.choice(["-", "*", "{}."]))],
    "brackets": lambda draft, place: ["In this order:", *_points(draft, "{})")],
    "bullets": lambda draft, place: _points(draft, "•"),
    "two_blanks": _two_blanks,
    "picture": _picture,
    "comment": lambda draft, place: _secret("<!-- ", " -->", draft),
    "percent": lambda draft, place: _secret("%% ", " %%", draft),
    "hidden_html": lambda draft, place: _secret('<div style="display: none">', "</div>", draft),
    "box": lambda draft, place: ["> [!note] Mind", f"> This is {draft.word()}."],
    "address": lambda draft, place: [f"I read https://example.org/{draft.word()} (twice)."],
    "details": lambda draft, place: [
        "<details><summary>More</summary>",
        "",
        f"**Bold** {draft.word()}",
        "",
        "</details>",
    ],
    "table": lambda draft, place: ["My figures:", "| a | b |", "|---|---|", f"| 1 | {draft.word()} |"],
    "code": lambda draft, place: ["```python", f"{draft.word()} = '- no point'", "```"],
    "escapes": lambda draft, place: [f"2 \\+ 2 \\= 4, R\\&D, {draft.word()}"],
    "angles": lambda draft, place: [f"I wrote <insert {draft.word()} here> and List<String>."],
    "tag": lambda draft, place: [f"#{draft.word()} #science"],
}


def _whole(draft: _Draft, keyed: str, keys: dict[str, str], rows: list[str], place: str) -> bytes:
    yaml = "\n".join(f"{key}: {value}" for key, value in keys.items())
    toml = "\n".join(f'{key} = "{value}"' for key, value in keys.items())
    text = "\n".join(rows)
    whole = {
        "yaml": f"---\n{yaml}\n---\n\n{text}",
        "toml": f"+++\n{toml}\n+++\n\n{text}",
        "dots": f"---\n{yaml}\n...\n\n{text}",
        "no_keys": text,
        "fenced_keys": f"```yaml\n{yaml}\nshare_with: []\n```\n\n{text}",
        "words_above_keys": f"Hello\n\n---\n{yaml}\nshare_with: [educators]\n---\n\n{text}",
        "chatty": f"Here is your reflection:\n\n```markdown\n---\n{yaml}\nshare_with: []\n---\n{text}\n```",
    }[keyed]
    if place.endswith(".ipynb"):
        cells = [{"cell_type": "markdown", "metadata": {}, "source": whole}]
        return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}).encode()
    ends = draft.one_of(unix=80, windows=16, byte_order_mark=4)
    whole = whole.replace("\n", "\r\n") if ends == "windows" else whole
    return whole.encode("utf-8-sig" if ends == "byte_order_mark" else "utf-8")
