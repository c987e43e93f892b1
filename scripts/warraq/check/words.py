"""What an editor wrote, looked at as words: placeholders, baked letters, the other language."""

import re
from collections.abc import Iterable, Iterator

from ..arabic import ARABIC_RUN, LATIN_RUN
from ..faults import Problem, fault
from ..model import Bilingual
from ..unseen import bake_out, find_baked

# What people and programs leave where words are still to come.
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|FIXME|TBD|XXX+|[Ll]orem ipsum|[Tt]o be (?:written|added|filled)|[Yy]our text here)\b"
    r"|\b(?:اكتب هنا|يُكتب لاحقًا|يكتب لاحقا|يُضاف لاحقًا|يضاف لاحقا)\b"
    r"|\{\{ ?[a-z_]+ ?\}\}|^[\s.…?؟_*\u2013\u2014-]+$"
)
# The commonest words of English, and no word of its neighbours (no `in`, `a`, `on`).
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|that|is|are|was|were|by|for|with|from|as|it|its|their|they|has|have|had|been|at|this"
    r"|which|who|not|or|be|but|than|after|before|under|into|between|about|against)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_ENOUGH = 8
"""Words below which a sentence may do without any of them."""


def check_words(texts: Iterable[str], path: str, line: int) -> Iterator[Problem]:
    """Text that is not written yet, and text that was baked for display."""
    for text in texts:
        if text and (found := _PLACEHOLDER.search(text)):
            yield fault(path, line, "placeholder", found=found[0].strip() or " ")
        for run in find_baked(text)[:1]:
            yield fault(path, line, "baked-text", found=run, plain=bake_out(run))


def check_languages(both: Bilingual, key: str, path: str, line: int) -> Iterator[Problem]:
    """An Arabic text that is mostly Latin letters, and the reverse."""
    if _count(LATIN_RUN, both.ar) > _count(ARABIC_RUN, both.ar):
        yield fault(path, line, "english-in-arabic", key=f"{key}.ar")
    yield from check_english(both.en, f"{key}.en", path, line)


def check_english(text: str, key: str, path: str, line: int) -> Iterator[Problem]:
    """An English text that is mostly Arabic letters."""
    if _count(ARABIC_RUN, text) > _count(LATIN_RUN, text):
        yield fault(path, line, "arabic-in-english", key=key)


def check_sentences(text: str, key: str, path: str, line: int) -> Iterator[Problem]:
    """A text of sentences that is in another language than English: it has none of the commonest words."""
    if told := list(check_english(text, key, path, line)):
        yield from told
        return
    count = len(_WORD.findall(text))
    if count >= _ENOUGH and len(_ENGLISH.findall(text)) * 12 < count:
        yield fault(path, line, "not-english", key=key)


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(len(run) for run in runs.findall(text))
