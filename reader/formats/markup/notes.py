"""Footnotes in HTML trees: references to notes, the notes, and their backlinks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, count, islice
from urllib.parse import unquote, urldefrag

from lxml.etree import _Element as Element

from reader.formats.archive import joined
from reader.lazy import late_pattern

_SIGN = late_pattern(
    r"[\[({]?\s*(?:(?:foot|end)?note\s+)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶‖#⁰¹²³⁴-⁹]{1,4})\s*[\])}.:]?",
    re.IGNORECASE,
)
"""A pattern for what a reference to a note looks like."""
_REFERRING = late_pattern(
    r"\b(?:doc-)?noteref\b|\bfootnote-?(?:ref|call|link)\b|\bfn-?ref\b", re.IGNORECASE
)
_NOTE = late_pattern(
    r"\b(?:doc-)?(?:foot|end|rear|side)notes?\b|\bnote\b|\bcite_note\b|\bfn\b", re.IGNORECASE
)
_NOTE_ID = late_pattern(
    r"(?:^|[^a-z])(?:fn|foot-?note|end-?note|note|cite[_-]?note|ftn|edn|n)", re.IGNORECASE
)
_BACK = late_pattern(
    r"\W*(?:\d{1,4}|[a-z]{1,3})?\W*|\W*(?:back|return|zurück|jump up|up)\b.{0,40}",
    re.IGNORECASE,
)
_BLOCKS = frozenset(("li", "p", "div", "aside", "dd", "td", "section", "blockquote"))
"""Elements that can be a note."""
_MOST_AROUND = 6
"""How many elements lie between a note and a link in it, at most."""
_LONGEST = 80
"""The most characters of a link's text that are examined."""
_LARGE = frozenset(("section", "article", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6"))
TYPES = ("{http://www.idpf.org/2007/ops}type", "epub:type", "role")
"""The attributes that declare the purpose of an element."""
_PLAIN = late_pattern(r"\w[\w./-]*#[\w.-]*")
"""A relative address that needs no parsing."""
_MOST_SPACE = 10_000
"""The most characters of white space in a text that is wanted in part."""


def name_of(element: Element) -> str:
    """The lower-case name of an element without its namespace; empty for other nodes."""
    return _named(element.tag)


@lru_cache(maxsize=1024)
def _named(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def beginning(element: Element, most: int) -> str:
    """The words in an element, or the first of them if they exceed that many characters."""
    if not len(element):
        return " ".join((element.text or "")[: most + _MOST_SPACE].split())
    pieces, size = [], 0
    for text in element.itertext():
        pieces.append(text[: most + _MOST_SPACE])
        size += len(text)
        if size > most:
            break
    return " ".join("".join(pieces).split())


def types_of(element: Element) -> str:
    """The declared purpose of an element: its `epub:type` and its role."""
    return " ".join(filter(None, map(element.get, TYPES)))


def looks_like_reference(link: Element) -> bool:
    """Whether a link looks like a reference to a note, as far as it shows without the note."""
    if _REFERRING.search(f"{types_of(link)} {link.get('class') or ''}"):
        return True
    target, sign = link.get("href") or "", beginning(link, _LONGEST)
    if not target.startswith("#") or not _SIGN.fullmatch(sign):
        return False
    is_raised = any(name_of(each) == "sup" for each in (*_around(link), *link.iter()))
    return is_raised or bool(_NOTE_ID.match(target[1:]))


class Notes:
    """The footnotes of one or several trees, in one document order."""

    def __init__(self) -> None:
        """Start without trees."""
        self.references: dict[Element, str] = {}
        """The links that refer to a note, with the note's label."""
        self.bodies: dict[Element, str] = {}
        """The notes, with their labels."""
        self.backs: set[Element] = set()
        """The links that lead from a note back to its reference."""
        self._links: list[tuple[Element, str, int]] = []
        self._ids: dict[str, tuple[Element, int]] = {}
        self._trees: list[tuple[Element, str]] = []

    def add(self, root: Element, file: str = "") -> None:
        """Take a tree, which stays as it is until the notes are found.

        Args:
            root: The tree.
            file: The file name by which links in other trees refer to it.
        """
        self._trees.append((root, file))

    def settle(self, wanted: Iterable[str] = ()) -> None:
        """Find the notes, once all trees are added.

        Args:
            wanted: Addresses with their files that others point to.
        """
        self._find(frozenset(chain(wanted, (target for _, target, _ in self._leading()))))
        # Thousands of links may lead nowhere, so none is kept until it is known where it leads.
        self._links = (
            [each for each in self._leading() if each[1] in self._ids] if self._ids else []
        )
        self._trees.clear()
        for link, target, place in self._links:
            found = self._ids.get(target)
            if found is None or found[1] <= place or not self._refers(link, found[0]):
                continue
            body = _body(found[0], link)
            if body is None:
                continue
            label = self.bodies.setdefault(body, str(len(self.bodies) + 1))
            self.references[link] = label
        near, signs = self._near(), self._signs()
        for link, target, place in self._links:
            found = self._ids.get(target)
            words = beginning(link, _LONGEST)
            if found and found[1] < place and _BACK.fullmatch(words):
                note = next((each for each in _around(link) if each in self.bodies), None)
                if note is None:
                    continue
                label = self.bodies[note]
                is_sign = words in signs[label] and beginning(note, _LONGEST).startswith(words)
                if is_sign or label in near.get(found[0], ()):
                    self.backs.add(link)
        for link in (*self.references, *self.backs):
            bare(link)

    def _leading(self) -> Iterator[tuple[Element, str, int]]:
        """The links within the trees, each with where it leads and its place."""
        for element, file, place in self._elements():
            if (target := element.get("href")) and "#" in target:
                yield element, _absolute(target, file), place

    def _elements(self) -> Iterator[tuple[Element, str, int]]:
        """The elements of all trees in document order, each with its file and its place."""
        places = count(1)
        for root, file in self._trees:
            for element in root.iter():
                yield element, file, next(places)

    def _find(self, targets: Collection[str]) -> None:
        """Find the elements that links point to; the ids of pages are more than those."""
        for element, file, place in self._elements() if targets else ():
            for known in {element.get("id"), element.get("name") if element.tag == "a" else None}:
                if known and (target := f"{file}#{known}") in targets:
                    self._ids.setdefault(target, (element, place))

    def element(self, target: str) -> Element | None:
        """The element that an address with its file points to."""
        found = self._ids.get(target)
        return found[0] if found else None

    def _refers(self, link: Element, target: Element) -> bool:
        """Whether a link is a reference to a note, rather than another link inside the document."""
        said = f"{types_of(link)} {link.get('class') or ''}"
        if _REFERRING.search(said):
            return True
        sign = beginning(link, _LONGEST)
        if not sign or not _SIGN.fullmatch(sign):
            return False
        if any(name_of(each) == "sup" for each in (link, *_around(link), *link.iter())):
            return True
        named = f"{types_of(target)} {target.get('class') or ''}"
        known = target.get("id") or target.get("name") or ""
        return bool(_NOTE.search(named) or _NOTE_ID.match(known))

    def _signs(self) -> dict[str, set[str]]:
        """The words of the references to each note, by its label."""
        signs: dict[str, set[str]] = {label: set() for label in self.bodies.values()}
        for link, label in self.references.items():
            if words := beginning(link, _LONGEST):
                signs[label].add(words)
        return signs

    def _near(self) -> dict[Element, set[str]]:
        """The labels of the references inside, around, or right after an element with an id."""
        near: dict[Element, set[str]] = {}
        for link, label in self.references.items():
            for each in (link, *_around(link), *islice(link.iter(), _MOST_AROUND)):
                if _has_id(each):
                    near.setdefault(each, set()).add(label)
                before = each.getprevious()
                if before is not None and _has_id(before) and not beginning(before, 1):
                    near.setdefault(before, set()).add(label)
        return near


def _has_id(element: Element) -> bool:
    """Whether a link can lead to an element."""
    return bool(element.get("id") or element.get("name"))


def bare(link: Element) -> None:
    """Remove the brackets around a link, and separators between it and a note's words."""
    inner = link
    while (above := inner.getparent()) is not None and name_of(above) in {"sup", "span", "b", "a"}:
        if len(above) > 1 or (above.text or "").strip("[( \n") or (inner.tail or "").strip("]) \n"):
            break
        above.text, inner.tail = None, None
        inner = above
    parent, before = inner.getparent(), inner.getprevious()
    if parent is None:
        return
    text = (parent.text if before is None else before.tail) or ""
    tail = inner.tail or ""
    if text.rstrip()[-1:] in tuple("[(") and tail.lstrip()[:1] in tuple("])"):
        kept = text.rstrip()[:-1]
        if before is None:
            parent.text = kept
        else:
            before.tail = kept
        inner.tail = tail.lstrip()[1:]


def _absolute(target: str, file: str) -> str:
    """The file and the id that a link points to."""
    if target[0] == "#":
        return f"{file}#{unquote(target[1:])}"
    address, fragment = target.split("#") if _PLAIN.fullmatch(target) else urldefrag(target)
    if not address or not file:
        return f"{unquote(address) or file}#{unquote(fragment)}"
    return f"{joined(file, address)}#{unquote(fragment)}"


def _around(element: Element) -> Iterator[Element]:
    """The ancestors of an element, the nearest first, up to a limit."""
    for at, each in enumerate(element.iterancestors()):
        if at >= _MOST_AROUND:
            return
        yield each


def _body(target: Element, link: Element) -> Element | None:
    """The element that is the whole note to which a link points."""
    for each in (target, *_around(target)):
        name = name_of(each)
        if name in _LARGE and each is not target:
            return None
        if name in _BLOCKS and beginning(each, 1):
            inside = any(each is other for other in link.iterancestors())
            return None if inside else each
        if name == "tr":
            return None
    return None
