"""What a written form says about its word: article, pronoun, number, construct."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Form:
    """What a spelling says about the word."""

    article: Literal["may", "never", "must"] = "may"
    is_owned: bool = False
    """It ends in a pronoun: `خلافتهم`."""
    is_changed: bool = False
    """It has another number or gender than the headword."""
    is_construct: bool = False
    """It needs a noun after it: `مقاتلو`, `مقاتلي`."""
    is_guessed: bool = False
    """It may as well be another word, so only the article of what follows proves the construct."""
    is_first: bool = False
    """It is such a form only as the first word of a term of several."""
    is_exact: bool = False
    """It is the headword's own spelling."""


EXACT = Form(is_exact=True)
SAME = Form()
BARE = Form(article="never")
DEFINITE = Form(article="must")
OWNED = Form(article="never", is_owned=True)
CONSTRUCT = Form(article="never", is_construct=True)
CHANGED = Form(is_changed=True)
CHANGED_BARE = Form(article="never", is_changed=True)
CHANGED_OWNED = Form(article="never", is_owned=True, is_changed=True)
CHANGED_CONSTRUCT = Form(article="never", is_changed=True, is_construct=True)
GUESSED_CONSTRUCT = Form(article="never", is_changed=True, is_construct=True, is_guessed=True)
FIRST_CONSTRUCT = Form(article="never", is_changed=True, is_construct=True, is_first=True)
