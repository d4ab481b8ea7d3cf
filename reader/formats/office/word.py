"""Reading a Word document paragraph by paragraph, without a tree.

A tree of all that Word writes takes a hundred times the memory of the text. So a long document is
read from its beginning to its end, and what its styles, lists and links mean is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from lxml import etree

from reader.formats.archive import Archive
from reader.formats.elements import Elements
from reader.formats.flow import Flow
from reader.formats.markup.walk import RUNS, put
from reader.formats.office.meanings import (
    DEEPEST,
    Meanings,
    level_of,
    links_of,
    meanings,
    value,
)
from reader.text.document import BlockKind, InlineKind

_AT_ONCE = 1 << 15
"""The number of bytes that are parsed at a time."""
_UNREAD = frozenset({
    "Choice", "del", "delInstrText", "delText", "fldData", "instrText", "moveFrom", "pPrChange",
    "rPrChange", "sdtPr", "sectPr", "tblGrid", "tblPr", "tcPr", "trPr",
})  # fmt: skip
"""Elements without words of the text, and older versions of it."""
_HEADING = re.compile(r"heading ([1-6])")
_QUOTES = frozenset({"quote", "intense quote", "block text", "quotations"})
_CODES = frozenset({"html preformatted", "source code"})
_INLINE_CODES = frozenset({"html code", "verbatim char"})
_SIGNS = {"tab": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_OFF = frozenset({"0", "false", "off", "none"})
_PLAIN: frozenset[InlineKind] = frozenset()
_FORMATS = (InlineKind.STRONG, InlineKind.EMPHASIS, InlineKind.CODE)
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class Target:
    """Receives the elements of a document from the parser, and writes them to a `Flow`."""

    def __init__(self, flow: Flow, known: Meanings, links: Mapping[str, str]) -> None:
        """Start before a part of the document."""
        self._links = links
        self._flow = flow
        self._known = known
        self._elements = Elements(flow)
        self._unread = 0
        """The number of open elements that are not read, from the outermost."""
        self._reads = False
        """Whether the words of a run are being read."""
        self._tables = self._deep = 0
        """The number of open tables, and of containers of the paragraph."""
        self._numbers: dict[str, list[int]] = {}
        """The last numbers of each list, by level."""
        self._style = ""
        self._list = "", 0
        self._code: list[str] = []
        """The preformatted paragraphs being read, which are one block."""
        self._is_code = False
        self._script = ""
        """How the run is raised or lowered."""
        self._in_script = False
        self._in_run = False
        self._links_open: list[bool] = []
        """Whether each open link leads anywhere."""
        self._wanted = self._formats = _PLAIN
        """The formats that the run has, and those that are open."""
        self._starts, self._ends = self._openers(), self._closers()

    def _openers(self) -> dict[str, Callable[[str, Mapping[str, str]], None]]:
        """What is done at the start of each element that is read."""
        return {
            "p": self._begin_paragraph, "pStyle": self._set_style, "numId": self._set_list,
            "ilvl": self._set_list, "r": self._begin_run, "rStyle": self._set_format,
            "vertAlign": self._set_script, "b": self._set_format, "i": self._set_format,
            "t": self._begin_words, "tab": self._sign, "noBreakHyphen": self._sign,
            "softHyphen": self._sign,
            "br": self._break, "cr": self._break, "tbl": self._begin_table, "tr": self._begin_row,
            "tc": self._begin_cell, "hyperlink": self._begin_link, "bookmarkStart": self._name,
            "footnoteReference": self._refer, "endnoteReference": self._refer,
            "footnote": self._begin_note, "endnote": self._begin_note,
        }  # fmt: skip

    def _closers(self) -> dict[str, Callable[[], None]]:
        """What is done at the end of each element that is read."""
        return {
            "p": self._end_paragraph, "pPr": self._settle_paragraph, "r": self._end_run,
            "t": self._end_words, "tr": self._end_row, "tbl": self._end_table,
            "hyperlink": self._end_link, "footnote": self._flow.close_note,
            "endnote": self._flow.close_note,
        }  # fmt: skip

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Read the start of an element."""
        name = tag.rpartition("}")[2]
        if self._unread or name in _UNREAD:
            self._unread += 1
        elif step := self._starts.get(name):
            step(name, attributes)

    def end(self, tag: str) -> None:
        """Read the end of an element."""
        if self._unread:
            self._unread -= 1
        elif step := self._ends.get(tag.rpartition("}")[2]):
            step()

    def data(self, text: str) -> None:
        """Read words."""
        if self._reads and not self._unread:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._is_code:
            self._code.append(text)
            return
        self._end_code()
        if self._script and not self._in_script:
            self._in_script = True
            self._flow.words.open_script()
        self._set_formats(self._wanted)
        put(self._flow, self._elements, text)

    def close(self) -> None:
        """End the document."""
        self._end_paragraph()
        self._end_code()

    # Paragraphs.

    def _begin_paragraph(self, *_: object) -> None:
        self._end_paragraph()

    def _set_style(self, _: str, attributes: Mapping[str, str]) -> None:
        known = value(attributes)
        self._style = self._known.styles.get(known, "")
        self._list = self._known.listed.get(known, self._list)

    def _set_list(self, name: str, attributes: Mapping[str, str]) -> None:
        said, level = self._list
        self._list = (value(attributes), level) if name == "numId" else (said, level_of(attributes))

    def _settle_paragraph(self) -> None:
        """Begin the block that a paragraph's properties make of it."""
        flow, style = self._flow, self._style
        known, level = self._list
        self._is_code = style in _CODES and not flow.in_row
        if not self._is_code:
            self._end_code()
        if heading := _HEADING.fullmatch(style):
            flow.heading = int(heading[1])
        elif style == "title":
            flow.heading = 1
        elif style in _QUOTES:
            self._enter(BlockKind.QUOTE, 1)
        elif style == "caption":
            self._enter(BlockKind.CAPTION, 1)
        elif known not in {"", "0"}:
            self._enter(BlockKind.LIST_ITEM, level + 1)
            numbers = self._numbers.setdefault(known, [0] * DEEPEST)
            numbers[level:] = [numbers[level] + 1, *[0] * (DEEPEST - level - 1)]
            is_bullet = self._list in self._known.bullets
            flow.item("" if is_bullet else f"{numbers[level]}.")

    def _enter(self, kind: BlockKind, count: int) -> None:
        if not self._flow.in_row:
            self._deep = count
            for _ in range(count):
                self._flow.enter(kind)

    def _end_code(self) -> None:
        if self._code:
            text = "".join(self._code)
            self._code.clear()
            self._flow.code(text)

    def _end_paragraph(self) -> None:
        if self._is_code:
            self._code.append("\n")
            self._is_code = False
        self._set_formats(_PLAIN)
        self._flow.flush()
        self._flow.heading = 0
        while self._deep:
            self._flow.leave()
            self._deep -= 1
        self._style, self._list = "", ("", 0)

    # Runs.

    def _begin_run(self, *_: object) -> None:
        self._in_run, self._wanted = True, _PLAIN

    def _end_run(self) -> None:
        if self._in_script:
            self._set_formats(_PLAIN)
            self._flow.words.close_script(up=self._script == "superscript")
        self._in_run = self._in_script = False
        self._script = ""

    def _set_script(self, _: str, attributes: Mapping[str, str]) -> None:
        said = value(attributes)
        self._script = said if self._in_run and said in {"superscript", "subscript"} else ""

    def _set_format(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._in_run:
            return
        said = value(attributes)
        if name == "rStyle":
            is_code = self._known.styles.get(said, "") in _INLINE_CODES
            found = {InlineKind.CODE} if is_code else set()
        elif said in _OFF:
            found = set()
        else:
            found = {InlineKind.STRONG if name == "b" else InlineKind.EMPHASIS}
        self._wanted |= found

    def _set_formats(self, wanted: frozenset[InlineKind]) -> None:
        if wanted != self._formats:
            for kind in _FORMATS:
                if kind in self._formats - wanted:
                    self._flow.words.close(kind)
            for kind in _FORMATS:
                if kind in wanted - self._formats:
                    self._flow.words.open(kind)
            self._formats = wanted

    def _begin_words(self, *_: object) -> None:
        self._reads = True

    def _end_words(self) -> None:
        self._reads = False

    def _sign(self, name: str, _: Mapping[str, str]) -> None:
        if self._in_run:
            self._add(_SIGNS[name])

    def _break(self, _: str, attributes: Mapping[str, str]) -> None:
        if value(attributes, "type") not in {"", "textWrapping"}:
            return
        if self._is_code:
            self._code.append("\n")
        else:
            self._flow.hard_break()

    # Links and notes.

    def _begin_link(self, _: str, attributes: Mapping[str, str]) -> None:
        target = self._links.get(value(attributes, "id"), "")
        anchor = value(attributes, "anchor")
        if not target or RUNS.match(target):
            target = f"#{anchor}" if anchor else ""
        self._links_open.append(bool(target))
        if target:
            self._flow.words.open(InlineKind.LINK, target)

    def _end_link(self) -> None:
        if self._links_open.pop():
            self._set_formats(_PLAIN)
            self._flow.words.close(InlineKind.LINK)

    def _name(self, _: str, attributes: Mapping[str, str]) -> None:
        if name := value(attributes, "name"):
            self._flow.anchor(name)

    def _refer(self, name: str, attributes: Mapping[str, str]) -> None:
        self._flow.refer(f"{_NOTES[name]}-{value(attributes, 'id')}")

    def _begin_note(self, name: str, attributes: Mapping[str, str]) -> None:
        if not value(attributes, "type"):
            self._flow.open_note(f"{name}-{value(attributes, 'id')}")

    # Tables.

    def _begin_table(self, *_: object) -> None:
        self._end_paragraph()
        self._end_code()
        self._tables += 1

    def _end_table(self) -> None:
        self._tables -= 1

    def _begin_row(self, *_: object) -> None:
        if self._tables == 1:
            self._flow.open_row()

    def _begin_cell(self, *_: object) -> None:
        if self._tables == 1:
            self._flow.cell()
        else:
            self._flow.words.space()

    def _end_row(self) -> None:
        if self._tables == 1:
            self._end_paragraph()
            self._flow.close_row()


def read(flow: Flow, archive: Archive, parts: Mapping[str, bytes]) -> bool:
    """Read a document; False if it is damaged.

    Args:
        flow: Receives the words and structure.
        archive: The archive that the document is in.
        parts: Its text, and its footnotes and endnotes, by the names of their files.
    """
    known = meanings(archive)
    for name, data in parts.items():
        if not data:
            continue
        parser = etree.XMLParser(
            target=Target(flow, known, links_of(archive, name)), resolve_entities=False,
            no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True,
        )  # fmt: skip
        try:
            for start in range(0, len(data), _AT_ONCE):
                parser.feed(data[start : start + _AT_ONCE])
            parser.close()
        except etree.XMLSyntaxError:
            return False
    return True
