"""A book: its chapters in spine order, as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import NamedTuple

from lxml.etree import _Element as Element

from reader.errors import NoTextError, ReaderError
from reader.formats.archive import Archive
from reader.formats.build import make
from reader.formats.epub.contents import Entry, Lists, lists
from reader.formats.epub.package import Package, Part, described, package
from reader.formats.flow import Flow
from reader.formats.html_elements import PARTS
from reader.formats.line_breaks import Joiner
from reader.formats.markup import stream, tree
from reader.formats.markup.notes import Notes, name_of
from reader.formats.markup.notes import beginning as first_words
from reader.formats.markup.walk import Plan, Walk
from reader.formats.registry import Beginning, Source
from reader.metadata.front_matter import FrontMatter
from reader.text.document import Document

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DRAWINGS = "Left out: the words in its drawings."
_FIRST = 50_000
"""The bytes of the first chapters that are shown before the rest is read."""
_LEAST_TIMES = 3
"""How many times as many chapters a book must have for the first to be worth reading twice."""
_MOST_NEAR = 30
"""The most following elements that are examined."""
_NEAR = 200
"""The most characters before a heading that still counts as its chapter's."""


class _Place(NamedTuple):
    """What is at an element to which entries of the table of contents lead."""

    has_heading: bool = False
    """Whether there is a heading."""
    block: Element | None = None
    """The first block with words; None if there is none, or a heading."""
    words: str = ""
    """The beginning of its words, to compare them."""


def parse(source: Source) -> Document:
    """The text of a book.

    Raises:
        ReaderError: It is damaged or protected, or has no text.
    """
    archive = Archive(source)
    found = package(archive, source.name)
    return _document(list(_files(archive, found, source)), archive, found, source)


def beginning(source: Source) -> Beginning | None:
    """The first chapters of a book; None if they are much of it, or have no text."""
    try:
        archive = Archive(source)
        found = package(archive, source.name)
        count = len(_wanted(found, source))
        files, size = [], 0
        for name, data in _files(archive, found, source):
            files.append((name, data))
            size += len(data)
            if size >= _FIRST:
                break
        if _LEAST_TIMES * len(files) > count:
            return None
        return Beginning(_document(files, archive, found, source), len(files) / count)
    except ReaderError:
        return None


def _document(
    files: list[tuple[str, bytes]], archive: Archive, found: Package, source: Source
) -> Document:
    """The text of some chapters of a book.

    Raises:
        ReaderError: There is none.
    """
    density = stream.Density.of_all(stream.density(data) for _, data in files)
    if density.is_dense:
        return _read_through(files, density, found, source)
    chapters = dict(_chapters(files))
    del files
    notes = Notes()
    for name, root in chapters.items():
        notes.add(root, name)
    known = _lists(archive, found)
    notes.settle(_address(entry) for entry in chain(known.contents, known.pages))
    headings, renamed = _missing(known.contents, chapters, notes)
    pages = {
        element: entry.label
        for entry in known.pages
        if entry.label and (element := _target(entry, chapters, notes)) is not None
    }
    plan = Plan(notes, left_out=set(_other_cases(chapters)), pages=pages, headings=headings,
                renamed=renamed, has_pictures=True)  # fmt: skip
    flow = Flow(Joiner("", ""), is_markup=False)
    walk = Walk(flow, plan)
    for name, root in chapters.items():
        walk.read(root, name)
    return make(
        flow.done(), FrontMatter(""), source.path, _notices(found), described(found.metadata)
    )


def _read_through(
    files: list[tuple[str, bytes]], density: stream.Density, found: Package, source: Source
) -> Document:
    """A book of too many elements, read as it stands."""
    flow = Flow(Joiner("", ""), is_markup=False)
    for name, data in files:
        with suppress(ReaderError):
            text = tree.decoded(data, name).text
            flow.anchor(f"{name}#")
            stream.read(flow, text, is_bare=density.is_bare, base=name)
    drawn = [_DRAWINGS] if any(b"<svg" in data for _, data in files) else []
    notices = (*_notices(found), stream.told(density), *drawn)
    return make(flow.done(), FrontMatter(""), source.path, notices, described(found.metadata))


def _notices(found: Package) -> tuple[str, ...]:
    """Notices of what is missing from a book."""
    other = sum(not each.is_text for each in found.spine)
    counts = ((found.lost, "missing in the file"), (other, "pictures or other files without text"))
    return tuple(
        f"Not read: {count} of the book's parts, {what}." for count, what in counts if count
    )


