"""Arabic letters and words: str in, str out, no imports from here."""

import re
import unicodedata

MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
"""Vowel marks, Quranic marks and the tatweel."""


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
