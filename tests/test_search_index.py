"""The index: the same bytes every time, pieces that stay small, nothing lost where a text is cut."""

import base64
import json
import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from conftest import SEEDS
from warraq.read import load_search_list, read_glossary
from warraq.search import Document, Lists, add_places, build_search, read_article, read_page, read_places
from warraq.search.documents import CREDIT, HEADING, TEXT, Block, Span
from warraq.search.index import GAP, build_index

LISTS = Lists(*(load_search_list(name) for name in ("plurals", "spellings", "stopwords")))
FACTS = {"publisher": "دار", "date": "2020", "subjects": ["موضوع"]}

PAGE = """
<h1 id="l1">عنوان <a class="line" href="#l1" data-line="1"></a></h1>
<p class="subtitle"><a href="../en/articles/a.html">A title</a></p>
<div class="facts"><dl><dt>الناشر</dt><dd><p>دار الحقائق</p></dd></dl></div>
<p class="byline" id="l2">كتبه فلان</p>
<h2 id="l4">باب أول</h2>
<p id="l5">عن <a class="term" href="../glossary.html#sleeper-cell">الخلايا النائمة</a> نتحدث.
<a class="line" href="#l5" data-line="5"></a></p>
<ul><li id="l7"><p>بند</p></li></ul>
<h2 id="related">مقالات ذات صلة</h2><ul><li>مقالة أخرى</li></ul>
<h2 id="cite">للاستشهاد</h2><p class="citation">استشهاد</p>
<nav class="around"><p>التالي</p></nav>
"""


def unpack(files: dict[str, bytes]) -> dict[str, bytes]:
    """Piece name -> what it holds."""
    found = {}
    for name, content in files.items():
        if match := re.fullmatch(rb'warraqSearch\.take\("[^"]+","([^"]*)"\)\n', content):
            found[name.split("/")[-1].removesuffix(".js")] = zlib.decompress(base64.b64decode(match[1]), -15)
    return found


def build(*documents: Document) -> dict[str, bytes]:
    return build_search({"ar": documents}, read_glossary(SEEDS / "glossary.yml", []), LISTS)


def article(url: str, *blocks: Block) -> Document:
    return Document("article", url, "عنوان", blocks, FACTS)


def test_an_article_is_its_lines_and_nothing_around_them() -> None:
    document = read_article(PAGE, "articles/a.html", "عنوان", FACTS, with_card=False)
    assert [(b.id, b.text.strip(), b.heading, b.kind) for b in document.blocks] == [
        ("l1", "عنوان", "", HEADING),
        ("l2", "كتبه فلان", "", CREDIT),
        ("l4", "باب أول", "باب أول", HEADING),
        ("l5", "عن الخلايا النائمة نتحدث.", "باب أول", TEXT),
        ("l7", "بند", "باب أول", TEXT),
    ]
    assert document.blocks[3].spans == (Span(3, 18, "sleeper-cell"),)


def test_the_card_of_an_english_page_is_found_and_its_furniture_is_not() -> None:
    document = read_article(PAGE, "en/articles/a.html", "A title", FACTS, with_card=True)
    texts = [block.text for block in document.blocks]
    assert "دار الحقائق" in texts
    assert not [text for text in texts if "استشهاد" in text or "أخرى" in text or "التالي" in text]


def test_a_page_by_hand_is_found_by_its_sections() -> None:
    document = read_page('<h1 id="a">عن</h1><h2 id="rights">الحقوق</h2><p>نص</p>', "about.html", "عن")
    assert [(block.id, block.text) for block in document.blocks] == [
        ("a", "عن"),
        ("rights", "الحقوق"),
        ("rights", "نص"),
    ]


