"""The English summary and its points, held against the Arabic lines that they rest on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..arabic import fold
from ..faults import Problem, fault
from ..model import EnglishMention, Entry, Point, RecordFile, Term
from .words import check_sentences, check_words

SUMMARY_WORDS = range(60, 151)
SUMMARY_POINTS = range(4, 11)

_THOUSANDS = "\u066c"
_NAME = re.compile(r"(?<=[^.?!:\u201d] )[A-Z][\w'\u2019-]+(?: (?:al-|of )?[A-Z][\w'\u2019-]+)+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def check_summary(file: RecordFile, entry: Entry, terms: Sequence[Term]) -> Iterator[Problem]:
    """Length, language, numbers and names; nothing where there is no summary yet."""
    summary, path = file.record.summary, file.path
    if summary is None:
        return
    line, count = file.line_of("summary", "text"), len(summary.text.split())
    if count not in SUMMARY_WORDS:
        yield fault(path, line, "summary-length", count=count, **_bounds(SUMMARY_WORDS))
    if len(summary.points) not in SUMMARY_POINTS:
        at = file.line_of("summary", "points")
        yield fault(path, at, "summary-points", count=len(summary.points), **_bounds(SUMMARY_POINTS))
    kept = {number: fold(raw) for number, raw in entry.article.kept_lines}
    yield from check_words((summary.text,), path, line)
    yield from check_sentences(summary.text, "summary.text", path, line)
    for number in _find_missing(summary.text, " ".join(kept.values())):
        yield fault(path, line, "number-not-in-article", number=number)
    whole, *parts = entry.named or ((),) * (len(summary.points) + 1)
    if terms:
        yield from _check_unknown(summary.text, whole, path, line)
    names = {term.id: term.en.term for term in terms if term.kind != "concept"}
    for index, (point, named) in enumerate(zip(summary.points, parts, strict=True)):
        at = file.line_of("summary", "points", index)
        yield from _check_point(point, f"summary.points.{index}.text", kept, path, at)
        if terms:
            yield from _check_unknown(point.text, named, path, at)
        cited = {mention.term for mention in entry.mentions if mention.line in point.lines}
        for term in dict.fromkeys(mention.term for mention in named):
            if term in names and term not in cited:
                yield fault(path, at, "name-not-cited", name=names[term])


def _bounds(of: range) -> dict[str, int]:
    return {"least": of.start, "most": of.stop - 1}


def _check_point(point: Point, key: str, kept: Mapping[int, str], path: str, line: int) -> Iterator[Problem]:
    if not point.lines:
        yield fault(path, line, "point-without-lines")
    for number in point.lines:
        if number not in kept:
            yield fault(path, line, "line-not-kept", number=number)
    yield from check_words((point.text,), path, line)
    yield from check_sentences(point.text, key, path, line)
    for found in _find_missing(point.text, " ".join(kept.get(number, "") for number in point.lines)):
        yield fault(path, line, "number-not-cited", number=found)


def _check_unknown(text: str, named: Sequence[EnglishMention], path: str, line: int) -> Iterator[Problem]:
    """A name that the glossary does not hold, and which therefore nothing can look for in the Arabic.

    A name is two words or more with capitals, not at the beginning of a sentence, where any word has one.
    """
    known = {place for mention in named for place in range(mention.start, mention.end)}
    for match in _NAME.finditer(text):
        if known.isdisjoint(range(match.start(), match.end())):
            yield fault(path, line, "name-unknown", name=match[0])


def _find_missing(text: str, evidence: str) -> list[str]:
    return sorted(find_numbers(text) - find_numbers(evidence))


def find_numbers(text: str) -> set[str]:
    """The numbers in digits, in ASCII and without thousands separators."""
    return {
        re.sub(r"[,.](?=\d{3}(?:\D|$))", "", number)
        for number in _NUMBER.findall(fold(text).replace(_THOUSANDS, ","))
    }
