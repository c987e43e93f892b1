"""`warraq adopt`: what an editor mended on a generated page is taken into seeds/, and nothing is lost."""

import difflib
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from conftest import ONE_FIXTURE, SEEDS
from warraq.adopt.inline import read_inline
from warraq.adopt.mend import Mending, Raw, mend_line
from warraq.adopt.places import Place, read_places
from warraq.adopting import adopt_command
from warraq.faults import load_rules
from warraq.model import Correction, Line, Page, Part, Role
from warraq.pipeline import walk
from warraq.read import load_words
from warraq.strict_yaml import read_yaml
from warraq.write import write_pages

SLUG, ID = "returning-european-fighters", "000_404897e40349e05d"
ARABIC, ENGLISH = f"ar/articles/{SLUG}.md", f"en/articles/{SLUG}.md"
FACING = f"ar/facing/{SLUG}.md"
OTHER, OTHER_ID = "ar/articles/iraq-syria-cooperation-isis-families.md", "003_61bd2fb1169df8c0"
WHY = "صُحِّح في الصفحة"


@dataclass
class Project:
    """A copy of the real collection, built, that a test edits."""

    seeds: Path
    docs: Path

    def edit(self, page: str, old: str, new: str) -> int:
        """What an editor does, below the front matter if the words stand there; gives the line."""
        text = self.read(page)
        body = text.index("\n---\n") + 5
        at = text.find(old, body) if old in text[body:] else text.find(old)
        assert at >= 0, old
        assert old not in text[max(at, body) + 1 :], old
        (self.docs / page).write_text(text[:at] + new + text[at + len(old) :], "utf-8")
        return text.count("\n", 0, at) + 1

    def read(self, page: str) -> str:
        return (self.docs / page).read_text("utf-8")

    def adopt(self, *options: str, unchanged: bool = True) -> Result:
        folders = ["--seeds", str(self.seeds), "--docs", str(self.docs), "--lang", "en"]
        flags = ["--seeds-unchanged"] if unchanged else []
        return CliRunner().invoke(adopt_command, [*folders, *flags, *options])

    def build(self) -> None:
        walked = walk(self.seeds)
        assert walked.problems == ()
        write_pages(walked.pages, self.docs)

    def diff(self, stem: str) -> list[str]:
        """The lines of the file that are others now: `- old`, `+ new`."""
        old = (SEEDS / f"{stem}.yml").read_text("utf-8").split("\n")
        new = (self.seeds / f"{stem}.yml").read_text("utf-8").split("\n")
        changes = list(difflib.unified_diff(old, new, n=0, lineterm=""))[2:]
        return [f"{line[0]} {line[1:]}" for line in changes if not line.startswith("@@")]

    def changed(self) -> list[str]:
        files = (file for file in self.seeds.iterdir() if file.is_file())
        return sorted(f.stem for f in files if f.read_bytes() != (SEEDS / f.name).read_bytes())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("adopt")
    project = Project(shutil.copytree(SEEDS, folder / "seeds"), folder / "docs")
    project.build()
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    for folder in (built.seeds, built.docs):
        shutil.copytree(folder, tmp_path / folder.name)
    return Project(tmp_path / "seeds", tmp_path / "docs")


def line_of(project: Project, page: str, number: int) -> str:
    """The Markdown of a line of the text, as its page has it."""
    return next(line for line in project.read(page).split("\n") if f'data-line="{number}"' in line)


def text_of(project: Project, path: str, number: int) -> str:
    """What a reader reads of it."""
    places = read_places(Page(path, project.read(path)), load_words())
    return next(read_inline(p.md).plain for p in places if p.unit and p.unit.keys == ("line", number))


# ---------------------------------------------------------------- a word of the Arabic text


def rows(project: Project, stem: str) -> list[dict[str, object]]:
    return list(yaml.safe_load((project.seeds / f"{stem}.yml").read_text("utf-8"))["corrections"])


