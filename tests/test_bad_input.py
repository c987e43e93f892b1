"""Law 9: bad input gets one clear line with file:line and the way out, never a traceback; the faults
of the other files are told too, and docs/ stays as it was."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SEEDS, run_warraq
from test_same_bytes import snapshot
from warraq.read import MAX_BYTES

GOOD = "000_404897e40349e05d"
FORM = re.compile(r"^\S.*?(?::\d+)?: .+\. .+[.?]$")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the collection that a test may spoil."""
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS, folder)
    return folder


def record(extra: str = "", slug: str = "a-new-one") -> str:
    return f"slug: {slug}\n{extra}"


def faults(seeds: Path) -> list[str]:
    """What `warraq build` says; it must fail, say only clear lines, and write nothing."""
    docs = seeds.parent / "docs"
    before = snapshot(docs)
    done = run_warraq("build", "--seeds", str(seeds), "--docs", str(docs))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert snapshot(docs) == before
    lines = done.stderr.splitlines()
    assert lines.pop() == "Nothing was written."
    assert all(FORM.match(line) for line in lines), lines
    return [line.removeprefix(f"{seeds}/") for line in lines]


def add_text(data: bytes, yml: str | None = None) -> Callable[[Path], None]:
    def spoil(seeds: Path) -> None:
        (seeds / "new.txt").write_bytes(data)
        (seeds / "new.yml").write_text(yml if yml is not None else record(), encoding="utf-8")

    return spoil


def add_record(yml: str) -> Callable[[Path], None]:
    return add_text("عنوان النص\n\nهذه فقرة قصيرة من نص تجريبي كتبناه نحن.\n".encode(), yml)


def add_file(name: str, text: str) -> Callable[[Path], None]:
    def spoil(seeds: Path) -> None:
        (seeds / name).write_text(text, encoding="utf-8")

    return spoil


def link_out(seeds: Path) -> None:
    outside = seeds.parent / "outside.txt"
    outside.write_text("سر", encoding="utf-8")
    (seeds / "new.txt").symlink_to(outside)


