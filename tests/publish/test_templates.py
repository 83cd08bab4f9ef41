"""How templates are read: what they escape, and that short cuts lead to the same places."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.utils.templates import url_filter

from portfolio_gen.publish.templates import address, prepare


def environment(url: Any = url_filter, **templates: str) -> Environment:
    names = {name.replace("__", "/") + ".html": text for name, text in templates.items()}
    env = Environment(loader=DictLoader(names), autoescape=False)
    env.globals["school"] = "Oak"
    env.filters["url"] = url
    prepare(env)
    return env


def test_our_templates_escape_and_those_of_the_theme_do_as_they_did() -> None:
    env = environment(portfolio__goal="{{ x }}", components__goal="{{ x }}", main="{{ x }}", partials__nav="{{ x }}")
    shown = {
        name: env.get_template(f"{name}.html").render(x="<b>")
        for name in ("portfolio/goal", "components/goal", "main", "partials/nav")
    }
    assert shown == {
        "portfolio/goal": "&lt;b&gt;",
        "components/goal": "&lt;b&gt;",
        "main": "&lt;b&gt;",
        "partials/nav": "<b>",
    }


@pytest.mark.parametrize(
    ("value", "shown"),
    [({"count": 3}, "3"), ({}, ""), (SimpleNamespace(count=4), "4"), (None, ""), ("", "")],
)
def test_an_item_is_found_before_a_method_of_that_name(value: object, shown: str) -> None:
    text = (
        environment(main="{{ x.count if x.count is not callable else '' }}").get_template("main.html").render(x=value)
    )
    assert text == shown


def test_an_attribute_of_a_mapping_is_still_found() -> None:
    assert (
        environment(main="{% for k, v in x.items() %}{{ k }}{{ v }}{% endfor %}")
        .get_template("main.html")
        .render(x={"a": 1})
        == "a1"
    )


def test_every_template_and_every_import_may_name_what_is_shared() -> None:
    env = environment(
        main="{% from 'portfolio/a.html' import b %}{{ b() }} {{ school }} {{ c }}",
        portfolio__a="{% macro b() %}{{ school }}{% endmacro %}",
    )
    assert env.get_template("main.html").render() == "Oak Oak "
    assert env.get_template("main.html", globals={"c": "d"}).render() == "Oak Oak d"


@pytest.mark.parametrize("url", [url_filter, address], ids=["of mkdocs", "ours"])
@pytest.mark.parametrize("page", ["index.html", "a/index.html", "a/b.html", "a/b/c.html", "assets/x.html"])
@pytest.mark.parametrize("target", ["assets/portfolio.css", "#top", "https://elsewhere.example/x", "../up.css"])
def test_an_address_is_the_one_that_mkdocs_gives(page: str, target: str, url: Any) -> None:
    env = environment(url, main="{{ x | url }}")
    context = {"page": SimpleNamespace(url=page), "place": page, "base_url": "..", "x": target}
    for other in ("index.html", "a/z.html"):
        env.get_template("main.html").render({**context, "page": SimpleNamespace(url=other), "place": other})
    expected = url_filter(context, target)  # type: ignore[arg-type]
    assert [env.get_template("main.html").render(context) for _ in range(2)] == [expected, expected]
