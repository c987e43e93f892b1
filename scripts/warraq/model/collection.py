"""What walks through the house: the collection that was read, an article's entry, a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .editorial import Record, Term
from .text import Article, Mention, Quotation, Reference, Seed


def find_line(at: Mapping[tuple[str | int, ...], int], keys: tuple[str | int, ...]) -> int:
    """The line of the key path, or of the nearest path above it that stands in the file."""
    while keys and keys not in at:
        keys = keys[:-1]
    return at.get(keys, 1)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record and where it stands; `at` gives the file's line of a key path such as
    ("summary", "points", 0)."""

    record: Record
    path: str
    at: dict[tuple[str | int, ...], int]

    def line_of(self, *keys: str | int) -> int:
        """The line of the key path, or of the nearest path above it that stands in the file."""
        return find_line(self.at, keys)


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that was read from seeds/, in the order of the seed ids."""

    seeds: tuple[Seed, ...]
    records: dict[str, RecordFile]
    """Seed id -> its record."""
    terms: tuple[Term, ...]
    glossary_path: str
    broken: frozenset[str] = frozenset()
    """The ids whose text or record stands there and could not be read, and `glossary` where the glossary
    could not; it was told why."""


@dataclass(frozen=True, slots=True)
class EnglishMention:
    """`text[start:end]` of an English text is the term."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Another article that is near, and why: ids of shared terms, or `see_also`/`reference`."""

    slug: str
    reasons: tuple[str, ...]
    words: tuple[str, ...] = ()
    """Where they share no term: the words, folded, that both texts use."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with everything that the walk learned about it."""

    article: Article
    record: Record
    mentions: tuple[Mention, ...] = ()
    links: tuple[Mention, ...] = ()
    titles: dict[Reference, str] = field(default_factory=dict)
    """References that the archive holds -> slug."""
    quotations: tuple[Quotation, ...] = ()
    """Titles of other articles of the archive that the text quotes."""
    english: tuple[tuple[EnglishMention, ...], ...] = ()
    """The terms that the English page links: in the summary's text, then in each of its points."""
    named: tuple[tuple[EnglishMention, ...], ...] = ()
    """Every mention of a term in the same texts, linked or not."""
    related: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its path below docs/ and its Markdown."""

    path: str
    text: str
