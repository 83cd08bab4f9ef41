"""Keys with which other programs, and people in other languages, hide a page: nobody is shown what they hid."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from portfolio_gen.source.advice import nearest
from portfolio_gen.source.front_matter.nodes import Items, Keys, Node, Text
from portfolio_gen.source.front_matter.yes_or_no import NO, YES

_DECIDING = ("share_with", "draft", "published")
_LOOKALIKES = (
    ("share_with", "audience share shared sharing sharewith shared_with share_to visibility visible visible_to"),
    ("share_with", "private privacy public hidden hide unlisted secret confidential only_me password noindex"),
    ("share_with", "access permission permissions viewer viewers reader readers roles restricted members_only locked"),
    ("share_with", "protected internal sensitive personal_only search_exclude"),
    ("share_with", "compartir compartir_con privado privada oculto oculta publico público partager prive privé teilen"),
    ("share_with", "privat sichtbar compartilhar condividi privato nascosto caché masqué versteckt verborgen"),
    ("share_with", "sichtbarkeit visibilidad visibilité visibilidade sichtbar_für zugriff acceso accès"),
    ("share_with", "خاص مشاركة 非公開 公開 비공개 공개 私有"),
    ("draft", "drafts wip unfinished borrador brouillon entwurf rascunho bozza مسودة 下書き 草稿 초안"),
    ("draft", "черновик utkast kladde szkic luonnos draft_mode"),
    ("draft", "eleventyexcludefromcollections exclude_from_collections"),
    ("published", "publish unpublished publicado publié veröffentlicht 发布 發布 опубликовано"),
    ("published", "dg_publish obsidian_publish publish_to_web"),
    ("published", "expirydate expiry_date expires unpublishdate unpublish_date unpublish_on"),
)
_MEANT = {word: key for key, words in _LOOKALIKES for word in words.split()}
_WHERE_NO_HIDES = {"permalink": "published", "output": "published", "render": "published"}
"""Keys that say where a page goes; one that goes nowhere is hidden."""
_GROUPS = {"params", "extra", "metadata", "meta", "page", "front_matter", "cascade", "options", "settings"}
"""Keys below which other programs have keys of their own."""
_STATES = frozenset(
    "status state post_status stage statut état estado zustand stato situação stan الحالة 状態 상태".split()
)
_HIDDEN_STATES = frozenset(
    "draft drafts private hidden secret unlisted unpublished pending archived trash scheduled brouillon borrador "
    "entwurf rascunho bozza szkic черновик utkast kladde luonnos مسودة 下書き 草稿 초안 "
    "privé privado privada privat privato "
    "oculto versteckt nascosto caché خاص 非公開 비공개".split()
)
"""What other programs say of a text that is not ready, or for nobody; here it must not publish it."""
_ROBOTS, _BUILD = {"robots", "googlebot"}, {"build", "_build"}
_PARTS_OF_A_PAGE = {"navigation", "toc", "path", "footer", "feedback", "tags", "title", "date", "header", "sidebar"}
"""What may stand behind `hide:` in themes that leave a part of a page away."""
_SHOWING = {"share", "shared", "sharing", "visible", "public", "publish", "dg_publish", "obsidian_publish", "sichtbar"}
_SHOWING |= {"publicado", "publié", "veröffentlicht", "publish_to_web", "公開", "공개"}


def folded_key(key: str) -> str:
    """A key without the differences that fingers make: capitals, wide letters, dashes and spaces."""
    plain = unicodedata.normalize("NFKC", key).casefold().strip()
    return plain.replace("-", "_").replace(" ", "_")


def is_hidden_state(plain: str, node: Node) -> bool:
    """Whether it says that the text is not ready, or for nobody: `status: draft`."""
    return plain in _STATES and isinstance(node, Text) and (node.text or "").strip().casefold() in _HIDDEN_STATES


def hidden_by(plain: str, node: Node, *, is_decided: bool) -> str:
    """The key of ours that this one was probably meant to be; "" where it hides nothing.

    `is_decided` says that the file has a `share_with` of its own: then a key that agrees, or says nothing, is no doubt.
    """
    words = {word.casefold() for word in _words(node)}
    if plain == "hide" and words and words <= _PARTS_OF_A_PAGE:
        return ""
    if plain in _WHERE_NO_HIDES:
        return _WHERE_NO_HIDES[plain] if words and words <= NO else ""
    if plain in _GROUPS and isinstance(node, Keys):
        return next(filter(None, _hidden_within(node, is_decided=is_decided)), "")
    if plain in _ROBOTS:
        return "share_with" if any("noindex" in word or word == "none" for word in words) else ""
    if plain in _BUILD:
        return "published" if isinstance(node, Keys) and words & {"never", *NO} else ""
    key = _MEANT.get(plain) or next(iter(nearest(plain[:80], _DECIDING, cutoff=0.75)), "")
    return "" if is_decided and key and words and words <= _harmless(plain, key) else key


def _harmless(plain: str, key: str) -> frozenset[str] | set[str]:
    """Values with which a key hides nothing."""
    if plain in _SHOWING or plain == "published":
        return YES
    return NO if plain == "draft" or (key in ("share_with", "draft") and plain in _MEANT) else set()


def _hidden_within(group: Keys, *, is_decided: bool) -> Iterator[str]:
    for key, node in group.pairs.items():
        plain = folded_key(key)
        yield "draft" if is_hidden_state(plain, node) else hidden_by(plain, node, is_decided=is_decided)


def _words(node: Node) -> list[str]:
    """Every text in a value, as it stands."""
    if isinstance(node, Text):
        return [node.text.strip()] if node.text and node.text.strip() else []
    inside = node.items if isinstance(node, Items) else node.pairs.values()
    return [word for each in inside for word in _words(each)]
