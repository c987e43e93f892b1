"""The shape of a Catalog: what `catalog` compiles from the glossary and `mentions` walks through.

The Arabic side is an index from every folded spelling to the headword words that it may be, and a trie of
the forms over those words; so what a text costs hardly grows with the glossary. The English side is one
index from the letters of a form, run together, to the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import Term
from .forms import Form

ROOT = 0
"""The node of the trie from which every form opens."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One Arabic form of a term."""

    place: int
    """Its place in the glossary."""
    term: str
    articles: tuple[bool, ...]
    """Which words of the headword have the article."""
    parts: tuple[tuple[int, ...], ...]
    """The words that are definite together: `الحرب` and `الإرهاب` are not in `الحرب على الإرهاب`."""
    is_name: bool
    """A person, place or organisation: the article is part of the name."""

    @property
    def is_adjectival(self) -> bool:
        """A noun and its adjective agree, and another adjective may stand between them."""
        return len(self.articles) == 2 and self.articles[0] == self.articles[1] and not self.is_name


@dataclass(frozen=True, slots=True)
class EnglishPattern:
    """One English form: `key` is its letters and digits, folded and run together."""

    term: str
    key: str
    breaks: frozenset[int]
    """Offsets in `key` where a space may stand."""
    capitals: str
    """The form itself, without dots, when it is all capitals, and so is matched as written; else empty."""
    large: frozenset[int]
    """Offsets in `key` where a word must open with a capital: those of a name, not of its article."""
    may_change: bool
    """Whether it may be in the other number."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every known name, compiled."""

    terms: Mapping[str, Term]
    spellings: Mapping[str, tuple[tuple[int, Form], ...]]
    """Folded spelling without article -> (number of the headword word, what the spelling says of it)."""
    steps: Mapping[int, Mapping[int, int]]
    """Node of the trie -> number of the next headword word -> node."""
    ends: Mapping[int, tuple[Pattern, ...]]
    """Node -> the forms that are complete there."""
    english: Mapping[str, tuple[EnglishPattern, ...]]
    longest_english: int
    """The length of the longest key."""
    seen: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What `words` made of each written word so far: a memory for speed, which decides nothing."""
