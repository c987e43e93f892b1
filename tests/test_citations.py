"""How to cite an article: references as people read them, records as programs do, the button that copies."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
import rispy
import yaml
from playwright.sync_api import Browser, Page, expect
from pybtex.database import Entry, parse_string
from selectolax.lexbor import LexborHTMLParser

from conftest import DOCS, ROOT
from warraq.exchange import styles
from warraq.metadata.citations import Citation, list_citations
from warraq.read import load_words

WORDS = load_words()
SITE = "https://warraq.example/"
SLUGS = [
    "returning-european-fighters",
    "isis-urges-foreign-fighters-to-flee",
    "why-fighters-flee-isis",
    "iraq-syria-cooperation-isis-families",
    "life-after-isis",
]
BOTH = [(language, slug) for language in ("ar", "en") for slug in SLUGS]
LRM = "\u200e"

CENTRE = "European Centre for Counterterrorism and Intelligence Studies"
REGIONAL = "Regional Centre for Research and Strategic Studies"
ARCHIVE = "Warraq: an archive of Arabic articles"
APA_EN = {
    "returning-european-fighters": (
        "Mujahid al-Sumaidai. (ca. 2017). <i>The Collapse of the “Caliphate State” and "
        "the Challenges of European "
        f"Fighters Returning to Their Countries</i> [In Arabic]. {CENTRE}. {ARCHIVE} (000_404897e40349e05d). "
        "https://warraq.example/en/articles/returning-european-fighters.html"
    ),
    "isis-urges-foreign-fighters-to-flee": (
        "Khalid al-Taie. (ca. 2018). <i>ISIS Calls on Its Foreign Fighters to Flee Iraq "
        "and Syria</i> [In Arabic]. "
        f"Diyaruna. {ARCHIVE} (001_857a9786652fbb0a). "
        "https://warraq.example/en/articles/isis-urges-foreign-fighters-to-flee.html"
    ),
    "why-fighters-flee-isis": (
        "<i>A New Trend: Causes and Repercussions of Fighters’ Flight from ISIS</i> [In Arabic]. (ca. 2015). "
        f"{REGIONAL}. {ARCHIVE} (002_c57267090f85a66e). "
        "https://warraq.example/en/articles/why-fighters-flee-isis.html"
    ),
    "iraq-syria-cooperation-isis-families": (
        "Shahlaa al-Hashimi. (2025, May 25). <i>Counter-Terrorism: The Importance of "
        "Security Cooperation between "
        f"Iraq and Syria in the Matter of ISIS Families</i> [In Arabic]. {CENTRE}. {ARCHIVE} "
        "(003_61bd2fb1169df8c0). https://www.europarabct.com/?p=104689"
    ),
    "life-after-isis": (
        "Vera Mironova, Kateryna Sergatskova, & Karam Alhamad. (ca. 2017, October). "
        "<i>After Their Flight from "
        "ISIS: How and Where Do Its Foreign Fighters Live?</i> (Site 24, Trans.) [In Arabic]. "
        f"{ARCHIVE} (004_ca5989160df6187c). https://warraq.example/en/articles/life-after-isis.html"
    ),
}
CHICAGO_EN = {
    "returning-european-fighters": (
        "Mujahid al-Sumaidai. “The Collapse of the ‘Caliphate State’ and the Challenges of European Fighters "
        f"Returning to Their Countries” [in Arabic]. {CENTRE}, [ca. 2017]. 000_404897e40349e05d. {ARCHIVE}. "
        "https://warraq.example/en/articles/returning-european-fighters.html."
    ),
    "isis-urges-foreign-fighters-to-flee": (
        "Khalid al-Taie. “ISIS Calls on Its Foreign Fighters to Flee Iraq and Syria” [in Arabic]. Diyaruna, "
        f"[ca. 2018]. 001_857a9786652fbb0a. {ARCHIVE}. "
        "https://warraq.example/en/articles/isis-urges-foreign-fighters-to-flee.html."
    ),
    "why-fighters-flee-isis": (
        "“A New Trend: Causes and Repercussions of Fighters’ Flight from ISIS” [in Arabic]. "
        f"{REGIONAL}, [ca. 2015]. 002_c57267090f85a66e. {ARCHIVE}. "
        "https://warraq.example/en/articles/why-fighters-flee-isis.html."
    ),
    "iraq-syria-cooperation-isis-families": (
        "Shahlaa al-Hashimi. “Counter-Terrorism: The Importance of Security Cooperation "
        "between Iraq and Syria in "
        f"the Matter of ISIS Families” [in Arabic]. {CENTRE}, May 25, 2025. 003_61bd2fb1169df8c0. {ARCHIVE}. "
        "https://www.europarabct.com/?p=104689."
    ),
    "life-after-isis": (
        "Vera Mironova, Kateryna Sergatskova, and Karam Alhamad. “After Their Flight "
        "from ISIS: How and Where Do "
        "Its Foreign Fighters Live?” [in Arabic]. Translated by Site 24. [ca. October "
        "2017]. 004_ca5989160df6187c. "
        f"{ARCHIVE}. https://warraq.example/en/articles/life-after-isis.html."
    ),
}
AR_CENTRE = "المركز الأوروبي لدراسات مكافحة الإرهاب والاستخبارات"
AR_REGIONAL = "المركز الإقليمي للبحوث والدراسات الاستراتيجية"
AR_ARCHIVE = "ورّاق: أرشيف المقالات العربية"
APA_AR = {
    "returning-european-fighters": (
        "مجاهد الصميدعي. (حوالي 2017). <strong>انهيار “دولة الخلافة” وتحديات عودة المقاتلين "
        "الاوروبيين الى بلدانهم</strong>. "
        f"{AR_CENTRE}. {AR_ARCHIVE} ({LRM}000_404897e40349e05d). "
        "https://warraq.example/articles/returning-european-fighters.html"
    ),
    "isis-urges-foreign-fighters-to-flee": (
        "خالد الطائي. (حوالي 2018). <strong>تنظيم داعش يدعو مقاتليه الأجانب إلى الفرار من "
        "العراق وسوريا</strong>. ديارنا. "
        f"{AR_ARCHIVE} ({LRM}001_857a9786652fbb0a). "
        "https://warraq.example/articles/isis-urges-foreign-fighters-to-flee.html"
    ),
    "why-fighters-flee-isis": (
        "<strong>اتجاه جديد: أسباب وتداعيات ظاهرة هروب المقاتلين من “داعش”</strong>. (حوالي 2015). "
        f"{AR_REGIONAL}. {AR_ARCHIVE} ({LRM}002_c57267090f85a66e). "
        "https://warraq.example/articles/why-fighters-flee-isis.html"
    ),
    "iraq-syria-cooperation-isis-families": (
        "شهلاء الهاشمي. (2025، 25 مايو). "
        "<strong>مكافحة الإرهاب: أهمية التعاون الأمني بين العراق وسوريا في ملف عائلات داعش</strong>. "
        f"{AR_CENTRE}. {AR_ARCHIVE} ({LRM}003_61bd2fb1169df8c0). https://www.europarabct.com/?p=104689"
    ),
    "life-after-isis": (
        "فيرا ميرونوفا، كاترينا سيرغاتسكوفا، وكرم الحمد. (حوالي 2017، أكتوبر). "
        "<strong>بعد هروبهم من داعش، كيف وأين يعيش مقاتلوه الأجانب؟</strong> (موقع 24، ترجمة). "
        f"{AR_ARCHIVE} ({LRM}004_ca5989160df6187c). https://warraq.example/articles/life-after-isis.html"
    ),
}
CHICAGO_AR = {
    "returning-european-fighters": (
        "مجاهد الصميدعي. «انهيار “دولة الخلافة” وتحديات عودة المقاتلين الاوروبيين الى بلدانهم». "
        f"{AR_CENTRE}، [حوالي 2017]. {LRM}000_404897e40349e05d. {AR_ARCHIVE}. "
        "https://warraq.example/articles/returning-european-fighters.html."
    ),
    "isis-urges-foreign-fighters-to-flee": (
        "خالد الطائي. «تنظيم داعش يدعو مقاتليه الأجانب إلى الفرار من العراق وسوريا». ديارنا، [حوالي 2018]. "
        f"{LRM}001_857a9786652fbb0a. {AR_ARCHIVE}. "
        "https://warraq.example/articles/isis-urges-foreign-fighters-to-flee.html."
    ),
    "why-fighters-flee-isis": (
        "«اتجاه جديد: أسباب وتداعيات ظاهرة هروب المقاتلين من “داعش”». "
        f"{AR_REGIONAL}، [حوالي 2015]. {LRM}002_c57267090f85a66e. {AR_ARCHIVE}. "
        "https://warraq.example/articles/why-fighters-flee-isis.html."
    ),
    "iraq-syria-cooperation-isis-families": (
        "شهلاء الهاشمي. «مكافحة الإرهاب: أهمية التعاون الأمني بين العراق وسوريا في ملف عائلات داعش». "
        f"{AR_CENTRE}، 25 مايو 2025. {LRM}003_61bd2fb1169df8c0. {AR_ARCHIVE}. "
        "https://www.europarabct.com/?p=104689."
    ),
    "life-after-isis": (
        "فيرا ميرونوفا، كاترينا سيرغاتسكوفا، وكرم الحمد. "
        "«بعد هروبهم من داعش، كيف وأين يعيش مقاتلوه الأجانب؟». ترجمة موقع 24. [حوالي أكتوبر 2017]. "
        f"{LRM}004_ca5989160df6187c. {AR_ARCHIVE}. https://warraq.example/articles/life-after-isis.html."
    ),
}
GOLDEN = {"en": {"apa": APA_EN, "chicago": CHICAGO_EN}, "ar": {"apa": APA_AR, "chicago": CHICAGO_AR}}


def read_page(language: str, slug: str) -> tuple[dict[str, Any], str]:
    """The front matter and the address of an article's page."""
    text = (DOCS / language / "articles" / f"{slug}.md").read_text("utf-8")
    folder = "" if language == "ar" else "en/"
    return yaml.safe_load(text.split("---\n")[1]), f"{SITE}{folder}articles/{slug}.html"


