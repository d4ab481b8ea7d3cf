"""The panel that lists marks: the query line over them, and a preview below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.annotations.annotation import Annotation, Status
from reader.annotations.pens import COLORS
from reader.query.completion import Known
from reader.query.tree import QueryError
from reader.text import glyphs
from reader.ui.annotations.query_line import OFFERED, OfferRows, QueryLine
from reader.ui.pane.row_painter import NOTE_SIGN, STRIPE
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.pick_list import PickList
from reader.workspace.preview import Piece

STATUS_SIGNS = {Status.ORPHAN: "lost ", Status.REVIEW: "unsure ", Status.EDITED: "edited "}
PREVIEW_SHARE = 2
"""The preview takes at most one in so many rows of the panel."""
LEAST_ROWS = 14
"""Rows of the panel under which there is no room for a preview."""


class ListedMark(NamedTuple):
    """A mark with the title of what it stands in."""

    mark: Annotation
    """The mark."""
    title: str
    """Its document's title, or nothing where that goes without saying."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the marks below it have in common."""

    title: str
    """It."""
    count: int
    """How many they are."""


Row = ListedMark | Heading


class MarkList(PickList[Row]):
    """Marks, two rows each: the words, then where they stand and what is said of them."""

    ROWS = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "mark-list--heading",
        *(f"mark-list--{color}" for color in COLORS),
    }

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("/", "screen.focus_query", "Filter", id="panel.filter", tooltip="filter the marks"),
        Binding("space", "select", "Select", id="panel.select",
                tooltip="select the mark, or not, and go on: commands are for all selected"),
        Binding("A", "select_all", "All", id="panel.select-all",
                tooltip="select all marks listed, or none"),
        Binding("U", "screen.untag", "Untag", id="panel.untag", tooltip="take a tag off"),
        Binding("x", "screen.export", "Export", id="panel.export",
                tooltip="give out the selected marks, or all listed: copied or to a file"),
        Binding("s", "screen.sort", "Sort", id="panel.sort", tooltip="choose the order"),
        Binding("S", "screen.group", "Group", id="panel.group",
                tooltip="group by text, tag or colour"),
        Binding("F", "screen.facets", "Facets", id="panel.facets",
                tooltip="what there is among these marks, with counts, to narrow the list by"),
        Binding("p", "screen.preview", "Preview", id="panel.preview",
                tooltip="show the mark in its paragraph, or not"),
        Binding("@", "screen.saved", "Saved", id="panel.saved", tooltip="saved queries"),
        Binding("r", "screen.restore", "Restore", id="panel.restore",
                tooltip="take out of the trash"),
        Binding("X", "screen.purge", "Purge", id="panel.purge",
                tooltip="remove from the trash for good"),
    ]  # fmt: skip

    class Selected(Message):
        """Other marks are selected now."""

    monochrome = False
    """Whether colour says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.selected: set[str] = set()
        """The ids of the selected marks; some may not be listed now."""

    @property
    def mark(self) -> Annotation | None:
        """The mark under the cursor."""
        return self.item.mark if isinstance(self.item, ListedMark) else None

    @property
    def marks(self) -> list[Annotation]:
        """The marks listed, each once."""
        rows = (row for row in self.items if isinstance(row, ListedMark))
        return list({row.mark.id: row.mark for row in rows}.values())

    @property
    def selection(self) -> list[Annotation]:
        """The marks that are selected and listed."""
        return [mark for mark in self.marks if mark.id in self.selected] if self.selected else []

    def is_head(self, item: Row) -> bool:
        """Whether an item is a heading."""
        return isinstance(item, Heading)

    def action_select(self) -> None:
        """Select the mark, or not, and go on to the next."""
        for _ in range(self.take_count()):
            if self.mark:
                self.selected ^= {self.mark.id}
                self.go(self.cursor + 1)
        self._select(self.selected)

    def action_select_all(self) -> None:
        """Select all marks listed; where all are, none."""
        keys = {mark.id for mark in self.marks}
        self._select(set() if keys <= self.selected else keys)

    def select_none(self) -> None:
        """Select no mark."""
        self._select(set())

    def _select(self, keys: set[str]) -> None:
        self.selected = keys
        self.refresh()
        self.post_message(self.Selected())

    def draw(self, item: Row, width: int) -> list[list[Segment]]:
        """The quote, and under it the place, the tags and the note; or a heading."""
        if isinstance(item, Heading):
            return self._heading(item, width)
        mark = item.mark
        stripe = mark.color[0] if self.monochrome else STRIPE
        color = self.part(f"mark-list--{mark.color}") if mark.color in COLORS else None
        dim = self.part("pick-list--dim")
        words = " ".join(mark.quotation.split())
        status = "deleted " if mark.deleted else STATUS_SIGNS.get(mark.anchor.status, "")
        quote = glyphs.fit(words, width - 2 - len(status))
        sign = "✓ " if mark.id in self.selected else "  "
        return [
            [Segment(stripe, color), Segment(status, dim), Segment(quote)],
            [Segment(sign), Segment(glyphs.fit(_about(item), width - 3), dim)],
        ]

    def _heading(self, item: Heading, width: int) -> list[list[Segment]]:
        count = f" {item.count:,}"
        title = glyphs.fit(item.title, width - len(count) - 1)
        style = self.part("mark-list--heading")
        return [[], [Segment(title, style), Segment(count, self.part("pick-list--dim"))]]


class Preview(VerticalScroll, can_focus=False):
    """A mark in its paragraph, with all that is said of it."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, mark: Annotation, pieces: Iterable[Piece]) -> None:
        """Show another mark, from its beginning."""
        parts: list[Content | tuple[str, str] | str] = []
        for piece in pieces:
            text = _lines(piece.text)
            parts.append((text, "bold underline") if piece.is_marked else text)
        if mark.tags:
            parts.append((f"\n\n# {_lines(', '.join(mark.tags))}", "italic"))
        if mark.note.strip():
            parts.append(f"\n\n{NOTE_SIGN} {_lines(mark.note.strip())}")
        self.query_one(Static).update(Content.assemble(*parts))
        self.scroll_home(animate=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the panel shows."""

    rows: Sequence[Row]
    """The marks that fit the query under their headings, in the order they are listed."""
    found: int
    """How many marks fit."""
    total: int
    """How many there are without the query."""
    bare: int
    """How many of those that fit have neither note nor tag."""
    scope: str
    """Whose marks they are."""
    order: Sequence[str] = field(default=())
    """How they are sorted and grouped, in words."""


class MarksPanel(Vertical):
    """Lists marks and takes a query that narrows them."""

    @dataclass
    class Asked(Message):
        """The query line changed."""

        line: str
        """What it says."""

    class Looked(Message):
        """Another mark is to be seen in the preview."""

    _listing: Listing | None = None
    _is_wrong = False
    has_preview = False
    """Whether the mark under the cursor is shown in its paragraph."""

    def compose(self) -> ComposeResult:
        """The count, the query, what is wrong with it or goes on from it, and the marks."""
        yield ForeignText(id="marks-title")
        yield QueryLine("words, tag:… color:… has:note")
        yield ForeignText(id="marks-error")
        yield OfferRows()
        yield MarkList()
        yield Preview()

    @property
    def list(self) -> MarkList:
        """The marks."""
        return self.query_one(MarkList)

    @property
    def query_line(self) -> QueryLine:
        """Where the query is typed."""
        return self.query_one(QueryLine)

    @property
    def preview(self) -> Preview:
        """The mark under the cursor in its paragraph."""
        return self.query_one(Preview)

    @property
    def line(self) -> str:
        """The query line."""
        return self.query_line.value

    @line.setter
    def line(self, line: str) -> None:
        self.query_line.put(line)

    @property
    def mark(self) -> Annotation | None:
        """The mark under the cursor."""
        return self.list.mark

    def offer(self, known: Known | None) -> None:
        """Have the query line offer what there is to ask for; None for nothing."""
        self.query_line.known = known
        self.query_line.offer()

    def show(self, listing: Listing) -> None:
        """List marks, with the cursor on the one it was on where that is still there."""
        listed = self.list
        before, at = listed.cursor, listed.mark
        self._listing = listing
        listed.items = listing.rows
        if at and listed.mark is not at:
            same = [
                index
                for index, row in enumerate(listing.rows)
                if isinstance(row, ListedMark) and row.mark.id == at.id
            ]
            listed.go(min(same, key=lambda index: abs(index - before), default=listed.cursor))
        elif listed.mark is None:
            listed.go(listed.cursor)
        self.show_title()
        self._show_error("")
        self.post_message(self.Looked())

    def go_near(self, held: str, document: str, offset: int) -> None:
        """Put the cursor on the held mark, else on the one at a place or behind it, if any is.

        Args:
            held: The mark's id, or nothing.
            document: The id of the document with the place.
            offset: The place.
        """
        ahead = [
            (row.mark.id != held, row.mark.anchor.span.start, index)
            for index, row in enumerate(self.list.items)
            if isinstance(row, ListedMark) and row.mark.document == document
            if row.mark.anchor.span and (row.mark.id == held or row.mark.anchor.span.end > offset)
        ]
        if ahead:
            self.list.go(min(ahead)[2])

    def show_title(self) -> None:
        """Say how many marks are listed, and of what, as far as there is room."""
        listing = self._listing
        if listing is None:
            return
        shown = f"{listing.found}/{listing.total}" if self.line.strip() else str(listing.total)
        title = f"Marks {shown}"
        chosen = len(self.list.selection)
        bare = f"{listing.bare} to work up" if listing.bare else ""
        room = self.query_one("#marks-title").size.width or self.size.width
        for part in (f"{chosen} selected" if chosen else "", *listing.order, listing.scope, bare):
            left = room - glyphs.cells(title) - 3
            if part and (part == listing.scope or glyphs.cells(part) <= left):
                title += f" · {glyphs.fit(part, left)}" if left > 0 else ""
        self.query_one("#marks-title", ForeignText).show(title)

    def show_error(self, error: QueryError) -> None:
        """Say what is wrong with the query, with carets under the word it is about."""
        start, end = error.span
        line = self.query_line
        scrolled = line.scroll_offset.x
        first = max(glyphs.cells(self.line[:start]) - scrolled, 0)
        last = max(glyphs.cells(self.line[:end]) - scrolled, first + 1)
        last = max(min(last, line.size.width), 1)
        first = min(first, last - 1)
        self._show_error(f"{' ' * first}{'^' * (last - first)}\n{error}")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass a change of the query on."""
        event.stop()
        self.post_message(self.Asked(event.value))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the offer that was gone to; else go to the marks found."""
        event.stop()
        if self.query_line.has_chosen:
            await self.query_line.action_take()
        elif not self._is_wrong:
            # Else what is listed is not what was asked for, and no command may be for it.
            self.screen.set_focus(self.list)

    def on_query_line_offered(self, event: QueryLine.Offered) -> None:
        """Show what the line can go on with."""
        event.stop()
        line, rows = self.query_line, self.query_one(OfferRows)
        if rows.items != line.offers.offers:
            rows.items = line.offers.offers
        rows.go(line.chosen)
        rows.styles.height = min(len(rows.items), OFFERED)
        rows.display = bool(rows.items)

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Have the preview follow the cursor."""
        event.stop()
        self.post_message(self.Looked())

    def on_mark_list_selected(self, event: MarkList.Selected) -> None:
        """Count what is selected."""
        event.stop()
        self.show_title()

    def look(self) -> None:
        """Have the preview show what is under the cursor."""
        self.post_message(self.Looked())

    def show_preview(self, pieces: Iterable[Piece] | None) -> None:
        """Show the mark under the cursor in its paragraph; None where that is not wanted."""
        mark = self.mark
        is_shown = pieces is not None and mark is not None and self.size.height >= LEAST_ROWS
        self.preview.display = is_shown
        if is_shown and mark is not None and pieces is not None:
            self.preview.styles.max_height = self.size.height // PREVIEW_SHARE
            self.preview.show(mark, pieces)

    def _show_error(self, text: str) -> None:
        self._is_wrong = bool(text)
        line = self.query_one("#marks-error", ForeignText)
        line.show(text)
        line.display = bool(text)


def _about(item: ListedMark) -> str:
    """Where a mark stands, its tags and its note, on one line."""
    mark = item.mark
    place = f"¶{mark.locator.paragraph}" if mark.locator.paragraph else ""
    note = f"{NOTE_SIGN} {' '.join(mark.note.split())}" if mark.note else ""
    return " · ".join(part for part in (place, ", ".join(mark.tags), note, item.title) if part)


def _lines(text: str) -> str:
    """A text made showable line by line."""
    return "\n".join(glyphs.showable(line) for line in text.split("\n"))
