"""A YAML text + what is wanted of its mappings -> the text, in which not one other character is different.

The file is not written anew: libyaml tells where each value stands, and the new words are put there. So
comments, order, quotes, folds, line ends and spaces stay as the editors left them, whatever they look like.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from .layout import lay_flow, lay_keys, lay_line, lay_prose, refold


class Patch:
    """A YAML file that is being changed: `mend` says what is wanted of a mapping, `write` gives the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: list[tuple[int, int, str]] = []

    def write(self) -> str:
        """The text with all that was wanted, and with the line ends of the file."""
        newline, pieces, at = "\r\n" if "\r\n" in self._text else "\n", [], 0
        for start, end, text in sorted(self._edits, key=lambda edit: edit[0]):
            pieces += [self._text[at:start], text.replace("\n", newline)]
            at = end
        return "".join((*pieces, self._text[at:]))

    def _put(self, start: int, end: int, text: str) -> None:
        self._edits.append((start, end, text))

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

    # ------------------------------------------------------------ what is wanted

    def mend(self, node: yaml.MappingNode, wanted: Mapping[Any, Any], *, is_prose: bool = False) -> None:
        """Texts and truths take the place of what stands there, the items of tuples are added to the lists,
        and keys that are not there are added. Of a list, {index: {…}} mends that item, and {index: None}
        takes it out (nothing may then be added to the same list)."""
        held = {key.value: value for key, value in node.value}
        for key, value in wanted.items():
            child = held.get(key)
            if isinstance(child, yaml.MappingNode) and isinstance(value, dict):
                self.mend(child, value, is_prose=key == "definition")
            elif isinstance(child, yaml.SequenceNode) and isinstance(value, dict):
                self._mend_items(child, value)
            elif isinstance(child, yaml.SequenceNode) and isinstance(value, tuple):
                self._append(child, value, 0 if node.flow_style else node.start_mark.column + 2)
            elif child is not None:
                indent = node.start_mark.column + 2 if is_prose else 0
                self._replace(child, value, indent, in_flow=bool(node.flow_style))
        if missing := {key: value for key, value in wanted.items() if key not in held}:
            self._insert(node, missing, is_prose)

    def _replace(self, node: yaml.Node, value: Any, indent: int, *, in_flow: bool) -> None:
        start, end = node.start_mark.index, self._find_end(node)
        space = " " if self._text[start - 1] == ":" else ""
        written = (None if in_flow else self._lay_anew(node, value, indent)) or lay_flow(value)
        self._put(start, end, space + written)

    def _lay_anew(self, node: yaml.Node, value: Any, indent: int) -> str | None:
        """The value in the style of what stands there, or with `indent` as prose; None where it cannot be."""
        start, end = node.start_mark.index, self._find_end(node)
        if not isinstance(value, str) or not isinstance(node, yaml.ScalarNode):
            return None
        if folded := refold(self._text[start:end], value):
            return folded
        # A comment behind the value would become a part of a folded block.
        if indent and not self._text[end : self._end_of_line(end)].strip():
            return lay_prose(value, indent)
        return None if indent or node.style else lay_line(value)

    def _insert(self, node: yaml.MappingNode, wanted: Mapping[str, Any], is_prose: bool) -> None:
        if node.flow_style:
            self._put_in_flow(node, [f"{key}: {lay_flow(value)}" for key, value in wanted.items()])
        else:
            at = self._end_of_line(self._find_end(node))
            self._put(at, at, "\n" + lay_keys(wanted, node.start_mark.column, is_prose=is_prose))

    # ------------------------------------------------------------ lists

    def _append(self, node: yaml.SequenceNode, items: Sequence[Any], indent: int) -> None:
        if not node.value and indent and isinstance(items[0], dict):  # `[]`, and each item wants its own line
            start = len(self._text[: node.start_mark.index].rstrip(" "))
            self._put(start, node.end_mark.index, _lay_items(items, indent))
        elif node.flow_style:
            self._put_in_flow(node, [lay_flow(item) for item in items])
        else:
            at = self._end_of_line(self._find_end(node))
            self._put(at, at, _lay_items(items, node.start_mark.column))

    def _put_in_flow(self, node: yaml.CollectionNode, written: Sequence[str]) -> None:
        if not node.value:
            at = node.start_mark.index + 1
            self._put(at, at, ", ".join(written))
            return
        last = node.value[-1]
        at = self._find_end(last[1] if isinstance(last, tuple) else last)
        self._put(at, at, "".join(f", {item}" for item in written))

    def _mend_items(self, node: yaml.SequenceNode, wanted: Mapping[int, Any]) -> None:
        for index, value in wanted.items():
            if value is not None:
                self.mend(node.value[index], value)
        kept = [item for index, item in enumerate(node.value) if wanted.get(index, ()) is not None]
        if len(kept) == len(node.value):
            return
        if node.flow_style:
            start, end = node.start_mark.index + 1, node.end_mark.index - 1
            self._put(start, end, ", ".join(self._cut(item) for item in kept))
        elif not kept:
            before = self._text[: node.start_mark.index].rstrip()
            # Behind its key, where no comment stands between the two.
            start = len(before) if before.endswith(":") else node.start_mark.index
            self._put(start, self._find_end(node), " []" if before.endswith(":") else "[]")
        else:
            for item in node.value:
                if item not in kept:
                    self._take_out(item)

    def _cut(self, node: yaml.Node) -> str:
        return self._text[node.start_mark.index : self._find_end(node)]

    def _take_out(self, item: yaml.Node) -> None:
        """The lines of the item, from its dash on."""
        dash = self._text.rindex("-", 0, item.start_mark.index)
        start = self._text.rfind("\n", 0, dash) + 1
        end = self._text.find("\n", self._find_end(item)) + 1
        self._put(start, end or len(self._text), "")


def _lay_items(items: Sequence[Any], indent: int) -> str:
    return "".join(f"\n{' ' * indent}- {lay_flow(item)}" for item in items)
