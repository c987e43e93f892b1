"""Entries + Names -> the pages about the whole collection: home, articles, glossary, names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from ..arabic import fold
from ..model import Entry, Page, Term
from .article import DIRECTIONS, LANGUAGES, render_page
from .card import COMMAS, date_of, describe, name_of, show_name, show_title, term_name
from .lines import Names
from .weave import weave

NAME_KINDS = ("person", "organisation", "place", "event")
Places = Mapping[str, Mapping[str, Sequence[int]]]
"""Term id -> slug -> the seed lines that mention it."""


def render_listings(entries: Sequence[Entry], names: Names) -> tuple[Page, ...]:
    """Every page that is not about one article, in both languages."""
    places = _find_places(entries)
    return tuple(
        page
        for language in LANGUAGES
        for page in (
            _render_home(language, entries, names),
            _render_articles(language, entries, names),
            _render_entries(language, "glossary", _by_letter(language, names), entries, places, names),
            _render_entries(language, "names", _by_kind(language, names), entries, places, names),
        )
    )


def _find_places(entries: Sequence[Entry]) -> Places:
    places: dict[str, dict[str, list[int]]] = {}
    for entry in entries:
        for mention in entry.mentions:
            lines = places.setdefault(mention.term, {}).setdefault(entry.record.slug, [])
            if mention.line not in lines:
                lines.append(mention.line)
    return places


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
    counts = Counter(subject for entry in entries for subject in entry.record.subject)
    subjects = [
        {"id": i, "name": show_name(i, language, names), "count": n}
        for i, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    values = {"word": word, "cards": _cards(language, entries, names), "subjects": subjects}
    head = {**_head(language, word("home_title"), word("home_lead")), "hide": ["toc"]}
    return render_page(f"{language}/index.md", "home.md.j2", head, values)


def _render_articles(language: str, entries: Sequence[Entry], names: Names) -> Page:
    word = partial(names.say, language=language)
    values = {"word": word, "cards": _cards(language, entries, names)}
    head = _head(language, word("articles"), word("articles_note"))
    return render_page(f"{language}/articles/index.md", "articles.md.j2", head, values)


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


def collate(text: str, language: str) -> str:
    """The key by which a reader of the language looks the word up: without article and marks."""
    if language == "en":
        folded = text.casefold().removeprefix("the ").removeprefix("al-")
        return "".join(c for c in folded if c.isalnum() or c == " ").strip()
    folded = fold(text)
    article = "\u0627\u0644"
    return folded.removeprefix(article) if len(folded) > 4 else folded


def _sorted(terms: Iterable[Term], language: str) -> list[Term]:
    return sorted(terms, key=lambda term: (collate(term_name(term, language), language), term.id))


def _by_letter(language: str, names: Names) -> list[tuple[str, str, list[Term]]]:
    groups: dict[str, list[Term]] = {}
    for term in _sorted(names.terms.values(), language):
        groups.setdefault(collate(term_name(term, language), language)[:1].upper(), []).append(term)
    return [(letter, f"letter-{ord(letter):x}", terms) for letter, terms in groups.items()]


def _by_kind(language: str, names: Names) -> list[tuple[str, str, list[Term]]]:
    return [
        (names.say(kind, language), f"kind-{kind}", terms)
        for kind in NAME_KINDS
        if (terms := _sorted((t for t in names.terms.values() if t.kind == kind), language))
    ]


def _render_entries(
    language: str,
    page: str,
    groups: list[tuple[str, str, list[Term]]],
    entries: Sequence[Entry],
    places: Places,
    names: Names,
) -> Page:
    word = partial(names.say, language=language)
    articles = {entry.record.slug: entry for entry in entries}
    with_text = page == "glossary"
    values = {
        "word": word,
        "title": word(page),
        "note": word(f"{page}_note"),
        "comma": COMMAS[language],
        "groups": [
            {
                "name": name,
                "id": identifier,
                "entries": [_entry(t, language, articles, places, names, with_text) for t in terms],
            }
            for name, identifier, terms in groups
        ],
    }
    head = _head(language, word(page), word(f"{page}_note"))
    return render_page(f"{language}/{page}.md", "entries.md.j2", head, values)


def _entry(
    term: Term,
    language: str,
    articles: Mapping[str, Entry],
    places: Places,
    names: Names,
    with_text: bool,
) -> dict[str, Any]:
    other = "en" if language == "ar" else "ar"
    direction = DIRECTIONS[other]
    definition = term.definition.in_language(language)
    other_name = weave(term_name(term, other), language=other)
    return {
        "id": term.id,
        "term": weave(term_name(term, language), language=language),
        "other": f'<span lang="{other}" dir="{direction}">{other_name}</span>',
        "definition": weave(definition, language=language, block=True) if with_text else "",
        "variants": _variants(term, language) if with_text else "",
        "see": _see(term, language, names) if with_text else [],
        "places": _places(term, language, articles, places),
    }


def _variants(term: Term, language: str) -> str:
    """The other forms of both headwords, those of the reader's own language first."""
    english = (*term.en.variants, *term.en.abbreviations)
    forms = (*term.ar.variants, *english) if language == "ar" else (*english, *term.ar.variants)
    return COMMAS[language].join(weave(form, language=language) for form in forms)


def _see(term: Term, language: str, names: Names) -> list[dict[str, str]]:
    return [{"id": i, "term": show_name(i, language, names)} for i in term.related]


def _places(term: Term, language: str, articles: Mapping[str, Entry], places: Places) -> list[dict[str, Any]]:
    folder = "articles" if language == "ar" else "../ar/articles"
    return [
        {
            "slug": slug,
            "title": show_title(articles[slug], language),
            "lines": lines,
            "text_page": f"{folder}/{slug}.md",
        }
        for slug, lines in places.get(term.id, {}).items()
    ]
