"""Terms -> SKOS, as Turtle or JSON-LD, by rdflib.

Every entry is a skos:Concept whose address is its place on the glossary page; the kinds are skos:Collections.
`plural` and `match` tell our own linker how to find a word and have no meaning for others: they stay at home.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DC, DCTERMS, FOAF, RDF, SKOS

from ..address import is_address
from ..model import Bilingual, Term
from .incoming import KINDS

_NO_ADDRESS = set('<>" {}|\\^`')
"""What an IRI of Turtle cannot hold (RDF 1.1 Turtle, IRIREF)."""


def write_turtle(terms: Sequence[Term], site_url: str, words: Mapping[str, Bilingual]) -> bytes:
    """The terms as Turtle in UTF-8; rdflib sorts it."""
    return _make_graph(terms, site_url, words).serialize(format="turtle", encoding="utf-8")


def write_jsonld(terms: Sequence[Term], site_url: str, words: Mapping[str, Bilingual]) -> bytes:
    """The terms as JSON-LD in UTF-8, sorted: rdflib writes it in the order of a set."""
    context = {
        "skos": str(SKOS),
        "dcterms": str(DCTERMS),
        "dc": str(DC),
        "foaf": str(FOAF),
    }
    written = _make_graph(terms, site_url, words).serialize(
        format="json-ld", context=context, encoding="utf-8"
    )
    return (json.dumps(_sort(json.loads(written)), ensure_ascii=False, indent=1) + "\n").encode()


def _sort(value: Any) -> Any:
    """JSON-LD arrays are sets unless they say otherwise, and ours never do."""
    if isinstance(value, dict):
        return {key: _sort(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted((_sort(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def _make_graph(terms: Sequence[Term], site_url: str, words: Mapping[str, Bilingual]) -> Graph:
    graph = Graph()
    for prefix, namespace in (("skos", SKOS), ("dcterms", DCTERMS), ("dc", DC), ("foaf", FOAF)):
        graph.bind(prefix, namespace)
    scheme = URIRef(f"{site_url}glossary.html")
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    _add_labels(graph, scheme, SKOS.prefLabel, words["glossary"])
    _add_labels(graph, scheme, DCTERMS.title, words["home_title"])
    places = {term.id: URIRef(f"{site_url}glossary.html#{term.id}") for term in terms}
    for term in terms:
        _add_term(graph, term, places, scheme)
        graph.add((places[term.id], FOAF.page, URIRef(f"{site_url}en/glossary.html#{term.id}")))
    for kind in KINDS:
        members = [places[term.id] for term in terms if term.kind == kind]
        collection = URIRef(f"{site_url}names.html#kind-{kind}")
        for member in members:
            graph.add((collection, SKOS.member, member))
        if members:
            graph.add((collection, RDF.type, SKOS.Collection))
            _add_labels(graph, collection, SKOS.prefLabel, words[kind])
    return graph


def _add_term(graph: Graph, term: Term, places: Mapping[str, URIRef], scheme: URIRef) -> None:
    place = places[term.id]
    graph.add((place, RDF.type, SKOS.Concept))
    graph.add((place, SKOS.inScheme, scheme))
    # Nothing is broader than another here, so every concept is one of the top.
    graph.add((place, SKOS.topConceptOf, scheme))
    graph.add((scheme, SKOS.hasTopConcept, place))
    graph.add((place, SKOS.notation, Literal(term.id)))
    _add_labels(graph, place, SKOS.prefLabel, Bilingual(term.ar.term, term.en.term))
    _add_labels(graph, place, SKOS.definition, term.definition)
    _add_others(graph, place, "ar", term.ar.term, term.ar.variants)
    _add_others(graph, place, "en", term.en.term, (*term.en.variants, *term.en.abbreviations))
    for other in term.related:
        if other != term.id:  # an entry is not related to itself
            graph.add((place, SKOS.related, places[other]))
            graph.add((places[other], SKOS.related, place))  # symmetric: SKOS Reference, S23
    for source in term.sources:
        if is_address(source) and not _NO_ADDRESS.intersection(source):
            graph.add((place, DCTERMS.source, URIRef(source)))
        else:
            graph.add((place, DC.source, Literal(source)))


def _add_labels(graph: Graph, place: URIRef, label: URIRef, both: Bilingual) -> None:
    for language, text in (("ar", both.ar), ("en", both.en)):
        if text:
            graph.add((place, label, Literal(text, lang=language)))


def _add_others(graph: Graph, place: URIRef, language: str, headword: str, forms: Sequence[str]) -> None:
    for form in forms:
        if form != headword:  # the labels are disjoint: SKOS Reference, S13
            graph.add((place, SKOS.altLabel, Literal(form, lang=language)))
