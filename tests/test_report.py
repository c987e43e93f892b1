"""What `warraq report` says of made pull requests, in a real git repository; and that it only says it.

Each golden in goldens/report was read in both languages. `WARRAQ_RECORD=1` writes them anew; the decisive
lines stand in this file, so that a recording cannot hide a fault.
"""

import dataclasses
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import markdown
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from conftest import DOCS, ROOT, SEEDS, run_warraq
from warraq.faults import fault
from warraq.model import Bilingual, Record, Term
from warraq.pipeline import walk
from warraq.report.command import report_command
from warraq.report.comment import LONGEST, MARK, write_comment
from warraq.report.differences import (
    ArticleChange,
    Cause,
    Change,
    Differences,
    Fate,
    Fault,
    HandWritten,
    LinkChange,
    Listings,
    LostEvidence,
    Standing,
    TermChange,
    TermFate,
)
from warraq.report.gather import load_words
from warraq.report.inert import code, inert, tell
from warraq.write import write_pages

GOLDENS = ROOT / "tests" / "goldens" / "report"
FIRST, SECOND, THIRD = "000_404897e40349e05d.yml", "001_857a9786652fbb0a.yml", "003_61bd2fb1169df8c0.yml"
OVERRIDE = "\u202e"
DECISIVE = yaml.safe_load((GOLDENS / "decisive.yml").read_text("utf-8"))
WORDS = yaml.safe_load((ROOT / "scripts/warraq/report/words.yml").read_text("utf-8"))


# ---------------------------------------------------------------- the repository, and what editors do to it


