"""The lines between title and end -> headings, list items, paragraphs.

Comes in: the sights that no earlier rule took, in order. Goes out: for each its role, the rule
and a heading's level. Markers are judged first, then headings, then lists without markers.
"""

from collections.abc import Sequence

from ..arabic import fold
from ..model import Role
from .apart import find_lists_apart
from .divisions import UPPER_PART
from .families import judge_families
from .headings import Page, find_headings
from .runs import judge_runs
from .survey import Sight, Verdict


def judge_body(sights: Sequence[Sight], page: Page) -> dict[int, Verdict]:
    """A verdict for every sight; the sights are in order and nothing stands between them."""
    found = {
        s.number: Verdict(Role.PARAGRAPH, "verse") for s in sights if s.number in page.verses and not s.marker
    }
    found |= judge_families(sights)
    heads = find_headings(sights, found, page)
    items, over_items = find_lists_apart(sights, found, heads)
    found |= dict.fromkeys(items, Verdict(Role.LIST_ITEM, "short-lines-that-stand-apart"))
    heads = find_headings(sights, found, page) if items else heads
    heads = {**heads, **dict.fromkeys(over_items, "over-or-after-a-list")}
    for number, verdict in judge_runs(sights, found, heads).items():
        found.setdefault(number, verdict)
        heads.pop(number, None)
    for number, rule in heads.items():
        found.setdefault(number, Verdict(Role.HEADING, rule, 2))
    for sight in sights:
        found.setdefault(sight.number, Verdict(Role.PARAGRAPH, _name_paragraph(sight)))
    return _set_levels(sights, found)


def _name_paragraph(sight: Sight) -> str:
    if sight.is_prose:
        return "running-text"
    if sight.ends_sentence:
        return "whole-sentence"
    return "lead-in" if sight.ends_softly else "nothing-else-fits"


def _set_levels(sights: Sequence[Sight], found: dict[int, Verdict]) -> dict[int, Verdict]:
    """Level 3 for a family of headings one of which stands right under a heading of another family."""
    heads = [at for at, s in enumerate(sights) if found[s.number].role is Role.HEADING]
    families = {at: _family(sights[at]) for at in heads}
    nested = {
        families[at]
        for at in heads
        if at - 1 in families and families[at - 1] != families[at] and families[at] != "upper"
    }
    nested -= {families[heads[0]]} if heads else set()
    for at in heads:
        number = sights[at].number
        found[number] = Verdict(Role.HEADING, found[number].rule, 3 if families[at] in nested else 2)
    return found


def _family(sight: Sight) -> str:
    """What headings of one rank share: the marker, the word that counts them, or a closing colon."""
    if sight.marker:
        return sight.marker.kind
    if UPPER_PART.match(fold(sight.text[:40])):
        return "upper"
    if fold(sight.text[:12]).split(" ")[0] in {"المادة", "الماده", "مادة", "ماده"}:
        return "article"
    return ":" if sight.text.endswith(":") else ""
