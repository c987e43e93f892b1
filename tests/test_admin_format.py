"""The format of the content manager: only what was changed becomes different, whatever a file is like."""

import json
import subprocess
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.tools import find_node
from conftest import ONE_FIXTURE, ROOT, SEEDS
from warraq.admin import Place, write_admin
from warraq.strict_yaml import read_yaml

Path_ = tuple[str | int, ...]
Ask = Callable[[str, list[tuple[Path_, Any]]], str]
FILES = sorted(SEEDS.glob("*.yml"))
WORDS = (
    *(
        "كلمة",
        "word",
        "العربية",
        "a",
        " ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "2017",
        "true",
        "null",
        "~",
        "1e3",
        "0x1F",
    ),
    *(
        ":",
        ": ",
        " #",
        "#",
        "- ",
        "? ",
        "'",
        '"',
        "\\",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
    ),
    *(
        "\u2028",
        "@",
        "`",
        "=",
        "<<",
        "---",
        "...",
        "a:b",
        "…",
        "“",
        "\u200c",
        "\u00a0",
        "https://a.example/?x=1&y",
    ),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
RECORD = """\
# yaml-language-server: $schema=schemas/record.schema.json
# Above all.

slug: a-slug   # for ever
title: {en: "A \\"title\\"", ar: 'عنوان'} # both
creator:
  - one # the first
  # about two
  - two
  - three
subject: [a, # about a
  b, c,
  d]
unknown: {key: kept}
date: 2017
date_note:

    en: a plain text
      that goes on # not here

      # a comment

    ar: نص

summary: # the summary
    text: > # folded
        One two three four five six seven eight nine ten eleven twelve
        thirteen fourteen.

        Another paragraph.
    points:
    - text: |
        As it
        stands.
      lines: [1, 2,]
    -   lines: [3]   # alone
        text: second
lines: {}
corrections: []
see_also:
"""

REST = "  # about two\n  - two\n  - three\n"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Changes what the form holds of a text, and gives the text that is saved. ValueError: it is refused."""
    folder = tmp_path_factory.mktemp("format") / "admin"
    write_admin(folder, Place(""))
    driver = [find_node(), "--no-warnings", ROOT / "tests" / "admin" / "driver.mjs", folder]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(driver, **pipes) as node:  # type: ignore[call-overload]  # as named

        def change(text: str, changes: list[tuple[Path_, Any]]) -> str:
            node.stdin.write(json.dumps({"text": text, "changes": changes}) + "\n")
            node.stdin.flush()
            answer: dict[str, str] = json.loads(node.stdout.readline())
            if "error" in answer:
                raise ValueError(answer["error"])
            return answer["text"]

        yield change
        node.stdin.close()


def load(text: str) -> Any:
    """What the reader of warraq reads; refuses what it refuses."""
    data, _lines, problems = read_yaml(text, "x.yml")
    assert problems == ()
    return prune(data)


def prune(value: Any) -> Any:
    """Without what is empty, and without white space around texts, which no form can say."""
    if isinstance(value, dict):
        pruned = {key: prune(one) for key, one in value.items()}
        return {key: one for key, one in pruned.items() if one not in ("", [], {}, None)}
    if isinstance(value, list):
        return [one for one in map(prune, value) if one not in ("", [], {}, None)]
    return value.strip() if isinstance(value, str) else value


def list_paths(data: Any, at: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Every value below the data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*at, key), value
        yield from list_paths(value, (*at, key))


def put(data: Any, path: Path_, value: Any) -> Any:
    changed = deepcopy(data)
    owner = changed
    for key in path[:-1]:
        owner = owner[key]
    if value is None:
        del owner[path[-1]]
    else:
        owner[path[-1]] = value
    return changed


def in_form(path: Path_, data: Any) -> Path_:
    """Where the form of the file has the value."""
    return ("entries", *path) if isinstance(data, list) else path


def find_lines(text: str, path: Path_) -> tuple[int, int]:
    """The lines, from 0, between which the value of the path stands, with its key."""
    node: Any = yaml.compose(text, yaml.CBaseLoader)
    first = 0
    for key in path:
        if isinstance(node, yaml.MappingNode):
            name, node = next(pair for pair in node.value if pair[0].value == key)
            first = name.start_mark.line
        else:
            node = node.value[key]
            first = node.start_mark.line
    return first, max(first + 1, node.end_mark.line + (node.end_mark.column > 0))


def assert_confined(before: str, after: str, first: int, last: int) -> None:
    """Outside of the lines nothing is different."""
    lines = before.splitlines(keepends=True)
    assert after.startswith("".join(lines[:first]))
    assert after.endswith("".join(lines[last:]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_not_changed_stays(ask: Ask, path: Path, newline: str) -> None:
    text = path.read_text("utf-8").replace("\n", newline)
    assert ask(text, []) == text


def test_a_file_of_any_layout_stays(ask: Ask) -> None:
    for text in (RECORD, RECORD.replace("\n", "\r\n"), "\ufeff" + RECORD, RECORD.rstrip("\n")):
        assert ask(text, []) == text


@settings(max_examples=250, suppress_health_check=ONE_FIXTURE)
@given(data=st.data())
def test_a_text_is_changed_and_nothing_else(ask: Ask, data: st.DataObject) -> None:
    before = data.draw(st.sampled_from([RECORD, *(path.read_text("utf-8") for path in FILES)]))
    before = data.draw(st.sampled_from([before, before.replace("\n", "\r\n")]))
    held = load(before)
    leaves = [path for path, value in list_paths(held) if isinstance(value, str) and path[0] != "lines"]
    path, text = data.draw(st.sampled_from(leaves)), data.draw(TEXTS)
    after = ask(before, [(in_form(path, held), text)])
    assert load(after) == prune(put(held, path, text))
    # Where nothing is left of a value, its key goes as well.
    owner = path if prune(text) else path[:1]
    assert_confined(before, after, *find_lines(before, owner))
    if "\r\n" in before:
        assert "\n" not in after.replace("\r\n", "")


@settings(max_examples=250, suppress_health_check=ONE_FIXTURE)
@given(data=st.data())
def test_items_come_and_go_and_change_places(ask: Ask, data: st.DataObject) -> None:
    before = data.draw(st.sampled_from([RECORD, *(path.read_text("utf-8") for path in FILES)]))
    held = load(before)
    everything = [((), held)] if isinstance(held, list) else []
    lists = [(at, value) for at, value in [*everything, *list_paths(held)] if isinstance(value, list)]
    at, items = data.draw(st.sampled_from(lists))
    index = data.draw(st.integers(0, len(items) - 1))
    kind = data.draw(st.sampled_from(["take", "copy", "move"]))
    rest = items[:index] + items[index + 1 :]
    target = data.draw(st.integers(0, len(rest)))
    new = {**items[index], "en": {"term": "another"}} if at == () and kind == "copy" else items[index]
    wanted = rest if kind == "take" else [*rest[:target], new, *rest[target:]]
    wanted = [*items, new] if kind == "copy" else wanted
    after = ask(before, [(in_form(at, held), wanted)])
    assert load(after) == prune(put(held, at, wanted) if at else wanted)
    owner = at[:1] if wanted == [] and isinstance(held, dict) else at
    if at:
        assert_confined(before, after, *find_lines(before, owner))


@pytest.mark.parametrize(
    ("path", "value", "was", "now"),
    [
        (("date",), "2018", "date: 2017", "date: 2018"),
        (("slug",), "b", "slug: a-slug   # for", "slug: b   # for"),
        (("creator", 1), "true", "  - two\n", '  - "true"\n'),
        (("creator", 1), "a: b", "  - two\n", '  - "a: b"\n'),
        (
            ("creator",),
            ["two", "three", "one"],
            f"  - one # the first\n{REST}",
            f"{REST}  - one # the first\n",
        ),
        (("subject", 1), "a:b", "  b, c", '  "a:b", c'),
        (("title", "ar"), "it's", "'عنوان'", "'it''s'"),
        (("title", "en"), "A", '"A \\"title\\""', '"A"'),
        (("creator", 1), None, "  # about two\n  - two\n", ""),
        (("creator", 0), None, "  - one # the first\n", ""),
        (("creator", 3), "four", "  - three\n", "  - three\n  - four\n"),
        (("subject", 1), None, " # about a\n  b, c", " # about a\n  c"),
        (("subject", 0), None, "[a, # about a\n  b", "[ # about a\n  b"),
        (("subject", 4), "e", "  d]", "  d,\n  e]"),
        (("date_note", "ar"), "آخر", "    ar: نص", "    ar: آخر"),
        (
            ("date_note", "en"),
            "a plain text that goes off",
            "      that goes on # not",
            "      that goes off # not",
        ),
        (("summary", "points", 0, "text"), "As it\nfalls.", "        stands.", "        falls."),
        (("summary", "points", 0, "lines"), ["1", "2", "7"], "[1, 2,]", "[1, 2, 7,]"),
        (("summary", "points", 1), None, "    -   lines: [3]   # alone\n        text: second\n", ""),
        (("publisher",), "eccti", "subject:", None),
        (("lines",), [{"key": "3", "value": "title"}], "lines: {}", "lines: {3: title}"),
        (("see_also",), ["b"], "see_also:\n", "see_also: [b]\n"),
        (
            ("corrections",),
            [{"line": 3, "was": "2011", "now": "2012", "why": "خطأ طباعي"}],
            "corrections: []",
            "corrections:\n  - {line: 3, was: 2011, now: 2012, why: خطأ طباعي}",
        ),
    ],
)
def test_it_is_written_as_the_house_writes(
    ask: Ask, path: Path_, value: Any, was: str, now: str | None
) -> None:
    after = ask(RECORD, [(path, value)])
    if now is None:  # a new key stands where the schema has it
        assert after == RECORD.replace("  - three\n", "  - three\npublisher: eccti\n")
    else:
        assert RECORD.count(was) == 1
        assert after == RECORD.replace(was, now)


def test_a_folded_text_keeps_the_lines_that_it_can(ask: Ask) -> None:
    words = load(RECORD)["summary"]["text"].replace("thirteen ", "13 ")
    assert ask(RECORD, [(("summary", "text"), words)]) == RECORD.replace("        thirteen ", "        13 ")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("slug: &a x\ntitle: {en: *a}\n", "line 1: an anchor"),
        ("slug: x\nslug: y\n", "line 2: Map keys must be unique"),
        ("slug: !!str x\n", "line 1: an anchor, an alias or a tag"),
        ("slug: [x\n", "line"),
        ("# nothing\n", "neither keys nor a list"),
        ("a word", "neither keys nor a list"),
    ],
)
def test_a_file_that_no_form_can_hold_is_not_saved(ask: Ask, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        ask(text, [(("slug",), "z")])


def test_what_cannot_be_written_is_not_saved(ask: Ask) -> None:
    text = "slug: x\nunknown:\n  - - a\n    - b\n"
    with pytest.raises(ValueError, match="the change cannot be written into the file"):
        ask(text, [(("unknown", 0), ["new", "a", "b"])])


def test_what_is_not_the_text_of_a_file_is_not_saved(ask: Ask) -> None:
    with pytest.raises(ValueError, match="A new article begins with its text"):
        ask("slug: x\n", [(("_original",), 3)])
    with pytest.raises(ValueError, match="Nothing is left of the file"):
        ask("- id: x\n", [(("entries",), [])])
