"""Markdown of one line -> the text that a reader sees, and the markup around it.

The other way of the room render (weave), and of what an editor may write between: a character that Markdown
would show as it stands is text here too.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<escape>\\[\\`*_{}\[\]()>\#+.!-])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<mark><!--.*?-->|</?[A-Za-z][^<>]*>|\{:[^{}]*\})
    | (?P<close>\]\((?:<[^<>]*>|[^\s()<>]*)(?:[ ]+"[^"]*")?\)(?:\{:[^{}]*\})?)
    | (?P<open>!?\[)
    | (?P<run>\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|`+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Inline:
    """What the line reads as, and its marks in order: tags, attributes, emphasis, the ends of links."""

    text: str
    marks: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The text as it is compared: spaces are no difference."""
        return " ".join(self.text.split())


def read_inline(md: str) -> Inline:
    """The line's text and markup. A bracket that opens no link and an asterisk without a partner are text."""
    tokens = list(_split(md))
    marks = {at for at, (kind, _) in enumerate(tokens) if kind == "mark"} | _find_pairs(tokens)
    text = "".join(_read(*token) for at, token in enumerate(tokens) if at not in marks)
    said = tuple(tokens[at][1] for at in sorted(marks) if tokens[at][0] != "open")
    return Inline(text, said)


def _split(md: str) -> Iterator[tuple[str, str]]:
    at = 0
    for found in _TOKEN.finditer(md):
        yield "text", md[at : found.start()]
        yield str(found.lastgroup), found[0]
        at = found.end()
    yield "text", md[at:]


def _find_pairs(tokens: list[tuple[str, str]]) -> set[int]:
    """The tokens that open and close links and emphasis."""
    pairs: set[int] = set()
    brackets: list[int] = []
    runs: dict[str, int] = {}
    for at, (kind, token) in enumerate(tokens):
        if kind == "open":
            brackets.append(at)
        elif kind == "close" and brackets:
            pairs |= {at, brackets.pop()}
        elif kind == "run" and token in runs:
            pairs |= {at, runs.pop(token)}
        elif kind == "run":
            runs[token] = at
    return pairs


def _read(kind: str, token: str) -> str:
    if kind == "escape":
        return token[1:]
    return html.unescape(token) if kind == "entity" else token
