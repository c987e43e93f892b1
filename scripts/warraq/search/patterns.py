"""Broken plurals by their pattern: a folded word in, the singulars or plurals that its shape allows out.

The table of plurals knows the common words; the patterns reach the others (Wright, A Grammar of the Arabic
Language, I, 304-305). Digits stand for the letters of the root. A guess that is no word finds nothing, so
only the patterns that few other words share are `SURE`; the rest are asked when nothing nearer is known.
"""

import re
from functools import cache, lru_cache

SURE = {
    "1وا23": ("1ا23", "1ا23ه"),  # رواتب: راتب
    "1وا2ي3": ("1ا2و3", "1ا2و3ه"),  # صواريخ: صاروخ
    "م1ا23": ("م123", "م123ه"),  # معارك: معركة
    "م1ا2ي3": ("م12و3", "م12ا3", "م12ي3"),  # مشاريع: مشروع
    "ت1ا2ي3": ("ت12ي3",),  # تقارير: تقرير
    "12اي3": ("12ي3ه", "12ا3ه", "12و3ه"),  # جرائم: جريمة
    "ا1ا2ي3": ("ا12و3", "ا12و3ه", "ا12ي3"),  # أساليب: أسلوب
    "12ا3ي4": ("123و4", "123ا4", "123ي4"),  # عناوين: عنوان
    "12ا34": ("1234", "1234ه"),  # عناصر: عنصر
}
LOOSE = {
    "ا12ا3": ("123", "123ه"),  # أنماط: نمط
    "ا123ه": ("12ا3", "12ي3"),  # أسلحة: سلاح
    "ا123ا": ("12ي3",),  # أصدقاء: صديق
    "123ا": ("12ي3",),  # خبراء: خبير
    "12و3": ("123",),  # عقود: عقد
    "12ا3": ("123", "123ه", "12ي3"),  # جبال: جبل
}
_ROOT = "[^\u0627\u0648\u064a\u0647]"


@lru_cache(maxsize=1 << 16)
def find_relatives(word: str, *, sure: bool) -> tuple[str, ...]:
    """What the word is the plural or the singular of, by its shape."""
    found: dict[str, None] = {}
    for shape, others in _shapes(sure):
        if match := shape.fullmatch(word):
            found.update(dict.fromkeys(_fill(other, match) for other in others))
    found.pop(word, None)
    return tuple(found)


@cache
def _shapes(sure: bool) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    table = SURE if sure else LOOSE
    pairs: dict[str, list[str]] = {}
    for plural, singulars in table.items():
        pairs.setdefault(plural, []).extend(singulars)
        for singular in singulars:
            pairs.setdefault(singular, []).append(plural)
    return tuple((_compile(shape), tuple(others)) for shape, others in pairs.items())


def _compile(shape: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\d", lambda digit: f"(?P<r{digit[0]}>{_ROOT})", shape))


def _fill(shape: str, match: re.Match[str]) -> str:
    return re.sub(r"\d", lambda digit: match[f"r{digit[0]}"], shape)
