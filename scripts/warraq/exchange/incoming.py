"""Entries of another program's file, before they meet the glossary, and what is wrong with them.

`tbx_reading` and `tables` make a `Reading` of a file's bytes; `merge` takes its entries to the glossary.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..address import SLUG
from ..faults import Problem, fault
from ..model import Term
from ..strict_yaml import CONTROL
from ..unseen import find_hidden, name_character

KINDS = ("concept", "organisation", "person", "place", "event")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One entry as a file gives it. The term's `line` is its line in that file.

    `term.id` is empty where the file's names are only its own (a termbase of another program); `name`
    is what the file calls the entry, and what its references use. Of kind, plural and match only those
    in `said` come from the file; the rest are defaults.
    """

    term: Term
    name: str = ""
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: its entries in order, what the glossary has no place for, and its faults."""

    entries: tuple[Incoming, ...] = ()
    left_out: tuple[str, ...] = ()
    """For example `context (12)`."""
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The bytes as UTF-8 text without a byte order mark; or no text and one problem."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", (fault(path, line, "import-not-utf8", byte=f"0x{data[error.start]:02X}"),)


def check_incoming(entries: Sequence[Incoming], path: str) -> tuple[Problem, ...]:
    """Every fault of the entries by themselves: names, ids, missing terms, characters."""
    return (*_check_names(entries, path), *(p for e in entries for p in _check_entry(e, path)))


def _check_names(entries: Sequence[Incoming], path: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.name and entry.name in seen:
            yield fault(path, entry.term.line, "entry-twice", id=entry.name, first=seen[entry.name])
        seen.setdefault(entry.name, entry.term.line)


def _check_entry(entry: Incoming, path: str) -> Iterator[Problem]:
    term = entry.term
    if term.id and not SLUG.fullmatch(term.id):
        yield fault(path, term.line, "bad-id", id=ascii(term.id)[1:-1])
    if not term.ar.term.strip() and not term.en.term.strip():
        yield fault(path, term.line, "entry-without-terms", name=name_entry(entry))
    for text in list_texts(term):
        if found := next(_find_unwanted(text), ""):
            character = name_character(found)
            yield fault(path, term.line, "hidden-in-entry", character=character, name=name_entry(entry))


def _find_unwanted(text: str) -> Iterator[str]:
    """The characters of the text that `warraq check` would refuse in the glossary."""
    yield from CONTROL.findall(text)
    for line in text.split("\n"):
        yield from find_hidden(line)


def name_entry(entry: Incoming) -> str:
    """What stands behind “the entry” in a sentence: a space and the name, or nothing where it has none."""
    return f" `{ascii(entry.name)[1:-1]}`" if entry.name else ""


def list_texts(term: Term) -> tuple[str, ...]:
    """Every text of the term except its id."""
    names = (term.ar.term, *term.ar.variants, term.en.term, *term.en.variants, *term.en.abbreviations)
    return (*names, term.definition.ar, term.definition.en, *term.related, *term.sources)
