"""Published frameworks and official schemas, where they lie beside the repository: it ships none of them.

Without that folder nothing here is collected. Our own frameworks hold the program to the same in every clone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

collect_ignore_glob = [] if DATA.is_dir() else ["test_*.py"]


@pytest.fixture(scope="session")
def published() -> Path:
    """The folder of published frameworks."""
    return DATA / "frameworks"


@pytest.fixture(scope="session")
def official() -> Path:
    """The folder of official schemas."""
    return DATA / "schemas"
