"""Sheets of articles -> an Atom feed (RFC 4287) and a JSON Feed 1.1 of one language, newest article first.

Dates are those that are known. `published` stands where a whole day is known: what the EDTF leaves open would
be read as a fact. The EDTF itself is `_warraq.article_date` of the JSON Feed; Atom has no place for it, since
readers take `dc:date` for `updated`. This one, which Atom demands, is the moment of the edition, for the feed
and for each entry alike: that is when the archive last said what it says here, and the same commit gives the
same bytes. The address of an article is its id; slugs are for ever.

feedgen writes the XML: unlike feedgenerator it knows several authors and summaries that are plain text.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from ..edtf_dates import date_key
from .dates import find_parts, is_day
from .sheet import Name, Sheet

_VERSION = "https://jsonfeed.org/version/1.1"
_UNDATED = (9999, 12, 32)
_NOT_XML = dict.fromkeys([*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " ")
"""What XML 1.0 cannot hold, or would fold: each becomes a space."""


def write_feeds(home: Sheet, sheets: Iterable[Sheet], moment: datetime) -> dict[str, bytes]:
    """`feed.xml` and `feed.json` of the language whose front page is `home`; `sheets` are its articles."""
    newest = sorted(sorted(sheets, key=lambda sheet: sheet.slug), key=_age)
    return {"feed.xml": _write_atom(home, newest, moment), "feed.json": _write_json(home, newest, moment)}


def _age(sheet: Sheet) -> tuple[int, ...]:
    """The newest first; those without a date last."""
    known = _find_day(sheet.date)
    return (1,) if known == _UNDATED else (0, *(-part for part in known))


@cache
def _find_day(edtf: str) -> tuple[int, ...]:
    """The earliest day that is meant; a plain date needs no parser of EDTF, which takes milliseconds."""
    parts = tuple(map(int, find_parts(edtf)))
    return (*parts, *(1,) * (3 - len(parts))) if parts else date_key(edtf)


def _day(sheet: Sheet) -> datetime | None:
    """The beginning of the day on which the article is known to be published; RFC 3339 has no date without
    an hour. When a summary was written nothing says."""
    is_known = sheet.kind == "article" and is_day(sheet.date)
    return datetime.fromisoformat(sheet.date).replace(tzinfo=UTC) if is_known else None


def _text(sheet: Sheet) -> str:
    return sheet.summary or sheet.description


def _authors(sheet: Sheet) -> tuple[Name, ...]:
    """The article's, or else who published it; of a summary it is the archive. An entry without any would be
    read as the archive's own (RFC 4287, 4.2.1), and so is the article of which neither is known."""
    if sheet.kind != "article":
        return (Name(sheet.site.name),)
    return sheet.creators or ((sheet.publisher,) if sheet.publisher else ())


def _clean(text: str) -> str:
    return text.translate(_NOT_XML)


def _write_atom(home: Sheet, sheets: Sequence[Sheet], moment: datetime) -> bytes:
    feed = FeedGenerator()
    address = home.locate("feed.xml")
    feed.id(address)
    feed.title(_clean(home.site.name))
    feed.subtitle(_clean(home.site.description))
    feed.language(home.language)
    feed.author(name=_clean(home.site.name))
    feed.link([{"href": home.address, "rel": "alternate"}, {"href": address, "rel": "self"}], replace=True)
    feed.updated(moment)
    feed.generator("")
    for sheet in sheets:
        _fill_entry(feed.add_entry(order="append"), sheet, moment)
    return bytes(feed.atom_str(pretty=True))


def _fill_entry(entry: FeedEntry, sheet: Sheet, moment: datetime) -> None:
    entry.id(sheet.address)
    entry.title(_clean(sheet.title))
    entry.summary(_clean(_text(sheet)))
    entry.link(href=sheet.address, rel="alternate")
    entry.updated(moment)
    if day := _day(sheet):
        entry.published(day)
    for author in _authors(sheet):
        entry.author(name=_clean(author.text))
    for subject in sheet.subjects:
        entry.category(
            term=_clean(subject.term.id if subject.term else subject.text), label=_clean(subject.text)
        )
    if sheet.kind == "article":
        entry.rights(_clean(sheet.rights))


def _write_json(home: Sheet, sheets: Sequence[Sheet], moment: datetime) -> bytes:
    feed = {
        "version": _VERSION,
        "title": home.site.name,
        "description": home.site.description,
        "home_page_url": home.address,
        "feed_url": home.locate("feed.json"),
        "language": home.language,
        "authors": [{"name": home.site.name}],
        "items": [_make_item(sheet, moment) for sheet in sheets],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _make_item(sheet: Sheet, moment: datetime) -> dict[str, Any]:
    day = _day(sheet)
    item = {
        "id": sheet.address,
        "url": sheet.address,
        "external_url": sheet.source,
        "title": sheet.title,
        "content_text": _text(sheet),
        "image": sheet.site.url + sheet.card,
        "date_published": day.isoformat() if day else "",
        "date_modified": moment.isoformat(),
        "authors": [{"name": author.text} for author in _authors(sheet)],
        "tags": [subject.text for subject in sheet.subjects],
        "language": sheet.language,
        "_warraq": {"identifier": sheet.identifier, "article_date": sheet.date},
    }
    return {name: value for name, value in item.items() if value}
