"""Entries of another program's file, before they meet the glossary, and what is wrong with them.

`tbx_reading` and `tables` make a `Reading` of a file's bytes; `merge` takes its entries to the glossary.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Problem, Term
from ..strict_yaml import CONTROL

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The form of an entry's id, as `warraq check` asks it."""

KINDS = ("concept", "organisation", "person", "place", "event")

_HIDDEN = "[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\ufff9-\ufffb]"
_UNWANTED = re.compile(f"{CONTROL.pattern}|{_HIDDEN}")
"""The characters that `warraq check` refuses in the glossary."""


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
        what = f"the byte 0x{data[error.start]:02X} is not UTF-8 text"
        return "", (Problem(path, line, what, "Save the file as UTF-8 (in Excel: “CSV UTF-8”)."),)


def check_incoming(entries: Sequence[Incoming], path: str) -> tuple[Problem, ...]:
    """Every fault of the entries by themselves: names, ids, missing terms, characters."""
    return (*_check_names(entries, path), *(p for e in entries for p in _check_entry(e, path)))


def _check_names(entries: Sequence[Incoming], path: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.name and entry.name in seen:
            what = f"the id `{entry.name}` stands twice (first on line {seen[entry.name]})"
            yield Problem(path, entry.term.line, what, "Keep one of the two, or give one another id.")
        seen.setdefault(entry.name, entry.term.line)


def _check_entry(entry: Incoming, path: str) -> Iterator[Problem]:
    term = entry.term
    if term.id and not SLUG.fullmatch(term.id):
        way_out = "Use small Latin letters, digits and single dashes."
        yield Problem(path, term.line, f"the id `{ascii(term.id)[1:-1]}` cannot be an address", way_out)
    if not term.ar.term.strip() and not term.en.term.strip():
        what = f"{describe(entry)} has no Arabic and no English term"
        yield Problem(path, term.line, what, "Write its terms, or take the entry out.")
    for text in list_texts(term):
        if found := _UNWANTED.search(text):
            what = f"the invisible character U+{ord(found[0]):04X} in {describe(entry)}"
            yield Problem(path, term.line, what, "Delete it.")


def describe(entry: Incoming) -> str:
    """The entry in a message."""
    return f"the entry `{ascii(entry.name)[1:-1]}`" if entry.name else "the entry"


def list_texts(term: Term) -> tuple[str, ...]:
    """Every text of the term except its id."""
    names = (term.ar.term, *term.ar.variants, term.en.term, *term.en.variants, *term.en.abbreviations)
    return (*names, term.definition.ar, term.definition.en, *term.related, *term.sources)
