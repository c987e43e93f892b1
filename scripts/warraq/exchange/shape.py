"""A term under the keys of glossary.yml, and what keeps terms from being written for other programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..address import SLUG
from ..faults import Problem, fault
from ..model import Term
from ..strict_yaml import CONTROL
from .incoming import list_texts


def shape_entry(term: Term) -> dict[str, Any]:
    """The term's fields in the order of the glossary; its lists are tuples, `line` is left out."""
    return {
        "id": term.id,
        "kind": term.kind,
        "ar": {"term": term.ar.term, "variants": term.ar.variants},
        "en": {
            "term": term.en.term,
            "variants": term.en.variants,
            "abbreviations": term.en.abbreviations,
        },
        "definition": {"ar": term.definition.ar, "en": term.definition.en},
        "plural": term.plural,
        "match": term.match,
        "related": term.related,
        "sources": term.sources,
    }


_LISTS = (("ar", "variants"), ("en", "variants"), ("en", "abbreviations"), ("related",), ("sources",))
_TEXTS = (("id",), ("kind",), ("plural",), ("match",), ("ar", "term"), ("en", "term"))
_PROSE = (("definition", "ar"), ("definition", "en"))


def is_shaped(entry: Mapping[str, Any]) -> bool:
    """Whether an entry of a file (texts, lists, dictionaries) has an id, and what else it has in its form."""
    found = [(look_up(entry, keys), keys in _LISTS) for keys in (*_LISTS, *_TEXTS, *_PROSE)]
    sides = [entry.get(key) for key in ("ar", "en", "definition") if key in entry]
    return (
        "id" in entry
        and all(isinstance(side, dict) for side in sides)
        and all(isinstance(value, list if is_list else str) for value, is_list in found if value is not None)
        and all(isinstance(item, str) for value, is_list in found if is_list for item in value or ())
    )


def look_up(entry: Mapping[str, Any], keys: Sequence[str]) -> Any:
    """What stands at the keys; None where nothing does."""
    found: Any = entry
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def write_json(terms: Sequence[Term]) -> bytes:
    """A list of the entries, in order, in UTF-8."""
    entries = [shape_entry(term) for term in terms]
    return (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode()


def find_unwritable(terms: Sequence[Term], path: str) -> tuple[Problem, ...]:
    """What keeps the terms from being exported: a character that XML cannot hold (XML 1.0, Char), an empty
    form, an id that is doubled or no address, a relation to no entry. `path` is the glossary's."""
    known: set[str] = {term.id for term in terms}
    seen: set[str] = set()
    problems: list[Problem] = []
    for term in terms:
        problems += _find_faults(term, known, path)
        if term.id in seen or not SLUG.fullmatch(term.id):
            problems.append(fault(path, term.line, "unwritable-id", id=ascii(term.id)[1:-1]))
        seen.add(term.id)
    return tuple(problems)


def _find_faults(term: Term, known: set[str], path: str) -> Iterator[Problem]:
    name = ascii(term.id)[1:-1]
    forms = (term.ar.term, *term.ar.variants, term.en.term, *term.en.variants, *term.en.abbreviations)
    for text in list_texts(term):
        if found := CONTROL.search(text):
            code = f"U+{ord(found[0]):04X}"
            yield fault(path, term.line, "unwritable-character", id=name, code=code)
    if not all(text.strip() for text in (*forms, *term.sources)):
        yield fault(path, term.line, "unwritable-form", id=name)
    for other in term.related:
        if other not in known:
            yield fault(path, term.line, "unwritable-relation", id=name, other=other)
