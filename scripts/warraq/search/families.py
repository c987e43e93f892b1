"""Which written words are one word: the vocabulary of a collection in, the keys of every word out.

A question finds every word that shares a key with it. What one written word can be is settled by the
others that the collection holds: `وقود` keeps its waw, because nobody writes `قود`; `الجهادي` makes
`جهادي` an adjective, which is not the plural of `جهاد`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..arabic import ARTICLE
from .patterns import find_relatives
from .words import HEH, TEH, YEH, Token, derive_english, fold_token, is_arabic, strip_back, strip_front

EXACT, BASE, STEM, KIN, LOOSE = range(5)
"""How near a key is to the word: itself; without article and clitics; without endings; its broken plural
or singular; another word of its family, asked only when nothing nearer is known."""

_DUAL = "\u0627\u0646"
_SOUND = ("\u064a\u0646", "\u0648\u0646")
_DEFINITE = tuple(front + ARTICLE for front in ("", "\u0648", "\u0628", "\u0641", "\u0643", "\u0648\u0628"))
_LIL = "\u0644\u0644"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every folded word of a collection, and the skeleton it was first seen with."""

    words: Mapping[str, str]
    kin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Folded word -> its broken plurals and their singulars."""

    def is_definite(self, word: str) -> bool:
        """Whether the collection writes the word with the article."""
        return any(front + word in self.words for front in _DEFINITE) or _LIL + word in self.words

    def holds(self, word: str) -> bool:
        """Whether the collection writes the word, with or without the article."""
        return word in self.words or self.is_definite(word)

    def is_adjective(self, word: str) -> bool:
        """Whether a word in yeh is a nisba, and no plural before its noun."""
        feminine = self.is_definite(word + HEH)
        return feminine or self.is_definite(word) or any(self.holds(word + end) for end in _SOUND)


def list_words(tokens: Iterable[Token], kin: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    """The vocabulary of these tokens."""
    words: dict[str, str] = {}
    for token in tokens:
        words.setdefault(token.folded, token.skeleton)
    return Vocabulary(words, kin)


def fold_kin(families: Iterable[Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Families of words (a singular and its plurals, a word's spellings), folded: word -> the others."""
    kin: dict[str, dict[str, None]] = {}
    for words in families:
        family = [fold_token(word) for word in words]
        for word in family:
            kin.setdefault(word, {}).update(dict.fromkeys(other for other in family if other != word))
    return {word: tuple(others) for word, others in kin.items()}


def find_keys(word: str, vocabulary: Vocabulary) -> dict[str, int]:
    """Every key of a word of the vocabulary, with how near it is."""
    keys = {word: EXACT}
    if not is_arabic(word):
        _add(keys, strip_back(word), STEM)
        _add_kin(keys, vocabulary)
        _add(keys, derive_english(word), LOOSE)
        return keys
    bases = [word, *_find_bases(word, vocabulary)]
    _add(keys, bases, BASE)
    _add(keys, _unglue(word, vocabulary), BASE)
    skeleton = vocabulary.words.get(word, word)
    if skeleton != word:
        alike = [skeleton, *(base for base, risky in strip_front(skeleton) if not risky)]
        _add(keys, alike, BASE)
        _add(keys, (stem for base in alike for stem in strip_back(base)), STEM)
    fronts = dict(strip_front(word))
    for base in bases if all(fronts.values()) else bases[1:]:
        for stem in strip_back(base):
            short = len(stem) < 4
            if short and (fronts.get(base) or (base == stem + _DUAL and not vocabulary.holds(stem))):
                continue
            loose = stem + YEH in (base, base[:-1]) and vocabulary.is_adjective(stem + YEH)
            _add(keys, (stem,), LOOSE if loose else STEM)
        if base.startswith(TEH) and YEH + base[1:] in vocabulary.words and not vocabulary.is_definite(base):
            _add(keys, (YEH + base[1:],), STEM)  # she and he: `تعيش`, `يعيش`
    _add_kin(keys, vocabulary)
    return keys


def _add_kin(keys: dict[str, int], vocabulary: Vocabulary) -> None:
    near_keys = [key for key, near in keys.items() if near <= STEM]
    for key in near_keys:
        _add(keys, (*vocabulary.kin.get(key, ()), *find_relatives(key, sure=True)), KIN)
    for key in near_keys:
        _add(keys, find_relatives(key, sure=False), LOOSE)


def _add(keys: dict[str, int], more: Iterable[str], near: int) -> None:
    for key in more:
        keys.setdefault(key, near)


def _find_bases(word: str, vocabulary: Vocabulary) -> list[str]:
    """`بحر` keeps its letter where the collection writes `البحر`; so does a word that would be too short."""
    own = vocabulary.is_definite(word)
    return [
        base
        for base, risky in strip_front(word)
        if not risky or (not own and (len(base) > 3 or vocabulary.holds(base)))
    ]


def _unglue(word: str, vocabulary: Vocabulary) -> Iterable[str]:
    """`انهيارالتنظيم`, where the space is missing: both words, when the collection writes both."""
    at = word.find(ARTICLE, 2)
    if at > 1 and vocabulary.holds(word[:at]) and word[at:] in vocabulary.words and not strip_front(word):
        return word[:at], word[at:], word[at + 2 :]
    return ()
