"""A line's words -> who is named: authors, translator, organisation.

A byline says it by a label (`بقلم`, `حوار:`) or is a bare signature (`الرياض: د. عبير`, a name and
a place). Names come out without label, place, role and rank; `د.` stays, as readers cite it.
"""

import re

from ..arabic import fold
from ..model import SitePhrases
from .persons import could_be_name, drop_latin, is_agency, is_name, is_place, split_names, split_pieces

_LABEL = re.compile(
    r"[-*\s(]*(?:بقلم|إعداد|اعداد|أعده|أعدها|أعدّه|كتب|كتبت|كتبه|كتبها|كتابة|كتابه|حوار|حاوره|حاورها|"
    r"حاورته|حاورتها|"
    r"أجرى الحوار|أجرت الحوار|أجرى المقابلة|أجرت المقابلة|أجراه|أجرته|تحقيق|الكاتبة|الكاتب|المؤلف|"
    r"المؤلفة|تأليف|"
    r"تحرير|المحرر|متابعة|الباحثة|الباحث|مراسل|مراسلة|مراسلنا|تصوير|بواسطة|نشر بواسطة|تقرير|رسالة|"
    r"لقاء|مقابلة|بحث|"
    r"دراسة|عرض|استطلاع|تغطية|قراءة|حررها|أعد التقرير|(?:الدكتورة?|الأستاذة?)(?=\s*:)|"
    r"(?:قصة|قصة قصيرة|قصيدة|شعر|خاطرة)(?: (?:جدا|للأطفال))?(?=\s*[:/])|Written by|By|Author)"
    r"(?:\s*و\s*(?:تصوير|إعداد|حوار|تحرير|تحقيق|تقديم|تصوير))?(?P<sign>\s*[:/\u0640]+\s*|\s+-\s+|"
    r"\s+)(?P<rest>\S.*)"
)
_ALSO_HEADLINE = re.compile(
    r"[-*\s(]*(?:دراسة|بحث|قراءة|عرض|تقرير|رسالة|لقاء|مقابلة|استطلاع|تحقيق|متابعة|تغطية|تصوير|"
    r"حوار\s+\S)(?!\w)"
)
_SURE_LABEL = re.compile(
    r"[-*\s(]*(?:بقلم|By |Written by|كتبه|كتبها|حاوره|حاورها|حاورته|حاورتها|أجر[ىت] الحوار)"
)
_POSTS = re.compile(r"\s*[\u060c,(]|\s+[-\u2013\u2014]\s+")
_TRANSLATOR = re.compile(
    r"[-*\s(]*(?:ترجمها|ترجمه|ترجمته|ترجمة|ترجمه|المترجمة|المترجم|تعريب|عربها|عرّبها|"
    r"نقلها إلى العربية|نقله إلى العربية|"
    r"Translated by)(?:\s+(?:و?إعداد|وتحرير|عن الإنجليزية|عن الإنكليزية|عن الفرنسية|عن العبرية|"
    r"وتقديم))?(?P<sign>\s*[:/\u0640]+\s*|\s+)(?P<rest>\S.*)"
)
_ORGANISATION = re.compile(
    r"(?:ال)?(?:مركز|هيئة|هيئه|معهد|مؤسسة|وكالة|صحيفة|جريدة|مجلة|موقع|شبكة|قناة|جامعة|منظمة|جمعية|"
    r"رابطة|اتحاد|دار|"
    r"مجلس|وحدة|منتدى|مكتب|حركة|حزب|وزارة|لجنة|إذاعة|مرصد|نقابة|بوابة|أكاديمية|مدونة|مبادرة)(?!\w)"
)
_PUBLISHER = re.compile(r"[-*\s]*(?:الناشر|دار النشر|جهة النشر|الجهة الناشرة|جهة الإصدار)\s*[:/]\s*(?=\S)")
_ACTS = re.compile(
    r"\s[تي](?:علن|دين|طالب|وكد|نظم|طلق|ستنكر|حذر|كشف|دعو|نفي|صدر|ستضيف|حتفل|ناقش|وقع|عقد|طلب|قرر|شارك|ختتم|"
    r"بدا|فتح|فتتح|دشن|رحب|رفض|شيد|عبر|عرب|نعي|حتفي|كرم|نشر|منح|قدم|بحث|وضح|رد|حقق|فوز|واصل|ستعد)(?:\s|$)"
)
"""A verb in a line: the news of an organisation, not its name."""


