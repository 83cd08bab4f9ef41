"""Random schools as files. Every text carries a word of its own, and every word is known to be for certain audiences.

A piece's text follows from its place and its salt. What an audience may not see gets another salt: for that audience
nothing has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from random import Random

from hypothesis import strategies as st
from school_folder import photograph

BUILT = ("family", "educators", "public")
LEARNERS = ("ada", "bo")
DEFAULT = ("educators",)
CIRCLES = [circles for count in range(4) for circles in combinations(BUILT, count)]
PLACES = (
    "profile.md",
    "plan.md",
    *(
        f"{folder}/{folder[0]}{number}.md"
        for folder in ("goals", "reflections", "evidence", "feedback")
        for number in "12"
    ),
)
CALLED_AFTER = "feedback/f1.md"
"""An answer whose file is called after whoever wrote it."""
TWINS = ("{0}/_drafts/{1}.md", "{0}/2026/{1}.md", "{0}/{1}.markdown", "{0}/{1}!.md", "{0}/_learning/{1}.md")
"""Hidden files that have the name of a place, and come before it."""
HIDING = (
    "{0} <!-- {1} -->",
    "{0} %% {1} %%",
    "{0}\n\n[//]: # ({1})",
    "{0} <span style='display: none'>{1}</span>",
    "{0}\n\n<div hidden>\n\n{1}\n\n</div>",
    "{0}\n\n::: notes\n{1}\n:::",
    "{0}\n\n*{1}*{{: .d-none }}",
    "{0}\n\n<template>{1}</template>",
)
"""Ways to write something that nobody is to read."""
FORMS = ("shared", "shared", "shared", "default", "draft", "unpublished", "drafts folder", "unreadable")


@dataclass(frozen=True)
class Piece:
    """One file: with whom it is shared, in which form, and what its text follows from."""

    circles: tuple[str, ...]
    form: str = "shared"
    salt: int = 0


@dataclass(frozen=True)
class WrittenSchool:
    """All files of a school, before they are written."""

    pieces: Mapping[tuple[str, str], Piece]
    """By learner and place."""
    public: frozenset[str]
    """Learners who may have a public site."""
    photos: tuple[str, ...]
    ratings_to: tuple[str, ...]
    ratings: int = 0
    """Salts of what no piece holds: ratings, their notes, comments, photographs and their metadata."""
    notes: int = 0
    comments: int = 0
    pictures: int = 0
    metadata: int = 0
    people: int = 0
    """After whom an answer's file is called."""
    twins: int = 0
    """Salt of hidden files that have the names of others; 0 for none."""


PIECES = st.builds(Piece, st.sampled_from(CIRCLES), st.sampled_from(FORMS))


@st.composite
def written_schools(draw: st.DrawFn) -> WrittenSchool:
    """Two learners with ten files each, shared in any way."""
    return WrittenSchool(
        pieces={(learner, place): draw(PIECES) for learner in LEARNERS for place in PLACES},
        public=draw(st.sampled_from([frozenset(LEARNERS), frozenset({"ada"}), frozenset()])),
        photos=draw(st.sampled_from(CIRCLES)),
        ratings_to=draw(st.sampled_from(CIRCLES)),
        twins=draw(st.integers(0, 1)),
    )


def open_school() -> WrittenSchool:
    """Every combination of circle and form somewhere, so that one build shows all of them."""
    shared = (("public",), ("family",), ("educators",), ("educators", "family"), ())
    circles = {place: shared[index % 5] for index, place in enumerate(PLACES)}
    pieces = {("ada", place): Piece(circles[place]) for place in PLACES}
    pieces |= {("bo", place): Piece(("public",), FORMS[index % 8]) for index, place in enumerate(PLACES)}
    pieces |= {("ada", place): Piece(("public",)) for place in ("goals/g2.md", "feedback/f2.md")}
    pieces |= {("bo", place): Piece(("public",)) for place in ("evidence/e1.md", "feedback/f1.md")}
    return WrittenSchool(pieces, frozenset(LEARNERS), ("family",), ("educators", "family"), twins=1)


