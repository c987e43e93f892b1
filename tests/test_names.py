"""English names, titles of other articles, and forms that two terms claim."""

import pytest

from glossary_terms import make_term
from warraq.catalog import build_catalog, find_claims
from warraq.mentions import find_english
from warraq.model import Reference, Term
from warraq.titles import find_titles, index_titles

# ---------------------------------------------------------------- titles


def test_a_reference_is_resolved_by_its_exact_title() -> None:
    titles = index_titles(
        {
            "iraq": "مكافحة الإرهاب: داعش في العراق، القدرات",
            "twice-a": "خلايا نائمة",
            "twice-b": "خلايا «نائمة»",
            "empty": "",
        }
    )
    spelt = Reference(3, "مكافحة الارهاب ـ داعش في العراق , القدرات")
    others = [Reference(4, "مكافحة الإرهاب: داعش في العراق"), Reference(5, "خلايا نائمة"), Reference(6, "—")]
    assert find_titles([spelt, *others], titles, own="another") == {spelt: "iraq"}
    assert find_titles([spelt, *others], titles, own="iraq") == {}
    assert find_titles([spelt, *others], titles, own="twice-a") == {spelt: "iraq", others[1]: "twice-b"}


# ---------------------------------------------------------------- English

ENGLISH = [
    make_term("hol", "مخيم الهول", "Al-Hol camp", en_variants=("Al-Hawl camp",)),
    make_term("cell", "خلية نائمة", "sleeper cell"),
    make_term("ct", "مكافحة الإرهاب", "counter-terrorism"),
    make_term("terror", "الإرهاب", "terrorism", plural=False),
    make_term("isis", "داعش", "ISIS", abbreviations=("IS",)),
    make_term("ngo", "منظمة", "organisation", abbreviations=("NGO",)),
    make_term("jadaa", "مخيم الجدعة", "Jada'a"),
    make_term("agency", "جهاز أمني", "security agencies"),
    make_term("nothing", "شيء", " "),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al-Hol camp, al Hol camp and al-Hawl camps", ["Al-Hol camp", "al Hol camp", "al-Hawl camps"]),
        ("A sleeper cell, Sleeper Cells, sleeper, cell", ["sleeper cell", "Sleeper Cells"]),
        (
            "counter-terrorism, counterterrorism, counter terrorism",
            ["counter-terrorism", "counterterrorism", "counter terrorism"],
        ),
        ("terrorism, terrorisms, bioterrorism, terrorist", ["terrorism"]),
        ("ISIS's men and Isis; IS is not what it is", ["ISIS", "IS"]),
        ("NGO and NGOs, ngo, NGOS", ["NGO", "NGOs"]),
        ("Jada\u2019a, Jadaa and Jada'a's", ["Jada\u2019a", "Jadaa", "Jada'a"]),
        ("a security agency; cells: sleeper\n\n\ncells", ["security agency"]),
        ("ter ror ism", []),
        ("", []),
    ],
)
def test_english_names_are_found(text: str, expected: list[str]) -> None:
    found = find_english(text, build_catalog(ENGLISH))
    assert [text[start:end] for _, start, end in found] == expected


def test_the_longest_english_name_counts() -> None:
    terms = [make_term("left", "واحد", "foreign fighter"), make_term("long", "اثنان", "fighter camps abroad")]
    text = "A foreign fighter camp abroad, a foreign fighter"
    found = find_english(text, build_catalog([*terms, make_term("camp", "ثلاثة", "camp")]))
    assert [term for term, _, _ in found] == ["left", "camp", "left"]
    found = find_english(text.replace("camp", "camps"), build_catalog(terms))
    assert [term for term, _, _ in found] == ["long", "left"]


def test_an_english_name_inside_another_is_not_told() -> None:
    found = find_english("the counter-terrorism unit", build_catalog(ENGLISH))
    assert found == (("ct", 4, 21),)


# ---------------------------------------------------------------- claims


def tell_claims(*terms: Term) -> list[str]:
    return [str(problem) for problem in find_claims(terms, "g.yml")]


def test_two_terms_for_one_form_are_a_fault_at_the_second() -> None:
    one = make_term("one", "الأجهزة الأمنية", "agencies", line=3)
    two = make_term("two", "خدمات", "services", variants=("اجهزة امنية",), line=9)
    (told,) = tell_claims(one, two)
    assert told.startswith("g.yml:9: ")
    assert "one" in told
    assert "two" in told
    assert "اجهزة امنية" in told


def test_english_forms_are_claimed_too() -> None:
    one = make_term("one", "واحد", "counter-terrorism", line=1)
    two = make_term("two", "اثنان", "second", en_variants=("Counterterrorism",), line=2)
    assert len(tell_claims(one, two)) == 1


def test_a_doubled_id_is_a_fault() -> None:
    one, two = make_term("one", "واحد", line=1), make_term("one", "اثنان", line=7)
    (told,) = tell_claims(one, two)
    assert told.startswith("g.yml:7: the id one stands twice (first on line 1)")
    assert build_catalog([one, two]).terms["one"] is one


def test_different_terms_claim_nothing() -> None:
    assert tell_claims(*ENGLISH) == []
    place, concept = make_term("raqqa", "الرقة", kind="place"), make_term("tender", "رقة")
    assert tell_claims(place, concept) == []
    abbreviated = make_term("is", "الدولة", "IS"), make_term("being", "هو", "is")
    assert tell_claims(*abbreviated) == []
