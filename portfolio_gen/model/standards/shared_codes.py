"""Codes that several frameworks have, as two editions of one do: each gets the name of its framework before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from portfolio_gen.model.standards.standard import Framework, Standard

PREFIX_SIGN = ":"
"""Between the id of a framework and a code."""


def codes_told_apart(frameworks: Iterable[Framework]) -> tuple[Framework, ...]:
    """The frameworks with every code in one of them alone: `hill-2026:SCI.2`. The bare code stays as an alias."""
    known = tuple(frameworks)
    times = Counter(code for framework in known for code in {one.code for one in framework.standards if one.code})
    shared = {code for code, count in times.items() if count > 1}
    return tuple(_with_names(framework, shared) for framework in known) if shared else known


def bare_code(framework: Framework, code: str) -> str:
    """The code as the framework prints it."""
    return code.removeprefix(framework.id + PREFIX_SIGN)


def _with_names(framework: Framework, shared: set[str]) -> Framework:
    def named(one: Standard) -> Standard:
        if one.code not in shared:
            return one
        aliases = dict.fromkeys((*one.aliases, one.code))
        return one.model_copy(update={"code": f"{framework.id}{PREFIX_SIGN}{one.code}", "aliases": tuple(aliases)})

    return framework.model_copy(update={"standards": tuple(map(named, framework.standards))})
