"""What a preview is asked to show: who it is in the end, and what might have been."""

from __future__ import annotations

from pathlib import Path

import pytest
from school_folder import school

from portfolio_gen.jobs import Job
from portfolio_gen.model.audience import Audience
from portfolio_gen.preview.choice import Choice, choice_in_words, settled_choice
from portfolio_gen.problems import Problems
from portfolio_gen.settings import SettingsError
from portfolio_gen.source.school import read_school


def chosen(folder: Path, choice: Choice) -> tuple[Choice, tuple[str, ...]]:
    project = school(folder)
    return settled_choice(project, read_school(project.learners_dir, Problems()), choice)


@pytest.mark.parametrize(
    ("choice", "found", "others"),
    [
        (Choice(), Choice("me", "ada-lovelace"), ("bo",)),
        (Choice("family", "Ada"), Choice("family", "ada-lovelace"), ()),
        (Choice("me", "Lovelace"), Choice("me", "ada-lovelace"), ()),
        (Choice("educators"), Choice("educators", "", "elm"), ("oak",)),
        (Choice("me", "", "oak"), Choice("educators", "", "oak"), ()),
        (Choice("me", "", "Oak"), Choice("educators", "", "oak"), ()),
        (Choice("educators", "bo"), Choice("educators", "bo"), ()),
    ],
)
def test_a_choice_is_settled(tmp_path: Path, choice: Choice, found: Choice, others: tuple[str, ...]) -> None:
    assert chosen(tmp_path, choice) == (found, others)


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice("me", "Ada Lovelase"), "Did you mean ada-lovelace?"),
        (Choice("me", "Oak"), "“Oak” is a cohort. Write: portfolio serve --cohort oak"),
        (Choice("me", "", "ash"), "There is no cohort “ash”"),
    ],
)
def test_what_there_is_not_is_refused(tmp_path: Path, choice: Choice, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        chosen(tmp_path, choice)


@pytest.mark.parametrize(
    ("job", "words"),
    [
        (Job(Audience.ME, "", ("m",)), "Maya’s pages as only Maya sees them"),
        (Job(Audience.FAMILY, "", ("m",)), "Maya’s pages as the family sees them"),
        (Job(Audience.EDUCATORS, "", ("m",)), "Maya’s pages as educators see them"),
        (Job(Audience.PUBLIC, "", ("m",)), "Maya’s pages as everybody sees them"),
        (Job(Audience.EDUCATORS, "", ("m", "n"), "elm"), "Maya as its educators see it"),
    ],
)
def test_whose_pages_these_are_is_said(job: Job, words: str) -> None:
    assert choice_in_words(job, "Maya") == words