def is_labelled_byline(text: str, phrases: SitePhrases) -> bool:
    """Whether a short line opens with a word such as `بقلم`, `حوار:` and goes on with a name."""
    if 110 < len(text) <= 240 and not text.rstrip().endswith("."):
        text = _POSTS.split(text, maxsplit=1)[0]
        return ":" in text[:20] and is_labelled_byline(text, phrases) if len(text) <= 110 else False
    found = _LABEL.match(text) if len(text) <= 110 else None
    if found is None or len(text.split()) > 14:
        return False
    rest = found["rest"]
    if text.rstrip().endswith((".", "\u061f", "!")) and len(text.split()) > 6:
        return False
    if _SURE_LABEL.match(text):
        return True
    is_signing = not _ALSO_HEADLINE.match(text)
    if not is_signing and not any(c in found["sign"] for c in ":/"):
        return False
    names = split_names(rest, phrases)
    return any(is_name(name, phrases) for name in names) or (
        any(c in found["sign"] for c in ":/") and bool(names) and could_be_name(names[0]) and is_signing
    )


def is_translator(text: str, phrases: SitePhrases) -> bool:
    """Whether a short line opens with `ترجمة` and a colon, or with it and a name."""
    found = _TRANSLATOR.match(text) if len(text) <= 90 else None
    if found is None or len(text.split()) > 10:
        return False
    return ":" in found["sign"] or "/" in found["sign"] or is_name(found["rest"], phrases)


def read_translator(text: str) -> str | None:
    """The name after the label."""
    found = _TRANSLATOR.match(text)
    return found["rest"].strip(" .)*") if found else None


def read_creator_names(text: str, phrases: SitePhrases) -> tuple[str, ...]:
    """The persons (or agencies) of a byline, without label, place, role and date."""
    label = _LABEL.match(text)
    rest = label["rest"] if label and is_labelled_byline(text, phrases) else text
    return tuple(dict.fromkeys(split_names(rest, phrases)))


def read_outlet(text: str, phrases: SitePhrases) -> str | None:
    """Of `name - X`: the X that is no place, no person and no date, which is who publishes."""
    if is_labelled_byline(text, phrases):
        return None
    pieces = split_pieces(drop_latin(text))
    others = [
        p
        for p in pieces
        if not is_place(p, phrases) and not is_name(p, phrases) and not is_agency(p, phrases)
    ]
    named = any(is_name(p, phrases) for p in pieces)
    return others[0] if named and others and re.search(r"\s[-\u2013|/(]", text) else None


def is_publisher(text: str) -> bool:
    """Whether a short line opens with a label such as `الناشر:`."""
    return len(text) <= 110 and _PUBLISHER.match(text) is not None


def is_organisation(text: str, phrases: SitePhrases) -> bool:
    """Whether a short line without a full stop is the name of an organisation, a place before it or not."""
    if len(text) > 130 or len(text.split()) > 15 or text.rstrip().endswith((".", ":", "\u061f", "!")):
        return False
    return _ORGANISATION.match(_after_place(text, phrases)) is not None and not _ACTS.search(fold(text))


def read_organisation(text: str, phrases: SitePhrases) -> str:
    """The organisation's name without the place before it, the places after it and a Latin short name."""
    text = _after_place(_PUBLISHER.sub("", text), phrases)
    name = re.split(r"\s*[\u060c,]\s*|\s+[-\u2013\u2014\u0640|]\s+", text)[0]
    return re.sub(r"[\s(]+[A-Za-z][\w\s.&-]*\)?$", "", name).strip(' .*"\u201c\u201d')


def _after_place(text: str, phrases: SitePhrases) -> str:
    head, sign, tail = _partition(text)
    return tail if sign and is_place(head, phrases) else text.strip(" *")


def _partition(text: str) -> tuple[str, str, str]:
    found = re.match(r"[*\s]*([^\u0640:\u060c-]{2,25}?)\s*[\u0640:\u060c\u2013-]\s+(\S.*)", text)
    return (found[1], "-", found[2]) if found else ("", "", text)


def read_rights_holder(text: str) -> str | None:
    """Whom a copyright line names, as far as it says so plainly."""
    found = re.search(r"محفوظ\w*\s*(?:إلى|الى|لدى|\u00a9)?\s*(.{3,120})", text)
    if found is None:
        return None
    holder = re.split(r"\s[-\u2013\u0640|]\s|[.\u00a9]|\d{4}|\s[A-Z]", found[1])[0].strip(
        ' :\u00a9"\u201c\u201d\u00ab\u00bb\u060c,-'
    )
    holder = re.sub(r"^لل(?=\w)", "ال", holder)
    holder = re.sub(
        r"^ل\u0640?\s*[\"\u201c\u00ab]?(?=موقع|بوابة|صحيفة|جريدة|مجلة|مركز|شبكة|وكالة|مؤسسة|دار|قناة)",
        "",
        holder,
    )
    return re.sub(r"^ل\u0640\s*[\"\u201c\u00ab]?", "", holder).strip(' "\u201d\u00bb') or None
