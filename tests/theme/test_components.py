"""Components by their examples: well-formed, escaped, every mark with a word beside it, every drawing with a name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from html_tree import only_colour, read_html, unnamed
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from sample_school import REPOSITORY

from portfolio_gen.publish.templates import SENTENCES

THEME = REPOSITORY / "theme"
COMPONENTS = sorted((THEME / "components").glob("*.html"))
EXAMPLES = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in Path(__file__).parent.glob("examples/*.yml")}
CASES = [(component, example) for component, examples in sorted(EXAMPLES.items()) for example in examples]
NASTY = '<i data-x="1">&"\''
_BRANCHING = {"kind", "lang", "dir"}
"""Values that choose what is drawn; they come from the program, not from people."""

every_example = pytest.mark.parametrize(
    ("component", "example"), CASES, ids=[f"{component}: {example['name']}" for component, example in CASES]
)


def _draw(component: str, example: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """An example as HTML, drawn as on a page; `c` holds the component's macros."""
    loader = FileSystemLoader(THEME)
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals |= SENTENCES
    source = f'{{% import "components/{component}.html" as c %}}{example["write"]}'
    return environment.from_string(source).render(here=lambda target: f"../{target}", **values)


def _ready(value: Any, said: str = "", key: str = "") -> Any:
    """The values of an example; `said` is put before every text that people write. `html` is clean already."""
    if isinstance(value, dict):
        return {name: _ready(held, said, name) for name, held in value.items()}
    if isinstance(value, list):
        return [_ready(held, said, key) for held in value]
    if key == "html":
        return Markup(value)
    return f"{said}{value}" if isinstance(value, str) and value and key not in _BRANCHING else value


def _values(example: Mapping[str, Any], said: str = "") -> dict[str, Any]:
    return {name: _ready(value, said) for name, value in example.get("values", {}).items()}


@pytest.mark.parametrize("file", COMPONENTS, ids=[file.stem for file in COMPONENTS])
def test_every_macro_has_an_example(file: Path) -> None:
    macros = set(re.findall(r"{%-? macro (\w+)", file.read_text("utf-8")))
    drawn = "".join(example["write"] for example in EXAMPLES.get(file.stem, ()))
    text = file.read_text("utf-8")
    used = {macro for macro in macros if f"c.{macro}(" in drawn or re.search(rf"(?<!macro )\b{macro}\(", text)}
    assert used == macros, f"tests/theme/examples/{file.stem}.yml lacks {sorted(macros - used)}"


@every_example
def test_an_example_says_what_it_should_and_is_well_formed(component: str, example: Mapping[str, Any]) -> None:
    html = _draw(component, example, _values(example))
    root, wrong = read_html(html)
    assert wrong == []
    for words in example.get("says", ()):
        assert words in html
    for words in example.get("hides", ()):
        assert words not in html
    assert unnamed(root) == []
    assert only_colour(root) == []


@every_example
def test_an_example_escapes_every_text(component: str, example: Mapping[str, Any]) -> None:
    root, wrong = read_html(_draw(component, example, _values(example, NASTY)))
    assert wrong == []
    assert [element.attributes for element in root.all() if "data-x" in element.attributes] == []
