"""What a text is: its lines, the reader's decision about each, and what it mentions."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal


class Role(StrEnum):
    """What a non-empty line of a seed is. Exactly one for each line."""

    TITLE = "title"
    TITLE_REPEAT = "title_repeat"
    BYLINE = "byline"
    ORGANISATION = "organisation"
    DATE = "date"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    CAPTION_REPEAT = "caption_repeat"
    BOILERPLATE = "boilerplate"
    RIGHTS = "rights"
    SOURCE_LINK = "source_link"
    TRANSLATOR = "translator"

    @property
    def is_kept(self) -> bool:
        """Whether a line of this role reaches the page."""
        return self not in {Role.TITLE_REPEAT, Role.CAPTION_REPEAT, Role.BOILERPLATE}


@dataclass(frozen=True)
class Seed:
    """An article as it was received; `text` is the file decoded as UTF-8, not changed."""

    id: str
    path: str
    text: str
    sha256: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The raw lines; line n of the seed is `lines[n - 1]`."""
        return tuple(self.text.split("\n"))


PartKind = Literal["text", "label", "credit", "reference"]


@dataclass(frozen=True, slots=True)
class Part:
    """A kept stretch `raw[start:end]` of a line.

    `text` is prose; `label` opens a list item, up to and with its colon; `credit` is a caption's
    bracketed source; `reference` is the title of another article that the page ran into the line.
    What no part covers (bullets, outer white space, a site's suffix) is dropped.
    """

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """The reader's decision about one non-empty line, and the name of the rule that took it."""

    number: int
    role: Role
    rule: str
    parts: tuple[Part, ...] = ()
    level: int = 0
    """Of a heading: 2 to 6. 0 elsewhere."""
    ordinal: int | None = None
    """Of a numbered list item: its number as written. None for a bullet and elsewhere."""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the text itself says about the article; None or empty where it says nothing."""

    title: str | None = None
    creators: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    """EDTF, for example 2025-05-25."""
    source: str | None = None
    """The http(s) address of the article."""
    translator: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A title of another article at the end of a line."""

    line: int
    title: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """`raw[start:end]` of a seed line quotes the title of the archive's article `slug`."""

    slug: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A seed that was read: one `Line` for every non-empty raw line, in order."""

    seed: Seed
    lines: tuple[Line, ...]
    meta: Meta

    @property
    def kept(self) -> tuple[Line, ...]:
        """The lines that reach the page."""
        return tuple(line for line in self.lines if line.role.is_kept)

    @property
    def kept_lines(self) -> tuple[tuple[int, str], ...]:
        """The number and the raw text of each kept line."""
        raw = self.seed.lines
        return tuple((line.number, raw[line.number - 1]) for line in self.kept)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references of all lines, in order."""
        raw = self.seed.lines
        return tuple(
            Reference(line.number, raw[line.number - 1][part.start : part.end])
            for line in self.lines
            for part in line.parts
            if part.kind == "reference"
        )


@dataclass(frozen=True, slots=True)
class SitePhrases:
    """What is only a rule of thumb about web pages, as data (phrases.yml): folded phrases."""

    exact: frozenset[str] = frozenset()
    """Lines that are furniture when they consist of nothing else."""
    opening: tuple[str, ...] = ()
    """Lines that are furniture when they open with one of these."""
    section: frozenset[str] = frozenset()
    """Lines after which a list of links to other pages follows."""
    menu: frozenset[str] = frozenset()
    """Words of a site's menu: furniture only before the article opens or after it closes."""
    given_names: frozenset[str] = frozenset()
    """Single words that open a person's name."""
    cities: frozenset[str] = frozenset()
    """Places that a byline names beside the person."""
    agencies: frozenset[str] = frozenset()
    """News agencies that sign in place of a person."""


@dataclass(frozen=True, slots=True)
class Mention:
    """`raw[start:end]` of a seed line is the term `term`; the whole written word with its clitics."""

    term: str
    line: int
    start: int
    end: int
    surface: str
