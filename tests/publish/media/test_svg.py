"""What survives in a sanitised SVG, and what never does."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hostile_files import HOSTILE_FILES, HostileFile
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.publish.media.preparing import MediaStore
from portfolio_gen.publish.media.svg import refuse_active_xml, sanitise

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
        '<image href="data:image/svg+xml,AAAA"/><image href="https://evil.test/x.png"/>',
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
    ("css", "inner", "wanted"),
    [
        (".cls-1{fill:#ffe9a8;}", '<rect class="cls-1"/>', '<rect fill="#ffe9a8">'),
        (
            ".a,.b{fill:none;stroke:red;stroke-width:4px}",
            '<path class="x b"/>',
            '<path fill="none" stroke="red" stroke-width="4px">',
        ),
        ("<![CDATA[ .st0{fill:url(#SVGID_1_);} ]]>", '<rect class="st0"/>', '<rect fill="url(#SVGID_1_)">'),
        ("<![CDATA[/* a */ <!-- .a{fill:red} --> /* b]]>", '<rect class="a"/>', '<rect fill="red">'),
        ("*{stroke-linejoin:round}", "<path/>", '<path stroke-linejoin="round">'),
        ("text{font-family:Arial;fill:#333}", "<text>a</text>", '<text font-family="Arial" fill="#333">a'),
        ("#m .node rect{fill:#eee}", '<g id="m"><g class="node"><a><rect/></a></g></g>', '<rect fill="#eee">'),
        ("g>rect{fill:#eee}", "<g><g><rect/></g></g>", '<rect fill="#eee">'),
        ("#m>rect{fill:#eee}", '<g id="m"><g><rect/></g></g>', "<rect>"),
        (
            ".a .b > .c rect{fill:red}",
            '<g class="a"><g class="b"><g class="c"><g><rect/></g></g></g></g>',
            '<rect fill="red">',
        ),
        ('[id$="-end"]{fill:red}', '<path id="x-end"/>', '<path id="x-end" fill="red">'),
        ("path[data-look=neo]{fill:red}", "<path data-look='neo'/>", '<path fill="red">'),
        ("rect{fill:red}.a{fill:blue}rect{fill:green}", '<rect class="a"/>', '<rect fill="blue">'),
        (".a{fill:red}.a{fill:blue}", '<rect class="a"/>', '<rect fill="blue">'),
        (".a{fill:red}", '<rect class="a" fill="blue"/>', '<rect fill="red">'),
        (".a{fill:red}", '<rect class="a" style="fill:blue"/>', '<rect fill="blue">'),
        (".a{fill:red!important}", '<rect class="a" style="fill:blue"/>', '<rect fill="red">'),
        (
            ":root{--main:#123;--odd:1}:root{--odd:2}.a{fill:var(--main);stroke:var(--odd, rgb(1,2,3))}",
            '<rect class="a"/>',
            '<rect fill="#123" stroke="rgb(1,2,3)">',
        ),
        (".a{fill:light-dark(rgb(1,2,3), #000)}", '<rect class="a"/>', '<rect fill="rgb(1,2,3)">'),
        (".a{fill:var(--gone)}", '<rect class="a" fill="red"/>', '<rect fill="red">'),
        (
            ".a{transform:translate(3px, 4px) rotate(5deg)}",
            '<g class="a"/>',
            '<g transform="translate(3, 4) rotate(5)">',
        ),
        (".a{width:9px;r:4}", '<rect class="a"/>', '<rect width="9px" r="4">'),
        (
            "@font-face{font-family:x;src:url(//e.test)}@media print{.a{fill:red}}.a:hover{fill:red}",
            '<rect class="a"/>',
            "<rect>",
        ),
        ("@import url(//e.test/x.css);.a{fill:red}", '<rect class="a"/>', '<rect fill="red">'),
        (".a{fill:url(//e.test/x);stroke:u\\72l(//e.test);behavior:x}", '<rect class="a"/>', "<rect>"),
        ("p:first-child{margin:0}.a{fill:red}", '<rect class="a"/>', '<rect fill="red">'),
        (
            "#m :root{--main:red}@keyframes x{from{fill:blue}}.a{fill:var(--main)}",
            '<rect class="a"/>',
            '<rect fill="red">',
        ),
        (".a{fill:red", '<rect class="a"/>', '<rect fill="red">'),
    ],
)
def test_a_style_sheet_is_written_on_what_it_means(css: str, inner: str, wanted: str) -> None:
    drawn = sanitise(svg(f"<defs><style type='text/css'>{css}</style></defs>{inner}")).data
    assert wanted.encode() in drawn
    assert not ACTIVE.search(drawn)
    assert sanitise(drawn).data == drawn


def test_style_sheets_for_other_media_and_below_their_elements() -> None:
    drawn = sanitise(svg('<rect class="a"/><style media="print">.a{fill:red}</style><style>.a{fill:blue}</style>')).data
    assert b'<rect fill="blue">' in drawn


def test_words_that_a_switch_has_twice_are_drawn_once() -> None:
    page = "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>Start</p></foreignObject>"
    assert b"<switch><text>Start</text></switch>" in sanitise(svg(f"<switch>{page}<text>Start</text></switch>")).data


def test_a_doctype_that_only_names_the_kind_of_file_is_passed_over() -> None:
    data = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://e.test/x.dtd"><svg><g/></svg>'
    assert sanitise(data).data == b'<svg xmlns="http://www.w3.org/2000/svg"><g></g></svg>\n'


@given(st.text(alphabet='.#a{}:; >[]="*@,()/-\\', max_size=40))
def test_any_style_sheet_is_read_or_refused(css: str) -> None:
    try:
        drawn = sanitise(svg(f"<style><![CDATA[{css}]]></style><g class='a'><a id='a'/></g>")).data
    except MediaRefused:
        return
    assert not ACTIVE.search(drawn)


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
        (
            b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://www.w3.org/x.dtd" [<!ELEMENT a ANY>]><svg/>',
            "PG304",
        ),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "PG304"),
        (svg('<pattern id="p"><image xlink:href=" DATA:image/jpeg;base64,AAAA"/></pattern>'), "PG304"),
        (svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>A label</p></foreignObject>"), "PG304"),
        (svg("<style>rect:nth-child(2) { fill: red }</style>"), "PG304"),
        (svg("<style>g + rect { fill: red }</style>"), "PG304"),
        (svg("<style>g { rect { fill: red } }</style>"), "PG304"),
        (svg("<style>" + ".a{fill:red}" * 5_001 + "</style>"), "PG304"),
        (svg("<style>" + ".a{fill:red}" * 4_000 + "</style>" + '<g class="a"/>' * 1_000), "PG304"),
        (svg(f"<style>.a{{font-family:{'x' * 30_000}}}</style>" + '<g class="a"/>' * 1_000), "PG303"),
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
