"""Pictures that stand in a text itself are pictures of it, and neither text nor a problem."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image
from small_school import ReadLearner

from portfolio_gen.model.media.inner_picture import name_and_place
from portfolio_gen.model.media.kind import MediaRefused
from portfolio_gen.source.opening import open_attachment
from portfolio_gen.source.text.inner_pictures import MOST, taken_out


def picture(colour: str = "red", form: str = "PNG", size: int = 4) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(out, form)
    return out.getvalue()


def address(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


RED, BLUE = address(picture()), address(picture("blue", "JPEG"), "image/jpeg")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"My poster:\n\n![][image1]\n\nI drew it.\n\n[image1]: <{RED}>", [picture()]),
        (f"![Poster][image1]\n\n[image1]: {RED}", [picture()]),
        (f"![Poster]({RED})", [picture()]),
        (f"![Poster]( <{RED}> 'Mine')", [picture()]),
        (f"<img alt='Poster' src='{RED}' width=9>", [picture()]),
        (f'<IMG SRC="{BLUE.replace("data:image", "DATA:IMAGE")}" alt="x">', [picture("blue", "JPEG")]),
        (f"![a]({RED}) and ![b]({BLUE})\n\n![c]({RED})", [picture(), picture("blue", "JPEG")]),
        (f"![a]({address(picture(), 'image/x-anything;charset=utf-8')})", [picture()]),
        (f"- a list\n\n    ![a]({RED})", [picture()]),
    ],
)
def test_it_is_a_picture_of_the_text(read: ReadLearner, text: str, shown: list[bytes]) -> None:
    portfolio, problems = read({"evidence/e.md": f"---\ntitle: Poster\n---\n{text}\n", "profile.md": "x"})
    entry = portfolio.evidence[0]
    assert [problem for problem in problems if problem.path.endswith("e.md")] == []
    assert [(each.photographic, each.visual) for each in entry.attachments] == [(True, True)] * len(shown)
    assert {reference.kind for reference in entry.body.references} == {"picture"}
    assert [open_attachment(portfolio.folder, each.path).read() for each in entry.attachments] == shown
    assert "base64" not in entry.body.markdown + entry.body.excerpt


@pytest.mark.parametrize(
    "data",
    [
        "data:image/png;base64,AAAA",
        address(b"<svg onload='alert(1)'/>", "image/svg+xml"),
        address(b"<html><script>1</script>"),
        "data:image/png;base64,=",
        "data:image/png;base64,A",
    ],
)
def test_what_is_no_picture_made_of_dots_is_named(read: ReadLearner, data: str) -> None:
    portfolio, problems = read({"evidence/e.md": f"# Poster\n\n![a]({data})\n", "profile.md": "x"})
    assert [(problem.code, problem.line) for problem in problems] == [("PG305", 3)]
    assert "Save the picture as a file" in problems[0].hint
    assert portfolio.evidence[0].attachments == ()


def test_code_and_hidden_words_keep_theirs(read: ReadLearner) -> None:
    text = f"# A\n\n```\n![a]({RED})\n```\n\n<!-- ![a]({BLUE}) -->\n"
    portfolio, problems = read({"evidence/e.md": text, "profile.md": "x"})
    assert problems == ()
    assert portfolio.evidence[0].attachments == ()
    assert RED in portfolio.evidence[0].body.markdown


def test_a_text_that_is_large_by_its_pictures_is_read(read: ReadLearner) -> None:
    large = address(bytes(2_500_000))
    files = {"evidence/e.md": f"# Poster\n\nWords.\n\n![a]({RED})\n\n![b]({large})", "profile.md": "x"}
    portfolio, problems = read(files)
    assert [problem.code for problem in problems] == ["PG305"]
    assert len(portfolio.evidence[0].attachments) == 1
    assert portfolio.evidence[0].body.words == 1


@pytest.mark.parametrize("text", ["a" * 2_000_001, f"{'a' * 2_000_001}\n![a]({RED})"])
def test_a_text_that_is_large_by_its_words_is_not(read: ReadLearner, text: str) -> None:
    portfolio, problems = read({"evidence/e.md": text, "profile.md": "x"})
    assert [(problem.code, problem.hint) for problem in problems] == [
        ("PG111", "Split it into files of less than 2,000,000 bytes.")
    ]
    assert portfolio.evidence == ()


def test_no_line_to_paste_has_the_name_of_a_picture_in_it(read: ReadLearner) -> None:
    _, problems = read({"evidence/e.md": f"# A\n\n![]({RED})", "profile.md": "x"})
    assert [(problem.code, problem.paste) for problem in problems] == [("PG308", ())]


def test_very_many_are_not_all_shown() -> None:
    text, found = taken_out("\n".join(f"![a]({address(bytes([at]) * 9)})" for at in range(MOST + 5)))
    assert len(found) == MOST
    assert text.count("picture-") == MOST + 5


def test_a_picture_that_is_gone_is_not_opened(read: ReadLearner) -> None:
    portfolio, _ = read({"evidence/e.md": f"# A\n\n![a]({RED})", "profile.md": "x"})
    (attachment,) = portfolio.evidence[0].attachments
    assert name_and_place(attachment.path)[0] == "evidence/e.md"
    read({"evidence/e.md": f"# A\n\n![a]({BLUE})"})
    with pytest.raises(MediaRefused, match="PG111"):
        open_attachment(portfolio.folder, attachment.path)
