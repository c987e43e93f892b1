"""The misprints that an article corrects, as a list at its end.

On the site the original of a corrected word appears under the pointer. An e-reader has no pointer, so the
book would hide it: each correction is listed with its line, the word as it now reads, and the original.
"""

import html
import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from ..model import Bilingual
from .leaves import Leaf
from .places import address

_LINE = re.compile(r"l(\d+)", re.ASCII)


def write_corrections(leaf: Leaf, words: Mapping[str, Bilingual]) -> str:
    """A section below the chapter, as HTML; empty where nothing was corrected."""
    items = [_write_item(node, leaf, words["line"]) for node in leaf.body.css("ins.correction")]
    if not items:
        return ""
    heading = leaf.in_its_language(words["corrections"].in_language(leaf.language))
    # Two dots: the ids that come from pages have one after the page's name.
    top = f"{address(leaf.path, '')}..corrections"
    return "\n".join([f'<h2 id="{top}">{heading}</h2>', '<ul class="corrections">', *items, "</ul>", ""])


def _write_item(node: LexborNode, leaf: Leaf, line: Bilingual) -> str:
    name = _find_line(node)
    word, original = html.escape(node.text()), html.escape(node.attributes.get("title") or "")
    said = f"«{word}». {original}"
    if not name:
        return f"<li>{said}</li>"
    number = f"{line.in_language(leaf.language)} {name.removeprefix('l')}"
    return f'<li><a href="#{address(leaf.path, name)}">{number}</a>: {said}</li>'


def _find_line(node: LexborNode) -> str:
    """The id of the line in which the node stands; empty for none."""
    above: LexborNode | None = node
    while above is not None:
        name = above.attributes.get("id") or ""
        if _LINE.fullmatch(name):
            return name
        above = above.parent
    return ""
