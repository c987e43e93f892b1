"""Where a line stands -> furniture: menus above the article, contents, lists of links.

Words that only web pages use are the anchors; round them, place and shape decide. A line of the
article is never dropped for its shape alone: without an anchor there is no tail and no menu.
"""

import re
from itertools import pairwise

from ..arabic import fold
from .dates import has_date, is_date_line
from .furniture import is_section
from .survey import Sight, Survey, find_edit_link
from .tails import NOWHERE, is_link
from .titles import Title

_TAGS = re.compile(r"(?:ال)?(?:وسوم|كلمات (?:ال)?(?:دلاليه|دلالية|مفتاحيه|مفتاحية)|tags)")
_NUMBERING = re.compile(r"^[\d.\s)-]+(?=[^\d\s])")


def find_furniture(survey: Survey, title: Title | None, tail: int) -> dict[int, str]:
    """Line number -> the rule that says why the line is no part of the article."""
    found: dict[int, str] = {}
    for rule, numbers in (
        ("contents-list", _contents_lists(survey)),
        ("list-of-links", _link_lists(survey)),
        ("web-furniture-words", survey.furniture),
        ("after-the-end", {s.number for s in survey.sights if s.number >= tail}),
        ("before-the-title", _before_title(survey, title)),
        ("between-title-and-repeat", _between_repeats(survey, title)),
        ("menu-above-the-text", _menu_above(survey, title)),
        ("counter-below-the-title", _counters(survey, title)),
        ("bar-of-a-table", {s.number for s in survey.sights if not s.text.strip("|\u00a6 \t")}),
        ("title-after-the-end", _title_after_the_end(survey, title)),
    ):
        for number in numbers:
            found.setdefault(number, rule)
    return found


def _contents_lists(survey: Survey) -> set[int]:
    """Runs of short lines most of which come again below: a list of contents, or a menu."""
    last = {_plain(s): s.number for s in survey.sights if s.key}
    found: set[int] = set()
    for block in survey.blocks:
        rest = [s for s in block if s.number not in survey.furniture]
        again = [s for s in rest if s.words <= 14 and last.get(_plain(s), 0) > block[-1].number]
        if not survey.is_web and _is_refrain([last[_plain(s)] for s in again]):
            continue
        if len(rest) >= 3 and len(again) >= 0.6 * len(rest) and not any(s.is_prose for s in rest):
            found |= {s.number for s in rest}
    return found | _contents_under_label(survey, last)


def _contents_under_label(survey: Survey, last: dict[str, int]) -> set[int]:
    """The lines right under a label of contents, as long as each comes again below."""
    found: set[int] = set()
    is_open = False
    for sight in survey.sights:
        again = sight.words <= 14 and not sight.is_prose and last.get(_plain(sight), 0) > sight.number
        is_open = sight.number in survey.furniture or (is_open and again)
        if is_open and again and sight.number not in survey.furniture and _NUMBERING.match(sight.key):
            found.add(sight.number)
    return found


def _is_refrain(numbers: list[int]) -> bool:
    """Whether lines come again next to each other, as the lines of a stanza do."""
    return any(two - one <= 2 for one, two in pairwise(sorted(numbers)))


def read_contents(survey: Survey, furniture: dict[int, str]) -> frozenset[str]:
    """The headings that the page's own list of contents names."""
    return frozenset(_plain(s) for s in survey.sights if furniture.get(s.number) == "contents-list")


def _plain(sight: Sight) -> str:
    """The key without the number before it."""
    return _NUMBERING.sub("", sight.key).strip()


def _link_lists(survey: Survey) -> set[int]:
    """The lines under a label such as `اقرأ أيضا`: the rest of its run, or the next run."""
    found: set[int] = set()
    for at, block in enumerate(survey.blocks):
        labels = [i for i, s in enumerate(block) if _is_label(s, survey)]
        if not labels:
            continue
        under = _without_heading(block[labels[-1] + 1 :])
        if not under and at + 1 < len(survey.blocks):
            under = _next_links(survey.blocks[at + 1])
        for sight in under:
            if not is_link(sight):
                break
            found.add(sight.number)
    return found


