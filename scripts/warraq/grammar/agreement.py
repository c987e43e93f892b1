"""How the words of a term go together: number, article and pronoun, as Arabic grammar has them.

A noun and its adjective are definite alike (`المقاتلون الأجانب`), a construct is definite by its last word
(`مخيم الهول`), and each side of a particle by itself (`الحرب على الإرهاب`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..arabic import Reading, fold, read_word
from .forms import Form
from .patterns import Pattern

BARE, DEFINITE, OWNED = "bare", "definite", "owned"

STOP_WORDS = frozenset(
    fold(
        "في من إلى على عن مع هي هو هم أن إن لا ما لم لن قد ثم أو أم أي كل بين حتى لدى منذ عند كما كان "
        "هذا هذه ذلك تلك هؤلاء الذي التي الذين اللذين اللذان اللتان اللتين اللواتي اللاتي اللائي الآن اليوم"
    ).split()
)


class Read(NamedTuple):
    """A way to read a written word as a word of a headword."""

    entry: int
    """The number of the headword word."""
    form: Form
    reading: Reading
    state: str
    """Bare, definite, or with a pronoun."""


def read_form(entry: int, form: Form, reading: Reading) -> Read | None:
    """The spelling read so; None where it cannot stand with, or without, the article before it."""
    if form.article == ("never" if reading.is_definite else "must"):
        return None
    state = OWNED if form.is_owned else DEFINITE if reading.is_definite else BARE
    return Read(entry, form, reading, state)


@lru_cache(maxsize=1 << 16)
def has_article(folded: str) -> bool:
    """Whether the word can be read with an article and no other clitic before it."""
    return any(each.is_definite and not each.is_prefixed for each in read_word(folded))


def agrees(pattern: Pattern, reads: Sequence[Read]) -> bool:
    """Whether number and definiteness of the words go together, on each side of a particle by itself."""
    if not reads[0].form.is_changed and any(read.form.is_changed for read in reads[1:]):
        return False
    return _may_have_states(
        pattern.articles, pattern.parts, tuple(read.state for read in reads), is_name=pattern.is_name
    )


@lru_cache(maxsize=1 << 12)
def _may_have_states(
    articles: tuple[bool, ...], parts: tuple[tuple[int, ...], ...], states: tuple[str, ...], *, is_name: bool
) -> bool:
    return all(
        _may_be_part(tuple(articles[at] for at in part), tuple(states[at] for at in part), is_name=is_name)
        for part in parts
    )


def _may_be_part(articles: tuple[bool, ...], states: tuple[str, ...], *, is_name: bool) -> bool:
    as_written = tuple(DEFINITE if article else BARE for article in articles)
    return states == as_written or (not is_name and states in _vary_states(articles))


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


def may_stand_between(between: str, final: str, first: Read, rest: Read) -> bool:
    """Whether the noun keeps its adjective over another one (`الخلايا الإرهابية النائمة`) or, where it is
    a sound plural in construct, over the noun that it leans on (`مقاتلي التنظيم الأجانب`)."""
    is_definite = has_article(between)
    if between in STOP_WORDS or is_definite != rest.reading.is_definite:
        return False
    if rest.form.is_changed and not first.form.is_changed:
        return False
    if first.form.is_construct:
        return is_definite
    if first.state == BARE:
        return not is_definite and _class_ending(between) == _class_ending(final) != ""
    return is_definite


_ENDINGS = (("\u0629", "f"), ("\u0647", "f"), ("ين", "m"), ("ون", "m"), ("يا", "y"), ("\u064a", "y"))


def _class_ending(word: str) -> str:
    """By what the word agrees: teh marbuta, sound plural or nisba; empty where it does not show."""
    return next((name for ending, name in _ENDINGS if word.endswith(ending)), "")
