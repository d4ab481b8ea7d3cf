"""The package document of a book: its files, reading order and metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from lxml.etree import _Element as Element

from reader.errors import ReaderError
from reader.formats.archive import Archive, joined, plain
from reader.formats.markup import tree
from reader.formats.markup.notes import name_of
from reader.metadata import dates
from reader.metadata.item import Metadata
from reader.metadata.people import long_lists, names
from reader.text.canonical import canonical

ORIGIN = "package"
"""The origin of metadata that a book gives."""
_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_ROLES = {"aut": "author", "edt": "editor", "trl": "translator"}
_ISBN = re.compile(r"(?:urn:)?(?:isbn:?)?\s*((?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx])$", re.IGNORECASE)
_FONTS = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
"""Font obfuscation algorithms, which do not prevent reading."""
_MOST_FALLBACKS = 10
_MOST_EXAMINED = 100
"""The most people of a book whose names are examined for all that people write into them."""
_CHAPTERS = {
    "",
    "application/xhtml+xml",
    "text/html",
    "application/x-dtbook+xml",
    "text/x-oeb1-document",
}


class Part(NamedTuple):
    """A file of a book."""

    name: str
    """The archive entry."""
    kind: str
    """Its media type."""
    properties: str
    """Its other properties, such as `nav`."""
    fallback: str = ""
    """The id of its fallback, to read if it can't be read itself."""

    @property
    def is_text(self) -> bool:
        """Whether it is a chapter to read."""
        return self.kind in _CHAPTERS


class Package(NamedTuple):
    """The content of a package document."""

    parts: Mapping[str, Part]
    """Its files by id."""
    spine: tuple[Part, ...]
    """The spine: the files to read, in order."""
    contents: Part | None
    """The file with its table of contents: a navigation document, or an NCX."""
    metadata: Element | None
    """The metadata that it gives."""
    lost: int
    """How many parts of the spine are missing from the book."""


def package(archive: Archive, name: str) -> Package:
    """The package of a book.

    Args:
        archive: The book.
        name: Its name in messages.

    Raises:
        ReaderError: It has none, or one that can't be read, or it is protected.
    """
    container = tree.xml(archive.read(_CONTAINER))
    paths = [each.get("full-path") or "" for each in _all(container, "rootfile")]
    path = next((each for each in paths if each in archive), "")
    root = tree.xml(archive.read(path)) if path else None
    if root is None:
        raise ReaderError(f"{name} is no whole EPUB: its list of contents is missing or damaged.")
    parts = {
        each.get("id") or "": Part(
            joined(path, each.get("href") or ""),
            (each.get("media-type") or "").strip().lower(),
            each.get("properties") or "",
            each.get("fallback") or "",
        )
        for manifest in _all(root, "manifest")
        for each in _all(manifest, "item")
    }
    wanted = [each.get("idref") or "" for each in _all(root, "itemref")]
    known = [_readable(parts[each], parts) for each in wanted if each in parts]
    spine = tuple(dict.fromkeys(each for each in known if each.name in archive))
    lost = len(wanted) - sum(each.name in archive for each in known)
    _refuse_protected(archive, name, {each.name for each in spine})
    ncx = next((each.get("toc") or "" for each in _all(root, "spine")), "")
    nav = next((each for each in parts.values() if "nav" in each.properties.split()), None)
    found = nav or parts.get(ncx)
    found = found or next((each for each in parts.values() if "dtbncx" in each.kind), None)
    return Package(parts, spine, found, next(_all(root, "metadata"), None), lost)


def _readable(part: Part, parts: Mapping[str, Part]) -> Part:
    """A part, or the first of its fallbacks that is text."""
    seen = part
    for _ in range(_MOST_FALLBACKS):
        if seen.is_text or seen.fallback not in parts:
            break
        seen = parts[seen.fallback]
    return seen if seen.is_text else part