def git(folder: Path, *arguments: str) -> str:
    """Git, as nobody in particular and with no settings of the machine."""
    settings = ("user.name=T", "user.email=t@example.org", "commit.gpgsign=false", "core.hooksPath=hooks")
    options = [part for setting in settings for part in ("-c", setting)]
    variables = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", *options, *arguments], cwd=folder, env=variables, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the collection and its pages, committed."""
    folder = tmp_path_factory.mktemp("base") / "archive"
    shutil.copytree(SEEDS, folder / "seeds")
    shutil.copytree(DOCS, folder / "docs", ignore=shutil.ignore_patterns("screenshots"))
    build(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=The archive as it stands")
    return folder


@pytest.fixture
def repository(base: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(base, tmp_path / "archive"))


def build(folder: Path) -> None:
    """What `warraq build` does, after a walk without faults."""
    walked = walk(folder / "seeds")
    assert walked.problems == ()
    write_pages(walked.pages, folder / "docs")


def replace(path: Path, before: str, after: str) -> None:
    """Write the one place of the file anew."""
    text = path.read_text("utf-8")
    assert text.count(before) == 1, f"{path.name}: {before!r} stands {text.count(before)} times"
    path.write_text(text.replace(before, after), "utf-8")


def put_script_in_title_and_summary(folder: Path) -> None:
    record = folder / "seeds" / FIRST
    replace(
        record,
        "en: The Collapse of",
        'en: "<script>alert()</script> [The](https://evil.example) <b>Collapse</b> @octocat #12 of',
    )
    replace(record, "Returning to Their Countries", 'Returning to Their Countries"')
    replace(record, "Writing while the battle", "<img src=x onerror=alert()> Writing while the battle")


def put_override_in_point(folder: Path) -> None:
    replace(
        folder / "seeds" / FIRST,
        "imminent rather than a possible",
        f"{OVERRIDE}imminent rather than a possible",
    )
    replace(folder / "seeds" / FIRST, "en: The Collapse", f"en: The {OVERRIDE}Collapse")


def leave_things_unfinished(folder: Path) -> None:
    record = folder / "seeds" / SECOND
    replace(record, "date: 2018~", "date: 25/5/2018")
    replace(record, "text: Media reports say that", "text: TODO media reports say that 500 people heard that")


def refer_to_no_article(folder: Path) -> None:
    replace(folder / "seeds" / SECOND, "see_also: []", "see_also: [life-after-isiss, why-fighters-flee-isis]")


def correct_cited_line(folder: Path) -> None:
    correction = "  - {line: 24, was: كدوله, now: كدولة, why: تاء مربوطة}\ncorrections:\n"
    first, second = reversed(correction.split("\n")[:2])
    replace(folder / "seeds" / FIRST, "corrections:\n", f"{first}\n{second}\n")
    replace(folder / "seeds" / FIRST, "lines: {}", "lines: {46: boilerplate}")
    replace(folder / "seeds" / FIRST, "lines: [8, 40]", "lines: [8]")


def remove_entry(folder: Path) -> None:
    glossary = folder / "seeds" / "glossary.yml"
    glossary.write_text(
        re.sub(r"- id: takfir\n.*?\n(?=- id)", "", glossary.read_text("utf-8"), flags=re.DOTALL)
    )


def put_article(folder: Path) -> None:
    for end in ("txt", "yml"):
        shutil.copy(GOLDENS / f"new-article.{end}", folder / "seeds" / f"005_after_the_return.{end}")


def add_article(folder: Path) -> None:
    put_article(folder)
    build(folder)


def review_summary(folder: Path) -> None:
    record = folder / "seeds" / SECOND
    replace(record, "status: draft", "status: reviewed")
    replace(
        record,
        "Citing recent media reports, the article says",
        "The article, citing recent media reports, says",
    )
    replace(record, "He sees the aim as keeping", "Al-Faili sees the aim as keeping")
    build(folder)


def add_term_and_variant(folder: Path) -> None:
    glossary = folder / "seeds" / "glossary.yml"
    replace(glossary, "variants: [الفكر المتطرف]", "variants: [الفكر المتطرف, متطرف]")
    entry = (GOLDENS / "new-term.yml").read_text("utf-8")
    glossary.write_text(f"{glossary.read_text('utf-8').rstrip()}\n\n{entry}", "utf-8")
    build(folder)


def rename_slug(folder: Path) -> None:
    replace(folder / "seeds" / FIRST, "slug: returning-european-fighters", "slug: european-fighters")


def change_seed(folder: Path) -> None:
    seed = folder / "seeds" / FIRST.replace(".yml", ".txt")
    replace(seed, "20% منهم نساء", "30% منهم نساء")


def remove_article(folder: Path) -> None:
    for end in ("txt", "yml"):
        (folder / "seeds" / THIRD.replace("yml", end)).unlink()
    build(folder)


def edit_generated_page(folder: Path) -> None:
    page = folder / "docs" / "en" / "articles" / "life-after-isis.md"
    page.write_text(page.read_text("utf-8").replace("Russian-speaking", "Russian speaking"), "utf-8")
    record = folder / "seeds" / SECOND
    replace(record, "status: draft", "status: reviewed")


def edit_hand_written_page(folder: Path) -> None:
    page = folder / "docs" / "ar" / "contribute.md"
    page.write_text(page.read_text("utf-8") + "\nوشكرًا لكل من شارك.\n", "utf-8")


def add_article_that_is_no_yaml(folder: Path) -> None:
    shutil.copy(GOLDENS / "new-article.txt", folder / "seeds" / "005_after_the_return.txt")
    (folder / "seeds" / "005_after_the_return.yml").write_text(
        "slug: after-the-return\ntitle:\n  en: After the Return: What Now?\n", "utf-8"
    )
    replace(folder / "seeds" / SECOND, "date: 2018~", 'date: "2018~')


def add_comment(folder: Path) -> None:
    replace(folder / "seeds" / FIRST, "slug: ", "# Checked against the paper edition.\nslug: ")


Edit = Callable[[Path], None]
CASES: dict[str, Edit] = {
    "script-tag": put_script_in_title_and_summary,
    "bidi-override": put_override_in_point,
    "unfinished-record": leave_things_unfinished,
    "dead-cross-link": refer_to_no_article,
    "corrected-line": correct_cited_line,
    "removed-entry": remove_entry,
    "new-article": add_article,
    "reviewed-summary": review_summary,
    "new-term": add_term_and_variant,
    "renamed-slug": rename_slug,
    "changed-seed": change_seed,
    "removed-article": remove_article,
    "edited-page": edit_generated_page,
    "hand-written-page": edit_hand_written_page,
    "broken-yaml": add_article_that_is_no_yaml,
    "nothing": add_comment,
}


# ---------------------------------------------------------------- what the report says


def report(folder: Path, *more: str, revision: str = "HEAD") -> Result:
    """`warraq report` on the folders of the repository."""
    folders = ["--seeds", str(folder / "seeds"), "--docs", str(folder / "docs")]
    return CliRunner().invoke(report_command, ["--base", revision, *folders, *more])


def read(folder: Path, *more: str) -> str:
    """What it says, which is never a failure."""
    done = report(folder, *more)
    assert done.exit_code == 0, done.output
    return done.stdout


def plain(comment: str) -> list[str]:
    """The lines of the comment as they are seen, without the isolates around what others wrote."""
    return re.sub("[\u2066-\u2069]", "", comment).split("\n")


@pytest.mark.parametrize("name", CASES)
def test_a_pull_request_is_told_as_it_was_read(name: str, repository: Path) -> None:
    CASES[name](repository)
    decisive = DECISIVE[name]
    said = read(repository)
    golden = GOLDENS / f"{name}.md"
    if os.environ.get("WARRAQ_RECORD"):
        golden.write_text(said, "utf-8")
    shown = plain(said)
    assert [line for line in decisive["says"] if not any(each.startswith(line) for each in shown)] == []
    assert [text for text in decisive["never"] if text in "\n".join(shown)] == []
    assert str(repository.parent) not in said
    assert "warraq-base" not in said
    assert said == golden.read_text("utf-8")


def test_every_golden_has_its_pull_request() -> None:
    assert {path.stem for path in GOLDENS.glob("*.md")} == CASES.keys()


def test_the_same_trees_give_the_same_bytes_wherever_they_stand(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    correct_cited_line(repository)
    elsewhere = Path(shutil.copytree(repository, tmp_path / "نسخة أخرى" / "x"))
    first = read(repository)
    git(elsewhere, "commit", "--quiet", "--all", "--message=As proposed")
    assert report(elsewhere, revision="HEAD~1").stdout == first
    monkeypatch.chdir(elsewhere)
    done = CliRunner().invoke(report_command, ["--base", "HEAD~1"])
    assert done.stdout == first


def test_a_collection_below_the_root_is_named_from_the_root(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(base / "seeds", tmp_path / "كتب" / "raw")
    shutil.copytree(base / "docs", tmp_path / "كتب" / "docs")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=One")
    replace(tmp_path / "كتب" / "raw" / SECOND, "date: 2018~", "date: soon")
    folders = ["--seeds", str(tmp_path / "كتب" / "raw"), "--docs", str(tmp_path / "كتب" / "docs")]
    said = CliRunner().invoke(report_command, ["--base", "HEAD", *folders]).stdout
    assert f"- `كتب/raw/{SECOND}:7`: `soon` is no EDTF date" in "\n".join(plain(said))
    assert "Needs mending: 1 fault\n" in said
    monkeypatch.chdir(tmp_path / "كتب")
    assert CliRunner().invoke(report_command, ["--base", "HEAD", "--seeds", "raw"]).stdout == said
    monkeypatch.chdir(tmp_path / "كتب" / "raw")
    assert CliRunner().invoke(report_command, ["--base=HEAD", "--seeds=.", "--docs=../docs"]).stdout == said


def test_faults_of_the_base_are_told_apart_and_come_last(repository: Path) -> None:
    replace(repository / "seeds" / FIRST, "date: 2017~", "date: 2017-13")
    git(repository, "commit", "--quiet", "--all", "--message=With a fault")
    replace(repository / "seeds" / SECOND, "date: 2018~", "date: soon")
    replace(repository / "seeds" / FIRST, "slug: ", "# The fault moves down a line.\nslug: ")
    shown = plain(read(repository))
    assert "### ❌ Needs mending: 2 faults (1 older than this proposal)" in shown
    assert "### ❌ يحتاج إلى إصلاح: خطآن (السابق منها على هذا المقترح: 1)" in shown
    faults = [line for line in shown if "is no EDTF date" in line]
    assert f"- `seeds/{SECOND}:7`: `soon`" in faults[0]
    assert f"- `seeds/{FIRST}:8` (older than this proposal): `2017-13`" in faults[1]


def test_an_old_fault_alone_is_no_news_of_this_proposal(repository: Path) -> None:
    replace(repository / "seeds" / FIRST, "date: 2017~", "date: 2017-13")
    git(repository, "commit", "--quiet", "--all", "--message=With a fault")
    assert "### ❌ Needs mending: 1 fault (1 older than this proposal)" in plain(read(repository))
    replace(repository / "seeds" / FIRST, "date: 2017-13", "date: 2017~")
    mended = plain(read(repository))
    assert "### ✅ Ready to read" in mended
    assert any("date: `2017-13` → `2017~`" in line for line in mended)


def test_a_glossary_that_cannot_be_read_loses_no_term(repository: Path) -> None:
    replace(repository / "seeds" / "glossary.yml", "- id: takfir\n", "- id: [takfir\n")
    shown = plain(read(repository))
    assert any(line.startswith("- `seeds/glossary.yml:") for line in shown)
    assert not [line for line in shown if "Removed" in line or "Lost" in line or "fewer" in line]


def test_a_file_in_the_way_and_a_page_left_over_are_told(repository: Path) -> None:
    page = repository / "docs" / "ar" / "glossary.md"
    page.write_text(page.read_text("utf-8").replace("generated_from:", "made_from:", 1), "utf-8")
    put_article(repository)
    articles = repository / "docs" / "ar" / "articles"
    (articles / "odd.md").write_text("---\ngenerated_from: seeds/odd.txt\n---\n\n# x\n", "utf-8")
    (articles / "after-the-return.md").write_text("# My own page\n", "utf-8")
    shown = plain(read(repository))
    told = "is a hand-written file where a generated page belongs; move it away"
    assert f"- `docs/ar/glossary.md` {told}" in shown
    assert f"- `docs/ar/articles/after-the-return.md` {told}" in shown
    assert "**Hand-written pages**" not in shown
    assert any(line.startswith("- Edited by hand") and "`docs/ar/articles/odd.md`" in line for line in shown)


def test_programs_get_the_same_as_json(repository: Path) -> None:
    leave_things_unfinished(repository)
    said = json.loads(read(repository, "--format", "json"))
    assert [each["problem"]["rule"] for each in said["faults"]] == [
        "bad-date",
        "placeholder",
        "number-not-cited",
    ]
    assert all(each["is_new"] for each in said["faults"])
    assert said["faults"][0]["told"]["ar"].startswith(f"seeds/{SECOND}:7: ليس `25/5/2018` تاريخًا")
    assert said["articles"][0]["slug"] == "isis-urges-foreign-fighters-to-flee"


def test_the_preview_is_a_link_where_it_has_an_address(repository: Path) -> None:
    edit_hand_written_page(repository)
    said = read(repository, "--preview", "https://preview.example/12/a(b)")
    assert "[See the site as readers will](https://preview.example/12/a%28b%29)" in said
    assert "[معاينة الموقع كما سيراه القارئ](https://preview.example/12/a%28b%29)" in said
    assert report(repository, "--preview", "javascript:alert(1)").exit_code == 2


def test_the_command_is_one_of_warraq(repository: Path) -> None:
    remove_entry(repository)
    folders = ("--seeds", str(repository / "seeds"), "--docs", str(repository / "docs"))
    done = run_warraq("report", "--base", "HEAD", *folders)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (GOLDENS / "removed-entry.md").read_text("utf-8")


# ---------------------------------------------------------------- where there is no base


@pytest.mark.parametrize("revision", ["no-such-branch", "--since=2020", "-h", "HEAD:seeds", ""])
def test_an_unknown_base_is_one_line_with_the_way_out(revision: str, repository: Path) -> None:
    done = report(repository, revision=revision)
    assert done.exit_code == 1
    assert done.output.startswith(f"--base: git knows no commit `{revision}`. Run `git fetch`")
    assert done.output.count("\n") <= 1


def test_a_shallow_clone_is_told_how_to_become_deep(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "--quiet", "--allow-empty", "--message=Two")
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    done = report(tmp_path / "shallow", revision="HEAD~1")
    assert done.exit_code == 1
    assert "this clone is shallow. Run `git fetch --unshallow`" in done.output


def test_outside_of_a_repository_there_is_no_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = report(tmp_path)
    assert done.exit_code == 1
    assert f"{tmp_path / 'seeds'}: not in a git repository" in done.output
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in report(tmp_path).output


def test_seeds_and_docs_stand_in_one_repository(repository: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        report_command, ["--base=HEAD", f"--seeds={repository / 'seeds'}", f"--docs={tmp_path / 'docs'}"]
    )
    assert done.exit_code == 1
    assert "not in a git repository (not a folder inside archive)" in done.output


def test_a_hook_that_runs_it_does_not_choose_its_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "another" / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", "index.lock")
    assert "Nothing changes for readers" in read(repository)


def test_links_in_the_base_are_not_followed_and_no_hook_runs(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ما لا ينبغي أن يُقرأ", "utf-8")
    (repository / "seeds" / "leak.txt").symlink_to(secret)
    (repository / "docs" / "up").symlink_to(tmp_path)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=With links")
    hook = repository / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n", "utf-8")
    hook.chmod(0o755)
    said = read(repository)
    assert "ما لا ينبغي" not in said
    assert any(line.startswith("- `seeds/leak.txt`: a symbolic link") for line in plain(said))
    assert not (tmp_path / "ran").exists()


def test_a_first_proposal_has_an_empty_base(repository: Path, base: Path) -> None:
    git(repository, "rm", "--quiet", "-r", "seeds", "docs")
    git(repository, "commit", "--quiet", "--allow-empty", "--message=Nothing yet")
    for folder in ("seeds", "docs"):
        shutil.copytree(base / folder, repository / folder)
    shown = plain(read(repository))
    assert "### ✅ Ready to read" in shown
    assert sum(line.startswith("- New: “") for line in shown) == 5
    assert "- and 99 more" in shown


# ---------------------------------------------------------------- what others wrote does nothing

KEPT = re.compile(r"</?(?:details|summary|div)(?: (?:dir=\"(?:rtl|ltr)\"|lang=\"(?:ar|en)\"))*>")
"""The tags that `.github/workflows/comment.yml` lets through."""
ACTIVE = re.compile(
    r"[<&@$]|!(?=\[)|(?<=\])[(:]|(?<=:)/(?=/)|(?<=www)\.|#(?=\d)|(?<=GH)-(?=\d)", re.IGNORECASE
)
"""What it would replace."""
HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
PIECES = [
    *"<>&@$`*_[]()|~\\#!:/.-+={}^'\"0 aBع\n\r\t",
    *(
        "<script>",
        "</code>",
        "![x](y)",
        "[a]: http://b.c",
        "https://a.example",
        "www.a.example",
        "a@b.example",
    ),
    *("@user", "#12", "GH-1", "a/b#3", ":smile:", "```", "~~~", "&lt;", "&#64;", "__", "**", "$`x`$", "[^1]"),
    *(
        "\u202e",
        "\u2066",
        "\u2069",
        "\u200b",
        "\u200f",
        "\ufeff",
        "\u0000",
        "\u2028",
        "\u0003",
        "{{ x }}",
        "- ",
        "1. ",
    ),
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))


def render(text: str) -> list[HTMLParser]:
    """The Markdown as two readers of it see it."""
    commonmark = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return [HTMLParser(commonmark.render(text)), HTMLParser(markdown.markdown(text, extensions=["extra"]))]


def tags(tree: HTMLParser) -> set[str]:
    return {node.tag or "" for node in tree.css("body *")}


def visible(text: str) -> str:
    """The text as the report shows what cannot be seen: by its code point."""
    marks = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"  # drawn before a number
    blanks = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters without a shape
    formats = {c for c in text if unicodedata.category(c)[0] in "CZ" and not c.isspace() and c not in marks}
    hidden = formats | {c for c in text if c in blanks}
    return text.translate({ord(c): f"⟨U+{ord(c):04X}⟩" for c in hidden})


def fold(text: str) -> str:
    """The text with twins as what they stand for, without the isolates and the line's white space."""
    return "".join(unicodedata.normalize("NFKC", re.sub("[\u2066-\u2069]", "", text)).split())


@given(TEXTS, TEXTS)
def test_the_words_of_strangers_are_shown_and_do_nothing(prose: str, name: str) -> None:
    item = f"- Changed: “{inert(prose)}” {code(name)}: and {inert(prose)} → {inert(name)}"
    for tree in render(item):
        assert tags(tree) <= {"ul", "li", "code"}
        assert len(tree.css("code")) == 1
    assert not ACTIVE.search(item)
    assert not HIDDEN.search(item)
    assert item.count("\n") == 0


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=60))
def test_they_read_as_they_were_written(text: str) -> None:
    for tree in render(f"- {inert(text)}\n- {code(text)}"):
        shown = [node.text(deep=True) for node in tree.css("li")]
        wanted = fold(visible(text))
        assert [fold(each) for each in shown] == [wanted, wanted or "..."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("سطران\nفي نص", "سطران في نص"),
        ("a\u202eb\u2069\u200fc\u00ad", "a⟨U+202E⟩b⟨U+2069⟩⟨U+200F⟩c⟨U+00AD⟩"),
        ("\u06dd١ \u0600٢", "\u06dd١ \u0600٢"),
        ("a\u3164b", "a⟨U+3164⟩b"),
        ("seeds/000_40.yml _x_ *y*", "seeds/000_40.yml ＿x＿ ＊y＊"),
        ("<b>&amp;</b> @me #1 GH-2 :tada: a:b", "＜b＞＆amp;＜/b＞ ＠me ＃1 GH－2 ：tada: a:b"),
        ("https://x.example www.x.example me@x.example", "https:／/x.example www．x.example me＠x.example"),
        ("`a` [b](c) ![d](e) | ~~f~~ \\ $g$", "｀a｀ ［b］(c) !［d］(e) ｜ ～～f～～ ＼ ＄g＄"),
    ],
)
def test_each_kind_of_character_by_an_example(text: str, shown: str) -> None:
    assert inert(text) == f"\u2068{shown}\u2069"


