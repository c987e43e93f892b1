"""Sheet -> the tags of <head> that machines read: languages, Open Graph, Highwire Press, Dublin Core, feeds.

Every value is text and is escaped. Nothing here makes a browser ask for anything: Material fetches a sitemap
for each link whose `rel` is `alternate` alone, so ours has a second word, which HTML allows: `rel` is a set,
and those who look for `alternate` find it. The sitemap names the languages too.

Zotero (Embedded Metadata.js, RDF.js) reads the citation tags before Dublin Core, takes the kind of an item
from `z:itemType`, and the site's title from `prism.publicationName` before it falls back to DC.source.
"""

from collections.abc import Iterable, Iterator
from html import escape

from .dates import find_parts, is_day
from .sheet import DEFAULT, Sheet

SIZE = (1200, 630)
FEEDS = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}
_LOCALES = {"ar": "ar_AR", "en": "en_GB"}
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

Tag = tuple[str, dict[str, str]]


def write_tags(sheet: Sheet) -> str:
    """The tags, one a line. The canonical link is the theme's own."""
    tags = [*_list_languages(sheet), *_list_feeds(sheet), *_list_open_graph(sheet)]
    if sheet.identifier:
        tags += [*_list_citation(sheet), *_list_dublin_core(sheet)]
    return "\n".join(_write_tag(name, attributes) for name, attributes in tags)


def _write_tag(name: str, attributes: dict[str, str]) -> str:
    said = "".join(f' {key}="{escape(" ".join(text.split()))}"' for key, text in attributes.items())
    return f"<{name}{said}>"


def _link(rel: str, href: str, **more: str) -> Tag:
    return "link", {"rel": rel, **more, "href": href}


def _metas(key: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Tag]:
    """Those that say something."""
    return (("meta", {key: name, "content": text}) for name, text in pairs if text)


def _list_languages(sheet: Sheet) -> Iterator[Tag]:
    addresses = sheet.addresses
    for language, address in [*addresses.items(), ("x-default", addresses[DEFAULT])]:
        yield _link("alternate translation", address, hreflang=language)


def _list_feeds(sheet: Sheet) -> Iterator[Tag]:
    for name, kind in FEEDS.items():
        yield _link("alternate feed", sheet.locate(name), type=kind, title=sheet.site.name)


def _list_open_graph(sheet: Sheet) -> Iterator[Tag]:
    pairs = [
        ("og:type", "article" if sheet.identifier else "website"),
        ("og:site_name", sheet.site.name),
        ("og:title", sheet.title),
        ("og:description", sheet.description),
        ("og:url", sheet.address),
        ("og:locale", _LOCALES[sheet.language]),
        *(("og:locale:alternate", code) for name, code in _LOCALES.items() if name != sheet.language),
        ("og:image", sheet.site.url + sheet.card),
        ("og:image:type", "image/png"),
        *zip(("og:image:width", "og:image:height"), map(str, SIZE), strict=True),
        ("og:image:alt", f"{sheet.title} · {sheet.site.name}" if sheet.slug else sheet.site.description),
    ]
    if sheet.kind == "article" and is_day(sheet.date):
        pairs.append(("article:published_time", sheet.date))
    yield from _metas("property", pairs)
    yield from _metas("name", [("twitter:card", "summary_large_image")])


def _list_creators(sheet: Sheet) -> list[str]:
    """Who made the work on the page: the archive wrote the summaries."""
    if sheet.kind == "article":
        return [name.text for name in sheet.creators]
    return [sheet.site.name] if sheet.summary else []


def _find_publisher(sheet: Sheet) -> str:
    if sheet.kind == "summary":
        return sheet.site.name
    return sheet.publisher.text if sheet.publisher else ""


def _list_citation(sheet: Sheet) -> Iterator[Tag]:
    is_article = sheet.kind == "article"
    pairs = [
        ("citation_title", sheet.title),
        *(("citation_author", name) for name in _list_creators(sheet)),
        ("citation_publication_date", "/".join(find_parts(sheet.date)) if is_article else ""),
        ("citation_publisher", _find_publisher(sheet)),
        ("citation_language", sheet.language),
        ("citation_fulltext_html_url" if is_article else "citation_abstract_html_url", sheet.address),
        ("citation_public_url", sheet.address),
        ("citation_abstract", sheet.summary),
        *(("citation_keywords", subject.text) for subject in sheet.subjects),
        ("prism.publicationName", _find_publisher(sheet)),
        ("z:itemType", "webpage"),
    ]
    yield from _metas("name", pairs)


def _list_dublin_core(sheet: Sheet) -> Iterator[Tag]:
    is_article = sheet.kind == "article"
    pairs = [
        ("DC.title", sheet.title),
        *(("DC.creator", name) for name in _list_creators(sheet)),
        *(("DC.contributor", name.text) for name in sheet.translators if is_article),
        ("DC.publisher", _find_publisher(sheet)),
        ("DC.date", sheet.date if is_article else ""),
        ("DC.identifier", sheet.identifier if is_article else sheet.address),
        ("DC.source", sheet.source if is_article else sheet.addresses[DEFAULT]),
        ("DC.rights", sheet.rights if is_article else ""),
        ("DC.language", sheet.language),
        ("DC.type", "Text"),
        *(("DC.subject", subject.text) for subject in sheet.subjects),
    ]
    yield _link("schema.DC", _DUBLIN_CORE)
    yield from _metas("name", pairs)
