"""Parsing HTML or XHTML into a tree, however malformed it is."""

from __future__ import annotations

import codecs
import re
from html import escape
from html.entities import html5
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import _Element as Element
from lxml.html import HtmlElement

from reader.errors import NoTextError, ReaderError
from reader.formats.markup.charsets import encoding_of
from reader.formats.markup.entities import KEPT, without_subset
from reader.lazy import late_pattern
from reader.text.decoding import decode

_DECLARED = late_pattern(
    rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w:.-]+)|<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w:.-]+)",
    re.IGNORECASE,
)
_RARE = 1000
_PRESCANNED = 1 << 14
"""The number of initial bytes in which a page may declare its encoding."""
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DATA = late_pattern(rb"data:[\w/+.;=, -]{0,99},[^\"'\s<>()]{256,}", re.IGNORECASE)
"""Pictures and fonts inside a page."""
_ENTITY = late_pattern(r"&(\w{2,31};)")
_XML = late_pattern(r"\s*<\?xml\b")
_CDATA = late_pattern(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_UNREAD = late_pattern(r"<(script|style|template|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_OPTIONS: dict[str, Any] = {
    "remove_comments": True,
    "remove_pis": True,
    "no_network": True,
    "huge_tree": False,
    "collect_ids": False,
}
"""How HTML is parsed. A table of all ids, which nobody asks for, would take a sixth of the tree."""
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)
"""The class of elements, as trafilatura expects it: lxml's own parser for HTML asks a function of
Python for that of each."""
_LONG_TAG = late_pattern(r"<([a-zA-Z][\w:-]*)\s[^<>]{8000,}>")
_OF_HEADS = frozenset(
    ("title", "meta", "link", "style", "script", "base", "noscript", "template", "object")
)
"""Elements that a head may contain."""
_MOST_ATTRIBUTES = 3000
_AT_ONCE = 1 << 15
"""The number of characters that are parsed at a time, where no tree is made."""
_CONTROLS = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NUMBERED = late_pattern(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]))(?:;|(?![0-9a-f;]))",
    re.IGNORECASE,
)
_TAGS = late_pattern(r"(?:</?[a-zA-Z][^<>]*>\s*)+")


class Decoded(NamedTuple):
    """The characters of a page."""

    text: str
    """The whole text."""
    notice: str = ""
    """Notices about how they were decoded."""


def decoded(data: bytes, name: str, encoding: str = "") -> Decoded:
    """The characters of a page: decoded as asked, by byte order mark, as declared, or as detected.

    Args:
        data: Its bytes.
        name: Its name in messages.
        encoding: The encoding given by the user; empty to detect it.

    Raises:
        ReaderError: There is nothing in it, or it is no text, or there is no such encoding.
    """
    data = _DATA.sub(b"data:,", data)
    if b"\0" in data and data.count(b"\0") < len(data) // _RARE:
        # Some programs leave null bytes in pages; UTF-16 has far more of them.
        data = data.replace(b"\0", b"")
    if not encoding and not data.startswith(_BOMS):
        declared = _declared(data[:_PRESCANNED])
        if declared and declared != "utf-8" and not _is_utf8(data):
            return Decoded(without_controls(data.decode(declared, "replace")))
    found = decode(data, name, encoding)
    return Decoded(without_controls("".join(found.pieces)), found.notice)


def without_controls(text: str) -> str:
    """A text with � in place of each character that a tree can't hold, literal or escaped."""
    return _NUMBERED.sub("\ufffd", _CONTROLS.sub("\ufffd", text))


def _declared(head: bytes) -> str:
    """The encoding that a page declares, by Python's name; empty if it is unknown."""
    found = _DECLARED.search(head)
    if not found:
        return ""
    known = encoding_of((found[1] or found[2]).decode("ascii", "replace"))
    if known.startswith("utf-16"):
        return ""
    # What calls itself so in a page has no escape sequences; a mail has.
    return "cp949" if known == "iso2022_kr" else known


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, with more than ASCII in them."""
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False


def parsed(text: str, name: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        ReaderError: There is nothing in it.
    """
    return parsed_bytes(encoded(text), name)


