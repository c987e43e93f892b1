"""Lines that open with a marker -> list items, headings or speech: one verdict for a whole family.

A family is all lines of a text with the same kind of marker. Questions make an interview; short
lines that each stand over text are headings; lines that answer the line above are speech; the
rest is a list.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from ..model import Role
from .survey import Sight, Verdict

_SPEECH = re.compile(
    r"(?:^|\s)(?:قلت|فقلت|قال|فقال|قالت|نعم|كلا|لا\u060c|أجل|طبعا|طبعًا|أنت|حضرتك|سيدي)(?!\w)"
)
SAYING = re.compile(
    r"(?:^|\s)[وف]?(?:قال|قالت|قلت|يقول|تقول|يقولون|قالوا|قائلا|قائله|قائلة|قوله|قولها|اضاف|اضافت|تابع|تابعت|"
    r"سال|سالت|سالته|اجاب|اجابت|رد|ردت|صاح|همس|همست|انشد|ينشد|ردد|يردد|تردد|يصيح|"
    r"كتب|كتبت|الشاعر|شعرا|نصه|اما بعد)(?!\w)"
)
"""Words that give the floor to somebody, folded."""
_NAMES = {"-": "dash", "\u0640": "dash", "*": "star", "\u2022": "dot", "@": "at-sign", "=": "equals-sign"}
HEADING_LENGTH = 80
LONGEST_ITEM = 1200


def judge_families(sights: Sequence[Sight]) -> dict[int, Verdict]:
    """A verdict for every marked sight; the sights are in order and nothing stands between them."""
    families: dict[str, list[int]] = defaultdict(list)
    for at, sight in enumerate(sights):
        if sight.marker:
            families[sight.marker.kind].append(at)
    found: dict[int, Verdict] = {}
    for kind, places in families.items():
        verdict = _judge_family(kind, places, sights)
        found |= {sights[at].number: _judge_member(sights[at], verdict) for at in places}
    return found


def _judge_family(kind: str, places: list[int], sights: Sequence[Sight]) -> Verdict:
    name = _NAMES.get(kind, kind if kind.isalpha() else "bullet")
    if _are_headings(kind, places, sights):
        return Verdict(Role.HEADING, "short-marked-line-over-text", 2)
    if kind not in {"number", "note"} and _is_speech(kind, places, sights):
        return Verdict(Role.PARAGRAPH, "marked-speech")
    return Verdict(Role.LIST_ITEM, f"{name}-list")


def _judge_member(sight: Sight, verdict: Verdict) -> Verdict:
    is_too_long = sight.is_prose if verdict.role is Role.HEADING else sight.length > LONGEST_ITEM
    if verdict.role is not Role.PARAGRAPH and is_too_long:
        return Verdict(Role.PARAGRAPH, "running-text")
    return verdict


def _are_headings(kind: str, places: list[int], sights: Sequence[Sight]) -> bool:
    """Whether the lines are short, ask nothing, and each stands over text or over another list."""
    short = [at for at in places if _is_short(sights[at])]
    over = [at for at in places if at + 1 < len(sights) and _is_over(sights[at], sights[at + 1])]
    asking = sum(sights[at].is_question for at in places)
    if kind != "number" and asking > 0.3 * len(places):
        return False
    return len(short) >= 0.9 * len(places) and len(over) >= 0.8 * len(places)


def _is_short(sight: Sight) -> bool:
    is_open = not sight.text.endswith((".", "\u060c", "\u061b"))
    return (sight.length <= HEADING_LENGTH and is_open) or (sight.length <= 50 and sight.text.endswith("..."))


def _is_over(sight: Sight, below: Sight) -> bool:
    if below.marker:
        return sight.marker is not None and sight.marker.kind != below.marker.kind
    return below.length >= max(60, 1.3 * sight.length) or (
        below.ends_sentence and below.length > sight.length
    )


def _is_speech(kind: str, places: list[int], sights: Sequence[Sight]) -> bool:
    """Whether the lines ask, answer the line above, speak to each other, or a single one is no list."""
    lines = [sights[at] for at in places]
    if kind == "letter":
        return not any(line.text.lstrip("(")[0] in "\u0623\u0627\u0628" for line in lines)
    above = sights[places[0] - 1] if places[0] else None
    if above and above.announces and SAYING.search(" ".join(above.key.split()[-4:])):
        return True
    asking = sum(line.is_question or line.text.endswith("!") for line in lines)
    if asking >= max(2, len(lines) / 3) or (len(lines) == 1 and (asking or lines[0].length > 150)):
        return True
    if sum(_SPEECH.search(line.text[:200]) is not None for line in lines) >= max(2, len(lines) / 3):
        return True
    after_question = sum(at > 0 and sights[at - 1].is_question for at in places)
    apart = sum(two - one > 1 for one, two in pairwise(places))
    is_scattered = (
        len(lines) > 1 and apart >= 0.8 * (len(lines) - 1) and median_low([s.length for s in lines]) > 200
    )
    return after_question >= max(1, len(lines) / 2) or is_scattered
