"""Lines that credit: captions of pictures with their source, and the address of the article.

A caption is known by its bracketed credit or by its label; the second time it is a repeat. The
address line is known by its address with a label, or by a label that only sources carry.
"""

import re
from itertools import pairwise

from .survey import Sight, Survey

_CREDIT_WORD = (
    "حقوق|الصورة|صورة|صور|تصوير|رويترز|أ ف ب|\u0627 ف ب|أ.ف.ب|أ ب|فرانس برس|غيتي|جيتي|الأناضول|أسوشيتد|"
    "أسوشييتد|د ب أ|د.ب.أ|إ ب أ|"
    "أرشيف|أرشيفية|أرشيفيه|ارشيفية|مواقع التواصل|AFP|Reuters|REUTERS|Getty|AP|EPA|Shutterstock|"
    "shutterstock|إنترنت|الإنترنت|وكالات|واس"
)
_AGENCY = (
    "رويترز|أ ف ب|\u0627 ف ب|أ.ف.ب|فرانس برس|غيتي|جيتي|الأناضول|أسوشيتد|أسوشييتد|د ب أ|د.ب.أ|إ ب أ|أرشيف|"
    "أرشيفية|أرشيفيه|ارشيفية|"
    "واس|وام|كونا|بترا|وفا|سانا|الإنترنت|إنترنت|مواقع التواصل|تصوير|الصورة|AFP|Reuters|REUTERS|Getty|AP|EPA|"
    "Shutterstock"
)
_ROUND_CREDIT = re.compile(rf"\((?:[^()]{{0,60}}?)(?<!\w)(?:{_AGENCY})(?!\w)[^()]{{0,60}}\)\s*\.?$")
_CREDIT = re.compile(rf"[\[](?:[^\[\]]{{0,80}}?)(?<!\w)(?:{_CREDIT_WORD})(?!\w)[^\[\]]{{0,160}}\]\s*\.?$")
_CAPTION_LABEL = re.compile(
    r"(?:التعليق على الصورة|تعليق الصورة|الصورة|صورة|صورة أرشيفية|مصدر الصورة|مصدر الصورة،|"
    r"صورة من الأرشيف|Image caption|Image copyright|"
    r"Image source|Photo|تصوير)\s*[:\u060c]|(?:صدر الصورة|مصدر الصورة|Image copyright|Image caption|"
    r"Getty Images)"
)
_TAKEN_BY = re.compile(r"[^:/]{12,120}\s[-\u2013|(]\s?(?:تصوير|عدسة)\s?[:/]\s?\S[^:]{2,30}")
_URL = re.compile(r"(?:https?://|www\.)[^\s\"'<>\u00ab\u00bb\u201c\u201d)\]]+", re.IGNORECASE)
_SOURCE_LABEL = re.compile(
    r"[-*\s(]*(?:المصدر|المصادر|مصدر الخبر|نقلا عن|نقلاً عن|رابط مختصر|رابط المقال|رابط الخبر|"
    r"رابط المصدر|الرابط|الرابط المختصر|الرابط الأصلي|رابط|"
    r"مجلوبة من|تم الاسترجاع من|من موقع|خدمة|عن صحيفة|عن جريدة|عن مجلة|عن موقع|المقال الأصلي|"
    r"لقراءة المقال|لقراءة النص|Source|Short link|Shortlink)"
    r"(?P<sign>\s*[:.\u0640-]+|\s*[\"\u00ab\u201c]|\s+)"
)
_TAKEN_FROM = re.compile(
    r"[-*\s(]*(?:نقلا|نقلاً)\s+عن\s+(?:صحيفة|جريدة|مجلة|موقع|وكالة|شبكة|قناة|[\"\u00ab\u201c])"
)
_SOURCE_WORD = re.compile(r"(?:الرابط|رابط|المصدر|الأصلية?|الاصلية?)\s*:?\s*$")
LONGEST = 220


def find_captions(survey: Survey, above: int) -> tuple[set[int], set[int]]:
    """Line numbers of captions, and of lines that say a caption again; `above` the end of the article."""
    captions: set[int] = set()
    repeats: set[int] = set()
    seen: set[str] = set()
    doubled = {one.number for one, two in pairwise(survey.sights) if _is_doubled(one, two, survey)}
    for sight in survey.sights:
        if sight.number >= above:
            break
        if sight.key and sight.key in seen:
            repeats.add(sight.number)
        elif is_caption(sight) or sight.number in doubled:
            captions.add(sight.number)
            seen.add(sight.key)
    return captions, repeats


def _is_doubled(one: Sight, two: Sight, survey: Survey) -> bool:
    """Whether a short line is said twice in a row: the picture's hidden text and its caption."""
    is_short = bool(one.key) and one.key == two.key and one.has_arabic and not one.is_prose
    return is_short and not survey.is_menu_word(one) and not one.marker and not one.has_verse_gap


def is_caption(sight: Sight) -> bool:
    """Whether the line ends with a bracketed credit of a picture, or opens with a caption's label."""
    if sight.length > 350 or sight.marker or not sight.has_letters:
        return False
    if _CREDIT.search(sight.text) or _TAKEN_BY.fullmatch(sight.text):
        return True
    agency = _ROUND_CREDIT.search(sight.text) if sight.length <= 160 else None
    if agency and len(sight.text[: agency.start()].split()) >= 3:
        return True
    return sight.length <= 200 and _CAPTION_LABEL.match(sight.text) is not None


def find_credit(text: str) -> tuple[int, int] | None:
    """Where the square-bracketed credit stands in a caption, or the round one that names an agency."""
    found = _CREDIT.search(text) or _ROUND_CREDIT.search(text)
    return (found.start(), len(text.rstrip(" ."))) if found else None


def is_source_link(text: str) -> bool:
    """Whether a short line gives where the article came from: an address, or a label and a name."""
    if len(text) > LONGEST:
        return False
    url = _URL.search(text)
    label = _SOURCE_LABEL.match(text)
    if url:
        words = (text[: url.start()] + text[url.end() :]).split()
        is_told = len(words) <= 12 and _SOURCE_WORD.search(text[: url.start()]) is not None
        return label is not None or len(words) <= 1 or is_told
    if label is None or len(text.split()) > 9:
        return False
    if _TAKEN_FROM.match(text) and not text.rstrip().endswith(":"):
        return True
    return bool(label["sign"].strip(" .")) and not re.match(r"[-*\s(]*رابط", text)


def read_address(text: str) -> str | None:
    """The first http(s) address of a line, without the punctuation after it."""
    found = _URL.search(text)
    if found is None or not found[0].lower().startswith("http"):
        return None
    return found[0].rstrip(".,;:\u060c\u061b")
