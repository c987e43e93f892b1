"""Entries + Names -> the pages that list articles: home, articles, and a page for each subject."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ..model import Entry, Page
from .article import DIRECTIONS, LANGUAGES, render_page
from .card import date_of, describe, name_of, show_name, show_title
from .collate import collate
from .entries import render_glossary, render_names
from .lines import Names
from .weave import weave


def render_listings(entries: Sequence[Entry], names: Names) -> tuple[Page, ...]:
    """Every page that is not about one article, in both languages; `entries` are in the order of dates."""
    newest_first = list(reversed(entries))
    return tuple(
        page
        for language in LANGUAGES
        for page in (
            _render_home(language, newest_first, names),
            _render_articles(language, newest_first, names),
            *_render_subjects(language, newest_first, names),
            render_glossary(language, entries, names),
            render_names(language, entries, names),
        )
    )


def _head(language: str, title: str, description: str) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "lang": language,
        "dir": DIRECTIONS[language],
        "generated_from": "seeds/",
    }


def _render_home(language: str, entries: Sequence[Entry], names: Names) -> Page:
    word = partial(names.say, language=language)
    values = {
        "word": word,
        "cards": _cards(language, entries, names),
        "subjects": _subjects(language, entries, names),
    }
    head = {**_head(language, word("home_title"), word("home_lead")), "hide": ["toc"]}
    return render_page(f"{language}/index.md", "home.md.j2", head, values)


def _render_articles(language: str, entries: Sequence[Entry], names: Names) -> Page:
    word = partial(names.say, language=language)
    values = {"word": word, "cards": _cards(language, entries, names)}
    head = _head(language, word("articles"), word("articles_note"))
    return render_page(f"{language}/articles/index.md", "articles.md.j2", head, values)


def _render_subjects(language: str, entries: Sequence[Entry], names: Names) -> Iterator[Page]:
    """The list of subjects, then a page for each."""
    word = partial(names.say, language=language)
    subjects = _subjects(language, entries, names)
    head = _head(language, word("subjects"), word("subjects_note"))
    values: dict[str, Any] = {"word": word, "subjects": subjects}
    yield render_page(f"{language}/subjects/index.md", "subjects.md.j2", head, values)
    for subject in subjects:
        about = [entry for entry in entries if subject["id"] in entry.record.subject]
        definition = names.terms[subject["id"]].definition.in_language(language)
        name = name_of(subject["id"], language, names)
        values = {
            "word": word,
            "id": subject["id"],
            "name": subject["name"],
            "definition": weave(definition, language=language, block=True),
            "cards": _cards(language, about, names),
        }
        head = _head(language, name, definition or f"{word('subject_articles')}: {name}")
        yield render_page(f"{language}/subjects/{subject['id']}.md", "subject.md.j2", head, values)


def _subjects(language: str, entries: Sequence[Entry], names: Names) -> list[dict[str, Any]]:
    """Every subject that an article has, in the order of the alphabet, with how many have it."""
    counts = Counter(subject for entry in entries for subject in entry.record.subject)
    return [
        {"id": i, "name": show_name(i, language, names), "count": counts[i]}
        for i in sorted(counts, key=lambda i: (collate(name_of(i, language, names), language), i))
    ]


def _cards(language: str, entries: Sequence[Entry], names: Names) -> list[dict[str, str]]:
    return [
        {
            "slug": entry.record.slug,
            "title": show_title(entry, language),
            "byline": _byline(entry, language, names),
            "lead": weave(describe(entry, language), language=language, block=True),
        }
        for entry in entries
    ]


def _byline(entry: Entry, language: str, names: Names) -> str:
    record = entry.record
    people = [name_of(i, language, names) for i in (*record.creator, *record.translator)]
    publisher = [name_of(record.publisher, language, names)] if record.publisher else []
    parts = [*people, *publisher, date_of(entry, language, names)]
    return " · ".join(weave(part, language=language) for part in parts)
