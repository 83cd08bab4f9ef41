"""What a student's pictures, frames, films and sounds become: never a request to another site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePosixPath

from portfolio_gen.markdown.link_addresses import Targets, host, video_site, watch_page, web

Attributes = Mapping[str, str]
_MEDIA = {"video": "Video", "audio": "Sound"}
_SOUNDS = (".m4a", ".weba", ".mp3", ".wav", ".ogg", ".flac")
"""Endings of published files that have nothing to look at."""
_FILMS = (".mp4", ".m4v", ".mov", ".webm")
_TRACK = ("kind", "srclang", "label")


def written_out(attributes: Attributes) -> str:
    """Attributes as they stand in a tag; those with an empty value are left out."""
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)


def picture_html(attributes: Attributes, targets: Targets, *, in_link: bool) -> str:
    """An image of this site, a link to one on another site, or its description where it is missing."""
    written, alt = attributes.get("src", ""), attributes.get("alt", "").strip()
    if found := targets.picture(written):
        size = {"width": str(found.width or ""), "height": str(found.height or "")}
        shown = written_out({"src": found.src, **size, "title": attributes.get("title", "")})
        return f'<img{shown} alt="{escape(alt)}" loading="lazy">'
    if address := web(written):
        return _link(address, f"{alt or 'picture'} (picture on {host(address)})", in_link=in_link)
    if known := targets.link(written):
        return _link(known, alt or _file_name(written), in_link=in_link)
    alt = alt or ("picture" if in_link else "")
    return f'<span class="pf-missing">{escape(alt)}</span>' if alt else ""


def frame(attributes: Attributes, targets: Targets, *, in_link: bool) -> str:
    """What an iframe, embed or object shows: a picture or a film of this site, else a link to it, or nothing."""
    written, title = attributes.get("src") or attributes.get("data", ""), attributes.get("title", "")
    if targets.picture(written):
        return picture_html({"src": written, "alt": title}, targets, in_link=in_link)
    known = targets.link(written)
    if known and known.endswith((*_FILMS, *_SOUNDS)) and not in_link:
        return media("video", {"src": written}, (), targets, in_link=in_link)
    if known:
        return _link(known, title.strip() or _file_name(written), in_link=in_link)
    address = web(written)
    if not address:
        return ""
    if site := video_site(address):
        return _link(watch_page(address), f"Video on {site}", in_link=in_link)
    return _link(address, f"Page on {host(address)}", in_link=in_link)


def media(
    name: str,
    attributes: Attributes,
    inside: Sequence[tuple[str, Attributes]],
    targets: Targets,
    *,
    in_link: bool,
) -> str:
    """A video or audio element for files of this site, links for those of other sites, else nothing.

    A video of sounds alone becomes a sound: it would be an empty box. `inside` holds the tags between the opening and
    the closing one, of which `source` and `track` count.
    """
    own = targets.link(attributes.get("src", ""))
    sources = [held["src"] for tag, held in inside if tag == "source" and "src" in held]
    local = [found for source in sources if (found := targets.link(source))]
    if own or local:
        rows = "" if own else "".join(f"<source{written_out({'src': source})}>" for source in local)
        told = "".join(_track(held, targets) for tag, held in inside if tag == "track")
        rows += told or "".join(_tracks(file, targets) for file in (own, *local) if file)
        heard = "audio" if all(file.endswith(_SOUNDS) for file in (own, *local) if file) else name
        return f'<{heard}{written_out({"src": own or ""})} controls="">{rows}</{heard}>'
    remote = dict.fromkeys(filter(None, map(web, [attributes.get("src", ""), *sources])))
    shown = ((address, f"{_MEDIA[name]} on {host(address)}") for address in remote)
    return " ".join(_link(address, text, in_link=in_link) for address, text in shown)


def _track(attributes: Attributes, targets: Targets) -> str:
    known = targets.link(attributes.get("src", ""))
    kept = {key: attributes.get(key, "") for key in _TRACK}
    return f"<track{written_out({'src': known, **kept})}>" if known else ""


def _tracks(address: str, targets: Targets) -> str:
    """The captions that lie beside a film."""
    held = targets.captions(address)
    return "".join(f"<track{written_out(captions(source, language))}>" for source, language in held)


def captions(address: str, language: str) -> dict[str, str]:
    """What a track of captions says of itself; in the menu of a player it needs a name."""
    label = f"Captions ({language})" if language else "Captions"
    return {"src": address, "kind": "captions", "srclang": language, "label": label}


def _link(address: str, text: str, *, in_link: bool) -> str:
    """A link, or its bare text where a link already surrounds it."""
    if in_link:
        return escape(text)
    if web(address):
        kept = {"class": "pf-elsewhere", "href": address, "rel": "noopener noreferrer"}
    else:
        kept = {"href": address}
    return f"<a{written_out(kept)}>{escape(text)}</a>"


def _file_name(written: str) -> str:
    return PurePosixPath(written.replace("\\", "/")).name or written
