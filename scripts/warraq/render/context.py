"""A mention -> the stretch of its line around it, as Markdown: the keyword in context (Luhn 1960).

The line is shown as its page shows it: with its misprints mended, without what the reader dropped.
"""

from collections.abc import Iterator

from ..model import Entry, Line, Mention, Part
from .weave import Span, weave

WIDTH = 55
"""So many characters on each side, to the end of a word."""


def show_context(entry: Entry, line: Line, mention: Mention) -> str:
    """`… سكان **الخلافة** الذين …`: the mention in bold, the line's words around it."""
    raw = entry.article.seed.lines[mention.line - 1]
    part = _find_part(line, mention)
    start = _to_word(raw, mention.start - WIDTH, part.start, mention.start)
    end = _to_word(raw, mention.end + WIDTH, mention.end, part.end)
    keyword = Span(mention.start, mention.end, lambda md: f"**{md}**")
    spans = [keyword, *_mend(entry, mention.line)]
    before, after = ("… " if start > part.start else "", " …" if end < part.end else "")
    return f"{before}{_weave(raw, start, end, spans)}{after}"


def show_line(entry: Entry, line: Line) -> str:
    """The whole line as Markdown, its misprints mended."""
    raw = entry.article.seed.lines[line.number - 1]
    return _weave(raw, line.parts[0].start, line.parts[-1].end, list(_mend(entry, line.number)))


def _find_part(line: Line, mention: Mention) -> Part:
    inside = (part for part in line.parts if part.start <= mention.start and mention.end <= part.end)
    return next(inside, Part("text", mention.start, mention.end))


def _to_word(raw: str, at: int, least: int, most: int) -> int:
    """The nearest edge of a word at or after the place, within the bounds."""
    if at <= least or at >= most:
        return min(max(at, least), most)
    space = raw.find(" ", at, most)
    return space if space >= 0 else most


def _mend(entry: Entry, number: int) -> Iterator[Span]:
    raw = entry.article.seed.lines[number - 1]
    for correction in entry.record.corrections:
        at = correction.find_in(raw) if correction.line == number else None
        if at is not None:
            yield Span(at, at + len(correction.was), lambda md: md, correction.now)


def _weave(raw: str, start: int, end: int, spans: list[Span]) -> str:
    inside = [s for s in spans if start <= s.start and s.end <= end]
    moved = [Span(s.start - start, s.end - start, s.wrap, s.shown) for s in inside]
    return weave(raw[start:end], moved).strip()