@given(TEXTS, st.integers(1, 40))
def test_they_are_cut_in_time(text: str, most: int) -> None:
    assert len(fold(inert("ب" * 500, most))) <= most + 2
    assert len(inert(text, most)) <= 9 * most + 2


@given(TEXTS)
def test_the_sentences_of_a_fault_hold_what_was_written(found: str) -> None:
    prose = tell(fault("seeds/x.yml", 3, "not-yaml", why=found), "ar")
    assert not ACTIVE.search(prose)
    assert not HIDDEN.search(prose)
    told = f"- {tell(fault('seeds/x.yml', 3, 'placeholder', found=found), 'en')}"
    shown = re.sub(r"\s+", " ", visible(found)).strip() or "…"
    for tree in render(told):
        assert tags(tree) <= {"ul", "li", "code"}
        item = "".join(node.text(deep=True) for node in tree.css("li"))
        assert fold(item) == fold(f"placeholder text ({shown}). Write the real words.")
    assert not ACTIVE.search(told)
    assert not HIDDEN.search(told)


@pytest.mark.parametrize("name", CASES)
def test_a_comment_holds_only_its_own_markup(name: str) -> None:
    said = (GOLDENS / f"{name}.md").read_text("utf-8")
    opened, _newline, rest = said.partition("\n")
    assert opened == MARK == "<!-- warraq:report -->"
    assert KEPT.findall(rest)[:1] == ['<div dir="rtl" lang="ar">']
    assert not ACTIVE.search(KEPT.sub("", rest))
    assert not HIDDEN.search(rest)
    for tree in render(KEPT.sub("", rest)):
        assert tags(tree) <= {"h3", "p", "strong", "ul", "li", "code"}


