"""Survey -> Reading: the lines with the title, the end of the article and its two edges.

Head and foot are the few lines round the title and after the running text: only there does a page
tell who wrote the article, when, and for whom.
"""

from dataclasses import dataclass, replace

from ..model import Role
from .survey import Sight, Survey
from .tails import NOWHERE, find_tail
from .titles import Title, find_title
from .zones import find_furniture

HEAD_LINES = 8
FOOT_LINES = 4


@dataclass(frozen=True)
class Reading:
    """What the readers look at: the lines, the title, where the article ends, who stands at its edges."""

    survey: Survey
    title: Title | None
    tail: int
    furniture: dict[int, str]
    head: tuple[Sight, ...] = ()
    foot: tuple[Sight, ...] = ()


def begin_reading(survey: Survey, ruled: dict[int, Role]) -> Reading:
    """Look for title, furniture and edges; `ruled` are an editor's rulings."""
    title = find_title(survey, ruled) if survey.sights else None
    tail = find_tail(survey)
    reading = Reading(survey, title, tail, find_furniture(survey, title, tail))
    return replace(reading, head=_head_lines(reading), foot=_foot_lines(reading))


def _head_lines(reading: Reading) -> tuple[Sight, ...]:
    """The few lines round the title and its repeats, above the running text."""
    survey, title = reading.survey, reading.title
    if title is None:
        return ()
    end = next((s.number for s in survey.prose if s.number > title.sight.number), NOWHERE)
    above = [s for s in survey.sights if s.number < end]
    number = max([title.sight.number, *title.repeats])
    below = [s for s in above if s.number > number][:HEAD_LINES]
    between = [s for s in above if title.sight.number < s.number < number]
    before = [s for s in above if s.number < title.sight.number][-2:]
    return tuple(before) + (tuple(between) if len(between) <= HEAD_LINES else ()) + tuple(below)


def _foot_lines(reading: Reading) -> tuple[Sight, ...]:
    """The few lines after the running text, up to and just past the end of the article."""
    survey = reading.survey
    prose = [s.number for s in survey.prose if s.number < reading.tail]
    after = [s for s in survey.sights if s.number > (prose[-1] if prose else 0)]
    inside = [s for s in after if s.number < reading.tail and s.number not in survey.furniture]
    return tuple(inside[-FOOT_LINES:])
