"""The raw lines of a seed -> sights: what can be seen of each non-empty line by itself.

Comes in: the text and the phrases about web pages. Goes out: a `Survey`, which every rule of the
reader asks. Nothing is decided here. Every pattern is bounded or looks at a line's edges only, so
that a line of ten million characters costs no more than reading it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..arabic import fold
from ..model import Role, SitePhrases
from .furniture import has_phrase, is_menu_word, is_rights
from .markers import Marker, read_marker

INVISIBLE = "\ufeff\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u00ad"
"""Characters that show nothing; a line of nothing else is empty."""

_UNSEEN = INVISIBLE + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_EDIT_LINK = re.compile(r"\[\s*(?:عدل|تعديل|تحرير|عدّل|edit)[^\]\[]{0,30}\]")
_EDGES = (
    " \t\u00a0.,:;!?*|/<>()[]{}\"'-_\u2013\u2014\u2026\u060c\u061b\u061f\u0640"
    "\u00ab\u00bb\u201c\u201d\u2022\u203a\u2039\u00d7+=#"
)
_SENTENCE_END = re.compile(
    r"[.!?\u061f\u2026](?:[\s\"'\u00bb\u201d\u201c\u2019)\]]|\[[^\]\[]{1,8}\]|\([\d\u0660-\u0669]{1,3}\))*$"
)
_SOFT_END = re.compile(r"[:\u060c\u061b;,](?:[\s\"'\u00bb\u201d\u2019)\]]|\[[^\]\[]{1,8}\])*$")
_ANNOUNCES = re.compile(r":\s*-?\s*(?:\[[^\]\[]{1,8}\]\s*)*$")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_SPLIT_VERSE = re.compile(r"\s{3,}|\t|\s*=\s*|\s+(?:\*{1,3}|\.{2,6}|\u2026{1,2}|/{1,2}|#|\u2605)\s+")
_DOTS = re.compile(r"\.{2,6}")

PROSE = 80
"""A line of so many characters that closes a sentence is prose; a longer one needs no full stop."""
LONG_PROSE = 150


@dataclass(frozen=True, slots=True)
class Sight:
    """A non-empty line, trimmed, and what can be seen of it; `raw[start:end] == text`."""

    number: int
    raw: str
    start: int
    end: int
    text: str
    key: str
    """The words as matching sees them, without the punctuation around them; '' for a long line."""
    block: int
    """Lines with the same number have no empty line between them."""
    marker: Marker | None

    @property
    def length(self) -> int:
        """Visible characters, outer white space not counted."""
        return len(self.text)

    @property
    def words(self) -> int:
        """Words of the line; long lines are counted by their opening."""
        return len(self.text[:600].split())

    @property
    def body(self) -> str:
        """The text without its list marker."""
        return self.text[self.marker.length :] if self.marker else self.text

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes with a full stop, a question or exclamation mark, or dots."""
        return _SENTENCE_END.search(self.text[-60:]) is not None

    @property
    def ends_softly(self) -> bool:
        """Whether the line closes with a colon, comma or semicolon: something follows."""
        return _SOFT_END.search(self.text[-30:]) is not None

    @property
    def announces(self) -> bool:
        """Whether the line closes with a colon, a footnote's number after it or not."""
        return _ANNOUNCES.search(self.text[-30:]) is not None

    @property
    def is_prose(self) -> bool:
        """Whether the line is long enough to be running text."""
        return self.length >= LONG_PROSE or (self.length >= PROSE and self.ends_sentence)

    @property
    def is_question(self) -> bool:
        """Whether the line ends with a question mark."""
        return self.text[-12:].rstrip(" .!\"'\u00bb\u201d)]").endswith(("\u061f", "?"))

    @property
    def has_letters(self) -> bool:
        """Whether there is a letter of any script."""
        return _LETTER.search(self.text) is not None

    @property
    def has_arabic(self) -> bool:
        """Whether there is an Arabic letter."""
        return _ARABIC.search(self.text) is not None

    @property
    def has_verse_gap(self) -> bool:
        """Whether the line falls into two halves of a few words each, as a verse is printed."""
        if not 12 <= self.length <= 140 or "." in _DOTS.sub("", self.text.strip(" .")):
            return False
        halves = _SPLIT_VERSE.split(self.text.strip(" ."))
        return len(halves) == 2 and all(2 <= len(half.split()) <= 9 for half in halves)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is, the rule that says so, and a heading's level."""

    role: Role
    rule: str
    level: int = 0


