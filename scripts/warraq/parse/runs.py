"""Blocks without markers -> lists: copied from a page, list items lose their bullets.

What stays is their shape: a run of lines without empty lines between them, under a heading or a
line that ends with a colon, while the text's paragraphs stand apart.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median_low

from ..arabic import fold
from ..model import Role
from .apart import is_dense
from .families import SAYING
from .headings import MAYBE, OPENS_SENTENCE
from .survey import LONG_PROSE, PROSE, Sight, Verdict

_TELLS = re.compile(
    r"[وف](?:ال|لل|قد |لا |لم |لن |هو |هي |هذا |هذه |ذلك |كان|من |في |علي |عن |ان |اما |ما |لكن|عند|"
    r"بعد |قبل |اذا )"
)
ITEM_LENGTH = 320
LABELLED_LENGTH = 700


def judge_runs(
    sights: Sequence[Sight], found: Mapping[int, Verdict], heads: Mapping[int, str]
) -> dict[int, Verdict]:
    """A verdict for the lines of unmarked lists."""
    runs = _runs_below(sights, found, heads)
    if is_dense(sights):
        runs = [(_trim(run), announced) for run, announced in runs]
    runs = [(part, announced) for run, announced in runs for part in _split_at_lead_in(run)]
    lists = [run for run, announced in runs if len(run) >= 2 and _is_list(run, 220 if announced else 90)]
    if len(lists) >= 3 and len(lists) >= 0.5 * len(runs):
        lists = [run for run, _ in runs if _is_list(run, 130) or _is_single(run)] + [
            run for run in lists if not _is_list(run, 130)
        ]
    if _is_airy(sights):
        free = [part for run in _free_runs(sights, found, heads) for part in _split_at_lead_in(run)]
        lists += [run for run in free if len(run) >= 3 and _is_list(run, 90)]
    return {s.number: Verdict(Role.LIST_ITEM, "run-of-short-lines") for run in lists for s in run}


def _runs_below(
    sights: Sequence[Sight], found: Mapping[int, Verdict], heads: Mapping[int, str]
) -> list[tuple[list[Sight], bool]]:
    """The unmarked blocks right under a heading or a colon, and whether a colon announced them."""
    runs: list[tuple[list[Sight], bool]] = []
    over_prose = {one.number for one, two in pairwise(sights) if two.is_prose or _is_lead_in(two)}
    is_open = False
    for above, sight in zip([None, *sights], sights, strict=False):
        is_new = above is None or above.block != sight.block
        is_under = above is not None and (above.number in heads or _lists(above))
        is_certain = heads.get(sight.number, MAYBE) != MAYBE
        is_head = sight.number in heads and (is_certain or is_new or is_under or sight.number in over_prose)
        if sight.number in found or is_head:
            is_open = False
        elif is_under and not (is_open and not is_new):
            announced = above is not None and above.number not in heads and is_new
            runs.append(([sight], announced))
            is_open = True
        elif is_open and not is_new:
            runs[-1][0].append(sight)
        else:
            is_open = False
    return runs


def _lists(above: Sight) -> bool:
    """Whether the line announces things, and nobody's words."""
    return above.announces and SAYING.search(" ".join(above.key.split()[-3:])) is None


def _is_lead_in(sight: Sight) -> bool:
    return sight.announces and sight.length >= 40


def _split_at_lead_in(run: list[Sight]) -> list[list[Sight]]:
    """The run in two without the one line that announces what follows it."""
    places = [at for at, s in enumerate(run) if s.announces]
    if len(places) != 1 or len(run) - places[0] < 3 or not _lists(run[places[0]]):
        return [run]
    return [part for part in (run[: places[0]], run[places[0] + 1 :]) if part]


def _trim(run: list[Sight]) -> list[Sight]:
    """The run without the paragraphs before its items, and without the first one that follows them."""
    start = 0
    while start < len(run) - 1 and _is_text(run[start], run[start + 1]):
        start += 1
    rest = run[start:] if start < len(run) - 1 else run
    if start and not run[start - 1].announces and sum(s.ends_sentence for s in rest) >= 0.5 * len(rest):
        return []
    for at in range(2, len(rest)):
        usual = median_low([s.length for s in rest[:at]])
        if rest[at].is_prose and rest[at].length >= max(PROSE, 2.5 * usual) and not _is_labelled(rest[at]):
            return rest[:at]
    return rest


def _is_text(sight: Sight, below: Sight) -> bool:
    is_sentence = sight.length >= 60 and sight.ends_sentence and not below.ends_sentence
    return (is_sentence or sight.length >= LONG_PROSE) and not _is_labelled(sight)


def _is_labelled(sight: Sight) -> bool:
    return ":" in sight.text[:50].rstrip(":")


def _free_runs(
    sights: Sequence[Sight], found: Mapping[int, Verdict], heads: Mapping[int, str]
) -> list[list[Sight]]:
    """All blocks of unmarked lines without the heading that opens one."""
    runs: dict[int, list[Sight]] = {}
    taken = {s.block for s in sights if s.number in found}
    for sight in sights:
        if sight.block not in taken and not (sight.number in heads and sight.block not in runs):
            runs.setdefault(sight.block, []).append(sight)
    return [run for run in runs.values() if len({s.block for s in run}) == 1]


def _is_airy(sights: Sequence[Sight]) -> bool:
    """Whether paragraphs stand apart, each with an empty line before and after it."""
    blocks: dict[int, int] = {}
    for sight in sights:
        blocks[sight.block] = blocks.get(sight.block, 0) + 1
    prose = [s for s in sights if s.is_prose and s.marker is None]
    return len(prose) >= 2 and sum(blocks[s.block] == 1 for s in prose) >= 0.7 * len(prose)


def _is_list(run: list[Sight], longest: int) -> bool:
    """Whether half of the lines have at most `longest` characters, or most open with a label."""
    lengths = [s.length for s in run]
    if len(run) < 2 or sum(s.is_question for s in run) >= 0.3 * len(run):
        return False
    if _tell_a_story(run) or sum(s.text.endswith(("..", "\u2026")) for s in run) >= 0.5 * len(run):
        return False
    labelled = sum(map(_is_labelled, run)) >= 0.6 * len(run) and len(run) >= 3
    return (median_low(lengths) <= longest and max(lengths) <= max(ITEM_LENGTH, 2 * longest)) or (
        labelled and max(lengths) <= LABELLED_LENGTH
    )


def _tell_a_story(run: list[Sight]) -> bool:
    """Whether the lines follow from each other, as sentences do and items do not."""
    opening = [fold(s.text[:40]) for s in run]
    told = sum(bool(_TELLS.match(text) or OPENS_SENTENCE.match(text)) for text in opening)
    return told >= max(2, 0.4 * len(run))


def _is_single(run: list[Sight]) -> bool:
    if len(run) == 1 and _TELLS.match(fold(run[0].text[:40])):
        return False
    return len(run) == 1 and run[0].length <= 120 and run[0].text.endswith((".", ")"))
