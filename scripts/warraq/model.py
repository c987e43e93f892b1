"""The types that walk from room to room, one for each door.

seeds/ -> Seed, Record, Term -> Article -> Mention, Relation -> Page -> docs/

Everything is frozen, and every address is a seed line: its number counted from 1 as
`text.split("\\n")` counts, and character offsets into that raw line. Faults are values: `Problem`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Literal


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

    @property
    def is_body(self) -> bool:
        """Whether a line of this role belongs to the running text of the article."""
        return self in {Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM, Role.CAPTION}


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where (path and line, 0 for the whole file), what is wrong, and the way out."""

    path: str
    line: int
    what: str
    way_out: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.what}. {self.way_out}"


@dataclass(frozen=True, slots=True)
class Seed:
    """An article as it was received; `text` is the file decoded as UTF-8, not changed."""

    id: str
    path: str
    text: str
    sha256: str

    @property
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


# ---------------------------------------------------------------- the editor's words


class Closed:
    """An editor's type: pydantic refuses keys that it does not name."""

    __slots__ = ()
    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Bilingual(Closed):
    """The same thing said in both languages; empty where it was not said."""

    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class ArabicForms(Closed):
    """An Arabic headword as a dictionary spells it, and forms that inflection does not reach."""

    term: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EnglishForms(Closed):
    """An English headword, other spellings, and abbreviations."""

    term: str
    variants: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()


TermKind = Literal["concept", "organisation", "person", "place", "event"]


@dataclass(frozen=True, slots=True)
class Term(Closed):
    """One entry of the glossary: a concept or a name. `line` is where it opens in the file."""

    id: str
    ar: ArabicForms
    en: EnglishForms
    kind: TermKind = "concept"
    definition: Bilingual = field(default_factory=Bilingual)
    plural: bool = True
    match: Literal["always", "never"] = "always"
    related: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """`raw[start:end]` of a seed line is the term `term`; the whole written word with its clitics."""

    term: str
    line: int
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Point(Closed):
    """One English claim and the seed lines that support it."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary(Closed):
    """The English summary; `draft` until a person reviewed it."""

    text: str
    points: tuple[Point, ...]
    status: Literal["draft", "reviewed"] = "draft"


@dataclass(frozen=True, slots=True)
class Correction(Closed):
    """A misprint of the seed: on its line, `was` is shown as `now`."""

    line: int
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Record(Closed):
    """What an editor wrote about a seed (Dublin Core words). Names are ids of the glossary."""

    slug: str
    title: Bilingual = field(default_factory=Bilingual)
    creator: tuple[str, ...] = ()
    translator: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    """EDTF; None where the text proves none."""
    date_note: Bilingual = field(default_factory=Bilingual)
    """What the date was inferred from."""
    source: str | None = None
    rights: Bilingual = field(default_factory=Bilingual)
    subject: tuple[str, ...] = ()
    summary: Summary | None = None
    corrections: tuple[Correction, ...] = ()
    lines: dict[int, Role] = field(default_factory=dict)
    """The editor's overrides of the reader's guess."""
    see_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record and where it stands; `at` gives the file's line of a key path such as
    ("summary", "points", 0)."""

    record: Record
    path: str
    at: dict[tuple[str | int, ...], int]

    def line_of(self, *keys: str | int) -> int:
        """The line of the key path, or of the nearest path above it that stands in the file."""
        while keys and keys not in self.at:
            keys = keys[:-1]
        return self.at.get(keys, 1)


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that was read from seeds/, in the order of the seed ids."""

    seeds: tuple[Seed, ...]
    records: dict[str, RecordFile]
    """Seed id -> its record."""
    terms: tuple[Term, ...]
    glossary_path: str
    broken: frozenset[str] = frozenset()
    """The ids whose text or record stands there and could not be read; it was told why."""


# ---------------------------------------------------------------- what goes out


@dataclass(frozen=True, slots=True)
class Relation:
    """Another article that is near, and why: ids of shared terms, or `see_also`/`reference`."""

    slug: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with everything that the walk learned about it."""

    article: Article
    record: Record
    mentions: tuple[Mention, ...] = ()
    links: tuple[Mention, ...] = ()
    titles: dict[Reference, str] = field(default_factory=dict)
    """References that the archive holds -> slug."""
    related: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: its path below docs/ and its Markdown."""

    path: str
    text: str
