"""What stands in a text but is not for readers: programs, other sites, code of other generators."""

from __future__ import annotations

import re

from portfolio_gen.problems import Problems

_TEMPLATE = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^%]{0,200}%\}|\{\{[<%][^{}]{0,200}[>%]\}\}|^\s{0,8}:::+\s{0,8}\{")
_ELEMENT = (
    r"<\s{0,3}(?:script|form|input|button|select|textarea|style|svg|math|base|link|meta|plaintext"
    r"|template|frame|frameset|applet|marquee|xmp|noscript)\b"
)
_HANDLER = r"<\w[^<>]{0,500}[\s/\"']on[a-z]{2,30}\s{0,9}="
_ADDRESS = r"(?:href|src|data)\s{0,9}=\s{0,9}[\"']?\s{0,9}(?:javascript|data|vbscript):"
_LINK = re.compile(r"\]\(\s{0,9}(?:javascript|vbscript|data):", re.IGNORECASE)
_ACTIVE = re.compile("|".join((_ELEMENT, _HANDLER, _ADDRESS)), re.IGNORECASE)
_FRAME = re.compile(r"<\s{0,3}(?:iframe|embed|object)\b[^<>]{0,1000}>?", re.IGNORECASE)
_FRAMED = re.compile(r"\b(?:src|data)\s{0,9}=\s{0,9}[\"']?\s{0,9}([^\"'\s>]{1,500})", re.IGNORECASE)
_WEB = re.compile(r"(?:https?:)?[/\\]{2}", re.IGNORECASE)


_PATH = re.compile(
    r"""\]\([^()\n]{0,300}\)|(?:src|href)\s{0,5}=\s{0,5}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}')""", re.IGNORECASE
)
"""The path of a link or a picture: what is in it is followed, and never printed."""


def report_foreign_code(line: str, number: int, path: str, problems: Problems) -> None:
    """Say what of one line will not be shown as it was written."""
    if "<" in line:
        _report_elements(line, number, path, problems)
    elif "](" in line and (match := _LINK.search(line)):
        _report_program(match, number, path, problems)
    if "{" in line and (match := _TEMPLATE.search(_PATH.sub("", line))):
        message = f"“{match[0][:60].strip()}” is code for another program."
        hint = "It is printed as it stands. Write plain Markdown in its place."
        problems.add("PG402", path, number, message, hint)


def _report_elements(line: str, number: int, path: str, problems: Problems) -> None:
    frame = _FRAME.search(line)
    framed = _FRAMED.search(frame[0]) if frame else None
    empty = frame if frame and not framed and (frame[0].endswith(">") or frame.end() < len(line)) else None
    if match := _ACTIVE.search(line) or _LINK.search(line) or empty:
        _report_program(match, number, path, problems)
    if framed and _WEB.match(framed[1]):
        message = f"“{framed[1][:80]}” would be loaded from another site."
        hint = "It is shown as a link. Write it as a link yourself: [what it is](address)"
        problems.add("PG405", path, number, message, hint)


def _report_program(found: re.Match[str], number: int, path: str, problems: Problems) -> None:
    message = f"“{found.string[found.start() : found.start() + 60].strip()}” could run as a program."
    hint = "It is taken out. To show code to people, put it between ``` lines."
    problems.add("PG401", path, number, message, hint)
