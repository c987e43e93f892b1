"""Arabic letters and words: str in, values out, no imports from here.

`fold` is the spelling that matching sees; `split_words` gives the words of a raw line with their offsets
and folded spelling, so that what was found in the folded text is told in characters of the raw line;
`read_word` takes the little words that Arabic writes together with the next one off its front.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
MARKS = re.compile(f"[{_MARK}]")
"""Vowel marks, Quranic marks and the tatweel."""

LATIN_RUN = re.compile(
    "https?://[^\\s\u0600-\u06ff]+"
    "|[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f0-9 .'&/:?=+#@_-]*[A-Za-z\u00c0-\u024f0-9])?"
)
ARABIC_RUN = re.compile("[\u0600-\u06ff](?:[\u0600-\u06ff\u200c\u200d0-9 «»“”\"'()-]*[\u0600-\u06ff])?")
OTHER_RUNS = {
    "ar": (LATIN_RUN, '<span lang="en" dir="ltr">'),
    "en": (ARABIC_RUN, '<span lang="ar" dir="rtl">'),
}
"""Language of a text -> the runs of the other script in it, and the tag that opens them in HTML."""
"""Words of one script in a text of the other, which say their language on a page; both whole and in a row."""

_HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Characters that have no ink: joiners and directions."""


def strip_marks(text: str) -> str:
    """The text without vowel marks and tatweel; other characters are untouched."""
    return MARKS.sub("", text)


_LETTERS = str.maketrans(
    {
        "\u0623": "\u0627",  # alef with hamza above
        "\u0625": "\u0627",  # alef with hamza below
        "\u0622": "\u0627",  # alef with madda
        "\u0671": "\u0627",  # alef wasla
        "\u0649": "\u064a",  # alef maqsura -> yeh
        "\u0624": "\u0648",  # waw with hamza -> waw
        "\u0626": "\u064a",  # yeh with hamza -> yeh
        "\u06a9": "\u0643",  # Persian kaf
        "\u06cc": "\u064a",  # Persian yeh
    }
)


def fold(text: str) -> str:
    """The text as matching sees it: no marks, one alef, one yeh, ASCII digits, single spaces.

    The teh marbuta and the heh stay apart: they are different words (source: the glossary set).
    """
    text = strip_marks(unicodedata.normalize("NFC", text)).translate(_LETTERS)
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    return " ".join(text.split()).casefold()


# ---------------------------------------------------------------- words and their edges

ARTICLE = "ال"
TEH_MARBUTA = "\u0629"

_INK = f"(?:[^\\W\\d_{TEH_MARBUTA}][{_MARK}{_HIDDEN}]*)"
_TEH = f"(?:{TEH_MARBUTA}[{_MARK}]*)"
_WORD = re.compile(rf"{_INK}+{_TEH}?|{_TEH}|\d+")
_NO_INK = re.compile(f"[{_HIDDEN}]")


@dataclass(frozen=True, slots=True)
class Word:
    """`raw[start:end]` of a line and its folded spelling."""

    start: int
    end: int
    folded: str


def split_words(raw: str) -> tuple[Word, ...]:
    """The words of a raw line: runs of letters with their marks, or of digits.

    A teh marbuta ends its word even where the next word is glued to it: it is always the last letter.
    """
    words = []
    for found in _WORD.finditer(raw):
        text = _trim_hidden(found.group())
        words.append(Word(found.start(), found.start() + len(text), _fold_word(text)))
    return tuple(words)


def _trim_hidden(text: str) -> str:
    return text.rstrip("\u200b\u200c\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff\u00ad")


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    """Presentation forms (ligatures of old files) are spelt out as well."""
    return fold(_NO_INK.sub("", unicodedata.normalize("NFKC", word)))


# ---------------------------------------------------------------- clitics


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a folded word: what stands before the stem, and the stem with its endings."""

    stem: str
    is_definite: bool = False
    is_prefixed: bool = False
    """Whether a conjunction or a preposition was taken off."""


_CONJUNCTIONS = ("\u0648", "\u0641")  # waw, feh
_PREPOSITIONS = ("\u0628", "\u0643", "\u0644")  # beh, kaf, lam
_LAM = "\u0644"


@lru_cache(maxsize=1 << 16)
def read_word(folded: str) -> tuple[Reading, ...]:
    """Every way to read the word: [wa|fa] [bi|ka|li] [al] stem, or `lil` for li + al. Plainest first."""
    readings = list(_read_article(folded, is_prefixed=False))
    for rest in _without_conjunction(folded):
        if rest != folded:
            readings += _read_article(rest, is_prefixed=True)
        if rest.startswith(_PREPOSITIONS):
            readings += _read_article(rest[1:], is_prefixed=True)
        if rest.startswith(_LAM * 2):
            readings += (Reading(rest[2:], True, True), Reading(rest[1:], True, True))
    return tuple(reading for reading in readings if len(reading.stem) > 1)


def _without_conjunction(folded: str) -> tuple[str, ...]:
    return (folded, folded[1:]) if folded.startswith(_CONJUNCTIONS) else (folded,)


def _read_article(word: str, *, is_prefixed: bool) -> tuple[Reading, ...]:
    plain = Reading(word, False, is_prefixed)
    if word.startswith(ARTICLE):
        return plain, Reading(word[2:], True, is_prefixed)
    return (plain,)


def split_article(word: str) -> tuple[str, bool]:
    """An unfolded headword word without its article, and whether it had one.

    Only a bare alef opens an article: in `ألمانيا` and `إلغاء` it carries a hamza and is the word's own.
    """
    word = strip_marks(word)
    if word.startswith(ARTICLE) and len(word) > 3 and word != "الله":
        return word[2:], True
    return word, False
