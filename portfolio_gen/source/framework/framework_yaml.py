"""Frameworks in our own YAML: standards inside standards, the friendliest to write by hand."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_gen.model.grade import grade_labels
from portfolio_gen.model.slug import slug
from portfolio_gen.model.standards.standard import Framework, Standard
from portfolio_gen.problems import Problems
from portfolio_gen.source.framework.case_text import without_markup
from portfolio_gen.source.framework.framework_csv import report_unknown_parents
from portfolio_gen.source.framework.standard_tree import Draft, arrange, unused, without_repeats
from portfolio_gen.source.front_matter import yaml_nodes
from portfolio_gen.source.front_matter.fields import Fields
from portfolio_gen.source.front_matter.nodes import Keys, YamlFault
from portfolio_gen.source.front_matter.written import Written


def read_yaml(text: str, name: str, path: str, problems: Problems) -> Framework | None:
    """The framework in a YAML text; None, and a problem, if unreadable. `name` is for one without id or title."""
    try:
        node = yaml_nodes.parse(text)
    except YamlFault as fault:
        problems.add("PG504", path, fault.line, fault.message, fault.hint, paste=fault.paste)
        return None
    if not isinstance(node, Keys):
        message = "There are no keys in this file."
        problems.add("PG504", path, 1, message, "Begin with id:, title: and standards:")
        return None
    fields = Fields(node, path, problems, written=Written(yaml_nodes.visible(text)))
    found = list(_drafts(fields, "", {}))
    order = {draft.standard.id: draft.standard.order for draft in found if draft.standard.order}
    drafts = without_repeats(found, path, problems)
    report_unknown_parents(drafts, path, problems)
    return Framework(
        id=slug(fields.text("id") or name),
        title=fields.text("title") or name,
        licence=fields.text("licence") or fields.text("license"),
        attribution=fields.text("attribution"),
        rights=long_text(fields, "rights"),
        source=fields.text("source"),
        version=fields.text("version"),
        lang=fields.text("lang"),
        subjects=fields.texts("subjects"),
        standards=arrange(drafts, order, path, problems),
    )


def long_text(fields: Fields, key: str) -> str:
    """A text of any length: a very long one is written as a list of pieces."""
    return " ".join(fields.texts(key))


def _drafts(fields: Fields, above: str, taken: dict[str, int]) -> Iterator[Draft]:
    for item in fields.children_or_texts("standards"):
        if not isinstance(item, Fields):
            text, line = item
            message = f"“{text}” stands where a standard should stand."
            fields.report("PG504", "standards", message, "Write - code: and on the next line statement:", line)
            continue
        standard = _standard(item, above, taken)
        if standard is None:
            message, hint = "This standard has no code and no words.", "Write code: and statement:"
            item.report("PG504", "code", message, hint, item.keys.line)
            continue
        yield Draft(standard, item.keys.line)
        yield from _drafts(item, standard.id, taken)


def _standard(item: Fields, above: str, taken: dict[str, int]) -> Standard | None:
    code, title = item.text("code"), without_markup(item.text("title"))
    statement = without_markup(long_text(item, "statement"))
    named = item.text("id") or code
    if not (named or title or statement):
        return None
    under = item.texts("under") or ((above,) if above else ())
    return Standard(
        id=named or unused(slug(title or statement), taken),
        code=code,
        title=title,
        statement=statement,
        parents=(*under, *item.texts("also_under")),
        grades=grade_labels(item.texts("grades")),
        aliases=item.texts("aliases"),
        kind=item.text("kind"),
        notes=without_markup(long_text(item, "notes")),
        lang=item.text("lang"),
        licence=item.text("licence") or item.text("license"),
        guid=item.text("guid"),
        order=item.texts("order"),
        retired=item.day("retired"),
    )
