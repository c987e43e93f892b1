"""Fonts of the Python registry -> WOFF2 files with only the letters that readers can meet.

Both families are under the SIL Open Font License. A face of the site comes in two parts, Arabic and Latin,
each with the digits and marks that stand between words, so that a page fetches the scripts it shows
(fonts.css). The base sets cover what the theme says; the collection's own characters are added. Same
characters, same bytes.
"""

import io
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = {
    "amiri-400": ("Amiri", 400),
    "amiri-700": ("Amiri", 700),
    "plex-arabic-400": ("IBM Plex Sans Arabic", 400),
    "plex-arabic-600": ("IBM Plex Sans Arabic", 600),
}
_RANGES = ((0x20, 0x7F), (0xA0, 0x180), (0x600, 0x700), (0x2010, 0x2028), (0x2030, 0x203B), (0x2190, 0x2194))
BASE = frozenset(chr(code) for first, end in _RANGES for code in range(first, end))
"""What a book may need besides its own letters: it is read where no other font may be at hand."""
_LETTERS = ((0x621, 0x63B), (0x640, 0x653), (0x660, 0x66D), (0x670, 0x672))
ARABIC = frozenset("،؛؟").union(chr(code) for first, end in _LETTERS for code in range(first, end))
LATIN = frozenset(chr(code) for code in range(0x21, 0x7F) if chr(code).isalpha())
COMMON = frozenset(chr(code) for code in range(0x20, 0x7F)) - LATIN | frozenset(
    "\xa0§©«»°·\u00d7\u2013—\u2018\u2019“”•…\u2039\u203a←↑→↓"
)


def cut_fonts(docs: Path) -> dict[str, bytes]:
    """Each font whole, as a book needs it: a WOFF2 file (`amiri-400.woff2`) with the letters of the pages."""
    letters = _read_letters(docs) - BASE
    return {f"{name}.woff2": cut_font(name, letters) for name in FONTS}


def cut_parts(docs: Path) -> dict[str, bytes]:
    """Each font in the parts that the site's pages fetch: `amiri-400-ar.woff2`, `amiri-400-la.woff2`."""
    letters = _read_letters(docs)
    arabic = frozenset(c for c in letters if unicodedata.name(c, "").startswith("ARABIC "))
    parts = {"ar": ARABIC | COMMON | arabic, "la": LATIN | COMMON | (letters - arabic)}
    return {
        f"{name}-{part}.woff2": _cut(name, frozenset(kept), lean=True)
        for name in FONTS
        for part, kept in parts.items()
    }


def cut_font(name: str, extra: frozenset[str]) -> bytes:
    """The font as WOFF2 with the base set and the extra characters."""
    return _cut(name, BASE | extra)


def _read_letters(docs: Path) -> frozenset[str]:
    return frozenset("".join(path.read_text("utf-8") for path in sorted(docs.rglob("*.md"))))


@cache
def _cut(name: str, kept: frozenset[str], lean: bool = False) -> bytes:
    """The characters `kept`; `lean` is for screens: unhinted, without alternates that no page asks for."""
    family, weight = FONTS[name]
    options = Options()
    options.flavor = "woff2"
    options.hinting = not lean
    if not lean:
        options.layout_features = ["*"]
    options.drop_tables += ["meta"]
    font = TTFont(fontpkg.path(family, weight), recalcTimestamp=False)
    return _save(font, options, kept)


def _save(font: TTFont, options: Options, kept: Iterable[str]) -> bytes:
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in kept])
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