# ---- who may see what ----------------------------------------------------------------------------------------------


def reaches(circles: tuple[str, ...]) -> set[str]:
    """The audiences of what is shared with these circles."""
    return set(BUILT) if "public" in circles else set(circles)


def audiences(school: WrittenSchool, learner: str, place: str) -> set[str]:
    """Who may see a piece."""
    piece = school.pieces[learner, place]
    if piece.form not in ("shared", "default"):
        return set()
    found = reaches(DEFAULT if piece.form == "default" else piece.circles)
    if place.startswith("feedback"):
        found &= audiences(school, learner, answered(place, piece))
    return found if learner in school.public else found - {"public"}


def answered(place: str, piece: Piece) -> str:
    """What an answer is an answer to; the same whatever its salt, or a hidden answer might come to light."""
    return {"feedback/f1.md": "evidence/e1.md", "feedback/f2.md": "goals/g2.md"}[place]


def changed_for(school: WrittenSchool, audience: str) -> WrittenSchool:
    """The same school for an audience; all it may not see is another."""
    pieces = {
        key: piece if audience in audiences(school, *key) else replace(piece, salt=piece.salt + 1)
        for key, piece in school.pieces.items()
    }
    return replace(
        school,
        pieces=pieces,
        ratings=school.ratings + (audience not in reaches(school.ratings_to)),
        notes=school.notes + (audience != "educators"),
        pictures=school.pictures + (audience not in reaches(school.photos)),
        comments=school.comments + 1,
        metadata=school.metadata + 1,
        people=school.people + (audience == "public"),
        twins=school.twins + 1,
    )


def words(school: WrittenSchool) -> Iterator[tuple[str, set[str]]]:
    """Every word that gives something away, with the audiences that may read it."""
    photos, rated = reaches(school.photos), reaches(school.ratings_to)
    for (learner, place), piece in school.pieces.items():
        mine = audiences(school, learner, place)
        own = f"{learner}/{place}"
        yield from ((_word(own, piece.salt, field), mine) for field in _fields(place))
        yield _word(own, school.comments, "comment"), set()
        if place.startswith("evidence"):
            yield _word(own, school.metadata, "metadata"), set()
            yield _word(own, school.pictures, "alt"), mine & photos
        if place.startswith(("feedback", "plan")):
            yield _word(own, piece.salt, "person"), mine - {"public"}
        if place == CALLED_AFTER:
            yield _word(own, school.people, "author"), mine - {"public"}
        if school.twins and "/" in place:
            yield _word(own, school.twins, "twin"), set()
    for learner in LEARNERS:
        yield _word(learner, school.notes, "note"), rated & {"educators"}


def shown_words(school: WrittenSchool) -> Iterator[tuple[str, set[str]]]:
    """Words that a page must show to those who may read them; tags and notes, a page may leave out."""
    left_out = {_word(learner, school.notes, "note") for learner in LEARNERS}
    left_out |= {_word(f"{learner}/{place}", piece.salt, "tag") for (learner, place), piece in school.pieces.items()}
    return ((word, allowed) for word, allowed in words(school) if word not in left_out)


def _fields(place: str) -> tuple[str, ...]:
    own = {
        "profile": ("interest",),
        "plan.md": ("pathway",),
        "goals/g": ("title", "tag", "why", "step"),
        "reflect": ("title", "tag"),
        "evidenc": ("title", "tag", "course", "file", "rows", "drawing"),
    }
    return ("text", *own.get(place[:7], ()))


def _word(place: str, salt: int, field: str) -> str:
    return "q" + sha256(f"{place} {salt} {field}".encode()).hexdigest()[:12]


# ---- files ---------------------------------------------------------------------------------------------------------


