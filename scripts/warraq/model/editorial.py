"""What editors write: the record of an article and the entries of the glossary.

pydantic validates the files against these very classes; keys that they do not name are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .text import Role


class Closed:
    """An editor's type: pydantic refuses keys that it does not name."""

    __slots__ = ()
    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Bilingual(Closed):
    """The same thing said in both languages; empty where it was not said."""

    ar: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        """The words in the language, or in the other one where they were not said."""
        return (self.ar or self.en) if language == "ar" else (self.en or self.ar)


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

    def find_in(self, raw: str) -> int | None:
        """The offset of the misprint in its raw line; None where it does not stand exactly once."""
        return raw.find(self.was) if self.was and raw.count(self.was) == 1 else None


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
    sha256: str | None = None
    """Of the seed's bytes, as it was recorded; None where nobody wrote it down."""

    def find_corrections(self, number: int, raw: str) -> Iterator[tuple[int, Correction]]:
        """The corrections of line `number`, whose raw text is `raw`, each with the offset of its misprint."""
        for correction in self.corrections:
            at = correction.find_in(raw) if correction.line == number else None
            if at is not None:
                yield at, correction
