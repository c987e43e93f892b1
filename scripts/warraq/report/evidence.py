"""Two states of an article -> the points whose ground moved under them.

A point that was written anew is read by whoever reviews it. One that stands as it stood is not: so a line
that it cites and that changed, or is gone, is told.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from ..model import Entry, Point
from .articles import Pair, find_changed_raw, shown_lines, titles_of
from .differences import Cause, LostEvidence

_AROUND = 16
"""So many characters of the line stand on each side of what changed, to the edge of a word."""

Place = tuple[int, Cause]
"""A line and what happened to it."""


def find_lost_evidence(pairs: Sequence[Pair]) -> Iterator[LostEvidence]:
    """Every cited line that changed, in the order of the articles and lines."""
    for old, new in pairs:
        if old and new:
            yield from _find_in_article(old, new)


def _find_in_article(old: Entry, new: Entry) -> Iterator[LostEvidence]:
    before, after = shown_lines(old), shown_lines(new)
    raw = frozenset(find_changed_raw(old, new))
    moved: dict[Place, list[int]] = defaultdict(list)
    former = {point.text: point for point in _points_of(old)}
    for number, point in enumerate(_points_of(new), 1):
        for line in former.get(point.text, Point("", ())).lines:
            if line in before and (cause := _judge(line, point, before[line], after.get(line), raw)):
                moved[line, cause].append(number)
    for (line, cause), points in sorted(moved.items()):
        both = cut_out(before[line], "" if cause == "uncited" else after.get(line, ""))
        yield LostEvidence(new.record.slug, titles_of(new), line, tuple(points), cause, *both)


def _points_of(entry: Entry) -> tuple[Point, ...]:
    return entry.record.summary.points if entry.record.summary else ()


def _judge(line: int, point: Point, before: str, after: str | None, raw: Container[int]) -> Cause | None:
    """What happened to the line that the point used to cite; None where it stands as it stood."""
    if line not in point.lines:
        return "uncited"
    if after is None:
        return "dropped"
    if before == after:
        return None
    return "raw" if line in raw else "corrected"


def cut_out(before: str, after: str) -> tuple[str, str]:
    """The stretch of each text in which they differ, with some words around it."""
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    end = next((i for i in range(most - start) if before[-1 - i] != after[-1 - i]), most - start)
    return _stretch(before, start, len(before) - end), _stretch(after, start, len(after) - end)


def _stretch(text: str, start: int, end: int) -> str:
    at, to = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    at = text.rfind(" ", 0, at) + 1 if at else 0
    to = text.find(" ", to) if text.find(" ", to) >= 0 else len(text)
    return ("… " if at else "") + text[at:to] + (" …" if to < len(text) else "")
