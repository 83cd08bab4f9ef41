"""The walk down a text: which lines are a list, a quotation, a heading, code, a table, and how Markdown says it."""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_gen.model.dialect import boxes, elements, headings, items, quotations, tables
from portfolio_gen.model.dialect.fences import FencedBlocks, fenced, shown_as_typed
from portfolio_gen.model.dialect.items import ItemSign
from portfolio_gen.model.dialect.lines import EMPTY_COMMENT, TAB, Line, below, gap, indented_end
from portfolio_gen.model.dialect.paragraphs import is_definition, paragraph
from portfolio_gen.model.dialect.sentences import are_sentences, is_sentence
from portfolio_gen.model.dialect.words import read_words

_DEEPEST = 25
"""Lists, quotations and boxes inside one another; what lies deeper is left as it stands."""
_CODE_IN_ITEM = 6
"""Columns behind an item's words from which a line is code; fewer are an item's own indentation."""


class Walk:
    """One text, or what stands in one item, quotation or box."""

    def __init__(self, lines: Sequence[Line], depth: int, *, in_item: bool = False, far_in: bool = False) -> None:
        """`far_in`: what it becomes stands in by four blanks, where HTML is read as words among others."""
        self._lines = lines
        self._depth = depth
        self._in_item = in_item
        self._code_from = _CODE_IN_ITEM if in_item else TAB
        self._fences = FencedBlocks(lines)
        self._elements = None if far_in else elements.Elements(lines)
        self._out: list[Line] = []
        self._held = 0
        """How much had been written when the last list, quotation or box ended."""
        self._gaps = False
        """Whether there is an empty line in what has been written."""
        self._open: list[Line] = []
        """The lines of the paragraph that goes on."""
        self._blocks = (
            self._fence, self._element, self._heading, self._quotation, self._definition,
            self._list, self._box, self._table, self._code,
        )  # fmt: skip

    def lines(self) -> list[Line]:
        """All of it."""
        at = 0
        while at < len(self._lines):
            at = self._step(at)
        self._end_paragraph()
        return self._out

    def _step(self, at: int) -> int:
        line = self._lines[at]
        if line.blank:
            self._end_paragraph()
            self._out.append(line.with_text(""))
            self._gaps = True
            return at + 1
        for block in () if line.begins_with_a_word and "|" not in line.text else self._blocks:
            if end := block(at):
                return end
        self._open.append(line)
        return at + 1

    def _begins(self, at: int) -> bool:
        """Whether this line ends a paragraph above it."""
        line = self._lines[at]
        if line.begins_with_a_word:
            return False
        found = items.item(self._lines, at)
        return bool(
            self._fences.end(at)
            or headings.heading(line)
            or quotations.is_quoted(line)
            or items.is_rule(line)
            or boxes.begun_apart(line)
            or (self._elements and self._elements.at(at))
            or (found and (items.may_interrupt(found) or not found.words or found.number))
        )

    def _end_paragraph(self, *, apart: bool = False) -> None:
        """Write the open paragraph; `apart` puts an empty line below whatever comes before."""
        self._out += paragraph(self._open)
        self._open = []
        if apart and self._out and not self._out[-1].blank:
            self._add_gap()

    def _add_gap(self) -> None:
        self._out.append(gap(self._out[-1]))
        self._gaps = True

    def _inner(self, lines: Sequence[Line], far_in: bool, *, in_item: bool = False) -> list[Line]:
        if self._depth >= _DEEPEST:
            return list(lines)
        return Walk(lines, self._depth + 1, in_item=in_item, far_in=far_in or self._elements is None).lines()

    def _fence(self, at: int) -> int:
        signs = self._fences.begins(at)
        end = self._fences.end(at)
        if signs and not end:
            self._open.append(shown_as_typed(self._lines[at], signs))
            return at + 1
        if end:
            self._end_paragraph(apart=True)
            self._out += fenced(self._lines[at:end])
            self._part_from(end)
        return end

    def _part_from(self, at: int) -> None:
        """Put an empty line before the line that comes next."""
        if at < len(self._lines) and not self._lines[at].blank:
            self._add_gap()

    def _element(self, at: int) -> int:
        element = self._elements.at(at) if self._elements else None
        if not element:
            return 0
        self._end_paragraph()
        if self._out and self._out[-1].kind != "raw":
            self._end_paragraph(apart=True)
        lines = self._lines[at : element.last + 1]
        self._out += elements.written_element(lines, element, self._inner)
        self._held = len(self._out)
        after = lines[-1].text[element.after :]
        if after.strip():
            self._add_gap()
            self._open.append(lines[-1].with_text(after))
        elif element.last + 1 < len(self._lines) and self._elements and not self._elements.at(element.last + 1):
            self._part_from(element.last + 1)
        return element.last + 1

    def _heading(self, at: int) -> int:
        line = self._lines[at]
        found = headings.heading(line)
        if found:
            self._end_paragraph(apart=self._in_item)
            self._out.append(found)
            if self._in_item:
                self._part_from(at + 1)
            return at + 1
        if len(self._open) == 1 and (level := headings.underlined(self._open[0], line)):
            above, self._open = self._open[0], []
            self._out += headings.from_underlined(above, line, level)
            self._gaps = True
            return at + 1
        if items.is_rule(line):
            self._end_paragraph(apart=True)
            self._out.append(line.dedented(TAB))
            return at + 1
        return 0

    def _quotation(self, at: int) -> int:
        if not quotations.is_quoted(self._lines[at]):
            return 0
        end = quotations.quotation_end(self._lines, at, self._begins)
        self._end_paragraph(apart=True)
        self._out += quotations.rewritten_quotation(self._lines[at:end], self._inner)
        self._held = len(self._out)
        self._part_from(end)
        return end

    def _definition(self, at: int) -> int:
        if not is_definition(self._lines[at]):
            return 0
        self._end_paragraph(apart=True)
        self._out.append(self._lines[at].dedented(TAB))
        if at + 1 < len(self._lines) and not is_definition(self._lines[at + 1]):
            self._part_from(at + 1)
        return at + 1

    def _list(self, at: int) -> int:
        found = items.item(self._lines, at)
        if not found or (self._open and not items.may_interrupt(found)):
            return 0
        if found.common and found.column >= self._code_from and not self._open and not is_sentence(found.words):
            return 0
        self._end_paragraph(apart=not self._in_item or self._gaps)
        return self._items(at, found)

    def _items(self, at: int, first: ItemSign) -> int:
        """Write items of one kind that stand below each other."""
        found: ItemSign | None = first
        while found:
            end = items.item_end(self._lines, at, found, self._fences, self._begins)
            simple = self._write_item(self._lines[at:end], found)
            at = end
            found = items.item(self._lines, at) if at < len(self._lines) else None
            found = found if found and bool(found.number) == bool(first.number) else None
            if not simple or not found:
                self._part_from(at)
        self._held = len(self._out)
        return at

    def _write_item(self, lines: Sequence[Line], found: ItemSign) -> bool:
        """Write an item; says whether it holds nothing but words and lists."""
        first = lines[0].with_text(found.words)
        if len(lines) == 1 and first.begins_with_a_word:
            self._out.append(first.with_text(found.written + read_words(found.words)))
            return True
        body = [first, *(line.dedented(found.content) for line in lines[1:])]
        inner = self._inner(body, True, in_item=True)
        written = items.written_item(found, inner)
        self._out += written
        return not any(line.blank for line in written[1:])

    def _box(self, at: int) -> int:
        begun = boxes.begun(self._lines[at])
        if not begun or (begun.explains and not self._has_term()):
            return 0
        end = at + 1
        while begun.belongs and end < len(self._lines) and self._goes_on(end):
            end += 1
        end = indented_end(self._lines, end, TAB)
        self._end_paragraph(apart=self._in_item or not begun.belongs)
        inner = [line.dedented(TAB) for line in self._lines[at + 1 : end]]
        first = self._lines[at].with_text(begun.words)
        self._out += below(begun.sign, self._inner([first, *inner], True))
        self._held = len(self._out)
        return end

    def _goes_on(self, at: int) -> bool:
        """Whether a line goes on with the paragraph above it, whatever that stands in."""
        return not (self._lines[at].blank or self._begins(at) or boxes.begun(self._lines[at]))

    def _has_term(self) -> bool:
        """Whether there is a word right above, or above an empty line, whose meaning may come now."""
        above = next((line for line in reversed(self._out) if not line.blank), None)
        return bool(self._open) or (above is not None and above.kind == "text" and not above.level)

    def _table(self, at: int) -> int:
        end = tables.table_end(self._lines, at, self._begins)
        if end:
            self._end_paragraph(apart=True)
            self._out += tables.rows(self._lines[at:end])
            self._part_from(end)
        return end

    def _code(self, at: int) -> int:
        if self._open or self._lines[at].indent < self._code_from or are_sentences(self._lines, at):
            return 0
        end = indented_end(self._lines, at, self._code_from)
        end = next((index for index in range(at, end) if self._fences.end(index)), end)
        self._end_paragraph(apart=True)
        if self._held and all(self._out[index].blank for index in range(self._held, len(self._out))):
            self._out += [self._out[-1]._replace(text=EMPTY_COMMENT, kind="raw"), gap(self._out[-1])]
        self._held = 0
        self._out += [line.dedented(self._code_from - TAB)._replace(kind="code") for line in self._lines[at:end]]
        self._part_from(end)
        return end
