"""The head and the foot of an article -> its dates, bylines, translator and organisation.

A label tells them (`بقلم`, `ترجمة:`), or their place: right under the title, or the last line.
"""

import re
from collections import Counter
from itertools import pairwise

from ..arabic import fold
from ..model import Role
from .bylines import is_labelled_byline, is_organisation, is_publisher, is_translator
from .dates import is_date_line, strip_date
from .headings import INITIALS
from .persons import is_name_shaped, is_place_and_name, is_signature, split_pieces
from .reading import Reading
from .survey import Sight, Survey, Verdict, make_key
from .tails import NOWHERE

_CALLING = re.compile(
    r"(?:كاتب|كاتبه|كاتبة|باحث|باحثه|باحثة|استاذ|استاذه|استاذة|استشاري|استشاريه|استشارية|صحفي|صحفيه|صحفية|صحافي|صحافيه|"
    r"صحافية|اكاديمي|اكاديميه|اكاديمية|محلل|خبير|خبيره|خبيرة|مستشار|اعلامي|اعلاميه|اعلامية|روائي|روائيه|روائية|شاعر|شاعره|"
    r"شاعرة|ناقد|ناقده|ناقدة|محام|طبيب|طبيبه|طبيبة|رئيس تحرير|عضو) \S"
)
_LABEL_ALONE = re.compile(
    r"بقلم|(?:ال)?مولف|(?:ال)?كاتبة?|اعداد|كتب|كتبت|حاوره|حاورها|اجري الحوار|تاليف|تقرير|بقلم الكاتبة?"
)
_POST = re.compile(
    r"(?:دكتور|دكتوره|دكتورة|استاذ|استاذه|استاذة|طالب|طالبه|طالبة|مدير|مديره|مديرة|رييس|رييسه|رييسة|"
    r"امين|امينه|امينة|مدرس|مدرسه|مدرسة|محاضر|محاضره|محاضرة|نايب|سفير|وزير|قاض|مهندس|مهندسه|مهندسة|"
    r"مورخ|مترجم|مترجمه|مترجمة) \S"
)

_ADDRESS = re.compile(r"(?:[\w\s]{2,20}[:/]\s*)?(?:[\w.+-]+@[\w-]+(?:\.\w+)+|@\w{3,30})")
"""Where the author of a column can be reached."""


def read_dates(reading: Reading) -> dict[int, Verdict]:
    """Lines that hold a date and nothing else but a place."""
    near = (*reading.head, *reading.foot)
    cities = reading.survey.phrases.cities
    found = (s for s in near if is_date_line(s.text) or fold(strip_date(s.text)) in cities)
    return {s.number: Verdict(Role.DATE, "only-a-date") for s in found}


def read_translators(reading: Reading) -> dict[int, Verdict]:
    """Lines that a label gives to the translator."""
    phrases = reading.survey.phrases
    near = (*reading.head, *reading.foot, *_past_the_end(reading))
    return {
        s.number: Verdict(Role.TRANSLATOR, "translator-label") for s in near if is_translator(s.text, phrases)
    }


def _past_the_end(reading: Reading) -> list[Sight]:
    return [s for s in reading.survey.sights if s.number >= reading.tail][:3]


def read_bylines(reading: Reading) -> dict[int, Verdict]:
    """By a label near the edges or the first paragraphs; without one, right under the title or last."""
    survey = reading.survey
    third = survey.prose[min(2, len(survey.prose) - 1)].number if survey.prose else 0
    early = [s for s in survey.sights if s.number < min(third, reading.tail) and s.words <= 9]
    after_title = [s for s in early if not reading.title or s.number > reading.title.sight.number]
    places = (*reading.head, *after_title, *reading.foot, *_past_the_end(reading))
    found = {
        s.number: Verdict(Role.BYLINE, "author-label")
        for s in places
        if is_labelled_byline(s.text, survey.phrases) and not s.is_question
    }
    signed = Verdict(Role.BYLINE, "names-and-places-only")
    pictured = find_pictured(reading)
    near = (*_under_title(reading), *_over_text(reading), *_last_lines(reading))
    free = (s for s in near if s.number not in pictured)
    lines = [s for s in free if not is_organisation(s.text, survey.phrases)]
    found |= {s.number: signed for s in lines if _is_signed(s.text, survey) and not s.marker}
    last = (s for s in _last_lines(reading) if _signs(s, survey))
    return {
        **dict.fromkeys((s.number for s in last), signed),
        **found,
        **_lone_names(reading),
        **_author_notes(reading),
        **_named_below(reading),
        **_posts_below(reading, set(found)),
    }


def _signs(sight: Sight, survey: Survey) -> bool:
    is_initials = INITIALS.fullmatch(sight.text) is not None and sight.length >= 3
    return is_initials or is_place_and_name(sight.text, survey.phrases)


def _named_below(reading: Reading) -> dict[int, Verdict]:
    """`بقلم:` on a line of its own, and the name in the next."""
    verdict = Verdict(Role.BYLINE, "author-label")
    found: dict[int, Verdict] = {}
    for label, name in pairwise((*reading.head, *reading.foot)):
        if (
            _LABEL_ALONE.fullmatch(label.key)
            and label.words <= 3
            and name.words <= 12
            and not name.ends_sentence
        ):
            found |= {label.number: verdict, name.number: verdict}
    return found


