"""How a line reads beside how an editor wants it to read -> the words that changed, and runs of words around.

A run is counted in tokens (words, spaces, single signs) of the old reading; outside the changes both readings
are the same, so that every run of the one is a run of the other.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple

from ..arabic import MARKS

_TOKEN = re.compile(rf"(?:\w|{MARKS.pattern}|[\u200c\u200d])+|\s+|.", re.DOTALL)
_WORD, _SIGN = re.compile(r"\w"), re.compile(r"\S")


class Run(NamedTuple):
    """Tokens `start:end` of the old reading."""

    start: int
    end: int

    def meets(self, other: "Run") -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end


class Alignment:
    """`solid` are the stretches of characters of the old reading that a run has whole or not at all; `seams`
    are the offsets where two parts of it stand together without a space: a run may end there."""

    def __init__(
        self, old: str, new: str, solid: Sequence[tuple[int, int]] = (), seams: Sequence[int] = ()
    ) -> None:
        pieces = [old[start:end] for start, end in pairwise((0, *seams, len(old)))]
        self._old, self._new = [t for piece in pieces for t in _TOKEN.findall(piece)], _TOKEN.findall(new)
        for left, right in pairwise(pieces):
            self._new = list(_part(self._new, _TOKEN.findall(left)[-1], _TOKEN.findall(right)[0]))
        self.ends = [0, *accumulate(map(len, self._old))]
        """Offsets of the old reading's tokens, and behind the last one."""
        self._shifts: list[tuple[Run, int]] = []
        self.changes = self._find_changes()
        self._whole = [*self.changes, *(run for stretch in solid if (run := self._cover(*stretch)))]

    def _find_changes(self) -> tuple[Run, ...]:
        """Where the readings differ; neighbours are one change, and what was only added takes one in."""
        old, new = ([" " if each.isspace() else each for each in side] for side in (self._old, self._new))
        found: list[tuple[Run, Run]] = []
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            mine, other = Run(i1, i2), Run(j1, j2)
            if found and not "".join(old[found[-1][0].end : i1]).strip():
                before = found.pop()
                mine, other = Run(before[0].start, i2), Run(before[1].start, j2)
            found.append((mine, other))
        for mine, other in found:
            more = int(mine.start == mine.end and mine.end < len(old))
            less = int(mine.start == mine.end and not more)
            run = Run(mine.start - less, mine.end + more)
            self._shifts.append((run, other.end + more - run.end))
        return tuple(run for run, _ in self._shifts)

    def _cover(self, start: int, end: int) -> Run | None:
        """The tokens that have a part in the characters."""
        inside = [at for at, (a, b) in enumerate(pairwise(self.ends)) if a < end and start < b]
        return Run(inside[0], inside[-1] + 1) if inside else None

    def close(self, run: Run, done: Sequence[Run] = ()) -> Run:
        """The run with all of every change, solid stretch and run of `done` that it has a part in."""
        while True:
            met = [each for each in (*self._whole, *done) if each.meets(run)]
            wider = Run(min(each.start for each in (run, *met)), max(each.end for each in (run, *met)))
            if wider == run:
                return run
            run = wider

    def widen(self, run: Run, left: int, right: int, *, count_signs: bool) -> Run:
        """The run with so many words more on either side; with `count_signs` a comma counts as a word."""
        steps = _SIGN if count_signs else _WORD
        before = [at for at in range(run.start) if steps.match(self._old[at])]
        behind = [at for at in range(run.end, len(self._old)) if steps.match(self._old[at])]
        start = before[-left:][0] if left and before else run.start
        end = behind[:right][-1] + 1 if right and behind else run.end
        return Run(start, end)

    def read(self, run: Run) -> tuple[Run, str]:
        """The run, which cuts no change, and what the editor wrote in its place; without a space that stands
        at the same edge of both."""
        start, end = run
        first, last = self._counterpart(start), self._counterpart(end)
        if start < end and first < last and self._old[start].isspace() and self._new[first].isspace():
            start, first = start + 1, first + 1
        if start < end and first < last and self._old[end - 1].isspace() and self._new[last - 1].isspace():
            end, last = end - 1, last - 1
        return Run(start, end), "".join(self._new[first:last])

    def _counterpart(self, at: int) -> int:
        """The token of the new reading that stands where token `at` of the old one does."""
        shifts = [shift for run, shift in self._shifts if run.end <= at]
        return at + (shifts[-1] if shifts else 0)


def _part(tokens: Sequence[str], left: str, right: str) -> Iterator[str]:
    """The tokens, in which the words `left` and `right`, one of which may be another now, are two."""
    for token in tokens:
        cut = len(token) - len(right) if token.endswith(right) else len(left) if token.startswith(left) else 0
        yield from filter(None, (token[:cut], token[cut:]))
