"""Titles of other articles in a text -> the articles of the archive that have them.

A reference is a title that the web page ran into the end of a paragraph; a quotation stands between
quotation marks in the prose. Spelling of hamza, marks and punctuation do not count.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from .arabic import fold
from .model import Mention, Quotation, Reference

_QUOTED = re.compile('[«“”„‟"]([^«»“”„‟"\n]{8,300})[»“”‟"]')
_NOT_IN_TITLES = re.compile(r"[\W_]+")

TitleIndex = Mapping[str, Sequence[str]]
"""Folded title -> the slugs of the articles that have it."""


def index_titles(titles: Mapping[str, str]) -> TitleIndex:
    """The index of all titles, made once for all articles; `titles` is slug -> Arabic title.

    A title without a word is left out.
    """
    slugs: dict[str, list[str]] = {}
    for slug, title in titles.items():
        if key := fold_title(title):
            slugs.setdefault(key, []).append(slug)
    return slugs


def find_titles(references: Iterable[Reference], titles: TitleIndex, own: str) -> dict[Reference, str]:
    """Reference -> slug of the article, other than `own`, that has exactly this title.

    A title that two others have names neither.
    """
    found = {reference: _find_other(reference.title, titles, own) for reference in references}
    return {reference: slug for reference, slug in found.items() if slug is not None}


def find_quoted_titles(
    lines: Iterable[tuple[int, str]], titles: TitleIndex, own: str
) -> tuple[Quotation, ...]:
    """Every quoted title, but `own`'s, in the (line number, raw line) pairs; offsets are in the raw line."""
    found = []
    for number, raw in lines:
        at = 0
        while quoted := _QUOTED.search(raw, at):
            slug = _find_other(quoted[1], titles, own)
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


def _find_other(title: str, titles: TitleIndex, own: str) -> str | None:
    """The one article, other than `own`, that has the title; None where there is none, or more than one."""
    others = [slug for slug in titles.get(fold_title(title), ()) if slug != own]
    return others[0] if len(others) == 1 else None


def fold_title(title: str) -> str:
    """The title as titles are compared: folded, its words only."""
    return " ".join(_NOT_IN_TITLES.sub(" ", fold(title)).split())
