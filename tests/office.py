"""LibreOffice, as a program that opens our files and saves them in its own way."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

WORKBOOK = "xlsx:Calc MS Excel 2007 XML"
SEMICOLONS = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,1"
"""The first sheet as UTF-8 with semicolons, cells as they are shown."""


def soffice() -> str:
    """The program. Skips on a machine without it; fails where it has to be there."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        missing = "LibreOffice is not on this machine (Debian: libreoffice-calc-nogui)"
        pytest.fail(missing) if os.environ.get("PORTFOLIO_REQUIRE_OFFICE") else pytest.skip(missing)
    return found


def saved_again(file: Path, kind: str, profile: str, *more: str) -> Path:
    """A file as LibreOffice saves it, in a folder beside it; `profile` is an option that names its settings."""
    out = file.parent / "out"
    command = [soffice(), profile, "--headless", "--norestore", "--convert-to", kind, *more]
    subprocess.run([*command, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=120)
    (found,) = out.glob(f"{file.stem}*.{kind.partition(':')[0]}")
    return found
