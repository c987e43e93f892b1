"""What machines read of the built pages: tags of <head>, JSON-LD, the sitemap. Addresses lead somewhere, the
languages name each other, dates are said as far as they are known, and what a record says stays data."""

import json
import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

from conftest import ADDRESS, copy_project, render_site, run_warraq
from warraq.metadata import Names, Sheet, Site, write_head
from warraq.metadata.dates import find_parts
from warraq.model import Bilingual, Term
from warraq.model.editorial import ArabicForms, EnglishForms
from warraq.pipeline import Walk

EXACT = "iraq-syria-cooperation-isis-families"
ABOUT = "life-after-isis"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
RIGHTS = "حقوق هذا النص محفوظة لمن نشره أول مرة، ولا يعاد نشره في موضع آخر إلا بإذن مكتوب منه أو ممن ينوب عنه"
HOSTILE = 'x</script><script>alert(1)</script><!-- " \' onload="alert(2) &amp; {{ 7 * 7 }} \u2028 ]]>'


@pytest.fixture(scope="module")
def trees(pages: dict[str, str]) -> dict[str, HTMLParser]:
    """Every page but the one for what is not found, which has no address."""
    return {path: HTMLParser(html) for path, html in pages.items() if path != "404.html"}


def attributes(tree: HTMLParser, selector: str, name: str) -> list[str]:
    return [node.attributes[name] or "" for node in tree.css(f"head {selector}")]


def metas(tree: HTMLParser) -> dict[str, list[str]]:
    """Name or property -> what the tags say, in order."""
    found: dict[str, list[str]] = {}
    for node in tree.css("head meta[content]"):
        key = node.attributes.get("name") or node.attributes.get("property") or ""
        found.setdefault(key, []).append(node.attributes["content"] or "")
    return found


def linked(tree: HTMLParser) -> dict[str, Any]:
    (script,) = tree.css("script[type='application/ld+json']")
    read: dict[str, Any] = json.loads(script.text())
    return read


def list_alternates(tree: HTMLParser) -> list[tuple[str, str]]:
    nodes: list[LexborNode] = tree.css("head link[rel~=alternate][hreflang]")
    return [(node.attributes["hreflang"] or "", node.attributes["href"] or "") for node in nodes]


# ---------------------------------------------------------------- addresses and languages


def test_every_page_has_one_canonical_address(trees: dict[str, HTMLParser]) -> None:
    for path, tree in trees.items():
        assert attributes(tree, "link[rel=canonical]", "href") == [ADDRESS + path]
        assert metas(tree)["og:url"] == [ADDRESS + path]


def test_the_languages_name_each_other(trees: dict[str, HTMLParser]) -> None:
    for path, tree in trees.items():
        arabic = path.removeprefix("en/")
        expected = [("ar", arabic), ("en", f"en/{arabic}"), ("x-default", arabic)]
        assert list_alternates(tree) == [(code, ADDRESS + page) for code, page in expected], path
        assert {arabic, f"en/{arabic}"} <= trees.keys()


def test_material_fetches_nothing_for_a_link(trees: dict[str, HTMLParser]) -> None:
    """Its script looks for links whose rel is `alternate` and nothing more."""
    for tree in trees.values():
        assert not tree.css("link[rel=alternate]")
        assert len(tree.css("link[rel~=alternate]")) == 5


def test_the_sitemap_names_every_page_and_its_languages(site: Path, trees: dict[str, HTMLParser]) -> None:
    root = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    found = {}
    for url in root.findall("s:url", SITEMAP):
        assert [node.text for node in url.findall("s:lastmod", SITEMAP)] == ["2026-11-18"]
        links = {node.get("hreflang"): node.get("href") for node in url.findall("x:link", SITEMAP)}
        found[(url.findtext("s:loc", "", SITEMAP)).removeprefix(ADDRESS)] = links
    assert found == {path: dict(list_alternates(tree)) for path, tree in trees.items()}
    assert (site / "robots.txt").read_text("ascii").endswith(f"\nSitemap: {ADDRESS}sitemap.xml\n")


