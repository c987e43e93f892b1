"""One line's words -> whether they are the furniture of a web page, by the phrases and by shape.

Only the line itself is looked at; where a line stands is the matter of `zones`. What names no
site and no language (counters, copyright, addresses) is a pattern here; words are in phrases.yml.
"""

import re

from ..model import SitePhrases

_UNITS = (
    "مشاهده|مشاهدة|مشاهدات|تعليق|تعليقات|تعليقا|قراءه|قراءة|قراءات|مشاركه|مشاركة|مشاركات|زياره|زيارة|"
    "زيارات|اعجاب|"
    "اعجابات|زائر|زوار|ردود|رد|نقره|صوت|اصوات|تقييم|تقييمات|متابع|متابعين|مشترك|views?|comments?|"
    "shares?|likes?|votes?|min read"
)
_COUNTER = re.compile(
    rf"\(?[\d.,\u066c]+\s?[km]?\)?\s*(?:ال)?(?:{_UNITS})|(?:ال)?(?:{_UNITS})\s*[:(]?\s*[\d.,]+\s?[km]?\)?"
)
_SECTION = re.compile(
    r"(?:ال)?(?:مواضيع|موضوعات|مقالات|اخبار|مواد|روابط|قصص|تقارير|ملفات|صفحات|منشورات|تدوينات|"
    r"فيديوهات|عناوين|مشاركات) (?:"
    r"(?:ذات|ذوات) (?:ال)?(?:صله|صلة|علاقه|علاقة)|(?:ال)?(?:متعلقه|متعلقة|مشابهه|مشابهة|مرتبطه|مرتبطة|"
    r"مقترحه|مقترحة|مختاره|مختارة|اخري|متنوعه|متنوعة|منوعه|"
    r"منوعة|مماثله|مماثلة))|"
    r"(?:فتاوي|استشارات|اسيله|اسيلة|حلقات|وصفات|منتجات|بوستات|اخبار) ذات (?:صله|صلة)|"
    r"(?:ال)?اكثر (?:قراءه|قراءة|مشاهده|مشاهدة|تعليقا|مشاركه|مشاركة|تداولا|"
    r"شيوعا|رواجا|شعبيه|شعبية|زياره|زيارة|تصفحا|تفاعلا|"
    r"بحثا|ارسالا|طباعه|طباعة|متابعه|متابعة|تحميلا|استماعا)(?: \S+){0,2}|(?:احدث|اخر|اهم|"
    r"ابرز) (?:ال)?(?:اخبار|مقالات|مواضيع|موضوعات|تعليقات|مشاركات|عناوين|"
    r"تقارير|مستجدات|فيديوهات|تدوينات)(?: \S+){0,2}"
)
_READING_TIME = re.compile(
    r"(?:(?:وقت|مده|مدة|زمن) (?:القراءه|القراءة)\s*:?\s*)?(?:اقل من )?\d{0,3}\s?(?:دقيقه|دقيقة|دقائق|"
    r"دقايق)(?: (?:للقراءه|للقراءة|قراءه|قراءة))?"
)
_AGO = re.compile(
    r"(?:(?:اخر تحديث|تم التحديث|نشر|حدث)\s*:?\s*)?(?:منذ|قبل) (?:\d{1,4} |بضع )?"
    r"(?:ثانيه|ثانية|ثواني|ثوان|دقيقه|دقيقة|دقيقتين|دقائق|دقايق|ساعه|"
    r"ساعة|ساعتين|ساعات|يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|شهور|اشهر|سنه|سنة|سنتين|سنوات|"
    r"اعوام|عام|عامين)(?: واحده| واحدة| واحد)?"
)
_CONTACT = re.compile(
    r"^(?:ال)?(?:هاتف|تليفون|تلفون|فاكس|جوال|موبايل|محمول|بريد|ايميل|ص\.?ب|صندوق البريد|العنوان|المقر|"
    r"عنوان)\b[^:]{0,25}:|"
    r"^\S+@\S+\.\w+$|^\+?[\d\s()-]{7,}$"
)
_CONTROL = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?\s?(?:ص|م|صباحا|مساء|ظهرا|am|pm)|"
    r"هناك (?:تعليق واحد|تعليقان|\d{1,4} (?:تعليقات?|تعليقا|تعليقان))|"
    r"(?:اخر تحديث|تم التحديث)\s*:?\s*(?:gmt)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s?gmt)?|"
    r"(?:افتح|فتح|اغلق|اغلاق|اظهر|اظهار|اخف|اخفاء|تبديل|عرض) (?:ال)?(?:قايمه|قايمة|قوايم|شريط)(?: \S+){0,2}|"
    r"(?:تحميل|تنزيل) (?:\S+ ){0,4}pdf(?: \S+)?|"
    r"(?:لا|ليس|ليست|لم)(?: يوجد| توجد| تكن)?(?: هناك| هنالك)?(?: ايه?)? ?"
    r"(?:تعليق|تعليقات|ردود)(?: \S+){0,3}"
)
_HASHTAGS = re.compile(r"(?:#[^\W\d_][\w-]*\s*)+")
_DEGREES = re.compile(r"^-?\d{1,2}\s?\u00b0\s?[cfم]?$")
_RIGHTS_OPENING = re.compile(r"^[^\w]*(?:copyright|all rights|\(c\))", re.IGNORECASE)
_RIGHTS_WORDS = re.compile(r"حقوق|copyright|rights reserved|\u00a9", re.IGNORECASE)
_RESERVED = re.compile(
    r"محفوظ|rights reserved|\u00a9|copyright|حقوق (?:الطبع|النشر|الملكية|"
    r"التأليف).{0,60}\d{4}",
    re.IGNORECASE,
)
LONGEST = 160
"""A furniture line of a few words' opening is no longer, unless it ends without a full stop."""