@pytest.mark.parametrize(
    ("number", "old", "new", "was", "now"),
    [
        (8, "خطر داهم على", "خطرا داهما على", "خطر داهم", "خطرا داهما"),
        (12, "## اجتياح", "## إجتياح", "اجتياح", "إجتياح"),
        (8, "[لاجهزة امن]", "[لأجهزة أمن]", "لاجهزة امن", "لأجهزة أمن"),
        (8, "انهيارالتنظيم", "انهيار التنظيم", "انهيارالتنظيم", "انهيار التنظيم"),
        (8, "مدن “[دولة", "مدن، “[دولة", "مدن", "مدن،"),
        (10, "لغرض التعرف", "للتعرف", "لغرض التعرف", "للتعرف"),
    ],
    ids=["paragraph", "heading", "link", "glued", "sign", "two-for-one"],
)
def test_a_mended_word_becomes_a_correction(
    project: Project, number: int, old: str, new: str, was: str, now: str
) -> None:
    line = line_of(project, ARABIC, number)
    assert line.count(old) == 1
    project.edit(ARABIC, line, line.replace(old, new))
    done = project.adopt()
    assert done.exit_code == 0, done.output
    assert project.diff(ID) == [f"+   - {{line: {number}, was: {was}, now: {now}, why: {WHY}}}"]
    assert project.changed() == [ID]
    edited = text_of(project, ARABIC, number)
    project.build()
    assert text_of(project, ARABIC, number) == edited
    assert f">{now}</ins>" in line_of(project, ARABIC, number)
    assert project.adopt().output.startswith("0 adopted, 0 not")


def test_a_word_of_a_list_and_the_reason_of_the_editor(project: Project) -> None:
    number = 62
    assert line_of(project, OTHER, number).startswith("- **")
    line = line_of(project, OTHER, number)
    project.edit(OTHER, line, line.replace("تواجه", "تواجهُ", 1))
    assert project.adopt("--why", "تشكيل: ضمّة #1").exit_code == 0
    assert rows(project, OTHER_ID)[-1] == {
        "line": number,
        "was": "تواجه",
        "now": "تواجهُ",
        "why": "تشكيل: ضمّة #1",
    }
    project.build()
    assert "تواجهُ" in text_of(project, OTHER, number)


def test_a_word_that_stands_twice_is_named_with_its_neighbour(project: Project) -> None:
    line = line_of(project, ARABIC, 8)
    raw = (project.seeds / f"{ID}.txt").read_text("utf-8").split("\n")[7]
    assert raw.count("الى") > 1
    project.edit(ARABIC, line, line.replace("مما ادى الى", "مما ادى إلى"))
    assert project.adopt().exit_code == 0
    [correction] = rows(project, ID)[8:]
    assert raw.count(str(correction["was"])) == 1
    assert str(correction["was"]).split()[-1] == "الى" or str(correction["was"]).split()[0] == "الى"
    assert len(str(correction["was"]).split()) == 2
    edited = text_of(project, ARABIC, 8)
    project.build()
    assert text_of(project, ARABIC, 8) == edited


def test_a_corrected_word_that_is_mended_again_keeps_one_entry(project: Project) -> None:
    project.edit(ARABIC, ">بلدانهم</ins>", ">أوطانهم</ins>")
    assert project.adopt().exit_code == 0
    assert project.diff(ID) == [
        "-   - {line: 8, was: بلدنهم, now: بلدانهم, why: سقط حرف}",
        "+   - {line: 8, was: بلدنهم, now: أوطانهم, why: سقط حرف}",
    ]
    project.build()
    assert "أوطانهم" in text_of(project, ARABIC, 8)


@pytest.mark.parametrize("with_mark", [True, False])
def test_a_correction_that_is_taken_back_is_no_entry_any_more(project: Project, with_mark: bool) -> None:
    ours = '<ins class="correction" title="في الأصل: بلدنهم (سقط حرف)">بلدانهم</ins>'
    project.edit(ARABIC, ours, ours.replace("بلدانهم", "بلدنهم") if with_mark else "بلدنهم")
    assert project.adopt().exit_code == 0
    assert project.diff(ID) == ["-   - {line: 8, was: بلدنهم, now: بلدانهم, why: سقط حرف}"]
    project.build()
    assert "بلدنهم" in text_of(project, ARABIC, 8)


def test_the_only_correction_taken_back_leaves_an_empty_list(project: Project) -> None:
    page = "ar/articles/why-fighters-flee-isis.md"
    project.edit(page, ">الشعارات</ins>", ">الشعارت</ins>")
    assert project.adopt().exit_code == 0
    assert project.diff("002_c57267090f85a66e") == [
        "- corrections:",
        "-   - {line: 17, was: الشعارت, now: الشعارات, why: خطأ طباعي}",
        "+ corrections: []",
    ]


def test_the_first_correction_of_a_record_opens_the_list(project: Project) -> None:
    page, stem = "ar/articles/life-after-isis.md", "004_ca5989160df6187c"
    line = line_of(project, page, 26)
    word = next(w for w in re.findall(r"(?<= )[\u0621-\u064a]{6,}(?= )", line) if line.count(w) == 1)
    project.edit(page, line, line.replace(word, f"{word}ه"))
    assert project.adopt().exit_code == 0
    assert project.diff(stem) == [
        "- corrections: []",
        "+ corrections:",
        f"+   - {{line: 26, was: {word}, now: {word}ه, why: {WHY}}}",
    ]
    project.build()


