"""How files and words are shown in a message."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model import Bilingual
from ..unseen import UNSEEN

_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Names:
    """How files are shown: a page by its path below docs/, a file of seeds/ by its stem (empty: the folder);
    and the interface words."""

    page: Callable[[str], str]
    file: Callable[[str], str]
    words: Mapping[str, Bilingual]


def show(text: str) -> str:
    """The text in one line, cut; what is not seen as its code (`[U+202E]`)."""
    text = " ".join(text.split())
    cut = text if len(text) <= _LENGTH else f"{text[:_LENGTH].rstrip()}…"
    return "".join(
        f"[U+{ord(c):04X}]" if UNSEEN.match(c) or unicodedata.category(c) == "Cc" else c for c in cut
    )
