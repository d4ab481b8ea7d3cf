"""The panel that lists annotations: the query line over them, and a preview below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.annotations.annotation import Annotation
from reader.query.completion import Known
from reader.query.tree import QueryError
from reader.text import glyphs
from reader.ui.annotations.annotation_list import AnnotationList, ListedAnnotation, Row
from reader.ui.annotations.bulk import Bulk
from reader.ui.annotations.narrowing import Narrowing
from reader.ui.annotations.query_line import OFFERED, OfferRows, QueryLine
from reader.ui.pane.row_painter import NOTE_SIGN
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.pick_list import PickList
from reader.workspace.preview import Piece

PREVIEW_SHARE = 2
"""The preview takes at most one in so many rows of the panel."""
LEAST_ROWS = 14
"""Rows of the panel under which there is no room for a preview."""


class Preview(VerticalScroll, can_focus=False):
    """An annotation in its paragraph, with its tags and its note."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, annotation: Annotation, pieces: Iterable[Piece]) -> None:
        """Show another annotation, from its beginning."""
        parts: list[Content | tuple[str, str] | str] = []
        for piece in pieces:
            text = _lines(piece.text)
            parts.append((text, "bold underline") if piece.is_marked else text)
        if annotation.tags:
            parts.append((f"\n\n# {_lines(', '.join(annotation.tags))}", "italic"))
        if annotation.note.strip():
            parts.append(f"\n\n{NOTE_SIGN} {_lines(annotation.note.strip())}")
        self.query_one(Static).update(Content.assemble(*parts))
        self.scroll_home(animate=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the panel shows."""

    rows: Sequence[Row]
    """The annotations that fit the query under their headings, in the order they are listed."""
    found: int
    """How many annotations fit."""
    total: int
    """How many there are without the query."""
    bare: int
    """How many of those that fit have neither note nor tag."""
    scope: str
    """Of which texts they are."""
    order: Sequence[str] = field(default=())
    """How they are sorted and grouped, in words."""


class AnnotationPanel(Vertical):
    """Lists annotations and takes a query that narrows them."""

    @dataclass
    class Asked(Message):
        """The query line changed."""

        line: str
        """What it says."""

    class Looked(Message):
        """Another annotation is to be seen in the preview."""

    def __init__(self, *parts: Narrowing | Bulk) -> None:
        """List nothing yet.

        Args:
            parts: What the keys of the list run.
        """
        super().__init__()
        self._parts = parts

    _listing: Listing | None = None
    _is_wrong = False
    has_preview = False
    """Whether the annotation at the cursor is shown in its paragraph."""

    def compose(self) -> ComposeResult:
        """The count, the query, what is wrong with it or goes on from it, and the list."""
        yield ForeignText(id="annotations-title")
        yield QueryLine("words, tag:… color:… has:note")
        yield ForeignText(id="annotations-error")
        yield OfferRows()
        yield AnnotationList(*self._parts)
        yield Preview()

    @property
    def list(self) -> AnnotationList:
        """The list."""
        return self.query_one(AnnotationList)

    @property
    def query_line(self) -> QueryLine:
        """Where the query is typed."""
        return self.query_one(QueryLine)

    @property
    def preview(self) -> Preview:
        """The annotation at the cursor in its paragraph."""
        return self.query_one(Preview)

    @property
    def line(self) -> str:
        """The query line."""
        return self.query_line.value

    @line.setter
    def line(self, line: str) -> None:
        self.query_line.put(line)

    @property
    def annotation(self) -> Annotation | None:
        """The annotation at the cursor of the list."""
        return self.list.annotation

    def offer(self, known: Known | None) -> None:
        """Have the query line offer what there is to ask for; None for nothing."""
        self.query_line.known = known
        self.query_line.offer()

    def show(self, listing: Listing) -> None:
        """List annotations, with the cursor on the one it was on where that is still there."""
        listed = self.list
        before, at = listed.cursor, listed.annotation
        self._listing = listing
        listed.items = listing.rows
        if at and listed.annotation is not at:
            same = [
                index
                for index, row in enumerate(listing.rows)
                if isinstance(row, ListedAnnotation) and row.annotation.id == at.id
            ]
            listed.go(min(same, key=lambda index: abs(index - before), default=listed.cursor))
        elif listed.annotation is None:
            listed.go(listed.cursor)
        self.show_title()
        self._show_error("")
        self.post_message(self.Looked())

    def go_near(self, held: str, document: str, offset: int) -> None:
        """Put the cursor on the held annotation, else on the one at a place or the next behind it.

        Args:
            held: The annotation's id, or nothing.
            document: The id of the document with the place.
            offset: The place.
        """
        ahead = [
            (row.annotation.id != held, row.annotation.anchor.span.start, index)
            for index, row in enumerate(self.list.items)
            if isinstance(row, ListedAnnotation) and row.annotation.document == document
            if row.annotation.anchor.span
            and (row.annotation.id == held or row.annotation.anchor.span.end > offset)
        ]
        if ahead:
            self.list.go(min(ahead)[2])

    def show_title(self) -> None:
        """Say how many annotations are listed, and of what, as far as there is room."""
        listing = self._listing
        if listing is None:
            return
        shown = f"{listing.found}/{listing.total}" if self.line.strip() else str(listing.total)
        title = f"Annotations {shown}"
        chosen = len(self.list.selection)
        bare = f"{listing.bare} to work up" if listing.bare else ""
        room = self.query_one("#annotations-title").size.width or self.size.width
        for part in (f"{chosen} selected" if chosen else "", *listing.order, listing.scope, bare):
            left = room - glyphs.cells(title) - 3
            if part and (part == listing.scope or glyphs.cells(part) <= left):
                title += f" · {glyphs.fit(part, left)}" if left > 0 else ""
        self.query_one("#annotations-title", ForeignText).show(title)

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
        """Take the offer that was gone to; else go to the list."""
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

    def on_annotation_list_selected(self, event: AnnotationList.Selected) -> None:
        """Count what is selected."""
        event.stop()
        self.show_title()

    def look(self) -> None:
        """Have the preview show what is under the cursor."""
        self.post_message(self.Looked())

    def show_preview(self, pieces: Iterable[Piece] | None) -> None:
        """Show the annotation at the cursor in its paragraph; None where that is not wanted."""
        annotation = self.annotation
        is_shown = pieces is not None and annotation is not None and self.size.height >= LEAST_ROWS
        self.preview.display = is_shown
        if is_shown and annotation is not None and pieces is not None:
            self.preview.styles.max_height = self.size.height // PREVIEW_SHARE
            self.preview.show(annotation, pieces)

    def _show_error(self, text: str) -> None:
        self._is_wrong = bool(text)
        line = self.query_one("#annotations-error", ForeignText)
        line.show(text)
        line.display = bool(text)


def _lines(text: str) -> str:
    """A text made showable line by line."""
    return "\n".join(glyphs.showable(line) for line in text.split("\n"))
