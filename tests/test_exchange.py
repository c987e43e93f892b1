"""The glossary and the articles for other programs, and terms of other programs for the glossary."""

import csv
import difflib
import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pybtex.database import parse_string
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DC, DCTERMS, RDF, SKOS

from conftest import ROOT
from glossary_terms import make_term
from warraq.exchange import (
    ARTICLE_FORMATS,
    GLOSSARY_FORMATS,
    Merged,
    export_articles,
    export_glossary,
    find_unwritable,
    import_terms,
    read_terms,
)
from warraq.faults import Problem
from warraq.model import Article, Bilingual, Collection, Entry, Meta, Point, Record, Seed, Summary, Term
from warraq.pipeline import Walk
from warraq.read import load_words, read_glossary
from warraq.render import title_of
from warraq.strict_yaml import read_yaml

SITE = "https://warraq.example/"
WORDS = load_words()
GLOSSARY = (ROOT / "seeds" / "glossary.yml").read_bytes().decode()
CORE = "{urn:iso:std:iso:30042:ed-2}"
MIN = "{http://www.tbxinfo.net/ns/min}"
BASIC = "{http://www.tbxinfo.net/ns/basic}"

FULL = make_term(
    "9-11",
    "هجمات 11 سبتمبر",
    "September 11 attacks",
    kind="event",
    variants=("أحداث أيلول", "غزوة <مانهاتن> & غيرها"),
    en_variants=("9/11", "a|b\\c"),
    abbreviations=("9/11 attacks", "S-11"),
    definition=Bilingual("تعريف «بالعربية».\nوسطر ثانٍ", "A definition, in “English”;  two spaces"),
    plural=False,
    match="never",
    related=("isis", "9-11"),
    sources=("https://example.org/a?b=c&d=[e]", "كتاب، ص 3"),
)
ISIS = make_term("isis", "داعش", "ISIS", kind="organisation", definition=Bilingual("تنظيم", "A group"))
HOSTILE = [
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''+1",
    "'quoted'",
    '"',
    "a;b\tc",
    "<script>alert(1)</script>",
    "]]>",
    "&lt;",
    "${jndi}",
    "(a+)+$",
    "\\",
    "\\|",
    "a|b",
    "# no comment",
    "- no list",
    "key: value",
    "{a: b}",
    "[a]",
    "no",
    "null",
    "2014",
    "~",
    "*alias",
    "&anchor",
    "!tag",
    "%TAG",
    "@at",
    "`tick`",
    '"""@en .',
    "line\nbreak",
    "carriage\rreturn",
    "nel\u2028sep",
    "no\u00a0break",
    "جملة: عربية، #وسم",
    "😀 emoji",
    "---",
    "...",
    "warraq.kind: person",
    ("two  spaces " * 20).strip(),
    "w" * 300 + " x",
]


def write(terms: Any, form: str = "tbx") -> bytes:
    return export_glossary(tuple(terms), form, SITE, WORDS)


def read_back(data: bytes, name: str) -> list[Term]:
    reading = read_terms(data, name)
    assert reading.problems == ()
    assert reading.left_out == ()
    return [replace(entry.term, line=0) for entry in reading.entries]


def merge(data: bytes | list[Term], text: str, *, name: str = "in.tbx", **options: Any) -> Merged:
    given_bytes = data if isinstance(data, bytes) else write(data)
    return import_terms(given_bytes, name, text, glossary_path="glossary.yml", **options)


def read_text(text: str, folder: Path) -> list[Term]:
    """The glossary as the way in reads it, without the lines."""
    path = folder / "glossary.yml"
    problems: list[Problem] = []
    path.write_bytes(text.encode())
    terms = read_glossary(path, problems)
    assert problems == []
    return [replace(term, line=0) for term in terms]


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.fixture(scope="module")
def terms(collection: Collection) -> list[Term]:
    return [replace(term, line=0) for term in collection.terms]


# ---------------------------------------------------------------- out and in again


@pytest.mark.parametrize("form", ["tbx", "csv"])
def test_the_glossary_goes_out_and_in_again_whole(form: str, terms: list[Term], tmp_path: Path) -> None:
    data = write(terms, form)
    assert read_back(data, f"in.{form}") == terms
    assert merge(data, GLOSSARY, name=f"in.{form}") == Merged(GLOSSARY)
    fresh = merge(data, "", name=f"in.{form}")
    assert read_text(fresh.text, tmp_path) == terms
    assert fresh.added == tuple(term.id for term in terms)


@pytest.mark.parametrize("form", ["tbx", "csv"])
def test_every_field_of_a_term_goes_out_and_in_again(form: str, tmp_path: Path) -> None:
    data = write([FULL, ISIS], form)
    assert read_back(data, f"in.{form}") == [FULL, ISIS]
    assert read_text(merge(data, "", name=f"in.{form}").text, tmp_path) == [FULL, ISIS]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_text_everywhere(text: str, tmp_path: Path) -> None:
    term = make_term(
        "x",
        text,
        f"x {text}",
        variants=(text,),
        abbreviations=(text,),
        definition=Bilingual(text, text),
        sources=(text,),
    )
    for form in ("tbx", "csv"):
        data = write([term], form)
        assert read_back(data, f"in.{form}") == [term]
        assert read_text(merge(data, "", name=f"in.{form}").text, tmp_path) == [term]
    graph = Graph().parse(data=write([term], "skos"), format="turtle")
    assert Literal(text, lang="ar") in set(graph.objects(None, SKOS.prefLabel))
    [entry] = json.loads(write([term], "json"))
    assert entry["definition"]["ar"] == text


SIGNS = st.sampled_from("\r\n\t \u00a0\u061c\u200c\u200e\u200f\u2028<>&'\"|\\=+-@:#[]{},\U0001f600")
SOUND = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")) | SIGNS, max_size=12)
ODD = st.sampled_from("\x00\x01\x1f\x7f\x85\u202e\ufffe\uffff\u200d\u2066\u2068\u2069\u2069\n")
WILD = st.text(st.characters() | ODD, max_size=6)
HIDDEN = re.compile(
    "[\u200b\u200d\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069\n]*\u2069")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def hides(text: str) -> bool:
    """Whether the text has a character that no reader sees and no prose needs.

    LRM, RLM, ALM and ZWNJ are needed, and an isolate that is closed in its line.
    """
    while ISOLATED.search(text):
        text = ISOLATED.sub("", text)
    return bool(HIDDEN.search(text) or re.search("[\u2066-\u2069]", text))


