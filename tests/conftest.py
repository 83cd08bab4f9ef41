"""What several folders of tests share: the sample school, the profile of the laws, and what a run says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import tally
from hypothesis import HealthCheck, settings
from sample_school import Sample, built_sample, built_without_mkdocs

settings.register_profile(
    "steady",  # the same examples everywhere, and all the time they want: a busy machine is no fault of the program
    derandomize=True,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("quick", settings.get_profile("steady"), max_examples=25)  # instead of a hundred
settings.register_profile("explore", settings.get_profile("steady"), derandomize=False)
settings.load_profile("steady")

_HOSTILE = "test_hostile_file["
_LONGEST_NAME = 100
"""Letters or bytes. Longer ones are no name, and may hold the time at which they were made."""


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample school, built once in each test process."""
    return built_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def plain_sample(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The same by the plain host, in a process without MkDocs."""
    return built_without_mkdocs(tmp_path_factory.mktemp("plain"), sample)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run say that its packages are other ones than the lock names, on purpose."""
    parser.addoption("--unlocked", action="store_true", help="packages may differ from requirements/tests.txt")


def pytest_configure(config: pytest.Config) -> None:
    """A quick run takes fewer examples of laws that do not say how many they want."""
    if "not slow" in config.option.markexpr and config.option.hypothesis_profile is None:
        settings.load_profile("quick")


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A long value is called after its argument: every process has to make the same name of it, and quickly."""
    return argname if isinstance(val, bytes | str) and len(val) > _LONGEST_NAME else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in a browser is slow: `-m "not slow"` leaves them out. Fast tests go first, then the long groups."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if not item.get_closest_marker("slow"):
        return 0
    return 1 if item.get_closest_marker("xdist_group") else 2


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many hostile files were tried and how many got through, and which tests did not run, and why."""
    held, through = (
        sum(_HOSTILE in report.nodeid for outcome in outcomes for report in terminalreporter.getreports(outcome))
        for outcomes in (["passed"], ["failed", "error"])
    )
    if held or through:
        line = f"hostile cases: {held + through} run, {through} got through"
        terminalreporter.write_sep("=", line, red=bool(through), green=not through)
    for line, fine in sorted(tally.lines(_tallies(terminalreporter))):
        terminalreporter.write_line(line, red=not fine, green=fine)
    reasons = Counter(_reason(report) for report in terminalreporter.getreports("skipped"))
    terminalreporter.write_sep("=", f"not run: {reasons.total() or 'nothing'}", yellow=bool(reasons))
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count:5}  {reason}")


def _tallies(reporter: pytest.TerminalReporter) -> Iterator[Mapping[str, Any]]:
    """What tests of many trials counted."""
    for report in (*reporter.getreports("passed"), *reporter.getreports("failed")):
        yield from (found for name, found in report.user_properties if name == tally.PROPERTY)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test did not run, in the words of its skip."""
    where = report.longrepr
    return where[2].removeprefix("Skipped: ") if isinstance(where, tuple) else str(where)