def _other_cases(chapters: dict[str, Element]) -> Iterator[Element]:
    """The alternatives that a book offers to more capable programs, to be left out."""
    for root in chapters.values():
        for each in root.iter("{http://www.idpf.org/2007/ops}switch", "switch"):
            if any(name_of(one) == "default" for one in each):
                yield from (one for one in each if name_of(one) == "case")


def _wanted(found: Package, source: Source) -> list[Part]:
    """The parts of a book that are its chapters.

    Raises:
        NoTextError: There is none.
    """
    wanted = [each for each in found.spine if each != found.contents and each.is_text]
    if not wanted:
        raise NoTextError(f"{source.name} has no text to read: no chapter of it is text.")
    return wanted


def _files(archive: Archive, found: Package, source: Source) -> Iterator[tuple[str, bytes]]:
    """The files of the chapters, by name."""
    wanted = _wanted(found, source)
    for at, part in enumerate(wanted):
        source.watch(at / len(wanted))
        yield part.name, archive.read(part.name)


def _chapters(files: list[tuple[str, bytes]]) -> Iterator[tuple[str, Element]]:
    """The body of each chapter, by file name."""
    for name, data in files:
        root = tree.chapter(data, name)
        if root is not None:
            yield name, next((each for each in root.iter() if name_of(each) == "body"), root)


def _lists(archive: Archive, found: Package) -> Lists:
    """The table of contents and the page list of a book."""
    if found.contents is None:
        return Lists([], [])
    name = found.contents.name
    root = tree.chapter(archive.read(name), name)
    known = lists(root, name) if root is not None else Lists([], [])
    ncx = next((each for each in found.parts.values() if "dtbncx" in each.kind), None)
    if ncx is None or (known.pages and known.contents) or ncx is found.contents:
        return known
    # The NCX of EPUB 2 may have what the newer list lacks.
    root = tree.xml(archive.read(ncx.name))
    older = lists(root, ncx.name) if root is not None else Lists([], [])
    return Lists(known.contents or older.contents, known.pages or older.pages)


def _address(entry: Entry) -> str:
    """Where an entry points to, with its file."""
    return f"{entry.file}#{entry.fragment}"


def _target(entry: Entry, chapters: dict[str, Element], notes: Notes) -> Element | None:
    """The element that an entry points to."""
    found = notes.element(_address(entry)) if entry.fragment else None
    return found if found is not None else chapters.get(entry.file)


def _missing(
    contents: list[Entry], chapters: dict[str, Element], notes: Notes
) -> tuple[dict[Element, str], dict[Element, str]]:
    """The entries of the table of contents for which the text has no heading.

    Returns:
        The headings to insert before elements, and the elements to treat as headings, with the tag
        names that they get.
    """
    before: dict[Element, str] = {}
    renamed: dict[Element, str] = {}
    places: dict[Element, _Place] = {}
    for entry in contents:
        target = _target(entry, chapters, notes)
        if target is None or not entry.label:
            continue
        place = places.get(target)
        if place is None:
            place = places[target] = _place(target)
        if place.has_heading:
            continue
        if place.block is not None and place.words == _key(entry.label):
            renamed.setdefault(place.block, f"h{entry.level}")
            continue
        above = target
        while name_of(above) not in PARTS and above.getparent() is not None:
            above = above.getparent()
        before.setdefault(above, entry.label)
    return before, renamed


def _place(target: Element) -> _Place:
    """What is at an element."""
    if _has_heading(target):
        return _Place(has_heading=True)
    block = next(_blocks(target), None)
    return _Place(block=block, words="" if block is None else _key(first_words(block, _NEAR)))


def _following(target: Element) -> Iterator[Element]:
    """An element, and everything after it in its file."""
    yield from target.iter()
    for each in (target, *target.iterancestors()):
        if name_of(each) == "body":
            return
        for other in each.itersiblings():
            yield from other.iter()


def _has_heading(target: Element) -> bool:
    """Whether there is a heading at an element, or shortly after it."""
    if any(name_of(each) in _HEADINGS for each in target.iterancestors()):
        return True
    size = 0
    for each in _following(target):
        if name_of(each) in _HEADINGS and first_words(each, 1):
            return True
        size += len((each.text or "").strip()) + len((each.tail or "").strip())
        if size > _NEAR:
            return False
    return False


def _blocks(target: Element) -> Iterator[Element]:
    """The innermost blocks with words around an element, at it, or shortly after it."""
    around = (each for each in target.iterancestors() if name_of(each) in PARTS)
    for each in (*islice(around, 1), *islice(_following(target), _MOST_NEAR)):
        is_inner = name_of(each) in PARTS and not any(name_of(other) in PARTS for other in each)
        if is_inner and first_words(each, 1):
            yield each


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
