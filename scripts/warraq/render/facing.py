"""Entry -> its facing pages: the Arabic text and, beside it, the English points that rest on it."""

from functools import partial
from typing import Any

from ..model import Entry, Page
from .article import DIRECTIONS, LANGUAGES, head_listing, render_page, split_at_title
from .card import byline_of, show_title, title_of
from .lines import Names, render_lines
from .summary import list_rows


def render_facing(entry: Entry, names: Names) -> tuple[Page, ...]:
    """`facing/<slug>.md`, the same two columns with the words of either language; none without a summary."""
    summary = entry.record.summary
    if summary is None:
        return ()
    _before, after = split_at_title(entry, render_lines(entry, names))
    rows = list_rows(summary, entry, after, names)
    return tuple(_render_in(language, summary.status, rows, entry, names) for language in LANGUAGES)


def _render_in(language: str, status: str, rows: list[dict[str, Any]], entry: Entry, names: Names) -> Page:
    other = "en" if language == "ar" else "ar"
    word = partial(names.say, language=language)
    values = {
        "word": word,
        "slug": entry.record.slug,
        "title": show_title(entry, language),
        "other": {"title": show_title(entry, other), "lang": other, "dir": DIRECTIONS[other]},
        "byline": byline_of(entry, language, names),
        "status": status,
        "rows": rows,
        "columns": {
            "original": names.say("facing_original", "ar"),
            "points": names.say("facing_points", "en"),
        },
    }
    title = f"{word('facing_short')}: {title_of(entry, language)}"
    head = head_listing(language, title, word("facing_note"))
    head |= {"generated_from": f"seeds/{entry.article.seed.id}.txt", "hide": ["toc"]}
    return render_page(f"{language}/facing/{entry.record.slug}.md", "facing.md.j2", head, values)
