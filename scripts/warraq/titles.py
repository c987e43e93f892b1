"""Titles of other articles in a text -> the articles of the archive that have them.

A reference is a title that the web page ran into the end of a paragraph; a quotation stands between
quotation marks in the prose. Spelling of hamza, marks and punctuation do not count.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from .arabic import fold
from .model import Mention, Quotation, Reference

_QUOTED = re.compile('[«“”„‟"]([^«»“”„‟"\n]{8,300})[»“”‟"]')
_NOT_IN_TITLES = re.compile(r"[\W_]+")


def find_titles(references: Iterable[Reference], titles: Mapping[str, str]) -> dict[Reference, str]:
    """Reference -> slug of the article that has exactly this title; `titles` is slug -> Arabic title.

    A title that two articles have names neither.
    """
    slugs = _by_title(titles)
    found = {reference: slugs.get(fold_title(reference.title)) for reference in references}
    return {reference: slug for reference, slug in found.items() if slug is not None}


def find_quoted_titles(lines: Iterable[tuple[int, str]], titles: Mapping[str, str]) -> tuple[Quotation, ...]:
    """Every quoted title in the (line number, raw line) pairs; offsets are of the title in the raw line."""
    slugs = _by_title(titles)
    found = []
    for number, raw in lines:
        at = 0
        while quoted := _QUOTED.search(raw, at):
            slug = slugs.get(fold_title(quoted[1]))
            if slug is not None:
                found.append(Quotation(slug, number, quoted.start(1), quoted.end(1)))
            at = quoted.end() if slug is not None else quoted.start() + 1
    return tuple(found)


def outside_quotations(mentions: Iterable[Mention], quotations: Iterable[Quotation]) -> tuple[Mention, ...]:
    """The mentions that do not stand in a quoted title, which is a link itself."""
    taken = list(quotations)
    return tuple(
        mention
        for mention in mentions
        if not any(q.line == mention.line and q.start < mention.end and mention.start < q.end for q in taken)
    )


def _by_title(titles: Mapping[str, str]) -> dict[str, str]:
    keys = {slug: fold_title(title) for slug, title in titles.items()}
    counts = Counter(keys.values())
    return {key: slug for slug, key in keys.items() if key and counts[key] == 1}


def fold_title(title: str) -> str:
    """The title as titles are compared: folded, its words only."""
    return " ".join(_NOT_IN_TITLES.sub(" ", fold(title)).split())
