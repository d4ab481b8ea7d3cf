"""The list of annotations, drawn line by line, with what its keys do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.message import Message

from reader.annotations.annotation import Annotation, Status
from reader.annotations.pens import COLORS
from reader.text import glyphs
from reader.ui.annotations.bulk import Bulk
from reader.ui.annotations.narrowing import Narrowing
from reader.ui.keys.command import command
from reader.ui.pane.row_painter import NOTE_SIGN, STRIPE
from reader.ui.widgets.pick_list import PickList

STATUS_SIGNS = {Status.ORPHAN: "lost ", Status.REVIEW: "unsure ", Status.EDITED: "edited "}


class ListedAnnotation(NamedTuple):
    """An annotation with the title of its text."""

    annotation: Annotation
    """The annotation."""
    title: str
    """Its text's title, or nothing where that goes without saying."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row over the annotations of one group."""

    title: str
    """What the group has in common."""
    count: int
    """How many annotations it has."""


Row = ListedAnnotation | Heading


class AnnotationList(PickList[Row], parts=(Narrowing, Bulk)):
    """Annotations, two rows each: the words, then where they stand and what is said of them."""

    PLACE = "In the list of annotations"
    ROWS = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "annotation-list--heading",
        *(f"annotation-list--{color}" for color in COLORS),
    }

    class Selected(Message):
        """Other annotations are selected now."""

    monochrome = False
    """Whether colour says nothing."""

    def __init__(self, *parts: Narrowing | Bulk) -> None:
        """List nothing yet.

        Args:
            parts: What the keys of the list run.
        """
        super().__init__()
        self.attach(self, *parts)
        self.selected: set[str] = set()
        """The ids of the selected annotations; some may not be listed now."""

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
        """Select the annotation at the cursor, or not, and go on to the next."""
        for _ in range(count):
            if self.annotation:
                self.selected ^= {self.annotation.id}
                self.go(self.cursor + 1)
        self._select(self.selected)

    @command("annotations.select-all", "A", "All", "select all that are listed, or none")
    def select_all(self) -> None:
        """Select all annotations listed; where all are, none."""
        keys = {each.id for each in self.annotations}
        self._select(set() if keys <= self.selected else keys)

    def select_none(self) -> None:
        """Select none."""
        self._select(set())

    def _select(self, keys: set[str]) -> None:
        self.selected = keys
        self.refresh()
        self.post_message(self.Selected())

    def draw(self, item: Row, width: int) -> list[list[Segment]]:
        """The quote, and under it the place, the tags and the note; or a heading."""
        if isinstance(item, Heading):
            return self._heading(item, width)
        annotation = item.annotation
        stripe = annotation.color[0] if self.monochrome else STRIPE
        color = (
            self.part(f"annotation-list--{annotation.color}")
            if annotation.color in COLORS
            else None
        )
        dim = self.part("pick-list--dim")
        words = " ".join(annotation.quotation.split())
        status = (
            "deleted " if annotation.deleted else STATUS_SIGNS.get(annotation.anchor.status, "")
        )
        quote = glyphs.fit(words, width - 2 - len(status))
        sign = "✓ " if annotation.id in self.selected else "  "
        return [
            [Segment(stripe, color), Segment(status, dim), Segment(quote)],
            [Segment(sign), Segment(glyphs.fit(_about(item), width - 3), dim)],
        ]

    def _heading(self, item: Heading, width: int) -> list[list[Segment]]:
        count = f" {item.count:,}"
        title = glyphs.fit(item.title, width - len(count) - 1)
        style = self.part("annotation-list--heading")
        return [[], [Segment(title, style), Segment(count, self.part("pick-list--dim"))]]


def _about(item: ListedAnnotation) -> str:
    """Where an annotation stands, its tags and its note, on one line."""
    annotation = item.annotation
    place = f"¶{annotation.locator.paragraph}" if annotation.locator.paragraph else ""
    note = f"{NOTE_SIGN} {' '.join(annotation.note.split())}" if annotation.note else ""
    return " · ".join(
        part for part in (place, ", ".join(annotation.tags), note, item.title) if part
    )
