"""English words as matching sees them: str in, values out, no imports from here.

`split_english` gives the words of a text with offsets; `join_key` runs the words of a form together, so that
`Al-Hol`, `al Hol` and `al-Hol`, or `counter-terrorism` and `counterterrorism`, have one key.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['\u2019\u02bc\u02be\u02bf`\u2018][^\W_]+)*")
_APOSTROPHES = re.compile(r"['\u2019\u02bc\u02be\u02bf`\u2018]")
_POSSESSIVE = re.compile(r"['\u2019\u02bc]s$", re.IGNORECASE)
_TIES = re.compile(r"[ \u00a0\n\t]{1,2}|[-\u2010\u2011\u2013]")
"""What may stand between two words of one form."""


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """`text[start:end]` without a possessive 's, and its letters folded."""

    start: int
    end: int
    letters: str


def split_english(text: str) -> tuple[EnglishWord, ...]:
    """The words of the text; an apostrophe inside a word is part of it, a hyphen parts two words."""
    words = []
    for found in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", found.group())
        words.append(EnglishWord(found.start(), found.start() + len(word), fold_english(word)))
    return tuple(words)


def fold_english(word: str) -> str:
    """Letters and digits only, without diacritics and apostrophes, in lower case."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def join_key(form: str) -> tuple[str, frozenset[int]]:
    """The letters of the form run together, and the offsets where its words meet."""
    key = ""
    breaks = set()
    for word in split_english(form):
        breaks.add(len(key))
        key += word.letters
    return key, frozenset(breaks - {0})


def is_tie(gap: str) -> bool:
    """Whether the text between two words can stand inside one form."""
    return _TIES.fullmatch(gap) is not None


def is_space(gap: str) -> bool:
    """Whether two words are apart, not hyphenated."""
    return gap.isspace()


def drop_plural(key: str) -> str:
    """The key with its plural s taken off: `cells` -> `cell`, `agencies` -> `agency`."""
    if len(key) < 4 or key.endswith(("ss", "us", "is")):
        return key
    if key.endswith("ies"):
        return key[:-3] + "y"
    if key.endswith(("ches", "shes", "sses", "xes")):
        return key[:-2]
    return key.removesuffix("s")