@st.composite
def odd_terms(draw: Callable[..., Any], text: st.SearchStrategy[str]) -> Term:
    form = text.map(lambda drawn: drawn if drawn.strip() else f"x{drawn}")
    some = st.lists(form, max_size=2).map(tuple)
    return make_term(
        draw(st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True)),
        draw(form),
        draw(form),
        variants=draw(some),
        en_variants=draw(some),
        abbreviations=draw(some),
        definition=Bilingual(draw(text), draw(text)),
        kind=draw(st.sampled_from(["concept", "person", "place", "event", "organisation"])),
        plural=draw(st.booleans()),
        match=draw(st.sampled_from(["always", "never"])),
        sources=draw(some),
    )


@settings(max_examples=200)
@given(odd_terms(SOUND))
def test_any_term_goes_through_tbx_and_the_glossary_whole(term: Term) -> None:
    assert find_unwritable([term], "g.yml") == ()
    assert read_back(write([term]), "in.tbx") == [term]
    merged = merge([term], "")
    assert (merged.problems, merged.added) == ((), (term.id,))
    assert json.loads(write([term], "json")) == read_yaml_entries(merged.text)
    assert merge([term], merged.text) == Merged(merged.text)
    data = write([term], "csv")
    assert merge(data, merged.text, name="in.csv").text == merged.text


def read_yaml_entries(text: str) -> Any:
    """The entries as the strict reader of the way in reads them, with `plural` as a truth."""
    data, _, problems = read_yaml(text, "glossary.yml")
    assert problems == ()
    assert isinstance(data, list)
    return [{**entry, "plural": entry["plural"] == "true"} for entry in data if isinstance(entry, dict)]


@settings(max_examples=200)
@given(odd_terms(WILD))
def test_a_term_with_characters_that_are_none_is_refused_and_told(term: Term) -> None:
    forms = [term.ar.term, *term.ar.variants, term.en.term, *term.en.variants, *term.en.abbreviations]
    texts = [*forms, *term.sources, term.definition.ar, term.definition.en]
    is_sound = all(text.strip() for text in texts[:-2]) and not any(map(ILLEGAL.search, texts))
    assert bool(find_unwritable([term], "g.yml")) != is_sound
    if not is_sound:
        with pytest.raises(ValueError, match=r"^the glossary: `"):
            write([term])
    elif any(map(hides, texts)):
        problems = read_terms(write([term]), "in.tbx").problems
        assert problems
        assert all("the invisible character U+" in problem.what for problem in problems)
    else:
        assert read_back(write([term]), "in.tbx") == [term]


MARKS = "\u200eISIS\u200f، \u061c2014، ن\u200cم، \u2067«\u2066ISIS\u2069»\u2069"


@pytest.mark.parametrize("form", ["tbx", "csv"])
def test_the_marks_that_prose_needs_go_out_and_in_again(form: str, tmp_path: Path) -> None:
    term = make_term(
        "x", f"داعش {MARKS}", "ISIS", definition=Bilingual(MARKS, f"It is \u2067{'داعش ' * 40}\u2069.")
    )
    data = write([term], form)
    assert read_back(data, f"in.{form}") == [term]
    text = merge(data, "", name=f"in.{form}").text
    assert read_text(text, tmp_path) == [term]  # with no fault: no line of the file parts an isolate


@pytest.mark.parametrize(
    "text", ["a\u202eb", "a\u200db", "\u2066a", "a\u2069", "\u2066a\nb\u2069", "\u2069a\u2066"]
)
def test_what_hides_something_is_refused(text: str) -> None:
    [problem, *_] = read_terms(write([make_term("x", f"ا {text}", "b")]), "in.tbx").problems
    assert problem.rule == "hidden-in-entry"


def test_five_thousand_terms_go_out_and_in_again(tmp_path: Path) -> None:
    many = [
        make_term(f"t-{n:04}", f"مصطلح رقم {n}", f"term number {n}", definition=Bilingual("تعريف", "Said."))
        for n in range(5000)
    ]
    text = merge(many[1::2], "# The half of them\n").text
    merged = merge(many, text)
    assert len(merged.added) == 2500
    assert merged.changed == ()
    assert read_text(merged.text, tmp_path) == many  # each came to its place among its neighbours
    assert read_back(write(many, "csv"), "in.csv") == many


def test_the_same_terms_give_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "import test_exchange as t\n"
        "from warraq.pipeline import walk\n"
        "walked = walk(t.ROOT / 'seeds')\n"
        "from warraq.read import read_collection\n"
        "terms = read_collection(t.ROOT / 'seeds')[0].terms\n"
        "made = [t.write(terms, form) for form in t.GLOSSARY_FORMATS]\n"
        "made += [t.write_articles(walked.entries, terms, form) for form in t.ARTICLE_FORMATS]\n"
        "print(*[hashlib.sha256(data).hexdigest() for data in made])\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONPATH": "scripts", "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert len(runs[0].split()) == len(GLOSSARY_FORMATS) + len(ARTICLE_FORMATS)
    assert runs[0] == runs[1]


def test_every_format_has_a_suffix() -> None:
    assert all(suffix.startswith(".") for suffix in (*GLOSSARY_FORMATS.values(), *ARTICLE_FORMATS.values()))


# ---------------------------------------------------------------- each format, by another reader


def load_grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(ROOT / "tests" / "schemas" / "tbx-basic-dct.rng"))


