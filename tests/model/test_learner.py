"""The name that a public site shows: the chosen one, else the first where name and folder leave no doubt."""

from __future__ import annotations

import pytest

from portfolio_gen.model.learner import Learner


@pytest.mark.parametrize(
    ("folder", "name", "shown"),
    [
        ("amara-okafor", "Amara Okafor", "Amara"),
        ("amara-okafor", "Okafor Amara", ""),
        ("amara", "Okafor Amara", ""),
        ("amara-o", "Okafor Amara", ""),
        ("okafor-amara", "Amara Okafor", ""),
        ("okafor-amara", "Okafor, Amara", "Amara"),
        ("student-17", "Amara Okafor", "Amara"),
        ("amara-okafor", "Amara Grace Okafor", "Amara"),
        ("leo", "Leo Leo", "Leo"),
        ("amara", "Amara", "Amara"),
        ("zoe-cruz", "Cruz Zoë", ""),
    ],
)
def test_name_and_folder_have_to_agree(folder: str, name: str, shown: str) -> None:
    assert Learner(id=folder, name=name).shown_to_public() == shown


def test_the_chosen_name_holds_whatever_else_stands_there() -> None:
    assert Learner(id="amara", name="Okafor Amara", public_name="Ama").shown_to_public() == "Ama"
