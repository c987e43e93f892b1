"""A fault and the sentences that tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml


class Words(NamedTuple):
    """What is wrong (no full stop behind it), and the way out (a sentence or two)."""

    what: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The sentences of a kind of fault, language -> text with `{names}` of values.

    `otherwise` is the way out where a value that `way_out` names is empty: nothing near was found.
    """

    what: Mapping[str, str]
    way_out: Mapping[str, str]
    otherwise: Mapping[str, str]

    def fill(self, values: Mapping[str, str], language: str) -> Words:
        """The sentences in the language (`ar` or `en`)."""
        way_out = self.way_out[language]
        if self.otherwise and not all(values[name] for name in values if f"{{{name}}}" in way_out):
            way_out = self.otherwise[language]
        return Words(self.what[language].format_map(values), way_out.format_map(values))


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where (path and line, 0 for the whole file), the rule that is broken, and its values.

    Made by `fault`. As text it is one line in English: `path:line: what is wrong. The way out.`
    """

    path: str
    line: int
    rule: str
    values: tuple[tuple[str, str], ...] = ()

    def say(self, language: str) -> Words:
        """What is wrong and the way out, in the language (`ar` or `en`)."""
        return load_rules()[self.rule].fill(dict(self.values), language)

    def tell(self, language: str) -> str:
        """The line that an editor reads."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        words = self.say(language)
        return f"{where}: {words.what}. {words.way_out}"

    def __str__(self) -> str:
        return self.tell("en")

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return self.say("en").what

    @property
    def way_out(self) -> str:
        """The way out, in English."""
        return self.say("en").way_out


def fault(path: str, line: int, rule: str, /, **values: object) -> Problem:
    """The fault; `values` are what the rule's sentences name (KeyError, when told, for a missing one)."""
    return Problem(path, line, rule, tuple((name, str(value)) for name, value in sorted(values.items())))


@cache
def load_rules() -> Mapping[str, Rule]:
    """Every rule, by its name; ValueError where two files hold the same one."""
    rules: dict[str, Rule] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yml"):
            table = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
            if doubled := rules.keys() & table.keys():
                raise ValueError(f"{file.name}: {', '.join(sorted(doubled))} stands twice")
            rules |= {
                name: Rule(said["what"], said["way_out"], said.get("otherwise", {}))
                for name, said in table.items()
            }
    return rules
