"""What a family link is made of: a learner's id under a secret that lies outside of content and output."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from portfolio_gen.publish.durable import sync
from portfolio_gen.user_error import UserError
from portfolio_gen.whole_file import write_whole

VARIABLE = "PORTFOLIO_SECRET"
_LETTERS = 26
"""Of five bits each: 130 bits, beyond guessing."""


class UnusableSecret(UserError):
    """A secret that no family link can be made of; the text says which, and never what it is."""


def read_secret(file: Path, *, links_stand: bool = False) -> bytes:
    """The secret from the environment, else from its file, made on the first build and readable by its owner only.

    An empty file is none where a first build was cut off. Raises UnusableSecret when the secret is too short to be one,
    and when the file is empty although `links_stand` that were made from it: a new one would break every family's link.
    """
    if VARIABLE in os.environ:
        return _checked(os.environ[VARIABLE].encode(), VARIABLE)
    with suppress(FileNotFoundError):
        if found := file.read_bytes().strip():
            return _checked(found, file.name)
        if links_stand:
            raise UnusableSecret(
                f"The secret in {file} is empty, and with another one every family's link would break. Put the file "
                "back from your backup. To give all families new links, delete the file."
            )
    return _made(file)


def _made(file: Path) -> bytes:
    """Written beside and renamed, so that a crash leaves no secret or a whole one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(file, secrets.token_hex(32).encode() + b"\n")
    sync(file.parent)
    return file.read_bytes().strip()


def _checked(secret: bytes, where: str) -> bytes:
    if not secret.strip():
        raise UnusableSecret(f"{where} is set, and empty. Unset it, or set it to a secret of 16 characters or more.")
    if len(secret) < 16:
        raise UnusableSecret(
            f"The secret in {where} is shorter than 16 characters; links made from it could be guessed."
        )
    return secret


def family_token(secret: bytes, learner: str) -> str:
    """The name of a learner's family folder: HMAC-SHA256 of the id under the secret, 26 letters of base 32."""
    digest = hmac.new(secret, f"family:{learner}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:_LETTERS]
