"""A generated page + the same page as someone left it -> the edits of what seeds/ says, and the rest.

Lines are compared without the blank ones. An edited line is met by what it says and by the marks around its
words; a paragraph that was broken into several lines is still one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from ..faults import Problem, fault
from .inline import read_inline
from .naming import show
from .places import Place, Unit

_MOST_TIMES = 4
"""So many times the lines of the page or the words of a line, and some: what is longer is no edit of it."""
_LIKE = 0.5
_BLOCK = re.compile(r"\s*(?:#{1,6}|[-*+>:|]|\d+[.)])\s")
"""What makes a heading, a list or a quotation of a paragraph."""
_MARKUP = ("{:", "<", "#", ":   ", "- ", "---", "[](")

Line = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a page (its path below docs/) says of a unit now, and said; `number` is the line of the page."""

    page: str
    number: int
    unit: Unit
    before: str
    after: str

    @property
    def said(self) -> str:
        """The words that the page said."""
        return read_inline(self.before).plain

    @property
    def says(self) -> str:
        """The words that the editor wrote."""
        return read_inline(self.after).plain


@dataclass(frozen=True, slots=True)
class Echo:
    """A line of a page that says no unit, as the editor left it. It is a problem, unless the build makes the
    very same line of what was adopted: somebody put the same word right wherever it stood."""

    page: str
    text: str
    problem: Problem


@dataclass(slots=True)
class Difference:
    """Between two pages."""

    edits: list[Edit] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    echoes: list[Echo] = field(default_factory=list)


