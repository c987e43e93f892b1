"""Lines without a marker -> headings: a few words that close no sentence and stand over text.

What stands above and below decides: the line below is longer, the line above announced nothing,
three short lines in a row are verse or a list, and a text of one-liners has no headings at all.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from ..model import Role
from .divisions import find_divisions, names_part
from .survey import PROSE, Sight, Verdict, find_edit_link

_LEAD_IN = re.compile(
    r"(?:التالي|التاليه|التالية|الاتي|الاتيه|الاتية|يلي|ياتي|منها|وهي|وهم|وهو|ابرزها|اهمها|منهم|قال|"
    r"يقول|قالت|فقال|قائلا|وقال|نصه|"
    r"كالتالي|اقسام|قسمين|قوله|وقوله|هي|بينها|بينهم|مايلي|كالاتي|كالاتيه|فيها|فيه|صورته|تعريبه|ملخصه)$"
)
OPENS_SENTENCE = re.compile(
    r"(?:[وف]?(?:قال|قالت|اضاف|اضافت|اكد|اكدت|اوضح|اوضحت|ذكر|ذكرت|اشار|اشارت|صرح|صرحت|اعلن|اعلنت|تابع|"
    r"تابعت|اردف|يقول|تقول|يضيف|تضيف|"
    r"كان|كانت|انشد|قلت|قلنا|يذكر|ختم|لفت|نفي|اعتبر|اعتبرت|راي|كشف|شدد|شددت|طالب|دعا|حذر|نوه|يشار|جاء|"
    r"صاح|صاحت|هتف|هتفت|صرخ|صرخت|همس|همست|سال|سالت|سالته|سالني|اجاب|اجابت|اجابني|"
    r"منه|منها|له|لها|هو|هي|هذا|هذه|"
    r"ثم|لكن|انما|انه|ان|قد|لقد|كما|كذلك|لانه|لان|بل|لو|اخذه|اجبته|لبعضهم|مما|ممن)|[وف](?:من شعره|"
    r"من ذلك|اما|اليك|فيه|مثله?|اذا|لم|لا|ليس|في هذا|عندما|حين)|"
    r"حتي|اما|الي ان|فلما|يشكل|يعد|تعد|يمكن|يجب)(?!\w)"
)
_BELOW_TITLE = re.compile(
    r"[(\s]*(?:من (?:كتاب|مقال|مبحث|ديوان|الجزء|مجله|مجلة|محاضره|محاضرة)|عن |معرب|ملخص|مقتضب|منقول|"
    r"مترجم|مقتبس|نشر|نظم|بقيه|بقية|تابع|تتمه|تتمة|القي)"
)
_FOOTNOTE = re.compile(r"[:\s]*\[[^\]]{0,8}\]?$")
INITIALS = re.compile(r"(?:[^\W\d_]\s?[./]\s?){1,3}[^\W\d_]?\.?")
MAYBE = "short-unpunctuated-before-text"
"""The rule of headings that are known by their shape only: a run of items may hold such a line."""
LENGTH = 72
WORDS = 11


@dataclass(frozen=True, slots=True)
class Page:
    """What the page tells of its headings: its verses, the line under the title, its own contents."""

    verses: frozenset[int]
    below_title: int = 0
    contents: frozenset[str] = frozenset()


def find_headings(sights: Sequence[Sight], found: Mapping[int, Verdict], page: Page) -> dict[int, str]:
    """Line number -> rule; `found` are the verdicts on marked lines and verses."""
    maybe = _without_lists(sights, _find_candidates(sights, found, page))
    heads = _find_certain(sights, found, page)
    if _is_one_liners(sights, maybe):
        return heads
    interview = _is_bare_interview(sights)
    for at, sight in enumerate(sights):
        if not maybe[at] or (interview and sight.is_question) or not _stands_over(sights, at, maybe, found):
            continue
        if at and _is_cut_off(sights[at - 1], found) and not _is_over_run(sights, at):
            continue
        if at and sight.ends_sentence and _is_said_among(sights[at - 1], sight):
            continue
        if _is_among_verses(sights, at, page.verses):
            continue
        heads.setdefault(sight.number, MAYBE)
    return heads


def _find_candidates(sights: Sequence[Sight], found: Mapping[int, Verdict], page: Page) -> list[bool]:
    """Of each line whether its own shape and words allow it to be a heading."""
    pairs = (pair for pair in pairwise(sights) if _are_labelled(*pair))
    labelled = {sight.number for pair in pairs for sight in pair}
    origin = {s.number for s in sights if s.number == page.below_title and _BELOW_TITLE.match(s.key)}
    taken = {*found, *labelled, *origin, *_find_speakers(sights)}
    return [s.number not in taken and is_heading_like(s) for s in sights]


def _find_speakers(sights: Sequence[Sight]) -> set[int]:
    """Lines that open with a name and a colon, where another line opens with the same."""
    told = {s.number: s.key.partition(":")[0].strip() for s in sights if ":" in s.key[:30].rstrip(": ")}
    counts = Counter(told.values())
    return {number for number, name in told.items() if counts[name] >= 2 and len(name.split()) <= 3}


def _find_certain(sights: Sequence[Sight], found: Mapping[int, Verdict], page: Page) -> dict[int, str]:
    """The headings that words tell: parts and their names, sections of a wiki, the page's own contents."""
    parts = find_divisions(sights) - {s.number for s in sights[-1:]} - set(found)
    below_parts = (two for one, two in pairwise(sights) if one.number in parts and names_part(one, two))
    parts |= {s.number for s in below_parts if is_heading_like(s) and not s.announces}
    parts |= {s.number for s in sights if s.length <= 120 and find_edit_link(s.text) is not None} - set(found)
    listed = {s.number for s in sights if s.key in page.contents and s.number not in found and not s.is_prose}
    return dict.fromkeys(parts, "numbered-part") | dict.fromkeys(listed, "named-in-contents")


