"""Short lines that stand apart -> lists whose items are paragraphs of the page, and what heads them.

Many pages put each item between empty lines. What tells such a list is the line above it, which ends
with a colon or with words such as `هذه الأعراض`; or its length, where prose goes before it.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from statistics import median_low

from .families import SAYING
from .headings import INITIALS, MAYBE, is_heading_like
from .survey import Sight, Verdict

_LISTING = re.compile(
    r"(?:(?:^|\s)(?:هذه|تلك) (?:\S+ )?\S+|(?:^|\s)[وف]?(?:منها|اهمها|ابرزها|هي|يلي|ياتي|الاتي|الاتيه|"
    r"الاتية|التالي|التاليه|التالية|كالتالي|كالاتي))$"
)


def is_dense(sights: Sequence[Sight]) -> bool:
    """Whether empty lines tell nothing: most of the lines stand in one block."""
    sizes = Counter(s.block for s in sights)
    return bool(sizes) and max(sizes.values()) >= 0.5 * len(sights)


LONGEST = 90
USUAL = 64


def find_lists_apart(
    sights: Sequence[Sight], found: Mapping[int, Verdict], heads: Mapping[int, str]
) -> tuple[set[int], set[int]]:
    """Line numbers of items that stand apart, and of the short lines that head them or what follows."""
    sizes = {} if is_dense(sights) else Counter(s.block for s in sights)
    taken = {*found, *(number for number, rule in heads.items() if rule != MAYBE)}
    items: set[int] = set()
    headings: set[int] = set()
    at = 0
    while at < len(sights):
        end = at
        while end < len(sights) and _is_item(sights[end], taken, sizes):
            end += 1
        if end - at >= 2:
            opens, closes = _bounds(sights, at, end, found, heads)
            if opens < closes:
                items |= {s.number for s in sights[opens:closes]}
                headings |= {s.number for s in (*sights[at:opens], *sights[closes:end])}
                headings |= _announcer(sights, opens)
        at = max(end, at + 1)
    return items, headings


def _is_item(sight: Sight, taken: Container[int], sizes: Mapping[int, int]) -> bool:
    is_plain = sight.marker is None and sight.number not in taken and sizes.get(sight.block, 1) == 1
    is_short = sight.length <= LONGEST and not sight.is_prose and not sight.is_question and sight.has_letters
    return is_plain and is_short and not sight.announces and not sight.has_verse_gap and _is_no_speech(sight)


def _is_no_speech(sight: Sight) -> bool:
    is_quoted = sight.text.startswith(('"', "\u00ab", "\u201c", "[", "("))
    is_quoted = is_quoted or SAYING.match(sight.key) is not None
    return not is_quoted and not sight.text.endswith("!") and not INITIALS.fullmatch(sight.text)


def _bounds(
    sights: Sequence[Sight], at: int, end: int, found: Mapping[int, Verdict], heads: Mapping[int, str]
) -> tuple[int, int]:
    """From where to where the lines are items: a heading may open them, another may close them."""
    above = sights[at - 1] if at else None
    is_announced = above is not None and (_lists(above) or above.number in heads)
    if is_announced and above and above.number in heads and _is_text(sights[at]) and end - at >= 4:
        return _bounds(sights, at + 1, end, found, {})
    closes_text = above is not None and _is_text(above)
    if above is None or not (is_announced or (closes_text and end - at >= 4)):
        return at, at
    opens = at if is_announced else at + 1
    closes = end - 1 if end - opens >= 3 and _heads(sights, end - 1, found) else end
    lines = sights[opens:closes]
    is_even = bool(lines) and median_low([s.length for s in lines]) <= USUAL
    if not is_announced and not all(is_heading_like(s) for s in sights[at:end]):
        return at, at
    return (opens, closes) if is_even and len(lines) >= 2 else (at, at)


def _is_text(sight: Sight) -> bool:
    return sight.ends_sentence and sight.length >= USUAL


def _heads(sights: Sequence[Sight], at: int, found: Mapping[int, Verdict]) -> bool:
    """Whether the last short line stands over text or over a list of another kind."""
    below = sights[at + 1] if at + 1 < len(sights) else None
    if below is None or not is_heading_like(sights[at]):
        return False
    if below.announces and is_heading_like(below):
        return False
    is_apart = below.block != sights[at].block and (below.is_prose or below.length >= 60)
    return below.number in found or _lists(below) or is_apart


def _lists(above: Sight) -> bool:
    """Whether a line announces things, and nobody's words."""
    if not above.key:
        return above.announces or bool(_LISTING.search(above.text[-40:]))
    is_saying = SAYING.search(" ".join(above.key.split()[-6:])) is not None
    return not is_saying and (above.announces or (above.length >= 40 and bool(_LISTING.search(above.key))))


def _announcer(sights: Sequence[Sight], opens: int) -> set[int]:
    above = sights[opens - 1]
    return {above.number} if above.announces and is_heading_like(above) else set()
