"""Entries -> Places, and with them + Names -> the glossary and the index of names.

The glossary says what a term means, how it is written in the texts, and shows each place in its line; the
index of names gives the articles and lines, as a book has it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..arabic import strip_marks
from ..model import Entry, Line, Mention, Page, Role, Term
from .article import DIRECTIONS, head_listing, render_page
from .card import COMMAS, show_name, term_name
from .collate import collate, first_letter
from .context import show_context, show_line
from .lines import Names
from .weave import weave

NAME_KINDS = ("person", "organisation", "place", "event")
_QUOTES = re.compile('[«»“”„‟"]')
MOST_FORMS = 12
"""So many of the forms in the texts are shown, the most frequent ones."""


@dataclass
class Section:
    """A stretch of an article under one heading, where the term is mentioned."""

    heading: str
    context: str
    lines: list[int] = field(default_factory=list)


@dataclass
class Places:
    """Where a term is mentioned: slug -> sections; and the forms in which it is written there."""

    articles: dict[str, list[Section]] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)


def render_glossary(
    language: str, titles: Mapping[str, str], places: Mapping[str, Places], names: Names
) -> Page:
    """`glossary.md`: every term under its letter; `titles` is slug -> woven title, `places` is by term id."""
    groups: dict[str, list[Term]] = {}
    for term in _sorted(names.terms.values(), language):
        groups.setdefault(first_letter(term_name(term, language), language), []).append(term)
    labelled = [(letter, f"letter-{ord(letter):x}", terms) for letter, terms in groups.items() if letter]
    tell = partial(_tell_term, language=language, titles=titles, places=places, names=names)
    return _render("glossary", language, labelled, tell, names)


def render_names(
    language: str, titles: Mapping[str, str], places: Mapping[str, Places], names: Names
) -> Page:
    """`names.md`: people, organisations, places and events, each with its lines; as `render_glossary`."""
    groups = [
        (names.say(kind, language), f"kind-{kind}", terms)
        for kind in NAME_KINDS
        if (terms := _sorted((t for t in names.terms.values() if t.kind == kind), language))
    ]
    tell = partial(_tell_term, language=language, titles=titles, places=places, names=names)
    return _render("names", language, groups, tell, names)


def _sorted(terms: Iterable[Term], language: str) -> list[Term]:
    return sorted(terms, key=lambda term: (collate(term_name(term, language), language), term.id))


def _render(
    page: str,
    language: str,
    groups: Sequence[tuple[str, str, list[Term]]],
    tell: Callable[[Term], dict[str, Any]],
    names: Names,
) -> Page:
    """The page of the groups (name, id, terms); `tell` gives the template what it shows of a term."""
    word = partial(names.say, language=language)
    values = {
        "word": word,
        "title": word(page),
        "note": word(f"{page}_note"),
        "comma": COMMAS[language],
        "full": page == "glossary",
        "groups": [
            {"name": name, "id": identifier, "entries": [tell(term) for term in terms]}
            for name, identifier, terms in groups
        ],
    }
    head = {**head_listing(language, word(page), word(f"{page}_note")), "filter": True}
    return render_page(f"{language}/{page}.md", "entries.md.j2", head, values)


# ---------------------------------------------------------------- places


def find_places(entries: Sequence[Entry]) -> dict[str, Places]:
    """Term id -> where it is mentioned, in the order of the entries and their lines."""
    places: dict[str, Places] = defaultdict(Places)
    for entry in entries:
        lines = {line.number: line for line in entry.article.kept}
        headings = _find_headings(entry.article.kept)
        last: dict[str, int] = {}
        for mention in entry.mentions:
            here = places[mention.term]
            here.forms[_QUOTES.sub("", strip_marks(mention.surface))] += 1
            sections = here.articles.setdefault(entry.record.slug, [])
            if last.get(mention.term) != headings[mention.line]:
                sections.append(_open_section(entry, mention, lines, headings[mention.line]))
                last[mention.term] = headings[mention.line]
            if mention.line not in sections[-1].lines:
                sections[-1].lines.append(mention.line)
    return places


def _find_headings(kept: Iterable[Line]) -> dict[int, int]:
    """Line -> the heading that it stands under, itself where it is one; 0 before the first."""
    headings, last = {}, 0
    for line in kept:
        last = line.number if line.role is Role.HEADING else last
        headings[line.number] = last
    return headings


def _open_section(entry: Entry, mention: Mention, lines: Mapping[int, Line], heading: int) -> Section:
    context = show_context(entry, lines[mention.line], mention)
    is_heading = heading in {0, mention.line}
    return Section("" if is_heading else show_line(entry, lines[heading]), context)


# ---------------------------------------------------------------- a term


def _tell_term(
    term: Term, language: str, titles: Mapping[str, str], places: Mapping[str, Places], names: Names
) -> dict[str, Any]:
    other = "en" if language == "ar" else "ar"
    here = places.get(term.id, Places())
    definition = term.definition.in_language(language)
    return {
        "id": term.id,
        "kind": names.say(f"kind_{term.kind}", language),
        "term": weave(term_name(term, language), language=language),
        "other": _in_other(weave(term_name(term, other), language=other), other),
        "abbreviations": COMMAS[language].join(weave(a, language=language) for a in term.en.abbreviations),
        "definition": weave(definition, language=language, block=True),
        "variants": _list_variants(term, language),
        "forms": COMMAS[language].join(weave(f, language=language) for f in _list_forms(term, here)),
        "see": [{"id": i, "term": show_name(i, language, names)} for i in term.related],
        "count": sum(here.forms.values()),
        "text_folder": "articles" if language == "ar" else "../ar/articles",
        "articles": [
            {"slug": slug, "title": titles[slug], "sections": sections, "lines": _join(sections)}
            for slug, sections in here.articles.items()
        ],
    }


def _join(sections: Sequence[Section]) -> list[int]:
    return [line for section in sections for line in section.lines]


def _in_other(md: str, language: str) -> str:
    return f'<span lang="{language}" dir="{DIRECTIONS[language]}">{md}</span>'


def _list_variants(term: Term, language: str) -> str:
    """The other forms that editors listed, those of the reader's own language first."""
    both = (term.ar.variants, term.en.variants) if language == "ar" else (term.en.variants, term.ar.variants)
    return COMMAS[language].join(weave(form, language=language) for forms in both for form in forms)


def _list_forms(term: Term, here: Places) -> list[str]:
    """How the texts write it, the most frequent first; not the headword and the listed forms again."""
    known = {strip_marks(form) for form in (term.ar.term, *term.ar.variants)}
    forms = [form for form in here.forms if form not in known]
    return sorted(forms, key=lambda form: (-here.forms[form], form))[:MOST_FORMS]