def test_every_page_can_be_shared(site: Path, trees: dict[str, HTMLParser]) -> None:
    for path, tree in trees.items():
        said, language = metas(tree), "en" if path.startswith("en/") else "ar"
        title = tree.css_first("title")
        assert title is not None
        assert title.text() == f"{said['og:title'][0]} - {said['og:site_name'][0]}"
        assert said["og:locale"] + said["og:locale:alternate"] == (
            ["ar_AR", "en_GB"] if language == "ar" else ["en_GB", "ar_AR"]
        )
        assert said["og:type"] == ["article" if "citation_title" in said else "website"]
        assert said["twitter:card"] == ["summary_large_image"]
        assert (said["og:image:width"], said["og:image:height"]) == (["1200"], ["630"])
        assert said["og:image:alt"][0]
        assert said["og:description"] == said["description"]
        (card,) = said["og:image"]
        assert card.startswith(f"{ADDRESS}assets/cards/{language}")
        assert (site / card.removeprefix(ADDRESS)).is_file()


# ---------------------------------------------------------------- how an article is cited


def test_an_article_says_what_reference_managers_ask(trees: dict[str, HTMLParser], walked: Walk) -> None:
    said = metas(trees[f"articles/{EXACT}.html"])
    assert said["citation_publication_date"] == ["2025/05/25"]
    assert said["article:published_time"] == said["DC.date"] == ["2025-05-25"]
    assert said["citation_author"] == said["DC.creator"] == ["شهلاء الهاشمي"]
    assert said["citation_publisher"] == said["DC.publisher"]
    assert said["citation_language"] == said["DC.language"] == ["ar"]
    assert said["DC.source"] == ["https://www.europarabct.com/?p=104689"]
    assert said["citation_fulltext_html_url"] == [f"{ADDRESS}articles/{EXACT}.html"]
    assert "السطر 118" in said["DC.rights"][0]
    names = {term.id: term.ar.term for term in walked.terms}
    record = next(entry.record for entry in walked.entries if entry.record.slug == EXACT)
    assert said["citation_keywords"] == said["DC.subject"] == [names[subject] for subject in record.subject]
    schemas = attributes(trees[f"articles/{EXACT}.html"], "link[rel='schema.DC']", "href")
    assert schemas == ["http://purl.org/dc/elements/1.1/"]


def test_an_approximate_date_is_no_date_but_edtf(trees: dict[str, HTMLParser]) -> None:
    tree = trees[f"articles/{ABOUT}.html"]
    said, node = metas(tree), linked(tree)
    assert said["DC.date"] == [node["temporal"]] == ["2017-10~"]
    assert len(said["citation_author"]) == 3
    assert not {"citation_publication_date", "article:published_time", "citation_publisher"} & said.keys()
    assert not {"datePublished", "publisher", "isBasedOn"} & node.keys()


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("2025-05-25", ("2025", "05", "25")),
        ("2017-10", ("2017", "10")),
        ("2017", ("2017",)),
        *(
            (edtf, ())
            for edtf in ("2017~", "2017-10?", "2017-05-25%", "2017-21", "201X", "2015/2017", "", "~2017")
        ),
    ],
)
def test_only_what_is_known_of_a_date_is_said(edtf: str, parts: tuple[str, ...]) -> None:
    assert find_parts(edtf) == parts
    tree = head_of(replace(SHEET, date=edtf))
    assert metas(tree).get("citation_publication_date", []) == (["/".join(parts)] if parts else [])
    assert metas(tree).get("article:published_time", []) == ([edtf] if len(parts) == 3 else [])
    key = "datePublished" if parts else "temporal"
    assert {name: linked(tree).get(name) for name in ("datePublished", "temporal")} == {
        "datePublished": None,
        "temporal": None,
        key: edtf or None,
    }


# ---------------------------------------------------------------- linked data