def files_of(school: WrittenSchool) -> dict[str, str | bytes]:
    """Every file of the school, by its place below the learners' folder."""
    files: dict[str, str | bytes] = {
        "_school/school.yml": _school_file(school),
        "_school/frameworks/f.csv": "code,statement,parent\nS,Science,\nS.1,Ask,S\nS.2,Test,S\n",
        "_school/ratings/r.csv": "\n".join(["learner,standard,level,date,by,evidence,note", *_rating_rows(school)]),
    }
    for (learner, place), piece in school.pieces.items():
        files |= {f"{learner}/{name}": content for name, content in _piece_files(school, learner, place, piece)}
        if school.twins and "/" in place:
            files |= dict([_twin(school, learner, place)])
    return files


def _twin(school: WrittenSchool, learner: str, place: str) -> tuple[str, str]:
    """A hidden file of the same name: where it lies hides it, or its keys do."""
    random = Random(f"{learner}/{place} {school.twins} twin")
    folder, _, name = place.removesuffix(".md").partition("/")
    where = random.choice(TWINS)
    word = _word(f"{learner}/{place}", school.twins, "twin")
    shared = "[public]" if "/_" in where else "[]"
    keys = f"title: {word}\ndate: 2026-11-{random.randrange(10, 29)}\nshare_with: {shared}"
    on = "\non: e1" if folder == "feedback" else ""
    return f"{learner}/{where.format(folder, name)}", f"---\n{keys}{on}\n---\n\n{word} [a link](e1.md)\n"


def _school_file(school: WrittenSchool) -> str:
    consent = {learner: {"public": learner in school.public, "photos": list(school.photos)} for learner in LEARNERS}
    keys = {
        "name": "Tiny School",
        "share_with_default": list(DEFAULT),
        "ratings_visible_to": list(school.ratings_to),
        "educators": {"ms-r": "Ms R", "mr-y": "Mr Y"},
        "cohorts": {"elm": {"educators": ["ms-r", "mr-y"], "learners": list(LEARNERS)}},
        "terms": [{"id": "fall", "title": "Fall", "start": "2026-08-20", "end": "2026-10-18"}],
        "graduation": [{"id": "g", "title": "Both", "standards": ["S.*"], "proficient_in": 2}],
        "consent": consent,
    }
    return "\n".join(f"{key}: {json.dumps(value)}" for key, value in keys.items())


def _rating_rows(school: WrittenSchool) -> Iterator[str]:
    for learner in LEARNERS:
        random = Random(f"{learner} {school.ratings}")
        for standard in ("S.1", "S.2"):
            level, day = random.choice(["beginning", "proficient"]), random.randrange(10, 29)
            note = _word(learner, school.notes, "note") if standard == "S.1" else ""
            yield f"{learner},{standard},{level},2026-10-{day},ms-r,e1,{note}"


def _piece_files(school: WrittenSchool, learner: str, place: str, piece: Piece) -> Iterator[tuple[str, str | bytes]]:
    own = f"{learner}/{place}"
    folder, _, name = place.rpartition("/")
    keys = _keys(learner, place, piece) | _sharing(piece)
    if folder == "evidence":
        stem, alt = _word(own, piece.salt, "file"), _word(own, school.pictures, "alt")
        keys |= {
            "files": [f"{stem}.csv", f"{stem}.svg", f"{name}.jpg"],
            "alt": {f"{name}.jpg": alt, f"{stem}.svg": "x"},
        }
        yield f"evidence/files/{stem}.csv", f"a,b\n{_word(own, piece.salt, 'rows')},1\n"
        yield f"evidence/files/{stem}.svg", _drawing(_word(own, piece.salt, "drawing"))
        colour, remark = f"rgb({school.pictures % 255},9,{ord(name[1])})", _word(own, school.metadata, "metadata")
        yield f"evidence/files/{name}.jpg", photograph(colour, remark=remark)
    hiding = Random(f"{own} hiding").choice(HIDING)
    text = hiding.format(_word(own, piece.salt, "text"), _word(own, school.comments, "comment"))
    text = f"{text}\n\n{_links(own, piece)}\n"
    if place == CALLED_AFTER:
        name = f"{name.removesuffix('.md')}-{_word(own, school.people, 'author')}.md"
    where = f"{folder}/_drafts/{name}" if piece.form == "drafts folder" and folder else f"{folder}/{name}".lstrip("/")
    yield from _whole(where, Random(f"{own} language"), keys, text)


