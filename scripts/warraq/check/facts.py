"""What a record says about its article: people, subjects, date, address, and its words in both languages."""

from collections.abc import Iterator, Sequence

from ..address import is_address
from ..edtf_dates import is_edtf
from ..faults import Problem, fault
from ..model import RecordFile, Term
from ..near import find_near
from .words import check_languages, check_words

_BODIES = frozenset({"person", "organisation"})


def check_names(file: RecordFile, terms: Sequence[Term]) -> Iterator[Problem]:
    """People, publishers and subjects that the glossary does not know, or knows as something else."""
    record, known = file.record, {term.id: term for term in terms}
    asked: list[tuple[tuple[str | int, ...], str, frozenset[str]]] = [
        *((("creator", i), name, _BODIES) for i, name in enumerate(record.creator)),
        *((("translator", i), name, _BODIES) for i, name in enumerate(record.translator)),
        *((("subject", i), name, frozenset[str]()) for i, name in enumerate(record.subject)),
    ]
    if record.publisher is not None:
        asked.append((("publisher",), record.publisher, _BODIES))
    for keys, name, kinds in asked:
        line = file.line_of(*keys)
        if name not in known:
            near = _find_near_entry(name, terms)
            yield fault(file.path, line, "not-in-glossary", key=keys[0], name=name, near=near)
        elif kinds and known[name].kind not in kinds:
            yield fault(file.path, line, "not-a-body", key=keys[0], name=name, kind=known[name].kind)


def _find_near_entry(name: str, terms: Sequence[Term]) -> str:
    """The id of the entry whose id or name, in either language, is nearest."""
    ids = {
        form: term.id
        for term in reversed(terms)
        for form in (*term.ar.variants, *term.en.variants, term.ar.term, term.en.term, term.id)
    }
    return ids.get(find_near(name, ids), "")


def check_facts(file: RecordFile) -> Iterator[Problem]:
    """The date, the address, and the texts that are said in both languages."""
    record = file.record
    if record.date is not None and not is_edtf(record.date):
        yield fault(file.path, file.line_of("date"), "bad-date", date=record.date)
    if record.source is not None and not is_address(record.source):
        yield fault(file.path, file.line_of("source"), "bad-address", address=record.source)
    for key in ("title", "date_note", "rights"):
        both = getattr(record, key)
        for language in ("ar", "en"):
            yield from check_words((getattr(both, language),), file.path, file.line_of(key, language))
        yield from check_languages(both, key, file.path, file.line_of(key))
