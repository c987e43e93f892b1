"""The forms of a glossary entry that cannot name anything, each with what is wrong and the way out."""

import re
from collections.abc import Iterator

from ..arabic import fold
from ..model import Term

_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_PATTERN_SIGN = re.compile(r"[|*\[\]{}\\^$]")
_LANGUAGES = {"ar": ("Arabic", _ARABIC, "en"), "en": ("English", _LATIN, "ar")}


def find_odd_forms(term: Term) -> Iterator[tuple[str, str]]:
    """(what is wrong, way out). An empty headword is not told here: it is a missing key."""
    sides = (
        ("ar", (term.ar.term, *term.ar.variants)),
        ("en", (term.en.term, *term.en.variants, *term.en.abbreviations)),
    )
    for language, forms in sides:
        for at, form in enumerate(forms):
            told = _tell_oddity(form, language)
            if told and (at or form.strip()):
                yield f"`{term.id}`: {told[0]}", told[1]
            elif not told and form in forms[:at]:
                yield f"`{term.id}`: “{form}” stands twice under `{language}`", "Keep one of them"


def _tell_oddity(form: str, language: str) -> tuple[str, str] | None:
    letters = _WORD_CHARACTER.findall(fold(form))
    name, script, other = _LANGUAGES[language]
    if not form.strip():
        return f"an empty form under `{language}`", "Write it, or take it out"
    if not letters:
        return f"“{form}” under `{language}` has no letters", "Write the words, or take it out"
    if sign := _PATTERN_SIGN.search(form):
        return f"“{form}” has the sign `{sign[0]}`", "Forms are plain words, no patterns; list each by itself"
    if len(letters) == 1:
        return f"“{form}” is a single letter, which is met everywhere", "Write the word out, or take it out"
    if not script.search(form) and any(each[1].search(form) for each in _LANGUAGES.values()):
        return f"“{form}” stands under `{language}` and is not {name}", f"Move it to `{other}`"
    return None
