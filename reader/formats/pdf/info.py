"""The metadata of a PDF file, from its document information and its XMP packet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from reader.lazy import late_pattern
from reader.metadata import item
from reader.metadata.kinds.guess import GUESSED
from reader.text.canonical import canonical

ORIGIN = "file"
"""The origin of metadata that a file gives."""

_PACKET = late_pattern(rb"<(\w+:)?xmpmeta\b.{0,200000}?</(\w+:)?xmpmeta\s*>", re.DOTALL)
_MOST_PACKETS = 50
_DATE = late_pattern(
    r"^(?:D:)?(?P<year>\d{4})-?(?P<month>0[1-9]|1[0-2])?-?(?P<day>0[1-9]|[12]\d|3[01])?"
)
_JUNK = late_pattern(
    r"""(?ix)
      microsoft\s(?:word|powerpoint|excel|publisher)\b.*
    | (?:un(?:titled|benannt|named)|sans\stitre|sin\st[ií]tulo|ohne\stitel)\b.*
    | (?:(?:new\s)?(?:document|dokument|slide|folie|layout|page|print|scan|book|presentation|report
        |template|title|article|paper|draft|file|image|img|dsc|output|manuscript|temp|test)
        [\s_-]*\(?\d*\)?)
    | powerpoint\s?(?:presentation|-präsentation)|présentation\spowerpoint
    | .*\.(?:docx?|dotx?|rtf|odt|tex|dvi|ps|eps|indd|qxd|qxp|fm|pages|pptx?|xlsx?|pdf|html?|txt
        |md|wpd|pmd|p65|job|cdr|ai|psd|jpe?g|png|tiff?)
    | (?:https?://|file:|[a-z]:\\|/).*
    | [\W\d_]*
    | (?:\S+_){2,}\S+ | \d\S*-\S*\d\S*
    | (?:acrobat|crystal\sreports|full\spage\sphoto|abbyy|pii:|doi:|arxiv:).*
    """
)
"""Titles that programs generate, and names of files."""
_NOBODY = late_pattern(
    r"""(?ix)
      (?:microsoft\s(?:office\s)?|ms\s?office\s|windows\s|office\s?)?(?:user|benutzer|utilisateur)
        [\s\d]*
    | admin(?:istrator|istrateur)?|root|owner|guest|default|test|anonymous|unknown(?:\sauthor)?
    | author|autor|auteur|name|n/?a|none|null|user\w*|pc|laptop|desktop.*|preferred\scustomer
    | \S+@\S+ | [a-z]+\d+ | [\W\d_]* | [a-z]{1,12} | .*\\.*
    | (?:adobe|acrobat|latex|tex|hewlett|xerox|canon|ricoh|dell|lenovo|toshiba|python-docx).*
    """
)
"""Authors that programs generate, and names of accounts."""
_CASED_NAME = late_pattern(r"[a-z]{1,12}")
_DOI = late_pattern(r"\b10\.\d{4,9}/[^\s\"<>|\u200b]+")
_XMP = {
    "title": ("title",),
    "creator": ("author",),
    "language": ("language",),
    "doi": ("doi",),
    "publicationName": ("container-title",),
    "volume": ("volume",),
    "number": ("issue",),
    "issn": ("ISSN",),
    "startingPage": ("page-first",),
    "endingPage": ("page-last",),
    "publisher": ("publisher",),
    "identifier": ("identifier",),
}
"""XML names read from the packet, with their fields."""
_BROWSER = late_pattern(
    r"\b(?:Mozilla|Firefox|HeadlessChrome|Chrom(?:e|ium)|wkhtmltopdf|Safari)\b", re.IGNORECASE
)
"""Programs that print pages of the web, on the day on which somebody saw them."""
_DATES = ("coverDate", "publicationDate", "date", "CreateDate")
"""Names of dates, the most reliable first."""


def said(info: Mapping[str, str], data: bytes, name: str, opening: str) -> item.Metadata:
    """The metadata that a file gives, without what programs generate.

    Args:
        info: The document information.
        data: The bytes of the file.
        name: The name of the file.
        opening: The text of the first page.
    """
    packet = _packet(data)
    fields: dict[str, Any] = {}
    for title in (packet.get("title", ""), info.get("Title", "")):
        if title := _title(str(title), name):
            fields.setdefault("title", title)
    authors = _authors(packet.get("author", [])) or _authors(info.get("Author", ""))
    if authors:
        fields["author"] = authors
    created = _date(info.get("CreationDate", ""))
    is_printed = _BROWSER.search(f"{info.get('Creator', '')} {info.get('Producer', '')}")
    if date := _date(str(packet.get("date", ""))) or ("" if is_printed else created):
        fields["date"] = date
    elif created:
        fields["accessed"] = created
    for key in ("container-title", "volume", "issue", "page-first", "page-last", "publisher"):
        if value := packet.get(key):
            fields[key] = value
    if language := packet.get("language"):
        fields["language"] = language
    if doi := _doi(packet, info, opening):
        fields["doi"] = doi
    found = item.from_fields(fields)
    origin = {key: from_ if from_ == GUESSED else ORIGIN for key, from_ in found.origin.items()}
    return item.Metadata(found.csl, origin)


def _title(title: str, name: str) -> str:
    title = " ".join(canonical(title).replace("\ufffd", " ").split())
    is_name = title.casefold() == PurePath(name).stem.casefold() and " " not in title
    return "" if is_name or _JUNK.fullmatch(title) else title


def _authors(names: Any) -> list[str]:
    listed = names if isinstance(names, list) else [names]
    cleaned = [" ".join(canonical(str(each)).split()) for each in listed]
    return [each for each in cleaned if not _is_nobody(each)]


def _is_nobody(name: str) -> bool:
    if _CASED_NAME.fullmatch(name):
        return True
    # A name that looks like an account is one only in lower case.
    found = _NOBODY.fullmatch(name)
    return found is not None and not (name[:1].isupper() and _is_plain_name(name))


def _is_plain_name(name: str) -> bool:
    return name.isalpha() and name.casefold() not in {
        *("admin", "administrator", "administrateur", "root", "owner", "guest", "default"),
        *("test", "anonymous", "unknown", "author", "autor", "auteur", "name", "none", "null"),
        *("user", "benutzer", "utilisateur", "pc", "laptop", "adobe", "acrobat", "latex", "tex"),
    }


def _date(text: str) -> str:
    """A date as `2023-06-23`, as far as it is given; empty if it is not a date."""
    found = _DATE.match(text.strip())
    return "-".join(part for part in found.groups() if part) if found else ""


def _doi(packet: Mapping[str, Any], info: Mapping[str, str], opening: str) -> str:
    """The DOI that the file has, or the only one on its first page."""
    for text in (packet.get("doi", ""), packet.get("identifier", ""), info.get("doi", "")):
        if found := _DOI.search(str(text)):
            return found[0]
    seen = {found.rstrip(".,;)]") for found in _DOI.findall(opening)}
    return seen.pop() if len(seen) == 1 else ""


def _packet(data: bytes) -> dict[str, Any]:
    """The fields of the document's XMP packet; those of pictures have no PDF fields."""
    found: dict[str, Any] = {}
    for number, match in enumerate(_PACKET.finditer(data)):
        if number >= _MOST_PACKETS:
            break
        if b"http://ns.adobe.com/pdf/" in match[0]:
            found = dict(_fields(match[0])) or found
    return found


def _fields(packet: bytes) -> Iterator[tuple[str, Any]]:
    root = _parsed(packet)
    if root is None:
        return
    dates: dict[str, str] = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            yield from _field(_bare(key), [value], dates)
        if _bare(element.tag) in {*_XMP, *_DATES}:
            texts = [text.strip() for text in element.itertext() if text.strip()]
            yield from _field(_bare(element.tag), texts, dates)
    if chosen := next((dates[key] for key in _DATES if key in dates), ""):
        yield "date", chosen


def _field(name: str, texts: list[str], dates: dict[str, str]) -> Iterator[tuple[str, Any]]:
    if not texts:
        return
    if name in _DATES:
        dates.setdefault(name, texts[0])
    for field in _XMP.get(name, ()):
        yield field, texts if field == "author" else texts[0]


def _parsed(packet: bytes) -> Element | None:
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    from xml.etree.ElementTree import fromstring  # noqa: PLC0415 - no entities, see above

    try:
        return fromstring(packet)  # noqa: S314 - no entities, see above
    except ParseError:
        return None


def _bare(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]
