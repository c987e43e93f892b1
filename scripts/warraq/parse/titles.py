"""Survey -> the title: its line, the stretch without the site's name, and the lines that repeat it.

The evidence is repetition (a page's title comes back as its first heading), then place: the first
line before the running text that is no furniture, date or byline.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ..arabic import fold
from ..model import Role
from .bylines import is_labelled_byline
from .dates import has_date, is_date_line
from .furniture import is_rights
from .survey import Sight, Survey, find_edges, make_key

_SEPARATOR = re.compile(r"\s+[|\-\u2013\u2014\u0640\u00bb:\u2022\u00b7]{1,2}\s+|\s*[|\u00a6]\s*")
_SITE_WORD = re.compile(
    r"(?:صحيفة|صحيفه|جريدة|جريده|موقع|وكالة|شبكة|قناة|مجلة|بوابة|موسوعة|ويكيبيديا|منتدى|منتديات|مدونة|مدونات|مركز)(?!\w)"
)
_TRAIL = re.compile(r"\s*[>\u00bb\u203a]\s+")
_WORD = re.compile(r"\w+")
FORMULAS = frozenset({"بسم الله الرحمن الرحيم", "باسم الله الرحمن الرحيم", "بسم الله", ""})


@dataclass(frozen=True, slots=True)
class Title:
    """The title's line, its stretch of the raw line, who repeats it, and the site it names."""

    sight: Sight
    start: int
    end: int
    repeats: frozenset[int]
    site: str | None = None


def find_title(survey: Survey, ruled: dict[int, Role]) -> Title | None:
    """The title of the text, or None where the text opens with a paragraph."""
    opening = _opening_lines(survey, ruled)
    first = _ruled_title(survey, ruled) or _choose_title(survey, opening)
    if first is None:
        return None
    later = {s.key for s in survey.sights if s.number != first.number and s.key}
    start, end, site = _cut_site(first, later)
    key = make_key(first.raw[start:end])
    before_prose = survey.prose[0].number if survey.prose else first.number
    limit = _last_opening_number(survey) if len(key.split()) >= 4 else before_prose
    free = (s for s in survey.sights if s.number != first.number and s.number not in ruled)
    others = [s for s in free if key and (s.text[0].isdigit() <= key[0].isdigit())]
    same = {s.number for s in others if s.number <= limit and s.key in {key, first.key}}
    close = {s.number for s in others if first.number < s.number < before_prose and _shares_words(s.key, key)}
    return Title(first, start, end, frozenset(same | close), site)


def _ruled_title(survey: Survey, ruled: dict[int, Role]) -> Sight | None:
    return next((s for s in survey.sights if ruled.get(s.number) is Role.TITLE), None)


def _opening_lines(survey: Survey, ruled: dict[int, Role]) -> list[Sight]:
    """The lines before the running text that could be a title."""
    whole = [s.number for s in survey.prose if not (survey.is_web and s.text.endswith(("...", "\u2026")))]
    prose = whole[0] if whole else survey.sights[-1].number + 1 if survey.sights else 0
    menu = _menu_on_top(survey)
    head = [s for s in survey.sights if s.number < prose and s.number not in {*ruled, *menu}]
    head = [s for s in head if s.words >= 4 or not survey.prose or s.number < survey.prose[0].number]
    return [s for s in head if _could_be_title(s, survey)] or _long_first_line(survey, ruled)


def _menu_on_top(survey: Survey) -> set[int]:
    """Three and more lines of one or two words above all others, a menu's word the first."""
    top = list(takewhile(lambda s: s.words <= 2 and not s.ends_sentence, survey.sights))
    is_menu = len(top) >= 3 and survey.is_menu_word(top[0])
    return {s.number for s in top} if is_menu and len(top) < len(survey.sights) else set()