def _refuse_protected(archive: Archive, name: str, read: set[str]) -> None:
    """Refuse a book in which a part of the spine is encrypted."""
    data = archive.read("META-INF/encryption.xml")
    for each in _all(tree.xml(data) if data else None, "encrypteddata"):
        methods = {one.get("Algorithm") or "" for one in _all(each, "encryptionmethod")}
        files = {plain(unquote(one.get("URI") or "")) for one in _all(each, "cipherreference")}
        if not methods <= _FONTS and (not files or files & read):
            raise ReaderError(
                f"{name} is protected (DRM), so only the shop's own programs can read it: "
                "ask for a copy without protection."
            )


def _all(root: Element | None, name: str) -> Iterator[Element]:
    """All elements with a lower-case name in a tree."""
    return iter(()) if root is None else (each for each in root.iter() if name_of(each) == name)


def described(root: Element | None) -> Metadata:
    """The metadata that a book gives."""
    found = Metadata()
    if root is None:
        return found
    refined: dict[tuple[str, str], str] = {}
    for each in _all(root, "meta"):
        if each.get("refines") and each.get("property"):
            refined[each.get("refines").lstrip("#"), each.get("property")] = _words(each)
    found.add("title", _title(root, refined), ORIGIN)
    people: dict[str, list[dict[str, str]]] = {}
    for kind, usual in (("creator", "author"), ("contributor", "")):
        for each in _all(root, kind):
            known = each.get("id") or ""
            role = each.get(f"{_OPF}role") or refined.get((known, "role"), "")
            field = _ROLES.get(role.strip().lower(), usual if not role else "")
            sorted_as = each.get(f"{_OPF}file-as") or refined.get((known, "file-as"), "")
            is_early = sum(map(len, people.values())) < _MOST_EXAMINED
            found_in = _people if is_early else _as_written
            people.setdefault(field, []).extend(found_in(_words(each), sorted_as))
    for field in _ROLES.values():
        found.add(field, people.get(field), ORIGIN)
    found.add("publisher", _first(root, "publisher"), ORIGIN)
    found.add("issued", _issued(root), ORIGIN)
    found.add("ISBN", _isbn(root), ORIGIN)
    found.add("language", _first(root, "language"), ORIGIN)
    found.add("type", "book", ORIGIN)
    return found


def _words(element: Element) -> str:
    return canonical(" ".join("".join(element.itertext()).split()))


def _first(root: Element, name: str) -> str:
    return next((text for each in _all(root, name) if (text := _words(each))), "")


def _title(root: Element, refined: Mapping[tuple[str, str], str]) -> str:
    """The main title and the subtitle, if the book says which is which."""
    titles = [(refined.get((each.get("id") or "", "title-type"), ""), _words(each))
              for each in _all(root, "title")]  # fmt: skip
    titles = [(kind, text) for kind, text in titles if text]
    main = next((text for kind, text in titles if kind == "main"), titles[0][1] if titles else "")
    subtitle = next((text for kind, text in titles if kind == "subtitle"), "")
    return f"{main}: {subtitle}" if main and subtitle and subtitle not in main else main


def _people(said: str, sorted_as: str) -> list[dict[str, str]]:
    """The people named by an entry; its sort form shows the family name."""
    same = sorted(re.findall(r"\w+", said.casefold())) == sorted(
        re.findall(r"\w+", sorted_as.casefold())
    )
    return names.parse([sorted_as if same and sorted_as.count(",") == 1 else said]) if said else []


def _as_written(said: str, _: str) -> list[dict[str, str]]:
    """The person named by an entry far into a long list."""
    return [name] if (name := long_lists.name(said)) else []


def _issued(root: Element) -> dict[str, object] | None:
    """The date on which a book was published."""
    found = {
        (each.get(f"{_OPF}event") or ""): _words(each)
        for each in reversed(list(_all(root, "date")))
    }
    said = found.get("publication") or found.get("original-publication") or found.get("")
    said = said or next(iter(found.values()), "")
    return dates.of_header(said[:10] if re.match(r"\d{4}-\d\d-\d\dT", said) else said)


def _isbn(root: Element) -> str:
    for each in (*_all(root, "identifier"), *_all(root, "source")):
        match = _ISBN.match(_words(each))
        if match and re.sub(r"\D", "", match[1]):
            is_said = "isbn" in (each.get(f"{_OPF}scheme") or _words(each)).lower()
            if is_said or match[1].startswith(("978", "979")):
                return match[1].strip()
    return ""
