"""Raw lines + Catalog -> Mentions: which known names stand where, and which of them become links.

`find_mentions` tells every mention, `choose_links` the few that a page links; `find_titles` resolves
references to other articles; `find_english` does for English text what `find_mentions` does for Arabic.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .arabic import Word, fold, read_word, split_words
from .grammar.english import EnglishWord, drop_plural, is_space, is_tie, split_english
from .grammar.patterns import Catalog, EnglishPattern
from .grammar.phrases import fits_article, match_phrase
from .model import Mention, Reference


@dataclass(frozen=True, slots=True)
class Found:
    """A term at the words `first` to `last` of a line."""

    first: int
    last: int
    term: str
    is_exact: bool = False
    """Whether its first word is spelt as in the glossary."""


# ---------------------------------------------------------------- every mention


def find_mentions(article_lines: Iterable[tuple[int, str]], catalog: Catalog) -> tuple[Mention, ...]:
    """Every mention in the (line number, raw line) pairs, in reading order; offsets are of the raw line.

    A mention inside a longer one is not told; of two that only overlap both are told.
    """
    mentions: list[Mention] = []
    for number, raw in article_lines:
        words = split_words(raw)
        for found in drop_nested(one_term_a_span(_find_in_line(raw, words, catalog))):
            start, end = words[found.first].start, words[found.last].end
            mentions.append(Mention(found.term, number, start, end, raw[start:end]))
    return tuple(mentions)


def _find_in_line(raw: str, words: Sequence[Word], catalog: Catalog) -> Iterator[Found]:
    for at, word in enumerate(words):
        for reading in read_word(word.folded):
            for pattern, form in catalog.starts.get(reading.stem, ()):
                if not fits_article(form, reading):
                    continue
                last = match_phrase(raw, words, at, pattern, (form, reading))
                if last is not None:
                    yield Found(at, last, pattern.term, form.is_exact)


def one_term_a_span(found: Iterable[Found]) -> tuple[Found, ...]:
    """Of several terms for the same words the one that is spelt so counts, else the first in the glossary."""
    best: dict[tuple[int, int], Found] = {}
    for each in found:
        known = best.setdefault((each.first, each.last), each)
        if each.is_exact and not known.is_exact:
            best[each.first, each.last] = each
    return tuple(best.values())


def drop_nested(found: Iterable[Found]) -> tuple[Found, ...]:
    """Those that do not stand inside a longer one, in reading order."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.first, -each.last)):
        if not kept or each.last > kept[-1].last:
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
    for mention in sorted(mentions, key=lambda each: (each.start - each.end, each.line, each.start)):
        if not any(_overlap(mention, other) for other in chosen):
            chosen.append(mention)
    return tuple(sorted(chosen, key=lambda each: (each.line, each.start)))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.line == other.line and one.start < other.end and other.start < one.end


def first_in_section(mentions: Iterable[Mention], sections: Mapping[int, int]) -> tuple[Mention, ...]:
    """The first mention of each term in each section."""
    first: dict[tuple[str, int], Mention] = {}
    for mention in sorted(mentions, key=lambda each: (each.line, each.start)):
        first.setdefault((mention.term, sections.get(mention.line, 0)), mention)
    return tuple(first.values())


# ---------------------------------------------------------------- titles


def find_titles(references: Iterable[Reference], titles: Mapping[str, str]) -> dict[Reference, str]:
    """Reference -> slug of the article that has exactly this title; `titles` is slug -> Arabic title.

    Spelling and punctuation do not count. A title that two articles have names neither.
    """
    keys = {slug: fold_title(title) for slug, title in titles.items()}
    counts = Counter(keys.values())
    slugs = {key: slug for slug, key in keys.items() if key and counts[key] == 1}
    found = {reference: slugs.get(fold_title(reference.title)) for reference in references}
    return {reference: slug for reference, slug in found.items() if slug is not None}


_NOT_IN_TITLES = re.compile(r"[\W_]+")


def fold_title(title: str) -> str:
    """The title as titles are compared: folded, its words only."""
    return " ".join(_NOT_IN_TITLES.sub(" ", fold(title)).split())


# ---------------------------------------------------------------- English


def find_english(text: str, catalog: Catalog) -> tuple[tuple[str, int, int], ...]:
    """(term id, start, end) of every mention in an English text, none overlapping: longest, then leftmost."""
    words = split_english(text)
    found = [each for at in range(len(words)) for each in _find_english_at(text, words, at, catalog)]
    chosen: list[tuple[str, int, int]] = []
    for term, start, end in sorted(found, key=lambda each: (each[1] - each[2], each[1])):
        if all(end <= other[1] or other[2] <= start for other in chosen):
            chosen.append((term, start, end))
    return tuple(sorted(chosen, key=lambda each: each[1]))


def _find_english_at(
    text: str, words: Sequence[EnglishWord], at: int, catalog: Catalog
) -> Iterator[tuple[str, int, int]]:
    """The forms whose letters are those of the word `at` and the words after it, run together."""
    key, spaces = "", set()
    for before, word in zip((None, *words[at:]), words[at:], strict=False):
        if before is not None:
            gap = text[before.end : word.start]
            if not is_tie(gap):
                return
            if is_space(gap):
                spaces.add(len(key))
        key += word.letters
        if len(key) > catalog.longest_english + 2:
            return
        for pattern in _look_up_english(key, catalog):
            if spaces <= pattern.breaks and _has_capitals(text[words[at].start : word.end], pattern):
                yield pattern.term, words[at].start, word.end


def _look_up_english(key: str, catalog: Catalog) -> Iterator[EnglishPattern]:
    yield from (pattern for pattern in catalog.english.get(key, ()) if pattern.key == key)
    singular = drop_plural(key)
    for pattern in catalog.english.get(singular, ()):
        if pattern.key != key and (pattern.may_change or (pattern.capitals and key == pattern.key + "s")):
            yield pattern


def _has_capitals(surface: str, pattern: EnglishPattern) -> bool:
    """An abbreviation is read in its capitals only: `IS` is not `is`."""
    return not pattern.capitals or surface.removesuffix("s") == pattern.capitals
