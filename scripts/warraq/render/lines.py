"""The kept lines of an article -> Markdown blocks, one a line, each with the id of its seed line.

Nothing is added to a line's text: permalinks are empty links that the style sheet numbers, and
glossary links, labels, credits and corrections are woven around the very characters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from ..model import Bilingual, Correction, Entry, Line, Mention, Part, Quotation, Reference, Role, Term
from .weave import Span, escape_attribute, link_address, weave


@dataclass(frozen=True, slots=True)
class Names:
    """What a line may point to: the glossary by id, and the interface words."""

    terms: Mapping[str, Term]
    words: Mapping[str, Bilingual]

    def say(self, word: str, language: str) -> str:
        """The interface word in the language."""
        return self.words[word].in_language(language)


@dataclass(frozen=True, slots=True)
class Block:
    """Markdown of one line, or of the lines of a list, and the numbers of those lines."""

    markdown: str
    lines: tuple[int, ...]


def render_lines(entry: Entry, names: Names) -> tuple[Block, ...]:
    """A block for every kept line, in order; the items of a list stand in one block."""
    blocks: list[Block] = []
    previous: Line | None = None
    expected = 0
    for line in entry.article.kept:
        text = _render_text(entry, line, names)
        block = Block(_render_block(line, text, expected), (line.number,))
        if line.role is Role.LIST_ITEM and previous and previous.role is Role.LIST_ITEM:
            if (line.ordinal is None) == (previous.ordinal is None):
                last = blocks.pop()
                block = Block(f"{last.markdown}\n{block.markdown}", (*last.lines, line.number))
            else:
                blocks.append(Block("<!-- another list -->", ()))
        blocks.append(block)
        expected = (line.ordinal or 0) + 1
        previous = line
    return tuple(blocks)


def _render_block(line: Line, text: str, expected: int) -> str:
    anchor = f"#l{line.number}"
    if line.role is Role.TITLE:
        return f"# {text} {{: {anchor} }}"
    if line.role is Role.HEADING:
        return f"{'#' * max(line.level, 2)} {text} {{: {anchor} }}"
    if line.role is Role.LIST_ITEM:
        if line.ordinal is None:
            return f"- {text}\n{{: {anchor} }}"
        value = f' value="{line.ordinal}"' if line.ordinal != expected else ""
        return f"{line.ordinal}. {text}\n{{: {anchor}{value} }}"
    kind = "" if line.role is Role.PARAGRAPH else f" .{line.role.value.replace('_', '-')}"
    return f"{text}\n{{: {anchor}{kind} }}"


def _render_text(entry: Entry, line: Line, names: Names) -> str:
    raw = entry.article.seed.lines[line.number - 1]
    start, end = line.parts[0].start, line.parts[-1].end
    spans = [
        *_part_spans(entry, line, raw, names),
        *_correction_spans(entry, line, raw, names),
        *(_link_span(link, names) for link in entry.links if link.line == line.number),
        *(_quotation_span(each) for each in entry.quotations if each.line == line.number),
    ]
    moved = [span.moved(-start) for span in spans if start <= span.start < end]
    is_block = line.role not in {Role.TITLE, Role.HEADING}
    return f"{weave(raw[start:end], moved, block=is_block)} {_permalink(line.number, names)}"


def _permalink(number: int, names: Names) -> str:
    label = f"{names.say('line', 'ar')} {number}"
    return f'[](#l{number}){{: .line data-line="{number}" aria-label="{label}" }}'


def _part_spans(entry: Entry, line: Line, raw: str, names: Names) -> list[Span]:
    spans = [_part_span(entry, line, part, raw, names) for part in line.parts if part.kind != "text"]
    if line.role is Role.SOURCE_LINK and entry.article.meta.source:
        spans.append(_address_span(raw, entry.article.meta.source))
    gaps = [(a.end, b.start) for a, b in pairwise(line.parts) if raw[a.end : b.start].strip()]
    return spans + [Span(start, end, lambda _: " ", "") for start, end in gaps]


def _part_span(entry: Entry, line: Line, part: Part, raw: str, names: Names) -> Span:
    if part.kind == "label":
        return Span(part.start, part.end, lambda md: f"**{md}**")
    if part.kind == "credit":
        return Span(part.start, part.end, lambda md: f'<small class="credit">{md}</small>')
    slug = entry.titles.get(Reference(line.number, raw[part.start : part.end]))
    if slug:
        return Span(part.start, part.end, lambda md: f"[{md}]({slug}.md){{: .reference }}")
    hint = escape_attribute(names.say("reference", "ar"))
    return Span(part.start, part.end, lambda md: f'<span class="reference" title="{hint}">{md}</span>')


def _address_span(raw: str, source: str) -> Span:
    start = max(raw.find(source), 0)
    return Span(start, start + len(source), lambda _: link_address(source), source)


def _correction_spans(entry: Entry, line: Line, raw: str, names: Names) -> list[Span]:
    return [
        Span(at, at + len(correction.was), partial(_insert, correction, names), correction.now)
        for at, correction in entry.record.find_corrections(line.number, raw)
    ]


def _insert(correction: Correction, names: Names, md: str) -> str:
    hint = escape_attribute(f"{names.say('corrected', 'ar')}: {correction.was} ({correction.why})")
    return f'<ins class="correction" title="{hint}">{md}</ins>'


def _link_span(link: Mention, names: Names) -> Span:
    return Span(link.start, link.end, partial(link_term, link.term, names.terms[link.term].en.term))


def link_term(identifier: str, hint: str, md: str) -> str:
    """The Markdown `md` as a link to its entry of the glossary; `hint` is the term in the other language."""
    return f'[{md}](../glossary.md#{identifier} "{escape_attribute(hint)}"){{: .term }}'


def _quotation_span(quotation: Quotation) -> Span:
    return Span(quotation.start, quotation.end, lambda md: f"[{md}]({quotation.slug}.md){{: .quoted }}")
