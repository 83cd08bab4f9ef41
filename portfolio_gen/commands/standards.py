"""`portfolio framework` and `portfolio explain`: standards, and how a level was worked out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from portfolio_gen.commands.exit_codes import FINE, PROBLEMS
from portfolio_gen.explanation import explanation, in_words
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.printable import printable
from portfolio_gen.model.school import School
from portfolio_gen.model.standards.search import search_standards
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problems, in_order
from portfolio_gen.settings import read_settings
from portfolio_gen.source.dates import parse_day
from portfolio_gen.source.framework.framework_writer import to_yaml
from portfolio_gen.source.framework.frameworks import read_framework, validate
from portfolio_gen.source.school import read_school
from portfolio_gen.source.school_files import FOLDER
from portfolio_gen.whole_file import FOR_ALL, write_whole

_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")


@click.group()
def framework() -> None:
    """The school's standards: list, show, search, import, validate."""


def _school(config_file: Path) -> School:
    settings = read_settings(config_file)
    return read_school(settings.learners_dir, Problems(), settings.frameworks_dir)


def _print(form: str, data: object, lines: Iterable[str]) -> int:
    if form == "json":
        click.echo(printable(json.dumps(data, ensure_ascii=False, indent=2)))
    else:
        for line in lines:
            click.echo(printable(line))
    return FINE


@framework.command("list")
@_FORMAT
@click.pass_obj
def list_frameworks(config_file: Path, form: str) -> int:
    """The frameworks of the school: id, title, items, licence."""
    rows = [
        {"id": each.id, "title": each.title, "items": len(each.standards), "licence": each.licence}
        for each in _school(config_file).frameworks
    ]
    return _print(form, rows, (f"{r['id']}\t{r['title']}\t{r['items']} items\t{r['licence']}" for r in rows))


@framework.command("show")
@click.argument("framework_id", metavar="ID")
@_FORMAT
@click.pass_obj
def show_framework(config_file: Path, framework_id: str, form: str) -> int:
    """Every standard of one framework, in its order."""
    found = next((each for each in _school(config_file).frameworks if each.id == framework_id), None)
    if found is None:
        raise click.UsageError(f"There is no framework “{framework_id}”. See: portfolio framework list")
    data = {"id": found.id, "title": found.title, "licence": found.licence, "attribution": found.attribution}
    items = [_item(found, standard) for standard in found.standards]
    return _print(form, {**data, "items": items}, _tree(found))


def _item(found: Framework, standard: Standard) -> dict[str, Any]:
    parents = [found.by_id[parent].code or parent for parent in standard.parents if parent in found.by_id]
    return {
        "code": standard.code,
        "statement": standard.statement or standard.title,
        "parents": parents,
        "grades": list(standard.grades),
    }


def _tree(found: Framework) -> Iterable[str]:
    """A line for each standard, each below its parents. A stack instead of recursion: trees may be any deep."""
    waiting = [(root, "", frozenset[str]()) for root in reversed(found.roots)]
    while waiting:
        standard, indent, above = waiting.pop()
        yield f"{indent}{standard.code or '-'}  {standard.statement or standard.title}"
        below = () if standard.id in above else found.children.get(standard.id, ())
        waiting.extend((child, f"{indent}  ", above | {standard.id}) for child in reversed(below))


@framework.command("search")
@click.argument("words")
@_FORMAT
@click.pass_obj
def search(config_file: Path, words: str, form: str) -> int:
    """Standards whose code or text has all these WORDS, the best first."""
    found = search_standards(_school(config_file).frameworks, words)
    rows = [
        {"framework": p.framework.id, "code": p.standard.code, "statement": p.standard.statement or p.standard.title}
        for p in found
    ]
    _print(form, rows, (f"{row['code'] or '-'}\t{row['statement']}\t({row['framework']})" for row in rows))
    return FINE if rows else PROBLEMS


@framework.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "framework_id", default="", help="What the school calls it; its own name without it.")
@_FORMAT
@click.pass_obj
def import_framework(config_file: Path, file: Path, framework_id: str, form: str) -> int:
    """Turn a CASE file or a CSV into the school's own YAML, licence and attribution kept."""
    problems = Problems()
    found = read_framework(file, file.name, problems)
    for problem in in_order(problems.found):
        told = f"{problem.path}:{problem.line} {problem.code} {problem.message} {problem.advice}"
        click.echo(printable(told), err=True)
    if found is None:
        return PROBLEMS
    if framework_id:
        found = found.model_copy(update={"id": framework_id})
    target = read_settings(config_file).learners_dir / FOLDER / "frameworks" / f"{found.id}.yml"
    if target.exists():
        raise click.UsageError(f"There is a file {target.name} already. Choose another name with --id.")
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, to_yaml(found).encode(), FOR_ALL, on_disk=True)
    row = {"id": found.id, "title": found.title, "items": len(found.standards), "licence": found.licence}
    return _print(form, row | {"file": str(target)}, [f"wrote {target}: {row['items']} items"])


@framework.command("validate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_FORMAT
def validate_framework(file: Path, form: str) -> int:
    """Hold a CASE file against what its version of CASE asks for. A file with faults may still be imported."""
    faults = validate(file)
    rows = [{"path": fault.where, "message": fault.message} for fault in faults]
    _print(form, rows, (f"{row['path']}: {row['message']}" for row in rows) if rows else ["valid"])
    return PROBLEMS if faults else FINE


@click.command()
@click.argument("learner")
@click.argument("code")
@click.option("--as-of", "as_of", metavar="DAY", help="As it stood at the end of this day.")
@click.option(
    "--audience", type=click.Choice([a.value for a in Audience]), default="educators", help="Whose eyes to use."
)
@_FORMAT
@click.pass_obj
def explain(config_file: Path, learner: str, code: str, as_of: str | None, audience: str, form: str) -> int:
    """Say how the level of LEARNER on the standard CODE was worked out."""
    day = parse_day(as_of) if as_of else None
    found = explanation(read_settings(config_file), learner, code, Audience(audience), day)
    return _print(form, found, in_words(found))
