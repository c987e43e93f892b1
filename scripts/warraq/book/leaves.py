"""A Markdown page of docs/ in, a leaf of the book out: its HTML as a tree, and what its front matter says.

Rendered with what mkdocs.yml names (and with tables and fenced code, which MkDocs always adds), so that a
page says the same in the book as on the site. What makes sense on the web only is taken out here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml
from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..faults import Problem, fault

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EXTENSIONS = ("attr_list", "md_in_html", "def_list", "footnotes", "toc", "tables", "fenced_code")
_FENCE = "---"
_SILENT = ("script", "style", "template", "iframe", "object", "embed", "svg", "math", "title", "textarea")
"""Elements that say nothing in a book, removed with all that is in them."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: its path below docs/, `ar` or `en`, its title and authors, and the tree of its text."""

    path: str
    language: str
    title: str
    authors: tuple[str, ...]
    body: LexborNode

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, for the attribute `dir`."""
        return "rtl" if self.language == "ar" else "ltr"

    def in_its_language(self, text: str) -> str:
        """HTML of an English heading says its language itself: the table of contents is Arabic around it."""
        return text if self.language == "ar" else f'<span lang="en" dir="ltr">{text}</span>'

    @property
    def heading(self) -> LexborNode | None:
        """The first heading of level 1 that stands in nothing else: the chapter's."""
        return next((node for node in list_children(self.body) if node.tag == "h1"), None)

    @property
    def top(self) -> str:
        """The id of the chapter's heading; empty where it has none."""
        return (self.heading.attributes.get("id") or "") if self.heading else ""


def read_leaf(path: str, text: str) -> Leaf | Problem:
    """The page, or what is wrong with its front matter. The path is below docs/: `ar/articles/x.md`."""
    said, markdown = split_page(text)
    title = said.get("title")
    if not isinstance(title, str):
        return fault(path, 1, "page-without-title")
    body = LexborHTMLParser(f"<body>{_renderer().reset().convert(markdown)}</body>").body
    if body is None:
        return fault(path, 0, "page-without-text")
    _drop_web(body)
    _number_headings(body)
    authors = said.get("creator")
    names = tuple(str(name) for name in authors) if isinstance(authors, list) else ()
    return Leaf(path, path.partition("/")[0], title, names, body)


def split_page(text: str) -> tuple[dict[str, object], str]:
    """A page -> (what its front matter says, its Markdown). Broken or absent front matter says nothing."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        return {}, text
    head, found, markdown = rest.partition(f"\n{_FENCE}\n")
    if not found:
        return {}, text
    try:
        said = yaml.safe_load(head)
    except yaml.YAMLError:
        return {}, markdown
    return (said if isinstance(said, dict) else {}), markdown


@cache
def _renderer() -> Markdown:
    toc = {"toc_depth": 3, "slugify": slugify_unicode}
    return Markdown(extensions=list(_EXTENSIONS), extension_configs={"toc": toc})


def list_children(node: LexborNode) -> Iterator[LexborNode]:
    """Elements and texts directly below the node, in order."""
    return node.iter(include_text=True)


def _drop_web(body: LexborNode) -> None:
    """Take out the walk between pages, the sections marked `web`, and what no book can show.

    The lines that a point rests on are not quoted beside it: the book has them some leaves before, linked.
    """
    for node in body.css("nav.around, nav.tools, .evidence > summary, .quoted-line"):
        node.decompose()
    body.strip_tags([*_SILENT])
    leaving = 0
    for node in list(list_children(body)):
        level = HEADINGS.index(node.tag) + 1 if node.tag in HEADINGS else 0
        if level and (not leaving or level <= leaving):
            leaving = level if "web" in (node.attributes.get("class") or "").split() else 0
        if leaving:
            node.decompose()


def _number_headings(body: LexborNode) -> None:
    """Move the line number of a heading to its attribute: as text it would stand in the table of contents."""
    for heading in body.css(", ".join(HEADINGS)):
        for line in heading.css("a.line"):
            heading.attrs["data-line"] = line.attributes.get("data-line") or ""
            line.decompose()
