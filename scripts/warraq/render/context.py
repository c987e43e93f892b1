"""A mention -> the stretch of its line around it, as Markdown: the keyword in context (Luhn 1960).

The line is shown as its page shows it: with its misprints mended, without what the reader dropped.
"""

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
    spans = [keyword, *_mend(entry, mention.line, raw)]
    before, after = ("… " if start > part.start else "", " …" if end < part.end else "")
    return f"{before}{_weave(raw, start, end, spans)}{after}"


def show_line(entry: Entry, line: Line) -> str:
    """The whole line as Markdown, its misprints mended."""
    raw = entry.article.seed.lines[line.number - 1]
    return _weave(raw, line.parts[0].start, line.parts[-1].end, _mend(entry, line.number, raw))


def _find_part(line: Line, mention: Mention) -> Part:
    inside = (part for part in line.parts if part.start <= mention.start and mention.end <= part.end)
    return next(inside, Part("text", mention.start, mention.end))


def _to_word(raw: str, at: int, least: int, most: int) -> int:
    """The nearest edge of a word at or after the place, within the bounds."""
    if at <= least or at >= most:
        return min(max(at, least), most)
    space = raw.find(" ", at, most)
    return space if space >= 0 else most


def _mend(entry: Entry, number: int, raw: str) -> list[Span]:
    found = entry.record.find_corrections(number, raw)
    return [Span(at, at + len(each.was), lambda md: md, each.now) for at, each in found]


def _weave(raw: str, start: int, end: int, spans: list[Span]) -> str:
    inside = [span.moved(-start) for span in spans if start <= span.start and span.end <= end]
    return weave(raw[start:end], inside).strip()
