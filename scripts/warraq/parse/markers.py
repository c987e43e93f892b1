"""The sign that opens a line -> a marker: its kind, how much of the line it takes, its number.

`1-` `(2)` `3.` `\\u0664)` are numbers, `ـ` `-` `*` `@` `••` `=` and their like are bullets, `أ-` is a
letter, the arrow and the caret open the notes of an encyclopaedia.
"""

import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?:\(\s{0,3}(\d{1,3})\s{0,3}\)|\[(\d{1,3})\]|(\d{1,3})\s{0,3}(?:[-\u2013\u2014\u0640.)/:]|\u064b\s?[:.-]?)+)"
    r"(?!\s*\d)(?=\s|[^\W\d_]|[\"\u00ab\u201c(])\s*"
)
_LETTER = re.compile(
    r"\(?[\u0623\u0627\u0628\u062c\u062f\u0647\u0648\u0632\u062d\u0637](?:\s?[-\u2013\u0640)]|\))\s+"
)
_NOTE = re.compile(r"[\u2191^]\s+(?:[\u0621-\u064a]\s+){0,12}?(?=\S)")
_BULLET = re.compile(
    r"(?:\*{1,3}|@|\u2022{1,3}|={1,3}|\u00b7|\u25aa|\u25cf|\u25cb|\u25a0|\u25a1|\u25c6|\u25ba|\u2023|\u27a2|"
    r"\u2713|\u2714|\u2605|\u2606|\u00bb|>|\+|#{1,4}|~|\uf0b7|\u25e6|\u2756|\u2666|\u25b6|\u2794|\u21d0|\u2190|"
    r"[-\u2013\u2014\u2212\u0640\u2015]{1,3})\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """How a line opens. `kind` is `number`, `letter`, `note` or the bullet itself."""

    kind: str
    length: int
    ordinal: int | None = None


def read_marker(text: str) -> Marker | None:
    """The marker that opens a trimmed line, or None."""
    if found := _NUMBER.match(text):
        ordinal = int(next(group for group in found.groups() if group))
        return Marker("number", found.end(), ordinal)
    if found := _LETTER.match(text):
        return Marker("letter", found.end())
    if found := _NOTE.match(text):
        return Marker("note", _sign_length(text))
    if (found := _BULLET.match(text)) and _is_sign(text, found.end()):
        return Marker(_bullet_kind(found[0].strip()), found.end())
    return None


def _sign_length(text: str) -> int:
    return 1 + len(text[1:]) - len(text[1:].lstrip())


def _is_sign(text: str, end: int) -> bool:
    """A bullet before a word; `-5` is a number, `--` a rule, a stretched letter has no gap after it."""
    if text[end].isdigit() and text[end - 1] in "-\u2212+":
        return False
    return text[end].isalnum() or text[end] in "\"'\u00ab\u201c([" or text[end - 1].isspace()


def _bullet_kind(sign: str) -> str:
    return "-" if sign[0] in "-\u2013\u2014\u2212\u2015" else sign[0]
