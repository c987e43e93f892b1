"""A TBX file -> Reading: our own in full, and of another program's what the glossary has a place for.

Both styles of ISO 30042:2019 are read (DCT: `basic:definition`; DCA: `descrip type="definition"`). Nothing is
fetched, no entity is unfolded and a document type is refused: a termbase needs none of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..faults import Problem, fault
from ..model import ArabicForms, Bilingual, EnglishForms, Term
from .incoming import KINDS, Incoming, Reading, check_incoming, decode
from .tbx import BASIC, CORE, HOUSE, LANG, MIN, PREFERRED

_GROUPS = {"descripGrp", "adminGrp", "termNoteGrp"}
_ABBREVIATED = {"abbreviation", "acronym", "shortForm"}
_NOTE = re.compile(r"\s*warraq\.(kind|plural|match):\s*(\S*)\s*")
_BLANK = re.compile(r"\s*")
_VALUES = {"kind": KINDS, "plural": ("true", "false"), "match": ("always", "never")}


def read_tbx(data: bytes, path: str) -> Reading:
    """The entries of the file, or at least one problem; never an exception."""
    text, problems = decode(data, path)
    if problems:
        return Reading(problems=problems)
    root, problems = _parse(text, path)
    if root is None:
        return Reading(problems=problems)
    reader = _Reader(path, _is_ours(root))
    found = [
        reader.read(entry) for entry in root.iterfind(f"{{{CORE}}}text/{{{CORE}}}body/{{{CORE}}}conceptEntry")
    ]
    if not found:
        return Reading(problems=(fault(path, 0, "no-entry"),))
    left_out = tuple(f"{name} ({count})" for name, count in sorted(reader.left_out.items()))
    problems = (*reader.problems, *check_incoming(found, path))
    return Reading(() if problems else tuple(found), left_out, problems)


def _parse(text: str, path: str) -> tuple[etree._Element | None, tuple[Problem, ...]]:
    if at := _find_doctype(text):
        return None, (fault(path, text.count("\n", 0, at) + 1, "document-type"),)
    # The file was decoded here, so what it declares about itself no longer matters.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        if not error.msg:
            return None, (fault(path, error.lineno or 0, "empty-xml"),)
        return None, (fault(path, error.lineno or 0, "not-xml", why=str(error.msg).splitlines()[0]),)
    problem = _check_root(root, path)
    return (None, (problem,)) if problem else (root, ())


def _find_doctype(text: str) -> int:
    """Where a document type stands in front of the root; 0 where none does."""
    at = 0
    while True:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing as well
        closing = "?>" if text.startswith("<?", at) else "-->" if text.startswith("<!--", at) else ""
        end = text.find(closing, at) if closing else -1
        if end < 0:
            return max(at, 1) if text.startswith("<!DOCTYPE", at) else 0
        at = end + len(closing)


def _check_root(root: etree._Element, path: str) -> Problem | None:
    name, line = etree.QName(root), root.sourceline or 0
    if name.localname == "martif":
        return fault(path, line, "older-tbx")
    if name.localname != "tbx":
        return fault(path, line, "not-tbx", name=name.localname)
    if name.namespace != CORE:
        return fault(path, line, "tbx-namespace", found=name.namespace or "", wanted=CORE)
    return None


def _is_ours(root: etree._Element) -> bool:
    paragraphs = root.iterfind(f"{{{CORE}}}tbxHeader/{{{CORE}}}encodingDesc/{{{CORE}}}p")
    return any((p.text or "").startswith(HOUSE) for p in paragraphs)


@dataclass(slots=True)
class _Found:
    """What an entry gives, as it is met."""

    said: dict[str, str] = field(default_factory=dict)
    related: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    definition: dict[str, str] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    variants: dict[str, list[str]] = field(default_factory=lambda: {"ar": [], "en": []})
    abbreviations: list[str] = field(default_factory=list)


class _Reader:
    """Reads entry after entry; holds the file's faults and what was left out of it."""

    def __init__(self, path: str, is_ours: bool) -> None:
        self.path, self.is_ours = path, is_ours
        self.left_out: Counter[str] = Counter()
        self.problems: list[Problem] = []

    def read(self, entry: etree._Element) -> Incoming:
        """The entry; what is wrong with it is added to the problems."""
        found = _Found()
        for name, child in _list_parts(entry):
            if name == "langSec":
                self._read_language(child, found)
            else:
                self._read_fact(name, child, found, "")
        name = _read_id(entry.get("id", ""))
        said = found.said
        term = Term(
            id=name if self.is_ours else "",
            ar=ArabicForms(found.heads.get("ar", ""), tuple(found.variants["ar"])),
            en=EnglishForms(
                found.heads.get("en", ""), tuple(found.variants["en"]), tuple(found.abbreviations)
            ),
            kind=said.get("kind", "concept"),  # type: ignore[arg-type]  # _read_note let only kinds in
            definition=Bilingual(found.definition.get("ar", ""), found.definition.get("en", "")),
            plural=said.get("plural", "true") == "true",
            match="never" if said.get("match") == "never" else "always",
            related=tuple(found.related),
            sources=tuple(found.sources),
            line=entry.sourceline or 0,
        )
        return Incoming(term, name, frozenset(said))

    def _read_fact(self, name: str, element: etree._Element, found: _Found, language: str) -> None:
        text = self._text(element)
        if name == "note" and (match := _NOTE.fullmatch(text)):
            self._read_note(match[1], match[2], element, found)
        elif name == "crossReference" and not language:
            found.related.append(_read_id(element.get("target", "")))
        elif name == "source" and text.strip():
            found.sources.append(text)
        elif name == "definition" and language in {"ar", "en"} and language not in found.definition:
            found.definition[language] = text
        else:
            self.left_out[name] += 1

    def _read_note(self, key: str, value: str, element: etree._Element, found: _Found) -> None:
        if value in _VALUES[key]:
            found.said[key] = value
            return
        self._tell(element, "bad-choice", value=value, key=key, choices=", ".join(_VALUES[key]))

    def _read_language(self, section: etree._Element, found: _Found) -> None:
        language = section.get(LANG, "").partition("-")[0].lower()
        if not language:
            self._tell(section, "section-without-language")
        elif language not in {"ar", "en"}:
            self.left_out[f"language {language}"] += 1
            return
        forms: list[tuple[str, str, bool]] = []
        for name, child in _list_parts(section):
            if name == "termSec":
                forms += self._read_form(child)
            else:
                self._read_fact(name, child, found, language)
        if forms and language:
            self._sort_forms(forms, language, found)

    def _read_form(self, section: etree._Element) -> list[tuple[str, str, bool]]:
        """The form with its kind and whether it is the preferred one; none where it is empty."""
        text, kind, is_preferred = "", "", False
        for name, child in _list_parts(section):
            value = self._text(child)
            if name == "term":
                text = value
            elif name == "termType":
                kind = value.strip()
            elif name == "administrativeStatus":
                is_preferred = value.strip() == PREFERRED
            else:
                self.left_out[name] += 1
        if text.strip():
            return [(text, kind, is_preferred)]
        self._tell(section, "empty-term")
        return []

    def _sort_forms(self, forms: list[tuple[str, str, bool]], language: str, found: _Found) -> None:
        """The headword is the preferred form, else the first that is not an abbreviation, else the first."""
        whole = [form for form in forms if form[1] not in _ABBREVIATED]
        head = next((form for form in forms if form[2]), (whole or forms)[0])
        at = next(i for i, form in enumerate(forms) if form is head)
        forms = forms[:at] + forms[at + 1 :]
        if language in found.heads:  # the language's second section
            forms.insert(0, head)
        found.heads.setdefault(language, head[0])
        for text, kind, _ in forms:
            is_short = kind in _ABBREVIATED and language == "en"
            (found.abbreviations if is_short else found.variants[language]).append(text)

    def _text(self, element: etree._Element) -> str:
        """The text; another program's line breaks and indentation are only its layout."""
        text = "".join(element.itertext())
        return text if self.is_ours else " ".join(text.split())

    def _tell(self, element: etree._Element, rule: str, **values: str) -> None:
        self.problems.append(fault(self.path, element.sourceline or 0, rule, **values))


def _read_id(name: str) -> str:
    return name[1:] if re.match(r"_\d", name) else name


def _list_parts(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The data categories and sections of the element; groups are opened."""
    for child in element:
        name = etree.QName(child)
        if name.namespace == CORE and name.localname in _GROUPS:
            yield from ((_name_category(part), part) for part in child)
        else:
            yield _name_category(child), child


def _name_category(element: etree._Element) -> str:
    """`basic:definition` and `<descrip type="definition">` are both `definition`."""
    name = etree.QName(element)
    if name.namespace not in {CORE, MIN, BASIC}:
        return str(element.tag)
    return str(name.localname if name.namespace != CORE else element.get("type") or name.localname)
