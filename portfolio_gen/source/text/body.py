"""The text of an entry: what is hidden in it is cut, its title and its sections are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio_gen.model.dialect.braces import plain_braces
from portfolio_gen.model.dialect.lines import Line
from portfolio_gen.model.dialect.translation import translated
from portfolio_gen.model.dialect.words import blanked_code
from portfolio_gen.model.media.inner_picture import names_one
from portfolio_gen.model.printable import printable
from portfolio_gen.model.tangles import too_complex
from portfolio_gen.problems import Problems
from portfolio_gen.source.text.comments import ENDS, without_comments
from portfolio_gen.source.text.foreign_code import report_foreign_code
from portfolio_gen.source.text.headings import Heading, headings, title_heading
from portfolio_gen.source.text.hidden_parts import without_hidden_parts
from portfolio_gen.source.text.line_breaks import with_breaks
from portfolio_gen.source.text.link_comments import without_link_comments
from portfolio_gen.source.text.places import Places, places_of
from portfolio_gen.source.text.tag_or_heading import report_tags_like_headings

SHORT = 80
"""Characters of a line of the text that a problem repeats whole: of what somebody tells, no more than of a name."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that carries standards of its own."""

    heading: str
    """Empty where the heading became the title: then the whole entry is meant."""
    codes: str
    """As they stand there, with signs between them."""
    line: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in a text, before its links are followed."""

    markdown: str
    heading: str
    """The heading that names the text, or an empty text."""
    lines: tuple[tuple[int, str], ...]
    """Lines of prose with their number in the file, as Markdown has them: outside code blocks, code spans blanked."""
    sections: tuple[Section, ...]
    written: tuple[str, ...]
    """The rows as they were typed."""
    first_line: int
    places: Places
    """Where links within the text may lead."""

    def line_with(self, line: int, written: str, better: str) -> tuple[str, ...]:
        """A line of the file with something else in the place of what is written in it.

        None where it is long, or does not stand there just so, once.
        """
        row = self.written[line - self.first_line]
        fits = row.count(written) == 1 and len(row) <= SHORT and not names_one(row)
        return (row.replace(written, better).rstrip(),) if fits and "`" not in row and "<!--" not in row else ()


def scan(text: str, first_line: int, title: str | None, path: str, problems: Problems, *, breaks: bool = False) -> Scan:
    """Read a body: cut what is hidden in it and the repeated title, note what will not be shown as written.

    `title` is what the page is called: a heading that says it again is cut. An empty one lets the heading that
    names the text become the title, and cuts that; None leaves all headings. `breaks` keeps the lines of paragraphs.
    """
    text = uncovered(text, first_line, path, problems)
    text = with_breaks(text) if breaks else text
    rows = text.split("\n")
    lines = translated(text)
    prose = tuple(_prose(lines, first_line, path, problems))
    for number, line in prose:
        report_foreign_code(line, number, path, problems)
    found = tuple(headings(lines, first_line))
    _report_main_headings(found, path, problems)
    report_tags_like_headings(lines, first_line, path, problems)
    naming = title_heading(found, rows)
    repeated = naming if naming and _is_title(naming, title, rows) else None
    for index in repeated.rows if repeated else ():
        rows[index] = ""
    sections = tuple(Section("" if h is repeated else h.text, h.codes, h.line) for h in found if h.codes)
    _report_tangle(rows, first_line, path, problems)
    heading = naming.text if naming else ""
    markdown = "\n".join(rows).strip("\n")
    return Scan(markdown, heading, prose, sections, tuple(text.split("\n")), first_line, places_of(lines, found))


def uncovered(text: str, first_line: int, path: str, problems: Problems) -> str:
    """The text with the same rows, without anything that is hidden in it; what is never closed is reported."""
    found = without_comments(printable(text))
    if found.unclosed is not None:
        message = f"A hidden comment ({found.sign}) begins here and never ends."
        hint = f"Write {ENDS[found.sign]} where the hidden part ends. Until then nothing below this line is shown."
        problems.add("PG407", path, first_line + found.unclosed, message, hint)
    cut = without_link_comments(found.text)
    if cut.unclosed is not None:
        message = "A hidden comment begins here and never ends."
        hint = f"Write {cut.sign} where the hidden part ends. Until then the rest of this paragraph is not shown."
        problems.add("PG407", path, first_line + cut.unclosed, message, hint)
    return without_hidden_parts(cut.text, first_line, path, problems)


def _report_tangle(rows: Sequence[str], first_line: int, path: str, problems: Problems) -> None:
    lines = translated("\n".join(rows))
    if tangle := too_complex("\n".join(line.text for line in lines)):
        message = f"This cannot be read as Markdown. From here on there are {tangle.what}."
        hint = "The text is shown as you typed it. Put what was pasted between two lines of ```, or into its own file."
        problems.add("PG406", path, first_line + lines[tangle.line - 1].row, message, hint)


def _prose(lines: Sequence[Line], first_line: int, path: str, problems: Problems) -> Iterator[tuple[int, str]]:
    before, blank = first_line - 2, True
    for paragraph in _paragraphs(lines):
        if paragraph[0].kind != "code":
            number = first_line + paragraph[0].row
            if number == before + 1 and not blank and not paragraph[0].blank:
                yield before, ""  # a link does not go on in the next paragraph
            before, blank = first_line + paragraph[-1].row, paragraph[-1].blank
            text = blanked_code("\n".join(line.text for line in paragraph))
            for line, row in zip(paragraph, text.split("\n"), strict=True):
                yield first_line + line.row, row.replace("](", "] (") if line.kind == "raw" else plain_braces(row)
    if unclosed := next((line for line in lines if line.fence), None):
        hint = f"Put {unclosed.fence} on a line of its own where the code ends."
        problems.add("PG403", path, first_line + unclosed.row, "A code block begins here and never ends.", hint)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that are read together."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and not line.goes_on:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _report_main_headings(found: Sequence[Heading], path: str, problems: Problems) -> None:
    mains = [heading for heading in found if heading.level == 1]
    if len(mains) > 1:
        message = f"This is main heading 2 of {len(mains)}: “{mains[1].text[:60]}”"
        hint = "Keep one line with a single #, and begin the others with ##. They are shown one step smaller."
        problems.add("PG404", path, mains[1].line, message, hint)


def _is_title(heading: Heading, title: str | None, rows: Sequence[str]) -> bool:
    """Whether a heading only says again what the page is called."""
    if heading.pictured or title is None:
        return False
    first = not any(row.strip() for row in rows[: heading.rows[0]])
    if title:
        return heading.text.casefold() == title.casefold() and (first or heading.level == 1)
    return first or heading.level == 1