def test_tbx_is_valid(terms: list[Term]) -> None:
    """Against a small grammar of our own (tests/schemas), written after the published definitions of ISO
    30042:2019's core and of the modules Min and Basic. It is not the published schema, of which no licence
    lets a copy be kept: it is narrower, and what it allows is meant to be valid there too."""
    grammar = load_grammar()
    for some in (terms, [FULL, ISIS]):
        root = etree.fromstring(write(some))
        assert grammar.validate(root), grammar.error_log
        ids = [entry.get("id") for entry in root.iter(f"{CORE}conceptEntry")]
        assert len(ids) == len(set(ids)) == len(some)
        assert {e.get("target") for e in root.iter(f"{BASIC}crossReference")} <= set(ids)
        for section in root.iter(f"{CORE}langSec"):
            status = [form.findtext(f"{MIN}administrativeStatus") for form in section.iter(f"{CORE}termSec")]
            assert status == ["preferredTerm-admn-sts", *[None] * (len(status) - 1)]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b'style="dct"', b'style="dca"'),
        (b"<basic:termType>variant<", b"<basic:termType>nonsense<"),
        (b"<note>warraq.kind: event</note>", b"<admin>event</admin>"),
        (b' xml:lang="en"', b""),
        (b"<term>S-11</term>", b"<term></term>"),
        (b'target="isis"', b""),
        (b'xmlns="urn:iso:std:iso:30042:ed-2"', b'xmlns="urn:other"'),
    ],
)
def test_the_grammar_refuses_what_tbx_basic_refuses(was: bytes, now: bytes) -> None:
    data = write([FULL, ISIS])
    assert was in data
    assert not load_grammar().validate(etree.fromstring(data.replace(was, now)))


def load_graph(data: bytes, form: str) -> Graph:
    if form == "skos":
        return Graph().parse(data=data, format="turtle")
    graph = Graph()
    # rdflib's reader of JSON-LD warns of a class of its own when it is given a Graph.
    for quad in Dataset().parse(data=data, format="json-ld").quads():
        graph.add(quad[:3])
    return graph


@pytest.mark.parametrize("form", ["skos", "jsonld"])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_skos_keeps_the_integrity_conditions(form: str, terms: list[Term]) -> None:
    some = [
        *terms,
        replace(FULL, related=("isis",)),
        make_term("same", "مثل", "like", en_variants=("like", "as")),
    ]
    graph = load_graph(write(some, form), form)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    collections = set(graph.subjects(RDF.type, SKOS.Collection))
    assert len(concepts) == len(some)
    # S9 and S37: the classes are disjoint.
    assert len(concepts | schemes | collections) == len(concepts) + len(schemes) + len(collections)
    for concept in concepts:
        labels = list(graph.objects(concept, SKOS.prefLabel))
        # S14: one preferred label a language. S13: it is no other label at once.
        assert sorted(str(label.language) for label in labels if isinstance(label, Literal)) == ["ar", "en"]
        assert not set(labels) & set(graph.objects(concept, SKOS.altLabel))
        assert set(graph.objects(concept, SKOS.inScheme)) == schemes
        assert len(list(graph.objects(concept, SKOS.notation))) == 1
        assert len(list(graph.subjects(SKOS.member, concept))) == 1
    pairs = set(graph.subject_objects(SKOS.related))
    assert pairs
    assert {(other, one) for one, other in pairs} == pairs  # S23: symmetric
    assert {one for one, _ in pairs} <= concepts


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_skos_says_what_the_term_says_and_both_forms_say_the_same() -> None:
    some = [replace(FULL, sources=("https://example.org/a?b=c", "كتاب", "https://e.org/{x}")), ISIS]
    graph = load_graph(write(some, "skos"), "skos")
    place = URIRef(f"{SITE}glossary.html#9-11")
    assert set(graph.objects(place, SKOS.altLabel)) == {
        *(Literal(form, lang="ar") for form in FULL.ar.variants),
        *(Literal(form, lang="en") for form in (*FULL.en.variants, *FULL.en.abbreviations)),
    }
    assert set(graph.objects(place, SKOS.definition)) == {
        Literal(FULL.definition.ar, lang="ar"),
        Literal(FULL.definition.en, lang="en"),
    }
    assert set(graph.objects(place, SKOS.related)) == {URIRef(f"{SITE}glossary.html#isis")}
    assert set(graph.objects(place, DCTERMS.source)) == {URIRef("https://example.org/a?b=c")}
    assert set(graph.objects(place, DC.source)) == {Literal("كتاب"), Literal("https://e.org/{x}")}
    assert isomorphic(graph, load_graph(write(some, "jsonld"), "jsonld"))


def test_the_table_opens_in_a_spreadsheet_and_calculates_nothing() -> None:
    term = make_term("x", "=1+1", "+2", variants=("@a", "-b"), definition=Bilingual("\t=1", "'=x"))
    data = write([term, FULL, ISIS], "csv")
    assert data.startswith("\ufeff".encode())
    assert data.count(b"\r\n") == 4
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert rows[1][rows[0].index("definition_en")] == "''=x"


@pytest.mark.parametrize(("delimiter", "mark"), [(";", "\ufeff"), ("\t", ""), (",", "")])
def test_a_table_that_a_spreadsheet_saved_is_read(delimiter: str, mark: str) -> None:
    table = "term_en;term_ar;kind;plural;variants_en\nBorder, open;حدود;PLACE;FALSE;a | b\n;;;;\n"
    [term] = read_back(
        (mark + table.replace(";", delimiter)).replace("Border, open", "Border").encode(), "a.csv"
    )
    assert (term.en.term, term.ar.term, term.kind, term.plural) == ("Border", "حدود", "place", False)
    assert term.en.variants == ("a", "b")


def test_json_has_the_keys_of_the_glossary(terms: list[Term]) -> None:
    entries = json.loads(write(terms, "json"))
    assert [entry["id"] for entry in entries] == [term.id for term in terms]
    assert list(entries[0]) == re.findall(
        r"^(?:- |  )(\w+):", GLOSSARY.partition("\n\n- id: austerity")[0], re.M
    )


# ---------------------------------------------------------------- articles


def write_articles(entries: Any, terms: Any, form: str) -> bytes:
    titles = {entry.record.slug: title_of(entry, "ar") for entry in entries}
    return export_articles(entries, terms, form, SITE, WORDS, titles=titles)


