"""Addresses. Every id of every page becomes one of the book, every link one that a book can follow.

`l26` of ar/articles/x.md -> `ar.articles.x.l26`, a valid XML name that no other page can have.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from selectolax.lexbor import LexborNode

from ..address import is_address
from .leaves import Leaf

_MAIL = re.compile(r"mailto:[\w.+-]+@[\w.-]+", re.ASCII)
_PLAIN = re.compile("[0-9A-Za-z-]|[\u0621-\u064a]")
_SUBJECT = re.compile(r"(ar|en)/subjects/([a-z0-9-]+)\.md")
_SAFE = "%/:?#@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything is: page of the book -> its ids and its first one; every page of docs/; the site."""

    ids: Mapping[str, frozenset[str]]
    tops: Mapping[str, str]
    pages: frozenset[str]
    site_url: str


def find_places(leaves: Sequence[Leaf], pages: Iterable[str], site_url: str, holders: str) -> Places:
    """The places of these leaves; `holders` is the selector of the elements whose id the book keeps."""
    ids = {leaf.path: frozenset(_list_ids(leaf.body, holders)) for leaf in leaves}
    tops = {leaf.path: address(leaf.path, leaf.top) for leaf in leaves}
    return Places(ids, tops, frozenset(pages), site_url)


def _list_ids(body: LexborNode, holders: str) -> list[str]:
    return [node.attributes.get("id") or "" for node in body.css(holders)]


def address(path: str, name: str) -> str:
    """The book's id for an id of a page; for no id, that of the page itself."""
    stem = path.removesuffix(".md").replace("/", ".")
    return f"{stem}.{_spell(name)}" if name else stem


def _spell(name: str) -> str:
    """The name in the letters of an XML name; every other character as its number, so that none meet."""
    return "".join(c if _PLAIN.fullmatch(c) else f"_{ord(c):x}_" for c in name)


def rewrite_link(href: str, path: str, places: Places) -> str | None:
    """A link of the page as the book writes it; None where it leads nowhere a book can lead.

    Pages of the book are reached inside it, other pages of docs/ on the site, web and mail as they are.
    """
    parts = _split(href)
    if parts is None:
        return quote(href, safe=_SAFE) if _is_web(href) or _MAIL.fullmatch(href) else None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts[0])) if parts[0] else path
    if (subject := _SUBJECT.fullmatch(target)) and f"{subject[1]}/glossary.md" in places.ids:
        # The book has no page of a subject; its entry in the glossary names the articles.
        target, parts = f"{subject[1]}/glossary.md", (parts[0], subject[2])
    if target in places.ids:
        known = parts[1] in places.ids[target]
        return f"#{address(target, parts[1]) if known else places.tops[target]}"
    return _on_the_site(target, parts[1], places)


def _is_web(href: str) -> bool:
    try:
        return is_address(href) and bool(urlsplit(href).hostname)
    except ValueError:
        return False


def _split(href: str) -> tuple[str, str] | None:
    """A relative link as (path, fragment), both unquoted; None for every other kind."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.query or href.startswith("/"):
        return None
    return unquote(parts.path), unquote(parts.fragment)


def _on_the_site(target: str, fragment: str, places: Places) -> str | None:
    """The address of a page on the site, where Arabic stands at the root and English below `en/`."""
    if target not in places.pages:
        return None
    page = f"{target.removeprefix('ar/').removesuffix('.md')}.html"
    return f"{places.site_url.rstrip('/')}/{quote(page)}{'#' + quote(fragment) if fragment else ''}"
