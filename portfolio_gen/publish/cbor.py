"""The part of CBOR (RFC 8949) that a search index is written in: whole numbers, texts and lists, of known length."""

from __future__ import annotations

Value = int | str | list["Value"]

_POSITIVE, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
_LONG = {24: 1, 25: 2, 26: 4, 27: 8}
"""Bytes of the number that follows a first byte which cannot hold it."""


class UnknownForm(ValueError):
    """The data holds something else, or ends too early."""


def decode(data: bytes) -> Value:
    """The one value that the data is. Raises UnknownForm."""
    value, end = _read(data, 0)
    if end != len(data):
        raise UnknownForm(f"{len(data) - end} bytes follow the value")
    return value


def _read(data: bytes, at: int) -> tuple[Value, int]:
    kind, number, at = _head(data, at)
    if kind == _POSITIVE:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT and at + number <= len(data):
        return data[at : at + number].decode("utf-8"), at + number
    if kind == _LIST:
        items: list[Value] = []
        for _ in range(number):
            item, at = _read(data, at)
            items.append(item)
        return items, at
    raise UnknownForm(f"kind {kind} at byte {at}")


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    if at >= len(data):
        raise UnknownForm("the data ends too early")
    kind, short = divmod(data[at], 32)
    if short < 24:
        return kind, short, at + 1
    end = at + 1 + _LONG.get(short, len(data))
    if end > len(data):
        raise UnknownForm(f"a length of form {short} at byte {at}")
    return kind, int.from_bytes(data[at + 1 : end], "big"), end


def encode(value: Value) -> bytes:
    """The shortest writing of a value."""
    if isinstance(value, int):
        return _begin(_POSITIVE, value) if value >= 0 else _begin(_NEGATIVE, -1 - value)
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _begin(_TEXT, len(text)) + text
    return _begin(_LIST, len(value)) + b"".join(map(encode, value))


def _begin(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind * 32 + number])
    form = next(form for form, size in _LONG.items() if number < 1 << size * 8)
    return bytes([kind * 32 + form]) + number.to_bytes(_LONG[form], "big")
