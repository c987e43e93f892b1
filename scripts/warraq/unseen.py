"""Characters that no reader sees, and letters baked for display: str -> what is wrong with it.

In prose an editor of Arabic needs LRM, RLM, ALM, ZWNJ and isolates that are closed in their line; every
other bidi control or zero-width character can only hide something. Presentation forms are not letters but
their shapes; a text made of them cannot be searched, folded or read aloud.
"""

import re
import unicodedata
from collections.abc import Iterator

HIDDEN = re.compile(
    "[\u200b\u200d\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Never right."""
MARKS = re.compile("[\u200c\u200e\u200f\u061c\u2066-\u2069]")
"""Right in prose, and in prose alone."""
UNSEEN = re.compile(f"{HIDDEN.pattern}|{MARKS.pattern}")
"""Any of the two."""

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ISOLATES = re.compile("[\u2066-\u2069]")
_CLOSING = "\u2069"
# Without the ornate parentheses and the signs that stand for a phrase (Allah, blessings, basmala).
_BAKED = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]+")


def name_character(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def find_hidden(line: str) -> Iterator[str]:
    """Each character of a line of prose that hides something; an isolate that is not closed is one."""
    yield from dict.fromkeys(HIDDEN.findall(line))
    open_isolates: list[str] = []
    for isolate in _ISOLATES.findall(line):
        if isolate != _CLOSING:
            open_isolates.append(isolate)
        elif open_isolates:
            open_isolates.pop()
        else:
            yield isolate
    yield from dict.fromkeys(open_isolates)


def unescape(line: str) -> str:
    """A line of a YAML file with its `\\u202e` as the characters that they stand for."""
    return _ESCAPE.sub(lambda match: _character(match[1] or match[2] or match[3]), line)


def _character(code: str) -> str:
    number = int(code, 16)
    # An escape of a quote or a line end would change what the line is; those that matter here are invisible.
    return chr(number) if 0x600 <= number <= 0x10FFFF else "?"


def find_baked(text: str) -> list[str]:
    """The runs of presentation forms, in their order; `bake_out` gives their letters."""
    return [match[0] for match in _BAKED.finditer(text)]


def bake_out(run: str) -> str:
    """The letters of which the run shows the shapes (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", run)
