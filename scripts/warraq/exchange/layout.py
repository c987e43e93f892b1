"""Values -> YAML in the layout of glossary.yml; the quotes that a text needs are libyaml's own choice."""

import re
import textwrap
from collections.abc import Mapping
from typing import Any

import yaml

from ..unseen import find_hidden

WIDTH = 112
"""Characters of a line of prose, as the glossary has them."""

_BREAK = re.compile("[\t\n\r\x1c-\x1e\x85\u2028\u2029]")


def lay_flow(value: Any) -> str:
    """A text, a truth, a number, a tuple or a mapping in one line, sound inside brackets too."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {lay_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(lay_flow(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    style = '"' if _BREAK.search(value) else None
    return _dump([value], flow=True, style=style).rstrip("\n")[1:-1]


def lay_line(text: str) -> str:
    """The text in one line behind its key, outside brackets, where fewer signs need quotes."""
    written = "\n" if _BREAK.search(text) else _dump({"k": text}, flow=False).rstrip("\n")[3:]
    return lay_flow(text) if "\n" in written else written


def _dump(value: Any, *, flow: bool, style: str | None = None) -> str:
    return str(
        yaml.dump(
            value,
            Dumper=yaml.CSafeDumper,
            default_flow_style=flow,
            default_style=style,
            allow_unicode=True,
            width=2**30,
        )
    )


def lay_prose(text: str, indent: int) -> str | None:
    """The text as a folded block (`>-`) whose lines stand at `indent`; None where folding would change it, or
    would part an isolate from its end."""
    if not text or _BREAK.search(text) or text != text.strip() or "  " in text:
        return None
    lines = _wrap(text, WIDTH - indent)
    if _hides(lines):
        return None
    return ">-" + "".join(f"\n{' ' * indent}{line}" for line in lines)


def refold(block: str, text: str) -> str | None:
    """A folded block (`>-` and its lines, as they stand in a file) that says the text, broken anew only where
    it says something else; None where the value is no such block, or cannot say the text."""
    head, *held = block.replace("\r\n", "\n").split("\n")
    indent = len(held[0]) - len(held[0].lstrip(" ")) if held else 0
    if head != ">-" or not lay_prose(text, indent):
        return None
    if any(line[:indent].strip() or line[indent : indent + 1] in {"", " "} for line in held):
        return None
    lines, words = [line[indent:].rstrip(" ").split(" ") for line in held], text.split(" ")
    front = back = 0
    while front < len(lines) and words[: len(lines[front])] == lines[front]:
        words, front = words[len(lines[front]) :], front + 1
    while front + back < len(lines) and words[-len(lines[-1 - back]) :] == lines[-1 - back]:
        words, back = words[: -len(lines[-1 - back])], back + 1
    new = _lay_between(words, lines[front:], back, max(WIDTH, *map(len, held)) - indent)
    laid = [*held[:front], *(f"{' ' * indent}{line}" for line in new)]
    return None if _hides(laid) else "\n".join([head, *laid])


def _lay_between(words: list[str], lines: list[list[str]], back: int, width: int) -> list[str]:
    """The new words and the `back` last lines, broken anew where the new words need one line more."""
    middle = len(lines) - back
    while len(new := _wrap(" ".join(words), width)) > max(middle, 1) and middle < len(lines):
        words, middle = [*words, *lines[middle]], middle + 1
    return [*new, *(" ".join(line) for line in lines[middle:])]


def _hides(lines: list[str]) -> bool:
    return any(character for line in lines for character in find_hidden(line))


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def lay_keys(entry: Mapping[str, Any], indent: int, *, is_prose: bool = False) -> str:
    """The keys as lines at `indent`, without the last line's end; the texts of `definition` are prose."""
    lines = []
    for key, value in entry.items():
        if isinstance(value, dict):
            written = "\n" + lay_keys(value, indent + 2, is_prose=key == "definition")
        elif isinstance(value, tuple) and any(isinstance(item, dict) for item in value):
            written = "".join(f"\n{' ' * (indent + 2)}- {lay_flow(item)}" for item in value)
        else:
            prose = lay_prose(value, indent + 2) if is_prose and isinstance(value, str) else None
            written = f" {prose or lay_flow(value)}"
        lines.append(f"{' ' * indent}{key}:{written}")
    return "\n".join(lines)
