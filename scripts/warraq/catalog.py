"""Terms -> Catalog: every known name, compiled so that mentions are found by looking words up.

In: the glossary's terms. Out: a frozen Catalog, and a Problem for every form that two terms claim.
Each Arabic form of a term becomes a pattern: for each of its words, the spellings that it may have.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from .arabic import fold, split_article, split_words, strip_marks
from .grammar.english import drop_plural, join_key
from .grammar.inflection import spell_forms
from .grammar.patterns import Catalog, EnglishPattern, Pattern
from .model import Problem, Term

__all__ = ["Catalog", "build_catalog", "find_claims"]

PARTICLES = frozenset(fold("على في من عن ضد إلى مع عبر بين حول نحو خلال بعد قبل").split())
NAMES = frozenset({"person", "place", "organisation"})


def build_catalog(terms: Sequence[Term]) -> Catalog:
    """The catalog of the terms. Of two terms with one id the first counts (`find_claims` tells)."""
    by_id = {term.id: term for term in reversed(terms)}
    starts = defaultdict(list)
    english = defaultdict(list)
    for term in (term for term in terms if by_id[term.id] is term):
        for pattern in _compile_arabic(term):
            for spelling, form in pattern.words[0].items():
                starts[spelling].append((pattern, form))
        for variant in _compile_english(term):
            english[drop_plural(variant.key) if variant.may_change else variant.key].append(variant)
    return Catalog(
        terms=MappingProxyType({term.id: by_id[term.id] for term in terms}),
        starts=MappingProxyType({spelling: tuple(found) for spelling, found in starts.items()}),
        english=MappingProxyType({key: tuple(found) for key, found in english.items()}),
        longest_english=max((len(variant.key) for found in english.values() for variant in found), default=0),
    )


# ---------------------------------------------------------------- Arabic

KIN = frozenset({"ابو", "ابا", "ابي", "عبد"})
"""Words that are written together with the next one, or apart."""


def _compile_arabic(term: Term) -> Iterator[Pattern]:
    for form in (term.ar.term, *term.ar.variants):
        plain = strip_marks(form)
        words = tuple(plain[word.start : word.end] for word in split_words(plain))
        for spelling in dict.fromkeys(_respace(words)):
            yield from _compile_words(term, spelling)


def _respace(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words as written first; `أبو بكر` as one word too, and `عبدالحميد` as two."""
    if not words:
        yield ()
        return
    head, rest = words[0], words[1:]
    yield from ((head, *tail) for tail in _respace(rest))
    if fold(head) in KIN and rest:
        yield from ((head + rest[0], *tail) for tail in _respace(rest[1:]))
    elif fold(head[:3]) in KIN and len(head) > 5:
        yield from ((head[:3], head[3:], *tail) for tail in _respace(rest))


def _compile_words(term: Term, words: tuple[str, ...]) -> Iterator[Pattern]:
    if not words:
        return
    split = [split_article(word) for word in words]
    yield _compile_pattern(term, split)
    if words[0].startswith("الت"):  # `التزام` only looks as if it had the article
        yield _compile_pattern(term, [(words[0], False), *split[1:]])


def _compile_pattern(term: Term, words: Sequence[tuple[str, bool]]) -> Pattern:
    is_name = is_named(term)
    spellings = tuple(
        MappingProxyType(
            spell_forms(word, is_alone=len(words) == 1, may_change=term.plural, is_name=is_name),
        )
        for word, _ in words
    )
    articles = tuple(has_article for _, has_article in words)
    return Pattern(term.id, spellings, articles, _part_words([fold(word) for word, _ in words]), is_name)


def _part_words(words: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The indexes of the words that agree with each other; a particle parts them, `غير` stands aside."""
    parts: list[list[int]] = [[]]
    for at, word in enumerate(words):
        if word in PARTICLES:
            parts.append([])
        elif word != "غير":
            parts[-1].append(at)
    return tuple(tuple(part) for part in parts if part)


def is_named(term: Term) -> bool:
    """Whether the term is a name, so that its article stays: by its kind, or as English keeps the article."""
    return term.kind in NAMES or fold(term.en.term).startswith("al-")


# ---------------------------------------------------------------- English


def _compile_english(term: Term) -> Iterator[EnglishPattern]:
    for form in (term.en.term, *term.en.variants, *term.en.abbreviations):
        key, breaks = join_key(form)
        if key:
            capitals = form if form.isupper() else ""
            yield EnglishPattern(term.id, key, breaks, capitals, term.plural and not capitals)


# ---------------------------------------------------------------- claims


def find_claims(terms: Sequence[Term], path: str) -> tuple[Problem, ...]:
    """A fault for every id that stands twice and every form that two terms claim, at the second one."""
    problems = []
    owners: dict[str, str] = {}
    seen: dict[str, Term] = {}
    for term in terms:
        if term.id in seen:
            problems.append(_tell_doubled_id(path, term, seen[term.id]))
            continue
        seen[term.id] = term
        told = set()
        for key, form in _claim_forms(term):
            owner = owners.setdefault(key, term.id)
            if owner != term.id and (owner, fold(form)) not in told:
                told.add((owner, fold(form)))
                problems.append(_tell_claim(path, term, form, owner))
    return tuple(problems)


def _claim_forms(term: Term) -> Iterator[tuple[str, str]]:
    """What the term claims, and the form that claims it. A concept is met without its article too."""
    for form in (term.ar.term, *term.ar.variants):
        words = [word.folded for word in split_words(form)]
        yield "ar " + " ".join(words), form
        if not is_named(term):
            yield "ar " + " ".join(split_article(word)[0] for word in words), form
    for variant, form in zip(_compile_english(term), _list_english(term), strict=True):
        yield "en " + (variant.capitals or variant.key), form


def _list_english(term: Term) -> tuple[str, ...]:
    forms = (term.en.term, *term.en.variants, *term.en.abbreviations)
    return tuple(form for form in forms if join_key(form)[0])


def _tell_claim(path: str, term: Term, form: str, owner: str) -> Problem:
    return Problem(
        path,
        term.line,
        f"“{form}” stands for two terms, {owner} and {term.id}",
        "Leave it to one of them, or make one term of the two",
    )


def _tell_doubled_id(path: str, term: Term, first: Term) -> Problem:
    where = f" (first on line {first.line})" if first.line else ""
    what = f"the id {term.id} stands twice{where}"
    return Problem(path, term.line, what, "Give one of the terms another id")