def _whole(where: str, random: Random, keys: Mapping[str, object], text: str) -> Iterator[tuple[str, str]]:
    """A file in one of the languages in which people write keys, and with one of the endings of texts."""
    lines = [f"{key}: {json.dumps(value)}" for key, value in keys.items()]
    whole = "\n".join(["---", *lines, random.choice(["---", "---", "..."]), "", text])
    if random.random() < 0.3 and not any("{" in line for line in lines):
        lines = [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
        whole = "\n".join(["+++", *lines, "+++", "", text])
    stem, folder = where.removesuffix(".md"), where.partition("/")[0]
    ending = random.choice(["md", "md", "qmd", "ipynb"]) if folder in ("evidence", "reflections") else "md"
    if ending == "ipynb":
        cells = [{"cell_type": "markdown", "metadata": {}, "source": whole}]
        whole = json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells})
    yield f"{stem}.{ending}", whole


def _keys(learner: str, place: str, piece: Piece) -> dict[str, object]:
    own = f"{learner}/{place}"
    random = Random(f"{own} {piece.salt}")
    said = {field: _word(own, piece.salt, field) for field in (*_fields(place), "person")}
    if place == "profile.md":
        return {"name": f"{learner.title()} Byron", "public_name": learner.title(), "interests": [said["interest"]]}
    if place == "plan.md":
        return {"pathways": [said["pathway"]], "participants": [{"name": said["person"], "role": "family"}]}
    year = random.choice(["2026"] * 9 + ["2062"])  # now and then a slip, which moves nothing but its own entry
    keys: dict[str, object] = {"date": f"{year}-{random.randrange(9, 13):02}-{random.randrange(10, 29)}"}
    if place.startswith("feedback"):
        return keys | {"by": said["person"], "on": answered(place, piece).partition("/")[2].removesuffix(".md")}
    keys |= {"title": said["title"], "tags": [said["tag"]], "standards": random.sample(["S.1", "S.2", "S.9"], 2)}
    if place.startswith("goals"):
        return keys | {"why": said["why"], "steps": [{"text": said["step"], "due": "2026-12-01"}]}
    goal = {"goal": random.choice(["g1", "g2"])}
    if place.startswith("reflections"):
        return keys | goal | {"about": random.sample(["e1", "e2"], random.randrange(3))}
    return keys | goal | {"course": said["course"], "featured": random.random() < 0.5}


def _sharing(piece: Piece) -> dict[str, object]:
    shared: dict[str, object] = {"share_with": list(piece.circles)}
    return {
        "shared": shared,
        "default": {},
        "draft": shared | {"draft": True},
        "unpublished": shared | {"published": False},
        "drafts folder": shared | {"draft": True},
        "unreadable": {"share_with": ["everybody"]},
    }[piece.form]


def _links(own: str, piece: Piece) -> str:
    random = Random(f"{own} {piece.salt} links")
    targets = random.sample([place for place in PLACES if "/" in place or place == "plan.md"], 3)
    back = "../" if own.count("/") == 2 else ""
    return " ".join(f"[a link]({back}{target})" for target in targets)


def _drawing(word: str) -> str:
    """The word stands in the drawing as numbers of letters, as some programs write them."""
    letters = "".join(f"&#{ord(letter)};" for letter in word)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="8">{letters}</text></svg>'
