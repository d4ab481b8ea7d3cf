"""The fields of a header by their bare keys, out of the mappings and lists that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.metadata import spellings
from reader.metadata.csl import DEEPEST

_NESTED = ("og", "params", "extra", "taxonomies", "meta", "metadata", "dates", "biblio",
           "article", "book", "page")  # fmt: skip
"""Mappings whose fields belong to the text, the last one first."""
_CONTAINERS = ("is-part-of", "journal", "newspaper", "magazine", "container", "publication", "site")
"""Fields that may be mappings, with the volume beside the title."""
NAMED = ("title", "name", "main", "full", "text", "value", "literal", "short")
"""What a mapping has its own name under."""
_PEOPLE = ("author", "authors", "creator")


def by_role(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Fields in which pandoc's lists for EPUB, of texts with their types and roles, are apart."""
    found = dict(fields)
    titles, people = _of_kinds(fields.get("title")), _of_kinds(fields.get("creator"))
    if titles:
        found |= {"title": (titles.get("main") or titles.get("") or [""])[0]}
        found |= _only("subtitle", titles)
    if people and "author" not in fields:
        found.pop("creator")
        found |= {"author": people.get("author") or people.get("aut") or people.get("")}
        found |= _only("editor", people)
    if numbers := _of_kinds(fields.get("identifier")):
        found["identifier"] = next(iter(numbers.values()))[0]
    return found


def _of_kinds(value: Any) -> dict[str, list[str]]:
    """The texts of a list of mappings, by what each says that it is."""
    found: dict[str, list[str]] = {}
    for each in value if isinstance(value, list) else []:
        if not (isinstance(each, Mapping) and isinstance(each.get("text"), str)):
            return {}
        kind = next((each[key] for key in ("type", "role", "scheme") if key in each), "")
        found.setdefault(str(kind), []).append(each["text"])
    return found


def _only(name: str, texts: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: texts[name]} if name in texts else {}


def known(fields: Mapping[str, Any]) -> dict[str, Any]:
    """All fields by bare key, including nested ones."""
    plain = {spellings.plain(key): value for key, value in fields.items()}
    known: dict[str, Any] = _bare(_described_within(plain))
    for name in (*_NESTED, *_CONTAINERS):
        for inner in nested(plain.get(name)):
            skipped = {*NAMED, "url", "@type"} if name in _CONTAINERS else set()
            kept = {key: value for key, value in inner.items() if key not in skipped}
            known |= _bare(kept)
    known |= _bare(plain)
    cited = plain.get("citation")
    return known | (_bare(cited) if isinstance(cited, Mapping) else {})


def _described_within(plain: Mapping[str, Any]) -> Mapping[str, Any]:
    """The one mapping that has title and author, of a header that has neither.

    Programs have a mapping named after themselves for what they know of a text.
    """
    if "title" in plain or any(each in plain for each in _PEOPLE):
        return {}
    within = [each for each in plain.values() if isinstance(each, Mapping)]
    about = [each for each in within if "title" in each and any(one in each for one in _PEOPLE)]
    return about[0] if len(about) == 1 else {}


def nested(value: Any) -> Iterator[Mapping[str, Any]]:
    """A mapping, and those of what it is part of, as schema.org has them."""
    for _ in range(DEEPEST):
        if not isinstance(value, Mapping):
            return
        yield value
        value = value.get("isPartOf")


def _bare(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields by bare key; one with a prefix counts only if no other has its name."""
    bare: dict[str, Any] = {}
    prefixed: dict[str, Any] = {}
    for key, value in fields.items():
        name, is_cut = spellings.bare(spellings.plain(str(key)))
        if is_cut and name == "type":
            continue
        (prefixed if is_cut else bare).setdefault(name, value)
    return prefixed | bare