def test_every_page_says_what_it_is(trees: dict[str, HTMLParser]) -> None:
    kinds = {path: linked(tree)["@type"] for path, tree in trees.items()}
    for folder in ("", "en/"):
        work = "CreativeWork" if folder else "Article"
        assert kinds[f"{folder}index.html"] == "WebSite"
        assert kinds[f"{folder}glossary.html"] == "DefinedTermSet"
        assert kinds[f"{folder}names.html"] == kinds[f"{folder}articles/index.html"] == "CollectionPage"
        assert kinds[f"{folder}about.html"] == "AboutPage"
        assert kinds[f"{folder}subjects/isis.html"] == "CollectionPage"
        articles = [path for path, kind in kinds.items() if kind == work]
        assert len(articles) == 5
        assert {posixpath.dirname(path) for path in articles} == {f"{folder}articles"}


def test_an_article_is_described(trees: dict[str, HTMLParser]) -> None:
    node = linked(trees[f"articles/{EXACT}.html"])
    assert node["headline"].startswith("مكافحة الإرهاب")
    assert [(person["@type"], person["name"]) for person in node["author"]] == [("Person", "شهلاء الهاشمي")]
    assert node["publisher"]["@type"] == "Organization"
    assert node["datePublished"] == "2025-05-25"
    assert node["isBasedOn"] == "https://www.europarabct.com/?p=104689"
    assert node["isPartOf"]["name"] == "ورّاق"
    assert node["inLanguage"] == "ar"
    assert node["isAccessibleForFree"] is True
    assert "temporal" not in node
    assert linked(trees[f"articles/{ABOUT}.html"])["translator"][0]["name"] == "موقع 24"


def test_a_summary_is_the_archives_own_work(trees: dict[str, HTMLParser], walked: Walk) -> None:
    node, article = linked(trees[f"en/articles/{ABOUT}.html"]), linked(trees[f"articles/{ABOUT}.html"])
    assert node["creator"]["name"] == "Warraq"
    assert "author" not in node
    assert node["isBasedOn"]["@id"] == node["about"][0]["@id"] == article["@id"]
    assert article["subjectOf"]["@id"] == node["url"]
    assert node["creativeWorkStatus"] == "Draft"
    record = next(entry.record for entry in walked.entries if entry.record.slug == ABOUT)
    assert record.summary is not None
    assert node["abstract"] == " ".join(record.summary.text.split())
    said = metas(trees[f"en/articles/{ABOUT}.html"])
    assert said["citation_author"] == said["DC.creator"] == ["Warraq"]
    assert said["DC.source"] == [article["url"]]
    assert not {"citation_publication_date", "DC.date", "DC.rights"} & said.keys()


def test_the_glossary_holds_every_term_in_both_languages(trees: dict[str, HTMLParser], walked: Walk) -> None:
    for path in ("glossary.html", "en/glossary.html"):
        node = linked(trees[path])
        names = [
            {name["@language"]: name["@value"] for name in term["name"]} for term in node["hasDefinedTerm"]
        ]
        assert names == [{"ar": term.ar.term, "en": term.en.term} for term in walked.terms]
        language = node["inLanguage"]
        assert [term.get("description", "") for term in node["hasDefinedTerm"]] == [
            getattr(term.definition, language) for term in walked.terms
        ]


def test_every_address_of_the_site_leads_somewhere(site: Path, trees: dict[str, HTMLParser]) -> None:
    ids = {path: {node.attributes["id"] for node in tree.css("[id]")} for path, tree in trees.items()}
    followed = 0
    for path, tree in trees.items():
        for key, address in list_addresses(linked(tree)):
            if key == "@id" or not address.startswith(ADDRESS) or "{" in address:
                continue
            parts = urlsplit(address.removeprefix(ADDRESS))
            assert (site / parts.path).is_file(), (path, address)
            assert not parts.fragment or unquote(parts.fragment) in ids[parts.path], (path, address)
            followed += 1
    assert followed > 300


