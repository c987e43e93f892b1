"""Terms -> TBX (ISO 30042:2019), style DCT, dialect TBX-Basic; tbx_reading is the way back.

A term's id is its conceptEntry's (`_` before a leading digit, which XML does not allow there). Its headword
is the termSec with preferredTerm-admn-sts, a variant or an abbreviation says so in basic:termType; their
definitions stand in the langSec, related entries are basic:crossReference, sources basic:source. Kind, plural
and match, which TBX-Basic has no category for, are notes of the conceptEntry in a form that the header tells.
"""

from collections.abc import Mapping, Sequence

from lxml import etree

from ..model import Bilingual, Term

CORE = "urn:iso:std:iso:30042:ed-2"
MIN = "http://www.tbxinfo.net/ns/min"
BASIC = "http://www.tbxinfo.net/ns/basic"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

PREFERRED = "preferredTerm-admn-sts"
HOUSE = "Form warraq-1:"
"""Opens the paragraph of the header by which our own file is known."""

_FORM = (
    f"{HOUSE} the notes of a conceptEntry give the fields of the glossary that TBX-Basic has no category "
    "for. “warraq.kind: concept, organisation, person, place or event”; “warraq.plural: true or false”, "
    "whether the plural is a form of the same word; “warraq.match: always or never”, whether texts are "
    "linked to the entry. White space in the texts counts."
)


def write_tbx(terms: Sequence[Term], site_url: str, words: Mapping[str, Bilingual]) -> bytes:
    """The terms as a TBX file in UTF-8, in their order.

    ValueError, by lxml, where a text holds a character that XML does not allow.
    """
    root = etree.Element(f"{{{CORE}}}tbx", nsmap={None: CORE, "min": MIN, "basic": BASIC})
    root.set("style", "dct")
    root.set("type", "TBX-Basic")
    root.set(LANG, "ar")
    _write_header(root, site_url, words)
    body = _add(_add(root, "text"), "body")
    names = {term.id: term.en.term for term in terms}
    for term in terms:
        _write_entry(_add(body, "conceptEntry"), term, names)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def write_id(identifier: str) -> str:
    """The id as XML allows it: `24-hours` -> `_24-hours`."""
    return f"_{identifier}" if identifier[:1].isdigit() else identifier


def _write_header(root: etree._Element, site_url: str, words: Mapping[str, Bilingual]) -> None:
    header = _add(root, "tbxHeader")
    description = _add(header, "fileDesc")
    _add(_add(description, "titleStmt"), "title", f"{words['glossary'].en}. {words['home_title'].en}")
    _add(_add(description, "sourceDesc"), "p", site_url)
    _add(_add(header, "encodingDesc"), "p", _FORM)


def _write_entry(entry: etree._Element, term: Term, names: Mapping[str, str]) -> None:
    entry.set("id", write_id(term.id))
    for other in term.related:
        _add(entry, "crossReference", names[other], BASIC).set("target", write_id(other))
    for source in term.sources:
        _add(entry, "source", source, BASIC)
    for key, value in (("kind", term.kind), ("plural", str(term.plural).lower()), ("match", term.match)):
        _add(entry, "note", f"warraq.{key}: {value}")
    arabic = [(form, "variant") for form in term.ar.variants]
    english = [(form, "variant") for form in term.en.variants]
    english += [(form, "abbreviation") for form in term.en.abbreviations]
    _write_language(entry, "ar", term.definition.ar, term.ar.term, arabic)
    _write_language(entry, "en", term.definition.en, term.en.term, english)


def _write_language(
    entry: etree._Element, language: str, definition: str, headword: str, forms: Sequence[tuple[str, str]]
) -> None:
    section = _add(entry, "langSec")
    section.set(LANG, language)
    if definition:
        _add(section, "definition", definition, BASIC)
    head = _add(section, "termSec")
    _add(head, "term", headword)
    _add(head, "administrativeStatus", PREFERRED, MIN)
    for form, kind in forms:
        other = _add(section, "termSec")
        _add(other, "term", form)
        _add(other, "termType", kind, BASIC)


def _add(parent: etree._Element, name: str, text: str | None = None, namespace: str = CORE) -> etree._Element:
    child = etree.SubElement(parent, f"{{{namespace}}}{name}")
    child.text = text
    return child
