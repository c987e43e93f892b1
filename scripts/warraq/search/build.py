"""Documents of both languages in, every file of the site's search folder out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from ..model import Term
from .documents import TERM, Block, Document, Span
from .families import fold_kin
from .index import build_index
from .pieces import cut
from .words import spell_stop, split_tokens


@dataclass(frozen=True, slots=True)
class Lists:
    """What the search knows of the languages, as its data files have it."""

    plurals: Mapping[str, Iterable[str]]
    """Singular -> broken plurals."""
    spellings: Iterable[Iterable[str]]
    """Each a word in all its spellings."""
    stopwords: Mapping[str, str]
    """Language -> words that a question can do without."""


def build_search(
    documents: Mapping[str, Iterable[Document]], terms: Sequence[Term], lists: Lists
) -> dict[str, bytes]:
    """Language -> documents, and the glossary; out come file name -> bytes, without the client's script."""
    plurals = [(singular, *plurals) for singular, plurals in lists.plurals.items()]
    kin = fold_kin([*plurals, *lists.spellings, *_list_spellings(terms)])
    stop = frozenset(spell_stop(word) for words in lists.stopwords.values() for word in words.split())
    found: dict[str, bytes] = {}
    for language, own in documents.items():
        other = "en" if language == "ar" else "ar"
        names = {term.id: _names(term, other) for term in terms}
        shown = {term.id: getattr(term, other).term for term in terms}
        entries = [_entry(term, language, other) for term in terms]
        found |= cut(build_index([*own, *entries], names, stop, kin), language, stop, shown)
    return found


def _names(term: Term, language: str) -> tuple[str, ...]:
    own = getattr(term, language)
    return (own.term, *own.variants, *getattr(own, "abbreviations", ()))


def _list_spellings(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    """The words in which two names of an entry differ by their spelling: `هارفرد`, `هارفارد`."""
    for term in terms:
        for language in ("ar", "en"):
            for one, other in combinations(_names(term, language), 2):
                words = [[token.folded for token in split_tokens(name)] for name in (one, other)]
                if len(words[0]) == len(words[1]):
                    yield from (pair for pair in zip(*words, strict=True) if _is_spelling(*pair))


def _is_spelling(one: str, other: str) -> bool:
    return one != other and min(len(one), len(other)) > 4 and SequenceMatcher(None, one, other).ratio() > 0.88


def _entry(term: Term, language: str, other: str) -> Document:
    """A glossary entry: found by its names in both languages, shown with its definition."""
    page = "glossary.html" if language == "ar" else f"{language}/glossary.html"
    facts = {"definition": term.definition.in_language(language), "other": getattr(term, other).term}
    names = " · ".join(_names(term, language))
    mention = Span(0, len(names), term.id)
    return Document(
        TERM,
        f"{page}#{term.id}",
        getattr(term, language).term,
        (Block(term.id, names, spans=(mention,)),),
        facts,
    )
