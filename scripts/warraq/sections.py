"""Where in an article a link may stand: Article -> section numbers, linkable lines, prose mentions."""

from collections.abc import Iterable, Iterator, Mapping

from .model import Article, EnglishMention, Mention, Role, Term


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


def list_prose_mentions(article: Article, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that stand in prose, not in a credit or the title of another article."""
    prose = {line.number: [p for p in line.parts if p.kind in {"text", "label"}] for line in article.kept}
    return [m for m in mentions if any(p.start <= m.start and m.end <= p.end for p in prose.get(m.line, []))]


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
