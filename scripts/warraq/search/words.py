"""The words of the search: text in, folded words and the keys under which they are found out.

The reader's browser reads a question by the same rules (client/words.js); the lists stand here once and
travel with the index (`RULES`), and a test reads the vocabulary of the collection with both.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..arabic import ARTICLE, TEH_MARBUTA

_MARK = "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_HIDDEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_INK = f"(?:[^\\W\\d_{TEH_MARBUTA}][{_MARK}{_HIDDEN}]*)"
_SLIP = f"{TEH_MARBUTA}[{_MARK}]*(?={_INK}{{1,2}}(?!{_INK}))"
_TOKEN = re.compile(
    # 1,924 is one number; 2.5 is one; 2014 glued to a letter stands alone.
    r"\d+(?:[,\u066c]\d{3})+(?!\d)|\d+(?:[.\u066b]\d+)?"
    # A word with its marks and apostrophes; a teh marbuta ends it even where the next is glued to it,
    # but not before one or two letters, where it is a slip (`الداخلةي`).
    rf"|{_INK}+(?:{_SLIP}{_INK}+|['\u2019]{_INK}+)*(?:{TEH_MARBUTA}[{_MARK}]*)?|{TEH_MARBUTA}[{_MARK}]*"
)
_NO_INK = re.compile(rf"[{_MARK}{_HIDDEN}'\u2019,\u066c\s]")
_POSSESSIVE = re.compile("['\u2019]s$", re.IGNORECASE)

LETTERS = {
    "\u0671": "\u0627",  # alef wasla
    "\u0649": "\u064a",  # alef maqsura -> yeh
    "\u06cc": "\u064a",  # Persian yeh
    "\u0629": "\u0647",  # teh marbuta -> heh
    "\u06d5": "\u0647",  # Kurdish e
    "\u06c1": "\u0647",  # Urdu heh
    "\u06a9": "\u0643",  # Persian kaf
    "\u06af": "\u0643",  # gaf
    "\u067e": "\u0628",  # peh
    "\u0686": "\u062c",  # tcheh
    "\u0698": "\u0632",  # jeh
    "\u06a4": "\u0641",  # veh
    "\u066b": ".",  # Arabic decimal separator
} | {chr(start + n): str(n) for start in (0x660, 0x6F0) for n in range(10)}
"""After compatibility decomposition and without marks, these letters are read as these."""
_LETTERS = str.maketrans(LETTERS)

HAMZA = "\u0621"
MAQSURA = "\u0649"
_SEATS = re.compile("[\u0624\u0626]")
_ARABIC = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]`, folded, and as it is folded when every seat of a hamza is the same."""

    start: int
    end: int
    folded: str
    skeleton: str


