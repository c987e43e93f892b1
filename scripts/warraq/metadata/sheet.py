"""A page's front matter and addresses -> Sheet: what machines may know of the page.

The front matter says names as readers see them; the glossary says who bears them, so that a person and an
organisation are told apart. Nothing is guessed: what no record says stays empty.
"""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from selectolax.lexbor import LexborHTMLParser

from ..edtf_dates import describe_date
from ..model import Bilingual, Term

LANGUAGES = ("ar", "en")
DEFAULT = "ar"
CARDS = "assets/cards"
Kind = Literal["article", "summary", "glossary", "names", "home", "list", "subject", "about", "page"]
_KINDS: dict[str, Kind] = {
    "index": "home",
    "glossary": "glossary",
    "names": "names",
    "articles/index": "list",
    "subjects/index": "list",
    "about": "about",
}


@dataclass(frozen=True, slots=True)
class Site:
    """The archive in one language. `url` is absolute and ends with a slash; every address begins with it."""

    url: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something named; `term` is the glossary's entry of it, None where it has none."""

    text: str
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page. Addresses are absolute; texts are plain text in the page's language."""

    site: Site
    kind: Kind
    language: str
    path: str
    """The address below the site: `en/articles/x.html`."""
    counterpart: str
    """That of the same page in the other language."""
    title: str
    description: str
    identifier: str = ""
    slug: str = ""
    creators: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    publisher: Name | None = None
    date: str = ""
    """EDTF."""
    source: str = ""
    rights: str = ""
    subjects: tuple[Name, ...] = ()
    status: str = ""
    """Of the English summary: `draft`, `reviewed`, `none`."""
    summary: str = ""
    """The whole English summary."""

    @property
    def address(self) -> str:
        """Where the page is."""
        return self.site.url + self.path

    @property
    def addresses(self) -> dict[str, str]:
        """Language -> where the page is in it."""
        both = {self.language: self.address, _other(self.language): self.site.url + self.counterpart}
        return {language: both[language] for language in LANGUAGES}

    @property
    def card(self) -> str:
        """The picture of the page for those who share it, below the site."""
        return f"{CARDS}/{self.language}/{self.slug}.png" if self.slug else f"{CARDS}/{self.language}.png"

    def say_date(self, words: Mapping[str, Bilingual]) -> str:
        """The date in words of the page's language; empty where none is known."""
        return describe_date(self.date, words).in_language(self.language) if self.date else ""

    def facts(self, words: Mapping[str, Bilingual]) -> dict[str, Any]:
        """Publisher, date, status and subjects of an article, as a list of results shows them."""
        publisher = self.publisher.text if self.publisher else ""
        facts = {"publisher": publisher, "date": self.say_date(words), "status": self.status}
        subjects = [subject.text for subject in self.subjects]
        return {key: value for key, value in facts.items() if value} | {"subjects": subjects}

    def locate(self, page: str) -> str:
        """Where a page of this language is: `glossary.html#isis`."""
        return self.site.url + root(self.language) + page


class Names:
    """The glossary, by id and by the headwords of each language; the first entry of a headword counts."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self.by_id = {term.id: term for term in terms}
        self._by_text = {
            (language, getattr(term, language).term): term
            for term in reversed(terms)
            for language in LANGUAGES
        }

    def find(self, text: str, language: str) -> Name:
        """The bearer of a name as the page says it."""
        return Name(text, self._by_text.get((language, text)))

    def say(self, identifier: str, language: str) -> Name:
        """The entry's headword; an id that the glossary lacks stands for itself."""
        term = self.by_id.get(identifier)
        return Name(getattr(term, language).term if term else identifier, term)


def root(language: str) -> str:
    """The folder of a language below the site."""
    return "" if language == DEFAULT else f"{language}/"


def _other(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)


def read_sheet(
    meta: Mapping[str, Any], source: str, addresses: tuple[str, str], site: Site, names: Names
) -> Sheet:
    """The sheet of the page made from `docs/<source>`.

    `addresses` are those of the page and of its counterpart, below the site. `title` and `description` of
    the front matter are HTML, as the theme prints them; everything else in it is text.
    """
    language = str(meta["lang"])
    subject = source.removeprefix(f"{language}/subjects/").removesuffix(".md")
    kind = _find_kind(meta, source.removeprefix(f"{language}/").removesuffix(".md"))
    facts = _read_facts(meta, language, names) if "identifier" in meta else {}
    if kind == "subject":
        facts = {"subjects": (names.say(subject, language),)}
    title, description = (html.unescape(str(meta.get(key) or "")) for key in ("title", "description"))
    return Sheet(site, kind, language, *addresses, title or str(meta.get("slug", "")), description, **facts)


def _find_kind(meta: Mapping[str, Any], page: str) -> Kind:
    if "identifier" in meta:
        return "article" if meta["lang"] == DEFAULT else "summary"
    return _KINDS.get(page) or ("subject" if page.startswith("subjects/") else "page")


def _read_facts(meta: Mapping[str, Any], language: str, names: Names) -> dict[str, Any]:
    return {
        "identifier": str(meta["identifier"]),
        "slug": str(meta["slug"]),
        "creators": tuple(names.find(text, language) for text in meta["creator"]),
        "translators": tuple(names.find(text, language) for text in meta["translator"]),
        "publisher": names.find(meta["publisher"], language) if meta["publisher"] else None,
        "date": str(meta["date"] or ""),
        "source": str(meta["source"] or ""),
        "rights": str(meta["rights"] or ""),
        "subjects": tuple(names.say(subject, language) for subject in meta["subject"]),
        "status": str(meta.get("summary_status") or ""),
    }


def read_summary(content: str) -> str:
    """The text of the summary in the HTML of an English article page; empty where it has none."""
    node = LexborHTMLParser(content).css_first("h2#summary")
    texts = []
    while node and (node := node.next) and node.tag != "h2":
        if node.tag == "p" and "status" not in (node.attributes.get("class") or ""):
            texts.append(" ".join(node.text(deep=True).split()))
    return " ".join(texts)
