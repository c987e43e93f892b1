"""Terms -> Catalog: every known name, compiled so that mentions are found by looking words up.

In: the glossary's terms. Out: a frozen Catalog, and a Problem for every form that two terms claim or that
names nothing.
Each Arabic form of a term becomes a pattern: for each of its words, the spellings that it may have.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from .arabic import fold, split_article, split_words, strip_marks
from .faults import Problem, fault
from .grammar.english import drop_plural, find_capitals, join_key
from .grammar.forms import Form
from .grammar.inflection import spell_forms
from .grammar.oddities import find_odd_forms
from .grammar.patterns import ROOT, Catalog, EnglishPattern, Pattern
from .model import Term

__all__ = ["Catalog", "build_catalog", "find_claims", "find_odd_forms"]

PARTICLES = frozenset(fold("على في من عن ضد إلى مع عبر بين حول نحو خلال بعد قبل").split())
NAMES = frozenset({"person", "place", "organisation"})


def build_catalog(terms: Sequence[Term]) -> Catalog:
    """The catalog of the terms. Of two terms with one id the first counts (`find_claims` tells)."""
    by_id = {term.id: term for term in reversed(terms)}
    arabic = _Arabic()
    english = defaultdict(list)
    for term in (term for term in terms if by_id[term.id] is term):
        _compile_arabic(term, arabic)
        for _, pattern in _compile_english(term):
            english[_index_english(pattern)].append(pattern)
    return Catalog(
        terms=MappingProxyType({term.id: by_id[term.id] for term in terms}),
        spellings=MappingProxyType({spelling: tuple(found) for spelling, found in arabic.spellings.items()}),
        steps=MappingProxyType(arabic.steps),
        ends=MappingProxyType({node: tuple(found) for node, found in arabic.ends.items()}),
        english=MappingProxyType({key: tuple(found) for key, found in english.items()}),
        longest_english=max((len(pattern.key) for found in english.values() for pattern in found), default=0),
    )


# ---------------------------------------------------------------- Arabic

KIN = frozenset({"ابو", "ابا", "ابي", "عبد"})
"""Words that are written together with the next one, or apart."""


class _Arabic:
    """The Arabic side of a catalog while it grows: each word of a headword is inflected once."""

    def __init__(self) -> None:
        self.spellings: dict[str, list[tuple[int, Form]]] = defaultdict(list)
        self.steps: dict[int, dict[int, int]] = {ROOT: {}}
        self.ends: dict[int, list[Pattern]] = defaultdict(list)
        self._entries: dict[tuple[str, bool, bool, bool], int] = {}
        self._nodes = 0
        self._patterns = 0

    def add(self, term: Term, words: Sequence[tuple[str, bool]]) -> None:
        """Adds one form, whose words are split from their articles."""
        is_name = is_named(term)
        node = ROOT
        for word, _ in words:
            entry = self._enter(word, is_alone=len(words) == 1, may_change=term.plural, is_name=is_name)
            steps = self.steps.setdefault(node, {})
            if entry not in steps:
                self._nodes += 1
                steps[entry] = self._nodes
            node = steps[entry]
        articles = tuple(has_article for _, has_article in words)
        parts = _part_words([fold(word) for word, _ in words])
        self.ends[node].append(Pattern(self._patterns, term.id, articles, parts, is_name))
        self._patterns += 1

    def _enter(self, word: str, *, is_alone: bool, may_change: bool, is_name: bool) -> int:
        """The number of the word, inflected so."""
        key = (word, is_alone, may_change, is_name)
        if key not in self._entries:
            self._entries[key] = len(self._entries)
            forms = spell_forms(word, is_alone=is_alone, may_change=may_change, is_name=is_name)
            for spelling, form in forms.items():
                self.spellings[spelling].append((self._entries[key], form))
        return self._entries[key]


_DEFECTIVE = re.compile(r"\u064d(?![^\W\d_])")
"""The tanwin of kasra stands for the yeh that the other forms of the word keep: `تحدٍ`, `قاضٍ`."""


def _compile_arabic(term: Term, arabic: _Arabic) -> None:
    for form in (term.ar.term, *term.ar.variants):
        plain = strip_marks(_DEFECTIVE.sub("\u064a", form))
        words = tuple(plain[word.start : word.end] for word in split_words(plain))
        for spelling in dict.fromkeys(_respace(words)):
            for split in _split_articles(spelling):
                arabic.add(term, split)


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


def _split_articles(words: tuple[str, ...]) -> Iterator[list[tuple[str, bool]]]:
    if not words:
        return
    split = [split_article(word) for word in words]
    yield split
    if words[0].startswith("الت"):  # `التزام` only looks as if it had the article
        yield [(words[0], False), *split[1:]]


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


def _compile_english(term: Term) -> Iterator[tuple[str, EnglishPattern]]:
    """Each form with its pattern; a form without letters has none: a bare number is met everywhere."""
    for form in (term.en.term, *term.en.variants, *term.en.abbreviations):
        key, breaks = join_key(form)
        if key and not key.isdigit():
            capitals = form.replace(".", "") if form.isupper() else ""
            large = find_capitals(form) if term.kind != "concept" else frozenset()
            may_change = term.plural and not capitals
            yield form, EnglishPattern(term.id, key, breaks, capitals, large, may_change)


def _index_english(pattern: EnglishPattern) -> str:
    return drop_plural(pattern.key) if pattern.may_change else pattern.key


# ---------------------------------------------------------------- faults


def find_claims(terms: Sequence[Term], path: str) -> tuple[Problem, ...]:
    """A fault for every id that stands twice, every form that cannot name anything and every form that two
    terms claim, at the second one."""
    problems = []
    owners: dict[str, str] = {}
    seen: dict[str, Term] = {}
    for term in terms:
        if term.id in seen:
            problems.append(_tell_doubled_id(path, term, seen[term.id]))
            continue
        seen[term.id] = term
        problems += [fault(path, term.line, rule, **values) for rule, values in find_odd_forms(term)]
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
        if not words:
            continue
        yield "ar " + " ".join(words), form
        if not is_named(term):
            yield "ar " + " ".join(split_article(word)[0] for word in words), form
    for form, pattern in _compile_english(term):
        yield "en " + (pattern.capitals or _index_english(pattern)), form


def _tell_claim(path: str, term: Term, form: str, owner: str) -> Problem:
    return fault(path, term.line, "claimed-twice", form=form, owner=owner, id=term.id)


def _tell_doubled_id(path: str, term: Term, first: Term) -> Problem:
    return fault(path, term.line, "doubled-id", id=term.id, first=first.line)
