"""Glossary entries for tests, in one line each."""

from typing import Any

from warraq.model import ArabicForms, EnglishForms, Term


def make_term(id_: str, ar: str, en: str = "", **more: Any) -> Term:
    variants = tuple(more.pop("variants", ()))
    english = EnglishForms(en or id_, more.pop("en_variants", ()), more.pop("abbreviations", ()))
    return Term(id=id_, ar=ArabicForms(ar, variants), en=english, **more)
