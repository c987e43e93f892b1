"""A raw line -> its words, each with what the Catalog knows of it.

Texts use the same words again and again, so whatever stands between two blanks is read once for a catalog;
a word that is in no term is only text.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..arabic import read_word, split_words
from .agreement import Read, agrees, read_form
from .forms import Form
from .patterns import ROOT, Catalog


class Single(NamedTuple):
    """A term of one word that a written word is."""

    rank: int
    """How plain the reading is; 0 is the plainest."""
    place: int
    """The place of the form in the glossary."""
    term: str
    form: Form


class Opening(NamedTuple):
    """A way to read a written word as the first of several."""

    rank: int
    node: int
    """Where in the trie it leads."""
    read: Read


class Known(NamedTuple):
    """What the catalog knows of a written word."""

    singles: tuple[Single, ...]
    openings: tuple[Opening, ...]
    later: Mapping[int, tuple[Read, ...]]
    """The ways to read it as a later word, with no clitic but the article: by number of the headword word."""


class Line(NamedTuple):
    """A raw line: where each of its words stands, its folded spelling, and what is known of it."""

    raw: str
    starts: list[int]
    ends: list[int]
    folded: list[str]
    known: list[Known | None]


_KASRATAN = "\u064d"
_MEMORY = 1 << 18
"""Written words; beyond that the memory starts anew, so that it cannot grow with the archive."""


def read_line(raw: str, catalog: Catalog) -> Line | None:
    """The words of the line; None when the catalog knows none of them."""
    seen = catalog.seen
    line = Line(raw, [], [], [], [])
    _, starts, ends, spelt, knowledge = line
    base = 0
    for run in raw.split():  # no word holds white space, so what stands between two blanks is read alone
        words = seen.get(run)
        if words is None:
            words = seen[run] = tuple(_read_run(run, catalog))
        base = raw.index(run, base)
        for start, end, folded, known in words:
            starts.append(base + start)
            ends.append(base + end)
            spelt.append(folded)
            knowledge.append(known)
        base += len(run)
    if len(seen) > _MEMORY:
        seen.clear()
    return line if any(knowledge) else None


def _read_run(run: str, catalog: Catalog) -> Iterator[tuple[int, int, str, Known | None]]:
    for word in split_words(run):
        is_tanwin = _KASRATAN in run[word.start : word.end]
        reads = tuple(_read_word(word.folded, catalog, is_tanwin=is_tanwin))
        yield word.start, word.end, word.folded, _know(reads, catalog) if reads else None


def _know(reads: Sequence[tuple[int, Read]], catalog: Catalog) -> Known:
    return Known(_find_singles(reads, catalog), _find_openings(reads, catalog), _find_later(reads))


def _read_word(folded: str, catalog: Catalog, *, is_tanwin: bool) -> Iterator[tuple[int, Read]]:
    """Each reading with its rank. A noun in yeh loses it before the tanwin of kasra (`أراضٍ` are `أراضي`),
    which no construct and nothing with the article can have."""
    plain = read_word(folded)
    mended = read_word(folded + "\u064a") if is_tanwin else ()
    for rank, reading in enumerate((*plain, *mended)):
        for entry, form in catalog.spellings.get(reading.stem, ()):
            if rank < len(plain) or not (reading.is_definite or form.is_construct):
                read = read_form(entry, form, reading)
                if read:
                    yield rank, read


def _find_singles(reads: Sequence[tuple[int, Read]], catalog: Catalog) -> tuple[Single, ...]:
    """All in order; where what follows cannot matter, only the one that counts."""
    steps = catalog.steps[ROOT]
    singles = sorted(
        Single(rank, pattern.place, pattern.term, read.form)
        for rank, read in reads
        for pattern in catalog.ends.get(steps.get(read.entry, ROOT), ())
        if agrees(pattern, (read,))
    )
    if len(singles) > 1 and not any(single.form.is_construct for single in singles):
        return (next((single for single in singles if single.form.is_exact), singles[0]),)
    return tuple(singles)


def _find_openings(reads: Sequence[tuple[int, Read]], catalog: Catalog) -> tuple[Opening, ...]:
    steps = catalog.steps[ROOT]
    return tuple(
        Opening(rank, node, read)
        for rank, read in reads
        if (node := steps.get(read.entry)) is not None and node in catalog.steps
    )


def _find_later(reads: Sequence[tuple[int, Read]]) -> dict[int, tuple[Read, ...]]:
    later: dict[int, tuple[Read, ...]] = {}
    for _, read in reads:
        if not (read.reading.is_prefixed or read.form.is_first):
            later[read.entry] = (*later.get(read.entry, ()), read)
    return later
