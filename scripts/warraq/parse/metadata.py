"""The decided lines -> Meta: what the text itself says about the article.

Nothing is inferred: a title without its site, names without labels and roles, a Gregorian day.
"""

from collections.abc import Mapping

from ..model import Line, Meta, Role
from .bylines import read_creator_names, read_organisation, read_outlet, read_rights_holder, read_translator
from .credits import read_address
from .dates import read_date
from .reading import Reading
from .survey import Verdict


def read_meta(reading: Reading, verdicts: Mapping[int, Verdict], lines: tuple[Line, ...]) -> Meta:
    """The first of each kind in the order of the lines; all who signed."""
    texts = {
        role: [s.text for s in reading.survey.sights if verdicts[s.number].role is role] for role in Role
    }
    title = next((line for line in lines if line.role is Role.TITLE and line.parts), None)
    raw = {s.number: s.raw for s in reading.survey.sights}
    dates = (read_date(text) for text in (*texts[Role.DATE], *texts[Role.BYLINE]))
    sources = (read_address(text) for text in texts[Role.SOURCE_LINK])
    translators = (read_translator(text) for text in texts[Role.TRANSLATOR])
    return Meta(
        title=raw[title.number][title.parts[0].start : title.parts[-1].end] if title else None,
        creators=_read_creators(reading, verdicts),
        publisher=_read_publisher(reading, texts),
        date=next(filter(None, dates), None),
        source=next(filter(None, sources), None),
        translator=next(filter(None, translators), None),
    )


def _read_creators(reading: Reading, verdicts: Mapping[int, Verdict]) -> tuple[str, ...]:
    bylines = [s for s in reading.survey.sights if verdicts[s.number].role is Role.BYLINE]
    signed = [s for s in bylines if verdicts[s.number].rule != "note-on-the-author"]
    phrases = reading.survey.phrases
    return tuple(dict.fromkeys(name for s in signed for name in read_creator_names(s.text, phrases)))


def _read_publisher(reading: Reading, texts: Mapping[Role, list[str]]) -> str | None:
    """Who the text says published it: its own line, the byline, the page's title, the copyright."""
    phrases = reading.survey.phrases
    names = [
        *(read_organisation(text, phrases) for text in texts[Role.ORGANISATION]),
        *(read_outlet(text, phrases) for text in texts[Role.BYLINE]),
        reading.title.site if reading.title else None,
        *(read_rights_holder(text) for text in texts[Role.RIGHTS]),
    ]
    return next(filter(None, names), None)
