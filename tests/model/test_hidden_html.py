"""What HTML hides is found whichever way it hides, and nothing else is."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.hidden_html import hidden_parts, hiding_list, without_hidden_html


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>SECRET</div>",
        '<DIV HIDDEN="until-found">SECRET</DIV>',
        "<div class=x\nhidden>SECRET</div>",
        '<span style="display:none">SECRET</span>',
        '<span style="color: red; DISPLAY : none !important ;">SECRET</span>',
        "<span style='display:/* why */none'>SECRET</span>",
        '<span style="display&#58;none">SECRET</span>',
        '<span style="visibility: collapse">SECRET</span>',
        '<span style="opacity: 0.0">SECRET</span>',
        '<p style="font-size:0px">SECRET</p>',
        '<p style="mso-hide:all">SECRET</p>',
        '<p class="big d-none">SECRET</p>',
        "<template>SECRET</template>",
        "<noscript>SECRET</noscript>",
        "<dialog>SECRET</dialog>",
        "<datalist><option>SECRET</datalist>",
        "<div hidden><div>SECRET</div>SECRET</div>",
        "<p hidden>SECRET<p>SECRET</p>",
        '<div hidden>SECRET<span style="display:none">SECRET</span></div>',
        '<img hidden src="SECRET.png">',
        "<b hidden/>SECRET</b>",
    ],
)
def test_a_hidden_element_goes_with_all_it_holds(hidden: str) -> None:
    assert without_hidden_html(f"before {hidden} after") == "before  after"


@pytest.mark.parametrize(
    "shown",
    [
        "<div>a</div>",
        '<span aria-hidden="true">★</span>',
        '<span class="sr-only">a star</span>',
        "<dialog open>a</dialog>",
        "<details><summary>a</summary>b</details>",
        '<div title="hidden">a</div>',
        '<div style="opacity: 0.5; font-size: 10px">a</div>',
        '<div style="--display:none-of-it">a</div>',
        "What is hidden here? <b>Nothing</b>",
        "</div hidden>",
        "Then I wrote <template> and nothing came.",
        "<dialog> is new to me.",
        "< div hidden>a",
    ],
)
def test_what_is_shown_stays(shown: str) -> None:
    assert without_hidden_html(shown) == shown


def test_an_element_that_never_ends_hides_the_rest() -> None:
    (part,) = hidden_parts("a <div hidden>b <p>c</p>")
    assert (part.start, part.end, part.tag, part.closed) == (2, 24, "<div hidden>", False)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("a {: hidden }", "{: hidden }"),
        ('## A {standards="TS.1" .d-none}', '{standards="TS.1" .d-none}'),
        ('a{: style="display: none" }', '{: style="display: none" }'),
        ("{.hidden}", "{.hidden}"),
        ("{{ hidden }}", ""),
        ('## A {standards="hidden"}', ""),
        ("{#hidden}", ""),
        ("the set {1, 2}, hidden", ""),
    ],
)
def test_a_list_of_attributes_that_hides_is_known(row: str, found: str) -> None:
    assert hiding_list(row) == found


PIECES = st.sampled_from(
    [
        "<div hidden>",
        "<div>",
        "</div>",
        "<p hidden>",
        "</p>",
        "<b style=display:none>",
        "</b>",
        "a",
        " ",
        "<",
        '"',
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=30).map("".join))
def test_a_part_that_is_closed_is_gone_whatever_stands_around_it(before: str, after: str) -> None:
    assert "SECRET" not in without_hidden_html(f"{before}><i hidden>SECRET</i>{after}")


@given(st.lists(PIECES, max_size=40).map("".join))
def test_parts_lie_one_behind_the_other(text: str) -> None:
    ends = [0]
    for part in hidden_parts(text):
        assert ends[-1] <= part.start < part.end <= len(text)
        ends.append(part.end)


@pytest.mark.parametrize(
    "piece", ["<div hidden>", "<div hidden></div>", "<b><i hidden>a</b>", '<a "hidden', "<p hidden>"]
)
def test_time_grows_with_the_text(piece: str) -> None:
    assert_linear(hidden_parts, lambda size: piece * size, 4_000)