def cite(
    language: str = "en", address: str = "https://a.example/x.html", **facts: Any
) -> dict[str, Citation]:
    """Key -> citation of an article of which the facts are known."""
    meta = {
        "slug": "x",
        "identifier": "009_ab",
        "lang": language,
        "title": "T",
        "creator": ["A B"],
        "translator": [],
        "publisher": "Centre",
        "date": "2017",
        "source": None,
        "sha256": "0",
        **facts,
    }
    return {each.key: each for each in list_citations(meta, "https://a.example/x.html", WORDS)}


def cite_page(language: str, slug: str) -> dict[str, Citation]:
    return {each.key: each for each in list_citations(*read_page(language, slug), WORDS)}


def read_bibtex(citations: dict[str, Citation]) -> Entry:
    [entry] = parse_string(citations["bibtex"].text, "bibtex").entries.values()
    return entry


def read_ris(citations: dict[str, Citation]) -> dict[str, Any]:
    [entry] = rispy.loads(citations["ris"].text)
    return dict(entry)


def read_csl(citations: dict[str, Citation]) -> dict[str, Any]:
    [item] = json.loads(citations["csl"].text)
    return dict(item)


# ---------------------------------------------------------------- what people read


@pytest.mark.parametrize(("language", "slug"), BOTH)
@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_a_reference_is_what_the_manual_asks_for(language: str, slug: str, style: str) -> None:
    golden = GOLDEN[language][style][slug]
    made = cite_page(language, slug)[style]
    assert made.text == re.sub("</?(?:i|strong)>", "", golden)
    shown = re.sub(r'</?bdi(?: dir="ltr")?>', "", made.html)
    assert html.unescape(shown) == golden