def _are_labelled(one: Sight, two: Sight) -> bool:
    """Two lines of one block that each tell a thing of its label, `السعر: عشرة`."""
    return one.block == two.block and all(":" in s.text[:50].rstrip(": ") for s in (one, two))


def _without_lists(sights: Sequence[Sight], maybe: list[bool]) -> list[bool]:
    """No heading in a block that is made of nothing but two and more lines like headings."""
    blocks: dict[int, list[bool]] = defaultdict(list)
    for sight, is_maybe in zip(sights, maybe, strict=True):
        blocks[sight.block].append(is_maybe)
    lists = {block for block, lines in blocks.items() if len(lines) >= 2 and all(lines)}
    return [m and s.block not in lists for m, s in zip(maybe, sights, strict=True)]


def is_heading_like(sight: Sight) -> bool:
    """Whether a line by itself could be a heading: a few words that close no sentence."""
    text = sight.text
    if sight.length > LENGTH or sight.words > WORDS or not sight.has_letters or sight.marker:
        return False
    if INITIALS.fullmatch(text) or sight.has_verse_gap or text.startswith(("[", "(", "_")) or not sight.key:
        return False
    if OPENS_SENTENCE.match(sight.key) or (sight.ends_sentence and text[0] in '"\u00ab\u201c'):
        return False
    if sight.announces:
        return sight.words <= 5 and not _LEAD_IN.search(_FOOTNOTE.sub("", sight.key))
    is_asking = sight.is_question or text.endswith(("!", "...", "\u2026"))
    return not sight.ends_softly and (is_asking or not sight.ends_sentence)


def _is_one_liners(sights: Sequence[Sight], maybe: list[bool]) -> bool:
    """Whether the text is made of single sentences without full stops, such as maxims or a table."""
    others = [
        s.length for s, is_maybe in zip(sights, maybe, strict=True) if s.marker is None and not is_maybe
    ]
    pairs = zip(pairwise(sights), pairwise(maybe), strict=True)
    over = sum(m and not n and two.ends_sentence and two.length > one.length for (one, two), (m, n) in pairs)
    is_short = sum(maybe) > 0.35 * len(sights) and len(others) >= 3 and median_low(others) < 100
    return is_short and over < 0.6 * sum(maybe)


def _stands_over(sights: Sequence[Sight], at: int, maybe: list[bool], found: Mapping[int, Verdict]) -> bool:
    """Whether text follows, at once or after one more heading; three short lines in a row are none."""
    start = end = at
    while start > 0 and at - start < 3 and maybe[start - 1]:
        start -= 1
    while end + 1 < len(sights) and end - at < 3 and maybe[end + 1]:
        end += 1
    if end - start >= 2 or end + 1 >= len(sights):
        return False
    below = sights[end + 1]
    if below.number in found or INITIALS.fullmatch(below.text):
        return True
    is_labelled = end + 2 < len(sights) and _are_labelled(below, sights[end + 2])
    return is_labelled or below.length >= 60 or below.ends_sentence or below.ends_softly


def _is_cut_off(above: Sight, found: Mapping[int, Verdict]) -> bool:
    """Whether the line above announces this one: it ends with a colon or a comma and is no heading."""
    if not above.ends_softly or is_heading_like(above):
        return False
    return not (above.number in found and found[above.number].role is Role.HEADING)


def _is_said_among(above: Sight, sight: Sight) -> bool:
    """Whether a question or an exclamation goes on a run of short sentences."""
    return above.block == sight.block and above.length < PROSE and above.ends_sentence


def _is_over_run(sights: Sequence[Sight], at: int) -> bool:
    """Whether a run of lines without empty lines between them starts below."""
    blocks = [s.block for s in sights[at : at + 3]]
    return len(blocks) == 3 and blocks[0] != blocks[1] == blocks[2]


def _is_among_verses(sights: Sequence[Sight], at: int, verses: frozenset[int]) -> bool:
    """Whether the line introduces or continues a poem; a word or two between stanzas may head them."""
    below = at + 1 < len(sights) and sights[at + 1].number in verses
    above = at > 0 and sights[at - 1].number in verses
    longest = 2 if above else 4
    return below and (sights[at].words > longest or sights[at].text.endswith(":"))


def _is_bare_interview(sights: Sequence[Sight]) -> bool:
    """Whether questions without a marker are asked all through the text."""
    asked = sum(s.is_question and s.length <= 250 and s.marker is None for s in sights)
    return asked >= 4 and asked >= 0.25 * len(sights)
