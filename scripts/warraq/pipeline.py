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
from .mentions import choose_links, find_mentions, find_titles
from .model import Collection, Entry, Page, Problem, Record, RecordFile, Seed, Term
from .parse import parse_seed
from .read import load_phrases, load_words, read_collection
from .related import relate
from .render import Names, render_article, render_listings, title_of
from .sections import find_linkable, list_prose_mentions, number_sections

STAGES = ("read", "parse", "relate", "check", "render")


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the walk arrived: the pages, and every fault that it met on the way."""

    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]


def walk(seeds_dir: Path, jobs: int = 1, tell: Callable[[str], None] = lambda _: None) -> Walk:
    """seeds/ -> pages, in memory. `tell` gets the name of each stage as it begins."""
    tell("read")
    collection, problems = read_collection(seeds_dir)
    tell("parse")
    entries = _read_articles(collection, jobs)
    tell("relate")
    entries = connect(entries)
    tell("check")
    problems += find_claims(collection.terms, collection.glossary_path)
    problems += check_collection(collection, entries)
    problems += tuple(p for e in entries for p in check_record(e, collection))
    if problems:
        return Walk((), tuple(sorted(set(problems), key=_by_place)), tuple(entries))
    tell("render")
    return Walk(render_all(entries, collection), (), tuple(entries))


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
    prose = list_prose_mentions(article, mentions)
    links = choose_links(prose, number_sections(article), find_linkable(article), catalog)
    return Entry(article, record, mentions, links)


def connect(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the references that the archive holds, and their related articles."""
    titles = {entry.record.slug: title_of(entry, "ar") for entry in entries}
    held = [replace(entry, titles=find_titles(entry.article.references, titles)) for entry in entries]
    related = relate(held)
    return [replace(entry, related=related[entry.record.slug]) for entry in held]


def render_all(entries: Sequence[Entry], collection: Collection) -> tuple[Page, ...]:
    """Every generated page of the site."""
    names = Names({term.id: term for term in collection.terms}, load_words())
    others = {entry.record.slug: entry for entry in entries}
    pages: list[Page] = []
    for before, entry, after in zip([None, *entries], entries, [*entries[1:], None], strict=False):
        pages += render_article(entry, (before, after), others, names)
    return (*pages, *render_listings(entries, names))
