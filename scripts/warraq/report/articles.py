"""Two lists of entries -> what happened to each article, and to the links between them."""

from collections.abc import Iterator, Sequence
from typing import Literal

from ..model import Bilingual, Entry, Line, Record, Summary
from ..render import title_of
from .differences import ArticleChange, Change, LinkChange, Side

Pair = tuple[Entry | None, Entry | None]

_FACTS = ("title", "creator", "translator", "publisher", "date", "date_note", "source", "rights", "subject")


def pair_entries(base: Sequence[Entry], head: Sequence[Entry]) -> list[Pair]:
    """Each article of either side with itself on the other, by its seed's id, else by its slug."""
    by_id = {entry.article.seed.id: entry for entry in base}
    ids = {entry.article.seed.id for entry in head}
    by_slug = {e.record.slug: e for e in base if e.article.seed.id not in ids}
    pairs: list[Pair] = [(by_id.get(e.article.seed.id) or by_slug.pop(e.record.slug, None), e) for e in head]
    met = {id(old) for old, _new in pairs}
    return [*pairs, *((old, None) for old in base if id(old) not in met)]


def titles_of(entry: Entry) -> Bilingual:
    """The article's title in both languages."""
    return Bilingual(title_of(entry, "ar"), title_of(entry, "en"))


def shown_lines(entry: Entry) -> dict[int, str]:
    """Line -> its text as the page shows it: misprints mended, without what the reader dropped."""
    return {line.number: _show(entry, line) for line in entry.article.kept}


def _show(entry: Entry, line: Line) -> str:
    raw = entry.article.seed.lines[line.number - 1]
    mended = dict(entry.record.find_corrections(line.number, raw))
    pieces: list[str] = []
    for part in line.parts:
        at = part.start
        for start in sorted(start for start in mended if part.start <= start < part.end):
            if start >= at:
                pieces += [raw[at:start], mended[start].now]
                at = start + len(mended[start].was)
        pieces.append(raw[at : part.end])
    return "".join(pieces)


def compare_articles(pairs: Sequence[Pair], head: Side) -> Iterator[ArticleChange]:
    """The articles that were added, removed or changed: those that go first, those that come last."""
    yield from sorted((_lose(old, head) for old, new in pairs if old and not new), key=lambda each: each.slug)
    for old, new in pairs:
        if old and new and (changes := tuple(_list_changes(old, new))):
            yield ArticleChange("changed", new.record.slug, titles_of(new), changes)
    for old, new in pairs:
        if new and not old:
            points = len(new.record.summary.points) if new.record.summary else 0
            terms = len({mention.term for mention in new.links})
            yield ArticleChange("added", new.record.slug, titles_of(new), points=points, terms=terms)


def _lose(old: Entry, head: Side) -> ArticleChange:
    """Removed; or still there, and unreadable."""
    name = old.article.seed.id
    stands = {f"{name}.txt", f"{name}.yml"} <= head.seeds
    path = f"{head.folder}/{name}.yml" if stands else ""
    return ArticleChange("changed" if path else "removed", old.record.slug, titles_of(old), unreadable=path)


def _list_changes(old: Entry, new: Entry) -> Iterator[Change]:
    if old.record.slug != new.record.slug:
        yield Change("slug", before=old.record.slug, after=new.record.slug)
    yield from _compare_texts(old, new)
    for key in _FACTS:
        was, now = getattr(old.record, key), getattr(new.record, key)
        if was != now:
            both = (was or "", now or "") if key == "date" else ("", "")
            yield Change(key, before=both[0], after=both[1])
    if set(old.record.see_also) != set(new.record.see_also):
        yield Change("see_also")
    yield from _compare_summaries(old.record, new.record)


def _compare_texts(old: Entry, new: Entry) -> Iterator[Change]:
    before, after = shown_lines(old), shown_lines(new)
    shown = tuple(n for n in sorted(before.keys() | after.keys()) if before.get(n) != after.get(n))
    if old.article.seed.sha256 != new.article.seed.sha256:
        yield Change("raw", find_changed_raw(old, new))
    elif shown:
        yield Change("text", shown)
    elif old.record.corrections != new.record.corrections:
        yield Change("corrections")
    roles = {line.number: line.role for line in old.article.kept}
    changed = (line.number for line in new.article.kept if roles.get(line.number, line.role) != line.role)
    if numbers := tuple(changed):
        yield Change("reading", numbers)


def find_changed_raw(old: Entry, new: Entry) -> tuple[int, ...]:
    """The numbers of the raw lines that differ."""
    before, after = dict(enumerate(old.article.seed.lines, 1)), dict(enumerate(new.article.seed.lines, 1))
    return tuple(n for n in sorted(before.keys() | after.keys()) if before.get(n) != after.get(n))


def _compare_summaries(old: Record, new: Record) -> Iterator[Change]:
    nothing = Summary("", ())
    was, now = old.summary or nothing, new.summary or nothing
    if was.text != now.text:
        yield Change("summary")
    statuses = [each.status if each else "none" for each in (old.summary, new.summary)]
    if statuses[0] != statuses[1]:
        yield Change("status", before=statuses[0], after=statuses[1])
    numbers = tuple(n for n, point in enumerate(now.points, 1) if point not in was.points)
    if was.points != now.points:
        count = (
            ("", "") if len(was.points) == len(now.points) else (str(len(was.points)), str(len(now.points)))
        )
        yield Change("points", numbers, *count)


# ---------------------------------------------------------------- links


def compare_links(pairs: Sequence[Pair]) -> Iterator[LinkChange]:
    """The links between articles that were gained or lost; a new address is no new link."""
    renamed = {old.record.slug: new.record.slug for old, new in pairs if old and new}
    before = {(renamed.get(a, a), renamed.get(b, b)) for a, b in _list_links(old for old, _new in pairs)}
    after = set(_list_links(new for _old, new in pairs))
    yield from _join_ways(after - before, "added")
    yield from _join_ways(before - after, "removed")


def _list_links(entries: Iterator[Entry | None]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if entry:
            targets = [
                *(relation.slug for relation in entry.related),
                *entry.titles.values(),
                *(quotation.slug for quotation in entry.quotations),
            ]
            yield from ((entry.record.slug, target) for target in targets)


def _join_ways(links: set[tuple[str, str]], fate: Literal["added", "removed"]) -> Iterator[LinkChange]:
    for source, target in sorted(links):
        back = (target, source) in links
        if not back or source < target:
            yield LinkChange(fate, source, target, back)
