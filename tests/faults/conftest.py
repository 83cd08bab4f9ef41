"""What tests of faults share: clean builds to compare with, the shim, and a line for what was counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import disk_shim
import pytest
from sample_school import absent
from tally import Conclude
from trees import Clean, clean_builds


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """Both versions of the school as first builds make them."""
    return clean_builds(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library below which calls fail."""
    if lacks := disk_shim.lacking():
        absent(lacks)
    return disk_shim.compiled(tmp_path_factory.mktemp("shim"))


@pytest.fixture
def conclude(record_property: Callable[[str, object], None]) -> Conclude:
    """Show what a test counted, here and at the end of the run, and fail where there is a fault."""
    return lambda tally: tally.conclude(record_property)
