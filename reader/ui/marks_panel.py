"""The panel that lists marks, with the query line over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from reader import glyph
from reader.annotation import Annotation, Status
from reader.pen import COLORS
from reader.query_tree import QueryError
from reader.ui.dialog import ForeignText, LineInput
from reader.ui.pick_list import PickList
from reader.ui.row_painter import NOTE_SIGN, STRIPE

STATUS_SIGNS = {Status.ORPHAN: "lost ", Status.REVIEW: "unsure ", Status.EDITED: "edited "}


@dataclass(frozen=True, slots=True)
class ListedMark:
    """A mark with the title of what it stands in."""

    mark: Annotation
    """The mark."""
    title: str
    """Its document's title, or nothing where that goes without saying."""


class MarkList(PickList[ListedMark]):
    """Marks, two rows each: the words, then where they stand and what is said of them."""

    ROWS = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"mark-list--{color}" for color in COLORS}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("/", "screen.focus_query", "Filter", id="panel.filter", tooltip="filter the marks"),
    ]

    monochrome = False
    """Whether colour says nothing."""

    def draw(self, item: ListedMark, width: int) -> list[list[Segment]]:
        """The quote, and under it the place, the tags and the note."""
        mark = item.mark
        stripe = mark.color[0] if self.monochrome else STRIPE
        color = self.part(f"mark-list--{mark.color}")
        dim = self.part("pick-list--dim")
        words = " ".join(mark.words.split())
        sign = STATUS_SIGNS.get(mark.anchor.status, "")
        quote = glyph.fit(f"“{words}”", width - 2 - len(sign))
        return [
            [Segment(stripe, color), Segment(sign, dim), Segment(quote)],
            [Segment("  "), Segment(glyph.fit(_about(item), width - 3), dim)],
        ]


class MarksPanel(Vertical):
    """Lists marks and takes a query that narrows them."""

    @dataclass
    class Asked(Message):
        """The query line changed."""

        line: str
        """What it says."""

    def compose(self) -> ComposeResult:
        """The count, the query, what is wrong with it, and the marks."""
        yield ForeignText(id="marks-title")
        yield LineInput(placeholder="words, tag:… color:… has:note", compact=True)
        yield ForeignText(id="marks-error")
        yield MarkList()

    @property
    def list(self) -> MarkList:
        """The marks."""
        return self.query_one(MarkList)

    @property
    def line(self) -> str:
        """The query line."""
        return self.query_one(Input).value

    @line.setter
    def line(self, line: str) -> None:
        self.query_one(Input).value = line

    @property
    def mark(self) -> Annotation | None:
        """The mark under the cursor."""
        item = self.list.item
        return item.mark if item else None

    def show(self, marks: Sequence[ListedMark], total: int, scope: str) -> None:
        """List marks, with the cursor on the one it was on where that is still there.

        Args:
            marks: Those that fit the query, in the order they are listed.
            total: How many there are without it.
            scope: Whose marks they are.
        """
        listed = self.list
        at = listed.item.mark.id if listed.item else ""
        listed.items = marks
        index = next((index for index, each in enumerate(marks) if each.mark.id == at), None)
        if index is not None:
            listed.go(index)
        shown = f"{len(marks)}/{total}" if self.line.strip() else str(total)
        self.query_one("#marks-title", ForeignText).show(f"Marks {shown} · {scope}")
        self._show_error("")

    def show_error(self, error: QueryError) -> None:
        """Say what is wrong with the query, with carets under the word it is about."""
        start, end = error.span
        line = self.query_one(Input)
        scrolled = line.scroll_offset.x
        first = max(glyph.cells(self.line[:start]) - scrolled, 0)
        last = max(glyph.cells(self.line[:end]) - scrolled, first + 1)
        last = max(min(last, line.size.width), 1)
        first = min(first, last - 1)
        self._show_error(f"{' ' * first}{'^' * (last - first)}\n{error}")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass a change of the query on."""
        event.stop()
        self.post_message(self.Asked(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the marks found."""
        event.stop()
        self.screen.set_focus(self.list)

    def _show_error(self, text: str) -> None:
        line = self.query_one("#marks-error", ForeignText)
        line.show(text)
        line.display = bool(text)


def _about(item: ListedMark) -> str:
    """Where a mark stands, its tags and its note, on one line."""
    mark = item.mark
    place = f"¶{mark.locator.paragraph}" if mark.locator.paragraph else ""
    note = f"{NOTE_SIGN} {' '.join(mark.note.split())}" if mark.note else ""
    return " · ".join(part for part in (place, ", ".join(mark.tags), note, item.title) if part)
