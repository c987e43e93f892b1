"""An English text + Catalog -> every form of a term that stands in it, overlapping ones too."""

from collections.abc import Iterator, Sequence

from .english import EnglishWord, drop_plural, is_space, is_tie, split_english
from .patterns import Catalog, EnglishPattern

_COMMON_WORDS = """
am an and are as at be by can do for go he i if in is it may me my no of on or so to up us we who
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Words that an abbreviation may look like where everything is in capitals."""


def find_forms(text: str, catalog: Catalog) -> Iterator[tuple[str, int, int]]:
    """(term id, start, end), by place."""
    words = split_english(text)
    for at in range(len(words)):
        yield from _find_at(text, words, at, catalog)


def _find_at(
    text: str, words: Sequence[EnglishWord], at: int, catalog: Catalog
) -> Iterator[tuple[str, int, int]]:
    """The forms whose letters are those of the word `at` and the words after it, run together."""
    key, spaces, small = "", set(), set()
    for last in range(at, len(words)):
        word = words[last]
        if last > at:
            gap = text[words[last - 1].end : word.start]
            if not is_tie(gap):
                return
            if is_space(gap):
                spaces.add(len(key))
        if not word.is_large:
            small.add(len(key))
        key += word.letters
        if len(key) > catalog.longest_english + 2:
            return
        for pattern in _look_up(key, catalog):
            stands = spaces <= pattern.breaks and small.isdisjoint(pattern.large)
            if stands and (not pattern.capitals or _is_abbreviation(text, words, at, last, pattern)):
                yield pattern.term, words[at].start, word.end


def _look_up(key: str, catalog: Catalog) -> Iterator[EnglishPattern]:
    """The forms with these letters, and those that have them in the other number."""
    for known in dict.fromkeys((key, drop_plural(key))):
        for pattern in catalog.english.get(known, ()):
            if pattern.key == key or pattern.may_change or (pattern.capitals and key == pattern.key + "s"):
                yield pattern


def _is_abbreviation(
    text: str, words: Sequence[EnglishWord], at: int, last: int, pattern: EnglishPattern
) -> bool:
    """An abbreviation is read in its capitals only (`IS` is not `is`), and where it is also a common word
    not between others in capitals (`WHAT IS NEXT`)."""
    surface = text[words[at].start : words[last].end].replace(".", "")
    if surface not in {pattern.capitals, pattern.capitals + "s"}:
        return False
    return pattern.key not in _COMMON or not _is_shouted(text, words, at, last)


def _is_shouted(text: str, words: Sequence[EnglishWord], at: int, last: int) -> bool:
    """Whether the words beside it are all in capitals, one of them long enough to be no abbreviation."""
    beside = [words[i : i + 1] for i in (at - 1, last + 1) if i >= 0]
    near = [text[word.start : word.end] for pair in beside for word in pair]
    return bool(near) and all(word.isupper() for word in near) and any(len(word) > 2 for word in near)
