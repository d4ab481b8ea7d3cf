"""What the identifiers in a Word document stand for: its styles, lists and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from reader.formats.archive import Archive

_LARGEST = 1_000_000
"""The most bytes of a list of styles, numberings or links that is read."""
DEEPEST = 9
"""The levels of lists in Word."""


class Meanings(NamedTuple):
    """What the identifiers in a document stand for."""

    styles: Mapping[str, str]
    """The names of styles in lower case."""
    listed: Mapping[str, tuple[str, int]]
    """The list and level that a style is for."""
    bullets: frozenset[tuple[str, int]]
    """The lists and levels with bullets rather than numbers."""


def meanings(archive: Archive) -> Meanings:
    """What the identifiers in a document stand for."""
    styles: dict[str, str] = {}
    listed: dict[str, tuple[str, int]] = {}
    for style in _children(archive, "word/styles.xml", "style"):
        known = value(style.attrib, "styleId")
        for each in style.iter():
            name = _name_of(each)
            if name == "name":
                styles[known] = value(each.attrib).casefold()
            elif name == "numId":
                listed[known] = value(each.attrib), listed.get(known, ("", 0))[1]
            elif name == "ilvl":
                listed[known] = listed.get(known, ("", 0))[0], level_of(each.attrib)
    return Meanings(styles, listed, _bullets(archive))


def links_of(archive: Archive, part: str) -> dict[str, str]:
    """The addresses of links in a part of a document."""
    return {
        value(each.attrib, "Id"): value(each.attrib, "Target")
        for each in _children(archive, f"word/_rels/{part}.xml.rels", "Relationship")
        if value(each.attrib, "TargetMode") == "External"
    }


def _bullets(archive: Archive) -> frozenset[tuple[str, int]]:
    kinds: dict[str, list[int]] = {}
    for each in _children(archive, "word/numbering.xml", "abstractNum"):
        levels = [one for one in each if _name_of(one) == "lvl"]
        kinds[value(each.attrib, "abstractNumId")] = [
            level_of(level.attrib, "ilvl")
            for level in levels
            if any(_name_of(one) == "numFmt" and value(one.attrib) == "bullet" for one in level)
        ]
    return frozenset(
        (value(each.attrib, "numId"), level)
        for each in _children(archive, "word/numbering.xml", "num")
        for one in each
        if _name_of(one) == "abstractNumId"
        for level in kinds.get(value(one.attrib), ())
    )


def _children(archive: Archive, file: str, kind: str) -> Iterator[etree._Element]:
    """The children of a part's root of a kind, none of which is kept."""
    data = archive.read(file)
    if not 0 < len(data) <= _LARGEST:
        return
    read = etree.iterparse(
        BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    depth = 0
    try:
        for event, each in read:
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 1:
                if _name_of(each) == kind:
                    yield each
                each.clear()
                while each.getprevious() is not None:
                    del each.getparent()[0]
    except etree.XMLSyntaxError:
        return


def _name_of(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value(attributes: Mapping[str, str], name: str = "val") -> str:
    """An attribute, in whatever namespace it is; empty if it is missing."""
    found = (value for key, value in attributes.items() if key.rpartition("}")[2] == name)
    return next(found, "")


def level_of(attributes: Mapping[str, str], name: str = "val") -> int:
    """A level of a list."""
    said = value(attributes, name)
    return min(int(said), DEEPEST - 1) if said.isascii() and said.isdigit() else 0
