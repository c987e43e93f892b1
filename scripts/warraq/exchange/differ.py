"""An entry of the glossary beside an incoming one -> what to write into it, and where the two differ."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .incoming import Incoming
from .shape import look_up

_SHOWN = 120
"""Characters of a text in a message."""

_TRUE = {"true", "yes", "on", "1", "y", "t"}
_DEFAULTS = {"kind": "concept", "plural": "true", "match": "always"}


@dataclass(slots=True)
class Change:
    """What is wanted of an entry (texts, tuples of items to add, dictionaries of them), the entry's data
    after it, and the texts that differ: the rule that tells it, the last key, the text as held, as given."""

    after: dict[str, Any]
    wanted: dict[str, Any] = field(default_factory=dict)
    conflicts: list[tuple[str, str, str, str]] = field(default_factory=list)

    def put(self, keys: Sequence[str], value: Any) -> None:
        """The value is wanted at the keys: a text instead of what stands there, a tuple added to it."""
        wanted, after = self.wanted, self.after
        for key in keys[:-1]:
            wanted, after = wanted.setdefault(key, {}), after.setdefault(key, {})
        wanted[keys[-1]] = value
        if isinstance(value, tuple):
            after[keys[-1]] = [*after.get(keys[-1], ()), *value]
        else:
            after[keys[-1]] = str(value).lower() if isinstance(value, bool) else value


def compare(data: Mapping[str, Any], entry: Incoming, related: Sequence[str], *, replace: bool) -> Change:
    """What the incoming entry asks of the entry `data`. With `replace` its texts win, and nothing conflicts.

    Nothing is ever taken away: an empty text asks for nothing, and lists only grow. Spaces are no difference.
    """
    term, change = entry.term, Change(copy.deepcopy(dict(data)))
    texts: list[tuple[str, tuple[str, ...], str | bool]] = [
        ("other-arabic-term", ("ar", "term"), term.ar.term),
        ("other-english-term", ("en", "term"), term.en.term),
        ("other-arabic-definition", ("definition", "ar"), term.definition.ar),
        ("other-english-definition", ("definition", "en"), term.definition.en),
    ]
    given = {"kind": term.kind, "plural": term.plural, "match": term.match}
    texts += [("other-value", (key,), value) for key, value in given.items() if key in entry.said]
    for rule, keys, value in texts:
        _compare_text(change, rule, keys, value, replace)
    lists: list[tuple[tuple[str, ...], Sequence[str]]] = [
        (("ar", "variants"), term.ar.variants),
        (("en", "variants"), term.en.variants),
        (("en", "abbreviations"), term.en.abbreviations),
        (("related",), related),
        (("sources",), term.sources),
    ]
    for keys, items in lists:
        held = [item.split() for item in look_up(change.after, keys) or []]
        if new := tuple(dict.fromkeys(item for item in items if item.split() not in held)):
            change.put(keys, new)
    return change


def _compare_text(change: Change, rule: str, keys: Sequence[str], given: Any, replace: bool) -> None:
    default = _DEFAULTS.get(keys[0], "")
    held = look_up(change.after, keys) or default
    if keys == ("plural",):
        held = str(held.casefold() in _TRUE).lower()
    text = str(given).lower() if isinstance(given, bool) else given
    # Spaces and the folds of a file are no difference.
    if not text.strip() or text.split() == held.split():
        return
    if replace or not held.strip() or look_up(change.after, keys) is None:
        change.put(keys, given)
    else:
        change.conflicts.append((rule, keys[-1], *_show_both(held, text)))


def _show_both(held: str, given: str) -> tuple[str, str]:
    """Both in one line each, from a little before the place where they part."""
    held, given = " ".join(held.split()), " ".join(given.split())
    start = 0
    if max(len(held), len(given)) > _SHOWN:
        pairs = enumerate(zip(held, given, strict=False))
        parting = next((at for at, (one, other) in pairs if one != other), min(len(held), len(given)))
        start = max(0, parting - 20)
    return _show(held, start), _show(given, start)


def _show(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return ("…" if start else "") + shown + ("…" if start + _SHOWN < len(text) else "")
