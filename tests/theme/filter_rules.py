"""The rules that make filters hide something, out of what pages offer to choose: `make filters` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from portfolio_gen.pages.cohort.filters import (
    ELSEWHERE,
    GAPS,
    MAX_GRADES,
    MAX_LEVELS,
    MAX_TERMS,
    PLACES,
    RECENT,
    SHOWN,
)
from portfolio_gen.pages.cohort.matrix import MAX_AREAS
from portfolio_gen.view.change import Turn

FILE = Path(__file__).resolve().parents[2] / "theme" / "assets" / "filters.css"
_HEAD = """\
/* What the filters hide. Values are places in a list, so that the rules fit every school.
   Written by `make filters` out of portfolio_gen/pages/cohort/filters.py: change it there. */

/* The matrix: what is chosen stands as attributes on its frame, put there by educators.js, and every rule ends in the
   class of what stays, so that a cell is held against few of them. Asking the selects themselves costs seconds at
   thousands of cells, so that is kept for pages without a script. */
"""
_BOTH = "/* a learner none of whose entries is of that place and that time */"


def filter_rules() -> str:
    """The whole stylesheet."""
    return "\n".join((_HEAD.rstrip(), *_matrix_rules(), *_learner_rules())) + "\n"


def _matrix_rules() -> Iterator[str]:
    yield from _matrix("[data-by-{field}]", '[data-by-{field}="{value}"]')
    yield "@media (scripting: none) {"
    chosen = ".pf-cohort:has(#_by-{field} {option}:checked)"
    any_value = chosen.replace("{option}", 'option:not([value="all"])')
    one_value = chosen.replace("{option}", '[value="{value}"]')
    yield from (f"  {line}" for rule in _matrix(any_value, one_value) for line in rule.splitlines())
    yield "}"


def _matrix(any_value: str, one_value: str) -> Iterator[str]:
    """Rules for all fields of the matrix, given how a page says that any value, or this one, is chosen."""
    yield f'{any_value.format(field="area")} .pf-matrix :where([class^="a"]) {{ display: none; }}'
    areas = {f"a{number}": f".a{number}" for number in range(1, MAX_AREAS + 1)}
    yield _stays(one_value, "area", areas, "display: table-cell")
    yield f"{any_value.format(field='area')} .pf-matrix__table {{ min-inline-size: 0; }}"
    yield f"{any_value.format(field='grade')} .pf-matrix tbody tr {{ display: none; }}"
    grades = {f"g{number}": f".g{number}" for number in range(1, MAX_GRADES + 1)}
    yield _stays(one_value, "grade", grades, "display: table-row")
    yield f"{any_value.format(field='show')} .pf-matrix tbody td > a {{ visibility: hidden; }}"
    shown = {value: f"tbody {_any_of(classes)}" for value, classes in SHOWN.items()}
    yield _stays(one_value, "show", shown, "visibility: visible")


def _stays(one_value: str, field: str, kept: dict[str, str], how: str) -> str:
    return _rule(
        [f"{one_value.format(field=field, value=value)} .pf-matrix {what}" for value, what in kept.items()], how
    )


def _any_of(classes: Sequence[str]) -> str:
    return f".{classes[0]}" if len(classes) == 1 else f":is({', '.join(f'.{name}' for name in classes)})"


def _learner_rules() -> Iterator[str]:
    levels = [*(f"l{rank}" for rank in range(1, MAX_LEVELS + 1)), *(kind.value for kind in GAPS)]
    places = [*PLACES, ELSEWHERE]
    times = [RECENT, *(f"t{number}" for number in range(1, MAX_TERMS + 1))]
    yield _hides([f'{_one("level", value)} .pf-learner:not([data-level="{value}"])' for value in levels])
    yield _hides([f'{_one("change", turn)} .pf-learner:not([data-change="{turn}"])' for turn in Turn])
    yield _hides([_without(_one("place", value), f'[data-place="{value}"]') for value in places])
    yield _hides([_without(_one("time", value), f'[data-time~="{value}"]') for value in times])
    yield _BOTH
    yield _hides(
        [
            f'{_one("place", place)}:has(#_by-time [value="{time}"]:checked) '
            f'.pf-learner:not(:has([data-place="{place}"][data-time~="{time}"]))'
            for place in places
            for time in times
        ]
    )


def _one(field: str, value: str) -> str:
    return f'.pf-one:has(#_by-{field} [value="{value}"]:checked)'


def _without(chosen: str, card: str) -> str:
    return f"{chosen} :is(.pf-learner__card:not({card}), .pf-learner:not(:has({card})))"


def _hides(selectors: Sequence[str]) -> str:
    return _rule(selectors, "display: none")


def _rule(selectors: Sequence[str], how: str) -> str:
    return ",\n".join(selectors) + f" {{ {how}; }}"


if __name__ == "__main__":
    FILE.write_text(filter_rules(), "utf-8")
