"""The pictures for sharing: their size, their letters joined and in order, nothing over the margins."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat, features

from conftest import ROOT, render_site
from test_metadata import SHEET
from warraq.metadata import find_missing
from warraq.metadata.cards import HEIGHT, MARGIN, WIDTH, can_write, draw_card, draw_cards, load_font
from warraq.metadata.lines import fit_text
from warraq.pipeline import Walk

AMIRI = ("Amiri", 700)
GROUND = (0x23, 0x45, 0x3F)
WORDS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=30) | st.text(
    "abcdefgXYZ0123456789«»“”().،", min_size=1, max_size=40
)


def open_card(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def find_ink(card: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is not the ground."""
    box = ImageChops.difference(card, Image.new("RGB", card.size, GROUND)).getbbox()
    assert box is not None
    return box


def test_every_article_has_a_card_in_each_language(site: Path, walked: Walk) -> None:
    slugs = [entry.record.slug for entry in walked.entries]
    expected = {
        f"{code}{end}" for code in ("ar", "en") for end in (".png", *(f"/{one}.png" for one in slugs))
    }
    cards = site / "assets" / "cards"
    assert {path.relative_to(cards).as_posix() for path in cards.rglob("*.png")} == expected
    for name in expected:
        content = (cards / name).read_bytes()
        card = open_card(content)
        assert card.size == (1200, 630)
        assert len(content) < 60_000, name
        left, _top, right, _bottom = find_ink(card)
        assert MARGIN - 6 <= left < right <= WIDTH - MARGIN + 6
        near = WIDTH - right if name.startswith("ar") else left
        assert abs(near - MARGIN) <= 6, name


def test_arabic_is_shaped() -> None:
    """Joined letters are narrower than the same letters apart, which is what the basic layout draws."""
    text, font = "المقاتلين", load_font(AMIRI, 60)
    basic = ImageFont.truetype(font.path, 60, layout_engine=ImageFont.Layout.BASIC)
    joined = font.getlength(text, direction="rtl", language="ar")
    apart = sum(font.getlength(letter, direction="rtl", language="ar") for letter in text)
    assert joined < 0.8 * apart
    assert abs(basic.getlength(text) - apart) < abs(joined - apart) / 4
    assert font.layout_engine == ImageFont.Layout.RAQM


def test_a_mixed_line_reads_from_the_right() -> None:
    """The Latin word that comes first in an Arabic line stands at its right, its own letters in order."""
    font = load_font(AMIRI, 60)
    pictures = []
    for text in ("ISIS", "ISIS داعش", "داعش ISIS"):
        picture = Image.new("L", (600, 120), 0)
        ImageDraw.Draw(picture).text(
            (580, 80), text, fill=255, font=font, anchor="rs", direction="rtl", language="ar"
        )
        pictures.append(picture)
    width = round(font.getlength("ISIS"))
    first = (580 - width, 0, 600, 120)
    wanted = pictures[0].crop(first)
    nothing = Image.new("L", (600, 120), 0)
    alone, begins, ends = (
        ImageStat.Stat(ImageChops.difference(one.crop(first), wanted)).sum[0]
        for one in (nothing, *pictures[1:])
    )
    assert begins < alone / 10 < ends
    assert pictures[1].crop((0, 0, 570 - width, 120)).getbbox() is not None


@settings(max_examples=30)
@given(st.lists(WORDS, min_size=1, max_size=60), st.sampled_from(["ar", "en"]))
def test_no_title_leaves_the_card(words: list[str], language: str) -> None:
    sheet = replace(SHEET, language=language, title=" ".join(words))
    left, top, right, bottom = find_ink(open_card(draw_card(sheet, " · ".join(words))))
    slack = 20  # the tail of a lone or last ain hangs over its own width by a quarter of its size
    assert MARGIN - slack <= left
    assert right <= WIDTH - MARGIN + slack
    assert top >= 40
    assert bottom <= HEIGHT - 40


@given(st.lists(WORDS, max_size=40), st.integers(80, 1200))
def test_lines_hold_the_text_and_are_short_enough(words: list[str], width: int) -> None:
    text = " ".join(words)
    found = fit_text(text, "ar", width, ((20, 2), (10, 4)), lambda size: lambda part: len(part) * size)
    assert len(found.lines) <= {20: 2, 10: 4}[found.size]
    assert all(len(line) * found.size <= width for line in found.lines)
    shown = "".join(found.lines).replace(" ", "")
    whole = text.replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_lines_are_about_as_long_as_each_other() -> None:
    found = fit_text("كلمة " * 11, "ar", 500, ((10, 4),), lambda size: lambda part: len(part) * size)
    assert [line.count(" ") + 1 for line in found.lines] == [6, 5]


def test_a_title_that_the_fonts_lack_gets_the_card_of_its_language() -> None:
    home = replace(SHEET, kind="home", slug="", identifier="")
    cards = dict(draw_cards([home, replace(SHEET, title="中文"), replace(SHEET, slug="y")], {}))
    assert cards["assets/cards/ar/x.png"] == cards["assets/cards/ar.png"] != cards["assets/cards/ar/y.png"]
    assert can_write("عنوان Title é “x” – …\u200f\n")
    assert not can_write("Ж")


def test_the_same_sheet_gives_the_same_card() -> None:
    assert draw_card(SHEET, "خالد") == draw_card(SHEET, "خالد") != draw_card(SHEET, "سعيد")


def test_a_machine_that_cannot_shape_stops_the_build_with_one_line(tmp_path: Path) -> None:
    """The lack is feigned: Pillow is made to say that it has no raqm. The rest is the real command."""
    (tmp_path / "sitecustomize.py").write_text(
        "import PIL.features\nPIL.features.check = lambda feature: False\n", encoding="utf-8"
    )
    path = f"{tmp_path}:{ROOT / 'scripts'}"
    done = render_site(ROOT, "--quiet", "--site-dir", str(tmp_path / "site"), PYTHONPATH=path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith("apt-get install libfribidi0")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_this_machine_can_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    assert features.check("raqm"), sys.platform
    assert find_missing() is None
    monkeypatch.setattr(features, "check", lambda _feature: False)
    assert "libfribidi0" in str(find_missing())
