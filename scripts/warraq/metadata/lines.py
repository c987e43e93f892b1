"""A title -> lines of a card: as large as it fits, broken where Unicode allows, none longer than the others
need. Lines are in the order of reading; the drawing puts each into the order of seeing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import icu

Measure = Callable[[str], float]
"""Text -> its width in pixels, shaped."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The text in lines, at a size."""

    lines: tuple[str, ...]
    size: int


def fit_text(
    text: str, language: str, width: int, sizes: Sequence[tuple[int, int]], measures: Callable[[int], Measure]
) -> Fit:
    """The text at the first size (pixels, most lines) at which it fits; shortened where it fits at none.

    `measures` gives the measure of a size. No line is wider than `width`.
    """
    text = " ".join(text.split())
    for size, most in sizes:
        measure = measures(size)
        pieces = [(piece, measure(piece)) for piece in _break(text, language, "line")]
        if all(length <= width or measure(piece.rstrip()) <= width for piece, length in pieces):
            lines = _fill(pieces, width, measure)
            if len(lines) <= most:
                return Fit(_balance(pieces, lines, width, measure), size)
    size, most = sizes[-1]
    return Fit(_shorten(text, language, width, most, measures(size)), size)


def _break(text: str, language: str, what: str) -> Iterator[str]:
    """The pieces between which a line may end (UAX 14), or the letters of readers (UAX 29)."""
    locale = icu.Locale(language)
    breaks = icu.BreakIterator
    found = breaks.createLineInstance(locale) if what == "line" else breaks.createCharacterInstance(locale)
    units = text.encode("utf-16-le")  # ICU counts in these
    found.setText(icu.UnicodeString(text))
    start = 0
    for end in found:
        yield units[2 * start : 2 * end].decode("utf-16-le")
        start = end


def _fill(pieces: Sequence[tuple[str, float]], width: float, measure: Measure) -> tuple[str, ...]:
    """As much on each line as there is room for."""
    lines, line, length = [], "", 0.0
    for piece, its in pieces:
        if line and length + its > width and measure((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line, length = "", 0.0
        line, length = line + piece, length + its
    return (*lines, line.rstrip())


def _balance(
    pieces: Sequence[tuple[str, float]], lines: tuple[str, ...], width: int, measure: Measure
) -> tuple[str, ...]:
    """As many lines, in the narrowest column that holds them: no last line of one word."""
    least, most = min(float(width), max((length for _piece, length in pieces), default=0.0)), float(width)
    while most - least > 4:
        middle = (least + most) / 2
        tried = _fill(pieces, middle, measure)
        if len(tried) == len(lines):
            lines, most = tried, middle
        else:
            least = middle
    return lines


def _shorten(text: str, language: str, width: int, most: int, measure: Measure) -> tuple[str, ...]:
    """What fits into that many lines, and a sign that there is more; a word longer than a line is broken."""
    pieces: list[tuple[str, float]] = []
    for piece in _break(text, language, "line"):
        is_short = measure(piece.rstrip()) <= width
        parts = [piece] if is_short else _break(piece, language, "letter")
        pieces += [(part, measure(part)) for part in parts]
    lines = _fill(pieces, width, measure)
    if len(lines) <= most:
        return lines
    *kept, last = lines[:most]
    words = list(_break(last, language, "line"))
    rest = words if len(words) > 1 else list(_break(last, language, "letter"))
    while len(rest) > 1 and measure("".join(rest).rstrip() + "…") > width:
        rest.pop()
    return (*kept, "".join(rest).rstrip() + "…")
