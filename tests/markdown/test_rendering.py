"""What a student may write, and what becomes of it: nothing honest is lost, nothing hostile gets through."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hostile_files import HOSTILE_FILES, HostileFile
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.markdown import rendering
from portfolio_gen.markdown.rendering import PageHeading, Picture, heading_ids, render, to_html
from portfolio_gen.model.dialect.translation import markdown as meant
from portfolio_gen.model.printable import printable

LINKS = {
    "poem%20one.md": "../poem-one/",
    "data\\sand.csv": "../files/sand.csv",
    "my_notes.pdf": "../files/notes.pdf",
    "film.mp4": "../files/film.mp4",
    "talk.vtt": "../files/talk.vtt",
    "voice.webm": "../files/voice.weba",
}
PICTURES = {
    "bridge.jpg": Picture("../media/b.webp", 640, 480),
    "a&b.png": Picture("../media/ab.webp", None, None),
}
HOSTILE = [file for file in HOSTILE_FILES if file.is_text]

_TAGS = (
    "p br hr h2 h3 h4 h5 h6 strong em b i u s del ins mark small sub sup kbd samp var code pre "
    "blockquote q cite dfn abbr time wbr ul ol li dl dt dd table caption thead tbody tfoot tr th td "
    "div span section figure figcaption details summary ruby rt rp bdi bdo a img video audio source "
    "track"
)
_ATTRIBUTES = (
    "id class lang dir href title rel src alt width height loading open value start type reversed colspan "
    "rowspan scope datetime controls kind srclang label role tabindex aria-label"
)
TAGS, ATTRIBUTES = set(_TAGS.split()), set(_ATTRIBUTES.split())


class Page(HTMLParser):
    """Walks a page and keeps what must not be there."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()
        if len(set(self.ids)) < len(self.ids):
            self.wrong.append(f"equal ids: {self.ids}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.wrong += [tag] if tag not in TAGS else []
        self.wrong += [f"{tag} {name}" for name in held if name not in ATTRIBUTES]
        self.wrong += [f"{tag} {held}" for name in ("src", "href") if name in held and not _may_stand(name, held)]
        self.wrong += [f"class {word}" for word in held.get("class", "").split() if word.startswith("md-")]
        if "id" in held:
            self.ids.append(held["id"])
            self.wrong += [] if re.fullmatch(r"w-\S+", held["id"]) else [held["id"]]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")


def _may_stand(name: str, held: dict[str, str]) -> bool:
    if name == "href" and re.match(r"(https?://|mailto:)", held["href"], re.IGNORECASE):
        return held.get("rel") == "noopener noreferrer"
    return held[name].startswith("#w-") or held[name] in {
        *LINKS.values(),
        *(p.src for p in PICTURES.values()),
    }


def shown(markdown: str) -> str:
    """The HTML, on one line, after a check that nothing forbidden is in it."""
    html = render(markdown, LINKS, PICTURES).html
    assert Page(html).wrong == []
    return html


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](poem%20one.md)", '<a href="../poem-one/">a</a>'),
        ("[a](<poem one.md>)", '<a href="../poem-one/">a</a>'),
        ("[a](data\\sand.csv)", '<a href="../files/sand.csv">a</a>'),
        ("[a](data/sand.csv)", '<a href="../files/sand.csv">a</a>'),
        ("[a](my\\_notes.pdf)", '<a href="../files/notes.pdf">a</a>'),
        ('[a](my_notes.pdf "Mine")', '<a title="Mine" href="../files/notes.pdf">a</a>'),
        ("[a][x]\n\n[x]: my_notes.pdf", '<p><a href="../files/notes.pdf">a</a></p>'),
        (
            "[a](https://b.org/?c&d=1)",
            '<p><a href="https://b.org/?c&amp;d=1" rel="noopener noreferrer">a</a></p>',
        ),
        ("<me@b.org>", '<p><a href="mailto:me@b.org" rel="noopener noreferrer">me@b.org</a></p>'),
        ("[a](#What I did)\n\n## What I did", '<p><a href="#w-what-i-did">a</a></p>'),
        ("[a](#nowhere) b", "<p>a b</p>"),
        ("[a](unknown.md) b", "<p>a b</p>"),
        ("[a](javascript:alert(1)) b", "<p>a b</p>"),
        ("[a](JaVa&#10;Script:x) b", "<p>a b</p>"),
        ("[a](vbscript:x) [b](data:text/html,x) [c](file:///etc/passwd) [d](//)", "<p>a b c d</p>"),
        ('<a href="http://[">a</a> <a href="https://a b/">b</a>', "<p>a b</p>"),
        ("<a href=https://b.org target=_blank rel=opener onclick=x>a</a>", 'rel="noopener noreferrer">a</a>'),
        ('<a href="https://b.org">a\n\n[c](my_notes.pdf)', '<a href="../files/notes.pdf">c</a>'),
    ],
)
def test_a_link_leads_where_it_may_or_leaves_its_text(written: str, expected: str) -> None:
    assert expected in shown(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            '![A "b"](bridge.jpg "C")',
            '<img src="../media/b.webp" width="640" height="480" title="C" alt="A &quot;b&quot;"',
        ),
        (
            "![](bridge.jpg){width=9 style=x}",
            '<img src="../media/b.webp" width="640" height="480" alt="" loading="lazy">',
        ),
        ("![x](a&amp;b.png)", '<img src="../media/ab.webp" alt="x" loading="lazy">'),
        ("![x](https://evil.test/a.png)", 'class="pf-elsewhere" href="https://evil.test/a.png"'),
        ("![](//evil.test/a.png)", '">picture (picture on evil.test)</a>'),
        ("<img alt=x src='https:\\\\evil.test\\a.png'>", '">x (picture on evil.test)</a>'),
        (
            "[![x](http://e.test/i.png)](my_notes.pdf)",
            '<a href="../files/notes.pdf">x (picture on e.test)</a>',
        ),
        ("![x](nowhere.png) a", '<p><span class="pf-missing">x</span> a</p>'),
        ("![x](data:image/png;base64,AAAA)", '<span class="pf-missing">x</span>'),
        ("a ![](nowhere.png)", "<p>a </p>"),
        ("![](film.mp4)", '<a href="../files/film.mp4">film.mp4</a>'),
    ],
)
def test_a_picture_is_of_this_site_or_a_link(written: str, expected: str) -> None:
    assert expected in shown(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ?x=1'></iframe>",
            'watch?v=dQw4w9WgXcQ" rel="noopener noreferrer">Video on youtube.com</a>',
        ),
        (
            "<iframe src='https://www.youtube-nocookie.com/embed/videoseries?list=PL1'></iframe>",
            'href="https://www.youtube.com/playlist?list=PL1"',
        ),
        ("<embed src='//youtu.be/dQw4w9WgXcQ'>", 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"'),
        (
            "<iframe src=https://player.vimeo.com/video/76979871?h=8272103f6e></iframe>",
            'href="https://vimeo.com/76979871/8272103f6e" rel="noopener noreferrer">Video on vimeo.com</a>',
        ),
        ("<iframe src=https://docs.google.com/document/d/e/2/pub></iframe>", ">Page on docs.google.com</a>"),
        ("<object data='https://b.org/x.swf'>No Flash</object>", ">Page on b.org</a>"),
        ("<embed src=my_notes.pdf title=Notes>", '<a href="../files/notes.pdf">Notes</a>'),
        ("<iframe src=my_notes.pdf width=9>Old</iframe>", '<a href="../files/notes.pdf">my_notes.pdf</a>'),
        ("<object data=my_notes.pdf type=application/pdf><p>old browser</p></object>", ">my_notes.pdf</a>"),
        ("<iframe src=film.mp4></iframe>", '<video src="../files/film.mp4" controls=""></video>'),
        ("<embed src=voice.webm>", '<audio src="../files/voice.weba" controls=""></audio>'),
        (
            "<object data=bridge.jpg title='A bridge'></object>",
            '<img src="../media/b.webp" width="640" height="480" alt="A bridge"',
        ),
        ("[x <embed src=film.mp4>](my_notes.pdf)", '<a href="../files/notes.pdf">x film.mp4</a>'),
        (
            "<video src=film.mp4 autoplay loop poster=http://evil.test/p.jpg>old browser</video>",
            '<video src="../files/film.mp4" controls=""></video>',
        ),
        (
            "<video><source src=film.mp4><source src=//e.test/x><track src=talk.vtt kind=captions></video>",
            '<source src="../files/film.mp4"><track src="../files/talk.vtt" kind="captions"></video>',
        ),
        ("<video src=voice.webm></video>", '<audio src="../files/voice.weba" controls=""></audio>'),
        ("<video><source src=voice.webm><source src=film.mp4></video>", '<source src="../files/film.mp4"></video>'),
        ("<audio controls src=http://e.test/a.mp3></audio>", ">Sound on e.test</a>"),
    ],
)
def test_what_would_load_from_elsewhere_becomes_a_link(written: str, expected: str) -> None:
    html = shown(written)
    assert expected in html
    assert not {"old browser", "No Flash", "autoplay", "poster", "e.test/x"} & set(re.split(r'[<>" ]', html))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("- [x] a\n- [ ] b", 'role="img" aria-label="done">☑</span> a'),
        ("- [x] a\n- [ ] b", '<span class="pf-task" role="img" aria-label="to do">☐</span> b'),
        ("a|b\n:-:|--\n1|2", '<div class="pf-scroll" role="group" tabindex="0" aria-label="Table"><table>'),
        ("a|b\n:-:|--\n1|2", '<td class="pf-center">1</td>\n<td>2</td>'),
        ("```python\ndef f(): pass\n```", '<pre tabindex="0"><span></span><code><span class="k">def</span>'),
        ('```python title="a.py" hl_lines="1"\nx\n```', '<span class="filename">a.py</span>'),
        ("```nonsense\n<b>\n```", "<code>&lt;b&gt;\n</code>"),
        ("```\n*a*\nb\n```", '<pre tabindex="0"><span></span><code>*a*\nb\n</code></pre>'),
        ("- a\n\n    ~~~\n    b\n    ~~~", '<pre tabindex="0"><span></span><code>b\n</code></pre>'),
        ("```Python\nimport a\n```", '<span class="kn">import</span>'),
        ("a `<b>` c", "<code>&lt;b&gt;</code>"),
        ("a[^1]\n\n[^1]: b", '<sup id="w-fnref:1"><a class="footnote-ref" href="#w-fn:1">1</a></sup>'),
        ("a[^1]\n\n[^1]: b", '<li id="w-fn:1">'),
        (
            '!!! warning "T"\n    b',
            '<div class="admonition warning">\n<p class="admonition-title">T</p>\n<p>b</p>',
        ),
        (
            "???+ note\n    b",
            '<details class="note" open="open">\n<summary>Note</summary>\n<p>b</p>\n</details>',
        ),
        ("a\n:   b", "<dt>a</dt>\n<dd>b</dd>"),
        ("~~a~~ ~b~ H~2~O", "<del>a</del> ~b~ H~2~O"),
        ("$a_1*b_2*c$ for $5 or $6", '<span class="arithmatex">$a_1*b_2*c$</span> for $5 or $6'),
        ("$$\na_1 < b_1\n$$", '<div class="arithmatex">$$\na_1 &lt; b_1\n$$</div>'),
        (
            '<div markdown="1" dir="rtl" lang="ar">\n**a**\n</div>',
            '<div dir="rtl" lang="ar">\n<p><strong>a</strong></p>',
        ),
        (
            "a\n{: #b .md-banner .note style=c onclick=d data-e=f aria-hidden=true}",
            '<p class="note" id="w-b">a</p>',
        ),
        ("<p id=a>x</p>\n<p id=a>y</p>", '<p id="w-a">x</p>\n<p id="w-a-2">y</p>'),
        ("<b id=a>x<p>y <b id=a>z</b>", '<b id="w-a">x</b></p><p><b>y <b id="w-a-2">z</b>'),
        ("*[HTML]: x\n\nHTML", "<p>HTML</p>"),
        ("title: a\ndate: b\n\nc", "<p>title: a\ndate: b</p>"),
    ],
)
def test_what_students_may_write(written: str, expected: str) -> None:
    assert expected in shown(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# a\n\n## b", [PageHeading(2, "w-a", "a"), PageHeading(3, "w-b", "b")]),
        ("### a\n\n###### b", [PageHeading(2, "w-a", "a"), PageHeading(5, "w-b", "b")]),
        ("# a\n\n###### b", [PageHeading(2, "w-a", "a"), PageHeading(6, "w-b", "b")]),
        ("## Same\n\n## Same", [PageHeading(2, "w-same", "Same"), PageHeading(2, "w-same-2", "Same")]),
        ('## Up & *down* {standards="TS.3.g LIT.1"}', [PageHeading(2, "w-up-down", "Up & down")]),
        ("## a[^1] {#mine}\n\n[^1]: b", [PageHeading(2, "w-mine", "a")]),
        (
            "## مرحبا بالعالم\n\n## 한국어 제목",
            [PageHeading(2, "w-مرحبا-بالعالم", "مرحبا بالعالم"), PageHeading(2, "w-한국어-제목", "한국어 제목")],
        ),
        ("## 振り返り\n\n## हिन्दी", [PageHeading(2, "w-振り返り", "振り返り"), PageHeading(2, "w-हिन्दी", "हिन्दी")]),
        ("<h1>a</h1>\n\n<h2>b\n\n<p>c</p>", [PageHeading(2, "w-a", "a"), PageHeading(3, "w-b", "b")]),
        ("##\n\ntext", []),
    ],
)
def test_headings_begin_at_h2_and_keep_their_letters(written: str, expected: list[PageHeading]) -> None:
    assert heading_ids(written) == tuple(expected)
    assert [f'<h{h.level} id="{h.id}"' in shown(written) for h in expected] == [True] * len(expected)
    assert "standards" not in shown(written)


