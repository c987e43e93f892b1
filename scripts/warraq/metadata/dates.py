"""EDTF dates -> the forms that machines know, only as far as a date is known.

A date that is approximate, uncertain, a season, an interval or partly unspecified has no such form: years
and days of it would be read as facts. Those who can read EDTF get the EDTF itself.
"""

import re

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def find_parts(edtf: str) -> tuple[str, ...]:
    """`2025-05-25` -> its year, month, day; fewer where fewer are said, none where anything qualifies it."""
    match = _PLAIN.fullmatch(edtf)
    if not match or not 1 <= int(match[2] or 1) <= 12:  # EDTF writes the seasons as months 21 to 41
        return ()
    return tuple(part for part in match.groups() if part)


def is_day(edtf: str) -> bool:
    """Whether the date is one known day."""
    return len(find_parts(edtf)) == 3
