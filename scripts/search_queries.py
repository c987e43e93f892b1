"""The questions of the search's scorecard: those of a labelled file, and words of the articles changed anew.

A changed word is labelled with the pages on which the very source word stands, folded. A source word serves
only if no other page holds it under another article or little word; a changed one only if it is not itself
another word of the articles, nor a slip away from a word of another page. So every label is exact.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from warraq.read import load_search_list

EACH = 40
"""Changed questions of a kind, where the articles hold as many; the same at every run."""
ENGLISH = {"english", "arabic_to_english", "english_word"}
"""Sets and categories that are asked on an English page."""


class Query(NamedTuple):
    """A question, the page's language it is asked on, and the seed ids that it should and may find."""

    category: str
    language: str
    text: str
    relevant: frozenset[str]
    acceptable: frozenset[str] = frozenset()


def read_queries(path: Path) -> list[Query]:
    """A labelled file -> its questions."""
    read = []
    for each in json.loads(path.read_text("utf-8")):
        language = "en" if {path.stem, each["category"]} & ENGLISH else "ar"
        found = frozenset(each["relevant"]), frozenset(each["acceptable"])
        read.append(Query(each["category"], language, each["query"], *found))
    return read


# ---------------------------------------------------------------- the words of the articles

_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_WORD = re.compile("[\u0621-\u064a]+")
_PAIR = re.compile(r"\b(?=([\u0621-\u064a]{4,}) ([\u0621-\u064a]{4,})\b)")
_FOLD = str.maketrans("أإآٱؤئىة", "ااااوييه", "ء")
_LITTLE = "وفبكل"
_ARTICLE, _LIL = "ال", "لل"
_DEFINITE = ("وبال", "وال", "فال", "بال", "كال", "ولل", _ARTICLE, _LIL)


def fold(word: str) -> str:
    """Without marks and hamzas; one yeh; heh for teh marbuta."""
    return _MARKS.sub("", word).translate(_FOLD)


_STOP = {fold(word) for words in load_search_list("stopwords").values() for word in words.split()}


def split_front(word: str) -> tuple[str, str]:
    """The article with what is written before it, and the rest of the word."""
    found = next((front for front in _DEFINITE if word.startswith(front) and len(word) > len(front) + 2), "")
    return found, word[len(found) :]


def list_stems(folded: str) -> set[str]:
    """The word with and without whatever may stand before it."""
    little = {folded[1:]} if folded[:1] in {*_LITTLE} and len(folded) > 3 else set()
    return {folded, split_front(folded)[1]} | little


