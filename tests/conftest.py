"""What several folders of tests share: the sample school, and the count of hostile files at the end."""

from __future__ import annotations

import pytest
from hypothesis import settings
from sample_school import Sample, built_sample

settings.register_profile("unhurried", settings.get_profile(settings.get_current_profile_name()))
settings.load_profile("unhurried")  # a busy machine is no fault of the program; tests of time measure it themselves

_HOSTILE = "test_hostile_file["


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample school, built once in each test process."""
    return built_sample(tmp_path_factory.mktemp("sample"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in a browser is slow: `-m "not slow"` leaves them out."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many hostile files were tried, and how many got through."""
    held, through = (
        sum(_HOSTILE in report.nodeid for outcome in outcomes for report in terminalreporter.getreports(outcome))
        for outcomes in (["passed"], ["failed", "error"])
    )
    if held or through:
        line = f"hostile cases: {held + through} run, {through} got through"
        terminalreporter.write_sep("=", line, red=bool(through), green=not through)
