"""Words in sequence + Pattern -> does the term stand here: the grammar of a noun and what follows it.

A phrase is broken by any mark that ends a clause, its later words take no clitic but the article, and its
words are definite together as an adjective phrase (`المقاتلون الأجانب`) or a construct (`مخيم الهول`) asks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product

from ..arabic import Reading, Word, fold, read_word
from .inflection import Form
from .patterns import Pattern

Read = tuple[Form, Reading]
BARE, DEFINITE, OWNED = "bare", "definite", "owned"

_QUOTES = "\"'`\u00ab\u00bb\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\u2033"
_GAP = re.compile(rf"[\s{_QUOTES}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]{{0,8}}|-")
"""What may stand between two words of a term: white space, quotes, directions, a hyphen."""

STOP_WORDS = frozenset(
    fold(
        "في من إلى على عن مع هي هو هم أن إن لا ما لم لن قد ثم أو أم أي كل بين حتى لدى منذ عند كما كان "
        "هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذين اللذان اللتان اللتين اللواتي اللاتي اللائي الآن اليوم"
    ).split()
)


def match_phrase(raw: str, words: Sequence[Word], at: int, pattern: Pattern, first: Read) -> int | None:
    """The index of the last word of the term whose first word is read at `at`; None if it is not there."""
    last = at + len(pattern.words) - 1
    if last == at:
        stands = not first[0].is_construct or _opens_construct(raw, words, at, first[0])
        return at if stands and agrees(pattern, (first,)) else None
    if _is_unbroken(raw, words[at : last + 1], last - at):
        rests = _read_rest(words[at + 1 : last + 1], pattern)
        if any(agrees(pattern, (first, *rest)) for rest in rests):
            return last
    if pattern.is_adjectival and _is_unbroken(raw, words[at : at + 3], 2):
        between, final = words[at + 1], words[at + 2]
        rests = _read_rest((final,), pattern)
        if any(may_stand_between(between, final, first, rest[0]) for rest in rests):
            return at + 2
    return None


def _is_unbroken(raw: str, words: Sequence[Word], gaps: int) -> bool:
    """Whether there are that many gaps between the words, and each holds nothing that parts a phrase."""
    is_tied = (_GAP.fullmatch(raw, left.end, right.start) for left, right in pairwise(words))
    return len(words) > gaps and all(is_tied)


def _read_rest(words: Sequence[Word], pattern: Pattern) -> Iterator[tuple[Read, ...]]:
    """The ways to read the later words of the pattern."""
    return product(*(_read_later(word, forms) for word, forms in zip(words, pattern.words[1:], strict=True)))


def _read_later(word: Word, forms: Mapping[str, Form]) -> list[Read]:
    readings = (reading for reading in read_word(word.folded) if not reading.is_prefixed)
    return [
        (forms[reading.stem], reading)
        for reading in readings
        if reading.stem in forms and fits_article(forms[reading.stem], reading)
    ]


def fits_article(form: Form, reading: Reading) -> bool:
    """Whether the spelling may stand with, or without, the article that was read before it."""
    return form.article != ("never" if reading.is_definite else "must")


def _opens_construct(raw: str, words: Sequence[Word], at: int, form: Form) -> bool:
    """Whether a noun follows that the word can lean on: `مقاتلي التنظيم`. Where the plural is only guessed
    (`مجتمعي` is no plural of `مجتمع`) the noun, or the one after it, must have the article."""
    if not _is_unbroken(raw, words[at : at + 2], 1) or words[at + 1].folded in STOP_WORDS:
        return False
    return not form.is_changed or any(has_article(word) for word in words[at + 1 : at + 3])


def has_article(word: Word) -> bool:
    """Whether the word can be read with an article and no other clitic before it."""
    return any(each.is_definite and not each.is_prefixed for each in read_word(word.folded))


# ---------------------------------------------------------------- agreement


def agrees(pattern: Pattern, read: Sequence[Read]) -> bool:
    """Whether number and definiteness of the words go together, on each side of a particle by itself."""
    forms = [form for form, _ in read]
    if any(form.is_changed for form in forms[1:]) and not forms[0].is_changed:
        return False
    states = [_read_state(each) for each in read]
    return all(
        _may_have_states(
            tuple(pattern.articles[at] for at in part), tuple(states[at] for at in part), pattern.is_name
        )
        for part in pattern.parts
    )


def _may_have_states(articles: tuple[bool, ...], states: tuple[str, ...], is_name: bool) -> bool:
    as_written = tuple(DEFINITE if article else BARE for article in articles)
    return states == as_written or (not is_name and states in _vary_states(articles))


def _read_state(read: Read) -> str:
    form, reading = read
    if form.is_owned:
        return OWNED
    return DEFINITE if reading.is_definite else BARE


@lru_cache
def _vary_states(articles: tuple[bool, ...]) -> frozenset[tuple[str, ...]]:
    """The other states of a phrase: indefinite, definite, with a pronoun."""
    later = len(articles) - 1
    states: set[tuple[str, ...]] = {(BARE,) * (later + 1)}
    if not any(articles):
        states |= {(DEFINITE,) * (later + 1), (*(BARE,) * later, DEFINITE)}
    if all(articles) or not any(articles):
        states.add((OWNED, *(DEFINITE,) * later))  # `مقاتلوه الأجانب`
    if not articles[0]:
        states.add((*(DEFINITE if article else BARE for article in articles[:-1]), OWNED))  # `إعادة دمجهم`
    return frozenset(states)


def may_stand_between(between: Word, final: Word, first: Read, rest: Read) -> bool:
    """Whether the noun keeps its adjective over another one (`الخلايا الإرهابية النائمة`) or, where it is
    a sound plural in construct, over the noun that it leans on (`مقاتلي التنظيم الأجانب`)."""
    is_definite = has_article(between)
    if between.folded in STOP_WORDS or is_definite != rest[1].is_definite:
        return False
    if rest[0].is_changed and not first[0].is_changed:
        return False
    if first[0].is_construct:
        return is_definite
    if _read_state(first) == BARE:
        return not is_definite and _class_ending(between.folded) == _class_ending(final.folded) != ""
    return is_definite


_ENDINGS = (("\u0629", "f"), ("\u0647", "f"), ("ين", "m"), ("ون", "m"), ("يا", "y"), ("\u064a", "y"))


def _class_ending(word: str) -> str:
    """By what the word agrees: teh marbuta, sound plural or nisba; empty where it does not show."""
    return next((name for ending, name in _ENDINGS if word.endswith(ending)), "")
