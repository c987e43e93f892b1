"""EDTF dates (ISO 8601-2) -> words in both languages that are honest about what is not known.

The syntax is judged by the `edtf` library; what it accepts and these words do not cover is shown
as written.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from time import struct_time

from edtf import EDTFParseException, parse_edtf

from .model import Bilingual

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")
_QUALIFIED = {"~": "about_date", "?": "uncertain_date", "%": "both_date"}


def is_edtf(text: str) -> bool:
    """Whether the text is a date of the Extended Date/Time Format, levels 0 to 2."""
    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True


def describe_date(edtf: str, words: Mapping[str, Bilingual]) -> Bilingual:
    """`2017~` -> `حوالي 2017`, `about 2017`."""
    return Bilingual(ar=_describe(edtf, "ar", words), en=_describe(edtf, "en", words))


def _describe(edtf: str, language: str, words: Mapping[str, Bilingual]) -> str:
    first, slash, last = edtf.partition("/")
    if not slash:
        return _describe_day(first, language, words)
    days = [_describe_day(day, language, words) for day in (first, last) if day not in {"", ".."}]
    key = "interval_date" if len(days) == 2 else "before_date" if first in {"", ".."} else "after_date"
    return words[key].in_language(language).format(*days) if days else edtf


def _describe_day(day: str, language: str, words: Mapping[str, Bilingual]) -> str:
    match = _DAY.fullmatch(day)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return day
    year, month, number, qualifier = match.groups()
    parts = [str(int(number))] if number else []
    parts += [words[f"month_{int(month)}"].in_language(language)] if month else []
    text = " ".join([*parts, year])
    return words[_QUALIFIED[qualifier]].in_language(language).format(text) if qualifier else text


@lru_cache(maxsize=4096)
def date_key(edtf: str | None) -> tuple[int, ...]:
    """Year, month, day that put dates in order: the earliest day that is meant; no date comes last."""
    if not edtf:
        return (9999, 12, 32)
    date = parse_edtf(edtf)
    earliest = date.lower_strict()
    known = earliest if isinstance(earliest, struct_time) else date.upper_strict()  # `../2019`
    return tuple(known)[:3] if isinstance(known, struct_time) else (9999, 12, 32)
