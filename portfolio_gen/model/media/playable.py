"""Which films and sounds browsers play, by the codecs in them."""

from __future__ import annotations

from collections.abc import Collection

_HALF = frozenset("hvc1 hev1 dvh1 dvhe".split())
"""HEVC: Safari plays it, and others where the machine can."""
_FILMS = frozenset(
    "mp4v s263 h263 jpeg mjpa mjpb dvcp dvpp dv5n SVQ1 SVQ3 cvid rle rpza icod apch apcn apcs apco ap4h ap4x".split()
)
_SOUNDS = frozenset("samr sawb alac sowt twos in24 in32 fl32 ulaw alaw ima4 QDM2 ac-3 ec-3 A_AC3 A_PCM/INT/LIT".split())
_SAVE_FILM = (
    "Save it again as .mp4 with H.264: film programs call that “most compatible”, iPhones under Camera, Formats."
)
_SAVE_SOUND = "Save it again as .mp3 or .m4a (AAC)."


def hardly_played(name: str, codecs: Collection[str]) -> tuple[str, str] | None:
    """What many browsers cannot play of a file, and how to save it instead; None where they can, as far as is known."""
    found = {codec.strip() for codec in codecs}
    if found & _HALF:
        return f"About half of all browsers play the sound of “{name}” and show no picture: it is HEVC.", _SAVE_FILM
    if found & _FILMS:
        return f"Most browsers cannot show “{name}”: its pictures are saved in a way they do not know.", _SAVE_FILM
    if found & _SOUNDS:
        return f"Most browsers cannot play the sound of “{name}”: it is saved in a way they do not know.", _SAVE_SOUND
    return None
