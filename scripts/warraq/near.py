"""What an editor may have meant: a word that nothing is called -> the nearest that something is."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_LEAST = 70
"""Of 100; below it a word that only looks a little alike would be offered."""


def find_near(word: str, known: Iterable[str]) -> str:
    """The nearest of the known words, empty where none is near. Of two as near, the first by the alphabet."""
    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=_LEAST)
    return found[0] if found else ""
