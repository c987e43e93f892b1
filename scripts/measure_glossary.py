"""Measure find_mentions against a marked set of terms.

    python scripts/measure_glossary.py FOLDER_WITH_terms.json SEEDS_DIR

Scored are the occurrences that are neither optional nor nested in a longer term, by overlap of the spans of a
term. Prints precision, recall, the misses and the false alarms. Exit code 2 when a folder is missing.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from warraq.catalog import build_catalog
from warraq.mentions import find_mentions
from warraq.model import ArabicForms, EnglishForms, Term

Marked = dict[str, list[dict[str, Any]]]


class Span(NamedTuple):
    """Where a term stands: seed id, line, offsets."""

    term: str
    file: str
    line: int
    start: int
    end: int
    surface: str

    def overlaps(self, other: "Span") -> bool:
        """Whether both are the same term at the same place."""
        return self[:3] == other[:3] and self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        return f"  {self.file}:{self.line}:{self.start}: {self.surface}  [{self.term}]"


class Score(NamedTuple):
    """What was found of what is there."""

    right: int
    misses: tuple[Span, ...]
    alarms: tuple[Span, ...]

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + len(self.alarms))

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(1, self.right + len(self.misses))


def read_terms(marked: Marked) -> tuple[Term, ...]:
    """The terms of the set as glossary entries; the Arabic headword is the id."""
    return tuple(
        Term(
            id=term["ar"],
            ar=ArabicForms(term["ar"], tuple(term["forms"])),
            en=EnglishForms(term["en"]),
            plural=not term["uncountable"],
        )
        for term in marked["terms"]
    )


def find_spans(terms: Sequence[Term], seeds: Path) -> Iterator[Span]:
    """Every mention in the texts of the folder."""
    catalog = build_catalog(terms)
    for path in sorted(seeds.glob("*.txt")):
        lines = enumerate(path.read_bytes().decode("utf-8").split("\n"), start=1)
        for found in find_mentions(lines, catalog):
            yield Span(found.term, path.stem, found.line, found.start, found.end, found.surface)


def score(marked: Marked, found: Sequence[Span]) -> Score:
    """Compare by overlap; an optional or nested occurrence is neither a miss nor a false alarm."""
    asked: list[Span] = []
    excused: list[Span] = []
    for each in marked["occurrences"]:
        span = Span(*(each[name] for name in ("term", "file", "line", "start", "end", "surface")))
        (excused if each["optional"] or each["nested_in"] else asked).append(span)
    misses = tuple(span for span in asked if not any(span.overlaps(other) for other in found))
    known = [*asked, *excused]
    alarms = tuple(span for span in found if not any(span.overlaps(other) for other in known))
    return Score(len(asked) - len(misses), misses, alarms)


def main(arguments: Sequence[str]) -> int:
    """Measure and print; the exit code."""
    if len(arguments) != 2:
        print("usage: measure_glossary.py FOLDER_WITH_terms.json SEEDS_DIR", file=sys.stderr)
        return 2
    terms_file, seeds = Path(arguments[0]) / "terms.json", Path(arguments[1])
    for path, exists in ((terms_file, terms_file.is_file()), (seeds, seeds.is_dir())):
        if not exists:
            print(f"{path}: there is no such file or folder. Name one that exists", file=sys.stderr)
            return 2
    marked = json.loads(terms_file.read_text(encoding="utf-8"))
    result = score(marked, list(find_spans(read_terms(marked), seeds)))
    print(f"precision {result.precision:.4f}  recall {result.recall:.4f}  right {result.right}")
    for name, spans in (("misses", result.misses), ("false alarms", result.alarms)):
        print(f"{name}: {len(spans)}", *spans, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
