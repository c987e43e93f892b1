"""The text of glossary.yml + changes -> the text, in which not one other character is different.

The file is not written anew: libyaml tells where each value stands, and the new words are put there. So
comments, order, quotes, folds, line ends and spaces stay as the editors left them, whatever they look like.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import yaml

from .layout import lay_flow, lay_keys, lay_prose

_ALONE = re.compile(r"(?:\A|\n\r?\n) *\Z")
"""What stands before a dash that has no comment above it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry of the file: the offsets of its dash and behind its last character, its line, and its data
    (texts, lists of texts, and dictionaries of them)."""

    node: yaml.MappingNode
    start: int
    end: int
    line: int
    data: dict[str, Any]


class Sheet:
    """A glossary file that is being changed: `change` and `add` say what is wanted, `write` gives the text.

    ValueError: the text is no list of entries, each after a dash.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[tuple[int, int, str]] = []
        root = _compose(text)
        self._hollow = root.start_mark.index if root and root.flow_style else None
        self.slots = tuple(self._read_slot(node) for node in root.value) if root else ()

    def _read_slot(self, node: yaml.Node) -> Slot:
        data, line = _plain(node), node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode) or not isinstance(data, dict) or not data:
            raise ValueError(f"line {line} is no entry with keys")
        dash = self._text.rindex("-", 0, node.start_mark.index)
        return Slot(node, dash, self._find_end(node), line, data)

    def _find_end(self, node: yaml.Node) -> int:
        """Behind the last character of the node; libyaml counts the blank lines after a block as its own."""
        if isinstance(node, yaml.ScalarNode):
            start = int(node.start_mark.index)
            return start + len(self._text[start : node.end_mark.index].rstrip())
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._find_end(last[1] if isinstance(last, tuple) else last)

    def _end_of_line(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found - (self._text[found - 1] == "\r")

    def _put(self, start: int, end: int, text: str) -> None:
        self._edits.append((start, end, text))

    # ------------------------------------------------------------ inside an entry

    def change(self, slot: Slot, wanted: Mapping[str, Any]) -> None:
        """Texts and truths take the place of what stands there, the items of tuples are added to the lists,
        and keys that are not there are added."""
        self._change(slot.node, wanted)

    def _change(self, node: yaml.MappingNode, wanted: Mapping[str, Any], *, is_prose: bool = False) -> None:
        held = {key.value: value for key, value in node.value}
        for key, value in wanted.items():
            child = held.get(key)
            if isinstance(child, yaml.MappingNode) and isinstance(value, dict):
                self._change(child, value, is_prose=key == "definition")
            elif isinstance(child, yaml.SequenceNode) and isinstance(value, tuple):
                self._append(child, value)
            elif child is not None:
                may_fold = is_prose and not node.flow_style
                self._replace(child, value, node.start_mark.column + 2 if may_fold else 0)
        if missing := {key: value for key, value in wanted.items() if key not in held}:
            self._insert(node, missing, is_prose)

    def _replace(self, node: yaml.Node, value: Any, indent: int) -> None:
        start, end = node.start_mark.index, self._find_end(node)
        # A comment behind the value would become a part of a folded block.
        may_fold = indent and not self._text[end : self._end_of_line(end)].strip()
        prose = lay_prose(value, indent) if may_fold and isinstance(value, str) else None
        space = " " if self._text[start - 1] == ":" else ""
        self._put(start, end, space + (prose or lay_flow(value)))

    def _append(self, node: yaml.SequenceNode, items: Sequence[str]) -> None:
        if node.flow_style:
            self._put_in_flow(node, [lay_flow(item) for item in items])
        else:
            at, indent = self._end_of_line(self._find_end(node)), " " * node.start_mark.column
            self._put(at, at, "".join(f"\n{indent}- {lay_flow(item)}" for item in items))

    def _insert(self, node: yaml.MappingNode, wanted: Mapping[str, Any], is_prose: bool) -> None:
        if node.flow_style:
            self._put_in_flow(node, [f"{key}: {lay_flow(value)}" for key, value in wanted.items()])
        else:
            at = self._end_of_line(self._find_end(node))
            self._put(at, at, "\n" + lay_keys(wanted, node.start_mark.column, is_prose=is_prose))

    def _put_in_flow(self, node: yaml.CollectionNode, written: Sequence[str]) -> None:
        if not node.value:
            at = node.start_mark.index + 1
            self._put(at, at, ", ".join(written))
            return
        last = node.value[-1]
        at = self._find_end(last[1] if isinstance(last, tuple) else last)
        self._put(at, at, "".join(f", {item}" for item in written))

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

    def write(self) -> str:
        """The text with all that was wanted, and with the line ends of the file."""
        newline, pieces, at = "\r\n" if "\r\n" in self._text else "\n", [], 0
        for start, end, text in sorted(self._edits, key=lambda edit: edit[0]):
            pieces += [self._text[at:start], text.replace("\n", newline)]
            at = end
        return "".join((*pieces, self._text[at:]))


def read_entries(text: str) -> list[dict[str, Any]]:
    """The entries' data alone; ValueError as of Sheet."""
    root = _compose(text)
    return [_plain(node) for node in root.value] if root else []


def _compose(text: str) -> yaml.SequenceNode | None:
    try:
        root = yaml.compose(text, yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise ValueError("it cannot be read as YAML") from error
    if root is not None and (not isinstance(root, yaml.SequenceNode) or (root.flow_style and root.value)):
        raise ValueError("it is no list with a dash before each entry")
    return root


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child) for child in node.value]
    return node.value
