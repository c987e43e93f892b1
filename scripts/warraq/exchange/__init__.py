"""The collection for other programs, and terms of other programs for the glossary; all in memory.

out  glossary -> TBX, SKOS (Turtle, JSON-LD), CSV, JSON   (tbx, skos, tables, shape)
     articles -> JSON lines, CSV                          (articles)
     articles, or a page of one -> Work -> BibTeX, RIS, CSL-JSON, references in APA and Chicago
                                                          (works; bibtex, ris, citations; styles, mending)
in   TBX, CSV -> Reading -> Merged text of glossary.yml   (tbx_reading, tables, incoming; merge, differ,
                                                           splice, layout)
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace as _replace
from pathlib import PurePath
from typing import Any

from ..edtf_dates import describe_date
from ..faults import fault
from ..model import Bilingual, Entry, Term
from .articles import list_facts, write_articles_csv, write_jsonl
from .bibtex import write_bibtex
from .citations import make_item, write_csl
from .incoming import Incoming, Reading
from .merge import Merged, merge_entries
from .ris import write_ris
from .shape import find_unwritable, write_json
from .skos import write_jsonld, write_turtle
from .styles import STYLES, write_reference
from .tables import read_csv, write_csv
from .tbx import write_tbx
from .tbx_reading import read_tbx
from .works import work_of_facts, work_of_page

GLOSSARY_FORMATS = {"tbx": ".tbx", "skos": ".ttl", "jsonld": ".jsonld", "csv": ".csv", "json": ".json"}
"""Format -> the suffix of its file."""

ARTICLE_FORMATS = {"jsonl": ".jsonl", "csv": ".csv", "bibtex": ".bib", "csl": ".json"}
"""Format -> the suffix of its file."""

_READERS = {".tbx": read_tbx, ".xml": read_tbx, ".csv": read_csv}

__all__ = [
    "ARTICLE_FORMATS",
    "GLOSSARY_FORMATS",
    "Incoming",
    "Merged",
    "Reading",
    "cite_page",
    "export_articles",
    "export_glossary",
    "find_unwritable",
    "import_terms",
    "read_terms",
]


def export_glossary(terms: Sequence[Term], form: str, site_url: str, words: Mapping[str, Bilingual]) -> bytes:
    """The glossary in one of GLOSSARY_FORMATS, UTF-8; the same terms give the same bytes.

    The terms have passed `warraq check` and `find_unwritable`; ValueError where they have not.
    `site_url` is the address of the site (`https://…/`), `words` the interface words.
    """
    if problems := find_unwritable(terms, "the glossary"):
        raise ValueError(str(problems[0]))
    address = _end_with_slash(site_url)
    if form == "tbx":
        return write_tbx(terms, address, words)
    if form == "skos":
        return write_turtle(terms, address, words)
    if form == "jsonld":
        return write_jsonld(terms, address, words)
    return {"csv": write_csv, "json": write_json}[form](terms)


def export_articles(
    entries: Sequence[Entry],
    terms: Sequence[Term],
    form: str,
    site_url: str,
    words: Mapping[str, Bilingual],
    *,
    titles: Mapping[str, str],
) -> bytes:
    """The articles in one of ARTICLE_FORMATS, UTF-8, in their order; the same entries give the same bytes.

    `terms` give the names their spelling, `titles` is slug -> Arabic title (`title_of` of the room render).
    """
    facts = list_facts(entries, terms, _end_with_slash(site_url), titles, words)
    if form in {"bibtex", "csl"}:
        return {"bibtex": write_bibtex, "csl": write_csl}[form]([work_of_facts(one) for one in facts], words)
    return {"jsonl": write_jsonl, "csv": write_articles_csv}[form](facts)


def cite_page(
    meta: Mapping[str, Any], address: str, words: Mapping[str, Bilingual]
) -> dict[str, tuple[str, ...]]:
    """The article of a page, in the language of the page, whose front matter is `meta`.

    For people `apa` and `chicago`, each as text and as HTML; for programs `bibtex`, `ris` and `csl`, as text.
    """
    work = work_of_page(meta, address)
    item = make_item(work, words)
    date = describe_date(work.date, words).in_language(work.language) if work.date else ""
    references = {style: write_reference(item, style, work.language, date=date) for style in STYLES}
    writers = {"bibtex": write_bibtex, "ris": write_ris, "csl": write_csl}
    return {
        **{style: (reference.text, reference.html) for style, reference in references.items()},
        **{form: (write([work], words).decode(),) for form, write in writers.items()},
    }


def read_terms(data: bytes, path: str) -> Reading:
    """The entries of another program's file; its name's ending tells what it is (.tbx, .xml, .csv)."""
    reader = _READERS.get(PurePath(path).suffix.lower())
    if reader is None:
        return Reading(problems=(fault(path, 0, "neither-tbx-nor-csv"),))
    return reader(data, path)


def import_terms(
    data: bytes, path: str, glossary: str, *, glossary_path: str, replace: bool = False
) -> Merged:
    """The text of the glossary with the terms of the file `path`, which holds `data`, merged into it.

    With `problems` the text is the one that was given. Line ends are those of the text, so read and write
    the glossary without translating them.
    """
    reading = read_terms(data, path)
    if reading.problems:
        return Merged(glossary, problems=reading.problems, left_out=reading.left_out)
    merged = merge_entries(glossary, reading.entries, path=path, glossary_path=glossary_path, replace=replace)
    return _replace(merged, left_out=reading.left_out)


def _end_with_slash(site_url: str) -> str:
    return site_url if site_url.endswith("/") else f"{site_url}/"
