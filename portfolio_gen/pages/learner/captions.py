"""Which captions a page gives to a film or sound: those that are called after it, or the only ones there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portfolio_gen.model.body import Body
from portfolio_gen.model.entries import AnyEntry
from portfolio_gen.model.media.caption_names import captions_of
from portfolio_gen.model.media.medium import Medium
from portfolio_gen.pages.addresses import medium_address
from portfolio_gen.pages.parts import CaptionTrack

At = Callable[[str], str]
"""What makes an address of the site of one of the learner's pages."""


@dataclass(frozen=True, slots=True)
class Held:
    """The captions of each film and sound of an entry."""

    tracks: Mapping[str, tuple[CaptionTrack, ...]]
    """Address and language of each, by the path of the film."""
    given: frozenset[str]
    """Paths of captions that go with a film, and are not offered by themselves."""

    def of(self, recording: str) -> tuple[CaptionTrack, ...]:
        """Address and language of the captions of one film."""
        return self.tracks.get(recording, ())


def captions_held(entry: AnyEntry, media: Mapping[str, Medium], at: At) -> Held:
    """The captions of the files of an entry. Those of a film that could not be published are not offered either."""
    captions = [each.path for each in entry.attachments if each.captions and each.path in media]
    played = [each.path for each in entry.attachments if each.recording]
    held = {place: captions_of(place, captions) for place in played}
    if len(played) == 1:
        named = dict(held[played[0]])
        held[played[0]] = tuple((place, named.get(place, "")) for place in captions)
    tracks = {
        film: tuple(CaptionTrack(src=at(medium_address(media[place])), lang=language) for place, language in named)
        for film, named in held.items()
    }
    return Held(tracks, frozenset(place for named in held.values() for place, _ in named))


def captions_in(body: Body, media: Mapping[str, Medium], at: At) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """For the address of each film and sound of a text the addresses and languages of its captions."""
    found = {}
    for reference in body.references:
        medium = media.get(reference.target)
        if medium and (named := captions_of(reference.target, media)):
            held = tuple((at(medium_address(media[place])), language) for place, language in named)
            found[at(medium_address(medium))] = held
    return tuple(found.items())
