"""Files of standards: taken into the school as its own YAML, or held against CASE."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.model.standards.standard import Framework
from portfolio_gen.problems import Problem, Problems, in_order
from portfolio_gen.settings import Settings
from portfolio_gen.source.framework.case_validation import Fault
from portfolio_gen.source.framework.framework_writer import to_yaml
from portfolio_gen.source.framework.framework_yaml import read_yaml
from portfolio_gen.source.framework.frameworks import FRAMEWORKS_FOLDER, read_framework, validate, validate_by_schema
from portfolio_gen.source.front_matter.yaml_nodes import LONGEST_KEY_TEXT
from portfolio_gen.source.school_files import SCHOOL_FOLDER
from portfolio_gen.user_error import UserError
from portfolio_gen.whole_file import FOR_ALL, write_whole


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: its framework, if it has one, and what is to mend in it."""

    framework: Framework | None
    problems: tuple[Problem, ...]


def framework_in(file: Path, framework_id: str = "") -> ReadFile:
    """The framework of a CASE file, a CSV or our YAML, under another id if one is given."""
    problems = Problems()
    framework = read_framework(file, file.name, problems)
    if framework and framework_id:
        framework = framework.model_copy(update={"id": framework_id})
    return ReadFile(framework, in_order(problems.found))


def write_framework(settings: Settings, framework: Framework) -> Path:
    """Write it among the school's frameworks.

    Raises UserError where one is called so already, or where its file would not say the same; OSError.
    """
    target = settings.learners_dir / SCHOOL_FOLDER / FRAMEWORKS_FOLDER / f"{framework.id}.yml"
    if target.exists():
        raise UserError(f"There is a file {target.name} already. Choose another name with --id.")
    text = to_yaml(framework)
    if read_yaml(text, framework.id, target.name, Problems()) != framework:
        message = f"“{framework.id}” cannot be kept whole: a code, a title or a kind in it has more than"
        advice = f"{LONGEST_KEY_TEXT} signs, or a longer text has no blank in it. Shorten it, and import it again."
        raise UserError(f"{message} {advice}")
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text.encode(), FOR_ALL, on_disk=True)
    return target


def faults_in(file: Path, schema: Path | None = None) -> tuple[Fault, ...]:
    """What a CASE file lacks of what its version of CASE asks for, or of what a JSON schema does; () for a valid one.

    Raises UserError for what cannot be held against a schema.
    """
    return validate_by_schema(file, schema) if schema else validate(file)
