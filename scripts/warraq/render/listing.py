"""Entries + Names -> the pages that list articles: home, articles, and a page for each subject."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ..model import Entry, Page
from .article import LANGUAGES, head_listing, render_page
from .card import byline_of, describe, name_of, show_name, show_title
from .collate import collate
from .counting import count
from .entries import Places, find_places, render_glossary, render_names
from .lines import Names
from .weave import weave

LATEST = 4
"""So many entries of the glossary stand on the front page."""

Card = dict[str, str]
"""What a list shows of an article: slug, title, byline, lead and the status of its summary, all woven."""


def render_listings(entries: Sequence[Entry], names: Names) -> tuple[Page, ...]:
    """Every page that is not about one article, in both languages; `entries` are in the order of dates."""
    places = find_places(entries)
    newest_first = list(reversed(entries))
    return tuple(page for language in LANGUAGES for page in _render_in(language, newest_first, places, names))


def _render_in(
    language: str, entries: Sequence[Entry], places: Mapping[str, Places], names: Names
) -> Iterator[Page]:
    cards = {entry.record.slug: _make_card(entry, language, names) for entry in entries}
    titles = {slug: card["title"] for slug, card in cards.items()}
    subjects = _subjects(language, entries, names)
    yield _render_home(language, cards, subjects, names)
    yield _render_articles(language, cards, names)
    yield _render_subjects(language, subjects, names)
    for subject in subjects:
        yield _render_subject(language, subject, names)
    yield render_glossary(language, titles, places, names)
    yield render_names(language, titles, places, names)


def _render_home(
    language: str, cards: Mapping[str, Card], subjects: Sequence[dict[str, Any]], names: Names
) -> Page:
    word = partial(names.say, language=language)
    counted = {"articles": len(cards), "entries": len(names.terms), "subjects": len(subjects)}
    values = {
        "word": word,
        "counts": [count(number, thing, language, names) for thing, number in counted.items()],
        "cards": list(cards.values()),
        "subjects": subjects,
        "latest": _latest(language, names),
    }
    head = {**head_listing(language, word("home_title"), word("home_lead")), "hide": ["toc"]}
    return render_page(f"{language}/index.md", "home.md.j2", head, values)


def _latest(language: str, names: Names) -> list[dict[str, str]]:
    """The entries that were written last: new ones are put at the end of the glossary."""
    return [
        {
            "id": term.id,
            "name": show_name(term.id, language, names),
            "definition": weave(term.definition.in_language(language), language=language, block=True),
        }
        for term in reversed(list(names.terms.values())[-LATEST:])
    ]


def _render_articles(language: str, cards: Mapping[str, Card], names: Names) -> Page:
    word = partial(names.say, language=language)
    values = {"word": word, "cards": list(cards.values())}
    head = head_listing(language, word("articles"), word("articles_note"))
    return render_page(f"{language}/articles/index.md", "articles.md.j2", head, values)


def _render_subjects(language: str, subjects: Sequence[dict[str, Any]], names: Names) -> Page:
    word = partial(names.say, language=language)
    head = head_listing(language, word("subjects"), word("subjects_note"))
    values = {"word": word, "subjects": subjects}
    return render_page(f"{language}/subjects/index.md", "subjects.md.j2", head, values)


def _render_subject(language: str, subject: dict[str, Any], names: Names) -> Page:
    """The page of one subject; the site lists there the articles whose front matter names it."""
    word = partial(names.say, language=language)
    definition = names.terms[subject["id"]].definition.in_language(language)
    name = name_of(subject["id"], language, names)
    values = {
        "word": word,
        "id": subject["id"],
        "name": subject["name"],
        "definition": weave(definition, language=language, block=True),
    }
    head = head_listing(language, name, definition or f"{word('subject_articles')}: {name}")
    return render_page(f"{language}/subjects/{subject['id']}.md", "subject.md.j2", head, values)


def _subjects(language: str, entries: Sequence[Entry], names: Names) -> list[dict[str, Any]]:
    """Every subject that an article has, in the order of the alphabet, with how many have it."""
    counts = Counter(subject for entry in entries for subject in entry.record.subject)
    return [
        {"id": i, "name": show_name(i, language, names), "count": counts[i]}
        for i in sorted(counts, key=lambda i: (collate(name_of(i, language, names), language), i))
    ]


def _make_card(entry: Entry, language: str, names: Names) -> Card:
    status = entry.record.summary.status if entry.record.summary else "none"
    return {
        "slug": entry.record.slug,
        "title": show_title(entry, language),
        "byline": byline_of(entry, language, names),
        "lead": weave(describe(entry, language), language=language, block=True),
        "status": status,
        "status_words": names.say(f"status_{status}", language),
    }
