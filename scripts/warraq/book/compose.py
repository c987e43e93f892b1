"""The pages of docs/ in, the book out: one HTML document, a heading of level 1 for each chapter.

The order is that of a printed collection: what this is, in both languages; every article, in the order in
which the site lists them, with its English summary behind it; the Arabic reference pages, then the English.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..faults import Problem, fault
from ..model import Bilingual
from .corrections import write_corrections
from .front import Facts, write_front, write_titles
from .leaves import Leaf, read_leaf, split_page
from .markup import HOLDERS, write_leaf
from .places import find_places

_HOME = {"ar": "ar/index.md", "en": "en/index.md"}
_PREFACE = ("ar/about.md", "en/about.md")
_REFERENCE = ("ar/glossary.md", "ar/names.md", "en/glossary.md", "en/names.md")
_ARTICLES = "ar/articles/"


@dataclass(frozen=True, slots=True)
class Book:
    """The Arabic title; both titles as pandoc's metadata file (JSON); the book as one HTML document, whose
    <meta> elements are the rest of what it says of itself."""

    title: str
    titles: str
    html: str


def compose_book(pages: Mapping[str, str], facts: Facts) -> tuple[Book, tuple[Problem, ...]]:
    """Every page of docs/ (path below it -> Markdown) as a book, and what is wrong with the pages."""
    title = Bilingual(**{language: _say(pages, path, "title") for language, path in _HOME.items()})
    problems = [fault(path, 0, "no-book-title") for path in _HOME.values() if not _say(pages, path, "title")]
    leaves: list[Leaf] = []
    for path in list_chapters(pages):
        read = read_leaf(path, pages[path])
        if isinstance(read, Problem):
            problems.append(read)
        else:
            leaves.append(read)
    places = find_places(leaves, pages, facts.site_url, HOLDERS)
    chapters = [_write_chapter(leaf, write_leaf(leaf, places), facts) for leaf in leaves]
    said = Bilingual(**{language: _say(pages, path, "description") for language, path in _HOME.items()})
    head = write_front(title, said, leaves, facts)
    whole = "\n".join(["<html>", "<head>", head, "</head>", "<body>", *chapters, "</body>", "</html>", ""])
    return Book(title.ar, write_titles(title), whole), tuple(problems)


def _say(pages: Mapping[str, str], path: str, key: str) -> str:
    said = split_page(pages.get(path, ""))[0].get(key)
    return said if isinstance(said, str) else ""


def list_chapters(pages: Mapping[str, str]) -> list[str]:
    """The pages of the book, in reading order."""
    chapters = list(_PREFACE)
    for path in _list_articles(pages):
        chapters += [path, f"en/{path.removeprefix('ar/')}"]
    return [path for path in (*chapters, *_REFERENCE) if path in pages]


def _list_articles(pages: Mapping[str, str]) -> list[str]:
    """The Arabic articles as the list of the site has them; any that it does not name behind, by path."""
    listing = f"{_ARTICLES}index.md"
    held = {path for path in pages if path.startswith(_ARTICLES) and path != listing}
    named = re.findall(r"\]\(([\w-]+\.md)\)", pages.get(listing, ""), re.ASCII)
    first = [path for path in dict.fromkeys(f"{_ARTICLES}{name}" for name in named) if path in held]
    return [*first, *sorted(held.difference(first))]


def _write_chapter(leaf: Leaf, text: str, facts: Facts) -> str:
    """The language stands around the whole chapter; pandoc makes the element and its heading one section."""
    corrections = write_corrections(leaf, facts.words)
    opening = f'<section lang="{leaf.language}" dir="{leaf.direction}">'
    return f"{opening}\n{text}\n{corrections}</section>"
