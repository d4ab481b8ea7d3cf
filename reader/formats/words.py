"""The text of one block while it is being read, with its formatting as spans."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from unicodedata import combining, normalize

from reader.formats import notation
from reader.formats.apart import Apart, composed, edited, trimmed
from reader.formats.line_breaks import Joiner
from reader.formats.scripts import raised
from reader.text.canonical import canonical
from reader.text.document import InlineKind, Span

_CODE = InlineKind.CODE
_LATER = sys.maxsize
"""Start of an element opened directly after a line break, until its text is added."""
_MOST_PIECES = 4096
_MOST_CHARACTERS = 1 << 15
_SOONER = 4
"""How many times as soon words without markup are written, which may be parted anywhere."""
FEW = 1 << 11
"""Characters that are never too many for a block; each piece has one, or half of one."""
_DEEPEST = 100
"""Deepest nesting of formatting that is recorded."""
_HIGHEST = 8
"""Deepest nesting of superscripts and subscripts that is converted; formulas have three."""
_TAIL = 64
"""The number of characters before a line break that decide how lines are joined."""


class Words:
    """Text that grows piece by piece, and its formatting."""

    def __init__(self, joiner: Joiner, *, is_markup: bool = True) -> None:
        """Start empty.

        Args:
            joiner: Decides how lines are joined.
            is_markup: Whether the text may contain markup, as that of Markdown may.
        """
        self.size = 0
        """Length so far."""
        self.lines = 0
        """How many lines have ended."""
        self.edits = 0
        """How many replacements were made in all blocks."""
        self.literal: list[tuple[int, int]] = []
        """Spans without markup: code, math, and escaped characters."""
        self._joiner = joiner
        self._before = ""
        """Preceding text of the same block."""
        self._is_markup = is_markup
        self._pieces: list[str] = []
        self._apart: list[Apart] = []
        self._ends: list[int] = []
        """Offsets at which an element ended that attributes may follow."""
        self._open: list[tuple[InlineKind, int, str]] = []
        self._deeper = 0
        """Number of open elements that are nested too deep to be recorded."""
        self._scripts: list[tuple[int, int]] = []
        self._higher = 0
        """Number of open scripts that are nested too deep to be converted."""
        self._begun: list[int] = []
        """Starts of the image descriptions being read."""
        self.images: list[Span] = []
        """Spans of the descriptions of images."""
        self.formulas: list[str] = []
        """The displayed formulas."""
        self._breaks = self._skips = False

    def is_long(self, after: str) -> bool:
        """Whether the block should be written in parts, to bound memory use.

        Args:
            after: The next text, which must not combine with the last character.
        """
        part = 1 if self._is_markup else _SOONER
        if len(self._pieces) * part < _MOST_PIECES and self.size * part < _MOST_CHARACTERS:
            return False
        if self._open or self._scripts or self._begun:
            return False
        edge = self.last() + after[:1]
        return normalize("NFC", edge) == edge and not combining(after[0])

    def join(self, after: str) -> bool:
        """End the line before some text if a break is due; whether its first space may be one."""
        is_due = self._breaks or self._skips
        if self._breaks:
            self._join(after.lstrip(" \t"))
        return is_due

    def clear(self, before: str = "") -> None:
        """Begin the next block, or the next part of one.

        Args:
            before: Preceding text of the same block, if it is written in parts.
        """
        self._pieces.clear()
        self.size = self.lines = self._deeper = self._higher = 0
        self._before, self._breaks, self._skips = before, False, False
        # Most blocks have one of them at most.
        if self._apart or self._open or self._ends or self.literal:
            self._apart.clear()
            self._open.clear()
            self._ends.clear()
            self.literal.clear()
        if self._scripts or self._begun or self.images or self.formulas:
            self._scripts.clear()
            self._begun.clear()
            self.images.clear()
            self.formulas.clear()

    def skip_space(self) -> None:
        """Drop the next space if it would follow another one."""
        self._skips = not self.last().strip()

    def add(self, text: str, *, literal: bool = False) -> None:
        """Add text."""
        if not (self._breaks or self._skips or literal):
            self._pieces.append(text)
            self.size += len(text)
            return
        if self._skips:
            text, self._skips = text.lstrip(" "), False
        if self._breaks and text:
            text = text.lstrip(" \t") if not literal else text
            self._join(text)
        start = self.size
        self._pieces.append(text)
        self.size += len(text)
        if literal:
            self.literal.append((start, self.size))

    def soft_break(self) -> None:
        """Record a line break of the source, which becomes a space or nothing."""
        self._breaks = self.size > 0 or bool(self._before)

    def space(self) -> None:
        """Add a space, unless there is one."""
        self._breaks = False
        if self._pieces and not self._pieces[-1].endswith((" ", "\n")):
            self.add(" ")

    def are_final(self, text: str) -> bool:
        """Whether some words are a block as they are: they hold no markup, and are canonical."""
        is_simple = text.isascii() and text.isprintable()
        return is_simple and not (self._is_markup and notation.may_be_in(text))

    def _join(self, after: str) -> None:
        self._breaks = False
        last = self._pieces[-1][-1:] if self._pieces else ""
        if last.isspace():
            space = ""
        elif last.isalnum():
            _, space = self._joiner.joint(last, after)
        else:
            lost, space = self._joiner.joint(self.tail(), after)
            if lost:
                self._drop_last()
        if space:
            self._pieces.append(space)
            self.size += len(space)
        if self._open and self._open[-1][1] == _LATER:
            # The element starts after the line break.
            self._open = [(kind, min(at, self.size), target) for kind, at, target in self._open]

    def tail(self) -> str:
        """The end of the text so far."""
        found = ""
        for piece in reversed(self._pieces):
            found = piece + found
            if len(found) >= _TAIL:
                return found[-_TAIL:]
        return (self._before + found)[-_TAIL:]

    def last(self) -> str:
        """The last character so far; empty if there is none."""
        for piece in reversed(self._pieces):
            if piece:
                return piece[-1]
        return self._before[-1:]

    def _drop_last(self) -> None:
        at = len(self._pieces) - 1
        while at >= 0 and not self._pieces[at]:
            at -= 1
        if at < 0:
            return
        self._pieces[at] = self._pieces[at][:-1]
        self.size -= 1
        for index in range(len(self._apart) - 1, -1, -1):
            kind, start, end, target = self._apart[index]
            if end <= self.size:
                break
            self._apart[index] = kind, start, self.size, target

    def open(self, kind: InlineKind, target: str = "") -> None:
        """Start a formatted span."""
        if len(self._open) < _DEEPEST:
            self._open.append((kind, _LATER if self._breaks else self.size, target))
        else:
            self._deeper += 1

    def close(self, kind: InlineKind) -> None:
        """End the innermost span of a kind, if there is one."""
        if self._deeper:
            self._deeper -= 1
            return
        index = len(self._open) - 1
        while index >= 0 and self._open[index][0] is not kind:
            index -= 1
        if index < 0:
            return
        _, start, target = self._open.pop(index)
        if start < self.size:
            self._apart.append((kind, start, self.size, target))
            self._ends.append(self.size)

    def code(self, text: str) -> None:
        """Add inline code."""
        self.open(_CODE)
        self.add(text, literal=True)
        self.close(_CODE)

    def refer(self, sign: str, note: str) -> None:
        """Add a reference to a note."""
        start = self.size
        self.add(sign, literal=True)
        self._apart.append((None, start, self.size, note))

    def open_script(self) -> None:
        """Start a superscript or subscript."""
        if self._breaks:
            self._join("x")
        if len(self._scripts) < _HIGHEST:
            self._scripts.append((len(self._pieces), self.size))
        else:
            self._higher += 1

    def close_script(self, *, up: bool) -> None:
        """End a superscript or subscript, and convert its text."""
        if self._higher:
            self._higher -= 1
            return
        if not self._scripts:
            return
        first, start = self._scripts.pop()
        inside = "".join(self._pieces[first:])
        text, before = raised(inside, up=up)
        self._pieces[first:] = [text]
        self.size = start + len(text)
        self._apart = _moved(
            self._apart, start, lambda offset: min(offset + before, start + len(text))
        )
        self.literal.append((start, self.size))

    def open_image(self) -> None:
        """Start the description of an image."""
        if self._breaks:
            self._join("x")
        self._begun.append(self.size)

    def close_image(self, title: str) -> None:
        """End the description of an image; its title replaces an empty one."""
        start = self._begun.pop() if self._begun else self.size
        if self.size == start and title.strip():
            self.add(title.strip())
        self.images.append(Span(start, self.size))
        self._ends.append(self.size)

    def line_break(self) -> None:
        """Add a line break."""
        self._breaks = False
        if self.last() == " " and not (self._apart and self._apart[-1][2] == self.size):
            self._pieces[-1] = self._pieces[-1][:-1]
            self.size -= 1
        self.lines += self.size > 0 and self.last() != "\n"
        self.add("\n")

    def formula(self, text: str) -> None:
        """Add a displayed formula, exactly as written."""
        self.add(text, literal=True)
        self.formulas.append(text)

    def is_formula(self) -> bool:
        """Whether there is nothing but displayed formulas."""
        return bool(self.formulas) and self.raw().split() == " ".join(self.formulas).split()

    def pictures(self) -> list[str]:
        """The descriptions of images, if there are some and nothing else."""
        raw = self.raw()
        rest = _without(raw, self.images)
        if (notation.without_attributes(rest) if self._is_markup else rest).strip():
            return []
        return [canonical(raw[start:end]).strip() for start, end in self.images]

    def drop_first(self, count: int) -> None:
        """Remove characters from the beginning."""
        text = "".join(self._pieces)[count:]
        self._pieces, self.size = [text], len(text)
        if self._apart:
            self._apart = _moved(self._apart, -1, lambda offset: max(offset - count, 0))
        if self._open or self._ends or self.literal:
            self._open = [(kind, max(at - count, 0), target) for kind, at, target in self._open]
            self._ends = [max(at - count, 0) for at in self._ends]
            spans = self.literal
            self.literal = [(max(a - count, 0), max(b - count, 0)) for a, b in spans]

    def raw(self) -> str:
        """The text so far, unprocessed."""
        return "".join(self._pieces)

    def done(self, *, is_heading: bool = False, is_part: bool = False) -> tuple[str, list[Apart]]:
        """The finished text, canonical and stripped, with its formatting.

        Args:
            is_heading: Whether attributes may follow the whole text.
            is_part: Whether the block continues, so that trailing white space is kept.
        """
        text = "".join(self._pieces)
        apart = self._apart
        if self._is_markup and notation.may_be_in(text):
            edits, added = notation.edits(text, self.literal, self._ends, is_heading=is_heading)
            self.edits += len(edits)
            text, apart = edited(text, [*apart, *added], edits)
        if not (text.isascii() and text.isprintable()):
            text, apart = composed(text, apart)
        if apart or self._before or is_part:
            return trimmed(text, apart, at_start=not self._before, at_end=not is_part)
        return text.strip(), apart


def _moved(apart: Sequence[Apart], start: int, moved: Callable[[int], int]) -> list[Apart]:
    """Formatting whose offsets from one on are others now."""
    return [
        (kind, moved(begin) if begin >= start else begin, moved(end), target)
        if end > start
        else (kind, begin, end, target)
        for kind, begin, end, target in apart
    ]


def _without(text: str, spans: Sequence[Span]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    return "".join([*pieces, text[at:]])
