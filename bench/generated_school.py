"""A school of any size for measuring: the same learners every time, 29 entries each, pictures in some."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw

CODES = [f"{area}.{number}" for area in ("SCI", "LIT", "TS") for number in range(1, 14)]
LEVELS = ("beginning", "developing", "proficient", "extending")
WORDS = """
we tried it again and the water came out brown so I wrote down what I saw before I changed anything the second
layer was too thin my partner held the bottle while I counted drops it took longer than we thought and that
was the interesting part because nobody had told us that sand has to be washed first next time I will start
earlier ask the plant operator and measure every step with the same cup
""".split()
_TERMS = [
    "  - {id: start, title: Start of 2026, start: 2026-08-26, end: 2026-10-15}",
    "  - {id: fall, title: Fall 2026, start: 2026-10-16, end: 2027-01-22}",
]
ENTRIES = {"goals": 4, "reflections": 12, "evidence": 10, "feedback": 3}


AREAS = 8


def write_school(
    folder: Path, learners: int, *, cohorts: int = 4, standards: int = 0, ratings: int = 0, terms: int = 1
) -> None:
    """A project with mkdocs.yml, `_school/` and so many learners in so many cohorts.

    `standards` makes a framework of so many in eight areas instead of the small flat one; `ratings` is for each
    learner and standard, and every other one names a piece of evidence. With two `terms` the first is over, so that
    pages say what changed since.
    """
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        "site_name: Bench\ndocs_dir: theme\nsite_dir: .portfolio/preview\nuse_directory_urls: false\n"
        "theme: {name: material, custom_dir: theme, language: en, font: false}\n"
        "plugins:\n  - portfolio: {learners_dir: learners, output: site}\n"
    )
    (folder / "theme").mkdir()
    names = [f"learner-{number:04}" for number in range(learners)]
    codes = [f"A{1 + n * AREAS // standards}.{n + 1}" for n in range(standards)] or CODES
    school = folder / "learners" / "_school"
    _write_school_files(school, names, cohorts, terms)
    (school / "frameworks" / "bench.yml").write_text(_large_framework(codes) if standards else _framework())
    if ratings:
        (school / "ratings" / "bench.csv").write_text(_ratings(names, codes, ratings))
    for name in names:
        _write_learner(folder / "learners" / name, name, codes)


def _framework() -> str:
    rows = "\n".join(
        f"  - {{code: {code}, title: Standard {code}, statement: I can do what {code} says.}}" for code in CODES
    )
    return f"id: bench\ntitle: Bench\nstandards:\n{rows}\n"


def _large_framework(codes: list[str]) -> str:
    """Areas with standards below them, each with a name of its own length."""
    chance = random.Random("framework")
    lines = ["id: bench", "title: Bench Standards", "attribution: Made for measuring.", "standards:"]
    for area in dict.fromkeys(code.partition(".")[0] for code in codes):
        lines += [f"  - code: {area}", f"    title: Area {area[1:]}", "    standards:"]
        for code in codes:
            if code.startswith(f"{area}."):
                title = " ".join(chance.choices(WORDS, k=chance.randrange(2, 6))).capitalize()
                statement = " ".join(chance.choices(WORDS, k=12))
                lines.append(f"      - {{code: {code}, title: {title}, statement: {statement}}}")
    return "\n".join(lines) + "\n"


def _ratings(names: list[str], codes: list[str], ratings: int) -> str:
    lines = ["learner,standard,level,date,by,evidence,note"]
    for name in names:
        chance = random.Random(f"ratings of {name}")
        for code in codes:
            for number in range(ratings):
                evidence = f"evidence-{chance.randrange(10)}" if number % 2 else ""
                day = f"2026-{9 + number % 3:02}-{chance.randrange(1, 28):02}"
                lines.append(f"{name},{code},{chance.choice(LEVELS)},{day},ms-example,{evidence},")
    return "\n".join(lines) + "\n"


def _write_school_files(folder: Path, names: list[str], cohorts: int, terms: int) -> None:
    (folder / "frameworks").mkdir(parents=True)
    (folder / "ratings").mkdir()
    lines = ["name: Bench School", "cohorts:"]
    for number in range(cohorts):
        lines.append(f"  c{number}: {{title: Cohort {number}, learners: [{', '.join(names[number::cohorts])}]}}")
    lines.append("terms:")
    lines += _TERMS[-terms:]
    (folder / "school.yml").write_text("\n".join(lines) + "\n")


def _write_learner(folder: Path, name: str, known: list[str]) -> None:
    chance = random.Random(name)
    (folder / "evidence" / "files").mkdir(parents=True)
    (folder / "profile.md").write_text(
        f"---\nname: {name.title().replace('-', ' ')}\ngrade: 8\ninterests: [rivers, maps]\n"
        f"share_with: [family, educators]\n---\n{_paragraph(chance)}\n"
    )
    _write_picture(folder / "evidence" / "files" / "picture.png", chance)
    for kind, count in ENTRIES.items():
        (folder / kind).mkdir(exist_ok=True)
        for number in range(count):
            (folder / kind / f"{kind}-{number}.md").write_text(_entry(kind, number, chance, known))


def _entry(kind: str, number: int, chance: random.Random, known: list[str]) -> str:
    month, day = 9 + number % 3, 1 + (number * 7) % 27
    keys = [f"title: {kind.title()} {number}", f"date: 2026-{month:02}-{day:02}", "share_with: [family, educators]"]
    codes = chance.sample(known, 2)
    keys += {
        "goals": [
            "status: in progress", "target: 2027-01-15", "success: Somebody else can do it from my notes.",
            f"standards: [{', '.join(codes)}]", "steps:", "  - {text: First, due: 2026-10-01, done: 2026-10-02}",
            "  - {text: Second, due: 2026-12-01}",
        ],
        "reflections": [
            "goal: goals-0", f"about: [evidence-{number % 10}]", "standards:",
            f"  - {codes[0]}: {chance.choice(LEVELS)}", f"  - {codes[1]}",
        ],
        "evidence": [
            "kind: artifact", "context: school", f"standards: [{', '.join(codes)}]",
            *(["files: [picture.png]", "alt: {picture.png: A drawing of layers}"] if number < 3 else []),
        ],
        "feedback": ["by: Ms Example", "role: educator", f"on: evidence-{number}"],
    }[kind]  # fmt: skip
    body = "\n\n".join(_paragraph(chance) for _ in range(4))
    table = (
        "\n\n| cup | time |\n|---|---|\n| 1 | 40 s |\n| 2 | 52 s |\n\n- washed\n- *not* washed\n\n> Why is it brown?\n"
    )
    return "---\n" + "\n".join(keys) + "\n---\n" + body + (table if kind == "reflections" else "") + "\n"


def _paragraph(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(45)]
    return " ".join(words).capitalize() + "."


def _write_picture(file: Path, chance: random.Random) -> None:
    image = Image.new("RGB", (480, 320), "#dde7ea")
    draw = ImageDraw.Draw(image)
    for row in range(8):
        draw.rectangle((40, 30 + row * 32, 440, 55 + row * 32), fill=tuple(chance.randrange(60, 220) for _ in range(3)))
    image.save(file)
