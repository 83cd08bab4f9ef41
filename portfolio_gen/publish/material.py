"""Material's stylesheet, less all that no page of ours can show: a site carries what is left.

Known is which classes pages have that are not ours: those of a learner's text. A rule that asks for any other goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portfolio_gen.markdown.cleaner import STUDENT_CLASSES

_CLASSES = STUDENT_CLASSES | {"md-typeset"}
_STRING = r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^'\\]|\\.)*'"
_SIGN = re.compile(rf"{_STRING}|[{{}};]", re.DOTALL)
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/", re.DOTALL)
_GROUPS = ("@media", "@supports", "@layer", "@container")
"""What stands around rules; what else begins with the sign is for moving parts, and pages have none."""
_COMMA = re.compile(r",(?![^()\[\]]*[)\]])")
_NEGATED = re.compile(r":not\([^()]*\)")
_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_FOREIGN = re.compile(
    r"\#|\[(?:id|data-|role=columnheader)|\bmjx-|\biframe\b|(?:\.admonition-title|\bsummary|\.footnote-backref)(?::[\w-]+)*:(?:before|after)$"
)
"""What only pages of MkDocs have, and the icons for which ours have no room."""
_DECLARED = re.compile(rf"(?<=[{{;])(--[\w-]+):(?:{_STRING}|[^;}}\"'])*;?", re.DOTALL)
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_EMPTY = re.compile(r"(?:(?<=[{}])|^)[^{}]+\{\}")


def used(css: str) -> str:
    """The rules of a stylesheet that a page of ours may be drawn by, and the values that these ask for."""
    return _lean(_fitting(_COMMENT.sub(r"\1", css)))


def _fitting(css: str) -> str:
    kept = []
    for head, body in _rules(css):
        if head.startswith(_GROUPS):
            kept.append(f"{head}{{{_fitting(body)}}}")
        elif not head.startswith("@"):
            fitting = [selector for selector in _COMMA.split(head) if _may_match(selector)]
            kept += [f"{','.join(fitting)}{{{body}}}"] if fitting else []
    return "".join(kept)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """What stands before the braces of each rule, and what between them. What has none is left out."""
    depth, begin, head = 0, 0, ""
    for sign in _SIGN.finditer(css):
        if sign.group() == "{":
            if not depth:
                head, begin = css[begin : sign.start()].strip(), sign.end()
            depth += 1
        elif sign.group() == "}":
            depth -= 1
            if not depth:
                yield head, css[begin : sign.start()]
                begin = sign.end()
        elif sign.group() == ";" and not depth:
            begin = sign.end()


def _may_match(selector: str) -> bool:
    asked = _NEGATED.sub("", selector)
    return not _FOREIGN.search(asked) and set(_CLASS.findall(asked)) <= _CLASSES


def _lean(css: str) -> str:
    """Without values by a name that no rule asks for, and without rules that say nothing."""
    asked = set(_ASKED.findall(css))
    slim = _DECLARED.sub(lambda found: found.group() if found.group(1) in asked else "", css)
    slim = _EMPTY.sub("", slim)
    return slim if slim == css else _lean(slim)
