"""The fingerprint of a site: the same for equal sites, another for every difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio_gen.markdown.rendering import Picture
from portfolio_gen.pages.site import Asset, Page, Prose, Site, fingerprint

TEXT = Prose("text", "en", "ltr", (("a", "b"),), (("c", Picture("d", 4, 3)),))
PAGE = Page("index.html", "home.html", "Home", {"a": 1, "text": TEXT, "deep": ({"x": ("y",)},)})
SITE = Site("folder", "family", "Title", {"name": "N"}, (PAGE,), (Asset("media/a.jpg", "d" * 64, ".jpg"),))


def with_text(**changes: object) -> Site:
    return replace(SITE, pages=(replace(PAGE, context={**PAGE.context, "text": replace(TEXT, **changes)}),))


@pytest.mark.parametrize(
    "other",
    [
        replace(SITE, folder="other"),
        replace(SITE, audience="public"),
        replace(SITE, title="Other"),
        replace(SITE, frame={"name": "M"}),
        replace(SITE, pages=()),
        replace(SITE, pages=(PAGE, PAGE)),
        replace(SITE, pages=(replace(PAGE, path="other.html"),)),
        replace(SITE, pages=(replace(PAGE, template="goal.html"),)),
        replace(SITE, pages=(replace(PAGE, context={**PAGE.context, "a": 2}),)),
        replace(SITE, pages=(replace(PAGE, context={**PAGE.context, "deep": ({"x": ("z",)},)}),)),
        replace(SITE, assets=()),
        replace(SITE, assets=(Asset("media/a.jpg", "e" * 64, ".jpg"),)),
        with_text(markdown="other"),
        with_text(dir="rtl"),
        with_text(links=(("a", "z"),)),
        with_text(pictures=(("c", Picture("d", 4, 4)),)),
    ],
)
def test_every_difference_shows(other: Site) -> None:
    assert fingerprint(other) != fingerprint(SITE)


def test_equal_sites_have_one_fingerprint() -> None:
    turned = dict(reversed(PAGE.context.items()))
    assert fingerprint(replace(SITE, pages=(replace(PAGE, context=turned),))) == fingerprint(SITE)


def test_half_letters_have_one_too() -> None:
    assert len(fingerprint(replace(SITE, title="\ud800"))) == 64


def test_only_plain_data_is_page_data() -> None:
    with pytest.raises(TypeError, match="is not page data"):
        fingerprint(replace(SITE, frame={"a": object()}))
