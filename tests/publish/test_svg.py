"""What survives in a sanitised SVG, and what never does."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hostile_files import HOSTILE_FILES, HostileFile
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.media_kind import MediaRefused
from portfolio_gen.publish.media import MediaStore
from portfolio_gen.publish.svg import refuse_active_xml, sanitise

DRAWINGS = [file for file in HOSTILE_FILES if file.is_drawing]
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
ACTIVE = re.compile(
    rb"<script|<style|foreignObject|<image|<a[ >]|<animate|<set|\son\w+=|javascript:|data:|https?://(?!www\.w3\.org/2000/svg\")",
    re.IGNORECASE,
)


def svg(inner: str, attributes: str = "") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} {attributes}>{inner}</svg>'.encode()


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<g><svg onload="alert(1)"/></g>',
        '<animate attributeName="x" onbegin="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><rect/></a>',
        '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>1</script></body></foreignObject>",
        "<style>@import 'https://evil.test/x.css'; *{fill:url(https://evil.test/x)}</style>",
        '<rect style="fill:url(https://evil.test/x);background:expression(1)"/>',
        '<rect style="fill:u\\72l(https://evil.test/x)" fill="\\75rl(https://evil.test/x)"/>',
        '<rect fill="URL( https://evil.test/x#a )" filter="image-set(\'https://evil.test/x\' 1x)"/>',
        '<use href="https://evil.test/x.svg#a"/><use xlink:href="//evil.test/x.svg#a"/>',
        '<image href="data:image/png;base64,AAAA"/><image href="https://evil.test/x.png"/>',
        '<filter id="f"><feImage href="https://evil.test/x.png"/></filter>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml" src="https://evil.test/x.js"/>',
        "<?xml-stylesheet href='https://evil.test/x.xsl'?><!-- https://evil.test -->",
        "<metadata><rdf>https://evil.test</rdf></metadata><title><script>alert(1)</script></title>",
    ],
)
def test_nothing_active_survives(inner: str) -> None:
    assert not ACTIVE.search(sanitise(svg(inner)).data)


@pytest.mark.parametrize(
    "kept",
    [
        "<title>River &amp; rain</title>",
        "<desc>Ōtākou 河</desc>",
        '<g transform="translate(1 2) rotate(3)"><path d="M0 0L9 9" stroke="rgb(1,2,3)"></path></g>',
        '<linearGradient id="a"><stop offset="1" stop-color="red"></stop></linearGradient>',
        '<clipPath id="c"><circle r="4"></circle></clipPath><rect clip-path="url(#c)" width="3"></rect>',
        '<mask id="m"></mask><pattern id="p"></pattern>',
        '<filter id="f"><feGaussianBlur stdDeviation="2"></feGaussianBlur></filter>',
        '<symbol id="s" viewBox="0 0 9 9"></symbol><use href="#s" x="4"></use>',
        '<text x="1">a <tspan font-weight="bold">b</tspan> &lt;c&gt;</text>',
        '<g aria-label="Chart (2026)" role="img"></g>',
    ],
)
def test_drawing_survives(kept: str) -> None:
    assert kept.encode() in sanitise(svg(kept)).data


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ('<a href="https://x.test"><text>read <a>me</a></text></a>', "<text>read me</text>"),
        (
            '<rect style="fill: #fff; stroke:red !important;behavior:a"/>',
            '<rect fill="#fff" stroke="red"></rect>',
        ),
        ('<use xlink:href="#s"/>', '<use href="#s"></use>'),
        ("<rect fill=\"url('#a') red\"/>", "<rect fill=\"url('#a') red\"></rect>"),
    ],
)
def test_rewritten(given_: str, wanted: str) -> None:
    assert wanted.encode() in sanitise(svg(given_)).data


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30.6px"', (40, 31)),
        ('viewBox="0 0 200,100"', (200, 100)),
        ('width="100%" viewBox="0 0 7 8"', (7, 8)),
        ('width="1e9" height="-3"', (None, None)),
    ],
)
def test_size(attributes: str, size: tuple[int | None, int | None]) -> None:
    drawing = sanitise(svg("", attributes))
    assert (drawing.width, drawing.height) == size


def nested_uses(levels: int) -> str:
    return '<g id="l0"><rect/></g>' + "".join(
        f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, levels)
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!DOCTYPE svg><svg/>", "PG304"),
        (b'<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>', "PG304"),
        (svg(nested_uses(9)), "PG304"),
        (svg('<g id="a"><use href="#a"/></g>'), "PG304"),
        (svg('<pattern id="p"><rect fill="url(#p)"/></pattern>'), "PG304"),
        (svg("<g>" * 101 + "</g>" * 101), "PG304"),
        (b"<svg>&nbsp;</svg>", "PG301"),
        (b"<svg><g></svg>", "PG301"),
        (b"", "PG301"),
        (b"<html><svg/></html>", "PG305"),
        (b"<svg>" + b" " * 5_000_000 + b"</svg>", "PG303"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(MediaRefused) as refusal:
        sanitise(data)
    assert refusal.value.code == code


def test_ordinary_reuse_is_no_bomb() -> None:
    assert sanitise(svg(nested_uses(4) + '<g id="same"/><g id="same"/>')).data.count(b"<use") == 30


def test_utf16_becomes_utf8() -> None:
    assert "<text>河</text>".encode() in sanitise("<svg><text>河</text></svg>".encode("utf-16")).data


FRAGMENTS = st.sampled_from(
    [
        "<svg>",
        "</svg>",
        "<a>",
        "</a>",
        "<g id='a'>",
        "</g>",
        "<text>",
        "</text>",
        "<use href='#a'/>",
        "x",
        "&#x41;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?p",
        "?>",
        "<script>",
        "</script>",
        " onload='x'",
        "<rect fill='url(#a)'/>",
        "\0",
        "é",
    ]
)


@given(st.lists(FRAGMENTS, max_size=12).map("".join), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_text_is_clean_or_refused(text: str, encoding: str) -> None:
    try:
        drawing = sanitise(f"<svg>{text}</svg>".encode(encoding))
    except MediaRefused:
        return
    assert not ACTIVE.search(drawing.data)
    assert sanitise(drawing.data) == drawing


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<gpx><?xml-stylesheet href='x'?></gpx>", "PG305"),
        (b"<gpx><s:script xmlns:s='http://www.w3.org/1999/xhtml'>1</s:script></gpx>", "PG305"),
        (b"<gpx>", "PG305"),
        (b"<!DOCTYPE gpx><gpx/>", "PG304"),
    ],
)
def test_active_xml(data: bytes, code: str) -> None:
    with pytest.raises(MediaRefused) as refusal:
        refuse_active_xml(io.BytesIO(data))
    assert refusal.value.code == code


@pytest.mark.parametrize("file", DRAWINGS, ids=lambda file: file.id)
def test_a_hostile_drawing_is_clean_or_refused(file: HostileFile, tmp_path: Path) -> None:
    if not file.must_be_rejected:
        drawn = sanitise(file.data).data
        assert not ACTIVE.search(re.sub(rb">[^<]*", b">", drawn))
        assert [words for words in (b"Honest words", b"LOSTTEXT") if words in file.data and words not in drawn] == []
        _looked_into(file, drawn.decode("utf-8"))
        return
    with pytest.raises(MediaRefused, match=(file.rejection or ("PG304", 0))[0]):
        MediaStore(tmp_path / "store").prepare(io.BytesIO(file.data), file.name)
    with pytest.raises(MediaRefused):
        sanitise(file.data)


def _looked_into(file: HostileFile, drawn: str) -> None:
    """What a drawing's probe looks for: `file` must not be in it, `nofile` must."""
    if file.kind == "file":
        assert not re.search(file.detail, drawn)
    elif file.kind == "nofile":
        assert re.search(file.detail, drawn)
