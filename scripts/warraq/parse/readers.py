"""Seed -> Article: one role for every non-empty line, the rule that decided it, and the metadata.

The readers below are asked in order and the first one that has a word for a line is followed.
What an editor ruled comes first; what no reader of the page takes is the body. Pure: touches no
disk, prints nothing, and reads any text.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..model import Article, Line, Part, Role, Seed, SitePhrases
from .body import judge_body
from .credits import find_captions, is_source_link
from .edges import (
    find_pictured,
    read_bylines,
    read_dates,
    read_decks,
    read_organisations,
    read_translators,
)
from .furniture import is_rights
from .headings import Page
from .metadata import read_meta
from .parts import cut_parts, find_references
from .reading import Reading, begin_reading
from .survey import Sight, Verdict, survey_text
from .titles import FORMULAS, Title
from .zones import read_contents

NO_OVERRIDES: Mapping[int, Role] = MappingProxyType({})


def parse_seed(seed: Seed, phrases: SitePhrases, overrides: Mapping[int, Role] = NO_OVERRIDES) -> Article:
    """Read a seed; `overrides` are an editor's rulings, line number -> role."""
    survey = survey_text(seed.text, phrases)
    ruled = {s.number: overrides[s.number] for s in survey.sights if s.number in overrides}
    reading = begin_reading(survey, ruled)
    verdicts = {number: Verdict(role, "editor", _level(role)) for number, role in ruled.items()}
    for reader in READERS:
        for number, verdict in reader(reading).items():
            verdicts.setdefault(number, verdict)
    rest = [s for s in survey.sights if s.number not in verdicts]
    verdicts |= judge_body(rest, _describe_page(reading))
    lines = _make_lines(reading, verdicts)
    return Article(seed, lines, read_meta(reading, verdicts, lines))


def _describe_page(reading: Reading) -> Page:
    survey = reading.survey
    number = reading.title.sight.number if reading.title else 0
    below = next((s.number for s in survey.sights if s.number > number), 0)
    return Page(survey.verses, below, read_contents(survey, reading.furniture))


def _level(role: Role) -> int:
    return 2 if role is Role.HEADING else 0


# ------------------------------------------------------------------ the readers, first word wins


def _read_title(reading: Reading) -> dict[int, Verdict]:
    if reading.title is None:
        return {}
    repeat = Verdict(Role.TITLE_REPEAT, "same-words-as-title")
    return {
        reading.title.sight.number: Verdict(Role.TITLE, "first-line-of-its-kind"),
        **dict.fromkeys(reading.title.repeats, repeat),
    }


def _read_formulas(reading: Reading) -> dict[int, Verdict]:
    """The basmala and marks of omission are kept where they stand."""
    kept = (s for s in reading.survey.sights if s.key in FORMULAS and s.length <= 40 and _is_mark(s))
    return {s.number: Verdict(Role.PARAGRAPH, "formula-or-ornament") for s in kept if s.number < reading.tail}


def _is_mark(sight: Sight) -> bool:
    return bool(sight.key) or (sight.length >= 3 and not sight.has_letters)


def _read_captions(reading: Reading) -> dict[int, Verdict]:
    captions, repeats = find_captions(reading.survey, reading.tail)
    captions |= find_pictured(reading)
    return {
        **dict.fromkeys(captions, Verdict(Role.CAPTION, "credit-or-label-of-a-picture")),
        **dict.fromkeys(repeats, Verdict(Role.CAPTION_REPEAT, "same-words-as-caption")),
    }


def _read_rights(reading: Reading) -> dict[int, Verdict]:
    return {
        s.number: Verdict(Role.RIGHTS, "copyright-line") for s in reading.survey.sights if is_rights(s.text)
    }


def _read_sources(reading: Reading) -> dict[int, Verdict]:
    prose = reading.survey.prose[0].number if reading.survey.prose else 0
    below = (s for s in reading.survey.sights if prose < s.number < reading.tail + 4)
    under_title = (s for s in reading.head if s.key.startswith("المصدر") and s.number < prose)
    found = (s for s in (*under_title, *below) if is_source_link(s.text))
    return {s.number: Verdict(Role.SOURCE_LINK, "address-or-source-label") for s in found if _is_free(s)}


def _is_free(sight: Sight) -> bool:
    return sight.marker is None or sight.marker.kind in {"*", "-", "\u2022", "="}


def _read_furniture(reading: Reading) -> dict[int, Verdict]:
    return {number: Verdict(Role.BOILERPLATE, rule) for number, rule in reading.furniture.items()}


Reader = Callable[[Reading], dict[int, Verdict]]

READERS: tuple[Reader, ...] = (
    _read_title,
    _read_formulas,
    _read_captions,
    _read_rights,
    _read_sources,
    read_dates,
    read_translators,
    read_bylines,
    read_organisations,
    _read_furniture,
    read_decks,
)


# ------------------------------------------------------------------ the lines


def _make_lines(reading: Reading, verdicts: Mapping[int, Verdict]) -> tuple[Line, ...]:
    running = (Role.PARAGRAPH, Role.LIST_ITEM)
    references = find_references(s for s in reading.survey.sights if verdicts[s.number].role in running)
    return tuple(
        _make_line(sight, verdicts[sight.number], references.get(sight.number), reading.title)
        for sight in reading.survey.sights
    )


def _make_line(sight: Sight, verdict: Verdict, reference: int | None, title: Title | None) -> Line:
    parts = cut_parts(sight, verdict.role, reference)
    if verdict.role is Role.TITLE and title and title.sight.number == sight.number:
        parts = (Part("text", title.start, title.end),)
    is_item = verdict.role is Role.LIST_ITEM and sight.marker is not None
    ordinal = sight.marker.ordinal if is_item and sight.marker else None
    return Line(sight.number, verdict.role, verdict.rule, parts, verdict.level, ordinal)
