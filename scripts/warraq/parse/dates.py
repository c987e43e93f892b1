"""A line's words -> the Gregorian day that it names, as EDTF, and whether it says nothing else.

Both traditions of month names (يناير, كانون الثاني) and the Maghrebi one (جانفي), ASCII and
Arabic-Indic digits, day first, month first or year first. A Hijri or Rumi year is never converted.
"""

import re

from ..arabic import fold

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("يناير", "كانون الثاني", "كانون ثاني", "جانفي", "ينايرو", "january", "jan"),
    ("فبراير", "شباط", "فيفري", "فبرابر", "february", "feb"),
    ("مارس", "آذار", "اذار", "march", "mar"),
    ("أبريل", "إبريل", "نيسان", "أفريل", "april", "apr"),
    ("مايو", "أيار", "ايار", "ماي", "may"),
    ("يونيو", "يونيه", "حزيران", "جوان", "june", "jun"),
    ("يوليو", "يوليه", "تموز", "جويلية", "يوليوز", "july", "jul"),
    ("أغسطس", "آب", "أوت", "غشت", "august", "aug"),
    ("سبتمبر", "أيلول", "شتنبر", "september", "sept", "sep"),
    ("أكتوبر", "تشرين الأول", "تشرين أول", "october", "oct"),
    ("نوفمبر", "تشرين الثاني", "تشرين ثاني", "نونبر", "november", "nov"),
    ("ديسمبر", "كانون الأول", "كانون أول", "دجنبر", "december", "dec"),
)
_NUMBERS = {fold(name): month for month, names in enumerate(_MONTHS, 1) for name in names}
_HIJRI = (
    "محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي القعدة الحجة القعده الحجه "
    "الأول الأولى الآخر الآخرة الثاني الثانية ثاني ثان"
)
_WEEKDAYS = "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الجمعه"
_AROUND = (
    "نشر نشرت النشر تاريخ بتاريخ التاريخ آخر تحديث التحديث حدث تم يوم اليوم الموافق الساعة بتوقيت توقيت "
    "غرينتش جرينتش القاهرة مكة المكرمة أبوظبي الإمارات السعودية بيروت صباحا صباحًا مساء مساءً ظهرا "
    "سنة عام شهر في وفي "
    "من على \u0648 \u0645 \u0647 \u0635 \u0642 ميلادية هجرية ميلادي هجري "
    "أنشئ أضيف أضيفت عدل الإصدار بتحديث منذ لسنة هجريا ميلاديا "
    "gmt am pm on at posted published updated utc date th st nd rd "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
)
_NAME = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAME})(?:\s?[/(]\s?(?:{_NAME})\)?)?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s?[-/.]\s?(?P<number>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})\s?[-/.\\]\s?(?P<number>\d{1,2})\s?[-/.\\]\s?(?P<year>\d{4})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})\s*[-/,.\u060c]?\s*(?:من\s+)?(?:شهر\s+)?"
        rf"{_MONTH}(?!\w)[\s,.\u060c/-]*(?:سنه |سنة |عام )?(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\w){_MONTH}\s+(?P<day>\d{{1,2}})\s*[,.\u060c]?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
_MONTH_OF_YEAR = re.compile(rf"(?<!\w){_MONTH}[\s,.\u060c/-]+(?:سنه |سنة |عام )?(?P<year>\d{{4}})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = {fold(word) for words in (_HIJRI, _WEEKDAYS, _AROUND, *_NUMBERS) for word in words.split()}
_HIJRI_DAY = re.compile(rf"\d{{1,2}}\s+(?:من\s+|شهر\s+)*(?:{'|'.join(map(fold, _HIJRI.split()))})(?!\w)")
LONGEST = 120
"""No date line is longer."""


def read_date(text: str) -> str | None:
    """The first full Gregorian date as YYYY-MM-DD; else a month of a year as YYYY-MM; else None."""
    folded = fold(text[:400])
    for pattern in _PATTERNS:
        for found in pattern.finditer(folded):
            if edtf := _as_edtf(found.groupdict()):
                return edtf
    found_month = _MONTH_OF_YEAR.search(folded)
    return _as_edtf(found_month.groupdict()) if found_month else None


def is_date_line(text: str) -> bool:
    """Whether the line holds a whole date of any calendar and no other words."""
    if len(text) > LONGEST or not any(c.isdigit() for c in text):
        return False
    folded = fold(text)
    return all(word in _WORDS for word in _WORD.findall(folded)) and has_date(folded)


def strip_date(text: str) -> str:
    """What a short line says besides a whole date: the words that tell no time; '' where it has no date."""
    if len(text) > LONGEST or not has_date(fold(text)):
        return ""
    kept = [word for word in text.split() if any(w not in _WORDS for w in _WORD.findall(fold(word)))]
    return " ".join(kept).strip(" -|/:,.\u060c\u2013\u2014\u0640()")


def has_date(folded: str) -> bool:
    """Whether a folded text names a day, in whatever calendar."""
    return any(p.search(folded) for p in _PATTERNS) or _HIJRI_DAY.search(folded) is not None


def _as_edtf(groups: dict[str, str | None]) -> str | None:
    year = int(groups["year"] or 0)
    month = int(groups.get("number") or 0) or _NUMBERS.get(groups.get("month") or "", 0)
    day = int(groups.get("day") or 0)
    if not 1700 <= year <= 2100 or not 1 <= month <= 12 or day > 31:
        return None
    if "day" in groups and day == 0:
        return None
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