def make_article(slug: str = "a-b", **fields: Any) -> Entry:
    seed = Seed(f"9_{slug}", f"seeds/9_{slug}.txt", "نص", hashlib.sha256("نص".encode()).hexdigest())
    title = fields.pop("title", Bilingual("عنوان", "Title"))
    return Entry(Article(seed, (), Meta()), Record(slug, title, **fields))


def test_json_lines_hold_what_the_record_says(walked: Walk, collection: Collection) -> None:
    lines = write_articles(walked.entries, collection.terms, "jsonl").decode().splitlines()
    assert len(lines) == len(walked.entries)
    for line, entry in zip(lines, walked.entries, strict=True):
        article, record = json.loads(line), entry.record
        assert article["id"] == entry.article.seed.id
        assert article["sha256"] == entry.article.seed.sha256
        assert article["date"] == record.date
        assert article["title"] == {"ar": title_of(entry, "ar"), "en": record.title.en}
        assert [subject["id"] for subject in article["subjects"]] == list(record.subject)
        assert article["archive"]["en"] == f"{SITE}en/articles/{record.slug}.html"
        assert all(article["rights"].values())
        assert record.summary
        points = [(point["text"], tuple(point["lines"])) for point in article["summary"]["points"]]
        assert points == [(point.text, point.lines) for point in record.summary.points]
        assert article["summary"]["status"] == record.summary.status


def test_the_table_of_articles_has_a_row_for_each(walked: Walk, collection: Collection) -> None:
    data = write_articles(walked.entries, collection.terms, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(data, newline=""), strict=True))
    assert [row["slug"] for row in rows] == [entry.record.slug for entry in walked.entries]
    assert rows[4]["creators"].split("|") == list(walked.entries[4].record.creator)
    assert rows[4]["creators_ar"].startswith("فيرا ميرونوفا|")
    assert (
        rows[0]["summary_points"].count("|")
        == len(json.loads(write_articles(walked.entries[:1], collection.terms, "jsonl"))["summary"]["points"])
        - 1
    )
    empty = write_articles([], [], "csv").decode("utf-8-sig")
    assert empty.strip().split(",") == list(rows[0])


def test_bibtex_is_read_by_its_parser(walked: Walk, collection: Collection) -> None:
    data = write_articles(walked.entries, collection.terms, "bibtex").decode()
    entries = parse_string(data, "bibtex").entries
    assert list(entries) == [entry.record.slug for entry in walked.entries]
    first = entries["iraq-syria-cooperation-isis-families"]
    assert first.type == "misc"
    assert [str(person) for person in first.persons["author"]] == ["{شهلاء الهاشمي}"]
    assert (first.fields["year"], first.fields["month"]) == ("2025", "5")
    assert first.fields["url"] == "https://www.europarabct.com/?p=104689"
    about = entries["returning-european-fighters"].fields
    assert (about["date"], "year" in about) == ("2017~", False)
    assert "about 2017" in about["note"]


@pytest.mark.parametrize(
    "text", ["{", "}", "a } b { c", "\\", "100% & #1_$~^", 'say "x"', "a, b and c", "@x{y,"]
)
def test_bibtex_survives_any_title_and_name(text: str) -> None:
    term = make_term("p", text, text, kind="person")
    entry = make_article(
        title=Bilingual(text, text), creator=("p",), source="https://e.org/a_b%20{c}?d&e#f~g"
    )
    bib = parse_string(write_articles([entry], [term], "bibtex").decode(), "bibtex").entries["a-b"]
    shown = bib.fields["title"]
    for command, sign in [("backslash", "\\"), ("braceleft", "{"), ("braceright", "}"), ("dollar", "$")]:
        shown = shown.replace(f"\\text{command}{{}}", sign)
    shown = shown.replace("\\textasciitilde{}", "~").replace("\\textasciicircum{}", "^")
    assert re.sub(r"\\([#%&_])", r"\1", shown) == text
    assert len(bib.persons["author"]) == 1
    assert bib.fields["url"] == "https://e.org/a_b%20%7Bc%7D?d&e#f~g"


CSL_TEXTS = {
    "title",
    "publisher",
    "container-title",
    "language",
    "URL",
    "archive",
    "archive_location",
    "keyword",
}


def test_csl_json_has_the_form_of_its_schema(walked: Walk, collection: Collection) -> None:
    """By hand after csl-data.json 1.0.2: an array of items, `id` and `type` required, the variables' types,
    no other key; names are objects of texts, a date is parts with `circa`, or `literal`."""
    items = json.loads(write_articles(walked.entries, collection.terms, "csl"))
    assert [item["id"] for item in items] == [entry.record.slug for entry in walked.entries]
    for item in items:
        assert item["type"] == "webpage"
        assert set(item) <= {"id", "type", "author", "translator", "issued", "custom", *CSL_TEXTS}
        assert all(isinstance(item[name], str) for name in CSL_TEXTS & set(item))
        assert all(list(name) == ["literal"] for name in item.get("author", []))
        assert set(item["issued"]) <= {"date-parts", "circa"}
    assert items[0]["issued"] == {"date-parts": [[2017]], "circa": True}
    assert items[3]["issued"] == {"date-parts": [[2025, 5, 25]]}
    assert items[4]["issued"] == {"date-parts": [[2017, 10]], "circa": True}


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        (None, None),
        ("2017", {"date-parts": [[2017]]}),
        ("2015?", {"date-parts": [[2015]], "circa": True}),
        ("2015/2017", {"date-parts": [[2015], [2017]]}),
        ("2015-03~/2017", {"date-parts": [[2015, 3], [2017]], "circa": True}),
        ("2015-21", {"literal": "2015-21"}),
        ("201X", {"literal": "201X"}),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(edtf: str | None, issued: Any) -> None:
    entry = make_article(date=edtf)
    [item] = json.loads(write_articles([entry], [], "csl"))
    assert item.get("issued") == issued
    bib = parse_string(write_articles([entry], [], "bibtex").decode(), "bibtex").entries["a-b"].fields
    assert bib.get("date") == edtf
    assert bib.get("year") == {"2017": "2017", "2015-21": "2015"}.get(edtf or "")
    assert "month" not in bib


