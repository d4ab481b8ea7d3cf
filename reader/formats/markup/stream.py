"""Reading HTML tag by tag, without a tree, where it has more elements than a tree is good for.

A tree, and the search for what belongs to an article, take so much time and memory for each
element that a file of elements of a word each would take seconds and gigabytes. So such a file is
read from beginning to end as it stands. Footnotes are then no notes, and links within it lead
nowhere, but each word and most of the structure are kept. Where there is an element for every few
characters, even structure costs too much: of that, only the lines are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.formats.elements import Elements
from reader.formats.flow import Flow
from reader.formats.html_elements import PARTS
from reader.formats.markup import tree
from reader.formats.markup.walk import NOT_READ, RUNS, TOLD, absolute, hides, put

FEW = 1000
"""The number of elements up to which a tree costs little, whatever they hold."""
SPARSE = 32
"""The characters for each element from which a tree is made. Of 277 real pages, all have more
than 33, and all but one more than 48."""
_CROWDED = 60
"""The characters for each element below which not much is made of each. Of 277 real pages, all but
eight have more."""
_MANY, _SPARSE_IF_MANY = 10_000, 48
"""The number of elements from which each needs that many characters: by then, a tree takes
seconds."""
_SPARSE_MARKS = 18
"""The characters for each element and attribute from which a tree is made: in a tree, an attribute
is as large as an element. Of 277 real pages, all have 19 and all but one 25."""
_LADEN = 36
"""The characters for each attribute below which none are kept that have no use. Of 277 real pages,
all have more than 40."""
_BARE = 20
"""The characters for each element below which only lines are kept: those of its two tags leave
room for a word or two."""
_LONGEST_LINES = 1000
"""The number of characters after which lines without structure begin a new block."""
_CELLS = frozenset({"td", "th"})
_BREAKS = (PARTS | {"br"}) - _CELLS


class Density(NamedTuple):
    """How much text there is for each element of markup."""

    elements: int
    """About how many elements there are."""
    characters: int
    """How many characters, including those of the tags."""
    attributes: int = 0
    """About how many attributes the elements have, without those of `meta` elements, of which no
    more are kept than have a use."""

    @classmethod
    def of_all(cls, parts: Iterable[Density]) -> Density:
        """The density of several texts together."""
        return cls(*map(sum, zip(cls(0, 0), *parts, strict=True)))

    @property
    def is_dense(self) -> bool:
        """Whether there are too many elements in too few characters for a tree."""
        sparse = SPARSE if self.elements <= _MANY else _SPARSE_IF_MANY
        least = max(sparse * self.elements, _SPARSE_MARKS * (self.elements + self.attributes))
        return self.elements > FEW and self.characters < least

    @property
    def is_crowded(self) -> bool:
        """Whether there are more elements than articles have, but not too many for a tree."""
        return self.elements > FEW and self.characters < _CROWDED * self.elements

    @property
    def is_laden(self) -> bool:
        """Whether there are more attributes than a page has use for."""
        return self.attributes > FEW and self.characters < _LADEN * self.attributes

    @property
    def is_bare(self) -> bool:
        """Whether there are too many for any structure."""
        return self.elements > FEW and self.characters < _BARE * self.elements


def density(text: str | bytes) -> Density:
    """How dense the elements of a text are, without parsing it."""
    marks = ("<", "</", "<!", "<meta", '="', "='")
    opening, closing, other, metas, *quoted = (
        text.count(mark) if isinstance(text, str) else text.count(mark.encode()) for mark in marks
    )
    attributes = max(sum(quoted) - 2 * metas, 0)
    return Density(max(opening - closing - other, 0), len(text), attributes)


def told(found: Density) -> str:
    """The notice that a text was read in this way."""
    kept = "as lines, without structure" if found.is_bare else "as it stands, without footnotes"
    return f"Read {kept}: it has {found.elements} elements, more than an article of its size has."


class _Tag(NamedTuple):
    """A tag with its attributes."""

    name: str
    """Element name in lower case."""
    attributes: Mapping[str, str] | None
    """Its attributes; None for a closing tag."""
    base: str
    """The base address of its relative links."""

    @property
    def closes(self) -> bool:
        """Whether it is a closing tag."""
        return self.attributes is None

    def attribute(self, name: str) -> str:
        """The value of an attribute; empty if it is missing."""
        value = (self.attributes or {}).get(name) or ""
        return absolute(value, self.base) if name == "href" and value else value


class _Target:
    """Receives the tags and words of a file from the parser, and writes them to a `Flow`."""

    def __init__(self, flow: Flow, base: str) -> None:
        self._flow = flow
        self._base = base
        self._elements = Elements(flow)
        self._texts: list[str] = []
        self._unseen = 0
        """The number of open elements that are not read, from the outermost."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition("}")[2]
        if self._unseen or name in NOT_READ or (attributes and hides(attributes)):
            self._unseen += 1
        elif name in TOLD:
            self._settle()
            self._begin(name, attributes)

    def end(self, name: str) -> None:
        name = name.rpartition("}")[2]
        if self._unseen:
            self._unseen -= 1
        elif name in TOLD:
            self._settle()
            self._close(name)

    def data(self, text: str) -> None:
        if not self._unseen:
            self._texts.append(text)

    def close(self) -> None:
        self._settle()
        self._elements.end()
        while self._elements.open:
            self._elements.leave()

    def _settle(self) -> None:
        if self._texts:
            text = self._texts[0] if len(self._texts) == 1 else "".join(self._texts)
            self._texts.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        put(self._flow, self._elements, text)

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "a":
            target = attributes.get("href") or "#"
            name = "span" if target[0] == "#" or RUNS.match(target) else name
        if name not in {"img", "span"}:
            self._elements.tag(_Tag(name, attributes, self._base), is_block=True)

    def _close(self, name: str) -> None:
        if name not in {"img", "br", "hr"}:
            self._elements.tag(_Tag(name, None, self._base), is_block=True)


class _Lines(_Target):
    """The same, which keeps nothing but lines."""

    def __init__(self, flow: Flow, base: str) -> None:
        super().__init__(flow, base)
        self._lines: list[str] = []
        self._size = 0
        """The number of characters in the lines."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._unseen or name in NOT_READ or (attributes and hides(attributes)):
            self._unseen += 1
        elif self._texts and name in _BREAKS:
            self._end_line()
        elif self._texts and name in _CELLS:
            self._texts.append(" | ")

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
        elif self._texts and name in _BREAKS:
            self._end_line()

    def _end_line(self) -> None:
        line = " ".join("".join(self._texts).split())
        self._texts.clear()
        if line:
            self._lines.append(line)
            self._size += len(line)
            if self._size > _LONGEST_LINES:
                self._settle()

    def _settle(self) -> None:
        self._texts.clear()
        self._flow.words.add("\n".join(self._lines))
        self._flow.flush()
        self._lines.clear()
        self._size = 0

    def close(self) -> None:
        self._end_line()
        self._settle()


def read(flow: Flow, text: str, *, is_bare: bool, base: str = "") -> None:
    """Read HTML.

    Args:
        flow: Receives the words and structure.
        text: The HTML.
        is_bare: Whether only lines are kept.
        base: The base address of its relative links.
    """
    target = (_Lines if is_bare else _Target)(flow, base)
    tree.feed(text, target)
