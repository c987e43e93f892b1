"""Where in an article a link may stand: Article -> section numbers, linkable lines, prose mentions."""

from collections.abc import Iterable

from .model import Article, Mention, Role


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
