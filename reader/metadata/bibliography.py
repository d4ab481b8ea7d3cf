"""One file with the works of many texts, such as a reference manager keeps.

A text is matched with its work by citation key, DOI, address, then title. The file takes precedence
over the text's own metadata, but not over a sidecar file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reader.lazy import late_pattern, lazy
from reader.metadata.people import roles
from reader.text.canonical import canonical
from reader.text.document import Document

if TYPE_CHECKING:
    from reader.metadata import sidecar, works
    from reader.metadata.works import Trouble, Work
else:  # most workspaces have no such file
    sidecar = lazy("reader.metadata.sidecar")
    works = lazy("reader.metadata.works")

_COMMAND = late_pattern(r"\\(?:[A-Za-z]+\s*|.)")
_DOI = late_pattern(r"10\.\d{4,9}/\S+")
_TRACKING = late_pattern(r"(?:utm_\w+|fbclid|gclid|ref|source)=[^&]*&?")
_SHORTEST = 8
"""Letters from which a title is distinctive; `Home` is not."""


class Bibliography:
    """The bibliography file, read when first needed, and again when it has changed."""

    def __init__(self) -> None:
        """Start without a file."""
        self._path: Path | None = None
        self._read: tuple[float, int] | None = None
        self._found: dict[str, dict[str, list[Work]]] = {}
        self._wrong: tuple[Trouble, ...] = ()

    @property
    def path(self) -> Path | None:
        """The file; None if there is none."""
        return self._path

    def use(self, path: Path | None) -> None:
        """Set the bibliography file; None for none."""
        if path != self._path:
            self._path, self._read, self._found, self._wrong = path, None, {}, ()

    def described(self, document: Document) -> Document:
        """A document with the metadata of its work in the file, if it is there."""
        if self._path is None:
            return document
        self._refresh(self._path)
        found, how = self._matched(document)
        document = replace(document, notices=(*document.notices, *self._told_of(document, found)))
        name = canonical(self._path.name)
        if len(found) > 1:
            notice = f"{name} has {len(found)} works with this {how}. {sidecar.NONE_TAKEN}"
            return replace(document, notices=(*document.notices, notice))
        if not found:
            return document
        item = found[0].item()
        told = [f"{name}: {notice}" for notice in item.notices]
        described = replace(document, notices=(*document.notices, *told))
        return _with(described, item.csl, name)

    def _refresh(self, path: Path) -> None:
        """Read the file, unless it is unchanged."""
        try:
            status = path.stat()
            now = (status.st_mtime, status.st_size)
        except (OSError, ValueError):
            now = None
        if now is None:
            name = canonical(str(path))
            problem = f"There is no library file {name}. {sidecar.CORRECT}"
            self._read, self._found = None, {}
            self._wrong = (works.Trouble("", problem, is_of_work=False),)
        elif now != self._read:
            found, self._wrong = works.works(path)
            self._read, self._found = now, _indexed(found)

    def _told_of(self, document: Document, found: list[Work]) -> list[str]:
        """The errors that concern a document: in its works, or in one that may have been its own.

        An entry without a readable key may be that of any document for which there is no other.
        """
        keys = {key.casefold() for work in found for key in work.keys} | {*_signs(document)["key"]}
        return [
            each.sentence
            for each in self._wrong
            if not each.is_of_work or (each.key.casefold() in keys if each.key else not found)
        ]

    def _matched(self, document: Document) -> tuple[list[Work], str]:
        """The works that match a document, with the identifiers they share with it."""
        for how, values in _signs(document).items():
            for value in values:
                if found := self._found.get(how, {}).get(value):
                    return found, how
        return [], ""


def _indexed(works: list[Work]) -> dict[str, dict[str, list[Work]]]:
    """Works by each of their identifiers."""
    found: dict[str, dict[str, list[Work]]] = {"key": {}, "DOI": {}, "URL": {}, "title": {}}
    for work in works:
        for how, value in _signs_of(work):
            if value:
                found[how].setdefault(value, []).append(work)
    return found


def _signs_of(work: Work) -> Iterator[tuple[str, str]]:
    for key in work.keys:
        yield "key", key.casefold()
    yield "DOI", _doi(str(work.said.get("DOI", "")))
    yield "URL", _address(str(work.said.get("URL", "")))
    yield "title", _title(str(work.said.get("title", "")))


def _signs(document: Document) -> dict[str, list[str]]:
    """The identifiers of a document's work, the most reliable first."""
    csl = document.csl
    stem = document.path.name.removesuffix(document.path.suffix) if document.path else ""
    title = csl.get("title", document.title)
    return {
        "key": [str(key).casefold() for key in (csl.get("citation-key"), stem) if key],
        "DOI": [_doi(str(csl.get("DOI", "")))],
        "URL": [_address(str(csl.get("URL", "")))],
        "title": [_title(str(title))],
    }


def _doi(said: str) -> str:
    found = _DOI.search(said)
    return found[0].rstrip(".,}").casefold() if found else ""


def _address(said: str) -> str:
    """An address without insignificant parts: scheme, `www.`, tracking, a trailing slash."""
    said = said.replace("\\", "").strip("{} ")
    try:
        parts = urlsplit(said)
        host = parts.hostname or ""
    except ValueError:
        return ""
    query = _TRACKING.sub("", parts.query).rstrip("&")
    whole = host.removeprefix("www.") + parts.path.rstrip("/")
    return (whole + (f"?{query}" if query else "")) if host else ""


def _title(said: str) -> str:
    """The letters and digits of a title, without markup; empty if there are few."""
    plain = _COMMAND.sub("", re.sub(r"</?\w+[^<>]*>", "", said))
    decomposed = unicodedata.normalize("NFKD", plain).casefold()
    letters = "".join(char for char in decomposed if char.isalnum())
    is_wide = any(char >= "\u2e80" for char in letters)
    return letters if len(letters) >= _SHORTEST or (is_wide and len(letters) > 1) else ""


def _with(document: Document, item: Mapping[str, Any], origin: str) -> Document:
    """A document with a work's fields, except those given by a sidecar file."""
    csl, csl_from = dict(document.csl), dict(document.csl_from)
    beside = sidecar.names_beside(document.path) if document.path else frozenset()
    for name, value in item.items():
        if value and csl_from.get(name) not in beside:
            csl[name], csl_from[name] = value, origin
    for name in (roles.MAKERS & csl.keys()) - item.keys():
        if csl_from.get(name) not in beside:
            csl[name] = roles.not_known(name, csl[name], item)
    title = csl.get("title")
    return replace(
        document,
        csl={name: value for name, value in csl.items() if value or name not in roles.MAKERS},
        csl_from=csl_from,
        title=sidecar.plain_title(title) if isinstance(title, str) else document.title,
    )