def test_a_heading_of_signs_alone_has_an_id() -> None:
    assert len(heading_ids("## !!!")[0].id) > len("w-")


@pytest.mark.parametrize(
    "start",
    [
        "<plaintext>",
        "<script>",
        "<style>",
        "<textarea>",
        "<title>",
        "<xmp>",
        "<noscript>",
        "<template>",
        "<svg>",
        "<math>",
        "<iframe>",
        "<select>",
        "<video>",
        "<audio src=film.mp4>",
        "<object>",
        "<table>",
        "<a href='x",
        '<p title="',
        "<!--",
        "<![CDATA[",
        "<?php",
        "<a href=x>",
        "<h2>",
        "<details>",
        "<frameset>",
        "<form><button>",
        "```\n",
    ],
)
def test_what_is_never_closed_does_not_swallow_the_text_behind_it(start: str) -> None:
    html = shown(f"Before.\n\n{start}\n\nLOSTTEXT\n\nHonest text after.")
    assert "LOSTTEXT" in html
    assert "Honest text after." in html


@pytest.mark.parametrize("name", ["script", "style", "svg", "math", "template", "noscript", "iframe"])
def test_what_could_run_goes_with_all_that_is_in_it(name: str) -> None:
    assert "EVIL" not in shown(f"a\n\n<{name} x=1>EVIL</{name}>\n\nb <{name}>EVIL</{name}>")


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.id)
def test_a_hostile_file_is_tamed(file: HostileFile) -> None:
    """The whole file as one text, its keys too: how long it may take stands in `tests/test_hostile_bombs.py`."""
    text = file.data.decode("utf-8", errors="surrogateescape")
    words = Page(shown(text)).words
    honest = {*file.honest, "LOSTTEXT"}
    assert [said for said in honest if said in text and said not in words] == []
    assert re.search("root:x:0|NEVER", words) is None


