"""The written forms of one Arabic word: a headword word in, folded spelling -> Form out.

Controlled inflection: a word takes only the endings that its own ending allows (a word in teh marbuta, a
nisba, a sound plural, ...). Endings that make another word of it are left out: `إرهاب` is never `إرهابي`.
"""

from collections.abc import Iterator

from ..arabic import TEH_MARBUTA, fold, strip_marks
from .forms import (
    BARE,
    CHANGED,
    CHANGED_BARE,
    CHANGED_CONSTRUCT,
    CHANGED_OWNED,
    CONSTRUCT,
    DEFINITE,
    EXACT,
    FIRST_CONSTRUCT,
    GUESSED_CONSTRUCT,
    OWNED,
    SAME,
    Form,
)

Forms = Iterator[tuple[str, Form]]

ALEF, WAW, YEH, HEH, HAMZA, MEEM = "\u0627", "\u0648", "\u064a", "\u0647", "\u0621", "\u0645"
PRONOUNS = (HEH, HEH + ALEF, "هما", "هم", "هن", "نا", "كم")
"""Not the first person: in articles a final yeh is a nisba (`أمني` is `security`, not `my security`)."""

_CASES = (("ابو", "ابا", "ابي"), ("بنو", "بني"))
_SONS = ("بن", "ابن")  # the alef is often written between two names too
_HAMZA_SEATS = (("ؤو", "ئو"), ("ئو", "ؤو"))  # both spellings of `مسؤول` are in use


def spell_forms(word: str, *, is_alone: bool, may_change: bool, is_name: bool) -> dict[str, Form]:
    """Every folded spelling of a headword word without its article; the plainest reading of each.

    `is_alone`: it is the whole term, so forms that only agreement can explain are left out.
    `may_change`: plural, dual and gender. `is_name`: clitics only, with case and sloppy spelling.
    """
    forms: dict[str, Form] = {}
    word = strip_marks(word)
    for spelling in (word, *(word.replace(old, new) for old, new in _HAMZA_SEATS if old in word)):
        for text, form in _inflect(spelling, is_alone=is_alone, is_name=is_name):
            if may_change or not form.is_changed:
                forms.setdefault(text, form)
    return forms


def _inflect(word: str, *, is_alone: bool, is_name: bool) -> Forms:
    stem = fold(word)
    yield stem, EXACT
    if stem.isdigit():
        return
    yield from _vary_case(stem)
    yield from _vary_spelling(word, stem, is_alone=is_alone)
    if is_name or len(stem) < 3:
        if not is_name and not is_alone:
            yield from _own(stem)
        return
    yield from _inflect_by_ending(word, stem, is_alone=is_alone)


def _inflect_by_ending(word: str, stem: str, *, is_alone: bool) -> Forms:
    """The class of a noun is read off its end, as it was spelt before folding."""
    if stem.endswith(TEH_MARBUTA):
        yield from _inflect_teh_marbuta(stem)
        if stem.endswith("ية") and not is_alone:  # `تحديات أمنية`, `تحدياً أمنياً`
            yield stem[:-1], CHANGED
            yield stem[:-1] + ALEF, CHANGED_BARE
    elif word.endswith("\u0649"):  # alef maqsura
        yield from _inflect_alef_maqsura(stem)
    elif is_sound_plural(stem):
        yield from _inflect_sound_plural(stem, is_alone=is_alone)
    elif stem.endswith(HAMZA):
        yield from _inflect_hamza(stem)
    elif stem.endswith(YEH):
        yield from _inflect_nisba(stem, is_alone=is_alone)
    elif stem.endswith(WAW):
        yield from _inflect_waw(stem)
    elif stem.endswith((ALEF, "ات")):
        yield from _own(stem)
        if stem.endswith("ات") and not is_alone:
            yield from _singular_of_feminine_plural(stem)
    else:
        yield from _inflect_plain(stem, is_alone=is_alone)


def _vary_case(stem: str) -> Forms:
    for cases in _CASES:
        for case in cases:
            if stem.startswith(case) and (stem == case or len(stem) > 5):
                yield from ((other + stem[len(case) :], SAME) for other in cases)
    if is_sound_plural(stem):
        yield stem[:-2] + "ون", SAME
        yield stem[:-2] + "ين", SAME


def _vary_spelling(word: str, stem: str, *, is_alone: bool) -> Forms:
    """Heh for teh marbuta, where it cannot be `his`: with the article, after a nisba, in a phrase."""
    if stem.endswith(TEH_MARBUTA):
        is_safe = not is_alone or stem.endswith("ية")
        yield stem[:-1] + HEH, SAME if is_safe else DEFINITE
    if stem in _SONS and not is_alone:
        yield from ((other, SAME) for other in _SONS)
    if word.endswith("\u0626"):  # `لاجئ` is also written `لاجيء`
        yield stem + HAMZA, SAME


def is_sound_plural(stem: str) -> bool:
    """`مقاتلون`, but not `قانون` or `تمكين`: four letters at least stand before the ending."""
    return stem.endswith(("ون", "ين")) and len(stem) >= 6


