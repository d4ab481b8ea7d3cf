"""What the services for DOIs and ISBNs know about a work, as a CSL item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from reader.errors import ReaderError
from reader.metadata import dates, schema
from reader.metadata.csl import DATE_FIELDS, NAME_FIELDS
from reader.metadata.people import names
from reader.text.canonical import canonical
from reader.workspace.intake.fetch import fetch, site_of

_CSL = "application/vnd.citationstyles.csl+json"
_LARGEST = 1_000_000
"""The most bytes of a response."""
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_WANTED = (
    *("type", "title", "author", "editor", "translator", "container-title", "issued", "publisher"),
    *("publisher-place", "volume", "issue", "page", "edition", "number", "DOI", "ISBN", "ISSN"),
    *("collection-title", "event-title", "language", "number-of-pages", "URL"),
)
"""Fields that are accepted; abstracts, licences and lists of references are not."""
_NAME_PARTS = (
    *("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"),
)
_ISBN_LENGTHS = (10, 13)


def of_doi(doi: str, service: str) -> dict[str, Any]:
    """The metadata of the work with a DOI.

    Args:
        doi: The DOI, or its address.
        service: The base address, to which DOIs are appended.

    Raises:
        ReaderError: It is not a DOI, it is unknown, or the service can't be reached.
    """
    found = _DOI.fullmatch(doi.strip())
    if found is None:
        raise ReaderError(f"{doi} is no DOI: one begins with 10., such as 10.1000/182.")
    address = service.rstrip("/") + "/" + quote(found[1], safe="/()")
    missing = f"{site_of(service)} does not know the DOI {found[1]}: check it."
    return _taken(_json(address, _CSL, missing), {"DOI": found[1]})


def of_isbn(isbn: str, service: str) -> dict[str, Any]:
    """The metadata of the book with an ISBN.

    Args:
        isbn: The ISBN, with or without hyphens.
        service: The address of Open Library, or of a compatible service.

    Raises:
        ReaderError: It is not an ISBN, it is unknown, or the service can't be reached.
    """
    number = re.sub(r"[\s-]", "", isbn).upper()
    if not _is_isbn(number):
        raise ReaderError(f"{isbn} is no ISBN: its last digit does not fit the others.")
    query = f"/api/books?bibkeys=ISBN:{number}&format=json&jscmd=data"
    missing = f"{site_of(service)} does not know the ISBN {isbn}: check it."
    book = _json(service.rstrip("/") + query, "application/json", missing).get(f"ISBN:{number}")
    if not isinstance(book, dict):
        raise ReaderError(missing)
    title = ": ".join(str(book[key]) for key in ("title", "subtitle") if book.get(key))
    item = {
        "type": "book",
        "title": title,
        "author": [name for each in _named(book, "authors") for name in names.parse([each])],
        "publisher": ", ".join(_named(book, "publishers")),
        "publisher-place": ", ".join(_named(book, "publish_places")),
        "issued": dates.of_header(str(book.get("publish_date", ""))),
        "number-of-pages": book.get("number_of_pages"),
    }
    return _taken(item, {"ISBN": isbn.strip()})


def _named(book: Mapping[str, Any], key: str) -> list[str]:
    listed = book.get(key)
    return [str(each["name"]) for each in _mappings(listed) if each.get("name")]


def _mappings(value: object) -> Iterable[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _is_isbn(number: str) -> bool:
    """Whether a number's check digit is right."""
    if len(number) not in _ISBN_LENGTHS or not re.fullmatch(r"\d+[\dX]", number):
        return False
    digits = [10 if digit == "X" else int(digit) for digit in number]
    if len(digits) == _ISBN_LENGTHS[0]:
        return sum(digit * (10 - at) for at, digit in enumerate(digits)) % 11 == 0
    return (
        "X" not in number and sum(d * (1 + 2 * (at % 2)) for at, d in enumerate(digits)) % 10 == 0
    )


def _json(address: str, accept: str, missing: str) -> dict[str, Any]:
    """The response of a service."""
    found = fetch(address, accept=accept, reads=False, largest=_LARGEST, missing=missing)
    try:
        answer = json.loads(found.data)
    except (ValueError, RecursionError) as error:
        raise ReaderError(
            f"{site_of(found.address)} answered with something else than data."
        ) from error
    if not isinstance(answer, dict):
        raise ReaderError(missing)
    return answer


def _taken(item: Mapping[str, Any], sure: Mapping[str, str]) -> dict[str, Any]:
    """The accepted fields of an item, each in the required form."""
    found: dict[str, Any] = {}
    for field in _WANTED:
        value = item.get(field)
        if field in NAME_FIELDS:
            value = [name for each in _mappings(value) if (name := _name(each))]
        elif field in DATE_FIELDS:
            value = _date(value)
        elif field == "type":
            value = value if value in schema.TYPES else None
        else:
            value = _line(value)
        if value:
            found[field] = value
    if "DOI" in sure:
        # Its address says no more than the DOI does.
        found.pop("URL", None)
    return {**found, **sure}


def _name(name: Mapping[str, Any]) -> dict[str, str]:
    parts = {key: _line(name.get(key)) for key in _NAME_PARTS}
    return {key: value for key, value in parts.items() if value}


def _date(value: object) -> dict[str, Any] | None:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    is_date = isinstance(first, list) and first and all(isinstance(each, int) for each in first)
    return {"date-parts": [list(first[:3])]} if is_date and first else None


def _line(value: object) -> str:
    """A value as one line; the first of several, such as two ISSNs."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    return " ".join(canonical(str(value).encode("utf-8", "replace").decode()).split())
