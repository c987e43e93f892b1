"""The types that walk from room to room, one for each door.

seeds/ -> Seed, Record, Term -> Article -> Mention, Relation -> Page -> docs/

Everything is frozen, and every address is a seed line: its number counted from 1 as
`text.split("\\n")` counts, and character offsets into that raw line.
"""

from .collection import Collection, EnglishMention, Entry, Page, RecordFile, Relation, find_line
from .editorial import (
    ArabicForms,
    Bilingual,
    Closed,
    Correction,
    EnglishForms,
    Point,
    Record,
    Summary,
    Term,
    TermKind,
)
from .text import Article, Line, Mention, Meta, Part, PartKind, Quotation, Reference, Role, Seed, SitePhrases

__all__ = [
    "ArabicForms",
    "Article",
    "Bilingual",
    "Closed",
    "Collection",
    "Correction",
    "EnglishForms",
    "EnglishMention",
    "Entry",
    "Line",
    "Mention",
    "Meta",
    "Page",
    "Part",
    "PartKind",
    "Point",
    "Quotation",
    "Record",
    "RecordFile",
    "Reference",
    "Relation",
    "Role",
    "Seed",
    "SitePhrases",
    "Summary",
    "Term",
    "TermKind",
    "find_line",
]