def test_each_is_named_and_in_order() -> None:
    made = list_citations(*read_page("ar", SLUGS[0]), WORDS)
    assert [(each.key, each.name) for each in made] == [
        ("apa", "APA"),
        ("chicago", "Chicago"),
        ("bibtex", "BibTeX"),
        ("ris", "RIS"),
        ("csl", "CSL-JSON"),
    ]
    assert [bool(each.html) for each in made] == [True, True, False, False, False]


@pytest.mark.parametrize(("language", "slug"), BOTH)
def test_numbers_and_addresses_keep_their_direction(language: str, slug: str) -> None:
    for style in ("apa", "chicago"):
        tree = LexborHTMLParser(cite_page(language, slug)[style].html)
        held = [each.text().strip(LRM) for each in tree.css('bdi[dir="ltr"]')]
        meta, address = read_page(language, slug)
        assert held == [meta["identifier"], meta["source"] or address]


@pytest.mark.parametrize(
    ("date", "apa", "chicago", "apa_ar", "chicago_ar"),
    [
        (None, "(n.d.)", "Centre, n.d. 009", "(د.ت.)", "Centre، د.ت. "),
        ("2017", "(2017)", "Centre, 2017. ", "(2017)", "Centre، 2017. "),
        ("2017~", "(ca. 2017)", "[ca. 2017]", "(حوالي 2017)", "[حوالي 2017]"),
        ("2017?", "(ca. 2017)", "[ca. 2017]", "(حوالي 2017)", "[حوالي 2017]"),
        (
            "2017-10%",
            "(ca. 2017, October)",
            "[ca. October 2017]",
            "(حوالي 2017، أكتوبر)",
            "[حوالي أكتوبر 2017]",
        ),
        ("2016-02", "(2016, February)", "February 2016", "(2016، فبراير)", "فبراير 2016"),
        ("2015/2017", "(2015–2017)", "2015–2017", "(2015–2017)", "2015–2017"),
        ("../2019", "(before 2019)", "before 2019", "(قبل 2019)", "قبل 2019"),
        (
            "2015-03~/2017",
            "(between about March 2015 and 2017)",
            "between about March 2015 and 2017",
            "(بين حوالي مارس 2015 و2017)",
            "بين حوالي مارس 2015 و2017",
        ),
        ("201X", "(201X)", "Centre, 201X. ", "(201X)", "Centre، 201X. "),
    ],
)
def test_a_date_is_never_more_certain_than_the_record(
    date: str | None, apa: str, chicago: str, apa_ar: str, chicago_ar: str
) -> None:
    english, arabic = cite(date=date), cite("ar", date=date)
    assert apa in english["apa"].text
    assert chicago in english["chicago"].text
    assert apa_ar in arabic["apa"].text
    assert chicago_ar in arabic["chicago"].text
    for made in (english, arabic):
        assert "Retrieved" not in made["apa"].text
        assert "None" not in made["apa"].text + made["chicago"].text
        is_plain = date in {"2017", "2016-02"}
        assert ("year" in read_bibtex(made).fields) == is_plain
        assert ("year" in read_ris(made)) == is_plain
        assert read_bibtex(made).fields.get("date") == date


