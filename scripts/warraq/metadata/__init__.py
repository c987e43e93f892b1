"""A page's front matter -> what machines read of it: tags, linked data, feeds, pictures for sharing.

Everything that a record says is data here: it is escaped where it becomes HTML, JSON or XML. Every address is
absolute, and nothing asks a reader's browser for anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from ..model import Bilingual, Term
from .cards import draw_cards, find_missing
from .feeds import write_feeds
from .head import write_tags
from .inset import fill
from .linked import write_linked
from .paper import write_margins
from .robots import write_robots
from .sheet import Names, Sheet, Site, read_sheet, read_summary, root
from .shelf import Shelf

__all__ = [
    "Names",
    "Sheet",
    "Shelf",
    "Site",
    "fill",
    "find_missing",
    "read_sheet",
    "read_summary",
    "write_head",
    "write_machines",
    "write_margins",
]


def write_head(sheet: Sheet, terms: Sequence[Term]) -> str:
    """What the page's <head> says to machines; `terms` is the glossary."""
    return f"{write_tags(sheet)}\n{write_linked(sheet, terms)}"


def write_machines(
    sheets: Iterable[Sheet], words: Mapping[str, Bilingual], moment: datetime
) -> dict[str, bytes]:
    """Path below the site and content of all that the pages of both languages give: feeds, cards, robots.txt.

    `moment` is the edition's.
    """
    sheets = list(sheets)
    articles = [sheet for sheet in sheets if sheet.slug]
    files: dict[str, bytes] = {}
    for home in (sheet for sheet in sheets if sheet.kind == "home"):
        own = [sheet for sheet in articles if sheet.language == home.language]
        feeds = write_feeds(home, own, moment)
        files |= {root(home.language) + name: content for name, content in feeds.items()}
        files["robots.txt"] = write_robots(home.site.url)
    return {**files, **dict(draw_cards(sheets, words))}
