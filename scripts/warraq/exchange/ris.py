"""Works -> RIS in UTF-8, written by rispy, for reference managers.

`ELEC` is RIS's web page. `PY` stands only where nothing qualifies the date: RIS has no word for about, and
who reads `PY` takes it for certain. `DA` has a place for other words (`year/month/day/words`).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import rispy

from ..edtf_dates import describe_date
from ..model import Bilingual
from .citations import name_archive
from .works import DAY, Work, split_days

_QUALIFIERS = {"~": "about_date", "?": "uncertain_date", "%": "both_date"}


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no type hints
    """The format's own lines, without the number that rispy writes over each entry."""

    def set_header(self, count: int) -> str:
        return ""


def write_ris(works: Sequence[Work], words: Mapping[str, Bilingual]) -> bytes:
    """RIS in UTF-8, an entry an article; a Work holds no line ends, so no text opens a line of its own."""
    return str(rispy.dumps([_make_entry(work, words) for work in works], implementation=_Writer)).encode()


def _make_entry(work: Work, words: Mapping[str, Bilingual]) -> dict[str, Any]:
    entry = {
        "type_of_reference": "ELEC",
        "authors": list(work.creators),
        "subsidiary_authors": list(work.translators),
        "title": work.title,
        "secondary_title": work.publisher,
        "publisher": work.publisher,
        **_list_dates(work, words),
        "language": "ar",
        "urls": [work.address.replace(";", "%3B")],  # the sign that parts several
        "name_of_database": name_archive(work.language, words),
        "accession_number": work.identifier,
        "keywords": list(work.keywords),
        "id": work.slug,
    }
    return {name: value for name, value in entry.items() if value}


def _list_dates(work: Work, words: Mapping[str, Bilingual]) -> dict[str, Any]:
    match, days = DAY.fullmatch(work.date), split_days(work.date)
    if not match or not days:
        said = describe_date(work.date, words).in_language(work.language) if work.date else ""
        return {"notes": [said] if said else []}
    year, month, day, qualifier = match.groups()
    other = _qualify(qualifier, work.language, words) if qualifier else ""
    return {"year": "" if qualifier else year, "date": f"{year}/{month or ''}/{day or ''}/{other}"}


def _qualify(qualifier: str, language: str, words: Mapping[str, Bilingual]) -> str:
    """`~` -> `about`, `%` -> `about, uncertain`: the words that stand around a date."""
    around = words[_QUALIFIERS[qualifier]].in_language(language).format("")
    return re.sub(r"\s+(?=[,،])", "", around).strip(" ,،")