def test_an_article_with_nothing_but_a_slug_is_exported_too() -> None:
    entry = make_article(title=Bilingual(), publisher="lost")
    for form in ARTICLE_FORMATS:
        assert b"a-b" in write_articles([entry], [], form)
    [article] = [json.loads(write_articles([entry], [], "jsonl"))]
    assert (article["summary"], article["source"], article["publisher"]["ar"]) == (None, None, "lost")


def test_a_json_line_is_one_line_to_every_reader() -> None:
    summary = Summary("a\u2028b\u2029c\x85d\ne", (Point("x", (1,)),))
    data = write_articles([make_article(summary=summary)], [], "jsonl").decode()
    assert len(data.splitlines()) == 1
    assert json.loads(data)["summary"]["text"] == summary.text


# ---------------------------------------------------------------- in: the file stays as it was written


LAID_OUT = """\
# Words of ours   (hand-laid)

- id:   border      # the id
  kind: 'concept'
  ar: {term: "الحدود", variants: [ الحدّ,  "تخوم" , ]}  # flow
  en:
    term: "border"      # quoted
    variants:
      - frontier   # a note
      # - not this one
    abbreviations: []
  definition:
    ar: >-
      خط يفصل بين
      دولتين.
    en: ""    # to be written

  related: []

# ------ people

# about Ahmad
- id: ahmad
  kind: person
  ar:
    term: أحمد
  en:
    term: Ahmad
- id: zayd
  kind: person
  ar: {term: زيد}
  en: {term: Zayd}
  match: always
"""


def test_an_import_changes_only_the_lines_that_it_must() -> None:
    border = make_term(
        "border",
        "الحدود",
        "border",
        variants=("ثغور",),
        en_variants=("frontier", "boundary: line"),
        abbreviations=("B",),
        definition=Bilingual("خط يفصل بين دولتين.", "A line between two states."),
        plural=False,
        related=("zayd",),
        sources=("https://e.org/1",),
    )
    zayd = make_term("zayd", "زيد", "Zayd", kind="person", en_variants=("Zaid",), match="always")
    merged = merge([border, zayd], LAID_OUT)
    assert (merged.changed, merged.added, merged.problems, merged.conflicts) == (
        ("border", "zayd"),
        (),
        (),
        (),
    )
    assert changed_lines(LAID_OUT, merged.text) == [
        '-  ar: {term: "الحدود", variants: [ الحدّ,  "تخوم" , ]}  # flow',
        '+  ar: {term: "الحدود", variants: [ الحدّ,  "تخوم", ثغور , ]}  # flow',
        "+      - 'boundary: line'",
        "-    abbreviations: []",
        "+    abbreviations: [B]",
        '-    en: ""    # to be written',
        "+    en: A line between two states.    # to be written",
        "-  related: []",
        "+  related: [zayd]",
        "+  plural: false",
        "+  sources: ['https://e.org/1']",
        "-  en: {term: Zayd}",
        "+  en: {term: Zayd, variants: [Zaid]}",
    ]
    assert merge([border, zayd], merged.text) == Merged(merged.text)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# the end\n"])
def test_new_entries_come_to_their_place(newline: str, end: str, tmp_path: Path) -> None:
    text = (LAID_OUT.rstrip() + end).replace("\n", newline)
    news = [
        make_term("aaron", "هارون", "Aaron", kind="person"),
        make_term("mona", "منى", "Mona", kind="person"),
        make_term("army", "جيش", "army", definition=Bilingual("قوة مسلحة", "An armed force")),
        make_term("cairo", "القاهرة", "Cairo", kind="place"),
    ]
    merged = merge(news, text)
    assert merged.added == ("aaron", "mona", "army", "cairo")
    # Aaron would stand between Ahmad and the comment about him: he comes last of his kind.
    order = ["border", "ahmad", "mona", "zayd", "aaron", "cairo"]
    ids = [term.id for term in read_text(merged.text, tmp_path)]
    assert [name for name in ids if name != "army"] == order
    assert ids.index("army") == 0
    assert merged.text.startswith(LAID_OUT.partition("\n")[0])
    assert not [
        line for line in changed_lines(text, merged.text) if line.startswith("-") and line[1:].strip()
    ]
    assert merged.text.count("\r\n") == (merged.text.count("\n") if newline == "\r\n" else 0)
    assert "# about Ahmad" + newline + "- id: ahmad" in merged.text


def test_a_text_of_two_lines_is_written_in_one() -> None:
    text = merge([make_term("x", "أ\nب", "a\u2028b")], "").text
    assert '    term: "أ\\nب"\n' in text
    assert '    term: "a\\Lb"\n' in text


def test_a_new_entry_is_laid_out_as_the_glossary_is() -> None:
    article = "It lies on the road, " * 8 + "and ends there."
    term = make_term(
        "zz", "زز", "no", abbreviations=("A, B",), definition=Bilingual("تعريف", article), plural=False
    )
    added = "\n".join(line[1:] for line in changed_lines(GLOSSARY, merge([term], GLOSSARY).text))
    assert added.strip("\n").split("\n") == [
        "- id: zz",
        "  kind: concept",
        "  ar:",
        "    term: زز",
        "    variants: []",
        "  en:",
        "    term: 'no'",
        "    variants: []",
        "    abbreviations: ['A, B']",
        "  definition:",
        "    ar: >-",
        "      تعريف",
        "    en: >-",
        "      " + ("It lies on the road, " * 5).strip(),
        "      " + "It lies on the road, " * 3 + "and ends there.",
        "  plural: false",
        "  match: always",
        "  related: []",
        "  sources: []",
    ]


