"""A Word document: mammoth converts it to HTML, which is then read as usual."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from lxml.etree import _Element as Element

from reader.errors import ReaderError
from reader.formats.archive import Archive
from reader.formats.build import make
from reader.formats.flow import Flow
from reader.formats.line_breaks import Joiner
from reader.formats.markup import stream, tree
from reader.formats.markup.notes import Notes, name_of
from reader.formats.markup.walk import Plan, Walk
from reader.formats.office import used_styles, word
from reader.formats.office.boxes import with_boxes
from reader.formats.office.formulas import with_formulas
from reader.formats.office.wrappers import unwrapped
from reader.formats.registry import Source
from reader.lazy import lazy
from reader.metadata import dates
from reader.metadata.front_matter import FrontMatter
from reader.metadata.item import Metadata
from reader.metadata.people import names
from reader.text.canonical import canonical
from reader.text.document import Document

if TYPE_CHECKING:
    import mammoth
else:
    mammoth = lazy("mammoth")

ORIGIN = "file"
"""The origin of metadata that a document gives."""
MOST_ELEMENTS = 1000
"""The most elements of a document of which a tree is made, that is of some pages."""
_MOST_OTHERS = 5000
"""The most elements of its other parts, without the styles that it does not use: the lists of Word
have some thousands. Mammoth makes several objects of each."""
_DAMAGED = "{} is damaged: open it in Word and save it anew."
_BODY = "word/document.xml"
_MEDIA = "word/media/"
_COMMENT_PART, _STYLE_PART, _LIST_PART = (
    f"word/{name}.xml" for name in ("comments", "styles", "numbering")
)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Author'] => p.author:fresh
p[style-name='Date'] => p.date:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='Plain Text'] => p:fresh
r[style-name='HTML Code'] => code
r[style-name='Verbatim Char'] => code
"""
"""The meaning of styles that nothing else shows."""
_NOBODY = re.compile(
    r"(?:windows|microsoft(?: office)?)? ?user|user|admin\w*|python-docx|unknown", re.IGNORECASE
)
_UNTITLED = re.compile(
    r"microsoft word|untitled|document\d*$|dokument\d*$|\S+\.docx?$", re.IGNORECASE
)
_CHANGE = re.compile(rb"<w:(ins|del)[\s>]")
_COMMENT = re.compile(rb"<w:comment[\s>]")


def parse(source: Source) -> Document:
    """The text of a document.

    Raises:
        ReaderError: It is damaged, or has no text.
    """
    archive = Archive(source)
    if _BODY not in archive:
        raise ReaderError(f"{source.name} is no whole Word document: its text is missing.")
    body = archive.read(_BODY)
    others = [archive.read(f"word/{name}.xml") for name in ("footnotes", "endnotes", "comments",
                                                            "styles", "numbering")]  # fmt: skip
    *noted, comments, styles, numbering = others
    core = archive.read("docProps/core.xml")
    _refuse_entities((body, core, *others), source.name)
    notices = tuple(_notices(body, comments))
    given = {"document": body, "footnotes": noted[0], "endnotes": noted[1]}
    parts = {name: with_formulas(unwrapped(with_boxes(data))) for name, data in given.items()}
    flow = Flow(Joiner("", ""), is_markup=False)
    changed = {f"word/{name}.xml": data for name, data in parts.items() if data != given[name]}
    needed = _needed((body, *noted), comments, styles, numbering)
    styles = needed.get(_STYLE_PART, styles)
    changed |= needed
    apart = sum(stream.density(each).elements for each in (*noted, styles, numbering))
    is_long = stream.density(body).elements > MOST_ELEMENTS or apart > _MOST_OTHERS
    html = "" if is_long else _html(source, changed)
    if not html:
        if not word.read(flow, archive, parts):
            raise ReaderError(_DAMAGED.format(source.name))
        found = _described(core)
    else:
        found = _walked(flow, tree.parsed(html, source.name), _described(core))
    return make(flow.done(), FrontMatter(""), source.path, notices, found)


def _walked(flow: Flow, root: Element, described: Metadata) -> Metadata:
    """Read a document as HTML; returns its metadata, those that it shows before those described."""
    for table in root.iter("table"):
        table.set("role", "table")
    notes = Notes()
    notes.add(root)
    notes.settle()
    Walk(flow, Plan(notes)).read(root)
    found = _shown(root)
    for field, value in described.csl.items():
        found.add(field, value, ORIGIN)
    return found


