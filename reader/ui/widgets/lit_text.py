"""A passage on a few rows, with some of its words highlighted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.text import glyphs
from reader.text.document import Span

_PIECE = re.compile(r"\s+|[^\s\u3000-\u9fff\uac00-\ud7a3\uf900-\uffef]+|\S")
"""White space, a word, or a character of a script that breaks anywhere."""


class Piece(NamedTuple):
    """Part of a row in one style."""

    text: str
    """The words, safe to show."""
    is_lit: bool
    """Whether they are highlighted."""


def lit_rows(text: str, lit: Sequence[Span], width: int, most: int) -> list[list[Piece]]:
    """A text wrapped to a width, cut with an ellipsis where it takes too many rows.

    Args:
        text: The text to show.
        lit: The spans to highlight, in order.
        width: The width of a row in cells.
        most: The maximum number of rows.
    """
    rows: list[list[Piece]] = [[]]
    room = width
    for word, is_blank in _words(text, lit):
        cells = sum(glyphs.cells(piece.text) for piece in word)
        if is_blank:
            if rows[-1]:
                # Where there is only room for the space, the next word is on the next row.
                rows[-1].append(Piece(" ", word[0].is_lit))
                room -= 1
            continue
        if cells > room and rows[-1]:
            if len(rows) == most:
                rows[-1] = _cut(rows[-1], width)
                break
            rows.append([])
            room = width
        rows[-1] += (
            word if cells <= width else [Piece(glyphs.fit(_plain(word), width), word[0].is_lit)]
        )
        room -= min(cells, width)
    return [_merged(_without_end(row)) for row in rows]


def _without_end(row: list[Piece]) -> list[Piece]:
    """A row without the space at its end."""
    return row[:-1] if row and row[-1].text == " " else row


def _words(text: str, lit: Sequence[Span]) -> Iterator[tuple[list[Piece], bool]]:
    """The words of a text, split where highlighting changes, and whether each is only space."""
    for found in _PIECE.finditer(text):
        pieces = []
        at = found.start()
        for span in lit:
            if span.end <= at or span.start >= found.end():
                continue
            if span.start > at:
                pieces.append(Piece(glyphs.showable(text[at : span.start]), is_lit=False))
            end = min(span.end, found.end())
            pieces.append(Piece(glyphs.showable(text[max(at, span.start) : end]), is_lit=True))
            at = end
        if at < found.end():
            pieces.append(Piece(glyphs.showable(text[at : found.end()]), is_lit=False))
        yield pieces, found[0].isspace()


def _cut(row: list[Piece], width: int) -> list[Piece]:
    """A row that ends in an ellipsis."""
    kept = list(row)
    while kept and sum(glyphs.cells(piece.text) for piece in kept) >= width:
        kept.pop()
    while kept and kept[-1].text.isspace():
        kept.pop()
    return [*kept, Piece("…", is_lit=False)]


def _plain(word: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in word)


def _merged(row: Sequence[Piece]) -> list[Piece]:
    """A row with adjacent pieces of one style merged."""
    merged: list[Piece] = []
    for piece in row:
        if merged and merged[-1].is_lit == piece.is_lit:
            merged[-1] = Piece(merged[-1].text + piece.text, piece.is_lit)
        else:
            merged.append(piece)
    return merged
