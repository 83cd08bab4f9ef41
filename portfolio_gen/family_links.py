"""The list of family links: whose family site is which, and under which address. Their tokens are `family_secret`'s."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from portfolio_gen.enrolment import learner_folders
from portfolio_gen.jobs import secret_of
from portfolio_gen.model.audience import Audience
from portfolio_gen.model.slug import slug
from portfolio_gen.named.learner import LearnerNames
from portfolio_gen.publish.family_secret import family_token
from portfolio_gen.settings import Settings, SettingsError

_ENDS = re.compile(r"[\s\0-\x1f\x7f<>\"]")
"""What a browser or a message takes for the end of an address."""


def family_pages(settings: Settings) -> list[tuple[str, Path]]:
    """Learners' folders with the page that opens their family site, built or not."""
    secret, family = secret_of(settings), settings.output / Audience.FAMILY.value
    names = (folder.name for folder in learner_folders(settings))
    return [(name, family / family_token(secret, slug(name)) / "index.html") for name in names]


def family_page(settings: Settings, wanted: str) -> Path:
    """The page that opens the family site of the learner that somebody means.

    Raises SettingsError where that is nobody, or several, and where the site is not built yet.
    """
    name = LearnerNames(settings).meant_in_part(wanted)
    page = dict(family_pages(settings))[name]
    if not page.is_file():
        raise SettingsError(f"The family site of {name} is not built yet. Make it with: portfolio build")
    return page


def web_address(written: str) -> str:
    """The address at which a school publishes its output, without a slash at its end.

    Raises SettingsError for what is not `http://` or `https://` and the name of a server, and for one that holds a
    password or something behind `?` or `#`: every family would be given it.
    """
    address = written.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable or "@" in parts.netloc or "?" in address or "#" in address or _ENDS.search(address):
        raise SettingsError(f"“{written}” is no address of a website. Write one such as https://portfolios.example.org")
    return address


def online(settings: Settings, page: Path, address: str) -> str:
    """The link of a page of the output that is published at this `web_address`."""
    return f"{address}/{page.relative_to(settings.output).as_posix()}"