@settings(max_examples=15)
@given(st.data())
def test_one_changed_entry_of_the_real_glossary_changes_no_other(data: st.DataObject) -> None:
    terms = read_back(write(REAL), "in.tbx")
    at = data.draw(st.integers(0, len(terms) - 1))
    plain = st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), min_size=1, max_size=30
    )
    word = plain.filter(lambda text: text.strip() and not hides(text) and not ILLEGAL.search(text))
    new = replace(
        terms[at],
        en=replace(
            terms[at].en, term=f"zq {data.draw(word)}", variants=(data.draw(word), *terms[at].en.variants)
        ),
        definition=Bilingual(data.draw(word), terms[at].definition.en),
        plural=data.draw(st.booleans()),
    )
    merged = merge([*terms[:at], new, *terms[at + 1 :]], GLOSSARY, replace=True)
    assert (merged.problems, merged.conflicts, merged.changed) == ((), (), (new.id,))
    entry = re.compile(rf"^- id: {new.id}$.*?(?=^- id:|\Z)", re.M | re.S)
    assert entry.sub("", merged.text) == entry.sub("", GLOSSARY)
    once = merge([*terms[:at], new, *terms[at + 1 :]], merged.text)
    assert once == Merged(merged.text)


def load_real() -> tuple[Term, ...]:
    problems: list[Any] = []
    return tuple(replace(term, line=0) for term in read_glossary(ROOT / "seeds" / "glossary.yml", problems))


REAL = load_real()


@pytest.mark.parametrize("text", ["", "[]\n", "# only a comment\n", "# c\n\n[]  # none yet\n", "\n\n"])
def test_an_empty_glossary_is_filled(text: str, tmp_path: Path) -> None:
    merged = merge([ISIS], text)
    assert read_text(merged.text, tmp_path) == [ISIS]
    assert [line for line in text.split("\n") if line.startswith("#")] == [
        line for line in merged.text.split("\n") if line.startswith("#")
    ]


ILL_SHAPED = [
    "- id: isis\n  definition:\n",
    "- id: isis\n  ar: داعش\n",
    "- id: isis\n  ar: {term: [داعش]}\n",
    "- id: isis\n  related: border\n",
    "- id: isis\n  sources: [{a: b}]\n",
    "- id: [isis]\n",
    "- {}\n",
    "- {a: b}\n",
]
NO_LIST = ["a: b\n", "- a\n", "- [a]\n", "[{id: x}]\n", "- id: 'x\n", "\x00"]


@pytest.mark.parametrize("text", [*NO_LIST, *ILL_SHAPED])
def test_a_glossary_that_is_none_is_told_and_not_touched(text: str) -> None:
    merged = merge([ISIS], text)
    assert (merged.text, merged.added, merged.changed) == (text, (), ())
    [problem] = merged.problems
    assert problem.path == "glossary.yml"
    assert "warraq check" in problem.way_out


def test_a_change_that_would_change_more_is_not_made() -> None:
    text = (
        "- id: isis\n  ar: {term: داعش, variants: &same [تنظيم]}\n  en: {term: ISIS}\n"
        "- id: other\n  ar: {term: غيره, variants: *same}\n  en: {term: other}\n"
    )
    merged = merge([make_term("other", "غيره", "other", variants=("سواه",))], text)
    assert (merged.text, merged.added, merged.changed) == (text, (), ())
    assert [problem.what for problem in merged.problems] == [
        "it is written in a way that cannot be changed safely; nothing was changed"
    ]


# ---------------------------------------------------------------- in: which entry, and conflicts


