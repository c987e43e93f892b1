"""The whole collection -> Problems: every promise that an editor's words make, all faults at once.

Each check is a generator of problems; none stops the others.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from .address import is_address
from .arabic import fold
from .edtf_dates import is_edtf
from .model import Collection, Entry, Point, Problem, RecordFile, Summary, Term

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SUMMARY_WORDS = range(60, 151)
SUMMARY_POINTS = range(4, 11)

_THOUSANDS = "\u066c"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem ipsum)\b")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]")
_UNSAFE = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\ufff9-\ufffb]")


def check_collection(collection: Collection, entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """What is wrong between the files: partners, slugs, the glossary."""
    return (
        *_check_partners(collection),
        *_check_slugs(collection),
        *_check_see_also(collection, {entry.record.slug for entry in entries}),
        *_check_terms(collection),
    )


def _check_partners(collection: Collection) -> Iterator[Problem]:
    seeds = {seed.id for seed in collection.seeds}
    for seed in collection.seeds:
        if seed.id not in collection.records and seed.id not in collection.broken:
            yield Problem(seed.path, 0, "no record beside it", f"Run `warraq new {seed.path}`.")
    for identifier, file in collection.records.items():
        if identifier not in seeds and identifier not in collection.broken:
            yield Problem(file.path, 0, "no text beside it", f"Add {identifier}.txt, or delete it.")


def _check_slugs(collection: Collection) -> Iterator[Problem]:
    seen: dict[str, RecordFile] = {}
    for file in collection.records.values():
        slug, line = file.record.slug, file.line_of("slug")
        if not SLUG.fullmatch(slug) or slug == "index":
            way_out = "Use small Latin letters, digits and single dashes."
            yield Problem(file.path, line, f"the slug `{slug}` cannot be an address", way_out)
        elif slug in seen:
            what = f"the slug `{slug}` is taken by {seen[slug].path}:{seen[slug].line_of('slug')}"
            yield Problem(file.path, line, what, "Choose another one.")
        seen.setdefault(slug, file)


def _check_see_also(collection: Collection, slugs: set[str]) -> Iterator[Problem]:
    for file in collection.records.values():
        for index, slug in enumerate(file.record.see_also):
            if slug not in slugs or slug == file.record.slug:
                line = file.line_of("see_also", index)
                yield Problem(
                    file.path, line, f"no other article has the slug `{slug}`", _suggest(slug, slugs)
                )


def _check_terms(collection: Collection) -> Iterator[Problem]:
    path, known = collection.glossary_path, {term.id for term in collection.terms}
    for term in collection.terms:
        if not SLUG.fullmatch(term.id) or term.id == "index":
            way_out = "Use small Latin letters, digits and single dashes."
            yield Problem(path, term.line, f"the id `{term.id}` cannot be an address", way_out)
        if not (term.ar.term.strip() and term.en.term.strip()):
            yield Problem(path, term.line, f"`{term.id}` lacks a headword", "Write it in both languages.")
        if not (term.definition.ar.strip() and term.definition.en.strip()):
            yield Problem(path, term.line, f"`{term.id}` lacks a definition", "Write it in both languages.")
        for other in term.related:
            if other not in known:
                what = f"`{term.id}` is related to `{other}`, which is no entry"
                yield Problem(path, term.line, what, _suggest(other, known))
        yield from _check_words(_words_of(term), path, term.line)


def _words_of(term: Term) -> tuple[str, ...]:
    names = (term.ar.term, *term.ar.variants, term.en.term, *term.en.variants, *term.en.abbreviations)
    return (*names, term.definition.ar, term.definition.en)


def _check_words(texts: Sequence[str], path: str, line: int) -> Iterator[Problem]:
    for text in texts:
        if found := _UNSAFE.search(text):
            yield Problem(path, line, f"the invisible character U+{ord(found[0]):04X}", "Delete it.")
        if found := _PLACEHOLDER.search(text):
            yield Problem(path, line, f"placeholder text (`{found[0]}`)", "Write the real words.")


def check_record(entry: Entry, collection: Collection) -> tuple[Problem, ...]:
    """What is wrong in one record, held against its article and the glossary."""
    file = collection.records[entry.article.seed.id]
    terms = {term.id: term for term in collection.terms}
    return (
        *(_check_names(file, terms) if "glossary" not in collection.broken else ()),
        *_check_facts(file),
        *_check_overrides(file, entry),
        *_check_corrections(file, entry),
        *(_check_summary(file, file.record.summary, entry) if file.record.summary else ()),
    )


def _check_names(file: RecordFile, terms: dict[str, Term]) -> Iterator[Problem]:
    record = file.record
    people = {"person", "organisation"}
    asked: list[tuple[tuple[str | int, ...], str, set[str]]] = [
        *((("creator", i), name, people) for i, name in enumerate(record.creator)),
        *((("translator", i), name, people) for i, name in enumerate(record.translator)),
        *((("subject", i), name, set[str]()) for i, name in enumerate(record.subject)),
    ]
    if record.publisher is not None:
        asked.append((("publisher",), record.publisher, people))
    for keys, name, kinds in asked:
        if name not in terms:
            what = f"`{keys[0]}: {name}` is no entry of the glossary"
            yield Problem(file.path, file.line_of(*keys), what, _suggest(name, set(terms)))
        elif kinds and terms[name].kind not in kinds:
            what = f"`{keys[0]}: {name}` is a {terms[name].kind}, not a person or an organisation"
            yield Problem(file.path, file.line_of(*keys), what, "Name another entry, or mend its kind.")


def _suggest(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    return f"Did you mean `{near[0]}`?" if near else "Add it, or take it out."


def _check_facts(file: RecordFile) -> Iterator[Problem]:
    record = file.record
    if record.date is not None and not is_edtf(record.date):
        way_out = "Write 2025-05-25, 2017-10, 2017~ (about), 2015? (uncertain), or leave the key out."
        yield Problem(file.path, file.line_of("date"), f"`{record.date}` is no EDTF date", way_out)
    if record.source is not None and not is_address(record.source):
        what = f"`{record.source}` is no web address"
        yield Problem(file.path, file.line_of("source"), what, "Write https://… or leave the key out.")
    for key in ("title", "date_note", "rights"):
        both = getattr(record, key)
        yield from _check_words((both.ar, both.en), file.path, file.line_of(key))


def _check_overrides(file: RecordFile, entry: Entry) -> Iterator[Problem]:
    numbers = {line.number for line in entry.article.lines}
    for number in file.record.lines:
        if number not in numbers:
            what = f"the text has no line {number} with words in it"
            yield Problem(file.path, file.line_of("lines", str(number)), what, "Take it out.")


def _check_corrections(file: RecordFile, entry: Entry) -> Iterator[Problem]:
    parts = {line.number: line.parts for line in entry.article.kept}
    mended: list[tuple[int, int, int]] = []
    for index, correction in enumerate(file.record.corrections):
        line = file.line_of("corrections", index)
        yield from _check_words((correction.was, correction.now, correction.why), file.path, line)
        if correction.line not in parts:
            what = f"line {correction.line} is not on the page"
            yield Problem(file.path, line, what, "Name a line that `warraq show` keeps.")
            continue
        at = correction.find_in(entry.article.seed.lines[correction.line - 1])
        if at is None:
            what = f"`{correction.was}` does not stand exactly once in line {correction.line}"
            yield Problem(file.path, line, what, "Copy more of the line into `was`.")
            continue
        place = (correction.line, at, at + len(correction.was))
        if not any(part.start <= place[1] and place[2] <= part.end for part in parts[correction.line]):
            what = f"`{correction.was}` runs over the edge of a part of line {correction.line}"
            yield Problem(file.path, line, what, "Write a correction for each part; see `warraq show`.")
        if any(_overlap(place, other) for other in mended):
            what = f"`{correction.was}` overlaps another correction of line {correction.line}"
            yield Problem(file.path, line, what, "Make one correction of the two.")
        mended.append(place)


def _overlap(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether two (line, start, end) share a character."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _check_summary(file: RecordFile, summary: Summary, entry: Entry) -> Iterator[Problem]:
    line = file.line_of("summary", "text")
    words = len(summary.text.split())
    if words not in SUMMARY_WORDS:
        yield Problem(file.path, line, f"the summary has {words} words", "Write 60 to 150.")
    if len(summary.points) not in SUMMARY_POINTS:
        at = file.line_of("summary", "points")
        yield Problem(file.path, at, f"{len(summary.points)} points", "Write 4 to 10.")
    raw = entry.article.seed.lines
    kept = {kept.number: fold(raw[kept.number - 1]) for kept in entry.article.kept}
    yield from _check_english(summary.text, " ".join(kept.values()), file.path, line, "the article")
    for index, point in enumerate(summary.points):
        yield from _check_point(point, kept, file.path, file.line_of("summary", "points", index))


def _check_point(point: Point, kept: dict[int, str], path: str, line: int) -> Iterator[Problem]:
    if not point.lines:
        yield Problem(path, line, "a point without lines", "Name the lines of the text that say so.")
    for number in point.lines:
        if number not in kept:
            what = f"the point cites line {number}, which is not on the page"
            yield Problem(path, line, what, "See `warraq show` for the lines that are kept.")
    cited = " ".join(kept.get(number, "") for number in point.lines)
    yield from _check_english(point.text, cited, path, line, "the lines that it cites")


def _check_english(text: str, evidence: str, path: str, line: int, where: str) -> Iterator[Problem]:
    if len(_ARABIC.findall(text)) > len(_LATIN.findall(text)):
        yield Problem(path, line, "Arabic words where English is asked", "Write it in English.")
    for number in sorted(find_numbers(text) - find_numbers(evidence)):
        what = f"the number {number} does not stand in {where}"
        yield Problem(path, line, what, "Mend the number, or cite the line that gives it.")
    yield from _check_words((text,), path, line)


def find_numbers(text: str) -> set[str]:
    """The numbers in digits, in ASCII and without thousands separators."""
    return {
        re.sub(r"[,.](?=\d{3}(?:\D|$))", "", number)
        for number in _NUMBER.findall(fold(text).replace(_THOUSANDS, ","))
    }