def is_agent(stem: str) -> bool:
    """Whether the word has the shape of a participle (`مقاتل`, `باحث`), so that its plural is sound."""
    return (stem.startswith(MEEM) and len(stem) >= 4) or _is_faail(stem)


def _is_faail(stem: str) -> bool:
    return len(stem) == 4 and stem[1] == ALEF


def _is_mufaail(stem: str) -> bool:
    """`مقاتل`, `مهاجر`: no nisba is made of them, so `مقاتلي` is their plural."""
    return len(stem) == 5 and stem[0] == MEEM and stem[2] == ALEF


def _own(stem: str, form: Form = OWNED) -> Forms:
    return ((stem + pronoun, form) for pronoun in PRONOUNS)


def _inflect_teh_marbuta(stem: str) -> Forms:
    base = stem[:-1]
    yield from _own(base + "\u062a")  # the teh opens before a pronoun
    plurals = [base + "ات"]
    if base.endswith(ALEF):  # `قناة`, `فتاة`
        plurals = [base[:-1] + "وات", base[:-1] + "يات"]
    for plural in plurals:
        yield plural, CHANGED
        yield from _own(plural, CHANGED_OWNED)
    yield base + "تان", CHANGED
    yield base + "تين", CHANGED
    yield base + "تا", GUESSED_CONSTRUCT
    yield base + "تي", GUESSED_CONSTRUCT


def _inflect_alef_maqsura(stem: str) -> Forms:
    yield from _own(stem[:-1] + ALEF)
    yield from _own(stem)
    for ending in ("ات", "ان", "ين"):
        yield stem + ending, CHANGED
    yield from _own(stem + "ات", CHANGED_OWNED)


def _singular_of_feminine_plural(stem: str) -> Forms:
    base = stem[:-2]
    if len(base) >= 4:  # `تحديات`, but not `قوات`
        yield base, CHANGED
        yield base + ALEF, CHANGED_BARE
    yield base + TEH_MARBUTA, CHANGED


def _inflect_sound_plural(stem: str, *, is_alone: bool) -> Forms:
    base = stem[:-2]
    yield from _construct_plural(base, CONSTRUCT, OWNED)
    yield from _own(stem)
    yield stem + ALEF, BARE
    if not is_alone:
        yield base, CHANGED


def _construct_plural(base: str, construct: Form, owned: Form) -> Forms:
    for case in (WAW, YEH):
        yield base + case, construct
        yield from _own(base + case, owned)
    yield base + "وا", construct  # `مقاتلوا`, as a verb is spelt


def _inflect_hamza(stem: str) -> Forms:
    """Before a pronoun the hamza sits on its case: waw or yeh after folding (`أعضاؤه`, `جزئه`)."""
    yield stem + ALEF, BARE
    yield stem[:-1] + YEH + ALEF, BARE
    yield stem[:-1] + ALEF + "ين", CHANGED  # `جزأين`
    for seat in (HAMZA, WAW, YEH):
        yield from _own(stem[:-1] + seat)
    for ending in ("ات", "ان", "ين"):
        yield stem + ending, CHANGED
    yield from _own(stem + "ات", CHANGED_OWNED)


def _inflect_waw(stem: str) -> Forms:
    """`عضو`, `عدو`; the dual in alef is left out: `عدوان` is aggression."""
    yield stem + ALEF, BARE
    yield from _own(stem)
    yield stem + "ين", CHANGED


def _inflect_nisba(stem: str, *, is_alone: bool) -> Forms:
    yield stem + ALEF, BARE
    yield from _own(stem)
    for ending in ("ون", "ين", "ات", "ان"):
        yield stem + ending, CHANGED
    yield from _own(stem + "ات", CHANGED_OWNED)
    yield from _construct_plural(stem, CHANGED_CONSTRUCT, CHANGED_OWNED)
    if len(stem) > 4:
        yield stem[:-1] + "ين", CHANGED  # `إرهابين` for `إرهابيين`
    if not is_alone:
        yield from _agree_feminine(stem)
        if is_agent(stem[:-1]):  # a headword in construct: `طالبي لجوء`, `طالبو لجوء`
            yield stem[:-1] + WAW, SAME


def _agree_feminine(stem: str) -> Forms:
    for ending in (TEH_MARBUTA, HEH, "تان", "تين", "ات"):
        yield stem + ending, CHANGED


def _inflect_plain(stem: str, *, is_alone: bool) -> Forms:
    yield stem + ALEF, BARE
    yield from _own(stem)
    yield stem + "ان", CHANGED
    yield stem + "ين", CHANGED
    if is_agent(stem):
        yield stem + "ون", CHANGED
        yield stem + WAW, CHANGED_CONSTRUCT
        construct = CHANGED_CONSTRUCT if _is_mufaail(stem) else GUESSED_CONSTRUCT
        yield from _construct_plural(stem, construct, CHANGED_OWNED)
    if not is_alone:
        yield stem + "ون", CHANGED
        yield stem + YEH, FIRST_CONSTRUCT  # `وزيري الخارجية`
        yield from _agree_feminine(stem)
    elif not _is_faail(stem):  # `عائدات` are revenues, not women who return
        yield stem + "ات", CHANGED
    if not _is_faail(stem):
        yield from _own(stem + "ات", CHANGED_OWNED)