# ---------------------------------------------------------------- long, and whole


def test_a_long_report_is_cut_and_fits() -> None:
    both = Bilingual("عنوان طويل " * 40, "A long title " * 40)
    many, numbers = range(400), tuple(range(60))
    changes = tuple(Change(part, numbers, "b" * 200, "a" * 200) for part in PARTS if part != "status")
    words = fault("seeds/x.yml", 1, "placeholder", found="TODO " * 90)
    long = Differences(
        faults=tuple(Fault(dataclasses.replace(words, path=f"seeds/{'x' * 150}{n}.yml"), True) for n in many),
        evidence=tuple(
            LostEvidence("x" * 200, both, n, numbers, "raw", "كان " * 90, "صار " * 90) for n in many
        ),
        articles=tuple(ArticleChange("changed", f"{'s' * 190}{n}", both, changes) for n in many),
    )
    said = write_comment(long, load_words())
    assert LONGEST / 3 < len(said) <= LONGEST
    assert said.count("</div>") == 2
    assert "### ❌ Needs mending: 400 faults; 60 points to look at again" in said
    assert re.search(r"^- and \d+ more$", said, re.MULTILINE)
    assert re.search(r"^- وغيرها: \d+$", said, re.MULTILINE)


def test_ten_of_a_list_are_told() -> None:
    few = Differences(hand_written=tuple(HandWritten("added", f"ar/{n}.md") for n in range(10)))
    more = Differences(hand_written=tuple(HandWritten("added", f"ar/{n}.md") for n in range(11)))
    assert [
        write_comment(few, load_words()).count("- New: "),
        write_comment(more, load_words()).count("- New: "),
    ] == [10, 10]
    assert "- and 1 more" not in write_comment(few, load_words())
    assert "- and 1 more" in write_comment(more, load_words())