@pytest.mark.parametrize(("language", "label"), [("en", "T [In Arabic]. (n.d.)."), ("ar", "T. (د.ت.).")])
def test_nobody_is_put_in_the_place_of_an_unknown_author(language: str, label: str) -> None:
    made = cite(language, creator=[], translator=["Site 24"], date=None)
    assert made["apa"].text.startswith(label.replace("T", "T (Site 24", 1)[:2])
    assert made["apa"].text.count("Centre") == made["chicago"].text.count("Centre") == 1
    assert made["chicago"].text.startswith(("“T”", "«T»"))
    assert "author" not in read_bibtex(made).persons
    assert "authors" not in read_ris(made)
    assert "author" not in read_csl(made)
    bare = cite(language, creator=[], date=None)["apa"].text
    assert bare.startswith(label)
    assert len(re.findall(r"\bT\b", bare)) == 1


@pytest.mark.parametrize(
    ("creators", "english", "arabic"),
    [
        (["A", "B"], ("A & B.", "A and B."), "A وB."),
        (["A", "B", "C"], ("A, B, & C.", "A, B, and C."), "A، B، وC."),
        (list("ABCDEFG"), ("A, B, C, D, E, F, & G.", "A, B, C, et al."), None),
        (["van der Berg, Jan"], ("van der Berg, Jan.", "van der Berg, Jan."), "van der Berg, Jan."),
    ],
)
def test_names_are_whole(creators: list[str], english: tuple[str, str], arabic: str | None) -> None:
    made = cite(creator=creators)
    assert made["apa"].text.startswith(english[0])
    assert made["chicago"].text.startswith(english[1])
    if arabic:
        assert cite("ar", creator=creators)["apa"].text.startswith(arabic)
    assert [str(name) for name in read_bibtex(made).persons["author"]] == [f"{{{name}}}" for name in creators]


