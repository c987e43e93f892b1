"""Sheets -> pictures (PNG, 1200 x 630) for those who share a page: one an article and language, one a
language.

Pillow draws; raqm, which comes with it, shapes the Arabic and orders mixed lines, and needs the system's
FriBidi. The fonts are those of the site. Sixteen colours keep a card small; same sheet, same bytes.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

import fontpkg
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, features

from ..model import Bilingual
from .head import SIZE
from .lines import Fit, Measure, fit_text
from .sheet import Sheet

WIDTH, HEIGHT = SIZE
MARGIN = 84
_ROOM = WIDTH - 2 * MARGIN
_GROUND, _PAPER, _RULE = (0x23, 0x45, 0x3F), (0xFB, 0xF7, 0xEE), (0xE2, 0xA4, 0x6C)
_DISPLAY, _TEXT = ("Amiri", 700), ("IBM Plex Sans Arabic", 400)
_TITLES = ((78, 2), (70, 3), (62, 3), (56, 4), (50, 4), (44, 4))
_BYLINES = ((28, 1), (26, 2), (24, 2))
_LEADING = 1.42
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}
_SHADES = 8
"""Of each ink, from the ground's colour to its own: twice eight make sixteen colours, four bits a point."""

_COMPRESSION = 5
"""Nine would take four times as long to save eight bytes in a hundred."""

Font = tuple[str, int]


def find_missing() -> str | None:
    """What this machine lacks for drawing, and the way to it, in one line; None where it lacks nothing."""
    if features.check("raqm"):
        return None
    return (
        "The pictures of the pages need FriBidi, without which Arabic letters do not join. "
        "Install it with: apt-get install libfribidi0"
    )


def draw_cards(sheets: Iterable[Sheet], words: Mapping[str, Bilingual]) -> Iterator[tuple[str, bytes]]:
    """Path below the site and PNG of each card: of every article, and of every front page for all else."""
    for sheet in sheets:
        if sheet.slug or sheet.kind == "home":
            yield sheet.card, draw_card(sheet, write_byline(sheet, words))


def write_byline(sheet: Sheet, words: Mapping[str, Bilingual]) -> str:
    """Authors, publisher and date of the article, as far as they are known; of the archive, what it is."""
    if not sheet.slug:
        return sheet.site.description
    publisher = sheet.publisher.text if sheet.publisher else ""
    known = dict.fromkeys([*(name.text for name in sheet.creators), publisher, sheet.say_date(words)])
    return " · ".join(text for text in known if text)


def draw_card(sheet: Sheet, byline: str) -> bytes:
    """The card of an article, or of the archive where the sheet is none; so too where the fonts lack a letter
    of the title, which would be a row of empty boxes."""
    card = _Card(sheet.language)
    site = sheet.site
    if sheet.slug and can_write(sheet.title):
        card.write(site.name, _DISPLAY, 44, MARGIN + 18, ink=1)
        card.write_title(sheet.title, byline if can_write(byline) else "")
    else:
        card.write_title(site.name, site.description if sheet.slug else byline, ((150, 1), *_TITLES))
    return card.save()


def can_write(text: str) -> bool:
    """Whether both fonts of the cards have every letter; what is not seen needs none."""
    return all(not c.isprintable() or c.isspace() or ord(c) in _known_letters() for c in text)


@cache
def _known_letters() -> frozenset[int]:
    known = []
    for font in (_DISPLAY, _TEXT):
        with TTFont(fontpkg.path(*font), lazy=True) as opened:
            known.append(frozenset(opened.getBestCmap()))
    return known[0] & known[1]


@lru_cache(maxsize=32)
def load_font(font: Font, size: int) -> ImageFont.FreeTypeFont:
    """The font at a size in pixels, set by raqm."""
    return ImageFont.truetype(str(fontpkg.path(*font)), size, layout_engine=ImageFont.Layout.RAQM)


class _Card:
    """A card being drawn: how much of each ink lies on each point (0 to 255)."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.inks = [Image.new("L", SIZE, 0) for _ink in (_PAPER, _RULE)]

    def measure(self, font: Font, size: int) -> Measure:
        face, direction = load_font(font, size), _DIRECTIONS[self.language]
        return lambda text: face.getlength(text, direction=direction, language=self.language)

    def fit(self, text: str, font: Font, sizes: tuple[tuple[int, int], ...]) -> Fit:
        return fit_text(text, self.language, _ROOM, sizes, lambda size: self.measure(font, size))

    def write(self, text: str, font: Font, size: int, baseline: int, ink: int = 0) -> None:
        """A line at the beginning of the card: at its right in Arabic."""
        is_arabic = self.language == "ar"
        place = (WIDTH - MARGIN if is_arabic else MARGIN, baseline)
        ImageDraw.Draw(self.inks[ink]).text(
            place,
            text,
            fill=255,
            font=load_font(font, size),
            anchor="rs" if is_arabic else "ls",
            direction=_DIRECTIONS[self.language],
            language=self.language,
        )

    def write_title(self, title: str, byline: str, sizes: tuple[tuple[int, int], ...] = _TITLES) -> None:
        """The title in the middle of what is left, a short rule, and the byline at the foot."""
        below = self.fit(byline, _TEXT, _BYLINES)
        foot = HEIGHT - MARGIN - round((len(below.lines) - 1) * below.size * 1.5)
        for number, line in enumerate(below.lines):
            self.write(line, _TEXT, below.size, foot + round(number * below.size * 1.5))
        above = self.fit(title, _DISPLAY, sizes)
        leading = above.size * _LEADING
        rule = foot - 66
        middle = (MARGIN + 40 + rule) / 2
        first = middle - (len(above.lines) - 1) * leading / 2 + above.size * 0.25
        for number, line in enumerate(above.lines):
            self.write(line, _DISPLAY, above.size, round(first + number * leading))
        start = WIDTH - MARGIN - 96 if self.language == "ar" else MARGIN
        ImageDraw.Draw(self.inks[1]).rectangle((start, rule, start + 95, rule + 4), fill=255)

    def save(self) -> bytes:
        """As PNG of sixteen colours. The inks do not lie on each other."""
        paper, rule = (
            ink.point(_list_levels(first)) for ink, first in zip(self.inks, (0, _SHADES), strict=True)
        )
        rule_only = self.inks[1].point([0, *([255] * 255)])
        paper.paste(rule, mask=rule_only)
        picture = Image.frombytes("P", SIZE, paper.tobytes())
        picture.putpalette(_list_colours())
        out = io.BytesIO()
        picture.save(out, "PNG", bits=4, compress_level=_COMPRESSION)
        return out.getvalue()


def _list_levels(first: int) -> list[int]:
    """How much ink -> which colour of the palette."""
    return [first + round(ink * (_SHADES - 1) / 255) for ink in range(256)]


def _list_colours() -> list[int]:
    colours = []
    for ink in (_PAPER, _RULE):
        for shade in range(_SHADES):
            part = shade / (_SHADES - 1)
            colours += [round(a + (b - a) * part) for a, b in zip(_GROUND, ink, strict=True)]
    return colours