@dataclass(frozen=True)
class Survey:
    """All sights of a seed in order, and the phrases that tell web furniture."""

    sights: tuple[Sight, ...]
    phrases: SitePhrases

    @cached_property
    def blocks(self) -> tuple[tuple[Sight, ...], ...]:
        """The sights by runs that no empty line breaks."""
        runs: list[list[Sight]] = []
        for sight in self.sights:
            if runs and runs[-1][0].block == sight.block:
                runs[-1].append(sight)
            else:
                runs.append([sight])
        return tuple(tuple(run) for run in runs)

    @cached_property
    def furniture(self) -> frozenset[int]:
        """Line numbers of the words that only web pages use, wherever they stand."""
        free = (s for s in self.sights if find_edit_link(s.text) is None)
        return frozenset(s.number for s in free if has_phrase(s.key, s.text, self.phrases))

    @cached_property
    def is_web(self) -> bool:
        """Whether the text was taken from a web page with something of its furniture."""
        return bool(self.furniture) or any(is_rights(s.text) for s in self.sights)

    @cached_property
    def prose(self) -> tuple[Sight, ...]:
        """The running text."""
        return tuple(
            s for s in self.sights if s.is_prose and s.number not in self.furniture and not is_rights(s.text)
        )

    def is_menu_word(self, sight: Sight) -> bool:
        """Whether the line is furniture if it stands outside the article."""
        return sight.number in self.furniture or is_menu_word(sight.key, sight.text, self.phrases)

    @cached_property
    def last_places(self) -> dict[str, int]:
        """The last line of each wording: key -> line number."""
        return {s.key: s.number for s in self.sights if s.key}

    @cached_property
    def poems(self) -> frozenset[int]:
        """Line numbers of verses: two halves, and a neighbour of the same shape."""
        shaped = [sight.has_verse_gap for sight in self.sights]
        found: set[int] = set()
        for (one, is_one), (two, is_two) in pairwise(zip(self.sights, shaped, strict=True)):
            if is_one and is_two:
                found |= {one.number, two.number}
        return frozenset(found)

    @cached_property
    def verses(self) -> frozenset[int]:
        """Line numbers of verses that stand together, or alone with a wide gap between the halves."""
        return self.poems | {s.number for s in self.sights if "   " in s.text and s.has_verse_gap}


def survey_text(text: str, phrases: SitePhrases) -> Survey:
    """Look at every non-empty line of the text once."""
    return Survey(tuple(_see_lines(text)), phrases)


def _see_lines(text: str) -> Iterator[Sight]:
    block = 0
    was_empty = True
    for number, raw in enumerate(text.split("\n"), 1):
        start, end = find_edges(raw)
        if start == end:
            was_empty = True
            continue
        block += was_empty
        was_empty = False
        seen = raw[start:end]
        key = make_key(seen) if len(seen) <= 300 else ""
        yield Sight(number, raw, start, end, seen, key, block, read_marker(seen))


def find_edges(raw: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """The stretch of `raw[start:end]` without white space and invisible characters around it."""
    end = len(raw) if end is None else end
    text = raw[start:end]
    left = len(text) - len(text.lstrip(_UNSEEN))
    return (start, start) if left == len(text) else (start + left, start + len(text.rstrip(_UNSEEN)))


def make_key(text: str) -> str:
    """Folded words without invisible characters and without punctuation at both ends."""
    text = _EDIT_LINK.sub("", text)
    return fold("".join(c for c in text if c not in INVISIBLE)).strip(_EDGES)


def find_edit_link(text: str) -> int | None:
    """Where the `[edit]` of a wiki opens at the end of a heading."""
    found = _EDIT_LINK.search(text)
    return found.start() if found and not text[found.end() :].strip() else None
