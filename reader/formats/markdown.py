"""Markdown: CommonMark with tables, strikethrough and footnotes.

Marks become spans beside the text, never characters in it. HTML is never interpreted: its tags
are dropped and its words stay. What nobody writes by hand, such as thousands of brackets in one
paragraph, is shown as it was typed, since Markdown's rules take too long for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from reader.formats.build import make
from reader.formats.inline import Words, alternative, footnote_label, words_of, words_of_html
from reader.metadata.front_matter import split
from reader.text.canonical import canonical, is_blank
from reader.text.document import Block, BlockKind, Blocks, Document, Inline, Span

_MARKS = "[]*_`<&~!"
_MOST_MARKS = 2000
"""In one paragraph; Markdown's rules take quadratic time."""
_BULLETS = "•◦▪"
_RULE = "* * *"
_CELLS = " | "
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_TYPED = "A paragraph with thousands of Markdown marks is shown as it was typed."


class _Container(NamedTuple):
    """What a block stands in."""

    kind: BlockKind
    level: int


class _Writer:
    """Goes through the tokens once and writes text, blocks and inlines."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self._pieces: list[str] = []
        self._size = 0
        self._within: list[_Container] = []
        self._marker = ""
        self._heading = 0
        self._row: Words | None = None
        self._cells = 0
        self._steps: Mapping[str, Callable[[Token], None]] = {
            "heading_open": self._open_heading,
            "heading_close": self._close_heading,
            "blockquote_open": lambda _: self._enter(BlockKind.QUOTE),
            "blockquote_close": self._leave,
            "bullet_list_open": lambda _: self._enter(BlockKind.LIST_ITEM),
            "bullet_list_close": self._leave,
            "ordered_list_open": lambda _: self._enter(BlockKind.LIST_ITEM),
            "ordered_list_close": self._leave,
            "footnote_open": self._open_footnote,
            "footnote_close": self._leave,
            "list_item_open": self._open_item,
            "list_item_close": self._close_item,
            "tr_open": self._open_row,
            "tr_close": self._close_row,
            "inline": self._inline,
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._html,
            "hr": lambda _: self._write(BlockKind.RULE, _RULE),
        }

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(self._pieces)

    def write(self, tokens: Sequence[Token]) -> None:
        """Write a whole document's tokens."""
        for token in tokens:
            step = self._steps.get(token.type)
            if step is not None:
                step(token)

    def _enter(self, kind: BlockKind) -> None:
        level = sum(container.kind is kind for container in self._within)
        self._within.append(_Container(kind, level))

    def _leave(self, _: Token) -> None:
        self._within.pop()
        self._marker = ""

    def _open_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def _close_heading(self, _: Token) -> None:
        self._heading = 0

    def _open_item(self, token: Token) -> None:
        level = self._within[-1].level
        bullet = _BULLETS[min(level, len(_BULLETS) - 1)]
        self._marker = f"{token.info}{token.markup}" if token.info else bullet

    def _close_item(self, _: Token) -> None:
        self._marker = ""

    def _open_footnote(self, token: Token) -> None:
        self._enter(BlockKind.LIST_ITEM)
        self._marker = f"[{footnote_label(token)}]"

    def _open_row(self, _: Token) -> None:
        self._row, self._cells = Words(), 0

    def _close_row(self, _: Token) -> None:
        row, self._row = self._row, None
        if row is not None:
            text, inlines = row.done()
            self._write(BlockKind.TABLE_ROW, text if text.strip("| ") else "", inlines)

    def _inline(self, token: Token) -> None:
        children = token.children or []
        if self._row is not None:
            if self._cells:
                self._row.add(_CELLS)
            self._cells += 1
            words_of(children, self._row)
            return
        pictures = [child for child in children if child.type == "image"]
        if pictures and all(child.type in {"image", "softbreak"} for child in children):
            for picture in pictures:
                self._write(BlockKind.CAPTION, alternative(picture))
            return
        words = Words()
        words_of(children, words)
        self._write(self._kind(), *words.done())

    def _code(self, token: Token) -> None:
        self._write(BlockKind.CODE, canonical(token.content).strip("\n").rstrip())

    def _html(self, token: Token) -> None:
        self._write(self._kind(), words_of_html(token.content))

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        return self._within[-1].kind if self._within else BlockKind.PARAGRAPH

    def _write(self, kind: BlockKind, text: str, inlines: Sequence[Inline] = ()) -> None:
        """A block, if there is anything in it."""
        if is_blank(text):
            return
        if self._pieces:
            self._put("\n\n")
        start = self._size
        self._put(text)
        marker = ""
        if kind is BlockKind.LIST_ITEM:
            marker, self._marker = self._marker, ""
        level = self._heading if kind is BlockKind.HEADING else self._level(kind)
        self.blocks.append(Block(kind, Span(start, self._size), level, marker=marker))
        self.inlines.extend(
            Inline(kind, Span(span.start + start, span.end + start), target)
            for kind, span, target in ((it.kind, it.span, it.target) for it in inlines)
        )

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)

    def _level(self, kind: BlockKind) -> int:
        levels = [container.level for container in self._within if container.kind is kind]
        return levels[-1] if levels else 0


def parse_pieces(
    pieces: Iterable[str],
    *,
    path: Path | None = None,
    notices: tuple[str, ...] = (),
    most: int | None = None,
) -> Document:
    """The document that a Markdown text is, given in pieces.

    Args:
        pieces: What together is the text.
        path: The file that it stands in.
        notices: What a person should know of how it was read.
        most: How many characters are enough; no paragraph is cut for it.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    text = "".join(pieces)
    if most is not None:
        end = text.find("\n\n", most)
        # Code between fences is not cut: its other end is looked for.
        while end > 0 and len(_FENCE.findall(text, 0, end)) % 2:
            end = text.find("\n\n", end + 1)
        text = text[:end] if end > 0 else text
    return parse(text, path=path, notices=notices)


def parse(text: str, *, path: Path | None = None, notices: tuple[str, ...] = ()) -> Document:
    """The document that a Markdown text is.

    Raises:
        ReaderError: There is nothing to read in it.
    """
    front = split(canonical(text))
    typed: dict[str, bool] = {}
    tokens = _parser().parse(front.body, typed)
    writer = _Writer()
    writer.write(tokens)
    if typed.get(_TYPED):
        notices = (*notices, _TYPED)
    return make(writer.text, Blocks(writer.blocks), writer.inlines, front, path, notices)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    parser.core.ruler.at("inline", _bounded_inline)
    return parser


def _bounded_inline(state: StateCore) -> None:
    """Markdown's own step for the insides of paragraphs, but for those that are out of bounds."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        content = token.content
        if len(content) > _MOST_MARKS and sum(map(content.count, _MARKS)) > _MOST_MARKS:
            plain = Token("text", "", 0, content=content.replace("\n", " "))
            token.children = [plain]
            state.env[_TYPED] = True
        else:
            token.children = []
            state.md.inline.parse(content, state.md, state.env, token.children)
