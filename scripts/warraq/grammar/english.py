"""English words as matching sees them: str in, values out, no imports from here.

`split_english` gives the words of a text with offsets; `join_key` runs the words of a form together, so that
`Al-Hol`, `al Hol` and `al-Hol`, or `counter-terrorism` and `counterterrorism`, have one key.
"""

import re
import unicodedata
from dataclasses import dataclass

_LETTER = "[^\\W_\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
"""No Arabic letter: in `لـSDF` the preposition is not of the word."""
_APOSTROPHE = "['\u2019\u02bb\u02bc\u02be\u02bf`\u2018\u2032]"
_DOTTED = r"(?<![^\W_])(?:[A-Z]\.){2,}(?![^\W_])|(?<![^\W_])[A-Z](?:\.[A-Z])+(?![^\W_])"
_WORD = re.compile(f"{_DOTTED}|{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*")
_APOSTROPHES = re.compile(_APOSTROPHE)
_POSSESSIVE = re.compile("['\u2019\u02bc]s$", re.IGNORECASE)
_TIES = re.compile(r"[ \u00a0\n\t]{1,2}|[-\u2010\u2011\u2013]")
"""What may stand between two words of one form."""
_RUN = re.compile(r"\S+")
_ADDRESS = re.compile(r"@|://|\bwww\.|[^\W_]_[^\W_]", re.IGNORECASE)
"""What a run of characters has in it when it is a web or e-mail address, a name on a network or a file."""
_HOST = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|edu|gov|int|info|[a-z]{2})(?:[:/]\S*)?", re.ASCII)
_AROUND = "()[]<>{}.,;:!?\"'\u00ab\u00bb\u2018\u2019\u201c\u201d\u2026"

_SMALL_WORDS = """
a ad al an ar as ash at az d de del di dhu du ed el en er es ez ibn la le of the ul van von
camp center centre city council desert district forces government governorate mountain mountains
peninsula police province region river sea university
"""
SMALL = frozenset(_SMALL_WORDS.split())
"""Words of names that are written small or large: `Deir ez-Zor`, `Al-Hol`, `Sinai peninsula`."""


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """`text[start:end]` without a possessive 's, and its letters folded."""

    start: int
    end: int
    letters: str
    is_large: bool
    """Whether it opens with a capital, or cannot: a digit."""


def split_english(text: str) -> tuple[EnglishWord, ...]:
    """The words of the text; an apostrophe inside a word is part of it, a hyphen parts two words.

    What stands in a web or e-mail address is no word.
    """
    words = []
    for at, end in _outside_addresses(text):
        for found in _WORD.finditer(text, at, end):
            word = _POSSESSIVE.sub("", found.group())
            is_large = not word[0].islower()
            words.append(EnglishWord(found.start(), found.start() + len(word), fold_english(word), is_large))
    return tuple(words)


def _outside_addresses(text: str) -> list[tuple[int, int]]:
    ends = [found.span() for found in _RUN.finditer(text) if _is_address(found.group())]
    edges = [0, *(edge for pair in ends for edge in pair), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _is_address(run: str) -> bool:
    return _ADDRESS.search(run) is not None or _HOST.fullmatch(run.strip(_AROUND)) is not None


def fold_english(word: str) -> str:
    """Letters and digits only, without diacritics and apostrophes, in lower case."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word).replace(".", ""))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def join_key(form: str) -> tuple[str, frozenset[int]]:
    """The letters of the form run together, and the offsets where its words meet."""
    key = ""
    breaks = set()
    for word in split_english(form):
        breaks.add(len(key))
        key += word.letters
    return key, frozenset(breaks - {0})


def find_capitals(form: str) -> frozenset[int]:
    """The offsets in the form's key where a word opens with a capital, small words left out."""
    at, found = 0, set()
    for word in split_english(form):
        if word.is_large and word.letters not in SMALL and not word.letters[:1].isdigit():
            found.add(at)
        at += len(word.letters)
    return frozenset(found)


def is_tie(gap: str) -> bool:
    """Whether the text between two words can stand inside one form."""
    return _TIES.fullmatch(gap) is not None


def is_space(gap: str) -> bool:
    """Whether two words are apart, not hyphenated."""
    return gap.isspace()


_PLURALS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("lves", "lf"))


def drop_plural(key: str) -> str:
    """The key as both its numbers have it: `cells` -> `cell`, `agencies` -> `agency`, `men` -> `man`."""
    if len(key) < 4 or key.endswith(("ss", "us", "is")):
        return key
    if key.endswith("men"):
        return key[:-2] + "an"
    for ending, singular in _PLURALS:
        if key.endswith(ending):
            return key.removesuffix(ending) + singular
    return key.removesuffix("s")