def _long_first_line(survey: Survey, ruled: dict[int, Role]) -> list[Sight]:
    """A first line as long as a sentence but without its full stop, far shorter than what follows."""
    if len(survey.sights) < 2 or survey.sights[0].number in ruled:
        return []
    first, second = survey.sights[:2]
    is_title = first.length <= 200 and not first.text.endswith(".") and first.block != second.block
    return [first] if is_title and second.length >= max(300, 2.5 * first.length) else []


def _could_be_title(sight: Sight, survey: Survey) -> bool:
    if sight.number in survey.furniture or sight.number in survey.poems or sight.marker:
        return False
    if sight.key in FORMULAS or not sight.has_letters or sight.length > 250:
        return False
    if sight.text.endswith(("-", "\u2013", "|")) or (
        sight.length >= 80 and sight.text.endswith(("...", "\u2026"))
    ):
        return False
    if sight.text.endswith((".", "]")) and not sight.text.endswith("..") and sight.length > 60:
        return False
    return not (
        _is_trail(sight, survey)
        or (sight.text.count("|") >= 2 and has_date(fold(sight.text)))
        or is_date_line(sight.text)
        or is_rights(sight.text)
        or is_labelled_byline(sight.text, survey.phrases)
    )


def _is_trail(sight: Sight, survey: Survey) -> bool:
    """Whether the line is the way to the page, `home > section > title`, above the title itself."""
    last = _TRAIL.split(sight.text)[-1] if _TRAIL.search(sight.text) else ""
    return bool(last) and survey.last_places.get(make_key(last), 0) > sight.number


def _choose_title(survey: Survey, opening: list[Sight]) -> Sight | None:
    if not opening:
        return None
    counts = Counter(s.key for s in opening)
    first = opening[0]
    later = {s.key for s in survey.sights if s.number != first.number and s.key}
    start, end, _site = _cut_site(first, later)
    if first.number == survey.sights[0].number and make_key(first.raw[start:end]) in later:
        return first
    doubled = {one.number for one, two in pairwise(survey.sights) if one.key == two.key and one.words <= 8}
    doubled |= {two.number for one, two in pairwise(survey.sights) if one.number in doubled}
    doubled = doubled if any(s.words >= 5 and s.number not in doubled for s in opening) else set()
    twice = (
        s
        for s in opening
        if counts[s.key] > 1 and s.words >= 3 and s.number not in doubled and not survey.is_menu_word(s)
    )
    return next(twice, None) or _first_or_better(survey, opening)


def _first_or_better(survey: Survey, opening: list[Sight]) -> Sight:
    """The first line; on a web page a line of many words goes before the section's name above it."""
    named = [s for s in opening if s.has_arabic and not survey.is_menu_word(s)] or opening
    first = named[0]
    if survey.is_web and len(named) > 1 and _is_masthead(first, named[1], survey):
        return named[1]
    if survey.is_web and len(named) > 1 and _is_over_title(first, named[1], survey):
        return named[1]
    below_menu = _below_menu(survey, named) if survey.is_web else None
    if below_menu:
        return below_menu
    if not survey.is_web or first.words > 3:
        return first
    unquoted = (s for s in named[1:6] if s.text[0] + s.text[-1] not in {'""', "\u201c\u201d", "\u00ab\u00bb"})
    longer = (s for s in unquoted if s.words >= 5 and s.length >= 2 * first.length)
    return next((s for s in longer if not s.ends_softly and _is_apart(first, s, survey)), first)


def _is_masthead(first: Sight, below: Sight, survey: Survey) -> bool:
    """Whether a line such as `مجلة ...` names the site: the page names it again below the title."""
    if not _SITE_WORD.match(first.key) or first.words > 6 or below.words < 4:
        return False
    return any(first.key in s.key for s in survey.sights if s.number > below.number and len(s.key) <= 300)


