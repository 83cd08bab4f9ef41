"""How pages write days and names of languages, shorten a text, and which way a language is read."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from portfolio_gen.model.script import direction
from portfolio_gen.pages.parts import Day, Spoken

PAGE_LANGUAGE = "en"
"""What headings, labels and dates of pages are written in."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_AFTER_HOLIDAYS = 8
"""The month in which a school year may begin."""
_LANGUAGES = {
    "am": "Amharic", "ar": "Arabic", "bs": "Bosnian", "de": "German", "en": "English", "es": "Spanish",
    "fa": "Farsi", "fr": "French", "ht": "Haitian Creole", "ig": "Igbo", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "mn": "Mongolian", "my": "Burmese", "ne": "Nepali", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ru": "Russian", "rw": "Kinyarwanda", "so": "Somali", "sv": "Swedish", "sw": "Swahili",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class Dated(Protocol):
    """What may have a day: one that counts, or one that can hardly be right."""

    @property
    def date(self) -> dt.date | None:
        """The day that counts."""

    @property
    def doubtful(self) -> dt.date | None:
        """The day that is only shown."""


def spoken(lang: str) -> Spoken:
    """`lang` and `dir` to mark somebody's words with; empty texts for the language that pages themselves speak."""
    same = lang.casefold() in ("", PAGE_LANGUAGE) or lang.casefold().startswith(f"{PAGE_LANGUAGE}-")
    return {"lang": "", "dir": ""} if same else {"lang": lang, "dir": direction(lang)}


def day(date: dt.date | None, as_of: dt.date | None) -> Day | None:
    """A day for a page; None where there is none."""
    return known_day(date, as_of) if date else None


def known_day(date: dt.date, as_of: dt.date | None) -> Day:
    """A day for a page: ISO, short (Oct 3) and long (October 3); the year unless it is the site's school year."""
    month = _MONTHS[date.month - 1]
    year = "" if as_of and _half_of_year(as_of) == _half_of_year(date) else f", {date.year}"
    return {
        "iso": date.isoformat(),
        "short": f"{month if len(month) < 5 else month[:3]} {date.day}{year}",
        "long": f"{month} {date.day}{year}",
    }


def _half_of_year(date: dt.date) -> tuple[int, bool]:
    """The year, and whether it is before or after the long holidays: within one, a day without a year is clear."""
    return date.year, date.month < _AFTER_HOLIDAYS


def full_day(date: dt.date | None) -> Day | None:
    """A day with its year in any case."""
    return day(date, None)


def day_of(item: Dated, as_of: dt.date | None) -> Day | None:
    """The day of an entry or a view as it was written; with its year in any case where it can hardly be right."""
    return full_day(item.doubtful) if item.doubtful else day(item.date, as_of)


def shortened(text: str, longest: int) -> str:
    """A text that fits into so many characters; a longer one ends at a word."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def sentence(text: str) -> str:
    """The text with a capital at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def language(tag: str) -> str:
    """The English name of a language, or the tag itself."""
    return _LANGUAGES.get(tag.casefold().partition("-")[0], tag)
