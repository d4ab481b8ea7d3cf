"""What links inside a text lead to: named places, and headings by what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reader.formats.sheet import Sheet
from reader.lazy import lazy

if TYPE_CHECKING:
    from reader.formats.markup import headings
else:  # few texts link to their headings
    headings = lazy("reader.formats.markup.headings")


class LinkTargets:
    """The names of places in a document, with the blocks that they are in."""

    def __init__(self) -> None:
        """Start without any."""
        self.waiting: list[str] = []
        """Names of the block that is written next."""
        self.body: dict[str, int] = {}
        """The index of the block that each name stands for."""
        self.beside: dict[str, int] = {}
        """The same for the notes."""

    def settle(self, index: int, *, is_note: bool) -> None:
        """Let the waiting names stand for a block; the first block with a name keeps it."""
        known = self.beside if is_note else self.body
        for name in self.waiting:
            known.setdefault(name, index)
        self.waiting.clear()

    def move(self, moved: Mapping[int, int]) -> None:
        """Take in the names in notes, which are blocks of the body now, by index."""
        for name, index in self.beside.items():
            if index in moved:
                self.body.setdefault(name, moved[index])

    def places(self, sheet: Sheet, *, has_headings: bool) -> Iterator[tuple[str, int]]:
        """The targets of links inside a text, with the offsets that they point to.

        Args:
            sheet: The body of the text.
            has_headings: Whether links may lead to headings by what they are called.
        """
        starts = sheet.blocks.starts
        named: Mapping[str, int] | None = None if has_headings else {}
        for target in sheet.inlines.targets:
            if target[0] != "#":
                continue
            index = self.body.get(target[1:])
            if index is not None and index < len(starts):
                yield target, starts[index]
                continue
            named = headings.by_name(sheet) if named is None else named
            if (place := named.get(headings.named(target))) is not None:
                yield target, place
