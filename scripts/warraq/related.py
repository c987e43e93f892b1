"""Articles -> the nearest other articles, with the reasons.

Near is: the editor's `see_also`, a reference in the text; then the cosine of the terms that two articles
mention, each weighed by its rarity. An article that is near to too few by its terms is compared by the words
of its text. What is near by a score is near both ways.

Rarity is measured so that a new article leaves the pages of those that it is not near to as they are: by the
words of a headword (one of more words is a rarer one), and in steps of eight by how many articles mention it.
By tf-idf, which counts articles one by one, every new article moved most relations of the archive.
Deterministic: ties go by slug.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .arabic import split_article, split_words
from .model import Entry, Relation, Term

STEP = 8
"""A term is worth half with each multiple of so many articles that mention it."""
NEAREST = 12
"""So many neighbours an article looks for."""
FEWEST = 1
"""With fewer than this it looks by its words too."""
MOST = 6
"""So many it has at most, with those that looked for it."""
MOST_REASONS = 4
LEAST_BY_TERMS = 0.25
LEAST_BY_WORDS = 0.15
MANY = 200
"""So many others an article is compared with: those that share its rarest terms."""

Vectors = Mapping[str, Mapping[str, float]]
"""Slug -> term (or word) -> weight; each vector has length 1."""


def relate(entries: Sequence[Entry], glossary: Iterable[Term] = ()) -> dict[str, tuple[Relation, ...]]:
    """Slug -> its relations: what editor and text say first, then the nearest by score."""
    lengths = {term.id: len(term.ar.term.split()) for term in glossary}
    terms = _weigh({e.record.slug: Counter(m.term for m in e.mentions) for e in entries}, lengths)
    pairs = _choose_pairs(_look_for(terms, terms, LEAST_BY_TERMS))
    lonely = [slug for slug in terms if sum(slug in pair for pair in pairs) < FEWEST]
    words: Vectors = {}
    if lonely:
        words = _weigh({e.record.slug: _count_words(e) for e in entries}, {})
        looked = _look_for(words, lonely, LEAST_BY_WORDS)
        pairs = _choose_pairs({pair: score for pair, score in looked.items() if pair not in pairs}, pairs)
    return {entry.record.slug: tuple(_relate_one(entry, pairs, terms, words, lengths)) for entry in entries}


def _count_words(entry: Entry) -> Counter[str]:
    """The words of the kept text without their article; short ones tell nothing."""
    words = (word.folded for _number, raw in entry.article.kept_lines for word in split_words(raw))
    return Counter(plain for word in words if len(plain := split_article(word)[0]) > 3)


def _weigh(counts: Mapping[str, Counter[str]], lengths: Mapping[str, int]) -> Vectors:
    articles = Counter(term for count in counts.values() for term in count)
    vectors: dict[str, Mapping[str, float]] = {}
    for slug, count in counts.items():
        weights = {
            t: (1 + math.log(n)) * lengths.get(t, 1) * _weigh_rarity(articles[t]) for t, n in count.items()
        }
        length = math.sqrt(sum(weights[t] ** 2 for t in sorted(weights))) or 1.0
        vectors[slug] = {term: weight / length for term, weight in weights.items()}
    return vectors


def _weigh_rarity(articles: int) -> float:
    weight = 1.0
    while articles >= STEP:
        articles, weight = articles // STEP, weight / 2
    return weight


# ---------------------------------------------------------------- pairs


def _look_for(vectors: Vectors, slugs: Iterable[str], least: float) -> dict[tuple[str, str], float]:
    """Pair (in the order of slugs) -> score, of each of the slugs with its nearest."""
    holders: dict[str, list[str]] = defaultdict(list)
    for slug, vector in vectors.items():
        for term in vector:
            holders[term].append(slug)
    pairs: dict[tuple[str, str], float] = {}
    for slug in slugs:
        scores = {other: _cosine(vectors[slug], vectors[other]) for other in _meet(slug, vectors, holders)}
        near = sorted((other for other in scores if scores[other] >= least), key=lambda o: (-scores[o], o))
        pairs |= {(min(slug, other), max(slug, other)): scores[other] for other in near[:NEAREST]}
    return pairs


def _meet(slug: str, vectors: Vectors, holders: Mapping[str, Sequence[str]]) -> list[str]:
    """Those that share a term with the article, its weightiest terms first, until they are many."""
    met: dict[str, None] = {}
    for term in sorted(vectors[slug], key=lambda term: (-vectors[slug][term], term)):
        if len(met) > MANY:
            break
        met |= dict.fromkeys(holders[term])
    met.pop(slug, None)
    return list(met)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Rounded, so that the order of a sum decides nothing."""
    return round(math.fsum(weight * other[term] for term, weight in one.items() if term in other), 9)


def _choose_pairs(
    looked: Mapping[tuple[str, str], float], chosen: Mapping[tuple[str, str], float] | None = None
) -> dict[tuple[str, str], float]:
    """The nearest pairs first, while neither article has too many."""
    pairs = dict(chosen or {})
    has = Counter(slug for pair in pairs for slug in pair)
    for pair in sorted(looked, key=lambda pair: (-looked[pair], pair)):
        if all(has[slug] < MOST for slug in pair):
            pairs[pair] = looked[pair]
            has.update(pair)
    return pairs


# ---------------------------------------------------------------- relations


def _relate_one(
    entry: Entry,
    pairs: Mapping[tuple[str, str], float],
    terms: Vectors,
    words: Vectors,
    lengths: Mapping[str, int],
) -> Iterator[Relation]:
    slug = entry.record.slug
    said: dict[str, list[str]] = {}
    for reason, others in (("see_also", entry.record.see_also), ("reference", entry.titles.values())):
        for other in others:
            said.setdefault(other, []).append(reason)
    scores = {(set(pair) - {slug}).pop(): score for pair, score in pairs.items() if slug in pair}
    near = sorted(scores, key=lambda other: (-scores[other], other))
    for other in dict.fromkeys([*said, *near]):
        if other == slug or other not in terms:
            continue
        shared = sorted(_strongest(terms[slug], terms[other]), key=lambda term: -lengths.get(term, 1))
        alike = () if shared or not words else _strongest(words[slug], words[other])
        yield Relation(other, (*dict.fromkeys(said.get(other, ())), *shared), alike)


def _strongest(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[str, ...]:
    shared = {term: round(weight * other[term], 9) for term, weight in one.items() if other.get(term)}
    return tuple(sorted((t for t in shared if shared[t]), key=lambda t: (-shared[t], t))[:MOST_REASONS])
