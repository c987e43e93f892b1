"""What a record says of single lines of the text (overrides, corrections), and the text's own letters."""

from collections.abc import Iterable, Iterator

from ..faults import Problem, fault
from ..model import Entry, RecordFile
from ..unseen import bake_out, find_baked, find_hidden, name_character
from .words import check_words


def check_overrides(file: RecordFile, entry: Entry) -> Iterator[Problem]:
    """A role given to a line that is not there."""
    numbers = {line.number for line in entry.article.lines}
    for number in file.record.lines:
        if number not in numbers:
            yield fault(file.path, file.line_of("lines", str(number)), "override-of-nothing", number=number)


def check_corrections(file: RecordFile, entry: Entry) -> Iterator[Problem]:
    """A correction whose words do not stand where it says, or not alone."""
    parts = {line.number: line.parts for line in entry.article.kept}
    mended: list[tuple[int, int, int]] = []
    for index, correction in enumerate(file.record.corrections):
        line, number, was = file.line_of("corrections", index), correction.line, correction.was
        yield from check_words((correction.now, correction.why), file.path, line)
        if number not in parts:
            yield fault(file.path, line, "correction-off-page", number=number)
            continue
        at = correction.find_in(entry.article.seed.lines[number - 1])
        if at is None:
            yield fault(file.path, line, "correction-not-found", was=was, number=number)
            continue
        place = (number, at, at + len(was))
        if not any(part.start <= place[1] and place[2] <= part.end for part in parts[number]):
            yield fault(file.path, line, "correction-over-edge", was=was, number=number)
        if any(_overlap(place, other) for other in mended):
            yield fault(file.path, line, "corrections-overlap", was=was, number=number)
        mended.append(place)


def _overlap(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two (line, start, end) share a character."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def check_text(entry: Entry) -> Iterator[Problem]:
    """Characters of the kept lines that hide something or are baked, where no correction takes them out."""
    path, lines = entry.article.seed.path, [*_mend_lines(entry)]
    for number, line in lines:
        for character in find_hidden(line):
            yield fault(path, number, "hidden-in-text", character=name_character(character))
    yield from check_baked(lines, path)


def _mend_lines(entry: Entry) -> Iterator[tuple[int, str]]:
    """The number and the text of each kept line as the page shows it; a byte order mark opens a file."""
    for number, raw in entry.article.kept_lines:
        line = raw.removeprefix("\ufeff") if number == 1 else raw
        for _at, correction in entry.record.find_corrections(number, raw):
            line = line.replace(correction.was, correction.now)
        yield number, line


def check_baked(lines: Iterable[tuple[int, str]], path: str) -> Iterator[Problem]:
    """One fault for a text that holds presentation forms, at the first; `lines` are numbers and texts."""
    if baked := [(number, run) for number, line in lines for run in find_baked(line)]:
        number, run = baked[0]
        yield fault(path, number, "baked-in-text", count=len(baked), found=run, plain=bake_out(run))
