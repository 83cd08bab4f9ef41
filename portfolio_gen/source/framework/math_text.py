r"""LaTeX in a line of text to signs anyone can read: `\(\frac58\times2^3\)` becomes 5/8 × 2³."""

from __future__ import annotations

import re
from collections.abc import Iterator

DEEPEST_FORMULA = 40
"""Braces in one formula; one with more stays as it is."""

_MATH = re.compile(
    r"\\\((.{1,2000}?)\\\)|\\\[(.{1,2000}?)\\\]|\$\$([^$]{1,2000})\$\$"
    r"|\$(?=[^\s$])((?:[^$\\\n]|\\.){1,2000}?)(?<=\S)\$(?!\d)",
    re.DOTALL,
)
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[{}^_]|\s+|[^\\{}^_\s]", re.S)
_FORMULA = re.compile(r"[\\^_{=]")
_FRACTION_BEFORE = re.compile(r"(?<![\w)/])(\d+/\d+)$")
_SIMPLE = re.compile(r"√?(?:\d[\d.]*|\w)[⁰¹²³⁴-⁹⁻ⁿ°]*|\([^()]*\)[⁰¹²³⁴-⁹⁻ⁿ]*")
"""What needs no brackets above or below a fraction's line."""
_SIGNS = {
    "times": " × ", "div": " ÷ ", "cdot": "·", "pm": " ± ", "mp": " ∓ ", "leq": " ≤ ", "le": " ≤ ",
    "geq": " ≥ ", "ge": " ≥ ", "neq": " ≠ ", "ne": " ≠ ", "approx": " ≈ ", "equiv": " ≡ ", "sim": " ∼ ",
    "lt": " < ", "gt": " > ", "rightarrow": " → ", "to": " → ", "leftarrow": " ← ", "Rightarrow": " ⇒ ",
    "infty": "∞", "degree": "°", "circ": "°", "angle": "∠", "triangle": "△", "bigtriangleup": "△",
    "square": "□", "Box": "□", "parallel": " ∥ ", "perp": " ⊥ ", "in": " ∈ ", "cup": " ∪ ", "cap": " ∩ ",
    "subset": " ⊂ ", "sum": "∑", "int": "∫", "prime": "′", "ldots": "…", "dots": "…", "cdots": "⋯",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "theta": "θ", "lambda": "λ",
    "mu": "μ", "pi": "π", "sigma": "σ", "Sigma": "Σ", "phi": "φ", "omega": "ω", "space": " ", "quad": " ",
    "qquad": " ",
}  # fmt: skip
_NOTHING = {"left", "right", "displaystyle", "textstyle", "limits", "big", "Big"}
_STYLES = {"mathrm", "mathbf", "mathit", "mathsf", "text", "textrm", "textbf", "textit", "operatorname"}
_RAISED = dict(
    zip("0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))


def readable_math(text: str) -> str:
    """Every formula between LaTeX's signs as plain text. Dollars that are money stay dollars."""
    return _MATH.sub(_formula, text)


def raised(text: str) -> str:
    """Text as an exponent: ², ⁿ⁺¹, or ^(…) where Unicode has no such letters."""
    return _moved(text, _RAISED, "^")


def lowered(text: str) -> str:
    """Text as an index: ₂, or _(…) where Unicode has no such letters."""
    return _moved(text, _LOWERED, "_")


def _moved(text: str, letters: dict[str, str], sign: str) -> str:
    compact = text.replace(" ", "")
    if all(ch in letters for ch in compact):
        return "".join(letters[ch] for ch in compact)
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text.strip()})"


def _formula(match: re.Match[str]) -> str:
    inner = next(group for group in match.groups() if group is not None)
    money = match[4] is not None and not _FORMULA.search(inner)
    if money or inner.count("{") > DEEPEST_FORMULA:
        return match[0]
    return " ".join(_group(iter(_TOKEN.findall(inner))).split())


def _group(parts: Iterator[str]) -> str:
    """Everything up to the brace that closes this group."""
    done = ""
    for part in parts:
        if part == "}":
            break
        if part.strip() == r"\over":
            return f"{_bracketed(done)}/{_bracketed(_group(parts))}"
        if part.strip() == r"\frac" and (done[-1:].isalnum() or done.endswith(")")):
            done += " "
        piece = _piece(part, parts)
        done = (_FRACTION_BEFORE.sub(r"(\1)", done) if piece[:1].isalpha() else done) + piece
    return done


def _piece(part: str, parts: Iterator[str]) -> str:
    if part == "{":
        return _group(parts)
    if part in "^_":
        moved = _next(parts)
        return raised(moved) if part == "^" else lowered(moved)
    if not part.startswith("\\"):
        return " " if part.isspace() else part
    name = part[1:].strip()
    if not name.isalpha():
        return " " if name in (";", ",", ":", "!", "", "\\") else name
    return _command(name, parts)


def _command(name: str, parts: Iterator[str]) -> str:
    if name in ("frac", "dfrac", "tfrac"):
        return f"{_bracketed(_next(parts))}/{_bracketed(_next(parts))}"
    if name == "sqrt":
        return f"√{_bracketed(_next(parts))}"
    if name in ("overset", "overline", "bar", "dot"):
        mark = _next(parts) if name == "overset" else "_"
        below = _next(parts)
        return f"{below}\u0305" if mark in "_-.¯" else f"{below}{raised(mark)}"
    if name in _STYLES:
        return _next(parts)
    return "" if name in _NOTHING else _SIGNS.get(name, f"{name} ")


def _next(parts: Iterator[str]) -> str:
    """What a command applies to: the next group, sign or command."""
    for part in parts:
        if not part.isspace():
            return "" if part == "}" else _piece(part, parts).strip()
    return ""


def _bracketed(text: str) -> str:
    text = text.strip()
    return text if not text or _SIMPLE.fullmatch(text) else f"({text})"
