"""Every word of a template that somebody reads is said with `_` or `ngettext`, in whole sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from unsaid import THEME, unsaid

TEMPLATES = sorted(THEME.rglob("*.html"))
SECTION = """
{% macro section(id, title, lead="") %}<h2 id="{{ id }}">{{ title }}</h2><p title="{{ lead }}"></p>{% endmacro %}
"""
IMPORTED = '{% from "section.html" import section as part %}'
"""`part` is this section, where a template begins so."""


def _theme(name: str) -> str:
    """Where a template imports from: our own pieces for messages in the preview, or this small one."""
    return {"section.html": SECTION}.get(name) or (THEME / "preview" / name).read_text("utf-8")


def _unsaid(file: Path) -> list[str]:
    source = file.read_text("utf-8")
    return unsaid(source, _theme) if file.parent.name == "preview" else unsaid(source)


def test_a_template_says_its_words_in_sentences() -> None:
    assert len(TEMPLATES) > 40
    assert {str(file.relative_to(THEME)): words for file in TEMPLATES if (words := _unsaid(file))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "",
        '<p class="pf-note">{{ _("Newest first.") }}</p>',
        "<p>{{ entry.title }} · {{ entry.date }}</p>",
        '<a aria-label="{{ _("Pages") }}" class="{{ "pf-a" if wide else "pf-b" }}" data-prev="learner">→</a>',
        "<pre><code>portfolio rate --out ratings.xlsx</code></pre>",
        '<p>{{ _("Look at it with {ours}.", ours=command("portfolio serve")) }}</p>',
        '{{ ngettext(n, "{n} standard", "{n} standards") }}',
        '{{ ngettext(n, "{done} of {n} step", "{done} of {n} steps", "No steps", done=done) }}',
        '{{ _("by {day}", day=day(date, "short")) if due else _("some day") }}',
        IMPORTED + '{% call part("new", _("New"), _("Since {day}.", day=day) if day else "") %}{% endcall %}',
        '{% if entry.kind == "only me" %}{{ chevron("M10 2 2 10l8 8") }}{% endif %}',
        '{% for part in ({"id": "ways", "title": _("Ways to get there")},) %}{{ part.title }}{% endfor %}',
        '{% macro spoken(words) %} lang="{{ words.lang }}" dir="rtl"{% endmacro %}<p{{ spoken(it) }}>{{ it }}</p>',
        '<p>{{ names | join(_(", ")) }}{{ "#" ~ id }}</p>',
    ],
)
def test_what_may_stand_in_a_template(source: str) -> None:
    assert unsaid(source, _theme) == []


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("<p>{{ day }}{% if due %}, planned {{ due }}{% endif %}</p>", "“{…}, planned {…}” stands by itself"),
        ("<p>caf&eacute;</p>", "“café” stands by itself"),
        ('<a aria-label="Pages"></a>', "“Pages” stands by itself"),
        ('<img alt="{{ words }} of {{ n }}">', "“{…} of {…}” stands by itself"),
        ('<input type="submit" value="Go">', "“Go” stands by itself"),
        ('<track label="Captions{% if lang %} ({{ lang }}){% endif %}">', "“Captions ({…})” stands by itself"),
        ('<a data-own="own"></a>', "“own” stands by itself"),
        ('{% macro named(it) %} id="{{ it }}" title="Its name"{% endmacro %}', "“Its name” stands by itself"),
        ("<p>{{ 'met' if met else '' }}</p>", "“met” is read as it is"),
        ("<p>{{ missing or 'nothing' }}</p>", "“nothing” is read as it is"),
        ("<p>{{ names | join(' and ') }}</p>", "“ and ” is read as it is"),
        ("<p>{{ {'goal': 'aim'}[kind] }}</p>", "“aim” is read as it is"),
        ('<b title="{{ name | default("none") }}"></b>', "“none” is read as it is"),
        ('<p>{{ _("{goal} goal", goal="no") }}</p>', "“no” is read as it is"),
        ("{% set lead = n ~ ' done' %}", "“ done” is glued"),
        ("<p class=\"{{ 'a' ~ n }}\"></p>", "“a” is glued"),
        ("{% set lead = 'Newest first.' if newest else '' %}", "“Newest first.” looks like words"),
        ("{{ arrivals(list, 'by ') }}", "“by ” looks like words"),
        (IMPORTED + '{% call part("new", "new") %}{% endcall %}', "“new” is shown by part"),
        (IMPORTED + '{{ part("new", n, lead="due" if n else "") }}', "“due” is shown by part"),
        (SECTION + '{{ section("new", "new") }}', "“new” is shown by section"),
        ("{{ _(title) }}", "_ wants its sentences as they are, in line 1"),
        ('{{ _("a" if b else "c") }}', "_ wants its sentences as they are, in line 1"),
        ('{{ _("From ", name) }}', "_ wants its sentences as they are, in line 1"),
        ('{{ ngettext(n, "one", many) }}', "ngettext wants its sentences as they are, in line 1"),
        ('{{ ngettext(n, "one") }}', "ngettext wants its sentences as they are, in line 1"),
        ('{{ _("by {day}") }}', "“by {day}” names ['day'] and is given []"),
        ('{{ _("by {day}", day=day, n=n) }}', "“by {day}” names ['day'] and is given ['day', 'n']"),
        ('{{ ngettext(n, "{n} of {all}", "{n}", whole=all) }}', "“{n} of {all}” names ['all'] and is given ['whole']"),
        ('{{ ngettext(n, "1 step", "{n} steps") }}', "“1 step” and “{n} steps” have to name n"),
        ('{{ ngettext(n, "{n} step", "{n} steps", n=n) }}', "“{n} step” names [] and is given ['n']"),
        ('{{ _("by {day", day=day) }}', "“by {day” names ['by {day'] and is given ['day']"),
    ],
)  # fmt: skip
def test_what_may_not_stand_in_a_template(source: str, wrong: str) -> None:
    assert wrong in "\n".join(unsaid(source, _theme))
