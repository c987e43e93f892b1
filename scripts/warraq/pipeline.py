"""The whole walk on one screen. Only this room knows the order.

read -> parse -> catalog -> mentions + related -> check -> render -> write
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .card import title_of
from .catalog import Catalog, build_catalog
from .check import check_collection, check_record
from .lines import Names
from .listing import render_listings
from .mentions import choose_links, find_mentions, find_titles
from .model import Article, Collection, Entry, Mention, Page, Problem, Seed
from .parse import parse_seed
from .read import load_phrases, load_words, read_collection
from .related import relate
from .render import render_article
from .sections import find_linkable, list_prose_mentions, number_sections


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
    catalog = build_catalog(collection.terms)
    entries = [entry for entry in _read_articles(collection, catalog, jobs) if entry]
    tell("relate")
    entries = connect(entries, collection, catalog)
    tell("check")
    problems += check_collection(collection, entries)
    problems += tuple(p for e in entries for p in check_record(e, collection))
    if problems:
        return Walk((), tuple(sorted(set(problems), key=_by_place)), tuple(entries))
    tell("render")
    return Walk(render_all(entries, collection), (), tuple(entries))


def _by_place(problem: Problem) -> tuple[str, int, str]:
    return problem.path, problem.line, problem.what


def _read_articles(collection: Collection, catalog: Catalog, jobs: int) -> list[Entry | None]:
    """Every seed that has a record, read and with its mentions, in the order of the seeds."""
    read_one = partial(_read_article, collection=collection, catalog=catalog)
    if jobs <= 1 or len(collection.seeds) <= 1:
        return [read_one(seed) for seed in collection.seeds]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(read_one, collection.seeds, chunksize=8))


def _read_article(seed: Seed, collection: Collection, catalog: Catalog) -> Entry | None:
    record_file = collection.records.get(seed.id)
    if record_file is None:
        return None
    article = parse_seed(seed, load_phrases(), record_file.record.lines)
    return Entry(article, record_file.record, find_article_mentions(article, catalog))


def find_article_mentions(article: Article, catalog: Catalog) -> tuple[Mention, ...]:
    """Every mention in the kept text of the article."""
    raw = article.seed.lines
    return find_mentions(((line.number, raw[line.number - 1]) for line in article.kept), catalog)


def connect(entries: Sequence[Entry], collection: Collection, catalog: Catalog) -> list[Entry]:
    """The entries with their glossary links, held references and related articles."""
    titles = {entry.record.slug: title_of(entry, "ar") for entry in entries}
    linked = [
        replace(
            entry,
            links=choose_links(
                list_prose_mentions(entry), number_sections(entry.article), find_linkable(entry.article), catalog
            ),
            titles=find_titles(entry.article.references, titles),
        )
        for entry in entries
    ]
    related = relate(linked)
    return [replace(entry, related=related[entry.record.slug]) for entry in linked]


def render_all(entries: Sequence[Entry], collection: Collection) -> tuple[Page, ...]:
    """Every generated page of the site."""
    names = Names({term.id: term for term in collection.terms}, load_words())
    others = {entry.record.slug: entry for entry in entries}
    pages: list[Page] = []
    for before, entry, after in zip([None, *entries], entries, [*entries[1:], None], strict=False):
        pages += render_article(entry, (before, after), others, names)
    return (*pages, *render_listings(entries, names))
