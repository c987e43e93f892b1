"""Wishes -> those that hold, and why the others do not.

Whether one holds is not reckoned but seen: the collection is built with it, and the page must read as the
editor left it. Where some break a rule of the archive, they are found by halves.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..faults import Problem, fault
from ..model import Bilingual, Page
from .differ import Echo
from .inline import read_inline
from .naming import Names, show
from .places import Unit, list_lines, read_places
from .turn import Wish


@dataclass(frozen=True, slots=True)
class Trial:
    """What the build makes of the seeds with some wishes: pages by their path, or faults."""

    pages: Mapping[str, Page]
    problems: Sequence[Problem]


class Judge:
    """`build` makes a trial of wishes."""

    def __init__(self, build: Callable[[Sequence[Wish]], Trial], names: Names, now: Trial) -> None:
        self._build, self._names = build, names
        self.problems: list[Problem] = []
        self.last = now
        """What the build makes of the seeds with the wishes that hold."""

    def settle(self, held: list[Wish], news: list[Wish]) -> list[Wish]:
        """`held`, and the new wishes that hold with them; the others are told in `problems`."""
        if not news:
            return held
        trial = self._build([*held, *news])
        if trial.problems and len(news) > 1:
            half = len(news) // 2
            return self.settle(self.settle(held, news[:half]), news[half:])
        if trial.problems:
            self._tell_refusal(news[0], trial.problems[0])
            return held
        marks = {wish: self._find_marks(trial, wish) for wish in news}
        if lost := [wish for wish in news if marks[wish] is None]:
            for wish in lost:
                self._tell(wish, "not-like-this")
            return self.settle(held, [wish for wish in news if wish not in lost])
        for wish in news:
            if gone := marks[wish]:
                self._tell(wish, "markup-stays", mark=show(gone[0]))
        self.last = trial
        return [*held, *news]

    def _tell_refusal(self, wish: Wish, problem: Problem) -> None:
        """The rule that the words break, told where they stand on the page."""
        shown = self._names.page(wish.edit.page)
        self.problems.append(replace(problem, path=shown, line=wish.edit.number))

    def _find_marks(self, trial: Trial, wish: Wish) -> list[str] | None:
        """The links that the editor took out and the page has again; None where its words are others."""
        found = find_unit(trial.pages.get(wish.edit.page), wish.edit.unit, self._names.words)
        if found is None or read_inline(found).plain != wish.edit.says:
            return None
        before, after, now = (
            Counter(read_inline(md).marks) for md in (wish.edit.before, wish.edit.after, found)
        )
        return [mark for mark in ((before - after) & now).elements() if mark.startswith("](")]

    def find_echoes(self, echoes: Sequence[Echo]) -> Iterator[Problem]:
        """The problems of those lines that the build does not make."""
        lines: dict[str, set[str]] = {}
        for echo in echoes:
            if echo.page not in lines:
                page = self.last.pages.get(echo.page)
                lines[echo.page] = {text for _, text in list_lines(page.text)} if page else set()
            if echo.text not in lines[echo.page]:
                yield echo.problem

    def _tell(self, wish: Wish, rule: str, **values: object) -> None:
        unit, shown = wish.edit.unit, self._names.page(wish.edit.page)
        file = self._names.file(unit.file)
        self.problems.append(fault(shown, wish.edit.number, rule, unit=unit.name, file=file, **values))


def find_unit(page: Page | None, unit: Unit, words: Mapping[str, Bilingual]) -> str | None:
    """The Markdown that the page says the unit with."""
    if page is None:
        return None
    return next((place.md for place in read_places(page, words) if place.unit == unit), None)
