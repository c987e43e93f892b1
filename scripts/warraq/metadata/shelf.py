"""What a page says of the other pages: the articles on a subject, the article before and the one after.

docs/ does not hold it, so that a new article leaves the pages of its subjects and its neighbours as they are
(two open pull requests would meet there); the front matter of the articles says it all. The pages hold empty
places, <div class="listed"></div> and <div class="around"></div>, which are filled when a language is whole.
"""

import html
from collections import defaultdict
from collections.abc import Iterable, Mapping
from posixpath import basename

from ..edtf_dates import date_key
from ..model import Bilingual
from .runs import mark_runs
from .sheet import Sheet

_LISTED, _AROUND = '<div class="listed"></div>', '<div class="around"></div>'


class Shelf:
    """The articles of one language in the order of their dates; `fill` puts them into the pages."""

    def __init__(self, sheets: Iterable[Sheet], words: Mapping[str, Bilingual]) -> None:
        articles = [sheet for sheet in sheets if sheet.slug]
        self._articles = sorted(articles, key=lambda sheet: (date_key(sheet.date or None), sheet.slug))
        self._at = {sheet.slug: at for at, sheet in enumerate(self._articles)}
        self._about: dict[str, list[Sheet]] = defaultdict(list)
        for sheet in reversed(self._articles):
            for subject in sheet.subjects:
                self._about[subject.text].append(sheet)
        self._words = words

    def fill(self, content: str, sheet: Sheet) -> str:
        """The page's HTML with its empty places filled."""
        if _LISTED in content:
            about = [article for name in sheet.subjects for article in self._about[name.text]]
            content = content.replace(_LISTED, "\n".join(self._show_card(article) for article in about))
        if _AROUND in content:
            content = content.replace(_AROUND, self._show_neighbours(sheet))
        return content

    def _show_card(self, article: Sheet) -> str:
        people = (*article.creators, *article.translators, *filter(None, [article.publisher]))
        byline = " · ".join(filter(None, [*(name.text for name in people), article.say_date(self._words)]))
        return (
            f'<h2 id="{article.slug}"><a href="../articles/{article.slug}.html">'
            f"{_text(article.title, article)}</a></h2>\n"
            f'<p class="card-byline">{_text(byline, article)}</p>\n'
            f"<p>{_text(article.description, article)}</p>"
        )

    def _show_neighbours(self, sheet: Sheet) -> str:
        at = self._at[sheet.slug]
        links = []
        for step, key, relation in ((-1, "previous", "prev"), (1, "next", "next")):
            if 0 <= at + step < len(self._articles):
                article = self._articles[at + step]
                said = f"{self._words[key].in_language(sheet.language)}: {article.title}"
                link = f'<a rel="{relation}" href="{basename(article.path)}">{_text(said, sheet)}</a>'
                links.append(f"<p>{link}</p>")
        label = html.escape(self._words["around"].in_language(sheet.language))
        return f'<nav class="around" aria-label="{label}">\n{"".join(links)}\n</nav>' if links else ""


def _text(text: str, sheet: Sheet) -> str:
    return mark_runs(html.escape(text), sheet.language)
