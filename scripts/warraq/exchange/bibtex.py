"""Works -> BibTeX in UTF-8, written by pybtex; BibTeX, biber and reference managers read it.

An article is a `@misc`: a page of a publisher's site, and not the `@article` of a journal. Names stand in
braces and so stay whole. `year` and `month` stand only where nothing qualifies the date, `date` says it as
EDTF (which biblatex reads), `note` in words.
"""

from collections.abc import Mapping, Sequence

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output.bibtex import Writer

from ..edtf_dates import describe_date
from ..model import Bilingual
from .works import DAY, Work, is_qualified, split_days

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\textdollar{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#%&_"},
    }
)
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_LANGUAGES = {"ar": "arabic", "en": "english"}


def write_bibtex(works: Sequence[Work], words: Mapping[str, Bilingual]) -> bytes:
    """A BibTeX database in UTF-8; the slugs are the keys."""
    entries = {work.slug: _make_entry(work, words) for work in works}
    writer = Writer(encoding="UTF-8")
    # pybtex escapes for TeX every field alike, addresses and dates too, and no braces: it is done here.
    writer._encode = str
    return str(writer.to_string(BibliographyData(entries))).encode()


def _make_entry(work: Work, words: Mapping[str, Bilingual]) -> Entry:
    persons = {
        "author": [_make_person(name) for name in work.creators],
        "translator": [_make_person(name) for name in work.translators],
    }
    publisher = _escape(work.publisher)
    fields = {
        "title": _escape(work.title),
        "publisher": publisher,
        "howpublished": publisher,  # what @misc prints
        **_list_dates(work.date),
        "url": work.address.translate(_ADDRESS),
        "language": "arabic",  # the work's
        "langid": _LANGUAGES[work.language],  # the entry's
        "keywords": _escape(", ".join(work.keywords)),
        "note": _escape(_write_note(work, words)),
    }
    return Entry(
        "misc",
        persons={role: names for role, names in persons.items() if names},
        fields={name: text for name, text in fields.items() if text},
    )


def _make_person(name: str) -> Person:
    """Braces keep the name whole: BibTeX would take the last word for the family's."""
    return Person(last=f"{{{_escape(name)}}}")


def _escape(text: str) -> str:
    return text.translate(_TEX)


def _list_dates(edtf: str) -> dict[str, str]:
    match = DAY.fullmatch(edtf)
    if not match or match[4]:
        return {"date": edtf}
    days = split_days(edtf)
    return {"date": edtf, "year": match[1], "month": str(days[0][1]) if days and days[0][1:] else ""}


def _write_note(work: Work, words: Mapping[str, Bilingual]) -> str:
    """The English title beside an Arabic one, a date that is not plain in words, and the archive."""
    is_plain = not work.date or (DAY.fullmatch(work.date) and not is_qualified(work.date))
    # Of the whole collection the notes are English; of one page, in the language of the page.
    language = "en" if work.english_title else work.language
    parts = [
        work.english_title,
        "" if is_plain else describe_date(work.date, words).in_language(language),
        f"{words['cite_archive'].in_language(language)} {work.identifier}, {work.page}",
    ]
    return ". ".join(part for part in parts if part)
