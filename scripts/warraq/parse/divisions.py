"""Lines that number or name a division of the text: `الباب الأول`, `ثانيا: ...`, `(2)`, `المراجع`.

They are known by their words wherever text follows them, however the page is set.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..arabic import fold
from .survey import Sight

_PART = re.compile(
    r"(?:ال)?(?:ماده|مادة|فصل|باب|قسم|جزء|مبحث|مطلب|فرع|كتاب|مقصد|مساله|مسالة|محور|مرحله|مرحلة|خطوه|"
    r"خطوة|وحده|وحدة|درس|بند|سيناريو|سبب|عامل|جانب|مستوي|نموذج|مشهد|حلقه|حلقة|محطه|محطة|ملاحظه|ملاحظة|نقطه|نقطة|طريقه|طريقة|قاعده|قاعدة)"
    r"\s*(?:[:(-]?\s*\d{1,4}\s*\)?|(?:ال)?(?:اول|ثان|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|حادي|"
    r"واحد|عشرون|عشرين|"
    r"ثلاثون|ثلاثين|اربعون|اربعين|خمسون|خمسين|ستون|ستين|سبعون|سبعين|ثمانون|ثمانين|تسعون|تسعين|مئه|مئة|"
    r"ميه|مائة|اخير)\w*(?:\s+\S+){0,3})"
    r"(?:\s*[:\u2013-].{0,60})?"
)
_ORDINAL = re.compile(
    r"(?:اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)\s*[-:/.\u2013\u0640]{1,2}\s*\S.{2,80}"
)
_NAMED = re.compile(
    r"(?:ال)?(?:مقدمه|مقدمة|تمهيد|تقديم|توطيه|توطية|ملخص|ملخص تنفيذي|خلاصه|خلاصة|خاتمه|خاتمة|"
    r"توصيات|نتايج|استنتاجات|هوامش|حواشي|مراجع|مصادر|ملاحق|مقادير|مكونات|مميزات|عيوب|ايجابيات|سلبيات)"
    r"(?: و(?:ال)?(?:توصيات|مراجع|نتايج|استنتاجات|احالات))?|"
    r"(?:لايحه|لايحة|قايمه|قايمة|ثبت) (?:المراجع|المصادر|المصادر والمراجع)|"
    r"(?:طريقه|طريقة) (?:التحضير|العمل|الاعداد)"
)
_NAMED_LIST = re.compile(r"(?:ال)?(?:مقادير|مكونات|مميزات|عيوب|ايجابيات|سلبيات)")
_BARE_NUMBER = re.compile(r"[-\u2013*(\s]*(\d{1,2})[-\u2013*)\s.]*")
UPPER_PART = re.compile(r"(?:ال)?(?:باب|فصل|قسم|كتاب|جزء)(?!\w)")


def find_divisions(sights: Sequence[Sight]) -> set[int]:
    """The numbers of such lines, where text follows; not an article told in the same line."""
    found = _find_bare_numbers(sights)
    counted = {n for one, two in pairwise(sights) if _are_counted(one, two) for n in (one.number, two.number)}
    for at, sight in enumerate(sights[:-1]):
        if (
            sight.length <= 160
            and sight.number not in counted
            and _is_division(sight, fold(sight.text.rstrip(" :.")), sights[at + 1])
        ):
            found.add(sight.number)
    return found


def _are_counted(one: Sight, two: Sight) -> bool:
    """Two parts of one rank told one under the other, `الباب الأول: ...`: a list of the parts."""
    is_pair = one.block == two.block and ":" in one.text.rstrip(": ") and ":" in two.text.rstrip(": ")
    same = one.text.split()[0] == two.text.split()[0]
    return is_pair and same and all(_PART.fullmatch(fold(s.text[:160].rstrip(" :."))) for s in (one, two))


def _is_division(sight: Sight, words: str, below: Sight) -> bool:
    if _PART.fullmatch(words):
        return not (":" in words and sight.text.endswith((".", ":", "\u061b")))
    if _NAMED_LIST.fullmatch(words) and not sight.marker:
        return True
    if _NAMED.fullmatch(words):
        return sight.marker is None and (below.length >= 20 or below.marker is not None or sight.announces)
    is_next = _ORDINAL.match(fold(below.text[:100])) is not None
    return _ORDINAL.fullmatch(words) is not None and not sight.ends_sentence and not is_next


def _find_bare_numbers(sights: Sequence[Sight]) -> set[int]:
    """Lines of nothing but `(1)`, `(2)` ... in order, which number the parts of a story."""
    short = ((s.number, _BARE_NUMBER.fullmatch(fold(s.text))) for s in sights if s.length <= 8)
    bare = [(number, int(found[1])) for number, found in short if found]
    is_counting = len(bare) >= 2 and [value for _, value in bare] == list(range(1, len(bare) + 1))
    return {number for number, _ in bare} if is_counting else set()


def names_part(part: Sight, below: Sight) -> bool:
    """Whether the line right under `الباب الأول` may say what the part is about."""
    is_near = below.number - part.number <= 2
    return is_near and part.words <= 3 and UPPER_PART.match(fold(part.text[:40])) is not None
