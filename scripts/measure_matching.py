"""How long it takes to find many terms in many articles, as ratios to folding the same articles.

    python scripts/measure_matching.py FOLDER_WITH_TEXTS

The texts are cut into articles of the seeds' length, and their most frequent phrases are the terms: the
hard case, for nearly every line mentions some. One run compares numbers of terms and of articles; quote the
ratios, not the seconds of a shared machine. Exit code 2 when there are no texts.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from warraq.arabic import fold, split_words
from warraq.catalog import Catalog, build_catalog, find_claims
from warraq.grammar.agreement import STOP_WORDS
from warraq.mentions import find_mentions
from warraq.model import ArabicForms, EnglishForms, Term
from warraq.read import read_any_text

ARTICLES = 1_000
LENGTH = 1_000
"""Words in an article; the seeds have 600 to 1,200."""
STANDARD = 2_000
SIZES = (200, STANDARD, 20_000, 50_000)

Article = list[tuple[int, str]]
T = TypeVar("T")


def main(arguments: Sequence[str]) -> int:
    """Measure and print; the exit code."""
    folder = Path(arguments[0]) if arguments else Path()
    seeds = [seed for path in sorted(folder.glob("*.txt")) if (seed := read_any_text(path, []))]
    if not seeds:
        sys.stderr.write(f"{folder}: no texts. Name a folder with *.txt files.\n")
        return 2
    lines = [line for seed in seeds for line in seed.lines]
    distinct = list(cut_articles(lines))
    terms = make_terms(lines, max(SIZES))
    sys.stdout.write(f"{len(distinct)} different articles of about {LENGTH:,} words, {len(terms):,} terms\n")
    articles = list(islice(cycle(distinct), ARTICLES))
    base, _ = clock(lambda: sum(len(fold(line)) for article in articles for _, line in article))
    sys.stdout.write(f"{'what':<8} {'articles':>8} {'terms':>8} {'seconds':>8} {'x fold':>8}\n")
    tell("fold", ARTICLES, 0, base, base)
    for size in SIZES:
        measure(terms[:size], articles, base)
    return 0


def cut_articles(lines: Sequence[str]) -> Iterator[Article]:
    """The lines in pieces of about `LENGTH` words; a rest that is shorter is left out."""
    article: Article = []
    words = 0
    for line in lines:
        article.append((len(article) + 1, line))
        words += len(line.split())
        if words >= LENGTH:
            yield article
            article, words = [], 0


def make_terms(lines: Sequence[str], size: int) -> list[Term]:
    """The most frequent phrases of one to three words, as entries of a glossary; none has a stop word."""
    phrases: Counter[str] = Counter()
    for line in lines:
        words = split_words(line)
        for length in (1, 2, 3):
            for at in range(len(words) - length + 1):
                phrase = words[at : at + length]
                if all(len(word.folded) > 2 and word.folded not in STOP_WORDS for word in phrase):
                    phrases[" ".join(line[word.start : word.end] for word in phrase)] += 1
    return [
        Term(id=f"t{at}", ar=ArabicForms(phrase), en=EnglishForms(f"term {at}"))
        for at, (phrase, _) in enumerate(phrases.most_common(size))
    ]


def measure(terms: Sequence[Term], articles: Sequence[Article], base: float) -> None:
    """A row for the compiling, the claims and the matching of the terms, each time from a cold start."""
    seconds, _ = clock(lambda: build_catalog(terms))
    tell("compile", 0, len(terms), seconds, base)
    seconds, _ = clock(lambda: find_claims(terms, "glossary.yml"))
    tell("claims", 0, len(terms), seconds, base)
    for count in (ARTICLES // 2, ARTICLES) if len(terms) == STANDARD else (ARTICLES,):
        catalog = build_catalog(terms)
        seconds, found = clock(partial(count_mentions, articles[:count], catalog))
        tell("match", count, len(terms), seconds, base, f"{found:,} mentions")


def count_mentions(articles: Iterable[Article], catalog: Catalog) -> int:
    """How often the articles mention a term."""
    return sum(len(find_mentions(article, catalog)) for article in articles)


def clock(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what the work gave."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def tell(what: str, articles: int, terms: int, seconds: float, base: float, note: str = "") -> None:
    """One row of the table."""
    row = f"{what:<8} {articles:>8,} {terms:>8,} {seconds:8.2f} {seconds / base:8.2f}  {note}"
    sys.stdout.write(row.rstrip() + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