class Articles:
    """Seed id -> text; and which folded word, and which of its stems, stands on which pages."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = {page: _MARKS.sub("", text) for page, text in texts.items()}
        self.pages: dict[str, set[str]] = {}
        self.stems: dict[str, set[str]] = {}
        self.raw: set[str] = set()
        for page, text in self.texts.items():
            for raw in _WORD.findall(text):
                self.raw.add(raw)
                self.pages.setdefault(fold(raw), set()).add(page)
                for stem in list_stems(fold(raw)):
                    self.stems.setdefault(stem, set()).add(page)

    def find_kin(self, word: str) -> set[str]:
        """The pages of every word that shares a stem with this one."""
        return {page for stem in list_stems(fold(word)) for page in self.stems.get(stem, ())}

    def find_near(self, word: str, is_near: Callable[[str, str], bool]) -> set[str]:
        """The pages of every stem that is near a stem of this word."""
        own = list_stems(fold(word))
        near = (pages for stem, pages in self.stems.items() if any(is_near(one, stem) for one in own))
        return set[str]().union(*near)

    def list_sources(self) -> list[str]:
        """Words of content, at least four letters long, whose label is exact."""
        long = (word for word in sorted(self.raw) if len(word) > 3 and fold(word) not in _STOP)
        return [word for word in long if self.find_kin(word) == self.pages[fold(word)]]


def is_one_slip(one: str, other: str) -> bool:
    """Whether a letter more, a letter less, another letter or two swapped ones make one of the other."""
    pairs = enumerate(zip(one, other, strict=False))
    start = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    swapped = left[1::-1] + left[2:]
    return right in {left[1:], swapped} or right[1:] in {left, left[1:]}


# ---------------------------------------------------------------- ways to change a word

Change = Callable[[str, Random], str]
"""A word -> it changed; the same or nothing where it cannot be changed so."""

_SEATS = str.maketrans("أإآؤئ", "اااوي")
_VOWELS = "\u064e\u064f\u0650\u0652\u0651"
_JOINING = "بتثجحخسشصضطظعغفقكلمني"
_KEYS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")


def _is_bare_noun(word: str) -> bool:
    """Surely a noun, by its ending, and surely without anything before it."""
    return word.endswith(("ة", "ات")) and word[0] not in _LITTLE and not split_front(word)[0]


def _drop_article(word: str, _random: Random) -> str:
    front, rest = split_front(word)
    return rest if front == _ARTICLE and len(rest) > 3 else ""


def _add_little(word: str, random: Random) -> str:
    front, rest = split_front(word)
    little = random.choice(_LITTLE)
    if front == _ARTICLE:
        return _LIL + rest if little == "ل" else little + word
    return little + word if _is_bare_noun(word) else ""


def _add_hamza(word: str, random: Random) -> str:
    front, rest = split_front(word)
    return front + random.choice("أإ") + rest[1:] if rest[0] == _ARTICLE[0] else ""


def _change_last(letters: str) -> Change:
    other = str.maketrans(letters, letters[::-1])
    return lambda word, _random: word[:-1] + word[-1].translate(other)


def _add_marks(word: str, random: Random) -> str:
    return "".join(letter + (random.choice(_VOWELS) if random.random() < 0.5 else "") for letter in word)


def _add_tatweel(word: str, random: Random) -> str:
    at = random.choice([0, *(n for n, letter in enumerate(word[:-1], 1) if letter in _JOINING)])
    return word[:at] + "\u0640" * random.randint(1, 3) + word[at:] if at else ""


def _slip(kind: str) -> Change:
    """One letter of the stem; its first only after an article, else it could be taken for a little word."""

    def change(word: str, random: Random) -> str:
        front, stem = split_front(word)
        if len(stem) < 5:
            return ""
        at = random.randrange(0 if front else 1, len(stem) - 1)
        here, after = stem[at], stem[at + 1 :]
        row = next((row for row in _KEYS if here in row), here)
        beside = [key for key in row if abs(row.index(key) - row.index(here)) == 1] or [here]
        changed = {
            "drop": after,
            "replace": random.choice(beside) + after,
            "swap": after[0] + here + after[1:],
        }
        return front + stem[:at] + changed[kind]

    return change


def _begin(word: str, random: Random) -> str:
    front, stem = split_front(word)
    start = stem[: -random.randint(1, 3)]
    return front + start if len(start) > 3 else ""


_CHANGES: dict[str, Change] = {
    "article added": lambda word, _random: _ARTICLE + word if _is_bare_noun(word) else "",
    "article dropped": _drop_article,
    "clitic added": _add_little,
    "hamza off": lambda word, _random: word.translate(_SEATS),
    "hamza on": _add_hamza,
    "teh marbuta, heh": _change_last("ةه"),
    "yeh, alef maqsura": _change_last("يى"),
    "marks": _add_marks,
    "tatweel": _add_tatweel,
    "letter dropped": _slip("drop"),
    "letter replaced": _slip("replace"),
    "letters swapped": _slip("swap"),
    "beginning": _begin,
}
_NEAR: dict[str, Callable[[str, str], bool]] = {
    **dict.fromkeys(("letter dropped", "letter replaced", "letters swapped"), is_one_slip),
    "beginning": lambda start, word: word.startswith(start),
}


def make_queries(texts: Mapping[str, str]) -> list[Query]:
    """Seed id -> text of its Arabic page; out come the changed questions, the same at every run."""
    articles = Articles(texts)
    sources = articles.list_sources()
    made: list[Query] = []
    for kind in _CHANGES:
        random = Random(kind)  # noqa: S311 - a sample, no secret
        made += islice(_change_words(articles, random.sample(sources, len(sources)), kind, random), EACH)
    phrases = list(_list_phrases(articles))
    return made + Random(EACH).sample(phrases, min(EACH, len(phrases)))  # noqa: S311 - as above


def _change_words(articles: Articles, words: Iterable[str], kind: str, random: Random) -> Iterator[Query]:
    for source in words:
        changed, pages = _CHANGES[kind](source, random), articles.pages[fold(source)]
        is_other = fold(changed) != fold(source) and fold(changed) in articles.pages
        if changed in {"", source} or is_other or not articles.find_kin(changed) <= pages:
            continue
        near = _NEAR.get(kind)
        if near and (articles.find_kin(changed) or not articles.find_near(changed, near) <= pages):
            continue
        yield Query(kind, "ar", changed, frozenset(pages))


def _list_phrases(articles: Articles) -> Iterator[Query]:
    """Two words of content side by side, which stand so (also under other little words) nowhere else."""
    exact: dict[tuple[str, str], set[str]] = {}
    alike: dict[frozenset[str], set[str]] = {}
    for page, text in articles.texts.items():
        for pair in _PAIR.findall(text):
            exact.setdefault(pair, set()).add(page)
            alike.setdefault(_strip(pair), set()).add(page)
    for pair, pages in exact.items():
        if alike[_strip(pair)] == pages and not _STOP & set(map(fold, pair)):
            yield Query("phrase", "ar", " ".join(pair), frozenset(pages))


def _strip(words: Iterable[str]) -> frozenset[str]:
    return frozenset(split_front(fold(word))[1] for word in words)
