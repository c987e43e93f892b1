"""A leaf's tree in, the HTML out that pandoc takes over without loss.

Only the tags and attributes named here get through, so nothing that a page says can make pandoc or a
reading program fetch, run or open anything: there is no image, no script, no style and no form among them.
Where pandoc's model has no room for attributes (a paragraph, a list), an element around it holds them.
"""

import html
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from .leaves import HEADINGS, Leaf, list_children
from .places import Places, address, rewrite_link

_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
_VOID = {"br", "hr"}
_SAME = {*HEADINGS, *_TABLE, *_VOID, "a", "code", "dd", "div", "dt", "li", "section", "span"}
_RENAMED = {
    **dict.fromkeys(("ins", "del", "small"), "span"),
    **dict.fromkeys(("nav", "details", "summary"), "div"),
}
_AROUND = {
    **dict.fromkeys(("p", "ul", "ol", "dl", "blockquote", "pre"), "div"),
    **dict.fromkeys(("em", "strong", "b", "i", "sub", "sup"), "span"),
}
"""Tags whose attributes pandoc would drop -> the element that holds them instead."""
_NAMELESS = {*_TABLE, *_VOID, "dd", "dt"}
"""Tags whose id pandoc would lose or move."""
HOLDERS = ", ".join(f"{tag}[id]" for tag in sorted({*_SAME, *_RENAMED, *_AROUND} - _NAMELESS))
"""The selector of the elements whose id the book keeps."""
_KEPT = ("class", "lang", "dir", "title", "hreflang", "data-line")


def write_leaf(leaf: Leaf, places: Places) -> str:
    """The page as HTML, its heading of level 1 first: in a book that is where a chapter begins."""
    scribe = _Scribe(leaf, places)
    heading = leaf.heading
    rest = (node for node in list_children(leaf.body) if not heading or node.mem_id != heading.mem_id)
    return scribe.write_chapter_heading(heading) + scribe.write(rest)


class _Scribe:
    """Writes one leaf; remembers which ids it wrote, for none may come twice."""

    def __init__(self, leaf: Leaf, places: Places) -> None:
        self.leaf = leaf
        self.places = places
        self.written: set[str] = set()

    def write_chapter_heading(self, heading: LexborNode | None) -> str:
        if heading is None:
            within = self.leaf.in_its_language(html.escape(self.leaf.title))
            return f'<h1 id="{address(self.leaf.path, "")}">{within}</h1>'
        attributes = self.write_attributes(heading)
        return f"<h1{attributes}>{self.leaf.in_its_language(self.write(list_children(heading)))}</h1>"

    def write(self, nodes: Iterable[LexborNode]) -> str:
        """Nodes as HTML. The tree is walked with a stack: no nesting is too deep for it."""
        out: list[str] = []
        waiting: list[LexborNode | str] = list(nodes)
        waiting.reverse()
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                out.append(node)
            elif node.is_text_node:
                out.append(html.escape(node.text_content or "", quote=False))
            elif node.tag == "img":
                out.append(html.escape(node.attributes.get("alt") or "", quote=False))
            elif node.tag == "a" and "line" in (node.attributes.get("class") or "").split():
                # Close to the last word: no number stands alone on a line.
                out.append(out.pop().rstrip(" \n") if out else "")
                out.append(_write_line_number(node.attributes.get("data-line") or ""))
            else:
                opening, closing = self.write_tags(node)
                out.append(opening)
                waiting += [closing, *list(list_children(node))[::-1]]
        return "".join(out)

    def write_tags(self, node: LexborNode) -> tuple[str, str]:
        """What opens and what closes the element; both empty where only its content gets through."""
        old = node.tag or ""
        tag = _RENAMED.get(old, old)
        if tag in _VOID:
            return f"<{tag}>", ""
        if tag in _AROUND:
            attributes, around = self.write_attributes(node), _AROUND[tag]
            opening, closing = (f"<{around}{attributes}>", f"</{around}>") if attributes else ("", "")
            return f"{opening}<{tag}{_write_start(node)}>", f"</{tag}>{closing}"
        if tag not in _SAME:
            return "", ""
        if tag in HEADINGS:
            return self.write_heading(node)
        return self.write_link(node) if tag == "a" else (f"<{tag}{self.write_attributes(node)}>", f"</{tag}>")

    def write_heading(self, node: LexborNode) -> tuple[str, str]:
        """A heading below the chapter's; a second one of level 1 would begin another chapter."""
        tag = "h2" if node.tag == "h1" else node.tag
        before, after = self.leaf.in_its_language("\0").split("\0")
        return f"<{tag}{self.write_attributes(node)}>{before}", f"{after}</{tag}>"

    def write_link(self, node: LexborNode) -> tuple[str, str]:
        """A link that leads nowhere in a book is plain text."""
        attributes = self.write_attributes(node)
        href = rewrite_link((node.attributes.get("href") or "").strip(), self.leaf.path, self.places)
        if href is None:
            return f"<span{attributes}>", "</span>"
        return f'<a href="{html.escape(href)}"{attributes}>', "</a>"

    def write_attributes(self, node: LexborNode) -> str:
        """The attributes that get through; an id only once, even where a page has it twice."""
        pairs = [(key, node.attributes.get(key)) for key in _KEPT]
        name = node.attributes.get("id")
        if name and node.tag not in _NAMELESS and name not in self.written:
            self.written.add(name)
            pairs.insert(0, ("id", address(self.leaf.path, name)))
        return "".join(f' {key}="{html.escape(value)}"' for key, value in pairs if value)


def _write_line_number(number: str) -> str:
    """The site draws the number by CSS; in a book it is text, at the end of its paragraph."""
    return f'<span class="line">\u00a0{html.escape(number)}</span>'


def _write_start(node: LexborNode) -> str:
    start = node.attributes.get("start") or ""
    return f' start="{start}"' if node.tag == "ol" and start.isdecimal() else ""
