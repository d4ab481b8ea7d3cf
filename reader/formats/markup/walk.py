"""One walk over a tree of HTML elements, which writes its words and structure to a `Flow`."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol
from urllib.parse import unquote, urljoin

from lxml.etree import _Element as Element
from lxml.etree import iterwalk

from reader.formats.archive import joined
from reader.formats.elements import Elements
from reader.formats.flow import Flow
from reader.formats.html_elements import INLINE, PARTS, UNREAD
from reader.formats.line_breaks import is_wide
from reader.formats.markup import addresses
from reader.formats.markup.notes import TYPES, Notes, beginning, name_of, types_of
from reader.formats.markup.verse import LINES, Verse, line_number
from reader.lazy import late_pattern

_SPACE = late_pattern(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
"""White space that is not a single space."""
_BLANK = " \t\r\n\f"
"""White space that is one space at most."""
NOT_READ = UNREAD | {"noscript", "button", "select", "textarea", "input", "iframe", "object",
                      "video", "audio", "canvas", "datalist", "rp", "dialog"}  # fmt: skip
"""Elements whose content is not part of the text."""
TOLD = PARTS | INLINE.keys() | {"sup", "sub", "br", "img", "q", "rt"}
"""Elements with a meaning for words and structure."""
_EMPTY = frozenset({"br", "hr", "img", "wbr"})
_UNSEEN = late_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
RUNS = late_pattern(r"\s*(?:javascript|vbscript|data|file):", re.IGNORECASE)
"""Link targets that are dropped, because following them could run code or read files."""
_TABLE = frozenset({"table", "tr", "td", "th", "tbody", "thead", "tfoot"})
_IN_CELLS = frozenset({"p", "ul", "ol", "blockquote", "table", "pre", "h1", "h2", "h3", "h4"})
_PAGE = late_pattern(r"\b(?:doc-)?pagebreak\b")
_PAGE_CLASS = late_pattern(r"(?:^|\s)(?:\w+-)?(?:pagenum|pageno|page-?break|pb)(?:\s|$)")
"""Class names for the number of a printed page, as libraries of books use them."""
_PAGE_NUMBER = late_pattern(
    r"[\[({]?\s*(?:pg|page|p|seite|s)?\.?\s*(\d{1,4}|[ivxlc]{1,8})\s*[\])}]?", re.IGNORECASE
)
_LOOKED_AT = {*TYPES, "id", "name", "class", "style", "hidden", "aria-hidden"}
"""The attributes that say whether an element is shown, and what it is if it is no text."""
_LONGEST_NUMBER = 20


class Tag(NamedTuple):
    """A tag of an element, under the name that it is treated as."""

    name: str
    """Element name in lower case."""
    closes: bool
    """Whether it is a closing tag."""
    element: Element
    """The element."""

    base: str = ""
    """The base address of its relative links."""

    def attribute(self, name: str) -> str:
        """The value of an attribute; empty if it is missing."""
        value = self.element.get(name) or ""
        return absolute(value, self.base) if name == "href" and value else value


class Attributes(Protocol):
    """The attributes of an element, in whatever way it is parsed."""

    def get(self, name: str, /) -> str | None:
        """The value of an attribute; None if it is missing."""


class Chosen(Protocol):
    """Which texts of a tree are to be read."""

    def begin(self, element: Element) -> None:
        """Come to the next element that is walked."""

    def has(self, node: tuple[Element, bool]) -> bool:
        """Whether to read a text there: that of an element or, with True, the one after it."""


class Plan(NamedTuple):
    """Options for walking a tree."""

    notes: Notes
    """The footnotes."""
    chosen: Chosen | None = None
    """The texts to read; None for all."""
    left_out: Container[Element] = frozenset()
    """Elements to skip."""
    pages: Mapping[Element, str] = {}
    """The labels of the pages that begin at an element."""
    headings: Mapping[Element, str] = {}
    """Headings to insert before an element."""
    renamed: Mapping[Element, str] = {}
    """Elements to treat as others, with the names of these."""
    base: str = ""
    """The base address of relative links."""
    has_pictures: bool = False
    """Whether descriptions of pictures are part of the text."""


class Walk:
    """Writes trees to a `Flow`."""

    def __init__(self, flow: Flow, plan: Plan) -> None:
        """Start before the first tree."""
        self._flow = flow
        self._plan = plan
        self._elements = Elements(flow)
        self._note: Element | None = None
        self._file = ""
        """The prefix of target names in a file of a book."""
        self._verse = Verse()
        self._tables: list[tuple[Element, bool]] = []
        """The open tables, and whether each is only a layout table."""
        self._read_as: list[str] = []
        """The names that the open elements are treated as."""
        self._raising: set[Element] = {
            above
            for link in plan.notes.references
            for above in (*link.iterancestors("sup"), *link.iter("sup"))
        }

    def read(self, root: Element, base: str = "") -> None:
        """Read a tree.

        Args:
            root: The tree.
            base: The base address of its relative links, if not the plan's.
        """
        self._begin_file(base or self._plan.base)
        steps = iterwalk(root, events=("start", "end"))
        skipped: Element | None = None
        for event, element in steps:
            if event == "start":
                if not self._begins(element, name_of(element)):
                    skipped = element
                    steps.skip_subtree()
                continue
            if element is skipped:
                skipped = None
            else:
                self._ends(element)
            if element is not root and (tail := element.tail):
                self._text(element, tail, is_tail=True)
        self._elements.end()
        if self._note is not None:
            self._note = None
            self._flow.close_note()
        while self._elements.open:
            self._elements.leave()

    def _begin_file(self, base: str) -> None:
        """Register what follows as a link target, if it is a file of a book."""
        self._base = base
        self._file = f"{base}#" if _is_in_book(base) else ""
        if self._file:
            self._flow.anchor(self._file)

    def _begins(self, element: Element, name: str) -> bool:
        """Read the start of an element; False if its content is to be skipped."""
        plan, flow = self._plan, self._flow
        if plan.chosen:
            plan.chosen.begin(element)
        if element in plan.pages:
            flow.page(plan.pages[element])
        if title := plan.headings.get(element):
            self._elements.heading(title)
        if self._is_left_out(element, name):
            return False
        if not _LOOKED_AT.isdisjoint(element.keys()) and not self._is_shown(element):
            return False
        if self._is_read_otherwise(element, name):
            return False
        if element in plan.notes.bodies and self._note is None:
            self._note = element
            flow.open_note(plan.notes.bodies[element])
        is_line = name in LINES and self._verse.is_line(element)
        name = self._named(element, name, is_line=is_line)
        self._read_as.append(name)
        self._tag(element, name, closes=False)
        if is_line:
            self._begin_line(element)
        if text := element.text:
            self._text(element, text, is_tail=False)
        return True

    def _is_left_out(self, element: Element, name: str) -> bool:
        """Whether to skip an element, of which the words are read if it is a drawing."""
        plan = self._plan
        if name == "svg" and plan.has_pictures and not hides(element):
            self._elements.picture(_drawn(element))
        return not name or name in NOT_READ or element in plan.left_out

    def _begin_line(self, element: Element) -> None:
        """Begin a line of verse: within its stanza, or as the first of one."""
        if not self._verse.is_next(element):
            self._flow.flush()
        elif self._flow.words.size and self._has(element):
            self._flow.hard_break()

    def _is_shown(self, element: Element) -> bool:
        """Whether to read an element, given its attributes; records a page that begins there."""
        if label := _page(element):
            self._flow.page(label)
            for each in element.iter():
                self._note_target(each)
            return False
        if number := line_number(element):
            if not self._elements.in_code:
                self._flow.line(number)
            return False
        if self._is_hidden(element):
            return False
        self._note_target(element)
        return True

    def _note_target(self, element: Element) -> None:
        """Record that links may lead to an element."""
        known = element.get("id") or (name_of(element) == "a" and element.get("name"))
        if known:
            self._flow.anchor(f"{self._file}{known}")

    def _tag(self, element: Element, name: str, *, closes: bool) -> None:
        if name in TOLD:
            self._elements.tag(Tag(name, closes, element, self._base), is_block=True)

    def _is_read_otherwise(self, element: Element, name: str) -> bool:
        """Read a note reference, backlink or formula; return whether the element is one."""
        notes = self._plan.notes
        if element in notes.references and self._has(element):
            self._flow.refer(notes.references[element])
        formula = _formula(element) if name == "math" else ""
        if formula:
            self._flow.words.add(formula, literal=True)
        is_apart = element in notes.references or element in notes.backs
        return bool(formula) or is_apart or (name == "hr" and self._note is not None)

    def _ends(self, element: Element) -> None:
        name = self._read_as.pop()
        if name not in _EMPTY:
            self._tag(element, name, closes=True)
        if self._tables and element is self._tables[-1][0]:
            self._tables.pop()
        if element is self._note:
            self._note = None
            self._flow.close_note()

    def _named(self, element: Element, name: str, *, is_line: bool) -> str:
        """The name that an element is treated as."""
        name = self._plan.renamed.get(element, name)
        if name in _TABLE:
            return self._table(element, name)
        if element in self._plan.notes.bodies or element in self._raising:
            return "div" if name != "sup" else "span"
        if name == "a":
            target = element.get("href") or ""
            return "a" if target and not RUNS.match(target) else "span"
        if name == "img":
            return name if self._plan.has_pictures else "span"
        # An icon.
        is_bare = name == "i" and element.get("class") and not element.text and not len(element)
        return "span" if is_bare or (is_line and name in LINES) else name

    def _table(self, element: Element, name: str) -> str:
        if name == "table":
            self._tables.append((element, _is_layout(element)))
        is_layout = self._tables[-1][1] if self._tables else True
        return "div" if is_layout else name

    def _is_hidden(self, element: Element) -> bool:
        return element not in self._plan.notes.bodies and hides(element)

    def _has(self, element: Element) -> bool:
        """Whether any of the words in an element are to be read."""
        chosen = self._plan.chosen
        return chosen is None or any(chosen.has((each, False)) for each in element.iter())

    def _text(self, element: Element, text: str, *, is_tail: bool) -> None:
        """Read a text, if it is one to read."""
        chosen = self._plan.chosen
        is_sought = chosen is not None and self._note is None and bool(text.strip())
        if chosen and is_sought and not chosen.has((element, is_tail)):
            return
        put(self._flow, self._elements, text)


def put(flow: Flow, elements: Elements, text: str) -> None:
    """Read a text between tags, collapsing white space as browsers do."""
    if elements.in_code:
        elements.text(text)
        return
    if "\n" in text and is_wide(text):
        elements.text(_SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", text))
        return
    words = flow.words
    if not words.size and not text.strip(_BLANK):
        return
    # Most texts have no space but single ones.
    plain = text if text.isprintable() and "  " not in text else _SPACE.sub(" ", text)
    if plain[0] == " " and (not words.size or words.last().isspace()):
        plain = plain[1:]
    if plain:
        if words.is_long(plain):
            flow.settle(plain)
        flow.words.add(plain)


def hides(attributes: Attributes) -> bool:
    """Whether an element with some attributes is not shown."""
    # Sections that open when somebody looks for their words are part of the text.
    is_open = attributes.get("hidden") in {None, "until-found"}
    if not is_open or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _UNSEEN.search(style))


def _drawn(element: Element) -> str:
    """The words in a drawing, or else what it says of itself."""
    for kinds in ({"text", "foreignobject"}, {"title", "desc"}):
        shown = (each for each in element.iter() if name_of(each) in kinds and not hides(each))
        if words := [word for each in shown for word in "".join(each.itertext()).split()]:
            return " ".join(words)
    return ""


def _page(element: Element) -> str:
    """The label of the page that begins at an element; empty if there is none."""
    if not _PAGE.search(types_of(element)):
        return _printed_page(element)
    said = element.get("title") or element.get("aria-label") or "".join(element.itertext())
    return " ".join(said.split()).rstrip(".").removeprefix("Page ").removeprefix("page ")


def _printed_page(element: Element) -> str:
    """The label of the printed page that begins at an element, if its class and words say so."""
    called = element.get("class")
    if not called or not _PAGE_CLASS.search(called):
        return ""
    said = element.get("data-page-number") or beginning(element, _LONGEST_NUMBER)
    found = _PAGE_NUMBER.fullmatch(said)
    return found[1] if found else ""


def _formula(element: Element) -> str:
    """A formula as LaTeX, if its element provides that."""
    noted = (each for each in element.iter() if name_of(each) == "annotation")
    tex = next((each.text for each in noted if "tex" in (each.get("encoding") or "")), "")
    return " ".join((tex or element.get("alttext") or "").split())


def _is_layout(table: Element) -> bool:
    """Whether a table is only for layout: one column, or cells with paragraphs."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if table.get("role") == "table":
        return False
    widest = 0
    for row in table.iter("tr", "{*}tr"):
        widest = max(widest, sum(name_of(cell) in {"td", "th"} for cell in row))
    if widest <= 1:
        return True
    cells = [each for each in table.iter() if name_of(each) in {"td", "th"}]
    if any(name_of(each) == "th" for each in cells):
        return False
    full = sum(sum(name_of(each) in _IN_CELLS for each in cell.iter()) > 1 for cell in cells)
    return full * 4 > len(cells) or any(name_of(each) == "table" and each is not table
                                        for each in table.iter())  # fmt: skip


@lru_cache(maxsize=64)
def _is_in_book(base: str) -> bool:
    """Whether a base is the name of a file in a book, rather than an address."""
    return bool(base) and not addresses.parts(base).scheme


def absolute(target: str, base: str) -> str:
    """A link's absolute address; for a file of the same book, its target name there.

    Args:
        target: The address as written.
        base: The address of the page, or the name of the file in a book, that contains the link.
    """
    try:
        if _is_in_book(base) and not addresses.parts(target).scheme:
            address, _, fragment = target.partition("#")
            file = joined(base, address) if address else base
            return f"#{file}#{unquote(fragment)}"
        if target.startswith("#") or not base:
            return target
        return urljoin(base, target)
    except ValueError:
        return target
