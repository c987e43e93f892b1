"""Documents of one language in, the inverted index out: vocabulary, postings, and texts to show.

A word stands at a position in its document; blocks are set apart by a gap, so that words side by side
are side by side in the text. Words of the other language that the glossary has for a term stand at the
term's own place, marked with `=`: an English question finds the Arabic line that mentions it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .documents import KINDS, Block, Document
from .families import Vocabulary, find_keys
from .words import is_stopped, split_tokens

GAP = 8
"""Positions between two blocks."""
PIECE = 9
"""A text is kept in pieces of 2**9 positions."""
VIA = "="

Names = Mapping[str, tuple[str, ...]]
"""A term's id -> its names in the other language."""


@dataclass(frozen=True, slots=True)
class Place:
    """A block and the positions that it takes: `first` to `last`."""

    block: Block
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Form:
    """A written word: its keys, and document -> its occurrences (position * 4 + kind of block)."""

    word: str
    keys: Mapping[str, int]
    postings: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that the pieces are cut from. Documents are numbered kind by kind."""

    documents: tuple[Document, ...]
    places: tuple[tuple[Place, ...], ...]
    forms: tuple[Form, ...]
    """In the order of the word they are read as, so that a family's postings are neighbours."""


def build_index(
    documents: Iterable[Document],
    names: Names,
    stop: frozenset[str],
    kin: Mapping[str, tuple[str, ...]],
) -> Index:
    """The index of one language's documents; `names` are the glossary's in the other language."""
    ordered = tuple(sorted(documents, key=lambda one: KINDS.index(one.kind)))
    postings: dict[str, dict[int, list[int]]] = {}
    skeletons: dict[str, str] = {}
    places = []
    for number, document in enumerate(ordered):
        places.append(tuple(_place(document.blocks)))
        for place in places[-1]:
            for position, word, skeleton in _read_words(place, names, stop):
                skeletons.setdefault(word.removeprefix(VIA), skeleton)
                where = postings.setdefault(word, {}).setdefault(number, [])
                where.append(position * 4 + place.block.kind)
    vocabulary = Vocabulary(skeletons, kin)
    forms = [_make_form(word, found, vocabulary) for word, found in postings.items()]
    return Index(ordered, tuple(places), tuple(sorted(forms, key=_by_family)))


def _make_form(word: str, found: Mapping[int, list[int]], vocabulary: Vocabulary) -> Form:
    keys = find_keys(word.removeprefix(VIA), vocabulary)
    return Form(word, keys, {number: tuple(sorted(set(at))) for number, at in found.items()})


def _by_family(form: Form) -> tuple[str, str]:
    return min(form.keys, key=lambda key: (len(key), key)), form.word


def _place(blocks: Sequence[Block]) -> Iterable[Place]:
    position = 0
    for block in blocks:
        count = len(split_tokens(block.text))
        yield Place(block, position, position + max(count - 1, 0))
        position += count + GAP


def _read_words(place: Place, names: Names, stop: frozenset[str]) -> Iterable[tuple[int, str, str]]:
    """Position, word and skeleton of the block's own words, then of the names of what it mentions."""

    def read(text: str, first: int, mark: str = "") -> Iterable[tuple[int, str, str]]:
        for position, token in enumerate(split_tokens(text), first):
            if not is_stopped(text[token.start : token.end], stop):
                yield position, mark + token.folded, token.skeleton

    text = place.block.text
    yield from read(text, place.first)
    ends = [token.end for token in split_tokens(text)] if place.block.spans else []
    for span in place.block.spans:
        first = next((at for at, end in enumerate(ends, place.first) if end > span.start), place.first)
        for name in names.get(span.term, ()):
            yield from read(name, first, VIA)
