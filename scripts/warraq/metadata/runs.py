"""HTML of one language -> the same with the words of the other script in elements that say their language."""

import re

from ..arabic import OTHER_RUNS

_MARKUP = re.compile(r"(<[^>]*>|&[#\w]+;)")


def mark_runs(markup: str, language: str) -> str:
    """The marked HTML; tags and entities stay as they are."""
    pattern, opening = OTHER_RUNS[language]
    pieces = _MARKUP.split(markup)
    return "".join(
        piece if at % 2 else pattern.sub(lambda run: f"{opening}{run[0]}</span>", piece)
        for at, piece in enumerate(pieces)
    )
