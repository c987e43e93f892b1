"""What we say about an article: title, names, date, rights, citation, each in a reader's language.

Entry + Names -> text, or Markdown that was woven. Where one language was not written the other
one is shown, never nothing.
"""

from collections.abc import Sequence

from ..edtf_dates import describe_date
from ..model import Entry, Role, Term
from .counting import reading_time
from .lines import Names
from .weave import escape, link_address, weave

COMMAS = {"ar": "، ", "en": ", "}


def title_of(entry: Entry, language: str) -> str:
    """The article's title in the language; the Arabic one is read from the text, misprints mended."""
    record = entry.record
    lines = [line.number for line in entry.article.kept if line.role is Role.TITLE]
    arabic = record.title.ar or _correct(entry, lines, entry.article.meta.title or "")
    return (arabic or record.title.en or record.slug) if language == "ar" else (record.title.en or arabic)


def _correct(entry: Entry, lines: Sequence[int], text: str) -> str:
    """The text, which stands in the lines, with their corrections made."""
    for correction in entry.record.corrections:
        if correction.line in lines:
            text = text.replace(correction.was, correction.now)
    return text


def term_name(term: Term, language: str) -> str:
    """The headword in the language."""
    return term.ar.term if language == "ar" else term.en.term


def describe(entry: Entry, language: str, length: int = 180) -> str:
    """One or two lines about the article: its first paragraph, or the English summary's opening."""
    if language == "en" and entry.record.summary:
        return _shorten(entry.record.summary.text, length)
    raw = entry.article.seed.lines
    for line in entry.article.kept:
        if line.role is Role.PARAGRAPH:
            part = line.parts[0]
            text = raw[line.number - 1][part.start : part.end]
            return _shorten(_correct(entry, [line.number], text), length)
    return title_of(entry, language)


def _shorten(text: str, length: int) -> str:
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip("،,؛;:.") + "…"


def name_of(identifier: str, language: str, names: Names) -> str:
    """The name that the glossary gives the identifier."""
    term = names.terms.get(identifier)
    return term_name(term, language) if term else identifier


def show_name(identifier: str, language: str, names: Names) -> str:
    """The name as Markdown."""
    return weave(name_of(identifier, language, names), language=language)


def show_title(entry: Entry, language: str) -> str:
    """The article's title as Markdown."""
    return weave(title_of(entry, language), language=language)


def address_of(entry: Entry) -> str | None:
    """The address of the article at its publisher: the editor's, else the one in the text."""
    return entry.record.source or entry.article.meta.source


def rights_of(entry: Entry, language: str, names: Names) -> str:
    """The statement of rights: the editor's words, else the general one."""
    return entry.record.rights.in_language(language) or names.say("rights_default", language)


def date_of(entry: Entry, language: str, names: Names) -> str:
    """The date in words, or that there is none."""
    if not entry.record.date:
        return names.say("no_date", language)
    return describe_date(entry.record.date, names.words).in_language(language)


def byline_of(entry: Entry, language: str, names: Names) -> str:
    """Who wrote, translated and published the article, when, and how long it takes to read."""
    record = entry.record
    people = [name_of(i, language, names) for i in (*record.creator, *record.translator)]
    publisher = [name_of(record.publisher, language, names)] if record.publisher else []
    parts = [*people, *publisher, date_of(entry, language, names), reading_time(entry, language, names)]
    return " · ".join(weave(part, language=language) for part in parts if part)


def link_terms(identifiers: Sequence[str], page: str, language: str, names: Names) -> str:
    """The names that the glossary gives the identifiers, each a link to its place on the page."""
    return COMMAS[language].join(f"[{show_name(i, language, names)}](../{page}.md#{i})" for i in identifiers)


def _link_subjects(identifiers: Sequence[str], language: str, names: Names) -> str:
    return COMMAS[language].join(
        f"[{show_name(i, language, names)}](../subjects/{i}.md)" for i in identifiers
    )


def facts(entry: Entry, language: str, names: Names) -> list[dict[str, str]]:
    """What is known about the article, as name, Markdown value and note."""
    record, source = entry.record, address_of(entry)
    values = {
        "creator": link_terms(record.creator, "names", language, names),
        "translator": link_terms(record.translator, "names", language, names),
        "publisher": link_terms([record.publisher] if record.publisher else [], "names", language, names),
        "date": weave(date_of(entry, language, names), language=language),
        "source": link_address(source) if source else "",
        "reading": weave(reading_time(entry, language, names), language=language),
        "subject": _link_subjects(record.subject, language, names),
        "rights": weave(rights_of(entry, language, names), language=language),
        "identifier": _code(entry.article.seed.id),
    }
    notes = {"date": record.date_note.in_language(language)}
    unknown = names.say("unknown", language)
    return [
        {
            "name": names.say(key, language),
            "value": value or unknown,
            "note": weave(notes.get(key, ""), language=language),
        }
        for key, value in values.items()
        if value or key in {"creator", "publisher", "source"}
    ]


def cite(entry: Entry, language: str, names: Names) -> str:
    """One line of citation: people, title, publisher, date, address, and the archive's identifier."""
    record = entry.record
    comma = COMMAS[language]
    people = comma.join(show_name(i, language, names) for i in record.creator)
    title = show_title(entry, language)
    source = address_of(entry)
    parts = [
        people,
        f"«{title}»" if language == "ar" else f"“{title}”",
        show_name(record.publisher, language, names) if record.publisher else "",
        weave(date_of(entry, language, names), language=language),
        link_address(source) if source else "",
        f"{names.say('cite_archive', language)} {_code(entry.article.seed.id)}",
    ]
    return comma.join(part for part in parts if part) + "."


def _code(identifier: str) -> str:
    return f'<code dir="ltr">{escape(identifier)}</code>'
