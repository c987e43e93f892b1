"""Sheet -> what stands around the page on paper, as strings of CSS that print.css puts into the margins."""

from collections.abc import Mapping

from ..model import Bilingual
from .sheet import Sheet


def write_margins(sheet: Sheet, words: Mapping[str, Bilingual]) -> dict[str, str]:
    """`head`: the title; `foot`: where the text of an article comes from, and the address of the page."""
    lines = [sheet.address if sheet.site.url else ""]
    if sheet.identifier:
        publisher = sheet.publisher.text if sheet.publisher else ""
        known = sheet.source or publisher or words["unknown"].in_language(sheet.language)
        # Isolated: each part reads in its own direction.
        lines.insert(0, f"{words['source'].in_language(sheet.language)}: \u2068{known}\u2069")
    return {"head": write_css_string(sheet.title), "foot": write_css_string("\n".join(lines))}


def write_css_string(text: str) -> str:
    """A string of CSS; what is no letter, digit or space is escaped (CSS Syntax 3), so it stays text."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text) + '"'
