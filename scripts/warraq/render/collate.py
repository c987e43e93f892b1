"""The order of words in each language's alphabet: the Unicode Collation Algorithm with CLDR's rules, by ICU.

A reader looks an Arabic word up without its article and does not mind on which letter a hamza sits
(the filing rules of Arabic libraries); an English one without `the` and `al-`.
"""

from functools import cache

import icu

from ..arabic import fold, split_article


@cache
def _collator(language: str) -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale(language))


def collate(text: str, language: str) -> tuple[bytes, str]:
    """The key by which a list in the language is put in order."""
    key = strip_front(text, language)
    return _collator(language).getSortKey(key), key


def first_letter(text: str, language: str) -> str:
    """The letter under which the word stands: `\u0645` for `المقاتلون`, `H` for `al-Hol camp`."""
    return strip_front(text, language)[:1].upper()


def strip_front(text: str, language: str) -> str:
    """The text folded, without what a reader leaves out in front."""
    if language == "en":
        folded = text.casefold().removeprefix("the ").removeprefix("al-")
        return "".join(c for c in folded if c.isalnum() or c == " ").strip()
    first, space, rest = text.partition(" ")
    return fold(split_article(first)[0] + space + rest)