def test_two_edits_in_a_line_and_one_on_another_page(project: Project) -> None:
    project.edit(ARABIC, "خطر داهم على", "خطرا داهما على")
    project.edit(ARABIC, "انهيارالتنظيم", "انهيار التنظيم")
    line = line_of(project, OTHER, 62)
    project.edit(OTHER, line, line.replace("تواجه", "تواجهُ", 1))
    done = project.adopt()
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "2 adopted, 0 not. Run `make site`, and read the change."
    assert [row["was"] for row in rows(project, ID)[8:]] == ["خطر داهم", "انهيارالتنظيم"]
    assert project.changed() == [ID, OTHER_ID]
    edited = text_of(project, ARABIC, 8)
    project.build()
    assert text_of(project, ARABIC, 8) == edited


def test_the_same_line_is_mended_on_any_page_that_shows_it(project: Project) -> None:
    line = line_of(project, FACING, 8)
    project.edit(FACING, line, line.replace("خطر داهم", "خطرا داهما"))
    project.edit(ENGLISH, "تمثل خطرا داهم وليس", "تمثل خطرا داهما وليس")  # quoted below a point
    assert project.adopt().exit_code == 0
    assert [(row["line"], row["now"]) for row in rows(project, ID)[8:]] == [
        (8, "خطرا داهما"),
        (40, "داهما"),
    ]


# ---------------------------------------------------------------- what the archive says


def test_a_changed_summary_changes_its_line_alone(project: Project) -> None:
    project.edit(ENGLISH, "is an imminent danger rather than", "is a grave danger rather than")
    page = project.read(ENGLISH)
    assert project.adopt().exit_code == 0
    assert project.diff(ID) == [
        f"{sign}     fighters is {words} rather than a possible one. He divides the fighters into those of "
        "Abu Bakr"
        for sign, words in (("-", "an imminent danger"), ("+", "a grave danger"))
    ]
    project.build()
    assert project.read(ENGLISH).split("## Summary")[1] == page.split("## Summary")[1]


def test_a_summary_that_grew_is_folded_anew_where_it_grew(project: Project) -> None:
    more = "and, as he adds, a danger that nobody in Europe or beyond it will be able to overlook for long,"
    project.edit(ENGLISH, "is an imminent danger rather than", f"is {more} an imminent danger rather than")
    assert project.adopt().exit_code == 0
    diff = project.diff(ID)
    text = yaml.safe_load((project.seeds / f"{ID}.yml").read_text("utf-8"))["summary"]["text"]
    assert more in text
    assert "\n" not in text
    assert all(len(line) <= 122 for line in diff)
    assert not [line for line in diff if "points" in line or "Writing while" in line]


def test_a_changed_point_title_note_and_rights(project: Project) -> None:
    project.edit(ENGLISH, "# The Collapse of", "# The Fall: of")
    project.edit(ENGLISH, "and as a direct challenge", "and as one more: a direct challenge")
    project.edit(ENGLISH, "    The text bears no date;", "    The text has no date;")
    project.edit(ARABIC, ":   حقوق النشر محفوظة", ":   الحقوق محفوظة")
    done = project.adopt()
    assert done.exit_code == 0, done.output
    record = yaml.safe_load((project.seeds / f"{ID}.yml").read_text("utf-8"))
    assert record["title"]["en"].startswith("The Fall: of the “Caliphate")
    assert "as one more: a direct challenge to its" in record["summary"]["points"][0]["text"]
    assert record["date_note"]["en"].startswith("The text has no date; the year")
    assert record["rights"]["ar"].startswith("الحقوق محفوظة للمركز")
    assert len(project.diff(ID)) == 8
    texts = [read_inline(project.read(page)).plain for page in (ENGLISH, ARABIC)]
    project.build()
    for page, text in zip((ENGLISH, ARABIC), texts, strict=True):
        body = read_inline(project.read(page)).plain.split("sha256")[1]
        assert difflib.SequenceMatcher(None, body, text.split("sha256")[1]).quick_ratio() > 0.99
    assert "# The Fall: of" in project.read(ENGLISH)
    assert "[The Fall: of the" in project.read(ARABIC)


