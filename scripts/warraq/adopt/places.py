"""A generated page -> its lines, each with what it says of seeds/: a line of a text, a value of a record, a
word of the glossary. A line that says none of them is the build's own.

Known by the marks that the templates of the room render put around each: ids, classes, the order of lines.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..model import Bilingual, Page

_PATH = re.compile(r"(ar|en)/(?:(articles|facing)/(?!index\.md)[a-z0-9-]+|glossary)\.md")
_MADE_FROM = re.compile(r"^generated_from: seeds/(.+)\.txt$", re.MULTILINE)
_LINE = re.compile(
    r"(#{1,6} |- |\d+\. |)(.*)( \[\]\(#l(\d+)\)\{: \.line [^{}]*\}(?: \{: #l\d+ \})?)", re.DOTALL
)
_CITED = re.compile(r"\[.*\]\(.*#l(\d+)\)\{: hreflang=\"ar\" \}")
_HEAD = re.compile(r"# (?:\[(.*)\]\(\.\./articles/[a-z0-9-]+\.md\)|(.*))")
_SUBTITLE = re.compile(r"\[(.*)\]\(.*\.md\)\{: lang=\"(ar|en)\" dir=\"\w+\" \}")
_POINT = re.compile(r"<li value=\"(\d+)\" ")
_ENTRY = re.compile(r"### (.*) \{: #([a-z0-9-]+) \}")
_OTHER = re.compile(r"<span lang=\"(ar|en)\" dir=\"\w+\">(.*)</span> · .*")
_USED = re.compile(r"\[.*\]\(\.\./glossary\.md#([a-z0-9-]+)\) <span .* \{: #term-[a-z0-9-]+ \}")
_VALUE = re.compile(r":   (.*)")
_BUILT = ("{:", "<details", "<div", "</")
"""How lines open that no editor's words open: attributes and the elements of the templates."""

Keys = tuple[str | int, ...]


class Unit(NamedTuple):
    """One thing that seeds/ says: the file's stem, and the keys in it; ("line", 36) is a line of the text."""

    file: str
    keys: Keys

    @property
    def is_line(self) -> bool:
        """Whether it is a line of the text."""
        return self.keys[0] == "line"

    @property
    def is_point(self) -> bool:
        """Whether it is a point of a summary."""
        return self.keys[:2] == ("summary", "points")

    @property
    def name(self) -> str:
        """As it is told: `corrections: {line: 36}`, `summary.points (3)`, `isis: definition.en`."""
        if self.is_line:
            return f"corrections: {{line: {self.keys[1]}}}"
        if self.is_point:
            return f"summary.points ({int(self.keys[2]) + 1})"
        owner, keys = (f"{self.keys[0]}: ", self.keys[1:]) if self.file == GLOSSARY else ("", self.keys)
        return owner + ".".join(str(key) for key in keys)


GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a page that is not blank; `text[start:end]` is the Markdown of its unit."""

    number: int
    text: str
    region: str
    """`front` (the front matter), `points`, or nothing."""
    unit: Unit | None = None
    start: int = 0
    end: int = 0

    @property
    def is_marked(self) -> bool:
        """Whether the number of the line stands behind its words: where the text itself is shown."""
        return "(#l" in self.text[self.end :] and self.unit is not None

    @property
    def md(self) -> str:
        """The Markdown that says the unit."""
        return self.text[self.start : self.end]


def is_adoptable(path: str) -> bool:
    """Whether words of the page may be edited; the others repeat what stands on these."""
    return bool(_PATH.fullmatch(path))


def list_lines(text: str) -> list[tuple[int, str]]:
    """The lines that are not blank, without spaces at their ends, each with its number."""
    return [(number, line.rstrip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def read_seed_id(text: str) -> str:
    """The text that a generated page is about; empty where it is about the collection."""
    found = _MADE_FROM.search(text)
    return found[1] if found else ""


def read_places(page: Page, words: Mapping[str, Bilingual]) -> list[Place]:
    """The places of a page of the build; without units where its words are not edited there."""
    lines, seed = list_lines(page.text), read_seed_id(page.text)
    regions = list(_find_regions([line for _, line in lines]))
    found = _PATH.fullmatch(page.path)
    scan = _Scan([line for _, line in lines], seed, found[1], words) if found else None
    places = []
    for at, (number, line) in enumerate(lines):
        place = Place(number, line, regions[at])
        if scan and regions[at] != "front" and (known := scan.read(at)):
            keys, (start, end) = known
            file = seed if found and found[2] else GLOSSARY
            if keys[0] == "term":
                file, keys = GLOSSARY, keys[1:]
            place = Place(number, line, regions[at], Unit(file, keys), start, end)
        places.append(place)
    return places


def _find_regions(lines: Sequence[str]) -> Iterator[str]:
    front = next((at for at, line in enumerate(lines) if at and line == "---"), 0)
    in_points = False
    for at, line in enumerate(lines):
        in_points = (in_points or line.startswith('<ol class="points"')) and line != "</ol>"
        yield "front" if at <= front else "points" if in_points else ""


class _Scan:
    """What each line of one page says: keys, and the span of the Markdown.

    ("term", id, …) is a key of the glossary. It is asked line by line, in order.
    """

    def __init__(self, lines: list[str], seed: str, language: str, words: Mapping[str, Bilingual]) -> None:
        self._lines, self._seed, self._language = lines, seed, language
        self._rights = words["rights"].in_language(language)
        self._point = 0
        self._entry = ""

    def read(self, at: int) -> tuple[Keys, tuple[int, int]] | None:
        """The keys and the span of line `at`; to be asked in order."""
        line = self._lines[at]
        if found := _POINT.match(line):
            self._point = int(found[1])
        if found := _LINE.fullmatch(line):
            return ("line", int(found[4])), found.span(2)
        return self._read_glossary(at) if not self._seed else self._read_article(at)

    def _around(self, at: int) -> tuple[str, str]:
        return self._lines[at - 1], self._lines[at + 1] if at + 1 < len(self._lines) else ""

    def _read_article(self, at: int) -> tuple[Keys, tuple[int, int]] | None:
        line, (before, _) = self._lines[at], self._around(at)
        if found := _HEAD.fullmatch(line):
            return ("title", self._language), found.span(1 if found[1] is not None else 2)
        if found := _VALUE.fullmatch(line):
            return self._read_value(before, found)
        if before.startswith('<p class="status '):
            return ("summary", "text"), (0, len(line))
        return self._read_by_class(at)

    def _read_by_class(self, at: int) -> tuple[Keys, tuple[int, int]] | None:
        """What the attributes below the line say that it is."""
        line, (_, after) = self._lines[at], self._around(at)
        whole = (len(line) - len(line.lstrip()), len(line))
        match after.strip():
            case "{: .subtitle }" if found := _SUBTITLE.fullmatch(line):
                return ("title", found[2]), found.span(1)
            case "{: .point }":
                return ("summary", "points", self._point - 1, "text"), whole
            case "{: .note }":
                return ("date_note", self._language), whole
            case '{: lang="ar" dir="rtl" .quoted-line }' if found := _CITED.fullmatch(self._lines[at - 2]):
                return ("line", int(found[1])), whole
        return None

    def _read_value(self, before: str, found: re.Match[str]) -> tuple[Keys, tuple[int, int]] | None:
        if before == self._rights:
            return ("rights", self._language), found.span(1)
        if used := _USED.fullmatch(before):
            return ("term", used[1], "definition", self._language), found.span(1)
        return None

    def _read_glossary(self, at: int) -> tuple[Keys, tuple[int, int]] | None:
        line, (before, after) = self._lines[at], self._around(at)
        if found := _ENTRY.fullmatch(line):
            self._entry = found[2]
            return (self._entry, self._language, "term"), found.span(1)
        if after == "{: .other-term }" and (found := _OTHER.fullmatch(line)):
            return (self._entry, found[1], "term"), found.span(2)
        if before == "{: .other-term }" and not after.startswith("{: .") and not line.startswith(_BUILT):
            return (self._entry, "definition", self._language), (0, len(line))
        return None
