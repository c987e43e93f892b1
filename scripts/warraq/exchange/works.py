"""Facts of an article, or the front matter of its page -> Work: the article as a citation names it.

A Work speaks one language: names and titles as its reader reads them. The article itself is Arabic. Texts
come out of records and pages, so they are made one line each, and invisible signs that could turn the rest of
a citation around, or break a format of lines, are taken out. Nothing is cut, guessed or translated.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
"""A day, a month or a year of EDTF, and what qualifies it."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ue000-\uf8ff]")
"""Controls, marks that turn a direction, half characters, and the private signs that styles.py uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One article in one reader's language. What is not known is empty; dates are EDTF."""

    slug: str
    identifier: str
    language: str
    """`ar` or `en`: the language of the names and titles here."""
    title: str
    creators: tuple[str, ...]
    translators: tuple[str, ...]
    publisher: str
    date: str
    source: str
    """The address at the publisher."""
    page: str
    """The address of the article's page in the archive."""
    sha256: str
    english_title: str = ""
    english_page: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where the article is read: at its publisher where that is known, else in the archive."""
        return self.source or self.page


def work_of_facts(article: Mapping[str, Any]) -> Work:
    """The Arabic article of `list_facts`, with its English title and page beside it."""
    publisher = article["publisher"]
    return Work(
        slug=article["slug"],
        identifier=article["id"],
        language="ar",
        title=_clean(article["title"]["ar"]),
        creators=_clean_all(name["ar"] for name in article["creators"]),
        translators=_clean_all(name["ar"] for name in article["translators"]),
        publisher=_clean(publisher["ar"]) if publisher else "",
        date=article["date"] or "",
        source=_clean(article["source"]),
        page=article["archive"]["ar"],
        sha256=article["sha256"],
        english_title=_clean(article["title"]["en"]),
        english_page=article["archive"]["en"],
        keywords=_clean_all(subject["en"] for subject in article["subjects"]),
    )


def work_of_page(meta: Mapping[str, Any], address: str) -> Work:
    """The article whose page has this front matter and this address, in the page's language.

    KeyError where the page is no article's: `slug`, `identifier`, `lang` and `title` are asked for.
    """
    return Work(
        slug=_clean(meta["slug"]),
        identifier=_clean(meta["identifier"]),
        language=meta["lang"],
        title=_clean(meta["title"]),
        creators=_clean_all(meta.get("creator") or ()),
        translators=_clean_all(meta.get("translator") or ()),
        publisher=_clean(meta.get("publisher")),
        date=_clean(meta.get("date")),
        source=_clean(meta.get("source")),
        page=_clean(address),
        sha256=_clean(meta.get("sha256")),
    )


def _clean(text: Any) -> str:
    """One line of text; None is none."""
    if text is None:
        return ""
    return " ".join(_UNSEEN.sub("", " ".join(str(text).split())).split())


def _clean_all(texts: Any) -> tuple[str, ...]:
    return tuple(text for text in map(_clean, texts) if text)


def split_days(edtf: str) -> list[tuple[int, ...]]:
    """`2017-10~/2018` -> [(2017, 10), (2018,)]; nothing where the date is not made of such days."""
    days = [DAY.fullmatch(day) for day in edtf.split("/")]
    parts = [tuple(int(part) for part in day.groups()[:3] if part) for day in days if day]
    is_plain = len(parts) == len(days) and all(_is_month(month) for _, month, *_ in _with_month(parts))
    return parts if is_plain else []


def _with_month(parts: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return [part for part in parts if len(part) > 1]


def _is_month(month: int) -> bool:
    """EDTF writes the seasons as months 21 to 41."""
    return 1 <= month <= 12


def is_qualified(edtf: str) -> bool:
    """Whether the date says of itself that it is approximate or uncertain."""
    return bool(re.search("[~?%]", edtf))
