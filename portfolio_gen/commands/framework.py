"""`portfolio framework`: the school's standards."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from portfolio_gen.commands.exit_codes import FINE, PROBLEMS
from portfolio_gen.commands.printing import FORMAT, print_as
from portfolio_gen.framework_files import faults_in, framework_in, write_framework
from portfolio_gen.model.printable import printable
from portfolio_gen.model.standards.search import search_standards
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.named.school import school_of
from portfolio_gen.settings import read_settings


@click.group()
def framework() -> None:
    """The school's standards: list, show, search, import, validate."""


@framework.command("list")
@FORMAT
@click.pass_obj
def list_frameworks(config_file: Path, form: str) -> int:
    """The frameworks of the school: id, title, items, licence."""
    rows = [
        {"id": each.id, "title": each.title, "items": len(each.standards), "licence": each.licence}
        for each in school_of(read_settings(config_file)).frameworks
    ]
    return print_as(form, rows, (f"{r['id']}\t{r['title']}\t{r['items']} items\t{r['licence']}" for r in rows))


@framework.command("show")
@click.argument("framework_id", metavar="ID")
@FORMAT
@click.pass_obj
def show_framework(config_file: Path, framework_id: str, form: str) -> int:
    """Every standard of one framework, in its order."""
    found = next((each for each in school_of(read_settings(config_file)).frameworks if each.id == framework_id), None)
    if found is None:
        raise click.UsageError(f"There is no framework “{framework_id}”. See: portfolio framework list")
    data = {"id": found.id, "title": found.title, "licence": found.licence, "attribution": found.attribution}
    items = [_item(found, standard) for standard in found.standards]
    return print_as(form, {**data, "items": items}, _tree(found))


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
@FORMAT
@click.pass_obj
def search(config_file: Path, words: str, form: str) -> int:
    """Standards whose code or text has all these WORDS, the best first."""
    found = search_standards(school_of(read_settings(config_file)).frameworks, words)
    rows = [
        {"framework": p.framework.id, "code": p.standard.code, "statement": p.standard.statement or p.standard.title}
        for p in found
    ]
    print_as(form, rows, (f"{row['code'] or '-'}\t{row['statement']}\t({row['framework']})" for row in rows))
    return FINE if rows else PROBLEMS


@framework.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "framework_id", default="", help="What the school calls it; its own name without it.")
@FORMAT
@click.pass_obj
def import_framework(config_file: Path, file: Path, framework_id: str, form: str) -> int:
    """Turn a CASE file or a CSV into the school's own YAML, licence and attribution kept."""
    read = framework_in(file, framework_id)
    for problem in read.problems:
        told = f"{problem.path}:{problem.line} {problem.code} {problem.message} {problem.advice}"
        click.echo(printable(told), err=True)
    found = read.framework
    if found is None:
        return PROBLEMS
    target = write_framework(read_settings(config_file), found)
    row = {"id": found.id, "title": found.title, "items": len(found.standards), "licence": found.licence}
    return print_as(form, row | {"file": str(target)}, [f"wrote {target}: {row['items']} items"])


@framework.command("validate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--schema",
    metavar="SCHEMA.json",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Hold it against this JSON schema instead, such as one that 1EdTech publishes.",
)
@FORMAT
def validate_framework(file: Path, schema: Path | None, form: str) -> int:
    """Hold a CASE file against what its version of CASE asks for. A file with faults may still be imported."""
    faults = faults_in(file, schema)
    rows = [{"path": fault.where, "message": fault.message} for fault in faults]
    print_as(form, rows, (f"{row['path']}: {row['message']}" for row in rows) if rows else ["valid"])
    return PROBLEMS if faults else FINE
