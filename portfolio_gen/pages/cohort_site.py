"""The educators' site of one cohort: its learners, its standards, all evidence on each, and every learner's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from portfolio_gen.model.school import Cohort, School
from portfolio_gen.pages.addresses import address_of, standard_name
from portfolio_gen.pages.cards import Desk, Media, card, level
from portfolio_gen.pages.learner_site import learner_assets, learner_frame, learner_pages, licences
from portfolio_gen.pages.site import Asset, Context, Page, Site
from portfolio_gen.pages.wording import full_day
from portfolio_gen.view.evidence_index import Tagged, by_standard
from portfolio_gen.view.portfolio_view import PortfolioView


def cohort_site(cohort: Cohort, views: Iterable[tuple[PortfolioView, Media]], school: School) -> Site:
    """Everything the educators of a cohort see. The views are disclosed to educators already."""
    desks = [Desk(view, school, media, f"learners/{view.learner}/") for view, media in views]
    desks.sort(key=lambda desk: (desk.view.name.casefold(), desk.view.learner))
    tagged = _tagged(desks)
    pages = [_learners(cohort, desks), _standards(school, tagged)]
    pages += [_standard(school, code, tagged) for code in tagged]
    assets: list[Asset] = []
    for desk in desks:
        pages += _framed(desk, cohort)
        assets += learner_assets(desk)
    return Site(cohort.id, "educators", cohort.title, _frame(cohort, desks, school), tuple(pages), tuple(assets))


def _framed(desk: Desk, cohort: Cohort) -> Iterable[Page]:
    """A learner's pages with the learner's own bar, and the way back to the cohort."""
    frame = dict(learner_frame(desk)) | {"back": {"label": cohort.title, "href": "index.html"}}
    for page in learner_pages(desk):
        yield Page(page.path, page.template, page.title, {**page.context, "frame": frame})


def _frame(cohort: Cohort, desks: list[Desk], school: School) -> Context:
    newest = max((desk.view.newest for desk in desks if desk.view.newest), default=None)
    return {
        "name": cohort.title,
        "home": "index.html",
        "lang": "",
        "dir": "",
        "nav": (
            {"label": "Learners", "href": "index.html", "key": "learners"},
            {"label": "Standards", "href": "standards/index.html", "key": "standards"},
        ),
        "for": (
            "This site is for the educators of this cohort.",
            "It holds what learners share with educators. Please keep it among you.",
        ),
        "school": school.name,
        "newest": full_day(newest),
        "noindex": True,
        "licences": licences(school),
    }


Evidences = dict[str, list[tuple[Desk, Tagged]]]


def _tagged(desks: list[Desk]) -> Evidences:
    """All tags of the cohort by code: in the frameworks' order first, then the codes no framework knows."""
    found: Evidences = {}
    for desk in desks:
        for code, items in by_standard(desk.view).items():
            found.setdefault(code, []).extend((desk, item) for item in items)
    school = desks[0].school if desks else School()
    order = {code: index for index, code in enumerate(school.addresses)}
    return {code: found[code] for code in sorted(found, key=lambda code: (order.get(code, len(order)), code))}


def _learners(cohort: Cohort, desks: list[Desk]) -> Page:
    learners = tuple(_learner(desk) for desk in desks)
    return Page("index.html", "learners.html", "Learners", {"at": "learners", "cohort": cohort.title, "learners": learners})


def _learner(desk: Desk) -> Mapping[str, Any]:
    view = desk.view
    return {
        "name": view.name,
        "href": desk.at("index.html"),
        "grade": view.profile.grade if view.profile else "",
        "goals": len(view.goals),
        "reflections": len(view.reflections),
        "evidence": len(view.evidence),
        "standards": len({tag.code for entry in view.entries for tag in entry.standards}),
        "newest": full_day(view.newest),
    }


def _standards(school: School, tagged: Evidences) -> Page:
    areas = []
    for framework in school.frameworks:
        for root in framework.roots:
            rows = tuple(
                {
                    "code": s.code,
                    "name": s.name,
                    "href": f"standards/{standard_name(s.code, school)}.html" if s.code in tagged else "",
                    **_counts(tagged.get(s.code, [])),
                }
                for s in framework.rateable
                if framework.area(s).id == root.id
            )
            if rows:
                areas.append({"title": root.name, "source": framework.title, "standards": rows})
    others = tuple(
        {"code": code, "name": code, "href": f"standards/{standard_name(code, school)}.html", **_counts(items)}
        for code, items in tagged.items()
        if not school.codes.get(code)
    )
    context = {"at": "standards", "areas": tuple(areas), "others": others}
    return Page("standards/index.html", "cohort_standards.html", "Standards", context)


def _counts(items: list[tuple[Desk, Tagged]]) -> Mapping[str, int]:
    return {
        "pieces": len({(desk.view.learner, tagged.entry.kind, tagged.entry.id) for desk, tagged in items}),
        "learners": len({desk.view.learner for desk, _ in items}),
    }


def _standard(school: School, code: str, tagged: Evidences) -> Page:
    placed = school.codes.get(code)
    codes = list(tagged)
    index = codes.index(code)
    items = sorted(tagged[code], key=_newest, reverse=True)
    context = {
        "at": "standards",
        "code": code,
        "name": placed.standard.name if placed else code,
        "statement": placed.standard.statement if placed else "",
        "source": placed.framework.title if placed else "",
        "entries": tuple(_entry(desk, item) for desk, item in items),
        "before": _neighbour(school, codes[index - 1]) if index else None,
        "after": _neighbour(school, codes[index + 1]) if index + 1 < len(codes) else None,
        **_counts(items),
    }
    title = f"{context['name']} ({code})" if context["name"] != code else code
    return Page(f"standards/{standard_name(code, school)}.html", "cohort_standard.html", title, context)


def _newest(pair: tuple[Desk, Tagged]) -> tuple[int, str, str]:
    desk, item = pair
    return item.entry.date.toordinal() if item.entry.date else 0, desk.view.learner, item.entry.id


def _neighbour(school: School, code: str) -> Mapping[str, str]:
    placed = school.codes.get(code)
    return {"name": placed.standard.name if placed else code, "href": f"standards/{standard_name(code, school)}.html"}


def _entry(desk: Desk, item: Tagged) -> Mapping[str, Any]:
    entry, tag = item
    return card(desk, entry) | {
        "learner": desk.view.name,
        "learner_href": desk.at("index.html"),
        "href": desk.at(address_of(entry)),
        "date": full_day(entry.date),
        "section": tag.section,
        "me": level(desk.school, tag.level) if tag.level else None,
    }
