"""Law 6: lang and dir are right on every page and on every run of the other script."""

import re

from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

ARABIC = re.compile("[\u0620-\u064a]")
LATIN = re.compile("[A-Za-z]{2,}")
DIRECTIONS = {"ar": "rtl", "en": "ltr"}
UNREAD = {"script", "style", "code"}
"""What is not read as words of a language; names of files and commands stand in <code>."""


def is_arabic(page: str) -> bool:
    """Whether the page is one of the Arabic site; what was not found is told in both languages."""
    return not page.startswith("en/") and page != "404.html"


def nearest(node: Node | None, attribute: str) -> str | None:
    while node is not None:
        if value := node.attributes.get(attribute):
            return value
        node = node.parent
    return None


def test_language_and_direction_of_every_page(pages: dict[str, str]) -> None:
    for page, html in pages.items():
        if page == "404.html":
            continue
        language = "en" if page.startswith("en/") else "ar"
        tree = HTMLParser(html)
        root, body = tree.css_first("html"), tree.css_first("body")
        assert root is not None
        assert body is not None
        assert root.attributes["lang"] == language, page
        assert root.attributes["dir"] == body.attributes["dir"] == DIRECTIONS[language], page


def test_every_run_of_the_other_script_says_so(pages: dict[str, str]) -> None:
    wrong = []
    for page, html in pages.items():
        body = HTMLParser(html).css_first("body")
        assert body is not None
        for node in body.traverse(include_text=True):
            if node.tag != "-text" or (node.parent is not None and node.parent.tag in UNREAD):
                continue
            text = node.text(deep=False) or ""
            language = nearest(node.parent, "lang") or ("ar" if is_arabic(page) else "en")
            other = LATIN.search(text) if language == "ar" else ARABIC.search(text)
            if other:
                wrong.append((page, text.strip()[:60]))
    assert not wrong


def test_both_languages_stand_on_the_page_that_was_not_found(pages: dict[str, str]) -> None:
    tree = HTMLParser(pages["404.html"])
    sections = {n.attributes["lang"]: n for n in tree.css("main > section")}
    assert {code: n.attributes["dir"] for code, n in sections.items()} == DIRECTIONS
    assert ARABIC.search(sections["ar"].text())
    assert LATIN.search(sections["en"].text())


def test_headings_have_addresses_of_their_own(pages: dict[str, str]) -> None:
    for page, html in pages.items():
        article = HTMLParser(html).css_first("main")
        assert article is not None
        ids = [node.attributes.get("id") or "" for node in article.css("h1, h2, h3, h4")]
        assert not [one for one in ids if re.fullmatch(r"_\d+", one)], page