def test_no_text_leaves_anything_behind_for_the_next() -> None:
    fresh = render("[a][x] b[^1]\n\n## c", {}, {})
    render("## c {#c}\n\n[x]: https://b.org\n\n[^1]: note\n\nd[^1]", {}, {})
    render('```python linenums="' + "9" * 5_000 + '"\nx\n```', {}, {})
    assert render("[a][x] b[^1]\n\n## c", {}, {}) == fresh


_PIECES = (
    "< > \" ' = / [ ] ( ) ! # * _ ` ~ $ | : { } & ; - \\ \n \n\n <a <img <svg <style> </style> "
    "<script> </script> <p> </p> <div> </div> <table> <td> </table> <math> <mtext> <iframe src= "
    "<video> </video> <source <base <form> <h1> </h1> <h3> <!-- --> <?x <![CDATA[ ]]> href= src=x "
    "style= onerror=alert(1) id=a class=md-header javascript: https://e.test/ //e.test/ "
    "data:text/html, mailto: ![a]( [a]( [^1] [^1]: {: #a} {.b} markdown=1 &#x6a; &Tab; &lt; \0 \ud800 "
    "\u202e ```html\n``` !!! ??? - [x] $$ film.mp4 bridge.jpg <plaintext> <b> <i> </b> align=left "
    "text"
)
PIECES = st.sampled_from([*_PIECES.split(" "), " "])


