"""The secret behind family links: it lives outside the content and the output, and never leaves this machine."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

VARIABLE = "PORTFOLIO_SECRET"
_LETTERS = 26
"""Of five bits each: 130 bits, beyond guessing."""


def read_secret(file: Path) -> bytes:
    """The secret from the environment, else from its file, made on the first build and readable by its owner only.

    Raises ValueError when the secret is too short to be one.
    """
    if given := os.environ.get(VARIABLE):
        return _checked(given.encode(), VARIABLE)
    try:
        return _checked(file.read_bytes().strip(), file.name)
    except FileNotFoundError:
        return _made(file)


def _made(file: Path) -> bytes:
    file.parent.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_hex(32).encode()
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _checked(file.read_bytes().strip(), file.name)
    with os.fdopen(handle, "wb") as opened:
        opened.write(secret + b"\n")
    return secret


def _checked(secret: bytes, where: str) -> bytes:
    if len(secret) < 16:
        raise ValueError(f"The secret in {where} is shorter than 16 characters; links made from it could be guessed.")
    return secret


def family_token(secret: bytes, learner: str) -> str:
    """The name of a learner's family folder: HMAC-SHA256 of the id under the secret, 26 letters of base 32."""
    digest = hmac.new(secret, f"family:{learner}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode().lower()[:_LETTERS]