def _is_label(sight: Sight, survey: Survey) -> bool:
    is_named = is_section(sight.key, survey.phrases) or _TAGS.fullmatch(sight.key) is not None
    return is_named and find_edit_link(sight.text) is None


def _without_heading(under: tuple[Sight, ...]) -> tuple[Sight, ...]:
    """The lines up to running text; a short last one is the heading of that text."""
    prose = next((at for at, s in enumerate(under) if s.is_prose), None)
    if prose is None:
        return under
    is_heading = prose > 0 and under[prose - 1].words < 5
    return under[: prose - is_heading]


def _next_links(block: tuple[Sight, ...]) -> tuple[Sight, ...]:
    is_list = len(block) > 1 and all(is_link(s) for s in block)
    return block if is_list or (len(block) == 1 and block[0].words >= 5) else ()


def _before_title(survey: Survey, title: Title | None) -> set[int]:
    """On a web page nothing above the title belongs to the article, but a date just above it."""
    if title is None or not (survey.is_web or title.repeats or title.site):
        return set()
    above = [s for s in survey.sights if s.number < title.sight.number]
    kept = {s.number for s in above[-2:] if is_date_line(s.text)}
    kept |= {s.number for s in above[-1:] if _is_kicker(s, title, survey)}
    return {s.number for s in above} - kept


def _is_kicker(sight: Sight, title: Title, survey: Survey) -> bool:
    """Whether five words and more stand alone right above the title: they belong to the headline."""
    is_alone = sum(s.block in {sight.block, title.sight.block} for s in survey.sights) == 2
    is_said = 5 <= sight.words <= 14 and sight.has_arabic and not sight.ends_sentence
    has_trail = any(c in sight.text for c in "/|>\u00bb\u203a:") or has_date(fold(sight.text))
    return is_alone and is_said and not has_trail


def _between_repeats(survey: Survey, title: Title | None) -> set[int]:
    """What stands between the page's title and its first heading, but for what names the article."""
    if title is None or not title.repeats:
        return set()
    prose = survey.prose[0].number if survey.prose else NOWHERE
    first, last = title.sight.number, min(max(title.repeats), prose)
    between = (s for s in survey.sights if first < s.number < last and not s.is_prose)
    return {s.number for s in between if not _is_deck(s, survey)}


def _is_deck(sight: Sight, survey: Survey) -> bool:
    """Whether a line near the title says something of its own: seven words and more, no trail of links."""
    is_said = sight.words >= 7 and sight.has_arabic and "/" not in sight.text
    return is_said and not survey.is_menu_word(sight) and not has_date(fold(sight.text))


def _menu_above(survey: Survey, title: Title | None) -> set[int]:
    """Between title and text: words of menus, and runs of three and more short lines."""
    prose = survey.prose[0].number if survey.prose else 0
    if title is None or not (survey.is_web or title.repeats or title.site):
        return set()
    found: set[int] = set()
    for block in survey.blocks:
        inside = [s for s in block if title.sight.number < s.number < prose]
        found |= {s.number for s in inside if survey.is_menu_word(s)}
        if len(inside) >= 3 and all(
            s.words <= 5 and not s.ends_sentence and not s.ends_softly for s in inside
        ):
            found |= {s.number for s in inside}
    return found


def _counters(survey: Survey, title: Title | None) -> set[int]:
    """A bare number of three digits and more under the title of a web page counts its readers."""
    if title is None or not (survey.is_web or title.repeats or title.site):
        return set()
    prose = survey.prose[0].number if survey.prose else 0
    return {s.number for s in survey.sights if s.number < prose and s.key.isdigit() and len(s.key) >= 3}


def _title_after_the_end(survey: Survey, title: Title | None) -> set[int]:
    """The title once more below the running text of a web page: a link to the page itself."""
    if title is None or not survey.is_web or not survey.prose:
        return set()
    last = survey.prose[-1].number
    same = (s for s in survey.sights if s.number > last and s.words >= 3 and s.key == title.sight.key)
    return {s.number for s in same if s.number not in title.repeats and not find_edit_link(s.text)}
