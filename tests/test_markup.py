"""Law 3: text is never markup. Whatever stands in a seed reaches the reader as those characters."""

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from warraq.model import Article, Bilingual, Entry, Line, Meta, Part, Record, Role, Seed
from warraq.render.lines import Names, render_lines
from warraq.render.weave import Span, escape, escape_attribute, link_address, weave

EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "def_list",
    "footnotes",
    "toc",
    "tables",
    "fenced_code",
    "admonition",
]
NAMES = Names({}, {"line": Bilingual("السطر", "line")})
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "2011. في تلك السنة",
    "٢٠١١. في تلك السنة",
    "2011) في تلك السنة",
    "- شرطة",
    "+ زائد",
    "* نجمة",
    "** نجمتان **",
    "_سطر_ و__سطران__",
    "# ليس عنوانًا",
    "> ليس اقتباسًا",
    "[نص](javascript:alert(1))",
    "![صورة](http://a.example/x.png)",
    "[^1]: حاشية",
    "[مرجع]: http://a.example",
    "`شيفرة` و```شيفرة```",
    "~~~",
    "```",
    "===",
    "---",
    "***",
    "&nbsp; & &amp; &#60;b&#62;",
    "| أ | ب |",
    "|---|---|",
    "نص {: #x .y onclick=alert(1) }",
    "{: #l1 }",
    ": تعريف",
    "!!! note",
    "*[HTML]: اختصار",
    "http://a.example/_x_*y*",
    "شرطة مائلة \\* و\\",
    "أ. بند",
    "a. item",
    "{{ 7 * 7 }} {% raw %}",
    "<!-- ليس تعليقًا -->",
    "<div markdown>",
    "</p></div>",
    "لسان\tبين كلمتين",
    "ـ",
    "=",
]


def render(text: str, role: Role = Role.PARAGRAPH, ordinal: int | None = None) -> str:
    """The HTML of a seed whose second line is the text, in the given role."""
    seed = Seed("x", "x.txt", f"العنوان\n{text}\nخاتمة النص", "0" * 64)
    lines = tuple(
        Line(n, r, "test", (Part("text", 0, len(raw)),), 2 if r is Role.HEADING else 0, o)
        for n, r, raw, o in (
            (1, Role.TITLE, "العنوان", None),
            (2, role, text, ordinal),
            (3, Role.PARAGRAPH, "خاتمة النص", None),
        )
    )
    entry = Entry(Article(seed, lines, Meta("العنوان")), Record("x"))
    return markdown.markdown(
        "\n\n".join(block.markdown for block in render_lines(entry, NAMES)), extensions=EXTENSIONS
    )


def text_of(html: str, number: int = 2) -> str:
    nodes = HTMLParser(html).css(f"[id=l{number}]")
    assert len(nodes) == 1, html
    return nodes[0].text(deep=True).strip(" ")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("role", [Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.CAPTION, Role.RIGHTS])
def test_hostile_text_reads_as_written(text: str, role: Role) -> None:
    html = render(text, role)
    assert text_of(html) == text
    assert text_of(html, 3) == "خاتمة النص"
    allowed = {"h1", "h2", "p", "ul", "li", "a", "span", "html", "head", "body"}
    assert {node.tag for node in HTMLParser(html).css("*")} <= allowed


@pytest.mark.parametrize("text", HOSTILE)
def test_no_bare_bracket_or_ampersand_is_left(text: str) -> None:
    escaped = escape(text, block=True)
    assert not re.search(r"[<>]|&(?!(?:amp|lt|gt|#\d+);)|(?<!\\)(?:\\\\)*[*_`\[\]{}]", escaped)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_items_of_a_numbered_list(text: str) -> None:
    html = render(text, Role.LIST_ITEM, 7)
    assert text_of(html) == text
    item = HTMLParser(html).css_first("ol li#l2")
    assert item is not None
    assert item.attributes.get("value") == "7"


PRINTABLE = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()#+-.!<>&|:=~\"'^$%/ 019٠٩اب"),
        st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]),
    ),
    min_size=1,
)


@given(PRINTABLE)
def test_any_text_reads_as_written(text: str) -> None:
    if text.strip():
        assert text_of(render(text.strip())) == text.strip()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_an_attribute_never_ends_early(text: str) -> None:
    html = markdown.markdown(f'[x](y "{escape_attribute(text)}")', extensions=EXTENSIONS)
    node = HTMLParser(html).css_first("a")
    assert node is not None
    assert set(node.attributes) <= {"href", "title"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://a.example/ onmouseover=alert(1)",
        'https://a.example/"><script>',
        "data:text/html,x",
        "https://a.example\\x",
    ],
)
def test_what_is_no_address_is_no_link(address: str) -> None:
    html = markdown.markdown(link_address(address), extensions=EXTENSIONS)
    assert "<a" not in html
    assert "<script" not in html


def test_an_address_is_a_link_that_reads_as_itself() -> None:
    address = "https://a.example/a_b_(c)?p=1&q=*x*"
    html = markdown.markdown(link_address(address), extensions=EXTENSIONS)
    node = HTMLParser(html).css_first("a")
    assert node is not None
    assert node.text() == address
    assert node.attributes["href"] == address.replace("(", "%28").replace(")", "%29")


def test_spans_nest_and_one_that_crosses_is_left_out() -> None:
    def mark(name: str, start: int, end: int) -> Span:
        return Span(start, end, lambda md: f"<{name}>{md}</{name}>")

    spans = [mark("b", 0, 9), mark("i", 5, 9), mark("u", 7, 12)]
    assert weave("كلمة نائمة هنا", spans) == "<b>كلمة <i>نائم</i></b>ة هنا"


def test_of_two_spans_that_cross_the_one_that_replaces_text_stands() -> None:
    spans = [Span(0, 8, lambda md: f"<b>{md}</b>"), Span(5, 10, lambda md: f"<ins>{md}</ins>", "نائم")]
    assert weave("كلمة نايمة هنا", spans) == "كلمة <ins>نائم</ins> هنا"


def test_runs_of_the_other_script_are_marked() -> None:
    woven = weave("مركز ECCI ومجلة Foreign Affairs، 2017", language="ar")
    assert re.findall(r'<span lang="en" dir="ltr">(.*?)</span>', woven) == ["ECCI", "Foreign Affairs"]
    assert '<span lang="ar" dir="rtl">ورّاق</span>' in weave("the ورّاق, a craftsman", language="en")
