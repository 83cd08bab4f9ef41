"""Captions of films (WebVTT, https://www.w3.org/TR/webvtt1/), written anew: times, places and what is shown.

Names of speakers and of cues, notes and style sheets are seen by nobody who watches, so they are left out.
"""

from __future__ import annotations

import re
from pathlib import Path

from portfolio_gen.model.media.kind import MediaRefused, MediaType
from portfolio_gen.model.printable import printable
from portfolio_gen.publish.media.treated import Treated, too_large

_LARGEST = 5_000_000
_TIME = r"((?:\d{2,4}:)?[0-5]\d:[0-5]\d)[.,](\d{3})"
_TIMING = re.compile(rf"\s*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t]+(.*))?")
_NUMBER = r"-?\d{1,5}(?:\.\d{1,5})?%?"
_SETTING = re.compile(
    rf"vertical:(?:rl|lr)|(?:line|position):{_NUMBER}(?:,[a-z-]{{1,12}})?|size:{_NUMBER}|align:(?:start|center|end|left|right)"
)
_TAG = re.compile(r"<(/?)([a-z\d][^<>.\s/]*+)[^<>]*+>", re.IGNORECASE)
_SHOWN = frozenset(("i", "b", "u", "ruby", "rt"))


def only_cues(copy: Path, made: Path, media_type: MediaType) -> Treated:
    """The captions with their times, and nothing else. Raises MediaRefused: PG303 too large, PG305 no captions."""
    if copy.stat().st_size > _LARGEST:
        raise too_large("The captions are larger than 5 MB.")
    cues = [cue for block in _blocks(_text(copy.read_bytes())) if (cue := _cue(block))]
    if not cues:
        hint = "Each needs a line such as 00:01.000 --> 00:04.000, its words below it, and an empty line after it."
        raise MediaRefused("PG305", "There are no captions in it.", hint)
    made.write_text("\n\n".join(("WEBVTT", *cues)) + "\n", "utf-8", newline="\n")
    return Treated(media_type.suffix)


def _text(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return printable("\n".join(data.decode(encoding).splitlines()))
    except UnicodeDecodeError as error:
        hint = "In your editor choose “Save as” and the encoding UTF-8."
        raise MediaRefused("PG305", "The captions have letters that are not saved as UTF-8.", hint) from error


def _blocks(text: str) -> list[list[str]]:
    return [block.split("\n") for block in re.split(r"\n(?:[ \t]*\n)+", text)]


def _cue(block: list[str]) -> str:
    """One caption; "" for the heading, a note, a style sheet or a region."""
    for at, line in enumerate(block[:2]):
        if timing := _TIMING.fullmatch(line):
            settings = filter(_SETTING.fullmatch, (timing[5] or "").split())
            words = "\n".join(filter(None, map(_words, block[at + 1 :])))
            times = f"{timing[1]}.{timing[2]} --> {timing[3]}.{timing[4]}"
            return "\n".join((" ".join((times, *settings)), words)) if words else ""
    return ""


def _words(line: str) -> str:
    """A line of words with the tags that change how they look; a sign that begins none is shown as it stands."""
    kept, at = [], 0
    for tag in _TAG.finditer(line):
        kept.append(_plain(line[at : tag.start()]))
        kept.append(f"<{tag[1]}{tag[2]}>" if tag[2] in _SHOWN else "")
        at = tag.end()
    return "".join((*kept, _plain(line[at:]))).strip()


def _plain(words: str) -> str:
    return words.replace("<", "&lt;").replace(">", "&gt;")
