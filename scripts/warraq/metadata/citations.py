"""An article's front matter and address -> how to cite it: APA, Chicago, BibTeX, RIS, CSL-JSON.

All five say the same facts, those of the room exchange, in the language of the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..exchange import cite_page
from ..model import Bilingual

_NAMES = {"apa": "APA", "chicago": "Chicago", "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to cite the article."""

    key: str
    """`apa`, `chicago`, `bibtex`, `ris` or `csl`."""
    name: str
    """What it is called, in both languages."""
    text: str
    """What is copied: plain text, of one line in APA and Chicago."""
    html: str = ""
    """Of APA and Chicago: the text with the style's emphasis, safe within a paragraph; else empty."""


def list_citations(meta: Mapping[str, Any], address: str, words: Mapping[str, Bilingual]) -> list[Citation]:
    """The citations of the article whose page has this front matter and this canonical address.

    `meta` is as it stands in the file, not escaped for HTML. `words` are the interface words, for the name of
    the archive and for dates. The address of the publisher is given where it is known, else `address`.
    KeyError where the front matter is no article's.
    """
    cited = cite_page(meta, address, words)
    return [Citation(key, name, *cited[key]) for key, name in _NAMES.items()]
