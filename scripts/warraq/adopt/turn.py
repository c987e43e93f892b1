"""Edits of pages -> what is wanted of the files of seeds/, and their texts with it.

A text keeps every character that no edit is about: comments, order, folds, quotes (exchange: patch, splice).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from ..exchange.patch import Patch
from ..exchange.splice import Sheet, SheetError
from ..faults import Problem, fault
from ..model import Bilingual, Entry, Term
from .differ import Edit
from .mend import Mending, Raw, mend_line
from .naming import show
from .places import GLOSSARY, Keys, Unit


@dataclass(frozen=True, slots=True)
class Wish:
    """What an edit asks of a file of seeds/: another value of its unit, or mendings of a line."""

    edit: Edit
    value: str = ""
    mendings: tuple[Mending, ...] = ()

    def tell(self, file: str) -> list[str]:
        """Lines that say what becomes of the file: the words that were there, and the new ones."""
        start = f"{file}: {self.edit.unit.name}:"
        if self.mendings:
            return [f"{start} “{each.was}” → “{each.now}”" for each in self.mendings]
        return [f"{start} “{show(self.edit.said)}” → “{show(self.edit.says)}”"]


class Turner:
    """Knows what seeds/ says now: the articles by their text, and the terms."""

    def __init__(self, entries: Iterable[Entry], terms: Iterable[Term]) -> None:
        self._entries = {entry.article.seed.id: entry for entry in entries}
        self._terms = {term.id: term for term in terms}

    def turn(self, edit: Edit) -> Wish | None:
        """What the edit asks; None where seeds/ holds nothing that could say it."""
        unit = edit.unit
        if unit.is_line:
            entry = self._entries.get(unit.file)
            mendings = self._mend(entry, int(unit.keys[1]), edit) if entry else None
            return Wish(edit, mendings=tuple(mendings)) if mendings else None
        value = _carry(self._read(unit), edit)
        return Wish(edit, value) if value else None

    def _mend(self, entry: Entry, number: int, edit: Edit) -> list[Mending] | None:
        line = next((kept for kept in entry.article.kept if kept.number == number), None)
        if line is None:
            return None
        corrections = {i: each for i, each in enumerate(entry.record.corrections) if each.line == number}
        links = [
            *((link.start, link.end) for link in entry.links if link.line == number),
            *((link.start, link.end) for link in entry.quotations if link.line == number),
        ]
        raw = Raw(entry.article.seed.lines[number - 1], line, corrections, links)
        return mend_line(raw, edit.said, edit.says)

    def _read(self, unit: Unit) -> str:
        """The value of the unit; empty where nothing is written, and the page says something in its place."""
        if unit.file == GLOSSARY:
            return self._read_term(self._terms.get(str(unit.keys[0])), unit.keys[1:])
        entry = self._entries.get(unit.file)
        summary = entry.record.summary if entry else None
        match unit.keys:
            case ("summary", "text") if summary:
                return summary.text
            case ("summary", "points", int(index), _) if summary and index < len(summary.points):
                return summary.points[index].text
            case (str(key), str(language)) if entry:
                both: Bilingual = getattr(entry.record, key)
                return both.ar if language == "ar" else both.en
        return ""

    def _read_term(self, term: Term | None, keys: Keys) -> str:
        match keys:
            case ("definition", language) if term:
                return term.definition.ar if language == "ar" else term.definition.en
            case (language, "term") if term:
                return term.ar.term if language == "ar" else term.en.term
        return ""


def _carry(value: str, edit: Edit) -> str:
    """The value with the edit made in it, its other characters (line ends, double spaces) as they are."""
    said, says = edit.said, edit.says
    if not value:
        return says
    front = 0
    while front < min(len(said), len(says)) and said[front] == says[front]:
        front += 1
    back = 0
    while back < min(len(said), len(says)) - front and said[-1 - back] == says[-1 - back]:
        back += 1
    places = _place_characters(value)
    if "".join(character for character, _ in places) != said:
        return ""
    start = places[front][1] if front < len(places) else len(value.rstrip())
    end = places[len(said) - back][1] if back else len(value.rstrip())
    return value[:start] + says[front : len(says) - back] + value[max(start, end) :]


def _place_characters(value: str) -> list[tuple[str, int]]:
    """The characters of the value as they are compared, each with its offset; a run of spaces is one."""
    found: list[tuple[str, int]] = []
    for at, character in enumerate(value.rstrip()):
        if not character.isspace():
            found.append((character, at))
        elif found and found[-1][0] != " ":
            found.append((" ", at))
    return found


# ---------------------------------------------------------------- files


def write_files(texts: Mapping[str, str], wishes: Sequence[Wish], why: str) -> dict[str, str]:
    """The texts (by the stem of the file) of those files that the wishes change, changed; `why` is the reason
    that a new correction gives."""
    written: dict[str, str] = {}
    for stem in dict.fromkeys(wish.edit.unit.file for wish in wishes):
        mine = [wish for wish in wishes if wish.edit.unit.file == stem]
        if stem == GLOSSARY:
            written[stem] = _change_glossary(texts[stem], mine)
        else:
            written[stem] = _change_record(texts[stem], mine, why)
    return written


def _change_glossary(text: str, wishes: Sequence[Wish]) -> str:
    sheet = Sheet(text)
    slots = {slot.data.get("id"): slot for slot in sheet.slots}
    wanted: dict[Any, dict[str, Any]] = {}
    for wish in wishes:
        identifier, *keys = wish.edit.unit.keys
        _put(wanted.setdefault(identifier, {}), keys, wish.value)
    for identifier, values in wanted.items():
        sheet.change(slots[identifier], values)
    return sheet.write()


def _change_record(text: str, wishes: Sequence[Wish], why: str) -> str:
    """First what stands in the file, then what is added to it."""
    wanted: dict[str, Any] = {}
    news: list[dict[str, Any]] = []
    for wish in wishes:
        if not wish.mendings:
            _put(wanted, wish.edit.unit.keys, wish.value)
        for each in wish.mendings:
            if each.index is None:
                news.append({"line": wish.edit.unit.keys[1], "was": each.was, "now": each.now, "why": why})
            else:
                change = None if each.is_less else {"was": each.was, "now": each.now}
                _put(wanted, ("corrections", each.index), change)
    for values in (wanted, {"corrections": tuple(news)} if news else {}):
        patch = Patch(text)
        root = yaml.compose(text, yaml.CBaseLoader)
        if isinstance(root, yaml.MappingNode):  # as every record that was read
            patch.mend(root, values)
        text = patch.write()
    return text


def _put(wanted: dict[Any, Any], keys: Sequence[str | int], value: Any) -> None:
    for key in keys[:-1]:
        wanted = wanted.setdefault(key, {})
    wanted[keys[-1]] = value


def find_unchangeable(text: str, path: str) -> Problem | None:
    """Why nothing can be changed in the glossary, where its text has another form than a list of entries."""
    try:
        Sheet(text)
    except SheetError as error:
        return fault(path, 0, error.rule, **error.values)
    return None
