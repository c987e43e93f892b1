"""Differences -> the comment: Markdown, Arabic first, then English; what asks for action is never folded."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from ..render import Names
from .differences import Differences
from .sections import (
    tell_articles,
    tell_evidence,
    tell_faults,
    tell_gone,
    tell_hand_written,
    tell_links,
    tell_listings,
    tell_standing,
    tell_terms,
)
from .speech import Speech

MARK = "<!-- warraq:report -->"
"""The comment's first line, by which the next one finds it."""
LONGEST = 60_000
"""GitHub takes 65,536 characters; the workflow adds some of its own."""

_LENGTHS = (10, 5, 2, 1, 0)
"""So many items of a list are told, the most that give a comment of no more than LONGEST characters."""
_SHORT = 5
"""So many lines are not worth folding."""
_DIRECTIONS = {"ar": "rtl", "en": "ltr"}

Section = tuple[str, Callable[[Differences, Speech], list[str]]]
_BEFORE: Sequence[Section] = (
    ("faults", tell_faults),
    ("evidence", tell_evidence),
    ("articles", tell_articles),
    ("gone", tell_gone),
    ("hand", tell_hand_written),
)
_FOLDED: Sequence[Section] = (("listings", tell_listings), ("terms", tell_terms), ("links", tell_links))
_AFTER: Sequence[Section] = (("docs", tell_standing),)


def write_comment(differences: Differences, words: Names, preview: str = "") -> str:
    """The whole comment in our words; `preview` is the address of the built site, where it has one."""
    for most in _LENGTHS:
        parts = [_write_part(differences, Speech(each, most, words), preview) for each in _DIRECTIONS]
        text = "\n\n".join([MARK, *parts]) + "\n"
        if len(text) <= LONGEST:
            break
    return text


def _write_part(differences: Differences, speech: Speech, preview: str) -> str:
    folded = [*_write_sections(_FOLDED, differences, speech)]
    if sum(block.count("\n") for block in folded) > _SHORT:
        # Its own blank lines: between the tags of <details> GitHub reads Markdown only after one.
        summary = speech.say("more_changes", _summarise(differences, speech))
        folded = [f"<details><summary>{summary}</summary>", *folded, "</details>"]
    blocks = [
        f'<div dir="{_DIRECTIONS[speech.language]}" lang="{speech.language}">',
        f"### {judge(differences, speech)}",
        *_write_sections(_BEFORE, differences, speech),
        *folded,
        *_write_sections(_AFTER, differences, speech),
        *_point_to_preview(differences, speech, preview),
        "</div>",
    ]
    return "\n\n".join(blocks)


def _write_sections(sections: Sequence[Section], differences: Differences, speech: Speech) -> list[str]:
    blocks = []
    for name, tell in sections:
        if items := tell(differences, speech):
            blocks.append("\n".join([f"**{speech.say(name)}**", "", *(f"- {i}" for i in speech.cut(items))]))
    return blocks


def judge(differences: Differences, speech: Speech) -> str:
    """The line that stands above everything."""
    points = {(lost.slug, number) for lost in differences.evidence for number in lost.points}
    remarks = [
        *([speech.count(len(points), "look_again")] if points else []),
        *([speech.count(differences.gone, "addresses_gone")] if differences.gone else []),
    ]
    return speech.say("semicolon").join([_give_verdict(differences, speech, bool(remarks)), *remarks])


def _give_verdict(differences: Differences, speech: Speech, with_care: bool) -> str:
    if differences.faults:
        verdict = speech.say("verdict_mend", speech.count(len(differences.faults), "faults"))
        old = sum(not fault.is_new for fault in differences.faults)
        return verdict + (f" {speech.say('verdict_old', old)}" if old else "")
    if differences.standing:
        # An editor with a browser alone cannot make the pages, and has done nothing wrong.
        is_unmade = not (differences.standing.edited or differences.standing.in_the_way)
        return speech.say("verdict_unmade" if is_unmade else "verdict_docs")
    if differences == Differences():
        return speech.say("verdict_nothing")
    return speech.say("verdict_care" if with_care else "verdict_ready")


def _summarise(differences: Differences, speech: Speech) -> str:
    """What the folded part holds, in few words."""
    counts: Mapping[str, int] = {
        "terms_changed": len(differences.terms),
        "links_changed": len(differences.links),
    }
    told = [speech.count(number, thing) for thing, number in counts.items() if number]
    return speech.say("comma").join(told) or speech.say("listings")


def _point_to_preview(differences: Differences, speech: Speech, preview: str) -> list[str]:
    """Nothing where nothing changed; with faults there is a site only where its address is given."""
    if differences == Differences() or (differences.faults and not preview):
        return []
    if not preview:
        return [speech.say("preview_none")]
    return [f"[{speech.say('preview')}]({quote(preview, safe=':/?#=&%@+,;~!')})"]
