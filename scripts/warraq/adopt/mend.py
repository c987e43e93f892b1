"""A raw line, its corrections, and how the editor wants it to read -> the corrections that make it read so.

A correction names the smallest run of whole words that covers a change, stands once in the raw line and keeps
within one part of it. Where a word that is corrected already was changed, its entry is changed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Correction, Line
from .align import Alignment, Run

_WORD = re.compile(r"\w")
_PATIENCE = ((6, False, False), (6, True, False), (40, True, True))
"""So many words are added to a change; whether signs count as words; whether a link may get lost."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A line of a text: as it was received, what the reader kept of it, its corrections by their index in the
    record, and where it links."""

    text: str
    line: Line
    corrections: Mapping[int, Correction]
    links: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Mending:
    """What is wanted of the corrections: a new one (no index), a changed one, or one less."""

    index: int | None
    was: str
    now: str
    is_less: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """`shown` stands on the page, from `at` on, for `raw[start:end]`."""

    shown: str
    at: int
    start: int
    end: int
    is_solid: bool = False
    """Whether it is other words than those of the raw line."""
    index: int | None = None
    """Of the correction that shows it."""


def mend_line(raw: Raw, said: str, says: str) -> list[Mending] | None:
    """The mendings by which the line that reads `said` will read `says`; None where no corrections do it."""
    pieces = list(_cut(raw))
    shown = "".join(piece.shown for piece in pieces)
    if " ".join(shown.split()) != said:
        return None
    solid = [(piece.at, piece.at + len(piece.shown)) for piece in pieces if piece.is_solid]
    seams = [_find_shown(pieces, a.end) for a, b in pairwise(raw.line.parts) if a.end == b.start]
    return _Mender(raw, pieces, Alignment(shown, says, solid, seams)).mend()


def _find_shown(pieces: Sequence[_Piece], at: int) -> int:
    """Where the offset of the raw line is shown."""
    piece = next(piece for piece in pieces if piece.start <= at <= piece.end)
    return piece.at + (len(piece.shown) if at == piece.end else at - piece.start)


def _cut(raw: Raw) -> Iterator[_Piece]:
    """The line as it is shown: corrections made, and a space for what is dropped between its parts."""
    line, parts = raw.text, raw.line.parts
    solid: list[tuple[int, int, str, int | None]] = [
        (at, at + len(each.was), each.now, index)
        for index, each in raw.corrections.items()
        if (at := each.find_in(line)) is not None
    ]
    solid += [(a.end, b.start, " ", None) for a, b in pairwise(parts) if line[a.end : b.start].strip()]
    shown, last = 0, parts[0].start
    for start, end, text, index in sorted(solid, key=lambda each: each[:2]):
        yield _Piece(line[last:start], shown, last, start)
        shown += start - last
        yield _Piece(text, shown, start, end, True, index)
        shown, last = shown + len(text), end
    yield _Piece(line[last : parts[-1].end], shown, last, parts[-1].end)


class _Mender:
    """Finds for each change the run of words that a correction can name."""

    def __init__(self, raw: Raw, pieces: Sequence[_Piece], aligned: Alignment) -> None:
        self._raw, self._pieces, self._aligned = raw, pieces, aligned

    def mend(self) -> list[Mending] | None:
        """The mendings of all changes; None where one of them has none."""
        done: dict[Run, list[Mending]] = {}
        for change in self._aligned.changes:
            if any(run.meets(change) for run in done):
                continue
            found = self._grow(change, list(done))
            if found is None:
                return None
            done = {run: made for run, made in done.items() if not run.meets(found[0])}
            done[found[0]] = found[1]
        return [mending for made in done.values() for mending in made]

    def _grow(self, change: Run, done: Sequence[Run]) -> tuple[Run, list[Mending]] | None:
        """The smallest run around the change that will do, and its mendings."""
        for limit, count_signs, may_swallow in _PATIENCE:
            for more in range(limit + 1):
                for left in range(more + 1):
                    widened = self._aligned.widen(change, left, more - left, count_signs=count_signs)
                    run = self._aligned.close(widened, done)
                    if mendings := self._try(run, may_swallow=may_swallow):
                        return run, mendings
        return None

    def _try(self, run: Run, *, may_swallow: bool) -> list[Mending]:
        """The mendings of the run; none where no correction can name it."""
        run, now = self._aligned.read(run)
        first, last = self._aligned.ends[run.start], self._aligned.ends[run.end]
        if first == last:
            return []
        start, end = self._place_start(first), self._place_end(last)
        was = self._raw.text[start:end]
        inside = [p for p in self._pieces if p.is_solid and p.at < last and first < p.at + len(p.shown)]
        indexes = [piece.index for piece in inside if piece.index is not None]
        if was == now:
            return [self._take_back(index) for index in indexes]
        if not (self._is_name(was, start, end) and _WORD.search(now) and now == now.strip()):
            return []
        if not may_swallow and any(_is_cut(link, start, end) for link in self._raw.links):
            return []
        kept, gone = indexes[0] if indexes else None, indexes[1:]
        return [Mending(kept, was, now), *(self._take_back(index) for index in gone)]

    def _take_back(self, index: int) -> Mending:
        correction = self._raw.corrections[index]
        return Mending(index, correction.now, correction.was, is_less=True)

    def _is_name(self, was: str, start: int, end: int) -> bool:
        """Whether a correction may name these characters of the raw line."""
        if was != was.strip() or not _WORD.search(was) or self._raw.text.count(was) != 1:
            return False
        return any(part.start <= start and end <= part.end for part in self._raw.line.parts)

    def _place_start(self, at: int) -> int:
        """The offset in the raw line of the character that is shown at `at`."""
        piece = next(p for p in self._pieces if p.at <= at < p.at + len(p.shown))
        return piece.start + (at - piece.at)

    def _place_end(self, at: int) -> int:
        piece = next(p for p in self._pieces if p.at < at <= p.at + len(p.shown))
        return piece.end - (piece.at + len(piece.shown) - at)


def _is_cut(link: tuple[int, int], start: int, end: int) -> bool:
    """Whether a correction of these characters would take the link off the page: it covers or crosses it."""
    meets = link[0] < end and start < link[1]
    return meets and not (link[0] <= start and end <= link[1])
