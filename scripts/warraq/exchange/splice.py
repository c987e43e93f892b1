"""The text of glossary.yml + changes and new entries -> the text, in which all else is as it was (patch)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from .layout import lay_keys
from .patch import Patch

_ALONE = re.compile(r"(?:\A|\n\r?\n) *\Z")
"""What stands before a dash that has no comment above it."""


class SheetError(ValueError):
    """The text is no glossary that can be changed; carries the rule of the faults that it breaks."""

    def __init__(self, rule: str, **values: object) -> None:
        super().__init__(rule)
        self.rule, self.values = rule, values


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry of the file: the offsets of its dash and behind its last character, its line, and its data
    (texts, lists of texts, and dictionaries of them)."""

    node: yaml.MappingNode
    start: int
    end: int
    line: int
    data: dict[str, Any]


class Sheet(Patch):
    """A glossary file that is being changed: `change` and `add` say what is wanted, `write` gives the text.

    SheetError: the text is no list of entries, each after a dash.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        root = _compose(text)
        self._hollow = root.start_mark.index if root and root.flow_style else None
        self.slots = tuple(self._read_slot(node) for node in root.value) if root else ()

    def _read_slot(self, node: yaml.Node) -> Slot:
        data, line = _plain(node), node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode) or not isinstance(data, dict) or not data:
            raise SheetError("sheet-entry-without-keys", number=line)
        dash = self._text.rindex("-", 0, node.start_mark.index)
        return Slot(node, dash, self._find_end(node), line, data)

    # ------------------------------------------------------------ inside an entry

    def change(self, slot: Slot, wanted: Mapping[str, Any]) -> None:
        """As `mend` of its mapping."""
        self.mend(slot.node, wanted)

    # ------------------------------------------------------------ new entries

    def add(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """New entries, each at the end of its kind, or at its place where the kind is sorted by id.

        Those of a kind that the file does not have come last, in their order. To be called once.
        """
        held = {kind: self._list_kind(kind) for kind in {entry["kind"] for entry in entries}}
        for kind, group in sorted(held.items()):
            news = [entry for entry in entries if entry["kind"] == kind]
            is_sorted = all(one.data["id"] <= other.data["id"] for one, other in pairwise(group))
            for entry in (
                (sorted(news, key=lambda new: str(new["id"])) if is_sorted else news) if group else ()
            ):
                self._add_to_kind(entry, group, is_sorted)
        self._add_last([entry for entry in entries if not held[entry["kind"]]])

    def _list_kind(self, kind: str) -> list[Slot]:
        return [slot for slot in self.slots if slot.data.get("kind", "concept") == kind and "id" in slot.data]

    def _add_to_kind(self, entry: Mapping[str, Any], group: Sequence[Slot], is_sorted: bool) -> None:
        first = group[0]
        before = [slot for slot in group if not is_sorted or slot.data["id"] < entry["id"]]
        # Never between an entry and a comment above it.
        if not before and _ALONE.search(self._text, 0, first.start):
            self._put(first.start, first.start, f"{self._lay(entry)}\n\n{self._margin}")
        else:
            at = self._end_of_line((before or group)[-1].end)
            self._put(at, at, f"\n\n{self._margin}{self._lay(entry)}")

    def _add_last(self, entries: Sequence[Mapping[str, Any]]) -> None:
        written = f"\n\n{self._margin}".join(self._lay(entry) for entry in entries)
        if not entries:
            return
        if self.slots:
            at = self._end_of_line(self.slots[-1].end)
            self._put(at, at, f"\n\n{self._margin}{written}")
        elif self._hollow is not None:  # `[]`
            self._put(self._hollow, self._text.index("]", self._hollow) + 1, written)
        else:
            head = self._text.rstrip()
            self._put(len(head), len(self._text), f"\n\n{written}\n" if head else f"{written}\n")

    @property
    def _margin(self) -> str:
        """What stands before the dashes of the file: nothing, as a rule."""
        start = self.slots[0].start if self.slots else 0
        return " " * (start - (self._text.rfind("\n", 0, start) + 1))

    def _lay(self, entry: Mapping[str, Any]) -> str:
        """The entry from its dash on."""
        indent = len(self._margin)
        return f"- {lay_keys(entry, indent + 2)[indent + 2 :]}"


def read_entries(text: str) -> list[dict[str, Any]]:
    """The entries' data alone; SheetError as of Sheet."""
    root = _compose(text)
    return [_plain(node) for node in root.value] if root else []


def _compose(text: str) -> yaml.SequenceNode | None:
    try:
        root = yaml.compose(text, yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise SheetError("sheet-not-yaml") from error
    if root is not None and (not isinstance(root, yaml.SequenceNode) or (root.flow_style and root.value)):
        raise SheetError("sheet-no-list")
    return root


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child) for child in node.value]
    return node.value