class Comparison:
    """Of the page `path`, that is shown to the editor as `shown` and whose record or glossary is `file`;
    `built` is the rule that tells a line which says no unit."""

    def __init__(self, path: str, shown: str, file: str, built: str = "built-line") -> None:
        self._path, self._shown, self._file, self._built = path, shown, file, built
        self.found = Difference()

    def compare(self, base: Sequence[Place], edited: Sequence[Line]) -> Difference:
        """The edits and the faults between the places and the lines."""
        if len(edited) > _MOST_TIMES * len(base) + 1000:
            self._tell(0, "page-too-long", count=len(edited), most=_MOST_TIMES * len(base) + 1000)
            return self.found
        matcher = SequenceMatcher(None, [p.text for p in base], [text for _, text in edited], autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind != "equal":
                after = edited[j2][0] if j2 < len(edited) else (edited[-1][0] if edited else 1)
                region = base[i1 if i1 < i2 else max(i1 - 1, 0)].region
                self._compare_stretch(base[i1:i2], edited[j1:j2], after, region)
        return self.found

    def _compare_stretch(
        self, base: Sequence[Place], edited: Sequence[Line], after: int, region: str
    ) -> None:
        """Lines that differ; `after` is the line of the page behind them."""
        lines = _join_broken(edited) if len(edited) > len(base) else list(edited)
        for _, run in groupby(_pair(base, lines), lambda pair: (pair[0] is None, pair[1] is None)):
            places, news = ([each for each in side if each] for side in zip(*run, strict=True))
            if places and news:
                for place, line in zip(places, news, strict=True):
                    self._compare_line(place, line)
            elif places:
                self._tell_lost(places, after)
            else:
                number, text = news[0]
                added = "words-added" if self._built == "built-line" else self._built
                rule = {"points": "point-added", "front": "front-matter-changed"}.get(region, added)
                self._tell(number, rule, words=show(text), key=_key_of(text))

    def _compare_line(self, place: Place, line: Line) -> None:
        number, text = line
        if text == place.text:
            return
        md = _cut_md(place, text)
        if place.unit is None:
            problem = self._fault(number, self._rule_of(place), words=show(text), key=_key_of(place.text))
            self.found.echoes.append(Echo(self._path, text, problem))
        elif md is None:
            self._tell(number, "form-changed", unit=place.unit.name)
        elif not md.strip():
            self._tell_lost([place], number)
        elif len(md) > _MOST_TIMES * len(place.md) + 5000:
            self._tell(number, "words-too-many", unit=place.unit.name)
        else:
            self._take(Edit(self._path, number, place.unit, place.md, md))

    def _rule_of(self, place: Place) -> str:
        """Of a line that says no unit."""
        return "front-matter-changed" if place.region == "front" else self._built

    def _take(self, edit: Edit) -> None:
        old, new = Counter(read_inline(edit.before).marks), Counter(read_inline(edit.after).marks)
        if added := list((new - old).elements()):
            self._tell(edit.number, "markup-added", mark=show(added[0]))
        elif edit.said != edit.says:
            self.found.edits.append(edit)
        elif gone := list((old - new).elements()):
            self._tell(edit.number, "markup-stays", mark=show(gone[0]))

    def _tell_lost(self, places: Sequence[Place], number: int) -> None:
        """Lines that are no more on the page: what they said, or else that there was one."""
        # What a page quotes of another is lost with the point that quotes it.
        units = [place.unit for place in places if place.unit and (place.is_marked or not place.unit.is_line)]
        for unit in units:
            if unit.is_line:
                self._tell(number, "line-taken-out", line=unit.keys[1])
            else:
                self._tell(number, "point-taken-out" if unit.is_point else "value-taken-out", unit=unit.name)
        if not units:
            text = places[0].text
            self._tell(number, self._rule_of(places[0]), words=show(text), key=_key_of(text))

    def _tell(self, number: int, rule: str, **values: object) -> None:
        self.found.problems.append(fault(self._shown, number, rule, file=self._file, **values))

    def _fault(self, number: int, rule: str, **values: object) -> Problem:
        return fault(self._shown, number, rule, file=self._file, **values)


def _cut_md(place: Place, text: str) -> str | None:
    """The words of the edited line between the marks of the place; None where the marks are others."""
    before, after = place.text[: place.start], place.text[place.end :]
    if not (text.startswith(before) and text.endswith(after) and len(text) >= len(before + after)):
        return None
    md = text[place.start : len(text) - len(after)]
    opens_block = not before and _BLOCK.match(md) and not _BLOCK.match(place.md)
    return None if opens_block else md


def _key_of(text: str) -> str:
    return text.split(":", maxsplit=1)[0].strip("- ") or "---"


def _join_broken(lines: Iterable[Line]) -> list[Line]:
    """The lines, those joined that stand together as one paragraph."""
    joined: list[Line] = []
    last = 0
    for number, text in lines:
        if joined and number == last + 1 and not text.lstrip().startswith(_MARKUP) and text.strip():
            joined[-1] = (joined[-1][0], f"{joined[-1][1]} {text.lstrip()}")
        else:
            joined.append((number, text))
        # Behind a line of markup no paragraph goes on.
        last = 0 if text.startswith(("{:", "<", "---")) else number
    return joined


def _pair(base: Sequence[Place], edited: Sequence[Line]) -> Iterator[tuple[Place | None, Line | None]]:
    """Each place with the line that it became, in order; with nothing where it is gone, or is new."""
    met = [(-1, -1), *_meet(base, edited), (len(base), len(edited))]
    for (i1, j1), (i2, j2) in pairwise(met):
        places, lines = base[i1 + 1 : i2], edited[j1 + 1 : j2]
        if len(places) == len(lines) and all(
            place.unit is None or not place.text[place.end :] for place in places
        ):
            yield from zip(places, lines, strict=True)
        else:
            yield from ((place, None) for place in places)
            yield from ((None, line) for line in lines)
        if i2 < len(base):
            yield base[i2], edited[j2]


def _meet(base: Sequence[Place], edited: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The indexes of places and of the lines that are like them, both rising."""
    at = 0
    for index, place in enumerate(base):
        likeness = [_liken(place, text) for _, text in edited[at : at + 50]]
        best = max(likeness, default=0.0)
        if best >= _LIKE:
            at += likeness.index(best)
            yield index, at
            at += 1


def _liken(place: Place, text: str) -> float:
    """1 where the marks around the unit are the same, else how many words are."""
    if place.is_marked and place.text[place.end :].strip() in text:
        return 1
    one, other = Counter(place.text.split()), Counter(text.split())
    return 1.9 * (one & other).total() / max(one.total() + other.total(), 1)
