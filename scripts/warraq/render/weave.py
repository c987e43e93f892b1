"""Text with annotations beside it -> Markdown in which the text reads as those very characters.

Nothing of a text is ever markup: whatever could be is escaped so that Python-Markdown and
CommonMark both give the character back. Annotations are spans of offsets; they may nest and never
cross. Runs of the other script get their own language and direction.
"""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..address import is_address
from ..arabic import OTHER_RUNS

_ALWAYS = re.compile(r"[\\`*_{}\[\]]")
_AT_START = re.compile(r"(?:[#>+=:~-]|\d+[.)]|\w[.)])")


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` is wrapped: `wrap` gets the inner Markdown; `shown` replaces the text."""

    start: int
    end: int
    wrap: Callable[[str], str]
    shown: str | None = None

    def moved(self, by: int) -> "Span":
        """The same span of a text that opens `by` characters earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


def weave(text: str, spans: Iterable[Span] = (), language: str = "ar", *, block: bool = False) -> str:
    """Markdown of one line of text in `language`, with the spans woven in.

    `block` says that the text opens a block, where a number with a point or a dash would be a list.
    """
    pieces: list[str] = []
    at = 0
    for span, inner in _nest(spans):
        pieces.append(_escape_runs(text[at : span.start], language, block and at == 0))
        if span.shown is not None:
            content = _escape_runs(span.shown, language, False)
        else:
            moved = [each.moved(-span.start) for each in inner]
            content = weave(text[span.start : span.end], moved, language)
        pieces.append(span.wrap(content))
        at = span.end
    pieces.append(_escape_runs(text[at:], language, block and at == 0))
    return "".join(pieces)


def _nest(spans: Iterable[Span]) -> list[tuple[Span, list[Span]]]:
    """The outer spans in order, each with those inside it.

    Of two that cross, the one that replaces the text stands, else the first.
    """
    nested: list[tuple[Span, list[Span]]] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not nested or span.start >= nested[-1][0].end:
            nested.append((span, []))
        elif span.end <= nested[-1][0].end:
            nested[-1][1].append(span)
        elif span.shown is not None and nested[-1][0].shown is None:
            nested[-1] = (span, [])
    return nested


def _escape_runs(text: str, language: str, block: bool) -> str:
    pattern, opening = OTHER_RUNS[language]
    pieces: list[str] = []
    at = 0
    for run in pattern.finditer(text):
        pieces += [escape(text[at : run.start()], block=block and at == 0), opening]
        pieces += [escape(run[0]), "</span>"]
        at = run.end()
    return "".join([*pieces, escape(text[at:], block=block and at == 0)])


def escape(text: str, *, block: bool = False) -> str:
    """Markdown that reads as the text; with `block`, also at the start of a block."""
    start = _AT_START.match(text) if block else None
    head, text = (start[0], text[start.end() :]) if start else ("", text)
    escaped = _ALWAYS.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return _escape_head(head) + escaped.replace("|", "&#124;").replace("\t", "&#9;").replace("\n", " ")


def _escape_head(head: str) -> str:
    return f"{head[:-1]}&#{ord(head[-1])};" if head else ""


def escape_attribute(text: str) -> str:
    """The text as the value of an HTML attribute or a link's title, between double quotes."""
    return html.escape(" ".join(text.split()), quote=True).replace("\\", "&#92;").replace("`", "&#96;")


def link_address(address: str) -> str:
    """A link that shows its own address; what is no plain http(s) address stays text."""
    if not is_address(address):
        return weave(address, language="en")
    target = escape_attribute(address).replace("(", "%28").replace(")", "%29")
    return f'[{escape(address)}](<{target}>){{: lang="en" dir="ltr" .address }}'
