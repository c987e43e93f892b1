"""Where the article ends -> the number of the line at which the page goes on without it.

Words that only web pages use are the anchors; what stands right above an anchor, such as contacts,
clock times and links, goes with it.
"""

import re
from itertools import accumulate

from .bylines import is_organisation
from .dates import is_date_line
from .furniture import is_rights
from .persons import could_be_name
from .survey import Sight, Survey

_CLOSES = re.compile(
    r"(?:ال)?(?:وسوم|كلمات (?:ال)?(?:دلاليه|دلالية|مفتاحيه|مفتاحية)|تعليقات|tags|تاغ|تاج)(?!\w)|"
    r"(?:اترك|اضف|اكتب|اضافه|اضافة|ارسال) (?:تعليق|رد)|زر (?:الذهاب|العوده|العودة)"
)
_COMMENTS = re.compile(r"(?:هناك )?(?:\(?\d{1,4}\)? )?(?:ال)?(?:تعليق|تعليقات|تعليقا|تعليقان)(?!\w).{0,12}")
_REPLY = re.compile(
    r"(?:رد|الرد|رد على التعليق|reply)|(?:منذ|قبل) .{3,20}|\S.{0,30} (?:يقول|قال|says)|"
    r"\d{1,2} \S+ \d{4}.{0,12}\d{1,2}:\d{2}.{0,3}"
)
"""What stands with each comment of a reader: who says it, how long ago, a button to answer it."""
_CLOCK = re.compile(r"(?:GMT\s*)?\d{1,2}:\d{2}(?:\s?(?:AM|PM|am|pm|\u0635|\u0645)(?!\w))?|\bGMT\b")
NOWHERE = 10**9


def find_tail(survey: Survey) -> int:
    """The number of the line at which the page goes on without the article; NOWHERE if it never does."""
    content = [_is_content(s, survey) for s in survey.sights]
    weights = [s.length if c else 0 for s, c in zip(survey.sights, content, strict=True)]
    before = list(accumulate(weights, initial=0))
    lines_before = list(accumulate(content, initial=0))
    count = len(survey.sights)
    for at, sight in enumerate(survey.sights):
        if sight.number not in survey.furniture or not before[at] or _is_inline_link(sight, survey):
            continue
        lines, weight = lines_before[-1] - lines_before[at + 1], before[-1] - before[at + 1]
        rest = count - at - 1
        if _opens_comments(survey, at):
            return _step_back(survey, at, content)
        is_strong = _CLOSES.match(sight.key) is not None and lines <= 2 and 4 * weight <= before[at]
        if lines == 0 or is_strong or (rest >= 8 and lines <= 0.15 * rest and weight <= 0.15 * before[-1]):
            return _step_back(survey, at, content)
    return _tail_after_rights(survey, before)


def _opens_comments(survey: Survey, at: int) -> bool:
    """Whether what readers wrote follows a count of comments: two marks of replies in the next lines."""
    near = survey.sights[at + 1 : at + 8]
    counts = _COMMENTS.fullmatch(survey.sights[at].key) is not None
    return counts and sum(_REPLY.fullmatch(s.key[:80]) is not None for s in near) >= 2


def _step_back(survey: Survey, tail: int, content: list[bool]) -> int:
    """The first line of the furniture that the anchor belongs to: contacts, clock times, links among them."""
    found = tail - 1 if _is_tail_label(survey, tail - 1, content) else tail
    for at in range(found - 1, max(tail - 12, 0), -1):
        sight = survey.sights[at]
        is_listed = is_link(sight) and not sight.marker and sight.block == survey.sights[at + 1].block
        if content[at] or not (is_listed or _is_loose(sight, survey)):
            break
        if _is_loose(sight, survey):
            found = at
    return survey.sights[found].number


def _is_tail_label(survey: Survey, at: int, content: list[bool]) -> bool:
    """A few words alone between the text and its furniture: they head nothing and sign nothing."""
    if at < 2 or content[at]:
        return False
    sight, above, below = survey.sights[at], survey.sights[at - 1], survey.sights[at + 1]
    is_alone = above.block != sight.block and above.is_prose and below.number in survey.furniture
    is_bare = sight.words <= 6 and not sight.ends_sentence and not sight.ends_softly and not sight.marker
    is_named = (
        could_be_name(sight.text) or is_date_line(sight.text) or is_organisation(sight.text, survey.phrases)
    )
    return is_alone and is_bare and not is_named


def _is_loose(sight: Sight, survey: Survey) -> bool:
    """A contact, a clock time, a Latin word or a bare number below the text."""
    has_time = _CLOCK.search(sight.text) is not None and sight.words <= 10
    is_latin = not sight.has_arabic and sight.length <= 80
    is_small = is_latin or survey.is_menu_word(sight)
    return (is_small and sight.key != "") or (has_time and not sight.ends_sentence)


def _is_content(sight: Sight, survey: Survey) -> bool:
    """Whether the line can only be the article's: running text, or a sentence, or a list item."""
    if sight.number in survey.furniture or is_rights(sight.text):
        return False
    is_note = sight.marker is not None and sight.marker.kind == "note"
    is_item = sight.length >= 40 and (sight.text.endswith(".") or sight.marker is not None)
    return sight.is_prose or is_note or is_item


def _is_inline_link(sight: Sight, survey: Survey) -> bool:
    """A related title on the label's own line stands inside articles and opens no tail."""
    labels = survey.phrases.section
    return sight.words > 4 and any(sight.key.startswith(label + end) for label in labels for end in " :")


def _tail_after_rights(survey: Survey, before: list[int]) -> int:
    """On a page without other anchors the copyright line closes the article if no text follows."""
    for at, sight in enumerate(survey.sights):
        if is_rights(sight.text) and before[at] and before[-1] == before[at + 1]:
            tail = _step_back(survey, at, [_is_content(s, survey) for s in survey.sights])
            return tail if tail < sight.number else sight.number + 1
    return NOWHERE


def is_link(sight: Sight) -> bool:
    """Whether the line could be the title of another page: no running text, no full stop."""
    return sight.length <= 130 and not sight.is_prose and not sight.text.endswith((".", ":"))
