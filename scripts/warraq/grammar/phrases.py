"""A read line + Catalog -> the terms that stand in it: the grammar of a noun and what follows it.

A phrase is broken by any mark that ends a clause, its later words take no clitic but the article, and its
words are definite together as `agreement` says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .agreement import STOP_WORDS, Read, agrees, has_article, may_stand_between
from .forms import Form
from .patterns import Catalog, Pattern
from .words import Line, Opening

_QUOTES = "\"'`\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\u2033"
_GAP = re.compile(rf"[\s{_QUOTES}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]{{0,8}}|-")
"""What may stand between two words of a term: white space, quotes, directions, a hyphen."""


class Found(NamedTuple):
    """A term at `raw[start:end]` of a line."""

    start: int
    end: int
    term: str
    is_exact: bool = False
    """Whether its first word is spelt as in the glossary."""


def find_phrases(line: Line, catalog: Catalog) -> Iterator[Found]:
    """Every term of the line; of those that open at a word the one in the plainest reading is first."""
    for at, known in enumerate(line.known):
        if known is None:
            continue
        for _rank, _place, term, form in known.singles:
            if not form.is_construct or _opens_construct(line, at, form):
                yield Found(line.starts[at], line.ends[at], term, form.is_exact)
        if known.openings and _is_tied(line, at):
            yield from _find_longer(line, at, known.openings, catalog)


def _find_longer(line: Line, at: int, openings: Sequence[Opening], catalog: Catalog) -> list[Found]:
    """The terms of several words that open at the word, in the order of the readings and of the glossary."""
    found = []
    for opening in openings:
        is_exact = opening.read.form.is_exact
        for pattern, last in _follow(line, at, opening, catalog):
            each = Found(line.starts[at], line.ends[last], pattern.term, is_exact)
            found.append((opening.rank, pattern.place, each))
    return [each for _, _, each in sorted(found)]


def _follow(line: Line, at: int, opening: Opening, catalog: Catalog) -> Iterator[tuple[Pattern, int]]:
    """The terms that open so, and where they end. A word is stepped over only where the term does not
    stand without that. The next word is tied."""
    steps = catalog.steps[opening.node]
    whole = set()
    for pattern, last in _walk(line, at, opening.node, (opening.read,), catalog):
        whole.add(pattern.place)
        yield pattern, last
    final = line.known[at + 2] if at + 2 < len(line.known) else None
    if final and not steps.keys().isdisjoint(final.later) and _is_tied(line, at + 1):
        for pattern in _step_over(line, at, opening.read, steps, catalog):
            if pattern.place not in whole:
                yield pattern, at + 2


def _walk(
    line: Line, at: int, node: int, reads: tuple[Read, ...], catalog: Catalog
) -> Iterator[tuple[Pattern, int]]:
    """The terms whose words after `at` follow the node, and where they end. The next word is tied."""
    steps, known = catalog.steps[node], line.known[at + 1]
    if known is None or steps.keys().isdisjoint(known.later):
        return
    for entry in steps.keys() & known.later.keys():
        child = steps[entry]
        for read in known.later[entry]:
            path = (*reads, read)
            for pattern in catalog.ends.get(child, ()):
                if agrees(pattern, path):
                    yield pattern, at + 1
            if child in catalog.steps and _is_tied(line, at + 1):
                yield from _walk(line, at + 1, child, path, catalog)


def _step_over(
    line: Line, at: int, first: Read, steps: Mapping[int, int], catalog: Catalog
) -> Iterator[Pattern]:
    """The terms of two words with another one between them."""
    between, final, known = line.folded[at + 1], line.folded[at + 2], line.known[at + 2]
    later = known.later if known else {}
    for entry in steps.keys() & later.keys():
        if any(may_stand_between(between, final, first, read) for read in later[entry]):
            yield from (pattern for pattern in catalog.ends.get(steps[entry], ()) if pattern.is_adjectival)


def _is_tied(line: Line, at: int) -> bool:
    """Whether another word follows, and nothing before it parts a phrase."""
    if at + 1 >= len(line.known):
        return False
    end, start = line.ends[at], line.starts[at + 1]
    return line.raw[end:start] == " " or _GAP.fullmatch(line.raw, end, start) is not None


def _opens_construct(line: Line, at: int, form: Form) -> bool:
    """Whether a noun follows that the word can lean on: `مقاتلي التنظيم`. Where the plural is only guessed
    (`مجتمعي` is no plural of `مجتمع`) the noun, or the one after it, must have the article."""
    if not _is_tied(line, at) or line.folded[at + 1] in STOP_WORDS:
        return False
    return not form.is_guessed or any(map(has_article, line.folded[at + 1 : at + 3]))
