"""What tests reach of each module, as Slipcover wrote it down: `python tests/coverage_floor.py FILE`.

Lines and branches count alike. Prints the modules that are reached least, and fails where one lies below the floor
without a reason.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOOR = 85.0
"""Percent of the lines and branches of a module."""
TOLD = 90.0
"""Below it a module is printed."""
EXCUSED: Mapping[str, str] = {
    "portfolio_gen/__main__.py": "two lines, run by tests/test_main.py in a way that Slipcover does not watch",
}
"""Modules that may lie below the floor, and why."""


def reached(report: Mapping[str, Any]) -> dict[str, float]:
    """Percent of each module, the least first."""
    files = {file: float(each["summary"]["percent_covered"]) for file, each in report["files"].items()}
    return dict(sorted(files.items(), key=lambda pair: (pair[1], pair[0])))


def below(percents: Mapping[str, float], excused: Mapping[str, str]) -> list[str]:
    """The modules that nothing excuses, and excuses that nobody needs any more."""
    too_low = [f"{file} is reached to {percent:.0f} %" for file, percent in percents.items() if percent < FLOOR]
    low = [line for line in too_low if line.split(" ")[0] not in excused]
    needless = [f"{file} needs no excuse" for file in excused if percents.get(file, 0.0) >= FLOOR]
    return low + needless


def main(file: Path) -> int:
    """Print, and answer with an exit code."""
    report = json.loads(file.read_text("utf-8"))
    percents = reached(report)
    print(f"The tests reach {report['summary']['percent_covered']:.1f} % of lines and branches. Least of:")
    for name, percent in percents.items():
        if percent < TOLD:
            print(f"  {percent:5.1f} %  {name}  {EXCUSED.get(name, '')}".rstrip())
    wrong = below(percents, EXCUSED)
    for line in wrong:
        print(f"{line}; the floor is {FLOOR:.0f} %.", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
