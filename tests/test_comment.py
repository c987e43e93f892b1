"""The one comment on a pull request: its script, taken out of comment.yml, in a real Node.

Only GitHub itself is played (fake_github.cjs). What a hostile report can still do is judged on its HTML.
"""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from audit.tools import find_node
from conftest import ROOT

HOME = "https://github.com/warraq/warraq/"
MARK = "<!-- warraq:report -->"
BOT = {"login": "github-actions[bot]"}
REPORT = """## ملخّص · Summary

| الصفحة | Fault |
| --- | --- |
| [l46](https://github.com/warraq/warraq/blob/main/seeds/a.txt?plain=1#L46) | `seeds/a.yml:3` |

<details><summary>التفاصيل</summary>

<div dir="rtl" lang="ar">سطر أول</div>

</details>
"""


class Desk:
    """A pull request of a fork, a finished run of its checks, and the comments so far."""

    def __init__(self, folder: Path) -> None:
        self.script, self.kept = folder / "script.js", folder / "state.json"
        self.report = folder / "report.md"
        steps = yaml.safe_load((ROOT / ".github/workflows/comment.yml").read_text("utf-8"))["jobs"]["comment"]
        self.script.write_text(steps["steps"][-1]["with"]["script"], "utf-8")
        self.run = {
            "conclusion": "success",
            "head_sha": "a" * 40,
            "head_branch": "تصويب",
            "head_repository": {"id": 7, "owner": {"login": "stranger"}},
            "html_url": f"{HOME}actions/runs/5",
        }
        head = {"label": "stranger:تصويب", "sha": "a" * 40, "repo": {"id": 7}}
        self.pulls: list[dict[str, Any]] = [{"number": 3, "head": head, "base": {"ref": "main"}}]
        self.comments: list[dict[str, Any]] = []
        self.notices: list[str] = []

    def comment(self, report: str | None = REPORT) -> list[dict[str, Any]]:
        """The comments after the script ran."""
        if report is not None:
            self.report.write_text(report, "utf-8")
        payload = {"workflow_run": self.run, "repository": {"default_branch": "main"}}
        repo = {"owner": "warraq", "repo": "warraq"}
        context = {"serverUrl": "https://github.com", "repo": repo, "payload": payload}
        state = {"context": context, "pulls": self.pulls, "comments": self.comments, "notices": []}
        self.kept.write_text(json.dumps(state), "utf-8")
        command = [find_node(), ROOT / "tests/fake_github.cjs", self.script, self.kept]
        environment = {**os.environ, "REPORT": str(self.report)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        state = json.loads(self.kept.read_text("utf-8"))
        self.comments, self.notices = state["comments"], state["notices"]
        return self.comments


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def render(body: str) -> LexborHTMLParser:
    return LexborHTMLParser(MarkdownIt("commonmark", {"html": True}).enable("table").render(body))


def test_one_comment_is_made_and_then_renewed(desk: Desk) -> None:
    [first] = desk.comment()
    assert first["on"] == 3
    assert first["body"].startswith(f"{MARK}\n\n### ✅ ")
    desk.run |= {"conclusion": "failure"}
    [second] = desk.comment("## غيره")
    assert second["id"] == first["id"]
    assert second["body"].startswith(f"{MARK}\n\n### ❌ ")
    assert second["body"].count("## غيره") == 1


def test_the_mark_in_anybody_elses_comment_is_not_believed(desk: Desk) -> None:
    theirs = {"id": 1, "on": 3, "user": {"login": "stranger"}, "body": f"{MARK} mine"}
    later = {"id": 2, "on": 3, "user": BOT, "body": f"said: {MARK}"}
    desk.comments = [theirs, later]
    assert desk.comment()[:2] == [theirs, later]
    assert len(desk.comments) == 3


def test_an_honest_report_keeps_its_links_its_table_and_its_folds(desk: Desk) -> None:
    tree = render(desk.comment()[0]["body"])
    links = [link.attributes["href"] for link in tree.css("a")]
    assert links == [f"{HOME}actions/runs/5#artifacts"] * 2 + [f"{HOME}blob/main/seeds/a.txt?plain=1#L46"]
    assert len(tree.css("table")) == len(tree.css("details > summary")) == 1
    assert [one.text() for one in tree.css('div[dir="rtl"][lang="ar"]')] == ["سطر أول"]


@pytest.mark.parametrize(
    "hostile",
    [
        "@octocat and @warraq/maintainers",
        "&#64;octocat &#x40;octocat &commat;octocat",
        "\\@octocat me\\@evil.example",
        f"{MARK}",
        "<!-- hidden --> <script>x</script> <img src=//evil.example/x> <a href='//evil.example'>x</a>",
        '<details open ontoggle="x"><summary onclick=x>x</summary></details><div style="x">',
        "![pixel](https://evil.example/x.png) ![pixel][1]\n\n[1]: https://evil.example/x.png",
        f"![picture]({HOME}raw/main/x.png)",
        "[text](https://evil.example) [text](//evil.example) [text](/other/repo) [text](javascript:x)",
        "[text]( <https://evil.example> 'title') [text](\nhttps://evil.example)",
        "[text][one] [one][] [one]\n\n[one]: <https://evil.example>\n\n[^1]: x",
        "https://evil.example www.evil.example _www.evil.example WWW.evil.example hthttp://tp://evil.example",
        "<https://evil.example> <me@evil.example> mailto:me@evil.example ftp://evil.example",
        f"[up]({HOME}../../evil/repo) [up]({HOME}%2e%2E/x) [new]({HOME}issues/new?title=x) [x]({HOME}a b)",
        "[x](https://github.com/warraq/warraqs/evil) [x](https://github.community/warraq/warraq/)",
        "#12 other/repo#12 GH-12 gh-12",
        "```mermaid\ngraph\n```\n\n~~~ {geojson}\n~~~\n\n> ```\tsuggestion\n> x\n> ```",
        "$`x`$ $$\\href{https://evil.example}{x}$$",
    ],
)
def test_a_hostile_report_does_nothing(desk: Desk, hostile: str) -> None:
    body = desk.comment(hostile)[0]["body"].split("\n\n---\n\n", 1)[1]
    tree = render(body)
    assert tree.body is not None
    for element in tree.css("body *"):
        assert element.tag in {"p", "a", "code", "pre", "blockquote", "details", "summary"}, body
        assert set(element.attributes) <= {"href", "class"}, body
        assert (element.attributes.get("href") or HOME).startswith(HOME), body
        assert ".." not in (element.attributes.get("href") or ""), body
        assert "?" not in (element.attributes.get("href") or ""), body
        language = element.attributes.get("class")
        assert language is None or re.fullmatch(r"language-[^!-~].*", language), body
    text = tree.body.text()
    for active in ("@", "://", "www.", "WWW.", "#1", "GH-", "gh-", "$", "<", "&"):
        assert active not in text, body
    assert text.count("]:") == text.count("](") == text.count("![") == 0, body


def test_what_cannot_be_seen_is_taken_out(desk: Desk) -> None:
    hidden = "".join(map(chr, [0, 0x1B, 0x7F, 0x200B, 0x2028, 0x202A, 0x202E, 0x2060, 0xFEFF]))
    seen = "سطر\u200f أول\u200c \u2067داخل\u2069"
    assert desk.comment(f"{hidden}{seen}")[0]["body"].split("---\n\n", 1)[1].rstrip() == seen


def test_a_huge_report_is_cut_and_says_so(desk: Desk) -> None:
    body = desk.comment("<details>\n" + "😀 @everyone " * 100_000)[0]["body"]
    assert 60_000 < len(body.encode("utf-16-le")) / 2 < 65_536
    head, tail = body.split("\n\n---\n\n", 1)
    assert f"{HOME}actions/runs/5#artifacts" in head
    assert tail.endswith(f"… [البقية · the rest]({HOME}actions/runs/5)")


def test_a_run_without_a_report_says_so(desk: Desk) -> None:
    assert desk.comment(None)[0]["body"].rstrip().endswith("before there was a report.")


def test_a_link_in_place_of_the_report_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    desk.report.symlink_to(tmp_path / "secret")
    assert "secret" not in desk.comment(None)[0]["body"]


@pytest.mark.parametrize(
    ("place", "value"),
    [("sha", "b" * 40), ("repo", {"id": 8}), ("repo", None), ("label", "other:تصويب")],
)
def test_no_other_pull_request_is_spoken_to(desk: Desk, place: str, value: object) -> None:
    desk.pulls[0]["head"][place] = value
    assert desk.comment() == []
    assert len(desk.notices) == 1


def test_a_fork_that_is_gone_is_no_error(desk: Desk) -> None:
    desk.run["head_repository"] = None  # type: ignore[assignment]  # as the host says it
    assert desk.comment() == []