def test_mentions_without_a_link_are_added_at_the_head_of_their_block() -> None:
    glossary = """<h3 id="kirkuk">كركوك</h3><div class="places"><a href="articles/a.html">مقالة</a>
      <a href="articles/a.html#l5">5</a></div><h3 id="iraq">العراق</h3>"""
    places = read_places(glossary)
    assert places == (("articles/a.html", "l5", "kirkuk"),)
    plain = article("articles/a.html", Block("l5", "صورة"), Block("l6", "نص"))
    added = add_places(plain, {("articles/a.html", "l5"): ["kirkuk"]})
    assert [block.spans for block in added.blocks] == [(Span(0, 0, "kirkuk"),), ()]


def test_blocks_are_set_apart() -> None:
    index = build_index([article("a", Block("l1", "أول ثان"), Block("l2", "ثالث"))], {}, frozenset(), {})
    assert [(place.first, place.last) for place in index.places[0]] == [(0, 1), (2 + GAP, 2 + GAP)]


def test_the_same_documents_give_the_same_bytes() -> None:
    documents = [read_article(PAGE, f"articles/{n}.html", "عنوان", FACTS, with_card=False) for n in range(3)]
    assert build(*documents) == build(*documents)


def test_another_text_gets_another_folder() -> None:
    names = [
        {name.split("/")[0] for name in build(article("a.html", Block("l1", text))) if "/" in name}
        for text in ("سفينة", "مركب")
    ]
    assert names[0].isdisjoint(names[1])


def test_every_position_lies_in_the_piece_that_it_names() -> None:
    """Long and short blocks across the edges: the browser looks a position up in piece `position >> 9`."""
    words = [f"كلمة{n}" for n in range(4000)]
    blocks = [Block(f"l{n}", " ".join(words[n * 37 : n * 37 + 37 * (1 + n % 5)])) for n in range(100)]
    document = article("articles/long.html", *blocks)
    pieces = unpack(build(document))
    index = build_index([document], {}, frozenset(), {})
    for place in index.places[0]:
        for position in (place.first, place.last):
            piece = json.loads(pieces[f"t0-{position >> 9}"])
            inside = [block for block in piece["blocks"] if block[0] <= position]
            assert inside[-1][1] == place.block.id


def test_pieces_stay_small(site: Path) -> None:
    for path in (site / "search").rglob("*.js"):
        assert path.stat().st_size < 45_000, path.name
    one = article("articles/long.html", *(Block(f"l{n}", f"كلمة{n} " * 300) for n in range(300)))
    assert max(map(len, build(one).values())) < 45_000


def test_offsets_are_those_of_the_browser() -> None:
    text = "😀 الخلايا النائمة"
    block = Block("l1", text, spans=(Span(2, len(text), "sleeper-cell"),))
    piece = json.loads(unpack(build(article("articles/a.html", block)))["t0-0"])
    assert piece["blocks"][0][4] == [[3, len(text) + 1, "sleeper cell"]]


@pytest.mark.parametrize(
    "text", ['"),alert(1)//', "</script><script>alert(1)</script>", "\u2028\u2029\x00", "\\"]
)
def test_a_text_is_never_code(browser: Browser, tmp_path: Path, text: str) -> None:
    document = Document(
        "article", "articles/a.html", text, (Block("l1", f"سفينة {text}"),), {"publisher": text}
    )
    for name, content in build(document).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    page = browser.new_page()
    page.goto("about:blank")
    dialogs: list[str] = []

    def hear(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.evaluate("window.taken = []; window.warraqSearch = { take: (name, content) => taken.push(content) }")
    for path in sorted(tmp_path.rglob("*.js")):
        page.add_script_tag(content=path.read_text("utf-8"))
    assert page.evaluate("taken.length") == len(list(tmp_path.rglob("*.js")))
    assert dialogs == []
    page.close()


def test_the_index_leaves_nothing_of_an_earlier_building(site: Path) -> None:
    folders = sorted(path.name for path in (site / "search").iterdir() if path.is_dir())
    assert [re.fullmatch(r"(ar|en)-[0-9a-f]{12}", name) is not None for name in folders] == [True, True]
    assert not list(site.rglob("search_index.*"))
