"""Fonts of the Python registry -> WOFF2 files with only the letters that readers can meet.

Both families are under the SIL Open Font License. The base set covers what readers type and what
the theme says; the collection's own characters are added. Same characters, same bytes.
"""

import io
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


def cut_fonts(docs: Path) -> dict[str, bytes]:
    """Each font as a WOFF2 file (`amiri-400.woff2`) with the letters of the pages."""
    letters = frozenset("".join(path.read_text("utf-8") for path in sorted(docs.rglob("*.md")))) - BASE
    return {f"{name}.woff2": cut_font(name, letters) for name in FONTS}


@cache
def cut_font(name: str, extra: frozenset[str]) -> bytes:
    """The font as WOFF2 with the base set and the extra characters."""
    family, weight = FONTS[name]
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.drop_tables += ["meta"]
    font = TTFont(fontpkg.path(family, weight), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in BASE | extra])
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
