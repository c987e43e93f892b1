"""The whole collection -> Problems: every promise that an editor's words make, all faults at once.

Each check is a generator of problems; none stops the others.
"""

from collections.abc import Mapping, Sequence

from ..faults import Problem
from ..model import Collection, Entry
from .facts import check_facts, check_names
from .glossary import check_terms
from .partners import check_partners, check_recorded, check_see_also, check_slugs
from .summary import SUMMARY_POINTS, SUMMARY_WORDS, check_summary, find_numbers
from .text import check_baked, check_corrections, check_overrides, check_text

__all__ = [
    "SUMMARY_POINTS",
    "SUMMARY_WORDS",
    "check_baked",
    "check_collection",
    "check_record",
    "find_numbers",
]


def check_collection(
    collection: Collection, entries: Sequence[Entry], published: Mapping[str, str]
) -> tuple[Problem, ...]:
    """What is wrong between the files: partners, slugs, the glossary. `published` is slug -> seed id of the
    pages that stand in docs/."""
    return (
        *check_partners(collection),
        *check_recorded(collection),
        *check_slugs(collection, published),
        *check_see_also(collection, {entry.record.slug for entry in entries}),
        *check_terms(collection),
    )


def check_record(entry: Entry, collection: Collection) -> tuple[Problem, ...]:
    """What is wrong in one record, held against its article and the glossary."""
    file = collection.records[entry.article.seed.id]
    is_known = "glossary" not in collection.broken
    return (
        *(check_names(file, collection.terms) if is_known else ()),
        *check_facts(file),
        *check_overrides(file, entry),
        *check_corrections(file, entry),
        *check_text(entry),
        *check_summary(file, entry, collection.terms),
    )
