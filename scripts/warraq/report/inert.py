"""The words of strangers -> Markdown that shows them and does nothing, on GitHub or anywhere.

A character that could act (open a tag, a link, an image, a code span; call a person or an issue) is replaced
by its full-width twin, which reads the same. Escapes and entities would not do: GitHub decodes them before
it looks for mentions and addresses, and `.github/workflows/comment.yml`, which trusts no report, would spell
them out.
"""

import re
import unicodedata
from dataclasses import replace

from ..faults import Problem

_OPEN, _CLOSE = "\u2068", "\u2069"
"""An isolate: whatever the direction of a text, the sentence around it keeps its own."""
_LEFT_TO_RIGHT = "\u2066"

_TWINS = {sign: chr(ord(sign) + 0xFEE0) for sign in "<>&@$`*_[]|~\\#:/.-"}
_IN_PROSE = str.maketrans({sign: _TWINS[sign] for sign in "<>&@$`*[]|~\\#"})
_IN_CODE = str.maketrans({sign: _TWINS[sign] for sign in "<>&@$`[]#"})
# An address, `www.`, `GH-1`, `:smile:`.
_IN_PLACE = re.compile(r"(?<=:)/(?=/)|(?<=www)\.|(?<=GH)-(?=\d)|:(?=[\w+-]+:)", re.IGNORECASE)
# The line of a name stays: `_` between two letters or digits is no emphasis.
_UNDERLINE = re.compile(r"_(?![^\W_])|(?<![^\W_])_")
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_LONGEST = 160


def inert(text: str, most: int = _LONGEST) -> str:
    """The text in one line, at most `most` characters of it, as words of a sentence."""
    return f"{_OPEN}{_soften(_one_line(text, most))}{_CLOSE}"


def code(text: str, most: int = _LONGEST) -> str:
    """The text as a code span: an address, a path, an identifier."""
    return f"{_OPEN}`{_swap(_one_line(text, most), _IN_CODE) or '…'}`{_CLOSE}"


def number(value: str) -> str:
    """A number with its sign, which stands at its left in Arabic too."""
    return f"{_LEFT_TO_RIGHT}{value}{_CLOSE}"


def tell(problem: Problem, language: str, most: int = 400) -> str:
    """What is wrong and the way out; what the sentences themselves put in backticks is code."""
    values = tuple(
        (name, _one_line(value, _LONGEST).replace("`", _TWINS["`"])) for name, value in problem.values
    )
    words = replace(problem, values=values).say(language)
    pieces = _one_line(f"{words.what}. {words.way_out}", most).split("`")
    told = (code(piece) if odd % 2 else _soften(piece) for odd, piece in enumerate(pieces))
    return f"{_OPEN}{''.join(told)}{_CLOSE}"


def _one_line(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _soften(text: str) -> str:
    return _UNDERLINE.sub(_TWINS["_"], _swap(text, _IN_PROSE))


def _swap(text: str, twins: dict[int, str]) -> str:
    shown = "".join(sign if _is_seen(sign) else f"⟨U+{ord(sign):04X}⟩" for sign in text)
    return _IN_PLACE.sub(lambda match: _TWINS[match[0]], shown).translate(twins)


def _is_seen(sign: str) -> bool:
    if sign in _VISIBLE_FORMATS:
        return True
    return sign not in _BLANKS and (sign == " " or unicodedata.category(sign)[0] not in "CZ")