@pytest.mark.parametrize(
    ("title", "apa", "chicago"),
    [
        ("Where?", "Where? (A, Trans.) [In", "“Where?” [in Arabic]. Translated by A. C"),
        ("Ends.", "Ends. (A", "“Ends.” [in"),
        ("So... what?. No", "So... what?. No (A", "“So... what?. No” [in"),
        ("On “X”", "On “X” (A", "“On ‘X’” [in"),
    ],
)
def test_signs_are_not_doubled(title: str, apa: str, chicago: str) -> None:
    made = cite(title=title, translator=["A"])
    assert apa in made["apa"].text
    assert chicago in made["chicago"].text


def test_where_two_signs_meet_in_arabic() -> None:
    assert "<strong>أين؟</strong> Centre." in cite("ar", title="أين؟")["apa"].html
    assert "<strong>ختام.</strong> Centre." in cite("ar", title="ختام.")["apa"].html
    assert "«قال “لا”»." in cite("ar", title="قال «لا»")["chicago"].text
    assert "هذا و ذاك" in cite("ar", title="هذا و ذاك")["apa"].text


def test_american_signs_stand_within_quotation_marks() -> None:
    """Where no language is to be marked the title's own point comes to its mark."""
    item = {
        "type": "webpage",
        "language": "en",
        "title": "On “X”",
        "publisher": "C",
        "URL": "https://a.example",
    }
    for title, shown in [("On “X”", "“On ‘X.’” C"), ("Why?", "“Why?” C"), ("Plain", "“Plain.” C")]:
        made = styles.write_reference({**item, "title": title}, "chicago", "en")
        assert made.text.startswith(shown)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_the_shortened_style_says_what_the_whole_one_says(
    style: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [read_page(language, slug) for slug in SLUGS]
    pages += [({**meta, "creator": [], "date": None}, address) for meta, address in pages]
    pages += [({**meta, "translator": ["A", "B"], "publisher": None}, address) for meta, address in pages]
    short = [list_citations(meta, address, WORDS) for meta, address in pages]
    styles._load_style.cache_clear()
    monkeypatch.setattr(styles, "keep_only", lambda *_: None)
    whole = [list_citations(meta, address, WORDS) for meta, address in reversed(pages)]
    styles._load_style.cache_clear()
    assert short == whole[::-1]


# ---------------------------------------------------------------- what other programs read


@pytest.mark.parametrize(("language", "slug"), BOTH)
def test_every_reader_gets_the_facts_of_the_page(language: str, slug: str) -> None:
    meta, address = read_page(language, slug)
    made = cite_page(language, slug)
    bib, ris, csl = read_bibtex(made), read_ris(made), read_csl(made)
    creators = meta["creator"]
    assert [str(name).strip("{}") for name in bib.persons.get("author", [])] == creators
    assert ris.get("authors", []) == creators
    assert csl.get("author", []) == [{"literal": name} for name in creators]
    # pybtex reads authors and editors as persons, biber translators too; the braces are what counts.
    assert bib.fields.get("translator") == (
        " and ".join(f"{{{name}}}" for name in meta["translator"]) or None
    )
    assert ris.get("subsidiary_authors", []) == meta["translator"]
    assert bib.fields["title"] == ris["title"] == csl["title"] == meta["title"]
    assert bib.fields["url"] == ris["urls"][0] == csl["URL"] == (meta["source"] or address)
    publishers = [bib.fields.get("publisher"), ris.get("publisher"), csl.get("publisher")]
    assert publishers == [meta["publisher"]] * 3
    assert bib.fields["langid"] == {"ar": "arabic", "en": "english"}[language]
    assert ris["language"] == csl["language"] == "ar"
    assert ris["accession_number"] == csl["archive_location"] == meta["identifier"]
    assert ris["name_of_database"] == csl["archive"] == {"ar": AR_ARCHIVE, "en": ARCHIVE}[language]
    assert (ris["type_of_reference"], csl["type"], bib.type) == ("ELEC", "webpage", "misc")


@pytest.mark.parametrize(
    ("slug", "date", "csl"),
    [
        ("iraq-syria-cooperation-isis-families", "2025/05/25/", {"date-parts": [[2025, 5, 25]]}),
        ("life-after-isis", "2017/10//about", {"date-parts": [[2017, 10]], "circa": True}),
        ("why-fighters-flee-isis", "2015///about, uncertain", {"date-parts": [[2015]], "circa": True}),
    ],
)
def test_dates_of_the_records(slug: str, date: str, csl: dict[str, Any]) -> None:
    made = cite_page("en", slug)
    assert read_ris(made)["date"] == date
    assert read_csl(made)["issued"] == csl


@pytest.mark.parametrize("language", ["ar", "en"])
def test_ris_is_lines_of_the_format_and_nothing_else(language: str) -> None:
    text = cite_page(language, SLUGS[4])["ris"].text
    assert text.startswith("TY  - ELEC\n")
    assert text.endswith("ER  - \n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in text.splitlines())


HOSTILE = [
    "</script><script>alert(1)</script>",
    '<span class="nocase">x</span>',
    "{", "}", "a } b { c", "\\", "\\end{document}", "100% & #1_$~^",
    '"', "'", "«»", "“”", "@misc{y,", "a, b and c",
    "x\nER  - \nTY  - JOUR\nTI  - y", "x\r\nER  -", "x\u2028ER  - ", "x\x85ER  - ", "TY  - JOUR",
    "\u202eevil", "\u2066open", "a\u2060 b", "\ue000b\ue001", "\x00", "&lt;b&gt;", "<b>", "]]>",
    "و", "[", "(T, T)", ". . .", "؟",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_comes_from_a_record_is_text(text: str, language: str) -> None:
    made = cite(
        language, title=f"T {text}", creator=[f"N {text}"], publisher=f"P {text}", translator=[f"R {text}"]
    )
    plain = re.sub("[\x00\u2060\u202e\u2066\ue000\ue001]", "", " ".join(f"T {text}".split())).strip()
    assert read_csl(made)["title"] == read_ris(made)["title"] == plain
    assert len(read_ris(made)["authors"]) == len(read_bibtex(made).persons["author"]) == 1
    assert re.fullmatch(r"\{R.*\}", read_bibtex(made).fields["translator"])
    for style in ("apa", "chicago"):
        tree = LexborHTMLParser(f"<p>{made[style].html}</p>")
        [paragraph] = tree.css("p")
        assert {each.tag for each in paragraph.css("*")} <= {"p", "i", "strong", "bdi"}
        assert paragraph.text() == made[style].text
        assert not re.search("[\x00-\x1f\u2060\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]", made[style].text)
    assert plain.rstrip(".") in made["apa"].text
    if not set(text) & set('“”«»"'):
        assert plain.rstrip(".") in made["chicago"].text


@pytest.mark.parametrize("source", ["javascript:alert(1)//{}\\", "https://a.example/?a={b};c&d#e_f%20~"])
def test_an_address_is_text_too(source: str) -> None:
    made = cite(source=source)
    assert read_csl(made)["URL"] == source
    assert read_ris(made)["urls"] == [source.replace(";", "%3B")]
    assert read_bibtex(made).fields["url"] == source.translate({123: "%7B", 125: "%7D", 92: "%5C"})
    assert "<a" not in made["apa"].html
    assert source in made["apa"].text


@pytest.mark.parametrize("missing", ["slug", "identifier", "lang", "title"])
def test_what_is_no_article_is_refused(missing: str) -> None:
    meta, address = read_page("en", SLUGS[0])
    del meta[missing]
    with pytest.raises(KeyError):
        list_citations(meta, address, WORDS)


# ---------------------------------------------------------------- the button that copies

COPIED = "سطر أول\n  <b>second</b> & “last”"
COPY_PAGE = f"""<!DOCTYPE html><meta charset="utf-8"><title>x</title>
<script src="copy.js" data-done="نُسخ" data-failed="لم يُنسخ"></script>
<p id="before">selected</p>
<pre id="text">{html.escape(COPIED)}
</pre>
<button hidden data-copy="text">Copy</button>
<button hidden data-copy="text" data-done="Copied">Other</button>
<button hidden data-copy="missing">Nothing</button>
<textarea></textarea>"""


@pytest.fixture
def copy_page(tmp_path: Path) -> str:
    script = (ROOT / "overrides" / "assets" / "javascripts" / "copy.js").read_bytes()
    (tmp_path / "copy.js").write_bytes(script)
    (tmp_path / "page.html").write_text(COPY_PAGE, "utf-8")
    return (tmp_path / "page.html").as_uri()


REFUSE = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
REJECT = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"


@pytest.mark.parametrize("trouble", ["", REFUSE, REJECT])
def test_a_button_copies_from_a_page_on_a_disk(page: Page, copy_page: str, trouble: str) -> None:
    page.add_init_script(trouble)
    page.goto(copy_page)
    first, other, nothing = (page.locator("button").nth(n) for n in range(3))
    expect(nothing).to_be_hidden()
    first.focus()
    page.keyboard.press("Enter")
    status = page.locator("[role=status]")
    expect(status).to_have_text("نُسخ")
    assert page.evaluate("document.activeElement.textContent") == "Copy"
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    expect(page.locator("textarea")).to_have_value(COPIED)
    other.click()
    expect(status).to_have_text("Copied")
    expect(status).to_have_count(1)


def test_a_refused_copy_is_said_and_the_text_is_selected(page: Page, copy_page: str) -> None:
    page.add_init_script(f"{REFUSE}; document.execCommand = () => false")
    page.goto(copy_page)
    page.locator("button").first.click()
    expect(page.locator("[role=status]")).to_have_text("لم يُنسخ")
    assert page.evaluate("getSelection().toString()").strip() == COPIED


def test_a_selection_is_given_back(page: Page, copy_page: str) -> None:
    page.add_init_script(REFUSE)
    page.goto(copy_page)
    page.evaluate("getSelection().selectAllChildren(document.getElementById('before'))")
    page.locator("button").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("[role=status]")).to_have_text("نُسخ")
    assert page.evaluate("getSelection().toString()") == "selected"


def test_without_scripts_the_buttons_stay_hidden(browser: Browser, copy_page: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(copy_page)
    assert [button.is_visible() for button in opened.locator("button").all()] == [False] * 3
    context.close()
