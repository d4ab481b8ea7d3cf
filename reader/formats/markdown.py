"""Markdown in the dialects people use: CommonMark, GitHub, pandoc and Obsidian.

pulldown-cmark does the parsing. Syntax that it lacks is rewritten beforehand (`pandoc`, `opaque`)
or found in the text of each block afterwards (`notation`). Formatting becomes spans beside the
text, never characters in it. HTML is never rendered: tags only end words and paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from reader.formats.build import make
from reader.formats.commonmark.definitions import Definitions, label_of
from reader.formats.commonmark.windows import LITERAL, PLAIN, Windows
from reader.formats.flow import CELLS, Flow
from reader.formats.html import Html
from reader.formats.line_breaks import Joiner, language_of
from reader.formats.opaque import Protected, protected, stand_in_for
from reader.formats.pandoc_markdown import plain_blocks
from reader.formats.words import FEW
from reader.formats.written import Written
from reader.lazy import late_pattern
from reader.metadata.front_matter import FrontMatter, split
from reader.text.canonical import canonical
from reader.text.document import BlockKind, Document, InlineKind

_RUNS = late_pattern(r"\s*(?:javascript|vbscript|data|file):", re.IGNORECASE)
"""Link targets that are dropped, because following them could run code or read files."""
_HEADING_ID = late_pattern(r"\{[^{}]*#([\w:.-]+)[^{}]*\}\s*$")
"""The name that pandoc's attributes give a heading."""
_FENCE = late_pattern(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_NUMBER = late_pattern(rb"[ \t]*(\d{1,9}[.)])")
_CLOSINGS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_Step = Callable[[Any], None]
"""Handles an event, given its value."""
_Tag = Callable[[], None]
"""Handles a tag that says nothing but its name."""
_TOO_MUCH = "Read without its markup from about line {} on: it has more of it than a text has."
_MOST_AT_ONCE = 1 << 15
"""The most characters of plain words that are read in one go."""


def parse_pieces(
    pieces: Iterable[str],
    *,
    path: Path | None = None,
    notices: tuple[str, ...] = (),
    most: int | None = None,
) -> Document:
    """Parse Markdown that is given in pieces.

    Args:
        pieces: Consecutive pieces of the text.
        path: The file it was read from.
        notices: Messages about how the file was read.
        most: Stop after about this many characters, at the end of a paragraph.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    text = "".join(pieces)
    text = canonical(text)
    front = split(text)
    above = text.count("\n") - front.body.count("\n")
    del text
    joiner = Joiner(front.body, language_of(front))
    if most is not None:
        front = front._replace(body=_beginning(front.body, most))
    return _document(front, joiner, path, notices, above)


def _beginning(text: str, most: int) -> str:
    """The beginning of a text, cut after a paragraph."""
    end = text.find("\n\n", most)
    # Never cut inside a fenced code block.
    while end > 0 and len(_FENCE.findall(text, 0, end)) % 2:
        end = text.find("\n\n", end + 1)
    return text[:end] if end > 0 else text


def parse(text: str, *, path: Path | None = None, notices: tuple[str, ...] = ()) -> Document:
    """Parse Markdown.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    return parse_pieces([text], path=path, notices=notices)


def _document(
    front: FrontMatter, joiner: Joiner, path: Path | None, notices: tuple[str, ...], above: int
) -> Document:
    """The document of a text.

    Args:
        front: The text, with what its header says.
        joiner: Joins its lines.
        path: The file.
        notices: Messages about how it was read.
        above: How many lines the header has.
    """
    whole, sign = _closed(front.body)
    source = protected(whole)
    body = plain_blocks(source.text)
    definitions = Definitions(body + source.rest)
    reader = _Reader(source, joiner, sign, definitions, is_of_verse=front.is_of_verse)
    windows = Windows(body, definitions, rest=source.rest)
    written = reader.read(windows)
    unused = sum(label not in reader.used for label in definitions.links)
    if sign:
        written = written._replace(text=written.text.replace(sign, "<"))
    left_out = source.left_out + reader.left_out
    told = _told(left_out + Counter({"unused link definition": unused}))
    if windows.plain_lines:
        line = above + whole.strip().count("\n") + 2 - windows.plain_lines
        told.append(_TOO_MUCH.format(max(line, 1)))
    return make(written, front._replace(body=""), path, (*notices, *told))


def _closed(text: str) -> tuple[str, str]:
    """Hide the beginnings of unclosed comments and the like, so that they swallow no text.

    The second string is the character that stands for `<` there; empty if there are none.
    """
    sign = stand_in_for(text) if "<!" in text or "<?" in text else ""
    if not sign:
        return text, ""
    for opening, closing in _CLOSINGS.items():
        last = max(text.rfind(closing), 0)
        # What is escaped opens nothing.
        rest = text[last:].replace(opening, f"{sign}{opening[1:]}").replace(f"\\{sign}", "\\<")
        text = text[:last] + rest
    return text, sign


def _told(left_out: Counter[str]) -> list[str]:
    """A notice of what was left out of the text, if anything was."""
    counted = [f"{count} {what}{'s' if count > 1 else ''}" for what, count in left_out.items()]
    return [f"Left out: {' and '.join(counted)}."] if counted else []


def _pass() -> None:
    """Handle a tag that changes nothing."""


class _Reader:
    """Feeds the parser's events into a `Flow`."""

    def __init__(
        self,
        source: Protected,
        joiner: Joiner,
        sign: str,
        definitions: Definitions,
        *,
        is_of_verse: bool,
    ) -> None:
        self.left_out: Counter[str] = Counter()
        self.used: set[str] = set()
        """Labels of the link definitions in use."""
        self._source = source
        self._definitions = definitions
        self._stand_in = source.stand_in
        self._sign = sign
        """What stands for `<`; empty if nothing does."""
        self._flow = Flow(joiner)
        self._words = self._flow.words
        self._is_of_verse = is_of_verse
        """Whether each line of the source is a line of verse."""
        self._html = Html(self._flow, self.left_out, source.text)
        self._bytes = b""
        self._begun = 0
        """Byte offset at which the innermost element begins."""
        self._raw: list[str] | None = None
        """Lines of the code or HTML block being read; None outside such blocks."""
        self._titles: list[str] = []
        """Titles of the images being read."""
        self._starts = self._starting()
        self._ends = self._ending()

    def read(self, source: Windows) -> Written:
        """Parse a preprocessed text."""
        self._bytes = source.data
        text, starts, ends, leaves = self._text, self._starts, self._ends, self._leaves()
        openings = self._openings()
        flush = self._flow.flush
        for name, value, start, _ in source.events(lambda: self._words.edits):
            if name == "Text":
                text(value)
            elif name == "Start":
                self._begun = start
                if type(value) is str:
                    starts.get(value, flush)()
                else:
                    tag, said = value.popitem()
                    if tag in openings:
                        openings[tag](said)
                    else:
                        flush()
            elif name == "End":
                ends.get(value if type(value) is str else next(iter(value)), flush)()
            else:
                leaves[name](value)
        return self._flow.done()

    def _leaves(self) -> Mapping[str, _Step]:
        """Handlers of other events than text and tags."""
        flow, note = self._flow, self._definitions.note
        line_break = flow.hard_break if self._is_of_verse else flow.soft_break
        return {
            LITERAL: self._literal,
            "SoftBreak": lambda _: line_break(),
            "HardBreak": lambda _: flow.hard_break(),
            "Rule": lambda _: flow.rule(),
            "Code": lambda text: self._words.code(self._source.restored(text)),
            "Html": self._text,
            "InlineHtml": self._html.inline,
            "FootnoteReference": lambda said: flow.refer(note(said)),
            "TaskListMarker": self._task,
            "TableRow": self._row,
            "Paragraph": flow.paragraph,
            PLAIN: self._plain,
        }

    def _starting(self) -> Mapping[str, _Tag]:
        """Handlers of start tags that say nothing else."""
        flow = self._flow
        return {
            "Emphasis": partial(self._words.open, InlineKind.EMPHASIS),
            "Strong": partial(self._words.open, InlineKind.STRONG),
            "Strikethrough": _pass,
            "TableCell": flow.cell,
            "TableHead": flow.open_row,
            "TableRow": flow.open_row,
            "DefinitionListDefinition": lambda: flow.enter(BlockKind.LIST_ITEM),
            "Item": self._item,
            "HtmlBlock": self._begin_raw,
        }

    def _openings(self) -> Mapping[str, _Step]:
        """Handlers of start tags that say more; any other start tag ends a block."""
        flow, note = self._flow, self._definitions.note
        quote, item = BlockKind.QUOTE, BlockKind.LIST_ITEM
        return {
            "Link": self._link,
            "Image": self._image,
            "Heading": self._heading,
            "BlockQuote": lambda _: flow.enter(quote),
            "List": lambda _: flow.enter(item),
            "FootnoteDefinition": lambda said: flow.open_note(note(said)),
            "CodeBlock": lambda _: self._begin_raw(),
        }

    def _ending(self) -> Mapping[str, _Tag]:
        """Handlers of end tags; any other end tag ends a block."""
        flow, words = self._flow, self._words
        return {
            "Emphasis": partial(words.close, InlineKind.EMPHASIS),
            "Strong": partial(words.close, InlineKind.STRONG),
            "Strikethrough": _pass,
            "Link": partial(words.close, InlineKind.LINK),
            "Image": lambda: words.close_image(self._titles.pop()),
            "TableCell": _pass,
            "TableHead": flow.close_row,
            "TableRow": flow.close_row,
            "Table": flow.close_table,
            "Heading": self._end_heading,
            "BlockQuote": flow.leave,
            "List": flow.leave,
            "DefinitionListDefinition": flow.leave,
            "FootnoteDefinition": flow.close_note,
            "CodeBlock": lambda: flow.code(self._gathered()),
            "HtmlBlock": lambda: self._html.block(self._gathered()),
        }

    def _link(self, link: Any) -> None:
        if link["id"]:
            self.used.add(label_of(link["id"]))
        target = self._source.restored(self._definitions.first(link)[0])
        if self._sign:
            target = target.replace(self._sign, "<")
        runs = ":" in target and _RUNS.match(target)
        self._words.open(InlineKind.LINK, "" if runs else target)

    def _image(self, image: Any) -> None:
        if image["id"]:
            self.used.add(label_of(image["id"]))
        self._words.open_image()
        self._titles.append(self._source.restored(self._definitions.first(image)[1]))

    def _heading(self, heading: Any) -> None:
        self._flow.flush()
        self._flow.heading = int(heading["level"][1:])

    def _end_heading(self) -> None:
        if name := _HEADING_ID.search(self._words.raw()):
            self._flow.anchor(name[1])
        self._flow.flush()
        self._flow.heading = 0

    def _item(self) -> None:
        found = _NUMBER.match(self._bytes, self._begun)
        self._flow.item(found[1].decode() if found else "")

    def _begin_raw(self) -> None:
        self._flow.flush()
        self._raw = []

    def _text(self, text: str) -> None:
        if self._raw is not None:
            self._raw.append(text)
            return
        words = self._words
        if words.size > FEW and words.is_long(text):
            self._flow.settle(text)
        if self._stand_in and self._stand_in in text:
            self._math(text)
        elif len(text) > _MOST_AT_ONCE:
            self._long(text)
        else:
            words.add(text)

    def _literal(self, text: str) -> None:
        """Read text whose first character is never markup."""
        if self._raw is not None or (self._stand_in and self._stand_in in text):
            self._text(text)
            return
        if self._words.is_long(text):
            self._flow.settle(text)
        self._words.add(text[:1], literal=True)
        self._words.add(text[1:])

    def _long(self, text: str) -> None:
        """Read a very long text in parts."""
        start = 0
        while start < len(text):
            least, most = start + _MOST_AT_ONCE, start + 2 * _MOST_AT_ONCE
            end = text.find(" ", least, most)
            part = text[start : end if end > 0 else most]
            if self._words.is_long(part):
                self._flow.settle(part)
            self._words.add(part)
            start += len(part)

    def _math(self, text: str) -> None:
        for piece, is_math in self._source.pieces(text):
            if self._words.is_long(piece):
                self._flow.settle(piece)
            if not is_math:
                self._words.add(piece)
            elif piece.startswith(("$$", "\\[", "\\b")):
                self._words.formula(piece)
            else:
                self._words.add(" ".join(piece.split("\n")), literal=True)

    def _plain(self, text: str) -> None:
        """Read a part without its markup."""
        for paragraph in self._source.restored(text).split("\n\n"):
            self._flow.code(paragraph, BlockKind.PARAGRAPH)

    def _row(self, cells: list[str]) -> None:
        """Read a row without markup."""
        flow = self._flow
        if all(cells) and not self._stand_in:
            flow.row(CELLS.join(cells))
            return
        flow.open_row()
        for cell in cells:
            flow.cell()
            self._math(cell)
        flow.close_row()

    def _task(self, done: bool) -> None:  # noqa: FBT001 - as it comes
        self._flow.marker = "☑" if done else "☐"

    def _gathered(self) -> str:
        raw, self._raw = "".join(self._raw or ()), None
        return self._source.restored(raw)
