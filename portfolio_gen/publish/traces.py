"""What is said to people about a file that may tell more than it shows."""

from __future__ import annotations

from collections.abc import Collection

from portfolio_gen.model.media.medium import Trace

_WORDS: dict[Trace, str] = {
    "anything": "anything, because it is locked",
    "places": "where it was made",
    "people": "who made it",
    "photographs": "who is in its pictures",
}
_LOOK = "Look at what is in it, or share it as a picture, a sound, a film or a PDF."
_WITHOUT_PICTURES = "Not everybody who sees it is to see photographs. Save it without those in it."
_REFUSED = "The school publishes no such file."


def message_and_hint(name: str, traces: Collection[Trace], *, refused: bool) -> tuple[str, str]:
    """The words of PG309, or of PG310 where the school has it refused."""
    told = [words for trace, words in _WORDS.items() if trace in traces]
    listed = " and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]
    hint = _WITHOUT_PICTURES if set(traces) == {"photographs"} else _LOOK
    return f"“{name}” may tell {listed}.", f"{_REFUSED} {hint}" if refused else hint