def test_the_arabic_title_of_the_record_and_the_one_of_the_text(project: Project) -> None:
    page = "en/articles/life-after-isis.md"
    line = next(line for line in project.read(page).split("\n") if line.endswith('{: lang="ar" dir="rtl" }'))
    project.edit(page, line, line.replace("[", "[قصة ", 1))
    assert project.adopt().exit_code == 0
    record = yaml.safe_load((project.seeds / "004_ca5989160df6187c.yml").read_text("utf-8"))
    assert record["title"]["ar"].startswith("قصة ")
    project.build()
    project.edit(page, "[قصة ", "[حكاية ")
    assert project.adopt().exit_code == 0
    record = yaml.safe_load((project.seeds / "004_ca5989160df6187c.yml").read_text("utf-8"))
    assert record["title"]["ar"].startswith("حكاية ")


def test_a_definition_and_a_headword_of_the_glossary(project: Project) -> None:
    project.edit("en/glossary.md", "The leader of ISIS until his", "The head of ISIS until his")
    project.edit("ar/glossary.md", "### أبو بكر البغدادي {:", "### أبوبكر البغدادي {:")
    done = project.adopt()
    assert done.exit_code == 0, done.output
    assert project.changed() == ["glossary"]
    assert [line[0] + line[1:].lstrip()[:30] for line in project.diff("glossary")] == [
        "-term: أبو بكر البغدادي",
        "+term: أبوبكر البغدادي",
        "-The leader of ISIS until his d",
        "+The head of ISIS until his dea",
    ]
    project.build()
    assert "The head of ISIS until" in project.read("en/glossary.md")
    assert "### أبوبكر البغدادي {:" in project.read("ar/glossary.md")


def test_a_definition_is_mended_where_an_article_shows_it(project: Project) -> None:
    project.edit(ENGLISH, ":   The leader of ISIS until", ":   The head of ISIS until")
    assert project.adopt().exit_code == 0
    assert project.changed() == ["glossary"]


