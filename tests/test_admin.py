"""/admin in a real browser, against decap-server and a scratch git repository: a save is a branch whose
difference is the change and nothing else."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from admin.server import answered
from conftest import ROOT, SEEDS
from npm_lock import read_lock
from plain_server import find_port, serve
from warraq.admin import Place, admin_command, write_admin
from warraq.admin.config import make_config, make_page
from warraq.offline import Edition, pack_site
from warraq.read import load_words

RECORD = "000_404897e40349e05d"
OTHER = "001_857a9786652fbb0a"
POINT = "A point of the test: 14 arrests."


@dataclass
class Desk:
    """An editor's desk: the open content manager, and the repository that it writes to."""

    page: Page
    address: str
    repository: Path
    asked: list[str]

    def open(self, path: str, shown: str) -> None:
        """The form of an entry, when the field is there."""
        self.page.goto("about:blank")  # the manager mixes forms up when only the fragment is another one
        self.page.goto(f"{self.address}#/collections/{path}")
        self.page.wait_for_selector(shown)

    def save(self) -> None:
        self.page.get_by_role("button", name="Save").click()
        self.page.get_by_text("Entry saved").wait_for()

    def show(self, branch: str, path: str) -> str:
        """The file as the branch has it."""
        return git(self.repository, "show", f"{branch}:{path}")


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@warraq.example", "-c", "core.autocrlf=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The seeds, one record with comments and odd quotes, another one with the line ends of Windows."""
    folder = tmp_path / "repository"
    shutil.copytree(SEEDS, folder / "seeds")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    record, other = (folder / "seeds" / f"{name}.yml" for name in (RECORD, OTHER))
    text = record.read_text("utf-8").replace("publisher: eccti\n", "publisher: 'eccti' # they\n\n# When?\n")
    text = text.replace("      lines: [8, 40]\n", "      lines: [8,   40] # both\n")
    record.write_text(text, "utf-8")
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    git(folder, "init", "--quiet", "--initial-branch=main")
    for key, value in (("user.name", "Editor"), ("user.email", "editor@warraq.example")):
        git(folder, "config", key, value)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=seeds")
    return folder


@pytest.fixture
def desk(page: Page, repository: Path, tmp_path: Path) -> Iterator[Desk]:
    """The manager after signing in; every address that it asks for is noted."""
    port, site = find_port(), tmp_path / "site"
    write_admin(site / "admin", Place("", proxy=f"http://127.0.0.1:{port}/api/v1"))
    shutil.copytree(ROOT / "overrides" / "assets", site / "assets")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with answered(repository, port, branches=True), serve(site) as root:
        address = f"{root}admin/index.html"
        page.goto(address)
        page.get_by_role("button", name="Login").click()
        page.get_by_text("returning-european-fighters").wait_for()
        yield Desk(page, address, repository, asked)
        page.goto("about:blank")


def direction_of(field: Locator) -> str:
    return str(field.evaluate("one => getComputedStyle(one).direction"))


def test_a_changed_summary_is_a_branch_with_that_change_alone(desk: Desk) -> None:
    path, branch = f"seeds/{RECORD}.yml", f"cms/records/{RECORD}"
    before = desk.show("main", path)
    desk.open(f"records/entries/{RECORD}", "textarea[id^=text-field]")
    field = desk.page.locator("textarea[id^=text-field]").first
    field.fill(field.input_value().replace("an imminent danger rather", "an urgent danger rather"))
    desk.save()
    after = desk.show(branch, path)
    assert before.count("an imminent danger rather") == 1
    assert after == before.replace("an imminent danger rather", "an urgent danger rather")
    assert git(desk.repository, "diff", "--name-only", "main", branch).split() == [path]
    # What is under review is opened as the branch has it, and changed again.
    desk.open(f"records/entries/{RECORD}", "textarea[id^=text-field]")
    note = desk.page.locator("textarea[id^=ar-field]").first
    assert direction_of(note) == "rtl"
    note.focus()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.insert_text(" انتهى.")
    desk.page.keyboard.press("End")
    desk.save()
    assert desk.show(branch, path) == after.replace("معارك الرقة.\n", "معارك الرقة. انتهى.\n")
    assert git(desk.repository, "show", f"main:{path}") == before


def test_a_point_is_added_behind_the_others_and_line_ends_stay(desk: Desk) -> None:
    path = f"seeds/{OTHER}.yml"
    before = desk.show("main", path)
    desk.open(f"records/entries/{OTHER}", "textarea[id^=text-field]")
    desk.page.get_by_role("button", name="Add points").click()
    desk.page.locator("textarea[id^=text-field]").last.fill(POINT)
    desk.page.locator("input[id^=lines-field]").last.fill("104, 106")
    desk.save()
    assert before.count("\r\ncorrections:") == 1
    new = f'    - text: "{POINT}"\r\n      lines: [104, 106]\r\n'
    assert desk.show(f"cms/records/{OTHER}", path) == before.replace("corrections:", f"{new}corrections:")


def test_an_arabic_definition_is_changed_from_the_right(desk: Desk) -> None:
    path = "seeds/glossary.yml"
    before = desk.show("main", path)
    desk.open("glossary/entries/glossary", "text=austerity · ")
    entry = desk.page.get_by_text("austerity · ").locator("xpath=..")
    entry.locator("button").first.click()
    field = entry.locator("textarea[id^=ar-field]")
    assert direction_of(field) == "rtl"
    assert field.evaluate("one => one.closest('[lang]').lang") == "ar"
    assert direction_of(entry.locator("textarea[id^=en-field]")) == "ltr"
    assert direction_of(entry.locator("input[id^=term-field]").first) == "rtl"
    field.focus()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.insert_text(" وهو كثير.")
    desk.page.keyboard.press("End")
    desk.save()
    assert before.count("فأعاد بعضهم النظر في بقائهم.\n") == 1
    after = before.replace("النظر في بقائهم.\n", "النظر في بقائهم. وهو كثير.\n")
    assert desk.show("cms/glossary/glossary", path) == after
    assert git(desk.repository, "branch", "--format=%(refname:short)").split() == [
        "cms/glossary/glossary",
        "main",
    ]


def test_nobody_else_is_asked_and_what_is_not_for_editors_is_not_shown(desk: Desk) -> None:
    desk.open(f"records/entries/{RECORD}", "[id^=slug-field]")
    slug = desk.page.locator("[id^=slug-field]")
    expect(slug).to_have_value("returning-european-fighters")
    assert slug.get_attribute("readonly") is not None
    desk.page.wait_for_load_state("networkidle")
    outside = [
        one for one in desk.asked if not one.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
    ]
    assert outside == []
    assert len(desk.asked) > 50
    policy = desk.page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert "default-src 'none'" in policy
    # The list of articles holds no glossary, and offers no new one.
    desk.page.goto("about:blank")
    desk.page.goto(f"{desk.address}#/collections/records")
    desk.page.get_by_text("life-after-isis").wait_for()
    expect(desk.page.locator("main a[href*='/entries/'], [class*=ListCard] a")).to_have_count(5)
    assert desk.page.get_by_role("link", name=re.compile("^New ")).count() == 0
    assert not desk.page.get_by_text("Media", exact=True).is_visible()


def test_every_key_of_the_schemas_has_its_field_in_both_languages() -> None:
    records, glossary = make_config(Place(""))["collections"]
    keys = [field["name"] for field in records["fields"]]
    assert keys[:3] == ["slug", "title", "creator"]
    assert {"summary", "corrections", "lines", "see_also", "date"} <= set(keys)
    (entries,) = glossary["files"][0]["fields"]
    assert [field["name"] for field in entries["fields"]] == [
        *("id", "ar", "en", "kind", "definition", "plural", "match", "related", "sources")
    ]
    for field in (*records["fields"], *entries["fields"]):
        assert any("\u0600" <= letter <= "\u06ff" for letter in field["label"]), field
        assert any("\u0600" <= letter <= "\u06ff" for letter in field["hint"]), field
    assert next(field for field in entries["fields"] if field["name"] == "definition")["required"] is True
    summary = next(field for field in records["fields"] if field["name"] == "summary")
    points = next(field for field in summary["fields"] if field["name"] == "points")
    assert (points["min"], points["max"], points["required"]) == (4, 10, False)


def test_the_host_is_that_of_the_repository() -> None:
    here = make_config(Place(""))
    assert here["backend"] == {"name": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1", "branch": "main"}
    place = Place("https://github.com/owner/name.git", "trunk", sign_in="https://auth.example/github/auth")
    there = make_config(place)["backend"]
    assert (there["name"], there["repo"], there["branch"]) == ("github", "owner/name", "trunk")
    assert (there["base_url"], there["auth_endpoint"]) == ("https://auth.example", "github/auth")
    assert "connect-src 'self' http://127.0.0.1:8081 https://api.github.com;" in make_page(
        "connect-src 'self' CONNECT;", place
    )
    assert make_config(place)["publish_mode"] == "editorial_workflow"
    own = Place("https://git.example/owner/name", sign_in="https://auth.example")
    assert make_config(own)["backend"]["api_root"] == "https://git.example/api/v3"


def test_what_is_missing_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner().invoke
    done = run(admin_command, ["--site", str(tmp_path)])
    assert (done.exit_code, done.output) == (1, f"{tmp_path}: no built site there. Run `make site` first.\n")
    named = ["--sign-in", "https://auth.example", "--repository", "https://git.example/only"]
    done = run(admin_command, ["--site", str(tmp_path), *named])
    assert done.exit_code == 2
    assert "`https://git.example/only` is no address like" in done.output
    (tmp_path / "index.html").write_text("", "utf-8")
    monkeypatch.setattr("warraq.admin.command.MODULES", tmp_path / "none")
    done = run(admin_command, ["--site", str(tmp_path)])
    assert done.exit_code == 1
    assert "Run `make admin`, which gets it." in done.output
    assert not (tmp_path / "admin").exists()


def test_the_offline_zip_holds_none_of_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("index.html", "admin/index.html", "assets/stylesheets/plain.css"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("<html></html>", "utf-8")
    edition = Edition(datetime(2026, 11, 18, tzinfo=UTC))
    pack_site(site, tmp_path / "a.zip", edition, load_words())
    names = zipfile.ZipFile(tmp_path / "a.zip").namelist()
    assert any(name.endswith("index.html") for name in names)
    assert not [name for name in names if "admin" in name]


def test_every_package_of_npms_has_a_hash_and_no_address_of_a_registry() -> None:
    packages = read_lock("admin")
    assert {f"node_modules/{name}" for name in ("decap-cms", "decap-server", "yaml")} <= set(packages)
    # The bundle of the manager needs none of the packages that it was made of.
    assert "dependencies" not in packages["node_modules/decap-cms"]
