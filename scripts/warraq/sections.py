"""Where in an article a link may stand: Article -> section numbers, linkable lines, prose mentions."""

from collections.abc import Iterable, Iterator, Mapping

from .model import Article, Correction, EnglishMention, Mention, Record, Role, Term


def number_sections(article: Article) -> dict[int, int]:
    """Line -> the number of its section; a heading opens a new one."""
    sections: dict[int, int] = {}
    section = 0
    for line in article.kept:
        section += line.role is Role.HEADING
        sections[line.number] = section
    return sections


def find_linkable(article: Article) -> frozenset[int]:
    """The lines that may hold glossary links: running prose, no heading, caption or metadata."""
    prose = {Role.PARAGRAPH, Role.LIST_ITEM}
    return frozenset(line.number for line in article.kept if line.role in prose)


def list_prose_mentions(article: Article, record: Record, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stand in prose, not in a credit, the title of another article or a misprint."""
    prose = {line.number: [p for p in line.parts if p.kind in {"text", "label"}] for line in article.kept}
    inside = [
        m for m in mentions if any(p.start <= m.start and m.end <= p.end for p in prose.get(m.line, []))
    ]
    return clear_of_corrections(article, record, inside)


def clear_of_corrections(article: Article, record: Record, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that are on the page as they stand in the seed, or that hold a whole corrected misprint.

    What an editor's correction replaces, in whole or in part, is no place for a link.
    """
    raw = article.seed.lines
    return [
        mention
        for mention in mentions
        if not any(
            _spoils(at, correction, mention)
            for at, correction in record.find_corrections(mention.line, raw[mention.line - 1])
        )
    ]


def _spoils(at: int, correction: Correction, mention: Mention) -> bool:
    end = at + len(correction.was)
    apart = end <= mention.start or mention.end <= at
    around = mention.start <= at and end <= mention.end and len(correction.was) < mention.end - mention.start
    return not (apart or around)


def first_in_text(
    texts: Iterable[Iterable[EnglishMention]], terms: Mapping[str, Term]
) -> Iterator[tuple[EnglishMention, ...]]:
    """Of the mentions in texts that follow each other the first of each term, where it may be linked."""
    seen: set[str] = set()
    for mentions in texts:
        first = []
        for mention in mentions:
            if mention.term not in seen and terms[mention.term].match == "always":
                seen.add(mention.term)
                first.append(mention)
        yield tuple(first)