HOSTILE = [
    "a: b",
    "- a",
    '"x"',
    "# c",
    "{} [] &a *b !t %d @e `f`",
    "|",
    "> q",
    "'",
    "“؟، ؛”",
    "\\",
    "no",
    "---",
    "<b & c>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_editor_writes_is_text(project: Project, text: str) -> None:
    escaped = re.sub(r"([\\`*_{}\[\]<>#&])", r"\\\1", text).replace("\\&", "&amp;").replace("\\<", "&lt;")
    project.edit(ENGLISH, "as a direct challenge", f"as {escaped} a direct challenge")
    project.edit(ENGLISH, "an imminent danger rather", f"{escaped} danger rather")
    project.edit(ARABIC, "خطر داهم على", f"خطر {escaped} داهم على")
    done = project.adopt()
    assert done.exit_code == 0, done.output
    record: Any = read_yaml((project.seeds / f"{ID}.yml").read_text("utf-8"), "")[0]
    assert f"as {text} a direct challenge" in record["summary"]["points"][0]["text"]
    assert f" {text} danger rather" in record["summary"]["text"]
    assert text in record["corrections"][-1]["now"]
    project.build()


# ---------------------------------------------------------------- what is named


def drop_paragraph(project: Project) -> int:
    line = line_of(project, ARABIC, 10)
    return project.edit(ARABIC, f"{line}\n{{: #l10 }}\n\n", "")


def add_paragraph(project: Project) -> int:
    return project.edit(ARABIC, "{: #l8 }\n", "{: #l8 }\n\nفقرة جديدة.\n") + 2


def change_level(project: Project) -> int:
    return project.edit(ARABIC, "## اجتياح", "### اجتياح")


def make_heading(project: Project) -> int:
    line = line_of(project, ARABIC, 10)
    return project.edit(ARABIC, line, f"## {line}")


def edit_address(project: Project) -> int:
    """The address of the article, which the reader found in its text."""
    line = line_of(project, OTHER, 116)
    return project.edit(OTHER, line, line.replace("[https://www", "[http://www"))


def edit_listing(project: Project) -> int:
    return project.edit("en/articles/index.md", "## [The Collapse of", "## [The Fall of")


def edit_front_matter(project: Project) -> int:
    return project.edit(ARABIC, "date: 2017~", "date: 2018")


def add_point(project: Project) -> int:
    return project.edit(ENGLISH, "</ol>", "<li>\n\nA new point.\n\n</li>\n</ol>")


def drop_point(project: Project) -> int:
    """The lines that end a point are the same for all; the first one behind the gap is told."""
    text = project.read(ENGLISH)
    start, end = text.index('<li value="2"'), text.index('<li value="3"')
    (project.docs / ENGLISH).write_text(text[:start] + text[end:], "utf-8")
    return text.count("\n", 0, text.rindex("\n</details>\n\n</li>", 0, start))


def add_link(project: Project) -> int:
    return project.edit(ARABIC, "خطر داهم على", "خطر [داهم](https://x.example) على")


def drop_link(project: Project) -> int:
    link = '[لاجهزة امن](../glossary.md#security-agencies "security agencies"){: .term }'
    return project.edit(ARABIC, link, "لاجهزة امن")


def add_script(project: Project) -> int:
    return project.edit(ARABIC, "خطر داهم على", "خطر <script>alert(1)</script> على")


def override_direction(project: Project) -> int:
    return project.edit(ARABIC, "خطر داهم على", "خطر \u202eداهم على")


def break_a_rule(project: Project) -> int:
    return project.edit(ENGLISH, "as a direct challenge", "as 9876 direct challenges")


def edit_related(project: Project) -> int:
    return project.edit(ENGLISH, "## Related articles {:", "## Relatives {:")


def empty_a_definition(project: Project) -> int:
    line = next(
        line for line in project.read("en/glossary.md").split("\n") if line.startswith("The leader of ISIS")
    )
    return project.edit("en/glossary.md", f"{line}\n", "\n") + 2


NAMED = [
    (drop_paragraph, "line-taken-out", ARABIC),
    (add_paragraph, "words-added", ARABIC),
    (change_level, "form-changed", ARABIC),
    (make_heading, "form-changed", ARABIC),
    (edit_address, "not-like-this", OTHER),
    (edit_listing, "page-repeats", "en/articles/index.md"),
    (edit_front_matter, "front-matter-changed", ARABIC),
    (add_point, "point-added", ENGLISH),
    (drop_point, "point-taken-out", ENGLISH),
    (add_link, "markup-added", ARABIC),
    (drop_link, "markup-stays", ARABIC),
    (add_script, "markup-added", ARABIC),
    (override_direction, "hidden-character", ARABIC),
    (break_a_rule, "number-not-cited", ENGLISH),
    (edit_related, "built-line", ENGLISH),
    (empty_a_definition, "value-taken-out", "en/glossary.md"),
]


@pytest.mark.parametrize(("spoil", "rule", "page"), NAMED, ids=[each[0].__name__ for each in NAMED])
def test_what_cannot_be_adopted_is_named_and_the_page_stays(
    project: Project, spoil: Callable[[Project], int], rule: str, page: str
) -> None:
    line = spoil(project)
    pages = {path: path.read_bytes() for path in project.docs.rglob("*.md")}
    done = project.adopt()
    assert done.exit_code == 1
    [told] = [each for each in done.output.splitlines() if each.startswith(str(project.docs))]
    start = load_rules()[rule].what["en"].split("{")[0]
    assert told.startswith(f"{project.docs}/{page}:{line}: {start}"), told
    assert done.output.splitlines()[-1] == "0 adopted, 1 not. seeds/ is as it was."
    assert project.changed() == []
    assert "\u202e" not in done.output
    assert {path: path.read_bytes() for path in project.docs.rglob("*.md")} == pages


def test_what_can_is_adopted_beside_what_cannot(project: Project) -> None:
    break_a_rule(project)
    change_level(project)
    project.edit(ENGLISH, "is an imminent danger rather", "is a grave danger rather")
    project.edit(ARABIC, "انهيارالتنظيم", "انهيار التنظيم")
    done = project.adopt()
    assert done.exit_code == 1
    assert done.output.splitlines()[-1].startswith("2 adopted, 2 not.")
    assert "the number 9876 does not stand in the lines that it cites" in done.output
    assert len(project.diff(ID)) == 3
    project.build()


def test_a_dry_run_writes_nothing(project: Project) -> None:
    project.edit(ARABIC, "انهيارالتنظيم", "انهيار التنظيم")
    done = project.adopt("--dry-run")
    assert done.exit_code == 0
    assert f"{ID}.yml: corrections: {{line: 8}}: “انهيارالتنظيم” → “انهيار التنظيم”" in done.output
    assert done.output.splitlines()[-1] == "1 adopted, 0 not. Nothing was written."
    assert project.changed() == []


def test_the_same_word_put_right_wherever_it_stands_is_one_edit(project: Project) -> None:
    for path in project.docs.rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("The Collapse of the “Caliphate", "The Fall of the “Caliphate"), "utf-8")
    done = project.adopt()
    assert done.exit_code == 0, done.output
    assert len(project.diff(ID)) == 2
    project.build()


