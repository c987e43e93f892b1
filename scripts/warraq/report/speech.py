"""The report's own words, in one language: sentences, counted things, lists that end in time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Bilingual
from ..render import Names
from ..render.counting import count

_CODE = re.compile("`[^`]+`")


@dataclass(frozen=True, slots=True)
class Speech:
    """A language, and how many items of a list are told."""

    language: str
    most: int
    words: Names

    def say(self, key: str, *values: object) -> str:
        """The words, with the values, which must be inert, in their places."""
        return self.words.say(key, self.language).format(*values)

    def count(self, number: int, thing: str) -> str:
        """`2, "faults"` -> `خطآن`."""
        return count(number, thing, self.language, self.words)

    def pick(self, both: Bilingual) -> str:
        """What was said in the language."""
        return both.in_language(self.language)

    def cut(self, items: Sequence[str]) -> list[str]:
        """As many as are told, and how many more there are."""
        more = len(items) - self.most
        return [*items[: self.most], *([self.say("more", more)] if more > 0 else [])]

    def enumerate(self, things: Sequence[str]) -> str:
        """The things in a row."""
        return self.say("comma").join(self.cut(things))

    def number(self, numbers: Sequence[int], thing: str) -> str:
        """`(8, 36), "at_lines"` -> `السطران 8 و36`."""
        form = "one" if len(numbers) == 1 else "two" if len(numbers) == 2 else "more"
        return self.say(f"{thing}_{form}", self.say("and").join(self.cut([str(each) for each in numbers])))


def make_words(table: Mapping[str, Mapping[str, str]]) -> Names:
    """The words of words.yml, as they were read."""
    return Names({}, {key: Bilingual(_isolate(both["ar"]), both["en"]) for key, both in table.items()})


def _isolate(text: str) -> str:
    """Code among Arabic words keeps its own direction: `docs/` ends with its slash."""
    return _CODE.sub("\u2066\\g<0>\u2069", text)
