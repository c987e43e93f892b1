"""The way of a finished file into the site: `site/downloads/`, and the lists on the about pages.

Only the pages at the top of each language's folder are searched for the place of the list.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ..model import Bilingual
from .downloads import FOLDER, fill, has_place, list_downloads

_LANGUAGES = {"ar": "", "en": "en/"}


def offer(made: Path, site: Path, words: Mapping[str, Bilingual]) -> None:
    """Put the file (or every file of the folder) into the site, and tell readers of it."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    for file in sorted(made.iterdir()) if made.is_dir() else [made]:
        shutil.copyfile(file, folder / file.name)
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    for language, root in _LANGUAGES.items():
        downloads = list_downloads(sizes, _read_titles(site / root / "articles", sizes), language)
        for path, page in _find_lists(site / root):
            filled = fill(page, downloads, words, language, "../" if root else "")
            path.write_text(filled, encoding="utf-8", newline="\n")


def _find_lists(folder: Path) -> Iterator[tuple[Path, str]]:
    """Path and HTML of every page of the folder that has a place for the list."""
    pages = ((path, path.read_text("utf-8")) for path in sorted(folder.glob("*.html")))
    return ((path, page) for path, page in pages if has_place(page))


def _read_titles(articles: Path, sizes: Mapping[str, int]) -> dict[str, str]:
    slugs = {name.rpartition("-")[0] for name in sizes if name.endswith(".pdf")}
    return {slug: _read_title(articles / f"{slug}.html") for slug in sorted(slugs)}


def _read_title(page: Path) -> str:
    heading = LexborHTMLParser(page.read_text("utf-8")).css_first("article h1")
    return heading.text().strip() if heading else page.stem