def test_what_only_informs_is_folded_when_it_is_long() -> None:
    links = tuple(LinkChange("added", "a", f"b{n}", True) for n in range(9))
    few = write_comment(Differences(links=links[:2]), load_words())
    many = write_comment(Differences(links=links), load_words())
    assert "<details>" not in few
    assert "<details><summary>Glossary and links: 9 links between articles</summary>\n\n**Links" in many
    assert "<details><summary>المسرد والروابط: 9 روابط بين المقالات</summary>\n\n**" in many
    assert many.count("\n\n</details>\n\n") == 2


PARTS = (
    *("slug", "raw", "text", "corrections", "reading", "title", "creator", "translator", "publisher", "date"),
    *("date_note", "source", "rights", "subject", "see_also", "summary", "status", "points"),
)
OF_TEXT = {"lines", "sha256"}
"""What changes nothing of its own: it is told by what it does to the text."""


def test_every_difference_has_its_words() -> None:
    """A word that is missing in a language is met by no golden, and would be by an editor."""
    name = Bilingual("اسم", "name")
    keys = tuple(field.name for field in dataclasses.fields(Term) if field.name not in {"id", "line"})
    facts = tuple(field.name for field in dataclasses.fields(Record) if field.name not in OF_TEXT)
    assert set(facts) <= set(PARTS)
    whole = Differences(
        evidence=tuple(LostEvidence("a", name, 1, (1, 2, 3), cause, "b", "c") for cause in get_args(Cause)),
        articles=(
            *(ArticleChange(fate, "a", name) for fate in get_args(Fate)),
            ArticleChange("changed", "a", name, tuple(Change(part, (1,)) for part in PARTS)),
            ArticleChange("changed", "b", name, (Change("status", before="none", after="draft"),)),
        ),
        hand_written=tuple(HandWritten(fate, "x") for fate in get_args(Fate)),
        terms=tuple(TermChange(fate, "x", name, keys, 1, 2, 3, -4) for fate in get_args(TermFate)),
        listings=Listings(
            ("a",), ("index", "articles/index", "glossary", "names", "subjects/x"), ("subjects/y",)
        ),
        links=(LinkChange("added", "a", "b", True), LinkChange("removed", "a", "b", False)),
        standing=Standing(("a",), ("b",), ("c",)),
    )
    said = write_comment(whole, load_words())
    asked = {word.removesuffix("_other") for word in WORDS if word.endswith("_other")}
    forms = {f"{word}_{form}" for word in asked for form in ("zero", "one", "two", "few", "many", "other")}
    assert forms <= WORDS.keys()
    for word, both in WORDS.items():
        assert both.keys() == {"ar", "en"}, word
        assert both["ar"].count("{}") == both["en"].count("{}"), word
    assert all(WORDS[f"part_{part}"][language] in said for part in PARTS for language in ("ar", "en"))
    assert "None" not in said
