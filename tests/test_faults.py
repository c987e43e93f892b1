"""The sentences of every fault: both languages, the values that they name, and the code that gives these."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

from fault_calls import list_calls, list_words_of_code
from warraq.book import Facts, compose_book, load_words
from warraq.exchange import import_terms, read_terms
from warraq.faults import Problem, load_rules
from warraq.new import write_record
from warraq.read import read_seed
from warraq.strict_yaml import read_yaml

RULES = load_rules()
ARABIC = re.compile("[\u0621-\u064a]")
OVERRIDES = re.compile("[\u202a-\u202e]")


def list_sentences(name: str) -> Iterator[tuple[str, str, str]]:
    """(which, language, text) of all sentences of a rule."""
    rule = RULES[name]
    for which, both in (("what", rule.what), ("way_out", rule.way_out), ("otherwise", rule.otherwise)):
        yield from ((which, language, text) for language, text in both.items())


def list_values(text: str) -> set[str]:
    """The `{names}` in a sentence."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def values_of(name: str) -> set[str]:
    """The `{names}` in all sentences of a rule."""
    return {value for _, _, text in list_sentences(name) for value in list_values(text)}


# ---------------------------------------------------------------- the sentences


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_told_in_both_languages(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    for both in (rule.what, rule.way_out, *filter(None, [rule.otherwise])):
        assert set(both) == {"ar", "en"}
        assert all(text.strip() == text != "" for text in both.values())


@pytest.mark.parametrize("name", RULES)
def test_both_languages_name_the_same_values(name: str) -> None:
    rule = RULES[name]
    for both in (rule.what, rule.way_out, *filter(None, [rule.otherwise])):
        assert list_values(both["ar"]) == list_values(both["en"])


@pytest.mark.parametrize("name", RULES)
def test_what_is_no_sentence_and_the_way_out_is(name: str) -> None:
    for which, _, text in list_sentences(name):
        ends = (".",) if which == "what" else (".", "?", "؟")
        assert text.endswith(ends) == (which != "what"), text


@pytest.mark.parametrize("name", RULES)
def test_arabic_is_written_in_arabic_and_nothing_is_turned_around(name: str) -> None:
    for _, language, text in list_sentences(name):
        assert bool(ARABIC.search(text)) == (language == "ar"), text
        assert not OVERRIDES.search(text), text


# ---------------------------------------------------------------- the code that breaks the rules


def test_every_rule_is_used_and_every_rule_that_is_used_exists() -> None:
    """A rule is used where its name stands as a text: in a call, or where code chooses between rules."""
    assert len(list_calls()) > 80
    assert RULES.keys() - list_words_of_code().keys() == set()
    used = {rule: call.where for call in list_calls() for rule in call.rules}
    assert {rule: where for rule, where in used.items() if rule not in RULES} == {}


def test_every_call_gives_what_the_sentences_name() -> None:
    """Calls that give their values by `**` are skipped: which values come that way only running them tells.

    The next test looks at them from the other side.
    """
    lacking = {
        (call.where, rule): missing
        for call in list_calls()
        for rule in call.rules
        if not call.is_open and rule in RULES and (missing := values_of(rule) - call.given)
    }
    assert lacking == {}


def test_no_sentence_names_a_value_that_no_call_gives() -> None:
    """For a rule whose name no call holds, code chose it before: then some call with a variable for the rule
    must give its values, with the keys and keywords of the rule's file where that call has `**`."""
    words = list_words_of_code()
    variable = [call for call in list_calls() if not call.rules]
    for name in RULES:
        own = [call for call in list_calls() if name in call.rules]
        calls = own or variable
        given = [call.given | (words.get(name, set()) if call.is_open else set()) for call in calls]
        assert any(values_of(name) <= each for each in given), name


# ---------------------------------------------------------------- faults as editors read them


def break_reading(folder: Path) -> Problem:
    problems: list[Problem] = []
    read_seed(folder / "a b.txt", problems)
    return problems[0]


def break_yaml(_folder: Path) -> Problem:
    return read_yaml("a: 1\na: 2\n", "r.yml")[2][0]


def break_import(_folder: Path) -> Problem:
    table = "id,term_ar,term_en\n,ا\u202eب,c\n"
    return read_terms(table.encode(), "t.csv").problems[0]


def break_merge(_folder: Path) -> Problem:
    glossary = "- id: x\n  ar: {term: حد}\n  en: {term: border}\n"
    table = "id,term_ar,term_en\nx,حد,limit\n"
    return import_terms(table.encode(), "t.csv", glossary, glossary_path="g.yml").conflicts[0]


def break_sheet(_folder: Path) -> Problem:
    table = "id,term_ar,term_en\nx,حد,limit\n"
    return import_terms(table.encode(), "t.csv", "- a\n", glossary_path="g.yml").problems[0]


def break_book(_folder: Path) -> Problem:
    facts = Facts("https://a.example/", datetime(2026, 11, 18, tzinfo=UTC), load_words())
    return compose_book({}, facts)[1][0]


def break_new(folder: Path) -> Problem:
    (folder / "a.yml").touch()
    return write_record(folder / "a.txt")[1][0]


TOLD = [
    (
        break_reading,
        "`a b` cannot be an identifier. Use Latin letters, digits, `-` and `_` in the name.",
        "لا يصلح `a b` معرّفًا. استعمل في الاسم الحروف اللاتينية والأرقام و`-` و`_`.",
    ),
    (
        break_yaml,
        "r.yml:2: the key `a` stands twice (first on line 1). Keep one of them.",
        "r.yml:2: ورد المفتاح `a` مرتين (أولاهما في السطر 1). أبقِ واحدًا منهما.",
    ),
    (
        break_import,
        "t.csv:2: the invisible character U+202E RIGHT-TO-LEFT OVERRIDE in the entry. Delete it.",
        "t.csv:2: في المدخل حرف لا يُرى: U+202E RIGHT-TO-LEFT OVERRIDE. احذفه.",
    ),
    (
        break_merge,
        "t.csv:2: the English term of `x` is “limit” here and “border” in g.yml:1. "
        "Mend one of the two, or import with --replace.",
        "t.csv:2: اللفظ الإنجليزي للمدخل `x` هنا «limit»، وهو «border» في g.yml:1. "
        "صحِّح أحدهما، أو استورد مع \u200e--replace\u200e.",
    ),
    (
        break_sheet,
        "g.yml: line 1 is no entry with keys. Run `warraq check`, and mend it first.",
        "g.yml: ليس في السطر 1 مدخل له مفاتيح. شغِّل `warraq check` وصحِّحه أولًا.",
    ),
    (
        break_book,
        "ar/index.md: the page that titles the book is missing. Run `make site`, which writes it.",
        "ar/index.md: غابت الصفحة التي يؤخذ منها عنوان الكتاب. شغِّل `make site`، فهو يكتبها.",
    ),
    (
        break_new,
        "a.yml: there is a record already. Edit that one.",
        "a.yml: للنص سجل قائم. عدِّل ذلك السجل.",
    ),
]


@pytest.mark.parametrize(("make", "english", "arabic"), TOLD, ids=[each[0].__name__ for each in TOLD])
def test_a_fault_is_told_in_the_language_that_is_asked(
    make: Callable[[Path], Problem], english: str, arabic: str, tmp_path: Path
) -> None:
    problem = make(tmp_path)
    assert problem.tell("en").removeprefix(f"{tmp_path}/").removeprefix("a b.txt: ") == english
    assert problem.tell("ar").removeprefix(f"{tmp_path}/").removeprefix("a b.txt: ") == arabic
    assert str(problem) == problem.tell("en")