def test_two_pages_that_say_different_things_are_told(project: Project) -> None:
    project.edit(ENGLISH, "as a direct challenge", "as one challenge")
    line = project.edit(FACING.replace("ar/", "en/"), "as a direct challenge", "as some challenge")
    done = project.adopt()
    assert done.exit_code == 1
    assert (
        f"{SLUG}.md:{line}: `summary.points (1)` has other words at {project.docs}/{ENGLISH}:" in done.output
    )
    assert project.changed() == []


def test_a_broken_paragraph_and_windows_line_ends_are_no_edit(project: Project) -> None:
    text = project.read(ENGLISH).replace(" the author argues", "\nthe author argues")
    (project.docs / ENGLISH).write_bytes(text.replace("\n", "\r\n").encode())
    assert project.adopt().output.startswith("0 adopted, 0 not")
    project.edit(ENGLISH, "author argues", "writer argues")
    assert project.adopt().exit_code == 0
    assert [line.count("the writer argues") for line in project.diff(ID)] == [0, 1]


def test_pages_that_cannot_be_read_get_a_line_each(project: Project, tmp_path: Path) -> None:
    (project.docs / ARABIC).write_bytes(b"\xff\xfe" * 9)
    (project.docs / ENGLISH).write_bytes(b"a\n" * 2_600_000)
    (project.docs / OTHER).write_text("x\n\n" * 100_000, "utf-8")
    (project.docs / FACING).unlink()
    (tmp_path / "secret").write_text("x", "utf-8")
    (project.docs / "en/glossary.md").unlink()
    (project.docs / "en/glossary.md").symlink_to(tmp_path / "secret")
    (project.docs / "en/mine.md").write_text("---\ngenerated_from: seeds/\n---\n", "utf-8")
    (project.docs / "en/hand.md").write_text("# By hand\n", "utf-8")
    done = project.adopt()
    told = [line for line in done.output.splitlines() if line.startswith(str(project.docs))]
    starts = [
        f"{ARABIC}:1: the byte 0xFF is not UTF-8",
        f"{OTHER}: the page has 100000 lines",
        f"{FACING}: the page was taken away",
        f"{ENGLISH}: 5,200,000 bytes",
        "en/glossary.md: a symbolic link that leaves",
        "en/mine.md: the page says that it was generated",
    ]
    assert len(told) == len(starts)
    for start in starts:
        assert any(line.startswith(f"{project.docs}/{start}") for line in told), start
    assert project.changed() == []


def test_a_line_of_a_hundred_thousand_words_is_told_soon(project: Project) -> None:
    project.edit(ARABIC, "خطر داهم على", "خطر " + "داهم على " * 100_000)
    done = project.adopt()
    assert "far too many words for `corrections: {line: 8}`" in done.output


def test_faults_of_the_seeds_are_told_first(project: Project) -> None:
    record = project.seeds / f"{ID}.yml"
    record.write_text(record.read_text("utf-8").replace("slug: ", "slgu: "), "utf-8")
    project.edit(ENGLISH, "as a direct challenge", "as one challenge")
    done = project.adopt()
    assert done.exit_code == 1
    assert "unknown key `slgu`" in done.output


def test_no_pages_and_no_git_are_told(project: Project) -> None:
    assert "no commit shows how the pages were built last" in project.adopt(unchanged=False).output
    shutil.rmtree(project.docs)
    assert "there are no pages here" in project.adopt().output


# ---------------------------------------------------------------- edited, or only not built yet


def git(folder: Path, *arguments: str) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        **{"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        **{
            f"GIT_{who}_{what}": "w@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, check=True)


@pytest.fixture
def committed(project: Project) -> Iterator[Project]:
    folder = project.seeds.parent
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "built")
    yield project
    subprocess.run(["git", "fsck"], cwd=folder, check=True, capture_output=True)


def commit(project: Project) -> None:
    git(project.seeds.parent, "commit", "--quiet", "--all", "--message", "edit")


def change_record(project: Project, old: str, new: str) -> None:
    record = project.seeds / f"{ID}.yml"
    text = record.read_text("utf-8")
    assert text.count(old) == 1
    record.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("is_committed", [False, True])
def test_a_page_that_is_only_stale_is_no_edit(committed: Project, is_committed: bool) -> None:
    change_record(committed, "is an imminent danger rather", "is a grave danger rather")
    if is_committed:
        commit(committed)
    before = (committed.seeds / f"{ID}.yml").read_bytes()
    done = committed.adopt(unchanged=False)
    assert done.output == "0 adopted, 0 not. seeds/ is as it was.\n"
    committed.edit(ENGLISH, "as a direct challenge", "as one challenge")
    if is_committed:
        commit(committed)
    assert committed.adopt(unchanged=False).exit_code == 0
    after = (committed.seeds / f"{ID}.yml").read_bytes()
    assert after == before.replace(b"as a direct challenge", b"as one challenge")


