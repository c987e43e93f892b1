"""A decided line -> its kept stretches: label, text, credit, reference; the rest is dropped.

Dropped are list markers, bullets before headings, outer white space and invisible characters. A
reference is the title of another article that the page ran into the end of a line: it comes again
elsewhere, or it carries the stroke between two halves of a title and closes no sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable

from ..model import Part, Role
from .credits import find_credit
from .survey import Sight, find_edges, find_edit_link, make_key

_LABEL = re.compile(r"[^:.\u061f!\n]{2,60}?(?<!\d):(?!//)(?=.*\S)|[^:.\u061f!\n]{2,60}?:(?![\d/])(?=.*\S)")
_AFTER_SENTENCE = re.compile(r"[.!\u061f?\u2026][\"\u201d\u00bb)]*\s*(?=[^\s.!\u061f?\u2026\"\u201d\u00bb)])")
_GLUED = re.compile(r"(?<=\u0629)(?=[\u0621-\u063a\u0641-\u064a])")
_STROKE = re.compile(r"\s\u0640\s")
_REACH = 220
"""A reference is looked for in so many characters at a line's end."""


def cut_parts(sight: Sight, role: Role, reference: int | None) -> tuple[Part, ...]:
    """The kept stretches of a line; `reference` is where another article's title opens in it."""
    if not role.is_kept:
        return ()
    start = sight.start + (sight.marker.length if sight.marker and _drops_marker(sight, role) else 0)
    start, end = find_edges(sight.raw, start, sight.end)
    if start == end:
        start, end = sight.start, sight.end
    if role is Role.HEADING and (edit := find_edit_link(sight.raw[start:end])):
        end = find_edges(sight.raw, start, start + edit)[1]
    if role is Role.CAPTION:
        return _caption_parts(sight, start, end)
    tail: tuple[Part, ...] = ()
    if reference is not None and start < reference < end:
        tail = (Part("reference", *find_edges(sight.raw, reference, end)),)
        end = find_edges(sight.raw, start, reference)[1]
    if role is Role.LIST_ITEM:
        return (*_item_parts(sight.raw, start, end), *tail)
    return (Part("text", start, end), *tail)


def _drops_marker(sight: Sight, role: Role) -> bool:
    """The number of a heading and the sign before a spoken line tell something; other signs do not."""
    if role is Role.PARAGRAPH:
        return False
    return role is Role.LIST_ITEM or (sight.marker is not None and sight.marker.ordinal is None)


def _item_parts(raw: str, start: int, end: int) -> tuple[Part, ...]:
    found = _LABEL.match(raw[start : min(end, start + 200)])
    if found is None or len(found[0].split()) > 9:
        return (Part("text", start, end),)
    middle = start + found.end()
    text = find_edges(raw, middle, end)
    return (
        (Part("label", start, middle), Part("text", *text))
        if text[0] < text[1]
        else (Part("text", start, end),)
    )


def _caption_parts(sight: Sight, start: int, end: int) -> tuple[Part, ...]:
    credit = find_credit(sight.text)
    if credit is None:
        return (Part("text", start, end),)
    opens, closes = sight.start + credit[0], sight.start + credit[1]
    text = find_edges(sight.raw, start, opens) if opens > start else (start, start)
    words = (Part("text", *text),) if text[0] < text[1] else ()
    return (*words, Part("credit", opens, max(closes, opens + 1)))


def find_references(sights: Iterable[Sight]) -> dict[int, int]:
    """Line number -> offset in the raw line at which the title of another article opens."""
    candidates = [(s, offset) for s in sights for offset in _candidate_offsets(s)]
    keys = [make_key(s.raw[offset : s.end]) for s, offset in candidates]
    counts = Counter(keys)
    found: dict[int, int] = {}
    for (sight, offset), key in zip(candidates, keys, strict=True):
        if counts[key] > 1 or _has_title_shape(sight.raw[offset : sight.end]):
            found.setdefault(sight.number, offset)
    return found


def _candidate_offsets(sight: Sight) -> list[int]:
    """Where the unfinished words after the last sentence open, and where a word is glued to the next."""
    if sight.ends_sentence or sight.ends_softly or sight.length < 60:
        return []
    window = max(sight.start, sight.end - _REACH)
    stops = [found.end() for found in _AFTER_SENTENCE.finditer(sight.raw, window, sight.end)]
    joints = [found.start() for found in _GLUED.finditer(sight.raw, window, sight.end)]
    offsets = stops[-1:] + [joint for joint in joints if not stops or joint > stops[-1]]
    return [at for at in sorted(offsets) if 3 <= len(sight.raw[at : sight.end].split()) <= 18]


def _has_title_shape(text: str) -> bool:
    """Whether the words fall into two halves by one stroke and do not go on a sentence."""
    strokes = list(_STROKE.finditer(text))
    if len(strokes) != 1 or text.startswith(("\u0648", "\u0641")) or len(text) < 20:
        return False
    return len(text[: strokes[0].start()].split()) <= 9