@settings(max_examples=300)
@given(st.one_of(st.text(st.characters(), max_size=80), st.lists(PIECES, max_size=25).map("".join)))
def test_no_text_at_all_gets_anything_forbidden_through(text: str) -> None:
    first = render(text, LINKS, PICTURES)
    assert Page(first.html).wrong == []
    assert [f'id="{heading.id}"' for heading in first.headings if f'id="{heading.id}"' not in first.html] == []
    assert render(text, LINKS, PICTURES) == first


_SIGNS = (
    "!!! note\n|??? note\n|{#a .b}|\n:   |term\n|[^1]|\n[^1]: |<div markdown>|</div>|$x$|$$\n|\\(x\\)|`a`|```\n"
    "|~~~ python\n|~~a~~|~b~|    |\t|- |1. |- [ ] |- [x] |> |# |\n|\n\n|word |**bold**|_em_"
    "|[a](b.md)|![a](b.png)|<br>|&amp;|https://x.org |***\n|===\n|<!-- c -->|é|\u202e|  \n"
)
SIGNS = st.sampled_from([*_SIGNS.split("|"), "| a | b |\n", "|---|:-:|\n"])


@pytest.mark.slow
@settings(max_examples=600)
@given(st.lists(SIGNS, max_size=14).map("".join))
def test_a_text_is_read_alike_without_the_extensions_whose_signs_it_lacks(text: str) -> None:
    everything = rendering._reader(tuple(rendering._SIGNS))
    try:
        expected = everything.reset().convert(meant(printable(text)))
    except Exception:  # what no reader can read is shown as it stands; see above
        rendering._reader.cache_clear()
        return
    assert to_html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<details markdown="1">\n<summary>S</summary>\nText\n</details>\n\n    more',
        '<div class="admonition" markdown="1">\nText\n</div>\n\n    more',
        '<dl markdown="1">\n<dd>Text</dd>\n</dl>\n\n    more',
        '<DL MARKDOWN="1">\n<dd>Text</dd>\n</DL>\n\n    more',
    ],
)
def test_a_tag_calls_the_extensions_that_know_it(text: str) -> None:
    assert to_html(text) == rendering._reader(tuple(rendering._SIGNS)).reset().convert(meant(text))