def split_tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text, in order."""
    return tuple(
        Token(m.start(), m.end(), folded, _fold_seats(m.group()))
        for m in _TOKEN.finditer(text)
        if (folded := fold_token(m.group()))
    )


@lru_cache(maxsize=1 << 17)
def fold_token(raw: str) -> str:
    """A word as the search sees it: no marks, one alef, one yeh, heh for teh marbuta, ASCII digits."""
    text = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", raw)).lower()
    text = _NO_INK.sub("", text).translate(_LETTERS)
    if text.endswith(HAMZA) and (len(text) > 3 or text.endswith("\u064a" + HAMZA)):
        text = text[:-1]
    return text


@lru_cache(maxsize=1 << 17)
def _fold_seats(raw: str) -> str:
    """`مسؤول` and `مسئول` alike: a hamza on a waw or a yeh is a hamza."""
    return fold_token(_SEATS.sub(HAMZA, unicodedata.normalize("NFC", raw)))


def is_arabic(folded: str) -> bool:
    """Whether the word is written in Arabic letters."""
    return bool(_ARABIC.search(folded))


# ---------------------------------------------------------------- keys

CONJUNCTIONS = "\u0648\u0641"
PREPOSITIONS = "\u0628\u0643\u0644"
ALEF, HEH, WAW, YEH, TEH, KAF = "\u0627", "\u0647", "\u0648", "\u064a", "\u062a", "\u0643"
PRONOUNS = ("هما", HEH + ALEF, "هم", "هن", "كم", "نا", HEH, KAF)
ENDINGS = ("تين", "تان", "ات", "ون", "ين", "ان", "وا", HEH, ALEF, YEH, WAW, TEH)
_FEMININE = ("ات", TEH)
PLURALS_EN = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
INFLECTIONS_EN = ("ings", "ing", "ed", "es", "s")
DERIVATIONS_EN = (
    *("isations", "izations", "isation", "ization", "ationally", "ational", "ations", "ation", "itions"),
    *("ition", "ising", "izing", "ised", "ized", "isers", "izers", "iser", "izer", "ise", "ize", "ements"),
    *("ement", "ments", "ment", "ness", "ists", "ist", "ism", "ives", "ive", "able", "ible", "ities", "ity"),
    *("ions", "ion", "ally", "ical", "als", "al", "ics", "ic", "ers", "er", "ors", "or", "ees", "ee", "ly"),
)
RULES: dict[str, Any] = {
    "letters": LETTERS,
    "pronouns": PRONOUNS,
    "endings": ENDINGS,
    "plurals": PLURALS_EN,
    "inflections": INFLECTIONS_EN,
    "derivations": DERIVATIONS_EN,
}


def spell_stop(raw: str) -> str:
    """A word as the list of stop words has it: folded, but with its alef maqsura, for `على` is not `علي`."""
    folded = fold_token(raw)
    return folded[:-1] + MAQSURA if _NO_INK.sub("", raw).endswith(MAQSURA) else folded


def is_stopped(raw: str, stop: frozenset[str]) -> bool:
    """Whether a question can do without the word, alone or behind a conjunction (`وهؤلاء`)."""
    word = spell_stop(raw)
    return word in stop or (word[:1] in CONJUNCTIONS and word[1:] in stop)


def strip_front(word: str) -> tuple[tuple[str, bool], ...]:
    """What the word can be without the little words before it; True where a single letter was taken
    that may well be the word's own (`ولاية`, `بحر`)."""
    found: dict[str, bool] = {}
    rests = [word, word[1:]] if word[:1] in CONJUNCTIONS else [word]
    for rest in rests:
        glued = rest is not word
        if rest.startswith(ARTICLE) and len(rest) > 3 + glued:
            found.setdefault(rest[2:], False)
        if rest[:1] in PREPOSITIONS and rest[1:3] == ARTICLE and len(rest) > 5:
            found.setdefault(rest[3:], False)
        if rest.startswith("\u0644\u0644") and len(rest) > 4:
            found.setdefault(rest[2:], False)
        if glued and len(rest) > 2 and not rest.startswith(ARTICLE):
            found.setdefault(rest, True)
        if rest[:1] in PREPOSITIONS and len(rest) > 3 and rest[1:3] != ARTICLE:
            found.setdefault(rest[1:], True)
    found.pop(word, None)
    return tuple(found.items())


def strip_back(base: str) -> tuple[str, ...]:
    """What the word can be without a pronoun and an ending after it."""
    if not is_arabic(base):
        return _strip_english(base)
    found: dict[str, None] = {}
    starts = [base]
    for pronoun in PRONOUNS:
        if base.endswith(pronoun) and len(base) - len(pronoun) > 2 + (pronoun == KAF):
            starts.append(base[: -len(pronoun)])
    for start in starts:
        found[start] = None
        for ending in ENDINGS:
            least = 2 if start == base or ending in _FEMININE else 3
            if start.endswith(ending) and len(start) - len(ending) > least:
                found[start[: -len(ending)]] = None
    found.pop(base, None)
    return tuple(found)


def _strip_english(word: str) -> tuple[str, ...]:
    if word[:1].isdigit() or len(word) < 4:
        return ()
    one = _singular(word)
    bare = [one.removesuffix("e") if len(one) > 4 else "", *(_bare(word, end) for end in INFLECTIONS_EN)]
    return tuple(key for key in dict.fromkeys([one, *bare]) if key not in {"", word})


def derive_english(word: str) -> tuple[str, ...]:
    """The looser relatives of an English word: `radicalisation` and `radical` meet in `radic`."""
    if is_arabic(word) or word[:1].isdigit():
        return ()
    stems = [_bare(one, ending) for one in (word, _singular(word)) for ending in DERIVATIONS_EN]
    return tuple(dict.fromkeys(stem for stem in stems if len(stem) > 3))


def _singular(word: str) -> str:
    for ending, instead in PLURALS_EN:
        if word.endswith(ending) and len(word) - len(ending) > 2 and not word.endswith(("ss", "us", "is")):
            return word[: -len(ending)] + instead
    return word


def _bare(word: str, ending: str) -> str:
    """The word without the ending, a final e, and a doubled consonant: `running`, `run`; else nothing."""
    stem = word.removesuffix(ending)
    if stem == word or len(stem) < 3:
        return ""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        stem = stem[:-1]
    return stem.removesuffix("e")
