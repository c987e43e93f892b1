"""What differs between two states of the collection, as values; every text in them is still a stranger's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..faults import Problem
from ..model import Bilingual, Entry, Term

Fate = Literal["added", "removed", "changed"]
TermFate = Literal["added", "removed", "changed", "mentions"]
Cause = Literal["corrected", "raw", "dropped", "uncited"]


@dataclass(frozen=True, slots=True)
class File:
    """A file below docs/: the digest of its bytes, and whether it says that it was generated."""

    digest: str
    generated: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states. Paths of problems are relative to the repository."""

    entries: tuple[Entry, ...]
    terms: tuple[Term, ...]
    problems: tuple[Problem, ...]
    pages: Mapping[str, str]
    """Path below docs/ -> digest of each page that seeds/ makes; none where there are problems."""
    docs: Mapping[str, File]
    """Path below docs/ -> what stands there."""
    seeds: frozenset[str]
    """The names of the files in seeds/."""
    folder: str = "seeds"
    """Where seeds/ stands in the repository."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the head; `is_new` where the base did not have it."""

    problem: Problem
    is_new: bool


@dataclass(frozen=True, slots=True)
class LostEvidence:
    """Points of an article, word for word the same, that a line no longer supports as it did."""

    slug: str
    title: Bilingual
    line: int
    points: tuple[int, ...]
    """Their numbers in the head, from 1."""
    cause: Cause
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A part of an article that changed: numbers of its lines or points, or its value before and after."""

    part: str
    numbers: tuple[int, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What happened to an article. `unreadable` is the path of its record where that cannot be read."""

    fate: Fate
    slug: str
    title: Bilingual
    changes: tuple[Change, ...] = ()
    points: int = 0
    terms: int = 0
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class TermChange:
    """What happened to an entry of the glossary, or to its mentions in articles that stand on both sides."""

    fate: TermFate
    id: str
    name: Bilingual
    keys: tuple[str, ...] = ()
    gained: int = 0
    lost: int = 0
    articles: int = 0
    links: int = 0
    """So many links more (or less) to it."""


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link from one article to another; `both_ways` where each names the other."""

    fate: Literal["added", "removed"]
    source: str
    target: str
    both_ways: bool


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A file below docs/ that no seed makes."""

    fate: Fate
    path: str


@dataclass(frozen=True, slots=True)
class Listings:
    """Pages that change with the rest, named without their language: articles that nobody touched, lists."""

    articles: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    """Addresses that go away, besides those of articles."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Generated pages below docs/ that are not what seeds/ makes."""

    stale: tuple[str, ...] = ()
    """As they were in the base, or missing, or left over."""
    edited: tuple[str, ...] = ()
    in_the_way: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.stale or self.edited or self.in_the_way)


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything that the report tells."""

    faults: tuple[Fault, ...] = ()
    evidence: tuple[LostEvidence, ...] = ()
    articles: tuple[ArticleChange, ...] = ()
    hand_written: tuple[HandWritten, ...] = ()
    listings: Listings = field(default_factory=Listings)
    terms: tuple[TermChange, ...] = ()
    links: tuple[LinkChange, ...] = ()
    standing: Standing = field(default_factory=Standing)

    @property
    def gone(self) -> int:
        """So many pages lose their address."""
        articles = sum(
            each.fate == "removed" or any(change.part == "slug" for change in each.changes)
            for each in self.articles
        )
        return articles + len(self.listings.gone)
