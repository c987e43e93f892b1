"""A rendered page in, what the search shows and finds of it out.

An article's paragraph stands at the address of its line. What is not the article itself (facts, citation,
related articles, buttons) is left out, so that nobody finds an article by the words of another one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

ARTICLE, TERM, PAGE = "article", "term", "page"
KINDS = (ARTICLE, TERM, PAGE)
"""In the order in which the index numbers them."""

_CREDITS = {"byline", "organisation", "date", "translator", "rights", "source-link"}
_APART_INSIDE = {"reference", "credit"}
"""Parts of a block that are shown on a line of their own."""
_LINE = re.compile(r"l\d+")
_BLOCKS = "h1, h2, h3, h4, p, li, dd, dt"
_APART = (
    ".evidence, a.line, .status, .subtitle, .citation, nav, .terms dd,"
    " #related, #related ~ *, #cite, #cite ~ *"
)
_CARD = ".facts, #terms, .terms"
"""What we say about an article on its own page."""


TEXT, HEADING, CREDIT = range(3)
"""What a block is: a heading weighs more; nobody is led to credits if there is a better place."""


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of a block mentions the glossary's term."""

    start: int
    end: int
    term: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item, the address of its place, and the heading it stands under."""

    id: str
    text: str
    heading: str = ""
    kind: int = TEXT
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found: an article, an entry of the glossary, or a page written by hand."""

    kind: str
    url: str
    title: str
    blocks: tuple[Block, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)
    """publisher, date, status, subjects (pairs of id and name): as the reader sees them."""


def read_article(html: str, url: str, title: str, facts: Mapping[str, Any], *, with_card: bool) -> Document:
    """The content of an article's page -> the document; with the words of its card of facts or without."""
    apart = _APART if with_card else f"{_APART}, {_CARD}"
    blocks = tuple(block for block in _read_blocks(html, apart) if not _is_furniture(block))
    return Document(ARTICLE, url, title, blocks, facts)


def _is_furniture(block: Block) -> bool:
    """Whether a heading is ours (`Summary`) and not the article's: only these have no line and no rank."""
    return block.kind == HEADING and block.heading != "" and not _LINE.fullmatch(block.id)


def read_page(html: str, url: str, title: str) -> Document:
    """The content of a page written by hand -> the document."""
    return Document(PAGE, url, title, tuple(_read_blocks(html, _APART)))


def read_places(html: str) -> tuple[tuple[str, str, str], ...]:
    """The content of the glossary's page -> (address of the article, line, term) of every mention.

    Not every mention is a link in its article: captions and headings have none.
    """
    root = LexborHTMLParser(f"<main>{html}</main>")
    term, found = "", []
    for node in root.css("h3[id], .places a[href*='#']"):
        if node.tag == "h3":
            term = node.attributes.get("id") or ""
            continue
        url, _hash, line = (node.attributes.get("href") or "").partition("#")
        found.append((url, line, term))
    return tuple(found)


def add_places(document: Document, places: Mapping[tuple[str, str], Sequence[str]]) -> Document:
    """The document with a mention at the head of each block that mentions a term without a link;
    `places` are terms by article and line."""
    blocks = []
    for block in document.blocks:
        linked = {span.term for span in block.spans}
        terms = [term for term in places.get((document.url, block.id), ()) if term not in linked]
        blocks.append(replace(block, spans=(*block.spans, *(Span(0, 0, term) for term in terms))))
    return replace(document, blocks=tuple(blocks))


def _read_blocks(html: str, furniture: str) -> Iterator[Block]:
    root = LexborHTMLParser(f"<main>{html}</main>")
    for apart in root.css(furniture):
        apart.decompose()
    heading, anchor = "", ""
    for node in root.css(_BLOCKS):
        if any(inner.mem_id != node.mem_id for inner in node.css(_BLOCKS)):
            continue  # a list item that holds paragraphs: they speak for themselves
        text, spans = _read_text(node)
        if not text.strip():
            continue
        kind = HEADING if (node.tag or "").startswith("h") else CREDIT if _is_credit(node) else TEXT
        own = _find_id(node)
        if kind == HEADING:
            heading, anchor = (text.strip() if node.tag != "h1" else ""), own
        yield Block(own or anchor, text, heading, kind, spans)


def _find_id(node: LexborNode) -> str:
    """The block's own address: its id, that of a point inside it, or of the list item around it."""
    around = node.parent if node.parent is not None and node.parent.tag == "li" else None
    for one in (node, node.css_first(".point[id]"), around):
        if one is not None and (own := one.attributes.get("id")):
            return own
    return ""


def _is_credit(node: LexborNode) -> bool:
    """A byline, a statement of rights, a fact of the card."""
    return bool(_CREDITS & _classes(node)) or _is_in_card(node)


def _is_in_card(node: LexborNode | None) -> bool:
    while node is not None and "facts" not in _classes(node):
        node = node.parent
    return node is not None


def _classes(node: LexborNode) -> set[str]:
    return set((node.attributes.get("class") or "").split())


def _read_text(node: LexborNode) -> tuple[str, tuple[Span, ...]]:
    """The node's text, and where in it links into the glossary stand."""
    parts: list[str] = []
    spans: list[Span] = []

    def walk(inner: LexborNode, term: str) -> None:
        for child in inner.iter(include_text=True):
            if child.tag == "-text":
                start = sum(map(len, parts))
                parts.append(" ".join((child.text_content or "").split("\n")))
                if term:
                    spans.append(Span(start, start + len(parts[-1]), term))
            else:
                if _APART_INSIDE & set((child.attributes.get("class") or "").split()):
                    parts.append(" ")
                href = child.attributes.get("href") or ""
                page, _hash, entry = href.partition("#")
                walk(child, entry if page.endswith("glossary.html") else term)

    walk(node, "")
    return "".join(parts), tuple(spans)
