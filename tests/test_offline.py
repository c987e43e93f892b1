"""The offline copy as a reader gets it: unpacked into a folder with an Arabic name, opened in a real browser
whose every way to a network ends at a proxy that refuses and takes down what was asked for."""

import posixpath
import re
import shutil
import socketserver
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ProxySettings,
    Request,
    expect,
)

from conftest import ADDRESS, MOMENT, SWITCHES, ask_search, copy_project, render_site, run_warraq

FOLDER = "أرشيف تجريبي 1"


@pytest.fixture(scope="module")
def packed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the built site, made by the command; beside it the site that offers it."""
    work = tmp_path_factory.mktemp("packed")
    shutil.copytree(site, work / "site")
    done = pack(work)
    assert done == "warraq-2026-11-18-offline.zip"
    return work / "dist" / done


def pack(work: Path) -> str:
    done = run_warraq(
        "offline", "--site", str(work / "site"), "--dist", str(work / "dist"), SOURCE_DATE_EPOCH=MOMENT
    )
    assert done.returncode == 0, done.stderr
    return next((work / "dist").glob("*.zip")).name


@pytest.fixture(scope="module")
def unpacked(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked") / FOLDER
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return folder


@dataclass
class Watch:
    """What an unplugged browser must never do."""

    refused: list[str] = field(default_factory=list)
    """First lines of the requests that reached the proxy."""
    outside: list[str] = field(default_factory=list)
    """Addresses asked for that do not lie in the folder, reached or not."""
    complaints: list[str] = field(default_factory=list)
    seen: int = 0


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@contextmanager
def refuse(log: list[str]) -> Iterator[ProxySettings]:
    """A proxy that refuses everything and takes it down; not even this machine is reached past it."""

    class Refuse(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            log.append(self.rfile.readline().decode("latin-1").strip())
            self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Refuse) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield {"server": f"http://127.0.0.1:{server.server_address[1]}", "bypass": "<-loopback>"}
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def unplugged(chromium: str, browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """A Chromium that knows no way out but proxies: one for its pages, one for what the browser itself
    asks its makers for at every start, which is refused as well and says nothing about the site."""
    with refuse([]) as browsers_own, refuse(watch.refused) as pages:
        running = browser.browser_type.launch(executable_path=chromium, args=SWITCHES, proxy=browsers_own)
        yield running.new_context(proxy=pages)
        running.close()


@pytest.fixture
def page(unplugged: BrowserContext, unpacked: Path, watch: Watch) -> Iterator[Page]:
    """A page of it; after the test nothing outside was asked for, and nothing complained."""
    opened = unplugged.new_page()
    for log in (watch.refused, watch.outside, watch.complaints):
        log.clear()
    root = unpacked.as_uri() + "/"

    def see(request: Request) -> None:
        watch.seen += 1
        if not request.url.startswith((root, "data:", "blob:")):
            watch.outside.append(request.url)

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            watch.complaints.append(message.text)

    def fail(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a picture that a reader did not wait for is no fault
            watch.complaints.append(f"{request.failure}: {request.url}")

    opened.on("request", see)
    opened.on("requestfailed", fail)
    opened.on("console", hear)
    opened.on("pageerror", lambda error: watch.complaints.append(str(error)))
    yield opened
    opened.close()
    assert (watch.refused, watch.outside, watch.complaints) == ([], [], [])


def pages_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_the_proxy_would_tell(unplugged: BrowserContext, watch: Watch) -> None:
    """The proof that the log is not empty because nothing is logged; then it is emptied."""
    opened = unplugged.new_page()
    opened.goto(
        "data:text/html,<img src='http://127.0.0.1:4321/x.png'><img src='http://fonts.example/y.png'>"
    )
    opened.wait_for_function("[...document.images].every(image => image.complete)")
    opened.close()
    asked = {line.split()[1] for line in watch.refused}
    assert {"http://127.0.0.1:4321/x.png", "http://fonts.example/y.png"} <= asked
    watch.refused.clear()


def test_every_page_opens_and_every_link_has_a_target(page: Page, unpacked: Path, watch: Watch) -> None:
    paths = pages_of(unpacked)
    links: dict[str, set[str]] = {}
    ids: dict[str, set[str]] = {}
    for path in paths:
        page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")
        bad = "document.fonts.ready.then(all => [...all].filter(one => one.status == 'error').length)"
        assert page.evaluate(bad) == 0, path
        assert page.evaluate("document.documentElement.dir && document.documentElement.lang"), path
        links[path.as_uri()] = set(page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"))
        ids[path.as_uri()] = set(page.eval_on_selector_all("[id]", "all => all.map(one => one.id)"))
    assert len(paths) == 2 * 34 + 2
    assert watch.seen > 5 * len(paths)
    assert find_dead(links, ids, unpacked) == []


def find_dead(links: dict[str, set[str]], ids: dict[str, set[str]], folder: Path) -> list[str]:
    dead = []
    for start, targets in links.items():
        for target in targets:
            address, _hash, fragment = target.partition("#")
            if urlsplit(target).scheme in {"http", "https", "mailto"}:
                continue  # a source on the network, or the place where the newest edition is
            inside = target.startswith(folder.as_uri() + "/")
            file = Path(unquote(urlsplit(address).path))
            if not (inside and file.is_file()) or (
                fragment and address in ids and unquote(fragment) not in ids[address]
            ):
                dead.append(f"{start} -> {target}")
    return dead


@pytest.mark.parametrize(
    ("start", "query", "expected"),
    [
        ("index.html", "بالخلايا النائمة", r"/warraq/articles/[a-z-]+\.html\?h=[^#]+#l\d+$"),
        ("articles/life-after-isis.html", "مقاتل", r"/warraq/articles/[a-z-]+\.html\?h=[^#]+#l\d+$"),
        ("en/index.html", "sleeper cells", r"/warraq/en/articles/[a-z-]+\.html\?h=[^#]+#[a-z0-9-]+$"),
        ("en/glossary.html", "Kerchove", r"/warraq/en/articles/[a-z-]+\.html\?h=[^#]+#[a-z0-9-]+$"),
    ],
)
def test_search_finds_and_every_result_opens(
    page: Page, unpacked: Path, start: str, query: str, expected: str
) -> None:
    links = ask(page, unpacked / "warraq" / start, query)
    assert links
    for link in links:
        assert re.search(expected, link), link
        page.goto(link)
        target = page.locator(f"[id='{unquote(urlsplit(link).fragment)}']")
        expect(target).to_be_in_viewport()
        expect(page.locator("article mark").first).to_be_attached()


def ask(page: Page, start: Path, query: str) -> list[str]:
    """The addresses of the results, best first."""
    page.goto(start.as_uri())
    ask_search(page, query)
    links = page.locator(".md-search-result__list a.md-search-result__link")
    return [str(address) for address in links.evaluate_all("all => all.map(a => a.href)")]


def test_the_switch_leads_to_the_same_page_and_back(page: Page, unpacked: Path) -> None:
    root = unpacked / "warraq"
    for path in pages_of(root):
        relative = path.relative_to(root).as_posix()
        if relative == "404.html":
            continue
        other = relative.removeprefix("en/") if relative.startswith("en/") else f"en/{relative}"
        page.goto(path.as_uri())
        page.locator("a.wq-switch").click()
        expect(page).to_have_url((root / other).as_uri())


def test_the_glossary_answers_without_a_network(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "warraq" / "articles" / "life-after-isis.html").as_uri())
    term = page.locator("a.term").first
    expect(page.locator(f"#{term.get_attribute('aria-describedby')}")).to_contain_text("أشخاص سافروا")
    term.click()
    expect(page).to_have_url(re.compile(r"/warraq/glossary\.html#[a-z0-9-]+$"))
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_read_me_leads_into_both_languages(page: Page, unpacked: Path) -> None:
    assert [path.name for path in unpacked.iterdir() if path.is_file()] == ["READ-ME.html"]
    for language, front in (("ar", "index.html"), ("en", "en/index.html")):
        page.goto((unpacked / "READ-ME.html").as_uri())
        section = page.locator(f"section[lang='{language}']")
        assert re.search("18 (نوفمبر|November) 2026", section.inner_text())
        assert section.locator("p.faint a").get_attribute("href") == ADDRESS
        section.locator("a.open").click()
        expect(page).to_have_url((unpacked / "warraq" / front).as_uri())
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_page_that_was_not_found_leads_on_from_a_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "warraq" / "404.html").as_uri())
    page.locator("section[lang='en'] input").fill("Kerchove")
    page.locator("section[lang='en'] button").click()
    expect(page).to_have_url((unpacked / "warraq" / "en" / "index.html").as_uri() + "?q=Kerchove")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


# ---------------------------------------------------------------- the zip itself


def test_the_same_commit_gives_the_same_zip(packed: Path, tmp_path: Path) -> None:
    """Another folder, another rendering, another hour: the same bytes, first entry first."""
    project = copy_project(tmp_path)
    done = render_site(project, SOURCE_DATE_EPOCH=MOMENT, SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    assert pack(project) == packed.name
    assert (project / "dist" / packed.name).read_bytes() == packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert names[0] == "READ-ME.html"
    assert {posixpath.dirname(name).split("/")[0] for name in names[1:]} == {"warraq"}


def test_the_copy_is_the_site_and_nothing_else(packed: Path, unpacked: Path) -> None:
    site = packed.parent.parent / "site"
    copied = {path.relative_to(unpacked / "warraq"): path for path in (unpacked / "warraq").rglob("*")}
    differing = []
    for path in site.rglob("*"):
        relative = path.relative_to(site)
        same = (
            not path.is_file() or relative.parts[0] == "downloads" or relative.is_relative_to("assets/cards")
        )
        if not same and copied[relative].read_bytes() != path.read_bytes():
            differing.append(relative.as_posix())
    assert sorted(differing) == ["about.html", "en/about.html"]  # a copy does not offer itself


def test_the_about_pages_offer_it_with_its_size(packed: Path, browser: Browser) -> None:
    site = packed.parent.parent / "site"
    page = browser.new_page()
    for about, size in (("about.html", "م.ب"), ("en/about.html", "MB")):
        page.goto((site / about).as_uri())
        offered = page.locator("#downloads li")
        assert offered.count() == 1
        weight = f"{packed.stat().st_size / 1e6:.1f}".removesuffix(".0")
        expect(offered.locator(".size")).to_have_text(f"ZIP · {weight} {size}")
        with page.expect_download() as download:
            offered.locator("a").click()
        assert Path(download.value.path()).read_bytes() == packed.read_bytes()
    page.close()


def test_without_a_site_one_line_says_what_to_do(tmp_path: Path) -> None:
    done = run_warraq("offline", "--site", str(tmp_path / "site"), "--dist", str(tmp_path / "dist"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{tmp_path / 'site'}: there is no built site. Run `make site` first.\n"
    assert not (tmp_path / "dist").exists()


def test_a_moment_that_is_none_is_refused(packed: Path) -> None:
    before = packed.read_bytes()
    done = run_warraq("offline", "--site", str(packed.parent.parent / "site"), SOURCE_DATE_EPOCH="yesterday")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "SOURCE_DATE_EPOCH is `yesterday`" in done.stderr
    assert packed.read_bytes() == before
