"""Published frameworks written as our YAML and read again, and kept in the cache."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import assert_at_most
from written_frameworks import again, read

from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.frameworks import read_frameworks
from portfolio_gen.source.opening import open_folder

LARGE = ("australian-curriculum-v9-mathematics.case.json", "ccss-math.case.json", "ngss-pe.case.json")
OTHERS = (
    "smarter-balanced-math.case10.json",
    "opensalt_test_MarkdownFramework.json",
    "opensalt_test_SequenceNumberFramework.json",
    "opensalt_test_SmartLevelFramework.json",
    "opensalt_test_Utf8TestFramework.json",
)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*LARGE, *OTHERS])
def test_a_framework_survives_being_written(published: Path, name: str) -> None:
    framework, _ = read(published / name)
    assert again(framework) == framework


@pytest.mark.slow
def test_the_cache_is_much_faster_than_reading_anew(published: Path, tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    for name in LARGE:
        (tmp_path / "frameworks" / name).write_bytes((published / name).read_bytes())
    cache = tmp_path / "cache"
    cache.mkdir()
    with open_folder(tmp_path) as files:
        anew = read_frameworks(files, Problems(), cache)
        assert sum(len(framework.standards) for framework in anew) == 2521
        assert read_frameworks(files, Problems(), cache) == anew
        assert_at_most(
            0.5, lambda: read_frameworks(files, Problems(), cache), lambda: read_frameworks(files, Problems())
        )
