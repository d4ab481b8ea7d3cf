"""The table of contents and the page list of a book: labels and targets."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern
from typing import NamedTuple

from lxml.etree import _Element as Element

from reader.formats.archive import joined
from reader.formats.markup.notes import name_of, types_of
from reader.text.canonical import canonical

_DEEPEST = 6
_MOST = 20_000


class Entry(NamedTuple):
    """An entry of a list."""

    label: str
    """Its label."""
    file: str
    """The archive entry that it points to."""
    fragment: str
    """The id of an element there; empty for the file as a whole."""
    level: int
    """Its depth in the list, from 1."""


class Lists(NamedTuple):
    """The lists of a book."""

    contents: list[Entry]
    """The table of contents."""
    pages: list[Entry]
    """The page list of the printed book."""


def lists(root: Element, file: str) -> Lists:
    """The lists in a navigation document or in an NCX.

    Args:
        root: Its tree.
        file: The name of the file in the archive.
    """
    if name_of(root) == "ncx":
        return Lists(
            [*_points(root, "navmap", "navpoint", file)][:_MOST],
            [*_points(root, "pagelist", "pagetarget", file)][:_MOST],
        )
    contents: list[Entry] = []
    pages: list[Entry] = []
    for nav in root.iter():
        if name_of(nav) == "nav":
            said = types_of(nav)
            if "page-list" in said or "doc-pagelist" in said:
                pages += _links(nav, file)
            elif "toc" in said and not contents:
                contents += _links(nav, file)
    return Lists(contents[:_MOST], pages[:_MOST])


def _points(root: Element, whole: str, point: str, file: str) -> Iterator[Entry]:
    """The entries of an NCX."""
    for each in root.iter():
        if name_of(each) != point:
            continue
        above = [name_of(other) for other in each.iterancestors()]
        if whole not in above:
            continue
        texts = [other for other in each.iter() if name_of(other) == "text"]
        targets = [other for other in each.iter() if name_of(other) == "content"]
        if texts and targets:
            level = min(above.count(point) + 1, _DEEPEST)
            yield _entry(_words(texts[0]), targets[0].get("src") or "", file, level)


def _links(nav: Element, file: str) -> Iterator[Entry]:
    """The entries of a list in a navigation document."""
    for link in nav.iter():
        if name_of(link) == "a" and link.get("href"):
            depth = sum(1 for _ in link.iterancestors("ol", "{*}ol"))
            yield _entry(_words(link), link.get("href"), file, min(max(depth, 1), _DEEPEST))


def _entry(label: str, target: str, file: str, level: int) -> Entry:
    # Many entries point into the same file.
    return Entry(label, intern(joined(file, target)), target.partition("#")[2], level)


def _words(element: Element) -> str:
    return canonical(" ".join("".join(element.itertext()).split()))
