"""How often learners' folders are read: once for their own sites, once for each cohort's, never for the school's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sample_school import REPOSITORY

from portfolio_gen import enrolment, planning
from portfolio_gen.jobs import Scope
from portfolio_gen.pipeline import build
from portfolio_gen.settings import Settings, read_settings


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Counts what is read of whom, whoever asks for it."""
    reads: Counter[str] = Counter()
    for module in (planning, enrolment):
        if made := getattr(module, "read_portfolio", None):

            def read(folder: Path, *rest: object, _made: object = made) -> object:
                reads[Path(folder).name] += 1
                return _made(folder, *rest)  # type: ignore[operator]

            monkeypatch.setattr(module, "read_portfolio", read)
    yield reads
    monkeypatch.undo()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    places = {"state_dir": str(tmp_path / "state"), "output": str(tmp_path / "site")}
    return read_settings(REPOSITORY / "mkdocs.yml", learners_dir=str(REPOSITORY / "learners"), **places)


@pytest.mark.slow
def test_the_sample_school_is_read_twice_and_a_learner_with_their_cohort(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with counted(monkeypatch) as whole:
        build(settings, Scope(), 1, lambda done, total, record: None)
    with counted(monkeypatch) as again:
        build(settings, Scope(), 1, lambda done, total, record: None)
    with counted(monkeypatch) as one:
        build(settings, Scope(learners=("amara-okafor",)), 1, lambda done, total, record: None)
    print(f"read: sample school {whole.total()}, again {again.total()}, one learner {one.total()}")
    assert (whole.total(), again.total(), one.total()) == (16, 16, 5)
    assert set(whole.values()) == {2}
    assert one["amara-okafor"] == 2