def _needed(
    texts: tuple[bytes, ...], comments: bytes, styles: bytes, numbering: bytes
) -> dict[str, bytes]:
    """The long parts of a document beside its texts without what these do not use, by name."""
    needed = {}
    if stream.density(comments + styles).elements > MOST_ELEMENTS:
        styles = used_styles.used(styles, (*texts, numbering))
        needed = {_COMMENT_PART: comments and used_styles.NO_COMMENTS, _STYLE_PART: styles}
    if stream.density(numbering).elements > MOST_ELEMENTS:
        needed[_LIST_PART] = used_styles.used_lists(numbering, (*texts, styles))
    return {name: data for name, data in needed.items() if data}


def _refuse_entities(parts: Iterable[bytes], name: str) -> None:
    if any(b"<!DOCTYPE" in each or b"<!ENTITY" in each for each in parts):
        raise ReaderError(
            f"{name} defines entities, which no Word document does: it is not read, since "
            "that may be meant to do harm."
        )


def _shown(root: Element) -> Metadata:
    """The author and the date in the paragraphs that are styled as such."""
    said: dict[str, list[str]] = {"author": [], "date": []}
    for each in root.iter("p"):
        if (name := each.get("class")) in said:
            said[name].append(" ".join("".join(each.itertext()).split()))
    found = Metadata()
    found.add("author", names.parse(said["author"]) if said["author"] else None, ORIGIN)
    found.add("issued", dates.of_header(said["date"][0]) if said["date"] else None, ORIGIN)
    return found


def _html(source: Source, changed: Mapping[str, bytes]) -> str:
    """A document as HTML; empty if mammoth can't read it, as where something leads nowhere.

    Args:
        source: Its file.
        changed: The files in it that are read in another form, by name.
    """
    try:
        found = mammoth.convert_to_html(
            _with(source.data, changed),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
        )
    except (BadZipFile, ExpatError, LookupError, ValueError, AttributeError, TypeError,
            OSError):  # fmt: skip
        return ""
    return f"<html><body>{found.value}</body></html>"


def _with(data: bytes, changed: Mapping[str, bytes]) -> BytesIO:
    """A document with other files in it, by name, and without its pictures; if none, as it is."""
    if not changed:
        return BytesIO(data)
    file = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(file, "w") as copy:
        for each in archive.infolist():
            if _MEDIA not in each.filename:
                copy.writestr(each, changed.get(each.filename) or archive.read(each))
    return file


def _notices(body: bytes, comments: bytes) -> list[str]:
    """Notices of what is missing from the text."""
    found = []
    kinds = [each[1] for each in _CHANGE.finditer(body)]
    if kinds:
        changes = f"{len(kinds)} tracked change{'s' if len(kinds) > 1 else ''}"
        found.append(f"It has {changes}: what was inserted is read, what was deleted is not.")
    if count := len(_COMMENT.findall(comments)):
        found.append(f"Left out: {count} comment{'s' if count > 1 else ''}.")
    return found


_UNSET = frozenset(
    f"{day}Z"
    for day in (
        "1601-01-01T00:00:00",
        "1970-01-01T00:00:00",
        "1980-01-01T00:00:00",
        "2013-12-23T23:15:00",
    )
)
"""Dates of files that nobody dated: the beginnings of time of Windows, Unix and DOS, and the date
of the template of python-docx."""


def _described(core: bytes) -> Metadata:
    """The metadata that a document gives, other than program defaults."""
    found = Metadata()
    root = tree.xml(core) if core else None
    said: dict[str, str] = {}
    for each in () if root is None else root:
        said.setdefault(name_of(each), canonical(" ".join((each.text or "").split())))
    title, creator = said.get("title", ""), said.get("creator", "")
    found.add("title", "" if _UNTITLED.match(title) else title, ORIGIN)
    people = "" if _NOBODY.fullmatch(creator) else creator
    found.add("author", names.parse(people.split(";")) if people else None, ORIGIN)
    given = (said.get("modified", ""), said.get("created", ""))
    date = next((each for each in given if each and each not in _UNSET), "")
    found.add("issued", dates.of_header(date[:10]) if date else None, ORIGIN)
    found.add("language", said.get("language"), ORIGIN)
    return found