ALIAS_BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nslug: bomb\n"
BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "nul": (add_text("عنوان\n\nنص\x00نص\n".encode()), r"new\.txt:3: the control character U\+0000"),
    "not utf-8": (add_text(b"\xd9\x85\n\n\xff\xfe"), r"new\.txt:3: the byte 0xFF is not UTF-8"),
    "binary": (add_text(bytes(range(256)) * 40), r"new\.txt:\d+: the (?:byte|control)"),
    "empty": (add_text(b""), r"new\.txt:1: the file is empty"),
    "only blanks": (add_text("\n \n\u00a0\n".encode()), r"new\.txt:1: the file is empty"),
    "ten megabytes in a line": (add_text(b"x" * 10_000_000), r"new\.txt:1: 10,000,000 bytes"),
    "a long line": (add_text("عنوان\n\n".encode() + b"y" * 200_000), r"new\.txt:3: a line of 200,000"),
    "a link that leaves": (link_out, r"new\.txt: a symbolic link that leaves the folder"),
    "slug with a path": (add_record(record(slug="../../x")), r"new\.yml:1: the slug `\.\./\.\./x` cannot"),
    "slug in Arabic": (add_record(record(slug="عودة")), r"new\.yml:1: the slug `عودة` cannot"),
    "doubled slug": (
        add_record(record(slug="returning-european-fighters")),
        r"new\.yml:1: the slug `returning-european-fighters` is taken by .*000_\w+\.yml:2",
    ),
    "doubled key": (add_record("slug: x\ndate: 2017\nslug: y\n"), r"new\.yml:3: the key `slug` stands twice"),
    "alias bomb": (add_record(ALIAS_BOMB), r"new\.yml:1: an anchor or alias"),
    "tag": (add_record("slug: !!python/object/apply:os.system [ls]\n"), r"new\.yml:1: a tag"),
    "lone surrogate": (
        add_record('slug: x\ndate: "\\ud800"\n'),
        r"new\.yml:2: not YAML: found invalid Unicode",
    ),
    "not YAML": (add_record("slug: x\n  date: [\n"), r"new\.yml:\d: not YAML"),
    "a NUL in a record": (add_record("slug: x\ndate: \x00\n"), r"new\.yml:2: the character U\+0000"),
    "a list": (add_record("- slug\n"), r"new\.yml:1: "),
    "empty record": (add_record(""), r"new\.yml:1: the file is empty"),
    "no slug": (add_record("date: 2017\n"), r"new\.yml:1: the key `slug` is missing"),
    "unknown key": (add_record(record("autor: x\n")), r"new\.yml:2: unknown key `autor`"),
    "wrong type": (add_record(record("subject: europe\n")), r"new\.yml:2: `subject`"),
    "unknown role": (add_record(record("lines: {1: banner}\n")), r"new\.yml:2: `lines\.1`"),
    "no date": (add_record(record("date: 2017-02-30\n")), r"new\.yml:2: `2017-02-30` is no EDTF date"),
    "no address": (
        add_record(record("source: javascript:alert(1)\n")),
        r"new\.yml:2: `javascript:alert\(1\)` is no web address",
    ),
    "unknown subject": (
        add_record(record("subject: [iraq, euorpe]\n")),
        r"new\.yml:2: `subject: euorpe` is no entry of the glossary\. Did you mean `europe`",
    ),
    "a place as creator": (
        add_record(record("creator: [iraq]\n")),
        r"new\.yml:2: `creator: iraq` is a place",
    ),
    "see also nothing": (add_record(record("see_also: [nowhere]\n")), r"new\.yml:2: no other article"),
    "line that is not": (
        add_record(record("lines: {99: heading}\n")),
        r"new\.yml:2: the text has no line 99",
    ),
    "correction that is not": (
        add_record(record("corrections:\n  - {line: 3, was: غير موجود, now: x, why: x}\n")),
        r"new\.yml:3: `غير موجود` does not stand exactly once in line 3",
    ),
    "corrections that overlap": (
        add_record(
            record(
                "corrections:\n  - {line: 3, was: فقرة قصيرة, now: فقرة, why: x}\n"
                "  - {line: 3, was: قصيرة من, now: من, why: x}\n"
            )
        ),
        r"new\.yml:4: `قصيرة من` overlaps another correction of line 3",
    ),
    "correction over an edge": (
        add_text(
            "عنوان النص\n\n- البند الأول: كلام قصير.\n- البند الثاني: كلام آخر.\n".encode(),
            record(
                "lines: {3: list_item}\ncorrections:\n  - {line: 3, was: '- البند', now: البند, why: x}\n"
            ),
        ),
        r"new\.yml:4: `- البند` runs over the edge of a part of line 3\. Write a correction for each",
    ),
    "control character behind an escape": (
        add_record(record('title: {en: "a\\x07b"}\n')),
        r"new\.yml:2: the control character U\+0007\. Delete it",
    ),
    "bidi override": (
        add_record(record('title: {en: "a\\u202eb"}\n')),
        r"new\.yml:2: the invisible character U\+202E",
    ),
    "placeholder": (add_record(record("title: {en: TODO}\n")), r"new\.yml:2: placeholder text"),
    "name with a blank": (
        add_file("a b.txt", "نص"),
        r"a b\.txt: `a b` cannot be an identifier",
    ),
    "text without record": (
        add_file("new.txt", "نص"),
        r"new\.txt: no record beside it\. Run `warraq new",
    ),
    "record without text": (
        add_file("new.yml", record()),
        r"new\.yml: no text beside it",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_clear_line(seeds: Path, case: str) -> None:
    spoil, expected = BAD[case]
    spoil(seeds)
    told = faults(seeds)
    assert [line for line in told if re.match(expected, line)], told
    assert len(told) == 1, told


def test_a_broken_glossary_is_told_alone(seeds: Path) -> None:
    glossary = seeds / "glossary.yml"
    glossary.write_text(glossary.read_text("utf-8") + "- id: new\n  ar: {term: جديد}\n", encoding="utf-8")
    told = faults(seeds)
    assert len(told) == 1, told
    assert re.match(r"glossary\.yml:\d+: the key `\d+\.en` is missing\. Write it\.", told[0])


def test_a_glossary_may_be_larger_than_an_article(seeds: Path) -> None:
    glossary = seeds / "glossary.yml"
    rows = f"# {'x' * 60}\n" * (MAX_BYTES // 60)
    glossary.write_text(rows + glossary.read_text("utf-8"), encoding="utf-8")
    assert run_warraq("check", "--seeds", str(seeds)).stdout == "No faults.\n"


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_faults_are_told_at_once(seeds: Path) -> None:
    (seeds / "bad.txt").write_bytes(b"\xff")
    (seeds / "new.txt").write_text("نص", encoding="utf-8")
    replace(seeds / f"{GOOD}.yml", "date: 2017~", "date: soon")
    replace(seeds / f"{GOOD}.yml", "lines: [8, 40]", "lines: [9]")
    replace(seeds / "glossary.yml", "id: europe\n", "id: Europe!\n")
    told = "\n".join(faults(seeds))
    for expected in (
        "bad.txt:1",
        "new.txt: no record",
        "`soon` is no EDTF",
        "cites line 9",
        "`Europe!` cannot",
    ):
        assert expected in told


def test_a_point_must_be_borne_out(seeds: Path) -> None:
    file = seeds / f"{GOOD}.yml"
    replace(file, "estimates at 800", "estimates at 900")
    assert any("the number 900 does not stand in the lines that it cites" in line for line in faults(seeds))
    replace(file, "estimates at 900", "estimates at 800")
    replace(file, "lines: [32, 36]", "lines: [54, 56]")
    told = "\n".join(faults(seeds))
    assert "cites line 56, which is not on the page" in told
    assert "the number 800 does not stand" in told


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = run_warraq("build", "--seeds", str(tmp_path / "none"), "--docs", str(tmp_path / "docs"))
    assert done.returncode == 1
    assert "no such folder" in done.stderr
    assert not (tmp_path / "docs").exists()


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("a file where the folder should be", encoding="utf-8")
    done = run_warraq("build", "--docs", str(tmp_path / "docs"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_wrong_usage_is_exit_code_2() -> None:
    assert run_warraq("build", "--no-such-option").returncode == 2
    assert run_warraq("show", "no-such-file.txt").returncode == 2


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_check_tells_faults_in_every_form(seeds: Path, form: str) -> None:
    (seeds / "new.txt").write_text("نص", encoding="utf-8")
    done = run_warraq("check", "--seeds", str(seeds), "--format", form)
    assert done.returncode == 1
    assert "no record beside it" in done.stdout
    assert done.stdout.startswith({"text": str(seeds), "github": "::error file=", "json": "["}[form])


def test_new_writes_a_record_that_builds(seeds: Path) -> None:
    source = sorted(SEEDS.glob("*.txt"))[0].read_text("utf-8")
    (seeds / "005_New.txt").write_text(source, encoding="utf-8")
    done = run_warraq("new", str(seeds / "005_New.txt"))
    assert done.returncode == 0, done.stderr
    written = (seeds / "005_New.yml").read_text("utf-8")
    assert "slug: 005-new\ncreator:\n- mujahid-al-sumaidai\npublisher: eccti\n" in written
    again = run_warraq("new", str(seeds / "005_New.txt"))
    assert again.returncode == 1
    assert "there is a record already" in again.stderr
    docs = seeds.parent / "docs"
    built = run_warraq("build", "--seeds", str(seeds), "--docs", str(docs))
    assert built.returncode == 0, built.stderr
    assert "No English summary of this article" in (docs / "en/articles/005-new.md").read_text("utf-8")


def test_a_seed_stays_byte_for_byte() -> None:
    assert b"-text" in (SEEDS.parent / ".gitattributes").read_bytes()
    assert [path.stat().st_size for path in sorted(SEEDS.glob("*.txt"))] == [11421, 6535, 8504, 14488, 6376]
