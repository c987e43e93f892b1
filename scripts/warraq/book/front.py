"""What the book says of itself: to catalogues (Dublin Core, accessibility) and to readers on its title page.

Most of it leaves as <meta> elements, which pandoc reads as plain text. `rights` and the like are pandoc's own
names (https://pandoc.org/MANUAL.html#epub-metadata); those with a language at the end are for book.xhtml.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import NAMESPACE_URL, uuid5

from babel.dates import format_date

from ..model import Bilingual
from .leaves import Leaf

_FEATURES = ("tableOfContents", "structuralNavigation", "readingOrder", "index")
"""What the book offers to those who listen to it or enlarge it: https://www.w3.org/TR/epub-a11y-11/."""

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pages do not say: the site's address, the moment of making (UTC), the words of words.yml."""

    site_url: str
    moment: datetime
    words: Mapping[str, Bilingual]


def write_front(title: Bilingual, said: Bilingual, leaves: Sequence[Leaf], facts: Facts) -> str:
    """The <meta> elements of the book; `said` describes it. Repeated names are pandoc's lists."""
    pairs = chain(_describe(said, leaves, facts), _fill_title_page(title, said, facts))
    return "\n".join(f'<meta name="{name}" content="{html.escape(text)}">' for name, text in pairs if text)


def write_titles(title: Bilingual) -> str:
    """Both titles as pandoc's metadata file: only there can one be called the main title.

    pandoc reads such a file as Markdown, in which a backslash makes every ASCII sign mean itself.
    """
    main, other = (_MARKS.sub(r"\\\g<0>", " ".join(text.split())) for text in (title.ar, title.en))
    return json.dumps({"title": [{"type": "main", "text": main}, {"text": other}]}, ensure_ascii=False)


def _describe(said: Bilingual, leaves: Sequence[Leaf], facts: Facts) -> Iterator[tuple[str, str]]:
    words = facts.words
    yield "identifier", uuid5(NAMESPACE_URL, facts.site_url).urn
    yield "creator", _both(words["maker"], " · ")
    yield "publisher", _both(words["maker"], " · ")
    yield from (("contributor", name) for name in _list_authors(leaves))
    yield "description", _both(said, " ")
    yield "rights", _both(words["rights"], " ")
    yield "date", facts.moment.date().isoformat()
    yield "page-progression-direction", "rtl"
    yield "toc-title", _both(words["contents"], " · ")
    yield from (("accessibilityFeatures", feature) for feature in _FEATURES)
    yield "accessibilitySummary", _both(words["accessible"], " ")


def _fill_title_page(title: Bilingual, said: Bilingual, facts: Facts) -> Iterator[tuple[str, str]]:
    for language in ("ar", "en"):
        date = format_date(facts.moment, "d MMMM y", locale=language)
        yield f"title-{language}", title.in_language(language)
        yield f"said-{language}", said.in_language(language)
        yield f"made-{language}", facts.words["made"].in_language(language).format(date)
        yield f"rights-{language}", facts.words["rights"].in_language(language)


def _list_authors(leaves: Sequence[Leaf]) -> list[str]:
    """Each author once, as the Arabic pages name them: those are the texts that they wrote."""
    return list(dict.fromkeys(name for leaf in leaves if leaf.language == "ar" for name in leaf.authors))


def _both(words: Bilingual, between: str) -> str:
    return between.join(text for text in (words.ar, words.en) if text)