def test_words_that_were_changed_in_both_places_are_told(committed: Project) -> None:
    change_record(committed, "is an imminent danger rather", "is a grave danger rather")
    line = committed.edit(ENGLISH, "is an imminent danger rather", "is a great danger rather")
    before = (committed.seeds / f"{ID}.yml").read_bytes()
    done = committed.adopt(unchanged=False)
    assert done.exit_code == 1
    assert f"{ENGLISH}:{line}: `summary.text` was changed here, and also in" in done.output
    assert (committed.seeds / f"{ID}.yml").read_bytes() == before


def test_words_that_stand_in_both_places_already_are_no_edit(committed: Project) -> None:
    change_record(committed, "is an imminent danger rather", "is a grave danger rather")
    committed.edit(ENGLISH, "is an imminent danger rather", "is a grave danger rather")
    assert committed.adopt(unchanged=False).output.startswith("0 adopted, 0 not.")


def test_an_edit_that_came_in_a_commit_is_adopted(committed: Project) -> None:
    committed.edit(ENGLISH, "as a direct challenge", "as one challenge")
    commit(committed)
    committed.edit(ARABIC, "انهيارالتنظيم", "انهيار التنظيم")
    commit(committed)
    assert committed.adopt(unchanged=False).output.splitlines()[-1].startswith("2 adopted, 0 not.")
    assert len(committed.diff(ID)) == 3


# ---------------------------------------------------------------- any word of any line

MARK = re.compile(r"(<[^>]*>|\]\([^)]*\)(?:\{:[^}]*\})?|\[|\\.|&#?\w+;)")
WORD = re.compile("[\u0621-\u064a]{3,}")
CHANGES: dict[str, Callable[[str], str]] = {
    "letter": lambda word: f"{word[:1]}ئ{word[1:]}",
    "drop": lambda word: word[1:],
    "swap": lambda word: word[1] + word[0] + word[2:],
    "insert": lambda word: f"{word} زائدة",
    "split": lambda word: f"{word[:2]} {word[2:]}",
    "sign": lambda word: f"{word}؛",
}


def list_text_lines(project: Project) -> dict[str, list[Place]]:
    found = {}
    for file in sorted(project.docs.glob("ar/articles/*.md")):
        page = Page(file.relative_to(project.docs).as_posix(), file.read_text("utf-8"))
        lines = [
            place for place in read_places(page, load_words()) if place.unit and place.unit.keys[0] == "line"
        ]
        if lines:
            # The address of an article is no prose; the record says it with `source`.
            found[page.path] = [
                place for place in lines if "https:" not in place.md and WORD.search(place.md)
            ]
    return found


@settings(max_examples=12, phases=[Phase.generate], suppress_health_check=ONE_FIXTURE)
@given(data=st.data())
def test_any_word_of_any_line_can_be_mended(project: Project, data: st.DataObject) -> None:
    """One line of each article at a time."""
    shutil.rmtree(project.seeds)
    shutil.copytree(SEEDS, project.seeds)
    project.build()
    wanted: Sequence[tuple[str, Place, str]] = []
    for path, places in list_text_lines(project).items():
        place = data.draw(st.sampled_from(places))
        pieces = MARK.split(place.md)
        spots = [(at, found) for at in range(0, len(pieces), 2) for found in WORD.finditer(pieces[at])]
        at, found = data.draw(st.sampled_from(spots))
        new = CHANGES[data.draw(st.sampled_from(sorted(CHANGES)))](found[0])
        pieces[at] = pieces[at][: found.start()] + new + pieces[at][found.end() :]
        md = "".join(pieces)
        if read_inline(md).plain == read_inline(place.md).plain:
            continue
        project.edit(
            path, f"\n{place.text}\n", f"\n{place.text[: place.start]}{md}{place.text[place.end :]}\n"
        )
        wanted = [*wanted, (path, place, read_inline(md).plain)]
    done = project.adopt()
    assert done.exit_code == 0, done.output
    project.build()
    assert len(wanted) == 0 or project.changed()
    for path, place, says in wanted:
        assert place.unit
        assert text_of(project, path, int(place.unit.keys[1])) == says


# ---------------------------------------------------------------- the smallest run of words


