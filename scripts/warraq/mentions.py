"""Raw lines + Catalog -> Mentions: which known names stand where, and which of them become links.

`find_mentions` tells every mention in raw lines, `choose_links` the few that a page links; `find_english`
tells the mentions in an English text.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from .grammar.english_forms import find_forms
from .grammar.patterns import Catalog
from .grammar.phrases import Found, find_phrases
from .grammar.words import read_line
from .model import Mention

# ---------------------------------------------------------------- every mention


def find_mentions(article_lines: Iterable[tuple[int, str]], catalog: Catalog) -> tuple[Mention, ...]:
    """Every mention in the (line number, raw line) pairs, in reading order; offsets are of the raw line.

    Latin letters in the lines are read as `find_english` reads them (`SDF` between Arabic words, English
    lines). A mention inside a longer one is not told, and neither is one place twice for one term; of two
    that only overlap both are told.
    """
    mentions: list[Mention] = []
    for number, raw in article_lines:
        for found in drop_nested(one_term_a_span(_find_in_line(raw, catalog))):
            mentions.append(Mention(found.term, number, found.start, found.end, raw[found.start : found.end]))
    return tuple(mentions)


_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def _find_in_line(raw: str, catalog: Catalog) -> Iterator[Found]:
    line = read_line(raw, catalog)
    if line:
        yield from find_phrases(line, catalog)
    if _LATIN.search(raw):
        yield from (Found(start, end, term) for term, start, end in find_english(raw, catalog))


def one_term_a_span(found: Iterable[Found]) -> tuple[Found, ...]:
    """Of several terms for the same words the one that is spelt so counts, else the first in the glossary."""
    best: dict[tuple[int, int], Found] = {}
    for each in found:
        known = best.setdefault((each.start, each.end), each)
        if each.is_exact and not known.is_exact:
            best[each.start, each.end] = each
    return tuple(best.values())


def drop_nested(found: Iterable[Found]) -> tuple[Found, ...]:
    """Those that do not stand inside a longer one, in reading order."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or each.end > kept[-1].end:
            kept.append(each)
    return tuple(kept)


# ---------------------------------------------------------------- links


def choose_links(
    mentions: Sequence[Mention], sections: Mapping[int, int], linkable_lines: Container[int], catalog: Catalog
) -> tuple[Mention, ...]:
    """The mentions that a page links, in reading order.

    `sections`: line number -> section number (a line that it does not name is in section 0).
    """
    linkable = [mention for mention in mentions if mention.line in linkable_lines]
    return first_in_section(longest_then_leftmost(only_linked_terms(linkable, catalog)), sections)


def only_linked_terms(mentions: Iterable[Mention], catalog: Catalog) -> tuple[Mention, ...]:
    """Without the terms that the glossary lists but does not link."""
    return tuple(mention for mention in mentions if catalog.terms[mention.term].match == "always")


def longest_then_leftmost(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """A choice of which no two overlap: the longest first, of equals the leftmost."""
    chosen: list[Mention] = []
    taken: set[tuple[int, int]] = set()
    for mention in sorted(mentions, key=lambda each: (each.start - each.end, each.line, each.start)):
        letters = [(mention.line, at) for at in range(mention.start, mention.end)]
        if taken.isdisjoint(letters):
            taken.update(letters)
            chosen.append(mention)
    return tuple(sorted(chosen, key=lambda each: (each.line, each.start)))


def first_in_section(mentions: Iterable[Mention], sections: Mapping[int, int]) -> tuple[Mention, ...]:
    """The first mention of each term in each section."""
    first: dict[tuple[str, int], Mention] = {}
    for mention in sorted(mentions, key=lambda each: (each.line, each.start)):
        first.setdefault((mention.term, sections.get(mention.line, 0)), mention)
    return tuple(first.values())


# ---------------------------------------------------------------- English


def find_english(text: str, catalog: Catalog) -> tuple[tuple[str, int, int], ...]:
    """(term id, start, end) of every mention in an English text, none overlapping: longest, then leftmost.

    Hyphens, spaces, apostrophes, diacritics and a possessive do not count. An abbreviation is read in its
    capitals only, a name with the capitals that the glossary gives it; nothing is read in an address.
    """
    found = sorted(find_forms(text, catalog), key=lambda each: (each[1] - each[2], each[1]))
    taken: set[int] = set()
    chosen = []
    for each in found:
        letters = range(each[1], each[2])
        if taken.isdisjoint(letters):
            taken.update(letters)
            chosen.append(each)
    return tuple(sorted(chosen, key=lambda each: each[1]))