FOREIGN = """\
<?xml version="1.0" encoding="UTF-16"?>
<!-- from another program -->
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Another program</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <descrip type="subjectField">war</descrip>
      <langSec xml:lang="en-GB">
        <descripGrp><descrip type="definition">A  line
            between states.</descrip><admin type="source">An atlas</admin></descripGrp>
        <termSec><term>FRONTIER</term><termNote type="termType">variant</termNote></termSec>
        <termSec><term>Bdr.</term><termNote type="termType">acronym</termNote></termSec>
        <termSec><term>
            Border
          </term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
      </langSec>
      <langSec xml:lang="ar"><termSec><term>الحُدود</term></termSec></langSec>
      <langSec xml:lang="fr"><termSec><term>frontière</term></termSec></langSec>
      <ref type="crossReference" target="c2">Wall</ref>
    </conceptEntry>
    <conceptEntry id="c2">
      <langSec xml:lang="ar"><termSec><term>سور</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>Hadrian's Wall &amp; ditch</term>
        <termNote type="partOfSpeech">noun</termNote></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""


def test_a_termbase_of_another_program_is_met_by_its_terms(tmp_path: Path) -> None:
    merged = merge(FOREIGN.encode(), LAID_OUT)
    assert merged.problems == ()
    assert merged.left_out == ("language fr (1)", "partOfSpeech (1)", "subjectField (1)")
    assert [str(conflict) for conflict in merged.conflicts] == [
        "in.tbx:6: the Arabic term of `border` is “الحُدود” here and “الحدود” in glossary.yml:3. "
        "Mend one of the two, or import with --replace.",
        "in.tbx:6: the English term of `border` is “Border” here and “border” in glossary.yml:3. "
        "Mend one of the two, or import with --replace.",
    ]
    assert (merged.changed, merged.added) == (("border",), ("hadrians-wall-ditch",))
    border = read_text(merged.text, tmp_path)[0]
    assert border.en.variants == ("frontier", "FRONTIER")
    assert border.en.abbreviations == ("Bdr.",)
    assert border.definition.en == "A line between states."
    assert border.related == ("hadrians-wall-ditch",)
    assert border.sources == ("An atlas",)
    assert border.kind == "concept"


def test_a_difference_is_told_and_nothing_is_overwritten() -> None:
    terms = [replace(REAL[0], kind="event", plural=False, match="never"), *REAL[1:]]
    terms[1] = replace(REAL[1], definition=Bilingual("غيره", f"{REAL[1].definition.en} More."))
    terms[2] = replace(REAL[2], ar=replace(REAL[2].ar, term="بيعة"), en=replace(REAL[2].en, term="Bay'a"))
    merged = merge(terms, GLOSSARY)
    assert merged.text == GLOSSARY
    assert merged.changed == ()
    told = [conflict.what for conflict in merged.conflicts]
    assert [what.partition(" is “")[0] for what in told] == [
        "the kind of `artificial-intelligence`",
        "the plural of `artificial-intelligence`",
        "the match of `artificial-intelligence`",
        "the Arabic definition of `austerity`",
        "the English definition of `austerity`",
        "the Arabic term of `bayah`",
        "the English term of `bayah`",
    ]
    line = GLOSSARY.count("\n", 0, GLOSSARY.index("- id: artificial-intelligence")) + 1
    assert f"“event” here and “concept” in glossary.yml:{line}" in told[0]
    assert "whether to stay. More.” here and “" in told[4]
    assert all("--replace" in conflict.way_out and conflict.line for conflict in merged.conflicts)


def test_replace_overwrites_what_differs_and_takes_nothing_away(tmp_path: Path) -> None:
    terms = list(REAL)
    terms[0] = replace(
        REAL[0], kind="event", en=replace(REAL[0].en, term="AI", abbreviations=("KI",)), related=()
    )
    terms[1] = replace(REAL[1], definition=Bilingual("غيره", ""))
    merged = merge(terms, GLOSSARY, replace=True)
    assert merged.conflicts == ()
    after = {term.id: term for term in read_text(merged.text, tmp_path)}
    new = after["artificial-intelligence"]
    assert (new.kind, new.en.term, new.en.abbreviations) == ("event", "AI", ("AI", "KI"))
    assert new.related == REAL[0].related
    assert after["austerity"].definition == Bilingual("غيره", REAL[1].definition.en)
    old = REAL[1].definition.ar
    assert [line for line in changed_lines(GLOSSARY, merged.text) if "خفض" in line or "غيره" in line] == [
        next(
            "-" + line
            for line in GLOSSARY.split("\n")
            if line.strip() and line.strip() in old and "خفض" in line
        ),
        "+      غيره",
    ]
    assert merge(terms, merged.text) == Merged(merged.text)


@pytest.mark.parametrize(
    ("terms", "where", "what"),
    [
        (
            [make_term("new", "الحدود", "other")],
            "conflicts",
            "`new` is new, but its term is that of `border`",
        ),
        ([make_term("new", "آخر", "BORDER")], "conflicts", "`new` is new, but its term is that of `border`"),
    ],
)
def test_a_new_id_for_a_known_term_is_told(terms: list[Term], where: str, what: str) -> None:
    merged = merge(terms, LAID_OUT)
    assert merged.text == LAID_OUT
    [told] = getattr(merged, where)
    assert what in told.what


def make_foreign(*pairs: tuple[str, str, str]) -> bytes:
    head, _, tail = FOREIGN.partition("    <conceptEntry")
    entries = [
        f'<conceptEntry id="{name}">'
        + (f'<langSec xml:lang="ar"><termSec><term>{ar}</term></termSec></langSec>' if ar else "")
        + (f'<langSec xml:lang="en"><termSec><term>{en}</term></termSec></langSec>' if en else "")
        + "</conceptEntry>"
        for name, ar, en in pairs
    ]
    return (head + "".join(entries) + tail[tail.index("  </body>") :]).encode()


@pytest.mark.parametrize(("ar", "en"), [("أَحمد", ""), ("احمد", ""), ("", "AHMAD")])
def test_one_language_is_enough_for_an_entry_that_is_held(ar: str, en: str) -> None:
    merged = merge(make_foreign(("c1", ar, en)), LAID_OUT)
    assert (merged.problems, merged.added) == ((), ())
    assert [conflict.what.split(" is “")[0].split()[-1] for conflict in merged.conflicts] == ["`ahmad`"]


@pytest.mark.parametrize(
    ("pairs", "what", "is_conflict"),
    [
        ([("c1", "الحدود", "Ahmad")], "the Arabic term of `border` and the English one of `ahmad`", True),
        ([("c1", "الحدود", ""), ("c2", "", "Border")], "the one on line 6 are both `border`", False),
        ([("c1", "جديد", "")], "`c1` is new and has no English term", False),
        ([("c1", "", "brand new")], "`c1` is new and has no Arabic term", False),
        ([("c1", "جديد", "جديد")], "no id can be made of the English term “جديد”", False),
        ([("c1", "جديد", "new"), ("c2", "أجد", "New!")], "are both `new`", False),
        ([("c1", "", "")], "`c1` has no Arabic and no English term", False),
    ],
)
def test_an_entry_that_cannot_be_placed_is_told(
    pairs: list[tuple[str, str, str]], what: str, is_conflict: bool
) -> None:
    merged = merge(make_foreign(*pairs), LAID_OUT)
    told = merged.conflicts if is_conflict else merged.problems
    assert len(told) == 1
    assert what in told[0].what
    assert merged.text == LAID_OUT


# ---------------------------------------------------------------- in: bad files


OURS = write([FULL, ISIS]).decode()
BOMB = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE tbx SYSTEM "file:///etc/passwd">'
HEAD = OURS.partition("\n")[0]

DEEP = "<hi>" * 300 + "x" + "</hi>" * 300
ENGLISH = '<langSec xml:lang="en">\n          <basic:definition>A group'
FIRST, SECOND = '<conceptEntry id="_9-11">', '<conceptEntry id="isis">'


def spoil(*pairs: tuple[str, str]) -> bytes:
    """Our own file with replacements, each of which is made once at least."""
    text = OURS
    for was, now in pairs:
        assert was in text
        text = text.replace(was, now)
    return text.encode(errors="surrogatepass")


BAD: list[tuple[str, bytes, str | int, str]] = [
    ("a.tbx", b"", 1, "not XML"),
    ("a.tbx", b"plain words", 1, "not XML: Start tag expected"),
    ("a.tbx", b"<tbx>\n<a></tbx>", 2, "not XML: Opening and ending tag mismatch"),
    ("a.tbx", OURS.encode()[:3000], OURS.encode()[:3000].count(b"\n") + 1, "not XML"),
    ("a.tbx", b"<html/>", 1, "not TBX: it opens with <html>"),
    ("a.tbx", b"<martif/>", 1, "an older TBX (martif, ISO 30042:2008)"),
    ("a.tbx", b"<tbx/>", 1, "TBX in the namespace ``"),
    ("a.tbx", spoil(("30042:ed-2", "30042:ed:3.0")), 2, "in the namespace `urn:iso:std:iso:30042:ed:3.0`"),
    ("a.tbx", re.sub("<body>.*</body>", "<body/>", OURS, flags=re.S).encode(), 0, "no entry (conceptEntry)"),
    ("a.tbx", spoil((HEAD, f"{HEAD}\n<!-- <!DOCTYPE -->\n{BOMB}")), 3, "a document type (<!DOCTYPE)"),
    ("a.tbx", spoil((HEAD, OUTSIDE)), 1, "a document type (<!DOCTYPE)"),
    ("a.tbx", spoil(("داعش", "&a;")), "&a;", "not XML: Entity 'a' not defined"),
    (
        "a.tbx",
        spoil((ENGLISH, ENGLISH.replace(' xml:lang="en"', ""))),
        "<langSec>",
        "a langSec without a language",
    ),
    ("a.tbx", spoil((">S-11<", "> <")), "<termSec>\n            <term> <", "an empty term"),
    ("a.tbx", spoil((SECOND, FIRST)), FIRST, "the id `9-11` stands twice (first on line 18)"),
    ("a.tbx", spoil((SECOND, '<conceptEntry id="IS IS">')), "IS IS", "the id `IS IS` cannot be an address"),
    ("a.tbx", spoil(("kind: event", "kind: thing")), "thing", "`thing` cannot be the kind of an entry"),
    ("a.tbx", spoil((">S-11<", ">S\u202e11<")), FIRST, "U+202E RIGHT-TO-LEFT OVERRIDE in the entry `9-11`"),
    ("a.tbx", spoil((">داعش<", ">\ud800<")), "\ud800", "the byte 0xED is not UTF-8 text"),
    ("a.tbx", OURS.encode("utf-16"), 1, "is not UTF-8 text"),
    ("a.tbx", spoil(('target="isis"', 'target="lost"')), FIRST, "is related to `lost`, which is no entry"),
    ("a.tbx", spoil((">داعش<", f">{DEEP}<")), "<hi>", "not XML: Excessive depth"),
    ("a.csv", b"", 1, "no column `term_ar`, `term_en`"),
    ("a.csv", b"id,term_ar\nx,y\n", 1, "no column `term_en`"),
    ("a.csv", b"id,term_ar,term_en,colour\n", 1, "the unknown column `colour`"),
    ("a.csv", b"term_ar,term_en,term_en\n", 1, "the column `term_en` stands twice"),
    ("a.csv", b"term_ar,term_en\n", 0, "no row under the headings"),
    ("a.csv", b'id,term_ar,term_en\nx,"a\nb",c\ny,,\n', 4, "`y` has no Arabic and no English term"),
    ("a.csv", b"id,term_ar,term_en\nx,a,b\nx,c,d\n", 3, "the id `x` stands twice (first on line 2)"),
    ("a.csv", b"id,term_ar,term_en\nX Y,a,b\n", 2, "the id `X Y` cannot be an address"),
    ("a.csv", b"term_ar,term_en,plural\na,b,maybe\n", 2, "`maybe` cannot be the plural of an entry"),
    ("a.csv", b"id,kind,term_ar,term_en\nx,place\n", 2, "`x` has no Arabic and no English term"),
    ("a.csv", b"term_ar,term_en\na,b,c\n", 2, "3 cells under 2 headings"),
    ("a.csv", b"term_ar,term_en\na\x00,b\n", 2, "the invisible character U+0000"),
    ("a.csv", b'term_ar,term_en\n"a"b,c\n', 0, "not CSV"),
    ("a.csv", b'term_ar,term_en\n"a,c\n', 0, "not CSV"),
    ("a.csv", b"term_ar,term_en\n" + b"x" * 200_000 + b",b\n", 0, "not CSV: field larger"),
    ("a.csv", b"term_ar,term_en\n\xe4,b\n", 2, "the byte 0xE4 is not UTF-8 text"),
    ("a.csv", b"term_ar,term_en,related\na,b,lost\n", 2, "is related to `lost`, which is no entry"),
    ("a.xlsx", b"PK", 0, "neither .tbx nor .csv"),
]


@pytest.mark.parametrize(("name", "data", "where", "what"), BAD, ids=[f"{b[0]} {b[3][:40]}" for b in BAD])
def test_a_bad_file_is_one_clear_problem_and_changes_nothing(
    name: str, data: bytes, where: str | int, what: str
) -> None:
    merged = merge(data, GLOSSARY, name=name)
    assert (merged.text, merged.added, merged.changed) == (GLOSSARY, (), ())
    [problem] = merged.problems
    if isinstance(where, str):
        where = data.count(b"\n", 0, data.rindex(where.encode(errors="surrogatepass"))) + 1
    assert (problem.path, problem.line) == (name, where)
    assert what in problem.what
    assert problem.way_out.endswith((".", ")."))
    assert len(str(problem).splitlines()) == 1


def test_all_faults_of_a_file_are_told_at_once() -> None:
    table = b"id,term_ar,term_en,kind\nX,a,b,thing\nY,,,\n"
    assert len(read_terms(table, "a.csv").problems) == 4


@pytest.mark.parametrize(
    ("term", "what"),
    [
        (make_term("x", "a\x01", "b"), "the character U+0001"),
        (make_term("x", "a", "b", definition=Bilingual("", "\ufffe")), "the character U+FFFE"),
        (make_term("x", "a", "b", variants=(" ",)), "an empty form"),
        (make_term("x", "", "b"), "an empty form"),
        (make_term("X y", "a", "b"), "an id that is no address of its own"),
        (make_term("x", "a", "b", related=("y",)), "a relation to `y`"),
    ],
)
@pytest.mark.parametrize("form", GLOSSARY_FORMATS)
def test_a_term_that_cannot_be_written_is_told_before(term: Term, what: str, form: str) -> None:
    [problem] = find_unwritable([replace(term, line=7)], "g.yml")
    assert (problem.path, problem.line) == ("g.yml", 7)
    assert what in problem.what
    with pytest.raises(ValueError, match=re.escape(what)):
        write([term], form)


def test_a_doubled_id_is_told_before() -> None:
    assert [problem.line for problem in find_unwritable([ISIS, replace(ISIS, line=9)], "g.yml")] == [9]