def _below_menu(survey: Survey, named: list[Sight]) -> Sight | None:
    """The title below a menu whose site is named above it in a few words, a date or a counter beside it."""
    first = named[0]
    menu = next((block for block in survey.blocks if block[0].number > first.number), ())
    is_menu = len(menu) >= 3 and all(s.words <= 3 for s in menu) and any(map(survey.is_menu_word, menu))
    title = next((s for s in named if is_menu and s.words >= 3 and s.number > menu[-1].number), None)
    if title is None or first.words > 4:
        return None
    beside = (s for s in (_next(survey, title, -1), _next(survey, title, 1)) if s)
    signs = any(is_date_line(s.text) or s.number in survey.furniture for s in beside)
    return title if signs else None


def _next(survey: Survey, sight: Sight, step: int) -> Sight | None:
    at = survey.sights.index(sight) + step
    return survey.sights[at] if 0 <= at < len(survey.sights) else None


def _is_over_title(first: Sight, below: Sight, survey: Survey) -> bool:
    """Whether a short first line is a section's name: the longer line below it is signed or dated."""
    after = next((s for s in survey.sights if s.number > below.number), None)
    if after is None or first.words > 4 or below.words < 6 or below.length < 1.5 * first.length:
        return False
    is_signed = is_date_line(after.text) or is_labelled_byline(after.text, survey.phrases)
    return is_signed and _is_apart(first, below, survey)


def _is_apart(first: Sight, title: Sight, survey: Survey) -> bool:
    """Whether an empty line, a menu's word or a date stands between two lines."""
    between = [s for s in survey.sights if first.number < s.number < title.number]
    is_broken = any(survey.is_menu_word(s) or is_date_line(s.text) for s in between)
    return first.block != title.block or is_broken


def _last_opening_number(survey: Survey) -> int:
    """The line at which two fifths of the running text have passed: no repeat of a title comes later."""
    if not survey.prose:
        return survey.sights[-1].number
    total = sum(s.length for s in survey.prose)
    passed = 0
    for sight in survey.prose:
        passed += sight.length
        if passed * 5 > total * 2:
            return max(sight.number, survey.prose[:2][-1].number)
    return survey.sights[-1].number


def _shares_words(one: str, two: str) -> bool:
    """Whether the shorter of two lines of four words and more is nearly contained in the other."""
    short, long = sorted((set(_WORD.findall(one)), set(_WORD.findall(two))), key=len)
    return len(short) >= 4 and len(short) * 2 >= len(long) and len(short & long) >= 0.8 * len(short)


def _cut_site(sight: Sight, later: set[str]) -> tuple[int, int, str | None]:
    """The title's stretch of the raw line without the site's name, and that name."""
    if sight.length > 400:
        return sight.start, sight.end, None
    cuts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(sight.text)]
    for before, after in reversed(cuts):
        if make_key(sight.text[:before]) in later:
            return *_edges(sight, 0, before), _site_name(sight.text[after:])
    for before, after in cuts:
        if make_key(sight.text[after:]) in later and len(sight.text[after:].split()) >= 3:
            return *_edges(sight, after, sight.length), _site_name(sight.text[:before])
    for before, after in cuts:
        if _is_site(sight.text[:before], sight.text[before:after], sight.text[after:], later):
            return *_edges(sight, 0, before), _site_name(sight.text[after:])
    return sight.start, sight.end, None


def _edges(sight: Sight, start: int, end: int) -> tuple[int, int]:
    return find_edges(sight.raw, sight.start + start, sight.start + end)


def _is_site(title: str, sign: str, rest: str, later: set[str]) -> bool:
    if len(title.split()) < 3 or len(rest.split()) > 5:
        return False
    has_arabic = any("\u0620" <= c <= "\u064a" for c in rest)
    return "|" in sign or not has_arabic or bool(_SITE_WORD.match(rest)) or make_key(rest) in later


def _site_name(text: str) -> str | None:
    """The last Arabic piece of what a page's title says after the title."""
    pieces = [piece.strip() for piece in _SEPARATOR.split(text)]
    arabic = [piece for piece in pieces if any("\u0620" <= c <= "\u064a" for c in piece)]
    return next((piece for piece in reversed(arabic or pieces) if piece), None)