def has_phrase(key: str, text: str, phrases: SitePhrases) -> bool:
    """Whether the whole line, or its opening, is a phrase that only web pages use."""
    if key in phrases.exact or is_section(key, phrases):
        return True
    is_tag = text.startswith("#") and _HASHTAGS.fullmatch(text) is not None
    return is_tag or has_opening(key, text, phrases) or is_counter(key)


def is_section(key: str, phrases: SitePhrases) -> bool:
    """Whether the line is a label under which a page lists links to its other pages."""
    return key in phrases.section or _SECTION.fullmatch(key) is not None


def has_opening(key: str, text: str, phrases: SitePhrases) -> bool:
    """Whether the line opens with a furniture phrase and does not read like a sentence of an article."""
    for phrase in _openings(key, phrases):
        is_long_phrase = phrase.count(" ") >= 2
        if len(text) <= LONGEST and (is_long_phrase or not text.rstrip().endswith(".")):
            return True
        if is_long_phrase and len(text) <= 300:
            return True
    return False


def _openings(key: str, phrases: SitePhrases) -> list[str]:
    return [
        phrase
        for phrase in phrases.opening
        if key.startswith(phrase) and (len(key) == len(phrase) or not key[len(phrase)].isalnum())
    ]


def is_counter(key: str) -> bool:
    """Whether the line counts views, comments or minutes, says how long ago, or works a menu."""
    return any(p.fullmatch(key) for p in (_COUNTER, _AGO, _CONTROL)) or (
        any(c.isdigit() or c == "ق" for c in key) and _READING_TIME.fullmatch(key) is not None
    )


def is_menu_word(key: str, text: str, phrases: SitePhrases) -> bool:
    """Whether the line could be a word of a menu, a bare number, a sign, or a contact: by place only."""
    if key in phrases.menu or not any(c.isalpha() for c in text) or len(key) <= 1:
        return True
    if _CONTACT.search(key) or _DEGREES.match(text):
        return True
    return not any("\u0620" <= c <= "\u06d3" for c in text) and len(text) <= 80 and len(text.split()) <= 5


def is_rights(text: str) -> bool:
    """Whether the line claims the copyright, and is no sentence about copyright."""
    if len(text) > 240 or not _RIGHTS_WORDS.search(text):
        return False
    if "\u00a9" in text or _RIGHTS_OPENING.match(text):
        return _RESERVED.search(text) is not None
    return len(text) <= 120 and re.search(r"حقوق.{0,40}محفوظ", text) is not None
