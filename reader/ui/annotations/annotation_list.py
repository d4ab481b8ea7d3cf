"""The list of annotations, drawn line by line, and the commands of its keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message

from reader.annotations.annotation import Annotation, Status
from reader.annotations.pens import COLORS
from reader.text import glyphs
from reader.ui.annotations.bulk import Bulk
from reader.ui.annotations.narrowing import Narrowing
from reader.ui.annotations.width import Width
from reader.ui.keys.command import command
from reader.ui.pane.row_painter import LINK_SIGN, NOTE_SIGN, STRIPE
from reader.ui.widgets.pick_list import PickList

STATUS_SIGNS = {each: f"{each.word} " for each in (Status.LOST, Status.REVIEW, Status.EDITED)}

PARTS = ("heading", "note", "about", "status", "tag", "sign")
"""The component classes of the list, other than those coloured like a pen."""
MARGIN = 3
"""Cells left of the words: a stripe, and a sign for the cursor or a selected annotation."""
LEAST_CHIP, LEAST_TITLE = 5, 10
"""The fewest cells in which a tag or the title of a text is still worth showing."""
LOW, HIGH = 14, 34
"""Rows of the list from which each annotation gets the usual space, and ample space."""


class Room(NamedTuple):
    """How much of an annotation is shown in the list."""

    quote: int
    """The most rows for its quotation."""
    note: int
    """The most rows for its note."""
    links: int
    """The most links that are listed, one per row."""
    has_gap: bool = False
    """Whether an empty row follows."""


SCANT, USUAL, AMPLE = Room(1, 1, 0), Room(2, 1, 1), Room(3, 2, 3, has_gap=True)


class Line(NamedTuple):
    """One row of the list."""

    part: str
    """The component class of the row; empty for a blank row."""
    words: str
    """Its text, safe to show."""


class ListedAnnotation(NamedTuple):
    """An annotation with the title of its text."""

    annotation: Annotation
    """The annotation."""
    title: str
    """The title of its text; empty where it goes without saying."""
    links: tuple[str, ...] = ()
    """Descriptions of its links, one per line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row over the annotations of one group."""

    title: str
    """What the group has in common."""
    count: int
    """How many annotations the group has."""


Row = ListedAnnotation | Heading


class AnnotationList(PickList[Row], parts=(Narrowing, Bulk, Width)):
    """Lists annotations: the quoted words, the note, and the place."""

    PLACE = "In the list of annotations"
    has_quiet_cursor = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"annotation-list--{part}" for part in PARTS),
        *(f"annotation-list--{color}" for color in COLORS),
        *(f"annotation-list--on-{color}" for color in COLORS),
    }

    class Selected(Message):
        """The set of selected annotations changed."""

    monochrome = False
    """Whether colours cannot be told apart."""
    tag_colors: Mapping[str, str] = MappingProxyType({})
    """The colours of the tags that have one, by their names."""

    def __init__(self, *parts: Narrowing | Bulk | Width) -> None:
        """Start with an empty list.

        Args:
            parts: The objects whose commands the keys of the list run.
        """
        super().__init__()
        self.attach(self, *parts)
        self.selected: set[str] = set()
        """The ids of the selected annotations; some may not be listed now."""
        self._room_for: tuple[tuple[Size, Sequence[Row]], Room] | None = None

    @property
    def annotation(self) -> Annotation | None:
        """The annotation at the cursor."""
        return self.item.annotation if isinstance(self.item, ListedAnnotation) else None

    @property
    def annotations(self) -> list[Annotation]:
        """The annotations listed, each once."""
        rows = (row for row in self.items if isinstance(row, ListedAnnotation))
        return list({row.annotation.id: row.annotation for row in rows}.values())

    @property
    def selection(self) -> list[Annotation]:
        """The annotations that are selected and listed."""
        if not self.selected:
            return []
        return [each for each in self.annotations if each.id in self.selected]

    def is_head(self, item: Row) -> bool:
        """Whether an item is a heading."""
        return isinstance(item, Heading)

    @command("annotations.select", "space", "Select",
             "select this one, or not, and go on: commands are for all selected")  # fmt: skip
    def select(self, *, count: int = 1) -> None:
        """Toggle the selection of the annotation at the cursor, and go to the next one."""
        for _ in range(count):
            if self.annotation:
                self.selected ^= {self.annotation.id}
                self.go(self.cursor + 1)
        self._select(self.selected)

    @command("annotations.select-all", "A", "All", "select all that are listed, or none")
    def select_all(self) -> None:
        """Select all listed annotations; if all are selected, none."""
        keys = {each.id for each in self.annotations}
        self._select(set() if keys <= self.selected else keys)

    def select_none(self) -> None:
        """Clear the selection."""
        self._select(set())

    def _select(self, keys: set[str]) -> None:
        self.selected = keys
        self.refresh()
        self.post_message(self.Selected())

    # Drawing

    @property
    def _room_of_each(self) -> Room:
        """How much of each annotation is shown: as much as lets all of them fit, if possible."""
        size, items = self.size, self.items
        known = (size, items)
        if self._room_for is None or self._room_for[0] != known:
            self._room_for = (known, self._find_room(size, items))
        return self._room_for[1]

    def _find_room(self, size: Size, items: Sequence[Row]) -> Room:
        most = AMPLE if size.height >= HIGH else USUAL if size.height >= LOW else SCANT
        if most is USUAL and len(items) <= size.height // 2:
            taken = sum(len(self._lines(each, size.width, AMPLE)) for each in items)
            return AMPLE if taken <= size.height else USUAL
        return most

    def rows_of(self, item: Row, width: int) -> int:
        """How many rows an annotation or a heading is drawn on."""
        return len(self._lines(item, width, self._room_of_each))

    def _lines(self, item: Row, width: int, room: Room) -> Sequence[Line]:
        """The rows of an item."""
        if isinstance(item, Heading):
            return (Line("", ""), Line("heading", item.title))
        annotation = item.annotation
        inner = max(width - MARGIN - 1, 1)
        quote = [Line("quote", each) for each in wrapped(annotation.quotation, inner, room.quote)]
        note = annotation.note.strip() and f"{NOTE_SIGN} {annotation.note}"
        notes = [Line("note", each) for each in wrapped(note, inner, room.note)] if note else []
        links = [
            Line("note", glyphs.fit(glyphs.showable(f"{LINK_SIGN} {each}"), inner))
            for each in item.links[: room.links]
        ]
        end = [Line("", "")] if room.has_gap else []
        return (*quote, *notes, *links, Line("about", ""), *end)

    def draw(self, item: Row, width: int) -> list[list[Segment]]:
        """The rows of an annotation (quotation, note, place, tags and text) or of a heading."""
        if isinstance(item, Heading):
            return self._heading(item, width)
        lines = self._lines(item, width, self._room_of_each)
        signs = ["✓ "] * (item.annotation.id in self.selected) + ["▸ "] * (item is self.item)
        drawn: list[list[Segment]] = []
        for line, sign in zip_longest(lines, signs, fillvalue=None):
            if line is None:
                break
            drawn.append(self._line(item, line, sign or "  ", width))
        return drawn

    def _line(self, item: ListedAnnotation, line: Line, sign: str, width: int) -> list[Segment]:
        """One row of an annotation."""
        if not line.part:
            return []
        color = item.annotation.color
        stripe = color[0] if self.monochrome else STRIPE
        margin = [
            Segment(stripe, self._part(color) if color in COLORS else None),
            Segment(sign, self._part("sign")),
        ]
        if line.part == "about":
            return [*margin, *self._about(item, width - MARGIN)]
        return [*margin, Segment(line.words, self._part(line.part))]

    def _about(self, item: ListedAnnotation, width: int) -> list[Segment]:
        """The place of an annotation, its tags as chips, and its text at the right."""
        annotation = item.annotation
        place = f"¶{annotation.locator.paragraph} " if annotation.locator.paragraph else ""
        status = (
            "deleted " if annotation.deleted else STATUS_SIGNS.get(annotation.anchor.status, "")
        )
        status += f"{LINK_SIGN}{len(item.links)} " if item.links else ""
        segments = [
            Segment(place, self._part("about")),
            Segment(status, self._part("status")),
        ]
        room = width - len(place) - len(status) - 1
        for tag in annotation.tags:
            if room < LEAST_CHIP:
                break
            chip = glyphs.fit(f"#{tag}" if self.monochrome else f" {tag} ", room - 1)
            segments += [Segment(chip, self._tag_style(tag)), Segment(" ")]
            room -= glyphs.cells(chip) + 1
        title = glyphs.fit(item.title, room)
        if glyphs.cells(title) < min(LEAST_TITLE, glyphs.cells(item.title)):
            title = ""
        gap = " " * max(room - glyphs.cells(title), 0)
        return [*segments, Segment(gap), Segment(title, self._part("about"))]

    def _tag_style(self, tag: str) -> Style:
        color = self.tag_colors.get(tag, "")
        if self.monochrome:
            return self._part("about")
        return self._part(f"on-{color}" if color in COLORS else "tag")

    def _heading(self, item: Heading, width: int) -> list[list[Segment]]:
        count = f" {item.count:,}"
        title = glyphs.fit(item.title, width - len(count) - 2)
        return [[], [Segment(" "), Segment(title, self._part("heading")),
                     Segment(count, self._part("about"))]]  # fmt: skip

    def _part(self, name: str) -> Style:
        return self.part(f"annotation-list--{name}") if name != "quote" else Style.null()


@lru_cache(maxsize=2048)
def wrapped(words: str, width: int, most: int) -> tuple[str, ...]:
    """Words wrapped to at most so many rows of so many cells, with an ellipsis if they were cut."""
    rows: list[str] = []
    rest = glyphs.showable(" ".join(words.split()))
    while rest and len(rows) < most - 1:
        row = glyphs.fit(rest, width)
        if row == rest:
            break
        kept = row.removesuffix("…")
        # Where a script has no spaces, or a word is long, it is cut where the row ends.
        end = len(kept) if rest[len(kept) :][:1] == " " else kept.rfind(" ")
        end = end if end > len(kept) // 2 else max(len(kept), 1)
        rows.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*rows, glyphs.fit(rest, width)) if rest or not rows else tuple(rows)