def mend(raw: str, says: str, *corrections: tuple[str, str], links: Sequence[tuple[int, int]] = ()) -> object:
    made = {index: Correction(1, was, now, "") for index, (was, now) in enumerate(corrections)}
    said = raw
    for was, now in corrections:
        said = said.replace(was, now)
    line = Line(1, Role.PARAGRAPH, "", (Part("text", 0, len(raw)),))
    return mend_line(Raw(raw, line, made, links), said, says)


@pytest.mark.parametrize(
    ("raw", "says", "expected"),
    [
        ("one two three", "one tow three", [("two", "tow")]),
        ("one two one", "one two won", [("two one", "two won")]),
        ("one two one", "won two one", [("one two", "won two")]),
        ("one two three", "one three", [("two three", "three")]),
        ("one two three", "one two and three", [("three", "and three")]),
        ("one two three", "one two", [("two three", "two")]),
        ("one, two", "one two", [("one,", "one")]),
        ("a b c d a e c f", "a b c d x e y f", [("a e", "x e"), ("c f", "y f")]),
        ("one two three four", "won two three fore", [("one", "won"), ("four", "fore")]),
        ("one two", "one  two", []),
    ],
)
def test_the_smallest_run_of_words_is_named(raw: str, says: str, expected: list[tuple[str, str]]) -> None:
    assert mend(raw, says) == [Mending(None, was, now) for was, now in expected]


def test_a_correction_that_was_changed_is_changed() -> None:
    assert mend("a baad word", "a good word", ("baad", "bad")) == [Mending(0, "baad", "good")]
    assert mend("a baad word", "a bad world", ("baad", "bad")) == [Mending(None, "word", "world")]
    assert mend("a baad word", "a baad word", ("baad", "bad")) == [Mending(0, "bad", "baad", is_less=True)]
    assert mend("x b b", "x c c", ("x b", "x d")) == [Mending(0, "x b b", "x c c")]


def test_a_link_is_not_swallowed_where_another_run_will_do() -> None:
    assert mend("is it is", "is it was", links=[(3, 5)]) is not None
    raw = "a term x b c x"
    assert mend(raw, "a term y b c x") == [Mending(None, "x b", "y b")]
    assert mend("z x term x", "z y term x", links=[(4, 8)]) == [Mending(None, "z x", "z y")]
    assert mend("x term x z", "x term y z", links=[(2, 6)]) == [Mending(None, "x z", "y z")]


def test_where_two_parts_stand_together_either_is_mended() -> None:
    line = Line(1, Role.PARAGRAPH, "", (Part("text", 0, 5), Part("reference", 5, 12)))
    raw = Raw("aa bbcc dddd", line, {})
    assert mend_line(raw, raw.text, "aa xxcc dddd") == [Mending(None, "bb", "xx")]
    assert mend_line(raw, raw.text, "aa bbxx dddd") == [Mending(None, "cc", "xx")]
    assert mend_line(raw, raw.text, "aa xxyy dddd") is None
    assert mend_line(raw, "another reading", "aa bbxx dddd") is None


@pytest.mark.parametrize(
    ("md", "text", "marks"),
    [
        (r"a \*b\* \\ \[c\] &lt;i&gt; &#124; &amp;amp;", "a *b* \\ [c] <i> | &amp;", 0),
        ("a **b** *c* `d`", "a b c d", 6),
        ("a * b, 2 ** c, d_e_f _g", "a * b, 2 ** c, d_e_f _g", 0),
        ('[a](x.md "t"){: .term } [b] (c) ]d', "a [b] (c) ]d", 1),
        ('![a](x) <b title="](">c</b> 1 < 2 & 3', "a c 1 < 2 & 3", 3),
        ("[a [b](x)", "[a b", 1),
        ("*a* b*", "a b*", 2),
    ],
)
def test_markdown_is_read_as_it_is_shown(md: str, text: str, marks: int) -> None:
    read = read_inline(md)
    assert (read.text, len(read.marks)) == (text, marks)


def test_every_rule_says_its_sentences_in_both_languages() -> None:
    rules = yaml.safe_load(
        (Path(__file__).parent.parent / "scripts/warraq/faults/adopting.yml").read_text("utf-8")
    )
    for name, rule in rules.items():
        values = dict.fromkeys(re.findall(r"\{(\w+)\}", str(rule)), "36")
        for language in ("ar", "en"):
            words = load_rules()[name].fill(values, language)
            assert not words.what.endswith((".", "؟"))
            assert words.way_out.endswith((".", "؟", "?")) or words.way_out == "36"
            assert "{" not in words.what.replace("{36: boilerplate}", "")
