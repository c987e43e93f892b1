"""`warraq check`: every promise of an editor's words has a fault of its own, told in both languages, with its
place and the way out, and in the forms that other programs read."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from conftest import DOCS, SEEDS, run_warraq
from warraq.cli import commands
from warraq.unseen import bake_out, find_baked, find_hidden

FIRST = "000_404897e40349e05d"
SECOND = "001_857a9786652fbb0a.yml"
LRM, OVERRIDE, ISOLATE, CLOSE, BLANK = "\u200e", "\u202e", "\u2067", "\u2069", "\u200b"
Spoil = Callable[[Path], None]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the collection, seeds/ and docs/, that a test may spoil."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    shutil.copytree(DOCS, tmp_path / "docs", ignore=shutil.ignore_patterns("screenshots"))
    return tmp_path / "seeds"


def edit(old: str, new: str, name: str = f"{FIRST}.yml") -> Spoil:
    def spoil(seeds: Path) -> None:
        text = (seeds / name).read_text("utf-8")
        assert old in text
        (seeds / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def tell(seeds: Path, *options: str, **variables: str) -> list[str]:
    done = CliRunner().invoke(commands, ["check", "--seeds", str(seeds), *options], env=variables)
    assert done.exit_code == (done.stdout.strip() not in {"", "No faults.", "لا أخطاء.", "[]"})
    return [line.removeprefix(f"{seeds}/") for line in done.stdout.splitlines()]


def faults_of(seeds: Path) -> list[tuple[str, int, str]]:
    """(path below seeds/, line, rule) of every fault."""
    found = json.loads("\n".join(tell(seeds, "--format", "json")) or "[]")
    return [(each["path"].removeprefix(f"{seeds}/"), each["line"], each["rule"]) for each in found]


def line_of(seeds: Path, words: str, name: str = f"{FIRST}.yml") -> int:
    """The line of the file on which the words stand."""
    lines = (seeds / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


FRENCH = (
    "Selon cet article, le retour des combattants constitue un danger imminent pour les pays concernés, "
    "alors que les services de renseignement manquent encore de sources fiables parmi les communautés."
)
# What is done to the first record (or another file) -> words of the line that must be named, and the rule.
CASES: dict[str, tuple[Spoil, str, str]] = {
    "a near subject": (edit("[foreign-fighters,", "[foreign-fihgters,"), "subject:", "not-in-glossary"),
    "a near key": (edit("date_note:", "date_notes:"), "date_notes:", "unknown-key"),
    "a number for a list": (edit("see_also: []", "see_also: 5"), "see_also:", "not-list"),
    "a text for a number": (edit("{line: 46, was", "{line: xlvi, was", SECOND), "xlvi", "not-number"),
    "another state": (edit("status: draft", "status: reviwed"), "status:", "not-one-of"),
    "a changed slug": (edit("returning-european", "coming-european"), "slug:", "slug-changed"),
    "another's slug": (
        edit("returning-european-fighters", "why-fighters-flee-isis"),
        "slug:",
        "slug-changed",
    ),
    "no lines": (edit("lines: [8, 40]", "lines: []"), "lines: []", "point-without-lines"),
    "a dropped line": (edit("lines: [8, 40]", "lines: [8, 9]"), "lines: [8, 9]", "line-not-kept"),
    "a number that is not cited": (edit("800 the people", "801 the people"), "801", "number-not-cited"),
    "a name that is not cited": (
        edit("The author sees", "Abdulhamid of Raqqa sees"),
        "of Raqqa",
        "name-not-cited",
    ),
    "a name that nobody knows": (
        edit("The author sees", "The writer Angela Brown sees"),
        "Brown",
        "name-unknown",
    ),
    "Arabic for English": (edit("The author sees the", "يرى الكاتب " * 40), "يرى", "arabic-in-english"),
    "English for Arabic": (edit("ar: حقوق النشر", f"ar: {FRENCH} #"), "rights:", "english-in-arabic"),
    "French for English": (edit("text: The author sees", f"text: {FRENCH} #"), "Selon", "not-english"),
    "a placeholder in Arabic": (
        edit("en: Copyright", "en: يُكتب لاحقًا Copyright"),
        "Copyright",
        "placeholder",
    ),
    "dots": (edit("en: Copyright of the European", "en: … # the European"), "en: …", "placeholder"),
    "a correction of nothing": (edit("was: أنهيار", "was: أنهيارات"), "أنهيارات", "correction-not-found"),
    "a bad date": (edit("date: 2017~", "date: 2017-13"), "date: 2017-13", "bad-date"),
    "a dead link": (edit("see_also: []", "see_also: [life-after-isi]"), "see_also:", "no-such-article"),
    "a hidden character": (
        edit("The author sees", f"The {OVERRIDE}author sees"),
        OVERRIDE,
        "hidden-character",
    ),
    "hidden behind an escape": (
        edit("en: Copyright of", 'en: "\\u202eCopyright" # '),
        "\\u202e",
        "hidden-character",
    ),
    "hidden in a comment": (edit("slug:", f"# a{BLANK}b\nslug:"), BLANK, "hidden-character"),
    "an open isolate": (edit("The author sees", f"The {ISOLATE}author sees"), ISOLATE, "hidden-character"),
    "a mark in a key": (edit("see_also: []", f"see_also: [] # {LRM}"), "see_also:", "mark-outside-prose"),
    "baked letters": (edit("ar: حقوق", "ar: ﺣﻘﻮﻕ"), "ﺣﻘﻮﻕ", "baked-text"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_promise_has_its_fault(seeds: Path, case: str) -> None:
    spoil, words, rule = CASES[case]
    spoil(seeds)
    told = faults_of(seeds)
    name = next(name for name in (f"{FIRST}.yml", SECOND) if words in (seeds / name).read_text("utf-8"))
    at = line_of(seeds, words, name)
    # A value is told at its line or at that of its key, a point at its first line.
    assert {(name, at, rule), (name, at - 1, rule), (name, at + 1, rule)} & set(told), (told, at)


def test_a_slip_gets_the_nearest_offered(seeds: Path) -> None:
    edit("[foreign-fighters,", "[foreign-fihgters,")(seeds)
    edit("creator: [mujahid-al-sumaidai]", "creator: [مجاهد الصميدعي]")(seeds)
    edit("see_also: []", "see_also: [life-after-isi]")(seeds)
    told = "\n".join(tell(seeds))
    for near in ("foreign-fighters", "mujahid-al-sumaidai", "life-after-isis"):
        assert f"Did you mean `{near}`?" in told, told
    assert "أتقصد `foreign-fighters`؟" in "\n".join(tell(seeds, "--lang", "ar"))


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "ar_EG.UTF-8"}, "ar"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "ar"}, "ar"),
        ({"LC_ALL": "C.UTF-8", "LANG": "ar_SA.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(
    seeds: Path, variables: dict[str, str], language: str
) -> None:
    assert tell(seeds, **variables) == [{"ar": "لا أخطاء.", "en": "No faults."}[language]]
    edit("date: 2017~", "date: soon")(seeds)
    (told,) = tell(seeds, **variables)
    assert told.startswith(f"{FIRST}.yml:7: ")
    assert bool(re.search("[\u0600-\u06ff]", told)) == (language == "ar")
    assert tell(seeds, "--lang", "en", **variables)[0].endswith("or leave the key out.")


def test_a_text_is_the_one_that_was_recorded(seeds: Path) -> None:
    text = seeds / f"{FIRST}.txt"
    text.write_bytes(text.read_bytes() + b"\n")
    assert faults_of(seeds) == [(f"{FIRST}.txt", 0, "text-changed")]
    new = re.search("sha256: ([0-9a-f]{64})", tell(seeds)[0])
    assert new
    record = seeds / f"{FIRST}.yml"
    record.write_text(re.sub("sha256: .*", new[0], record.read_text("utf-8")), encoding="utf-8")
    assert [rule for *_, rule in faults_of(seeds)] == ["stale"] * 2  # the pages that name the SHA-256


def test_an_address_is_for_ever(seeds: Path) -> None:
    """The pages in docs/ say which article an address belongs to, until somebody deletes them by hand."""
    (seeds / f"{FIRST}.txt").rename(seeds / "new.txt")
    (seeds / f"{FIRST}.yml").rename(seeds / "new.yml")
    assert faults_of(seeds) == [("new.yml", 2, "slug-reused")]
    built = run_warraq("build", "--seeds", str(seeds), "--docs", str(seeds.parent / "docs"))
    assert built.returncode == 1
    assert f"belongs to the article {FIRST}" in built.stderr
    (seeds.parent / "docs/ar/articles/returning-european-fighters.md").unlink()
    assert {rule for *_, rule in faults_of(seeds)} == {"stale"}


def test_stale_pages_are_told_in_the_same_run(seeds: Path) -> None:
    page = seeds.parent / "docs/en/articles/life-after-isis.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", encoding="utf-8")
    (told,) = tell(seeds, "--lang", "ar")
    assert told.endswith(
        "docs/en/articles/life-after-isis.md: لم تعد الصفحة توافق المصدر. شغِّل `warraq build` وأودع docs/."
    )
    schema = seeds / "schemas/record.schema.json"
    schema.write_text("{}", encoding="utf-8")
    assert [rule for *_, rule in faults_of(seeds)] == ["stale"] * 2


def test_faults_are_sorted_by_file_and_line(seeds: Path) -> None:
    edit("date: 2017~", "date: soon")(seeds)
    edit("lines: [8, 40]", "lines: [9]")(seeds)
    edit("id: europe\n", "id: Europe!\n", "glossary.yml")(seeds)
    edit("see_also: []", "see_also: [nothing]", "004_ca5989160df6187c.yml")(seeds)
    told = faults_of(seeds)
    assert told == sorted(told)
    assert {path for path, *_ in told} >= {f"{FIRST}.yml", "004_ca5989160df6187c.yml", "glossary.yml"}


def test_a_text_with_hidden_or_baked_letters(seeds: Path) -> None:
    text = f"عنوان النص\n\nهذه فقرة {OVERRIDE}قصيرة من نص تجريبي كتبناه نحن.\n\nوهذه ﻓﻘﺮﺓ ﺃﺧﺮﻯ كتبناها.\n"
    (seeds / "new.txt").write_text(text, encoding="utf-8")
    record = "slug: new\n"
    (seeds / "new.yml").write_text(record, encoding="utf-8")
    assert faults_of(seeds) == [("new.txt", 3, "hidden-in-text"), ("new.txt", 5, "baked-in-text")]
    assert "NFKC gives `فقرة`" in "\n".join(tell(seeds))
    mended = (
        'corrections:\n  - {line: 3, was: "\\u202eقصيرة", now: قصيرة, why: x}\n'
        "  - {line: 5, was: ﻓﻘﺮﺓ ﺃﺧﺮﻯ, now: فقرة أخرى, why: x}\n"
    )
    (seeds / "new.yml").write_text(record + mended, encoding="utf-8")
    assert {rule for *_, rule in faults_of(seeds)} <= {"hidden-character", "baked-text", "stale"}
    (seeds / "new.yml").unlink()
    done = run_warraq("new", str(seeds / "new.txt"))
    assert done.returncode == 1
    assert "presentation forms" in done.stderr
    assert not (seeds / "new.yml").exists()


def test_marks_that_arabic_prose_needs_are_no_fault(seeds: Path) -> None:
    prose = f"en: Copyright of {LRM}the{ISOLATE}المركز{CLOSE}"
    edit("en: Copyright of the", prose)(seeds)
    assert [rule for *_, rule in faults_of(seeds) if rule != "stale"] == []


def test_a_byte_order_mark_opens_a_text(seeds: Path) -> None:
    text = "\ufeffعنوان النص\n\nهذه فقرة قصيرة من نص تجريبي كتبناه نحن.\n"
    (seeds / "new.txt").write_text(text, encoding="utf-8")
    (seeds / "new.yml").write_text("slug: new\n", encoding="utf-8")
    assert {rule for *_, rule in faults_of(seeds)} == {"stale"}
    (seeds / "new.txt").write_text(text.replace("فقرة", "\ufeffفقرة"), encoding="utf-8")
    assert faults_of(seeds) == [("new.txt", 3, "hidden-in-text")]


def test_hidden_and_baked_letters_are_known() -> None:
    assert list(find_hidden(f"a{LRM}b\u200c\u061c {ISOLATE}x{CLOSE}")) == []
    assert list(find_hidden(f"{CLOSE}{ISOLATE}")) == [CLOSE, ISOLATE]
    assert list(find_hidden(f"{OVERRIDE}a{BLANK}{BLANK}\ufeff")) == [OVERRIDE, BLANK, "\ufeff"]
    assert find_baked("قال ﷺ: ﴿اقرأ﴾ و﷽ والله ﷲ أكبر") == []
    assert [bake_out(run) for run in find_baked("ﻣﺮﺣﺒﺎ بكم ﻻ")] == ["مرحبا", "لا"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_sarif_names_rule_place_and_words(seeds: Path, language: str) -> None:
    edit("date: 2017~", "date: soon")(seeds)
    edit("see_also: []", "see_also: [nothing]")(seeds)
    log: dict[str, Any] = json.loads("\n".join(tell(seeds, "--format", "sarif", "--lang", language)))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert [rules[result["ruleIndex"]]["id"] for result in results] == [
        result["ruleId"] for result in results
    ]
    assert {result["ruleId"] for result in results} == {"bad-date", "no-such-article"}
    place = results[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith(f"seeds/{FIRST}.yml")
    assert place["region"] == {"startLine": 7}
    assert bool(re.search("[\u0600-\u06ff]", results[0]["message"]["text"])) == (language == "ar")


def test_an_annotation_cannot_be_broken_out_of(seeds: Path) -> None:
    edit("date: 2017~", 'date: "soon%0A\\n::error file=x::y"')(seeds)
    (told,) = tell(seeds, "--format", "github")
    assert told.startswith("::error file=")
    assert "soon%250A%0A::error file=x::y" in told