def list_addresses(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text in the node, under its key."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from list_addresses(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from list_addresses(value, key)
    elif isinstance(node, str):
        yield key, node


def test_the_search_that_is_offered_works(trees: dict[str, HTMLParser], page: Page, server: str) -> None:
    for path, query in (("index.html", "الحويجة"), ("en/index.html", "Kerchove")):
        template = linked(trees[path])["potentialAction"]["target"]["urlTemplate"]
        page.goto(template.replace(ADDRESS, server).replace("{search_term_string}", query))
        page.locator(".md-search-result__item").first.wait_for()


# ---------------------------------------------------------------- data stays data

_SITE = Site(ADDRESS, "ورّاق", "أرشيف")
SHEET = Sheet(
    _SITE, "article", "ar", "articles/x.html", "en/articles/x.html", "عنوان", "وصف", identifier="1", slug="x"
)


def head_of(sheet: Sheet, *terms: Term) -> HTMLParser:
    return HTMLParser(f"<html><head><title>x</title>{write_head(sheet, terms)}</head><body></body></html>")


def test_hostile_words_stay_words() -> None:
    term = Term("x", ArabicForms(HOSTILE), EnglishForms(HOSTILE), "person", Bilingual(HOSTILE, HOSTILE))
    name = Names([term]).find(HOSTILE, "ar")
    assert name.term == term
    sheet = replace(
        SHEET, title=HOSTILE, description=HOSTILE, creators=(name,), subjects=(name,), rights=HOSTILE
    )
    clean = head_of(sheet, term)
    said, node = metas(clean), linked(clean)
    line = " ".join(HOSTILE.split())
    for key in ("og:title", "og:description", "citation_author", "citation_keywords", "DC.rights"):
        assert said[key] == [line]
    assert [node["headline"], node["author"][0]["name"], node["about"][0]["name"]] == [HOSTILE] * 3
    assert len(clean.css("script")) == 1
    glossary = head_of(replace(sheet, kind="glossary", identifier="", slug=""), term)
    assert linked(glossary)["hasDefinedTerm"][0]["description"] == HOSTILE
    assert len(glossary.css("script")) == 1
    assert not glossary.css("[onload]")


def test_the_built_site_of_a_hostile_record_stays_whole(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    seeds, title = project / "seeds", " ".join(HOSTILE.split())
    (seeds / "zz.txt").write_text(
        f"{title}\n\nهذا سطر من نص تجريبي فيه ما فيه من العلامات.\n", encoding="utf-8"
    )
    record: dict[str, Any] = {
        "slug": "hostile",
        "title": {"en": title},
        "rights": {"ar": f"{title} {RIGHTS}", "en": title},
    }
    record |= {"lines": {1: "title", 3: "paragraph"}}
    text = json.dumps(record, ensure_ascii=False).replace('"1":', "1:").replace('"3":', "3:")
    (seeds / "zz.yml").write_text(text, encoding="utf-8")
    built = run_warraq("build", "--seeds", str(seeds), "--docs", str(project / "docs"))
    assert built.returncode == 0, built.stderr
    done = render_site(project, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    for path in ("articles/hostile.html", "en/articles/hostile.html"):
        tree = HTMLParser((project / "site" / path).read_text("utf-8"))
        node, said = linked(tree), metas(tree)
        assert (node.get("headline") or node["name"]) == title
        assert said["citation_title"] == said["DC.title"] == [title]
        assert "alert" not in "".join(script.text() for script in tree.css("script:not([type])"))
    assert (project / "site" / "assets" / "cards" / "ar" / "hostile.png").is_file()
    feeds = (project / "site" / "feed.xml").read_bytes()
    assert title in [node.text for node in ET.fromstring(feeds).iter() if node.text]  # noqa: S314 - our own feed


def test_without_an_address_nothing_absolute_is_said(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    done = render_site(project, SITE_URL="")
    assert done.returncode == 0, done.stderr
    tree = HTMLParser((project / "site" / "articles" / f"{EXACT}.html").read_text("utf-8"))
    assert not tree.css("link[hreflang], meta[property], script[type='application/ld+json']")
    assert not (project / "site" / "feed.xml").exists()
