"""The entries of the glossary by themselves; forms that two of them claim are told by the catalog."""

from collections.abc import Iterator

from ..address import SLUG
from ..faults import Problem, fault
from ..model import Collection, Term
from ..near import find_near
from .words import check_languages, check_words


def check_terms(collection: Collection) -> Iterator[Problem]:
    """Ids, headwords, definitions, relations."""
    path, known = collection.glossary_path, {term.id for term in collection.terms}
    for term in collection.terms:
        if not SLUG.fullmatch(term.id) or term.id == "index":
            yield fault(path, term.line, "bad-id", id=term.id)
        if not (term.ar.term.strip() and term.en.term.strip()):
            yield fault(path, term.line, "no-headword", id=term.id)
        if not (term.definition.ar.strip() and term.definition.en.strip()):
            yield fault(path, term.line, "no-definition", id=term.id)
        for other in term.related:
            if other not in known:
                near = find_near(other, known)
                yield fault(path, term.line, "related-to-nothing", id=term.id, other=other, near=near)
        yield from check_words(_texts_of(term), path, term.line)
        yield from check_languages(term.definition, "definition", path, term.line)


def _texts_of(term: Term) -> tuple[str, ...]:
    # A form of signs alone (`…`) is told by the catalog, with a way out of its own.
    names = (term.ar.term, *term.ar.variants, term.en.term, *term.en.variants, *term.en.abbreviations)
    return (*(name for name in names if any(map(str.isalpha, name))), term.definition.ar, term.definition.en)
