"""Values -> YAML in the layout of glossary.yml; the quotes that a text needs are libyaml's own choice."""

import re
import textwrap
from collections.abc import Mapping
from typing import Any

import yaml

WIDTH = 112
"""Characters of a line of prose, as the glossary has them."""

_BREAK = re.compile("[\t\n\r\x1c-\x1e\x85\u2028\u2029]")


def lay_flow(value: Any) -> str:
    """A text, a truth, a tuple or a mapping in one line, sound inside brackets too."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {lay_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(lay_flow(item) for item in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    style = '"' if _BREAK.search(value) else None
    written = yaml.dump(
        [value],
        Dumper=yaml.CSafeDumper,
        default_flow_style=True,
        default_style=style,
        allow_unicode=True,
        width=2**30,
    )
    return str(written).rstrip("\n")[1:-1]


def lay_prose(text: str, indent: int) -> str | None:
    """The text as a folded block (`>-`) whose lines stand at `indent`; None where folding would change it."""
    if not text or _BREAK.search(text) or text != text.strip() or "  " in text:
        return None
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return ">-" + "".join(f"\n{' ' * indent}{line}" for line in lines)


def lay_keys(entry: Mapping[str, Any], indent: int, *, is_prose: bool = False) -> str:
    """The keys as lines at `indent`, without the last line's end; the texts of `definition` are prose."""
    lines = []
    for key, value in entry.items():
        if isinstance(value, dict):
            written = "\n" + lay_keys(value, indent + 2, is_prose=key == "definition")
        else:
            prose = lay_prose(value, indent + 2) if is_prose and isinstance(value, str) else None
            written = f" {prose or lay_flow(value)}"
        lines.append(f"{' ' * indent}{key}:{written}")
    return "\n".join(lines)
