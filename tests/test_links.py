"""Law 4: every link, in both languages, has a target; every page has its counterpart."""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser as HTMLParser

from warraq.pipeline import Walk


def resolve(page: str, href: str) -> tuple[str, str]:
    """The file below the site and the fragment that a link on the page points to."""
    parts = urlsplit(href)
    if page == "404.html" and parts.path.startswith("/"):
        path = unquote(parts.path).lstrip("/")
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    return (page if not parts.path else path), unquote(parts.fragment)


def test_every_link_has_a_target(site: Path, pages: dict[str, str]) -> None:
    trees = {page: HTMLParser(html) for page, html in pages.items()}
    ids = {page: {n.attributes["id"] for n in tree.css("[id]")} for page, tree in trees.items()}
    dead, followed = [], 0
    for page, tree in trees.items():
        for node in tree.css("a[href], link[href], script[src], img[src]"):
            href = node.attributes.get("href") or node.attributes.get("src") or ""
            if urlsplit(href).scheme:
                continue
            followed += 1
            target, fragment = resolve(page, href)
            if target in (".", ""):
                target = "index.html"
            if not (site / target).is_file() or (fragment and target in ids and fragment not in ids[target]):
                dead.append((page, href))
    assert not dead
    assert followed > 2000


def test_every_page_has_its_counterpart(pages: dict[str, str]) -> None:
    assert len(pages) == 2 * 34 + 1
    for page, html in pages.items():
        if page == "404.html":
            continue
        switch = HTMLParser(html).css_first("a.wq-switch")
        assert switch is not None
        target, _fragment = resolve(page, switch.attributes["href"] or "")
        other = page.removeprefix("en/") if page.startswith("en/") else f"en/{page}"
        assert target == other
        assert switch.attributes["hreflang"] == ("ar" if page.startswith("en/") else "en")


def test_every_glossary_link_opens_its_entry(walked: Walk, pages: dict[str, str]) -> None:
    links = [(e.record.slug, link) for e in walked.entries for link in e.links]
    assert len(links) > 100
    for slug, link in links:
        page = HTMLParser(pages[f"articles/{slug}.html"])
        shown = [
            n.text(deep=True) for n in page.css(f"#l{link.line} a.term[href='../glossary.html#{link.term}']")
        ]
        assert link.surface in shown
