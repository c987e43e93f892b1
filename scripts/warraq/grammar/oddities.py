"""The forms of a glossary entry that cannot name anything, each as a rule of the faults and its values."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from ..arabic import fold
from ..model import Term

_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_WORD_CHARACTER = re.compile(r"[^\W_]")
_PATTERN_SIGN = re.compile(r"[|*\[\]{}\\^$]")
_SCRIPTS = {"ar": _ARABIC, "en": _LATIN}


Oddity: TypeAlias = tuple[str, dict[str, str]]
"""The name of a rule, and what its sentences name."""


def find_odd_forms(term: Term) -> Iterator[Oddity]:
    """Every oddity of the entry. An empty headword is not told here: it is a missing key."""
    sides = (
        ("ar", (term.ar.term, *term.ar.variants)),
        ("en", (term.en.term, *term.en.variants, *term.en.abbreviations)),
    )
    for language, forms in sides:
        for at, form in enumerate(forms):
            told = _tell_oddity(form, language)
            if told and (at or form.strip()):
                yield told[0], {"id": term.id, "form": form, "language": language, **told[1]}
            elif not told and form in forms[:at]:
                yield "form-twice", {"id": term.id, "form": form, "language": language}


def _tell_oddity(form: str, language: str) -> Oddity | None:
    letters = _WORD_CHARACTER.findall(fold(form))
    if not form.strip():
        return "empty-form", {}
    if not letters:
        return "form-of-signs", {}
    if sign := _PATTERN_SIGN.search(form):
        return "form-with-sign", {"sign": sign[0]}
    if len(letters) == 1:
        return "form-of-one-letter", {}
    if not _SCRIPTS[language].search(form) and any(script.search(form) for script in _SCRIPTS.values()):
        return {"ar": "form-not-arabic", "en": "form-not-english"}[language], {}
    return None
