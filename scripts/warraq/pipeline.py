"""The whole walk on one screen. Only this room knows the order.

read -> parse -> catalog -> mentions + related -> check -> render -> write
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from .catalog import Catalog, build_catalog, find_claims
from .check import check_collection, check_record
from .edtf_dates import date_key
from .faults import Problem
from .mentions import choose_links, find_english, find_mentions
from .model import (
    Article,
    Collection,
    EnglishMention,
    Entry,
    Mention,
    Page,
    Record,
    RecordFile,
    Seed,
    Term,
)
from .parse import parse_seed
from .read import load_phrases, load_words, read_collection, read_published
from .related import relate
from .render import Names, render_article, render_facing, render_listings, title_of
from .sections import find_linkable, first_in_text, list_prose_mentions, number_sections
from .titles import TitleIndex, find_quoted_titles, find_titles, index_titles, outside_quotations

STAGES = ("read", "parse", "relate", "check", "render")


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the walk arrived: the pages, and every fault that it met on the way."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    terms: tuple[Term, ...]


def walk(
    seeds_dir: Path,
    jobs: int = 1,
    tell: Callable[[str], None] = lambda _: None,
    docs_dir: Path | None = None,
) -> Walk:
    """seeds/ -> pages, in memory. `tell` gets the name of each stage as it begins; the addresses under which
    articles are published are read from `docs_dir`."""
    tell("read")
    collection, problems = read_collection(seeds_dir)
    tell("parse")
    entries = _read_articles(collection, jobs)
    tell("relate")
    entries = connect(entries, collection.terms)
    tell("check")
    problems += find_claims(collection.terms, collection.glossary_path)
    published = read_published(docs_dir) if docs_dir else {}
    problems += check_collection(collection, entries, published)
    problems += tuple(p for e in entries for p in check_record(e, collection))
    if problems:
        return Walk((), tuple(sorted(set(problems), key=_by_place)), tuple(entries), collection.terms)
    tell("render")
    return Walk(render_all(entries, collection), (), tuple(entries), collection.terms)


def _by_place(problem: Problem) -> tuple[str, int, str]:
    return problem.path, problem.line, problem.what


def _read_articles(collection: Collection, jobs: int) -> list[Entry]:
    """Every seed that has a record, read, with its mentions and links, in the order of the seeds."""
    seeds = [seed for seed in collection.seeds if seed.id in collection.records]
    read_some = partial(_read_some, records=collection.records, terms=collection.terms)
    if jobs <= 1 or len(seeds) <= 1:
        return read_some(seeds)
    size = -(-len(seeds) // jobs)
    with ProcessPoolExecutor(jobs) as pool:
        return list(chain(*pool.map(read_some, [seeds[i : i + size] for i in range(0, len(seeds), size)])))


def _read_some(
    seeds: Sequence[Seed], records: Mapping[str, RecordFile], terms: Sequence[Term]
) -> list[Entry]:
    catalog = build_catalog(terms)
    return [_read_article(seed, records[seed.id].record, catalog) for seed in seeds]


def _read_article(seed: Seed, record: Record, catalog: Catalog) -> Entry:
    article = parse_seed(seed, load_phrases(), record.lines)
    mentions = find_mentions(article.kept_lines, catalog)
    links = _choose(article, record, mentions, catalog)
    said = _read_summary(record, catalog)
    english = tuple(found for texts in said for found in first_in_text(texts, catalog.terms))
    named = tuple(tuple(found) for texts in said for found in texts)
    return Entry(article, record, mentions, links, english=english, named=named)


def _choose(
    article: Article, record: Record, mentions: Sequence[Mention], catalog: Catalog
) -> tuple[Mention, ...]:
    prose = list_prose_mentions(article, record, mentions)
    return choose_links(prose, number_sections(article), find_linkable(article), catalog)


def _read_summary(record: Record, catalog: Catalog) -> tuple[list[list[EnglishMention]], ...]:
    """Every mention of a term in the summary's text, and in each of its points."""
    summary = record.summary
    both = ([summary.text], [point.text for point in summary.points]) if summary else ([], [])
    return tuple(
        [[EnglishMention(*each) for each in find_english(t, catalog)] for t in texts] for texts in both
    )


def connect(entries: Sequence[Entry], terms: Sequence[Term]) -> list[Entry]:
    """The entries with the titles that they refer to or quote, and their related articles."""
    titles = index_titles({entry.record.slug: title_of(entry, "ar") for entry in entries})
    held = [_find_other_titles(entry, titles) for entry in entries]
    catalog = build_catalog(terms) if any(entry.quotations for entry in held) else None
    held = [_unlink_quotations(e, catalog) if catalog and e.quotations else e for e in held]
    related = relate(held, terms)
    return [replace(entry, related=related[entry.record.slug]) for entry in held]


def _find_other_titles(entry: Entry, titles: TitleIndex) -> Entry:
    own = entry.record.slug
    linkable = find_linkable(entry.article)
    lines = [(number, raw) for number, raw in entry.article.kept_lines if number in linkable]
    quotations = find_quoted_titles(lines, titles, own)
    return replace(entry, titles=find_titles(entry.article.references, titles, own), quotations=quotations)


def _unlink_quotations(entry: Entry, catalog: Catalog) -> Entry:
    """A quoted title is one link; a term that is met first in it is linked where it is met next."""
    mentions = outside_quotations(entry.mentions, entry.quotations)
    return replace(entry, links=_choose(entry.article, entry.record, mentions, catalog))


def render_all(entries: Sequence[Entry], collection: Collection) -> tuple[Page, ...]:
    """Every generated page of the site; articles stand in the order of their dates."""
    entries = sorted(entries, key=lambda entry: (date_key(entry.record.date), entry.record.slug))
    names = Names({term.id: term for term in collection.terms}, load_words())
    others = {entry.record.slug: entry for entry in entries}
    pages: list[Page] = []
    for entry in entries:
        pages += render_article(entry, others, names)
        pages += render_facing(entry, names)
    return (*pages, *render_listings(entries, names))
