"""What an article's pages say in English and about its terms: points with their evidence, terms, facing rows.

Entry + Names -> the values that the templates show, woven.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from ..model import EnglishMention, Entry, Role, Summary
from .card import term_name
from .collate import collate
from .context import show_line
from .lines import Block, Names, link_term
from .weave import Span, weave


def summary_of(entry: Entry, names: Names) -> dict[str, Any] | None:
    """Status, text and points of the summary; None where none was written."""
    summary = entry.record.summary
    if summary is None:
        return None
    text = _weave_english(summary.text, entry.english[0], names)
    return {"status": summary.status, "text": text, "points": list(_points(summary, entry, names))}


def _points(summary: Summary, entry: Entry, names: Names) -> Iterator[dict[str, Any]]:
    """Each point with its number, and with the Arabic lines that it cites, as their page shows them."""
    kept = {line.number: line for line in entry.article.kept}
    points = zip(summary.points, entry.english[1:], strict=True)
    for number, (point, found) in enumerate(points, 1):
        lines = [{"number": n, "text": show_line(entry, kept[n])} for n in point.lines]
        yield {"number": number, "text": _weave_english(point.text, found, names), "lines": lines}


def _weave_english(text: str, found: Sequence[EnglishMention], names: Names) -> str:
    spans = [
        Span(each.start, each.end, partial(link_term, each.term, names.terms[each.term].ar.term))
        for each in found
    ]
    return weave(text, spans, "en", block=True)


def list_terms(entry: Entry, language: str, names: Names) -> list[dict[str, str]]:
    """The terms that the text or its summary mentions: id, the name in both languages, what it means."""
    used = {mention.term for mention in entry.mentions}
    used |= {mention.term for mention in chain(*entry.english)}
    terms = sorted(
        (names.terms[term] for term in used),
        key=lambda term: (collate(term_name(term, language), language), term.id),
    )
    other = "en" if language == "ar" else "ar"
    return [
        {
            "id": term.id,
            "name": weave(term_name(term, language), language=language),
            "other": weave(term_name(term, other), language=other),
            "definition": weave(term.definition.in_language(language), language=language, block=True),
        }
        for term in terms
    ]


def list_rows(summary: Summary, entry: Entry, blocks: Sequence[Block], names: Names) -> list[dict[str, Any]]:
    """The blocks beside the points that rest on them: a point stands where the first of its lines stands.

    A heading, and a block that a point rests on, open a new row; what follows stands below them.
    """
    waiting = sorted(_points(summary, entry, names), key=_first_line)
    headings = {line.number for line in entry.article.kept if line.role is Role.HEADING}
    rows: list[dict[str, Any]] = []
    for block in blocks:
        here = []
        while waiting and _first_line(waiting[0]) <= max(block.lines, default=0):
            here.append(waiting.pop(0))
        is_heading = not headings.isdisjoint(block.lines)
        only_heading = bool(rows) and rows[-1]["is_heading"]
        if not rows or is_heading or (here and not only_heading):
            rows.append({"original": [], "points": [], "is_heading": True})
        rows[-1]["original"].append(block.markdown)
        rows[-1]["points"] += here
        rows[-1]["is_heading"] = is_heading
    return rows


def _first_line(point: dict[str, Any]) -> int:
    return min(int(line["number"]) for line in point["lines"])