def _posts_below(reading: Reading, bylines: set[int]) -> dict[int, Verdict]:
    """`أستاذ بجامعة ...` right under a byline of the head: what the author is."""
    found: dict[int, Verdict] = {}
    for above, sight in pairwise(reading.head):
        is_post = _CALLING.match(sight.key) or _POST.match(sight.key)
        if above.number in bylines | set(found) and is_post and sight.words <= 16 and not sight.ends_sentence:
            found[sight.number] = Verdict(Role.BYLINE, "note-on-the-author")
    return found


def find_pictured(reading: Reading) -> set[int]:
    """Lines of two to five words right under the title that it holds, and that nobody signs with again."""
    title = reading.title
    counts = Counter(s.key for s in reading.survey.sights)
    words = set(make_key(title.sight.raw[title.start : title.end]).split()) if title else set()
    lines = (s for s in _under_title(reading) if 2 <= s.words <= 5 and not s.ends_softly and not s.marker)
    above = reading.survey.prose[0].number if reading.survey.prose else 0
    once = (s for s in lines if s.number < above and s.has_arabic and counts[s.key] == 1)
    return {s.number for s in once if set(s.key.split()) <= words}


def _is_signed(text: str, survey: Survey) -> bool:
    return is_signature(text, survey.phrases) or is_signature(strip_date(text), survey.phrases)


def _lone_names(reading: Reading) -> dict[int, Verdict]:
    """Under a headline of five words and more, two to four words that end in a family name."""
    title = reading.title
    first = next(iter(_under_title(reading)), None)
    if title is None or first is None or title.sight.words < 5 or not is_name_shaped(first.text):
        return {}
    if first.number in find_pictured(reading):
        return {}
    prose = reading.survey.prose
    is_over_text = (
        bool(prose) and sum(first.number < s.number < prose[0].number for s in reading.survey.sights) == 0
    )
    return {first.number: Verdict(Role.BYLINE, "name-shaped-under-headline")} if is_over_text else {}


def _under_title(reading: Reading) -> list[Sight]:
    """The lines right under the title and its repeats, past dates and furniture."""
    title = reading.title
    if title is None:
        return []
    start = max([title.sight.number, *title.repeats])
    lines = [s for s in reading.head if title.sight.number < s.number]
    lines.sort(key=lambda s: s.number < start)
    return [s for s in lines if s.number not in title.repeats and not reading.survey.is_menu_word(s)][:4]


def _over_text(reading: Reading) -> list[Sight]:
    """The last line above the running text, if it has two pieces, `الدوحة - قنا`."""
    title = reading.title.sight.number if reading.title else NOWHERE
    return [s for s in reading.head[-1:] if s.number > title and len(split_pieces(s.text)) >= 2]


def _last_lines(reading: Reading) -> list[Sight]:
    return [s for s in reading.foot if s.number not in reading.survey.verses and s.words <= 7][-2:]


def _author_notes(reading: Reading) -> dict[int, Verdict]:
    """`* استشارية`, or a calling, as a lone last line: a note on the author, no list and no heading."""
    last = [
        s for s in reading.foot[-1:] if s.words <= 14 and not s.text.endswith((".", ":")) and not s.is_prose
    ]
    alone = [s for s in last if sum(other.block == s.block for other in reading.survey.sights) == 1]
    marked = [s for s in alone if s.marker and s.marker.kind == "*"]
    called = [s for s in alone if _CALLING.match(s.key) or _ADDRESS.fullmatch(s.text)]
    return {s.number: Verdict(Role.BYLINE, "note-on-the-author") for s in (*marked, *called)}


def read_decks(reading: Reading) -> dict[int, Verdict]:
    """What is said right above the title, or right under it with a date or a byline below."""
    title = reading.title
    if title is None:
        return {}
    kept = {**read_dates(reading), **read_bylines(reading), **reading.furniture}
    lines = [s for s in reading.survey.sights if s.number not in title.repeats]
    at = next(at for at, s in enumerate(lines) if s.number == title.sight.number)
    above = [s for s in lines[:at] if s.number not in kept and s.words >= 5][-1:]
    under = [s for s, below in pairwise(lines[at + 1 : at + 3]) if below.number in kept]
    free = [s for s in under if s.number not in kept and s.words >= 5 and not s.marker and s in reading.head]
    return {s.number: Verdict(Role.PARAGRAPH, "said-beside-the-title") for s in (*above, *free)}


def read_organisations(reading: Reading) -> dict[int, Verdict]:
    """In the head only beside a byline or a date; at the foot as one of the last lines."""
    phrases = reading.survey.phrases
    signs = [s for s in reading.head if is_date_line(s.text) or is_labelled_byline(s.text, phrases)]
    places = (*(reading.head if signs else ()), *_last_lines(reading), *reading.foot[-1:])
    verdict = Verdict(Role.ORGANISATION, "name-of-an-organisation")
    free = [s for s in places if not s.marker and s.number not in reading.survey.furniture]
    named = [s for s in (*free, *_named_last(reading)) if is_organisation(s.text, phrases)]
    labelled = [s for s in reading.head if is_publisher(s.text)]
    return {s.number: verdict for s in (*named, *labelled)}


def _named_last(reading: Reading) -> list[Sight]:
    """The last line of all where title or text name it: who sent the text out signs below its contacts."""
    last = reading.survey.sights[-1:]
    texts = [s.key for s in reading.survey.sights[:12] if s.key]
    return [
        s for s in last if s.number not in reading.survey.furniture and any(s.key in t for t in texts[:-1])
    ]
