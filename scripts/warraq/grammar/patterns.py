"""The shape of a Catalog: what `catalog` compiles from the glossary and `mentions` walks through.

Frozen types only. The Arabic side is one index from every folded spelling of a first word to the patterns
that open with it; the English side is one index from the letters of a form, run together, to the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Term
from .inflection import Form


@dataclass(frozen=True, slots=True)
class Pattern:
    """One Arabic form of a term, word for word."""

    term: str
    words: tuple[Mapping[str, Form], ...]
    """For each word: folded spelling without article -> what it says."""
    articles: tuple[bool, ...]
    """Which words of the headword have the article."""
    parts: tuple[tuple[int, ...], ...]
    """The words that are definite together: `الحرب` and `الإرهاب` are not in `الحرب على الإرهاب`."""
    is_name: bool
    """A person, place or organisation: the article is part of the name."""

    @property
    def is_adjectival(self) -> bool:
        """A noun and its adjective agree, and another adjective may stand between them."""
        return len(self.words) == 2 and self.articles[0] == self.articles[1] and not self.is_name


@dataclass(frozen=True, slots=True)
class EnglishPattern:
    """One English form: `key` is its letters and digits, folded and run together."""

    term: str
    key: str
    breaks: frozenset[int]
    """Offsets in `key` where a space may stand."""
    capitals: str
    """The form itself when it is all capitals, and so is matched as written; else empty."""
    may_change: bool
    """Whether a plural s may come or go."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every known name, compiled."""

    terms: Mapping[str, Term]
    starts: Mapping[str, tuple[tuple[Pattern, Form], ...]]
    english: Mapping[str, tuple[EnglishPattern, ...]]
    longest_english: int
    """The length of the longest key."""
