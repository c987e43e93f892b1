"""Articles -> the nearest other articles, with the reasons.

Near is: the editor's `see_also`, a reference in the text, then the cosine of the terms two
articles mention, each weighed by how few articles mention it (tf-idf; Salton and Buckley 1988).
The reasons are the shared terms that weigh most. Deterministic: ties go by slug.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from .model import Entry, Relation

MOST_RELATED = 3
MOST_REASONS = 4
LEAST_COSINE = 0.05


def relate(entries: Sequence[Entry]) -> dict[str, tuple[Relation, ...]]:
    """Slug -> its relations, nearest first."""
    vectors = _weigh(entries)
    shared: dict[tuple[str, str], dict[str, float]] = {}
    for (a, va), (b, vb) in combinations(vectors.items(), 2):
        shared[a, b] = shared[b, a] = {term: va[term] * vb[term] for term in va.keys() & vb.keys()}
    return {entry.record.slug: _nearest(entry, shared) for entry in entries}


def _weigh(entries: Sequence[Entry]) -> dict[str, Mapping[str, float]]:
    """Slug -> term -> weight; each vector has length 1."""
    counts = {entry.record.slug: Counter(m.term for m in entry.mentions) for entry in entries}
    articles = Counter(term for count in counts.values() for term in count)
    vectors: dict[str, Mapping[str, float]] = {}
    for slug, count in counts.items():
        weights = {t: (1 + math.log(n)) * math.log((len(counts) + 1) / articles[t]) for t, n in count.items()}
        length = math.sqrt(sum(weights[t] ** 2 for t in sorted(weights))) or 1.0
        vectors[slug] = {term: weight / length for term, weight in weights.items()}
    return vectors


def _nearest(entry: Entry, shared: Mapping[tuple[str, str], Mapping[str, float]]) -> tuple[Relation, ...]:
    slug = entry.record.slug
    said: dict[str, list[str]] = {}
    for reason, others in (("see_also", entry.record.see_also), ("reference", entry.titles.values())):
        for other in others:
            said.setdefault(other, []).append(reason)
    cosines = {b: round(sum(sorted(terms.values())), 9) for (a, b), terms in shared.items() if a == slug}
    near = sorted(cosines, key=lambda other: (-cosines[other], other))
    near = [other for other in near if cosines[other] >= LEAST_COSINE and other not in said]
    return tuple(
        Relation(other, (*said.get(other, ()), *_strongest(shared.get((slug, other), {}))))
        for other in [*said, *near[:MOST_RELATED]]
        if other != slug
    )


def _strongest(terms: Mapping[str, float]) -> list[str]:
    return sorted(terms, key=lambda term: (-round(terms[term], 9), term))[:MOST_REASONS]
