"""`_school/frameworks/`: standards in our YAML, as CSV, or as the CASE packages that authorities publish."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from portfolio_gen.model.standards.shared_codes import codes_told_apart
from portfolio_gen.model.standards.standard import Framework
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework import framework_cache
from portfolio_gen.source.framework.case import read_case
from portfolio_gen.source.framework.case_package import Version
from portfolio_gen.source.framework.case_schema import schema_faults
from portfolio_gen.source.framework.case_validation import Fault, package_faults
from portfolio_gen.source.framework.framework_cache import CachedFramework
from portfolio_gen.source.framework.framework_csv import read_csv
from portfolio_gen.source.framework.framework_yaml import read_yaml
from portfolio_gen.source.front_matter.encoding import decode, read_bytes
from portfolio_gen.source.open_folder import NotOpened, OpenFolder
from portfolio_gen.source.opening import open_folder
from portfolio_gen.source.school_files import school_files
from portfolio_gen.user_error import UserError

FRAMEWORKS_FOLDER = "frameworks"
LARGEST_FRAMEWORK = 64_000_000
"""Bytes of one file: sixteen times the largest package seen."""

_CODES = "Write a code for each: in YAML code: MAK.1, in a table in the column code."
_IN_JSON = "Make YAML of it with portfolio framework import, write code: for each there, and delete this file."

FrameworkReader = Callable[[str, str, str, Problems], Framework | None]
"""(text, name of the file, path for problems, problems) to a framework, or to None and a problem."""

FRAMEWORK_READERS: dict[str, FrameworkReader] = {
    ".yml": read_yaml,
    ".yaml": read_yaml,
    ".csv": read_csv,
    ".json": read_case,
}


def read_frameworks(files: OpenFolder, problems: Problems, cache: Path | None = None) -> tuple[Framework, ...]:
    """Every framework of the school, in the order of the file names; unreadable ones are reported.

    Codes that several of them have begin with the id of their framework.

    `files` is the open folder `_school`. `cache` is a folder in which what was read is kept; it may be deleted at any
    time.
    """
    found: dict[str, tuple[Framework, str]] = {}
    for place in school_files(files, FRAMEWORKS_FOLDER, FRAMEWORK_READERS, problems):
        path = f"_school/{place}"
        framework = _framework(files, place, path, problems, cache)
        if framework is None:
            continue
        if framework.id in found:
            message = f"The framework “{framework.id}” stands here and in {found[framework.id][1]}."
            problems.add("PG506", path, 1, message, "Delete one of the two files, or give one another id.", "id")
            continue
        found[framework.id] = (framework, posixpath.basename(place))
        _report_codeless(framework, path, problems)
    return codes_told_apart(framework for framework, _ in found.values())


def _report_codeless(framework: Framework, path: str, problems: Problems) -> None:
    """Some publishers give codes to headings only, or to nothing; a few items without one are usual."""
    last = [one for one in framework.standards if not framework.children.get(one.id) and not one.is_commentary]
    without = sum(not one.code for one in last)
    if 2 * without > len(last):
        have = "has" if len(last) == 1 else "have"
        message = (
            f"{without} of {len(last)} standards of “{framework.title[:80]}” {have} no code, so nobody can name them"
        )
        problems.add("PG512", path, 0, f"{message} in tags or ratings.", _IN_JSON if path.endswith(".json") else _CODES)


def read_framework(file: Path, path: str, problems: Problems, cache: Path | None = None) -> Framework | None:
    """One framework file of any kind; None, and a problem, if it cannot be read. Problems call it `path`."""
    found = file.resolve()
    with open_folder(found.parent) as folder:
        return _framework(folder, found.name, path, problems, cache)


def _framework(
    folder: OpenFolder, place: str, path: str, problems: Problems, cache: Path | None = None
) -> Framework | None:
    data = _bytes(folder, place, path, problems)
    if data is None:
        return None
    key = framework_cache.cache_key(data, path)
    reading = framework_cache.recall(cache, path, key) if cache else None
    if reading is None:
        reading = _read(data, PurePosixPath(place), path, key)
        if cache:
            framework_cache.keep(cache, path, reading)
    for problem in reading.problems:
        problems.add(problem.code, problem.path, problem.line, problem.message, problem.hint, problem.key)
    return reading.framework


def validate_by_schema(file: Path, schema: Path) -> tuple[Fault, ...]:
    """What is wrong with a CASE package by a JSON schema; () for a valid one.

    Raises UserError for what is no package's file, for what is no schema, and where jsonschema is not installed.
    """
    if file.suffix.lower() != ".json":
        raise UserError(f"{file.name} is no CASE file, and a schema is for those: their name ends with .json.")
    return schema_faults(_whole_text(file), _whole_text(schema))


def _whole_text(file: Path) -> str:
    """Raises UserError for what cannot be read."""
    problems = Problems()
    found = file.resolve()
    with open_folder(found.parent) as folder:
        data = _bytes(folder, found.name, file.name, problems)
    text = None if data is None else decode(data, file.name, problems)
    if text is None:
        raise UserError(" ".join((file.name + ":", problems.found[0].message, problems.found[0].hint)).strip())
    return text


def validate(file: Path, version: Version | None = None) -> tuple[Fault, ...]:
    """What is wrong with a framework file; () for a valid one.

    A CASE package is held against the rules of a version, without one against those of the version its keys show.
    """
    problems = Problems()
    found = file.resolve()
    with open_folder(found.parent) as folder:
        data = _bytes(folder, found.name, file.name, problems)
    if data is not None and file.suffix.lower() == ".json":
        text = decode(data, file.name, problems)
        if text is not None:
            return package_faults(text, version)
    elif data is not None:
        problems.found.extend(_read(data, PurePosixPath(file.name), file.name, "").problems)
    return tuple(Fault(f"line {problem.line}", problem.message) for problem in problems.found)


def _read(data: bytes, file: PurePosixPath, path: str, key: str) -> CachedFramework:
    problems = Problems()
    text = decode(data, path, problems)
    reader = FRAMEWORK_READERS.get(file.suffix.lower())
    if reader is None:
        hint = f"The end of its name must be one of {', '.join(FRAMEWORK_READERS)}."
        problems.add("PG504", path, 0, "This is not a kind of file that holds a framework.", hint)
    framework = reader(text, file.stem, path, problems) if reader and text is not None else None
    return CachedFramework(key=key, framework=framework, problems=tuple(problems.found))


def _bytes(folder: OpenFolder, place: str, path: str, problems: Problems) -> bytes | None:
    try:
        return read_bytes(folder, place, LARGEST_FRAMEWORK)
    except NotOpened as refused:
        problems.add("PG504", path, 0, refused.message, refused.hint)
        return None
