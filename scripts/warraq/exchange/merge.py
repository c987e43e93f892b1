"""A glossary's text + a reading of another program's file -> the text with the new words in it.

An entry is met by its id; where the file's ids are its own, by its Arabic term (folded) or its English one.
What is empty is filled, lists grow, new entries are added. A text that stands there and differs is a
conflict: it is told and stays, unless it was asked to replace. One fault of the file, and nothing changes.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from typing import Any

from ..arabic import fold
from ..faults import Problem, fault
from .differ import Change, compare
from .incoming import Incoming, name_entry
from .shape import is_shaped, shape_entry
from .splice import Sheet, SheetError, Slot, read_entries


@dataclass(frozen=True, slots=True)
class Merged:
    """The glossary's text after the merge, and what was done. With `problems` the text is the one before.

    A conflict is a problem of one value: that value stays as it was, and all the rest is in the text.
    """

    text: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    conflicts: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    """What the file says and the glossary has no place for, for example `context (12)`."""


def merge_entries(
    text: str, entries: Sequence[Incoming], *, path: str, glossary_path: str, replace: bool = False
) -> Merged:
    """The entries of the file `path` taken into the text of the glossary."""
    try:
        sheet = Sheet(text)
        if odd := next((slot for slot in sheet.slots if not is_shaped(slot.data)), None):
            raise SheetError("sheet-odd-entry", number=odd.line)
    except SheetError as error:
        return Merged(text, problems=(fault(glossary_path, 0, error.rule, **error.values),))
    merger = _Merger(sheet, path, glossary_path, replace)
    merger.take(entries)
    if merger.problems:
        return Merged(text, conflicts=tuple(merger.conflicts), problems=tuple(merger.problems))
    for slot, change in merger.changes:
        sheet.change(slot, change.wanted)
    sheet.add(merger.news)
    written = sheet.write()
    if not _is_as_wanted(written, sheet.slots, merger):
        return Merged(text, problems=(fault(glossary_path, 0, "unsafe-change"),))
    added = tuple(str(entry["id"]) for entry in merger.news)
    changed = tuple(str(slot.data["id"]) for slot, _ in merger.changes)
    return Merged(written, added, changed, tuple(merger.conflicts))


def _is_as_wanted(written: str, slots: Sequence[Slot], merger: "_Merger") -> bool:
    """Whether the new text, read again, says what it said before, the changes and the new entries."""
    wanted = {id(slot): change.after for slot, change in merger.changes}
    expected = [wanted.get(id(slot), slot.data) for slot in slots]
    expected += [_spell(entry) for entry in merger.news]
    try:
        found = read_entries(written)
    except SheetError:
        return False
    return sorted(map(repr, found)) == sorted(map(repr, expected))


def _spell(value: Any) -> Any:
    """The value as a file spells it: texts, lists and dictionaries."""
    if isinstance(value, Mapping):
        return {key: _spell(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return list(value)
    return str(value).lower() if isinstance(value, bool) else value


class _Merger:
    """Decides, entry by entry, what it becomes."""

    def __init__(self, sheet: Sheet, path: str, glossary_path: str, replace: bool) -> None:
        self._path, self._glossary_path, self._replace = path, glossary_path, replace
        self._slots: dict[str, Slot] = {}
        self._heads: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        """The file's name of an entry -> its id in the glossary."""
        self.news: list[dict[str, Any]] = []
        self.changes: list[tuple[Slot, Change]] = []
        self.conflicts: list[Problem] = []
        self.problems: list[Problem] = []
        for slot in sheet.slots:
            identifier = str(slot.data.get("id", ""))
            self._slots.setdefault(identifier, slot)
            for head in _list_heads(slot.data):
                self._heads.setdefault(head, identifier)

    def take(self, entries: Sequence[Incoming]) -> None:
        """What each entry becomes: a change, a new entry, a conflict or a problem."""
        owners: dict[str, int] = {}
        placed: list[tuple[Incoming, str]] = []
        for entry in entries:
            identifier = self._find_id(entry)
            if identifier is None:
                continue
            if identifier in owners:
                self._tell(self.problems, entry, "same-entry", first=owners[identifier], id=identifier)
                continue
            owners[identifier] = entry.term.line
            self._ids[entry.name or identifier] = identifier
            placed.append((entry, identifier))
        known = {*self._slots, *owners}
        for entry, identifier in placed:
            related = tuple(self._list_related(entry, known))
            slot = self._slots.get(identifier)
            if slot:
                self._take_known(entry, slot, related)
            else:
                term = replace_fields(entry.term, id=identifier, related=related)
                self.news.append(shape_entry(term))

    def _find_id(self, entry: Incoming) -> str | None:
        """The id of the entry in the glossary, held or new; None where it was told why there is none."""
        term = entry.term
        if (name := term.id or entry.name) in self._slots:
            return name
        heads = list(
            dict.fromkeys(self._heads[h] for h in _make_heads(term.ar.term, term.en.term) if h in self._heads)
        )
        if term.id and heads:
            self._tell(self.conflicts, entry, "term-of-other", id=heads[0])
        elif len(heads) > 1:
            self._tell(self.conflicts, entry, "terms-of-two", arabic=heads[0], english=heads[1])
        elif heads:
            return heads[0]
        elif not term.ar.term.strip():
            self._tell(self.problems, entry, "new-without-arabic")
        elif not term.en.term.strip():
            self._tell(self.problems, entry, "new-without-english")
        elif identifier := term.id or _make_id(term.en.term):
            return identifier
        else:
            self._tell(self.problems, entry, "no-id-of-term", term=term.en.term)
        return None

    def _list_related(self, entry: Incoming, known: set[str]) -> Iterator[str]:
        for name in entry.term.related:
            identifier = self._ids.get(name, name)
            if identifier in known:
                yield identifier
            else:
                self._tell(self.problems, entry, "entry-related-to-nothing", other=ascii(name)[1:-1])

    def _take_known(self, entry: Incoming, slot: Slot, related: tuple[str, ...]) -> None:
        change = compare(slot.data, entry, related, replace=self._replace)
        where, identifier = f"{self._glossary_path}:{slot.line}", slot.data["id"]
        for rule, key, held, given in change.conflicts:
            self._tell(
                self.conflicts, entry, rule, key=key, id=identifier, given=given, held=held, where=where
            )
        if change.wanted:
            self.changes.append((slot, change))

    def _tell(self, told: list[Problem], entry: Incoming, rule: str, **values: object) -> None:
        told.append(fault(self._path, entry.term.line, rule, name=name_entry(entry), **values))


def _list_heads(data: Mapping[str, Any]) -> tuple[str, ...]:
    terms = [held.get("term", "") if isinstance(held := data.get(key), dict) else "" for key in ("ar", "en")]
    return _make_heads(str(terms[0]), str(terms[1]))


def _make_heads(arabic: str, english: str) -> tuple[str, ...]:
    """The terms as they are compared; a term that is not there is not compared."""
    heads = (f"ar {fold(arabic)}", f"en {' '.join(english.casefold().split())}")
    return tuple(head for head in heads if len(head) > 3)


def _make_id(english: str) -> str:
    letters = unicodedata.normalize("NFKD", english.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))
