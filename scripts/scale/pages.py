"""A folder of texts in; any number of article pages out, and the questions to ask of them. Always the same.

The first pages are the texts as they are. Each of the rest is composed of paragraphs of different texts, as
long as one of them is. Page n does not depend on how many pages there are.
"""

import html
import random
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warraq.read import load_search_list
from warraq.search.words import fold_token

PUBLISHERS = (
    "دار الواحة للنشر",
    "مركز المنارة للدراسات",
    "صحيفة الضفاف",
    "مجلة الأفق",
    "وكالة النخيل للأنباء",
)
SUBJECTS = (
    "الآثار",
    "الملاحة",
    "الزراعة",
    "الهندسة",
    "الفلك",
    "العمران",
    "الصحافة",
    "المكتبات",
    "المناخ",
    "المتاحف",
)
RARE, MIDDLING, COMMON, PHRASE = KINDS = ("rare", "middling", "common", "phrase")
_EACH = {RARE: 10, MIDDLING: 10, COMMON: 5, PHRASE: 5}
_ATTEMPTS = 20_000
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_LETTER = "[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]"
_WORD = re.compile(f"{_LETTER}+")

Text = Sequence[str]
"""The paragraphs of a text."""


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its address in the site, what the search is told of it, and its lines without vowel signs."""

    url: str
    title: str
    content: str
    facts: Mapping[str, Any]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, how frequent it is, and the numbers of the pages that write it just so."""

    text: str
    kind: str
    pages: frozenset[int]


def read_texts(folder: Path) -> list[Text]:
    """The texts of a folder, by the names of their files; blank lines and empty files are left out."""
    texts = []
    for path in sorted(folder.glob("*.txt")):
        lines = (" ".join(line.split()) for line in path.read_text("utf-8").splitlines())
        texts.append([line for line in lines if line])
    return [text for text in texts if text]


def make_pages(texts: Sequence[Text], count: int) -> list[Made]:
    """So many pages."""
    lengths = [sum(len(line.split()) for line in text) for text in texts]
    pool = [(number, line) for number, text in enumerate(texts) for line in text[1:] or text]
    pages = []
    for number in range(count):
        text = texts[number] if number < len(texts) else _compose(number, pool, lengths)
        title = text[0] if len(text) > 1 and len(text[0].split()) <= 20 else " ".join(text[0].split()[:8])
        pages.append(_make_page(number, title, text[1:] if title == text[0] and len(text) > 1 else text))
    return pages


def _dice(*what: object) -> random.Random:
    return random.Random(" ".join(map(str, what)))  # noqa: S311 - the same pages every time, no secret


def _compose(number: int, pool: Sequence[tuple[int, str]], lengths: Sequence[int]) -> list[str]:
    """A title and paragraphs; a text is used twice only when all have been used."""
    dice = _dice("text", number)
    left, used = dice.choice(lengths), set[int]()
    lines: list[str] = []
    while left > 0:
        text, line = dice.choice(pool)
        if text in used and len(used) < len(lengths):
            continue
        used.add(text)
        lines.append(" ".join(line.split()[:left]))
        left -= len(line.split())
    return [" ".join(lines[0].split()[: dice.randint(4, 8)]), *lines]


def _make_page(number: int, title: str, paragraphs: Text) -> Made:
    dice = _dice("facts", number)
    facts = {
        "publisher": dice.choice(PUBLISHERS),
        "date": f"{dice.randint(2010, 2025)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
        "subjects": dice.sample(SUBJECTS, dice.randint(2, 4)),
    }
    content = "\n".join(_write_content(title, facts, paragraphs))
    lines = tuple(_MARKS.sub("", line) for line in (title, *paragraphs))
    return Made(f"articles/{number:05d}.html", title, content, facts, lines)


def _write_content(title: str, facts: Mapping[str, Any], paragraphs: Text) -> Iterator[str]:
    """The HTML of an article as the site has it: card of facts, lines with addresses, some headings."""
    yield _write_line("h1", 1, title)
    subjects = "، ".join(
        f'<a href="../glossary.html#s{SUBJECTS.index(s)}">{s}</a>' for s in facts["subjects"]
    )
    rows = {"الناشر": facts["publisher"], "التاريخ": facts["date"], "الموضوعات": subjects}
    card = "".join(f"<dt>{name}</dt>\n<dd>{value}</dd>\n" for name, value in rows.items())
    yield f'<div class="facts">\n<dl>\n{card}</dl>\n</div>'
    number = 1
    for at, paragraph in enumerate(paragraphs):
        if at % 8 == 3:
            number += 1
            yield _write_line("h2", number, " ".join(paragraph.split()[:5]))
        number += 1
        yield _write_line("p", number, paragraph)


def _write_line(tag: str, number: int, text: str) -> str:
    link = f'<a aria-label="السطر {number}" class="line" data-line="{number}" href="#l{number}"></a>'
    return f'<{tag} id="l{number}">{html.escape(text)} {link}</{tag}>'


def choose_questions(pages: Sequence[Made]) -> list[Question]:
    """Thirty where the pages have so many: words of 4 letters and more by how many pages write them, and
    two words side by side. The words that every search may drop, and those of the cards, are not asked."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page.lines:
            for word in _WORD.findall(line):
                found[word].add(number)
    stop = {fold_token(word) for word in load_search_list("stopwords")["ar"].split()}
    stop |= {fold_token(word) for name in (*PUBLISHERS, *SUBJECTS) for word in name.split()}
    where = {word: found[word] for word in sorted(found) if len(word) > 3 and fold_token(word) not in stop}
    dice, count = _dice("questions", len(pages)), len(pages)
    bounds = {
        RARE: (1, min(3, max(1, count // 100))),
        MIDDLING: (max(2, count * 0.008), max(2, count * 0.012)),
        COMMON: (max(2, count * 0.1), max(5, count * 0.3)),
    }
    questions = []
    for kind, (least, most) in bounds.items():
        words = [word for word, numbers in where.items() if least <= len(numbers) <= most]
        chosen = sorted(dice.sample(words, min(_EACH[kind], len(words))))
        questions += [Question(word, kind, frozenset(where[word])) for word in chosen]
    return [*questions, *_choose_phrases(pages, where, dice)]


def _choose_phrases(
    pages: Sequence[Made], where: Mapping[str, Collection[int]], dice: random.Random
) -> Iterator[Question]:
    least, phrases = min(5, 1 + len(pages) // 25), dict[str, None]()
    for _ in range(_ATTEMPTS):
        words = dice.choice(dice.choice(pages).lines).split()
        at = dice.randrange(len(words))
        pair = words[at : at + 2]
        if len(set(pair)) == 2 and all(len(where.get(word, ())) >= least for word in pair):
            phrases[" ".join(pair)] = None
        if len(phrases) == _EACH[PHRASE]:
            break
    for phrase in phrases:
        whole = re.compile(f"(?<!{_LETTER}){phrase}(?!{_LETTER})")
        numbers = (n for n, page in enumerate(pages) if any(whole.search(line) for line in page.lines))
        yield Question(phrase, PHRASE, frozenset(numbers))