def encoded(text: str) -> bytes:
    """A page as it is parsed; its text need not be kept beside its tree, which is far larger."""
    text = _LONG_TAG.sub(_short, without_subset(text))
    if _XML.match(text) and (root := _of_xml(text)) is not None:
        text = etree.tostring(root, encoding="unicode", method="html")
    return text.encode("utf-8", "replace")


def parsed_bytes(data: bytes, name: str) -> HtmlElement:
    """The tree of a page that is encoded already.

    Raises:
        ReaderError: There is nothing in it.
    """
    root, is_cut = _of_html(data)
    if is_cut:
        # The parser gives up after some hundred levels: deeper content is read without structure.
        text = _TAGS.sub("<p>", _UNREAD.sub("", data.decode()))
        root, _ = _of_html(text.encode())
    if root is None:
        raise NoTextError(f"{name} has no text to read: there is nothing in it.")
    _begin_body(root)
    return root


def _begin_body(root: HtmlElement) -> None:
    """Let a body begin where a browser would: at the first element that no head may contain.

    In a head without an end, the parser leaves elements that it does not know, such as `main`.
    """
    head = root.find("head")
    found = () if head is None else [each for each in head if each.tag not in _OF_HEADS]
    if head is None or not found:
        return
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    moved = list(head)[head.index(found[0]) :]
    for at, each in enumerate(moved):
        body.insert(at, each)
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "")
    body.text = None


def _short(tag: re.Match[str]) -> str:
    """A tag without its attributes, if it has too many of them.

    The parser's time grows faster than their number.
    """
    return tag[0] if tag[0].count("=") + tag[0].count(" ") < _MOST_ATTRIBUTES else f"<{tag[1]}>"


def _of_html(data: bytes) -> tuple[HtmlElement | None, bool]:
    """The tree of a page, and whether it was too deep."""
    parser = etree.HTMLParser(encoding="utf-8", **_OPTIONS)
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    is_cut = any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log)
    return root, is_cut


def feed(text: str, target: object) -> None:
    """Report the tags and the words of HTML to a target of lxml, without making a tree."""
    text = _LONG_TAG.sub(_short, without_subset(text))
    if _XML.match(text):
        text = _CDATA.sub(lambda found: escape(found[1]), text)
    parser = etree.HTMLParser(target=target, **_OPTIONS)
    for start in range(0, len(text), _AT_ONCE):
        parser.feed(text[start : start + _AT_ONCE])
    parser.close()


def chapter(data: bytes, name: str) -> Element | None:
    """The tree of a chapter in XHTML, or in HTML where it is not well-formed; None without one."""
    try:
        text = decoded(data, name).text
    except ReaderError:
        return None
    root = _of_xml(text)
    if root is None:
        try:
            root = parsed(text, name)
        except ReaderError:
            return None
    return root


def xml(data: bytes) -> Element | None:
    """The tree of an XML document, or None if it can't be parsed; nothing is fetched for it."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=False,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _of_xml(text: str) -> Element | None:
    """The tree of XHTML, in which entities of HTML may occur."""

    def plain(found: re.Match[str]) -> str:
        known = "" if found[1][:-1] in KEPT else html5.get(found[1], "")
        return "".join(f"&#{ord(each)};" for each in known) or found[0]

    text = _LONG_TAG.sub(_short, text)
    body = re.sub(r"\A\s*<\?xml[^>]*\?>", "", _ENTITY.sub(plain, without_subset(text)))
    root = xml(body.encode("utf-8", "replace"))
    if root is None:
        return None
    for element in root.iter(etree.Element):
        if element.tag[0] == "{":
            element.tag = element.tag.rpartition("}")[2]
    return root