@pytest.mark.parametrize("name", rendering._SIGNS)
def test_every_extension_has_a_text_that_is_read_otherwise_without_it(name: str) -> None:
    text = {
        "admonition": "!!! note\n    a",
        "attr_list": "# a {#b}",
        "def_list": "a\n:   b",
        "footnotes": "a[^1]\n\n[^1]: b",
        "md_in_html": "<div markdown>*a*</div>",
        "portfolio_gen.markdown.dialect.addresses:Addresses": "https://x.org",
        "portfolio_gen.markdown.dialect.escapes:Escapes": "R\\&D",
        "pymdownx.arithmatex": "$x$",
        "pymdownx.details": "??? note\n    a",
        "pymdownx.highlight": '```python linenums="1"\nx\n```',
        "pymdownx.mark": "==a==",
        "pymdownx.superfences": "- a\n\n    ```\n    b\n    ```",
        "pymdownx.tasklist": "- [x] a",
        "pymdownx.tilde": "~~a~~",
        "sane_lists": "a\n\n1. b\n\n- c",
        "tables": "a|b\n-|-\nc|d",
    }[name]
    others = tuple(other for other in rendering._SIGNS if other != name)
    assert to_html(text) != rendering._reader(others).reset().convert(meant(text))


@pytest.mark.parametrize(
    "hidden",
    [
        "*SECRET*{: .hidden }",
        "*SECRET*{: style='display:none' }",
        "<span style='visibility:hidden'>*SECRET*</span>",
        "<div class='d-none' markdown='1'>\n\nSECRET\n\n</div>",
        "<template>\n\nSECRET\n\n</template>",
        "SECRET\n{: .d-none }",
    ],
)
def test_what_html_hides_is_on_no_page(hidden: str) -> None:
    html = render(f"before\n\n{hidden}\n\nafter", {}, {}).html
    assert "before" in html
    assert "after" in html
    assert "SECRET" not in html
