"""The feeds, as an independent reader (feedparser) and RFC 4287 and JSON Feed 1.1 see them."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from conftest import ADDRESS, MOMENT
from test_metadata import ABOUT, EXACT, HOSTILE, SHEET
from warraq.metadata.feeds import write_feeds
from warraq.pipeline import Walk

NOW = datetime.fromtimestamp(int(MOMENT), UTC)
FOLDERS = {"ar": "", "en": "en/"}
ORDER = [
    EXACT,
    "isis-urges-foreign-fighters-to-flee",
    ABOUT,
    "returning-european-fighters",
    "why-fighters-flee-isis",
]
ATOM = "{http://www.w3.org/2005/Atom}"


def read_atom(site: Path, language: str) -> Any:
    feed = feedparser.parse((site / FOLDERS[language] / "feed.xml").read_bytes())
    assert feed.bozo == 0, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def read_json(site: Path, language: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((site / FOLDERS[language] / "feed.json").read_text("utf-8"))
    return read


@pytest.mark.parametrize("language", FOLDERS)
def test_both_feeds_tell_the_same_newest_first(site: Path, walked: Walk, language: str) -> None:
    folder, atom, other = FOLDERS[language], read_atom(site, language), read_json(site, language)
    addresses = [f"{ADDRESS}{folder}articles/{slug}.html" for slug in ORDER]
    assert len(addresses) == len(walked.entries)
    assert [entry.id for entry in atom.entries] == [entry.link for entry in atom.entries] == addresses
    assert [item["id"] for item in other["items"]] == [item["url"] for item in other["items"]] == addresses
    assert all((site / address.removeprefix(ADDRESS)).is_file() for address in addresses)
    for entry, item in zip(atom.entries, other["items"], strict=True):
        assert entry.title == item["title"]
        assert entry.summary == item["content_text"]
        assert [author.name for author in entry.authors] == [author["name"] for author in item["authors"]]
        assert [tag.label for tag in entry.tags] == item["tags"]
        assert (site / item["image"].removeprefix(ADDRESS)).is_file()


@pytest.mark.parametrize("language", FOLDERS)
def test_each_feed_says_what_and_where_it_is(site: Path, language: str) -> None:
    folder, atom, other = FOLDERS[language], read_atom(site, language).feed, read_json(site, language)
    assert atom.language == other["language"] == language
    assert atom.title == other["title"] == {"ar": "ورّاق", "en": "Warraq"}[language]
    assert atom.link == other["home_page_url"] == f"{ADDRESS}{folder}index.html"
    links = {link.rel: link.href for link in atom.links}
    assert links["self"] == atom.id == f"{ADDRESS}{folder}feed.xml"
    assert other["feed_url"] == f"{ADDRESS}{folder}feed.json"
    assert other["version"] == "https://jsonfeed.org/version/1.1"


def test_dates_are_those_that_are_known(site: Path) -> None:
    """The only known day is said, in Arabic; when the summaries were written nothing says."""
    atom, other = read_atom(site, "ar"), read_json(site, "ar")
    assert [entry.get("published", "") for entry in atom.entries] == ["2025-05-25T00:00:00+00:00", *[""] * 4]
    assert [item.get("date_published", "")[:10] for item in other["items"]] == ["2025-05-25", *[""] * 4]
    assert [item["_warraq"]["article_date"] for item in other["items"]][2] == "2017-10~"
    assert not [entry for entry in read_atom(site, "en").entries if "published" in entry]
    assert not [item for item in read_json(site, "en")["items"] if "date_published" in item]


def test_the_edition_is_what_was_updated(site: Path) -> None:
    for language in FOLDERS:
        atom = read_atom(site, language)
        assert {atom.feed.updated, *(entry.updated for entry in atom.entries)} == {NOW.isoformat()}
        assert {item["date_modified"] for item in read_json(site, language)["items"]} == {NOW.isoformat()}


def test_a_summary_is_by_the_archive_and_an_article_by_its_authors(site: Path) -> None:
    arabic, english = read_atom(site, "ar").entries, read_atom(site, "en").entries
    assert [len(entry.authors) for entry in arabic] == [1, 1, 3, 1, 1]
    assert {author.name for entry in english for author in entry.authors} == {"Warraq"}


@pytest.mark.parametrize("language", FOLDERS)
def test_atom_has_every_element_that_it_demands(site: Path, language: str) -> None:
    """RFC 4287, 4.1.1 and 4.1.2."""
    root = etree.parse(site / FOLDERS[language] / "feed.xml").getroot()
    for node in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert [child.text for child in node.findall(f"{ATOM}{name}") if child.text], name
            assert len(node.findall(f"{ATOM}{name}")) == 1
        assert len([a for a in node.findall(f"{ATOM}link") if a.get("rel", "alternate") == "alternate"]) == 1
    assert root.find(f"{ATOM}author") is not None


def test_every_page_leads_to_the_feeds_of_its_language(pages: dict[str, str]) -> None:
    for path, html in pages.items():
        if path == "404.html":
            continue
        root = ADDRESS + ("en/" if path.startswith("en/") else "")
        assert html.count('type="application/atom+xml" title="') == 1, path
        assert f'href="{root}feed.xml"' in html
        assert f'href="{root}feed.json"' in html


def test_whatever_a_record_says_the_feeds_can_be_read() -> None:
    hostile = HOSTILE + "\x00\x0b\ufffe ]]> \x85"
    home = replace(SHEET, kind="home", identifier="", slug="", path="index.html", title=hostile)
    sheets = [replace(SHEET, title=hostile, description=hostile, rights=hostile, date="2017~")]
    feeds = write_feeds(home, sheets, NOW)
    (entry,) = feedparser.parse(feeds["feed.xml"]).entries
    assert etree.fromstring(feeds["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}title", "").startswith(HOSTILE)
    assert entry.id == SHEET.address
    assert json.loads(feeds["feed.json"])["items"][0]["title"] == hostile


def test_those_without_a_date_come_last_and_equals_by_their_slug() -> None:
    dates = {"a": "", "b": "2015", "c": "2017~", "d": "2017", "e": "../2016", "f": "2017-10-01"}
    sheets = [replace(SHEET, slug=slug, path=slug, date=date) for slug, date in dates.items()]
    home = replace(SHEET, kind="home", slug="", identifier="")
    made = [write_feeds(home, order, NOW) for order in (sheets, sheets[::-1])]
    assert made[0] == made[1]
    items = json.loads(made[0]["feed.json"])["items"]
    assert [item["id"].removeprefix(ADDRESS) for item in items] == ["f", "c", "d", "e", "b", "a"]
