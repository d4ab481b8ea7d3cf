"""The panel that lists annotations, with the query line above and a preview below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.widgets import Input, Static

from reader.annotations.annotation import Annotation
from reader.query.completion import Known
from reader.query.tree import QueryError
from reader.text import glyphs
from reader.ui.annotations.annotation_list import AnnotationList, ListedAnnotation, Row
from reader.ui.annotations.bulk import Bulk
from reader.ui.annotations.narrowing import Narrowing
from reader.ui.annotations.panel_head import PanelHead
from reader.ui.annotations.query_line import SHOWN, QueryCompletions, QueryLine
from reader.ui.annotations.width import Width
from reader.ui.pane.row_painter import LINK_SIGN, NOTE_SIGN
from reader.ui.widgets.dialog import ForeignText
from reader.ui.widgets.pick_list import PickList
from reader.workspace.preview import Piece

PREVIEW_SHARE = 2
"""The preview takes at most the panel's rows divided by this."""
LEAST_ROWS = 14
"""Rows of the panel below which there is no preview."""

NOTHING_YET = "nothing highlighted yet"
"""The text of the empty list if there is no query, either."""


class Preview(VerticalScroll, can_focus=False):
    """A preview of an annotation: its paragraph, tags and note."""

    def compose(self) -> ComposeResult:
        """A line of text in the preview."""
        yield Static(markup=False)

    def show(self, annotation: Annotation, pieces: Iterable[Piece], links: Iterable[str]) -> None:
        """Show another annotation and its links, scrolled to the beginning."""
        parts: list[Content | tuple[str, str] | str] = []
        for piece in pieces:
            text = _lines(piece.text)
            parts.append((text, "bold underline") if piece.is_marked else text)
        if annotation.tags:
            parts.append((f"\n\n# {_lines(', '.join(annotation.tags))}", "italic"))
        if annotation.note.strip():
            parts.append(f"\n\n{NOTE_SIGN} {_lines(annotation.note.strip())}")
        parts += [f"\n\n{LINK_SIGN} {_lines(each)}" for each in links]
        self.query_one(Static).update(Content.assemble(*parts))
        self.scroll_home(animate=False)


class Listing(NamedTuple):
    """What the panel shows."""

    rows: Sequence[Row]
    """The annotations that match the query and their headings, in the order of the list."""
    found: int
    """How many annotations match."""
    total: int
    """How many there are without the query."""
    bare: int
    """How many of the matches have neither note nor tag."""
    scope: str
    """The names of the texts they are from."""
    order: Sequence[str] = field(default=())
    """How they are sorted and grouped, in words."""


class AnnotationPanel(Vertical):
    """Lists annotations, narrowed by a query."""

    @dataclass
    class QueryChanged(Message):
        """The query line changed."""

        line: str
        """The text of the line."""

    class CursorMoved(Message):
        """The preview may have to show another annotation."""

    @dataclass
    class Dragged(Message):
        """The border between texts and list was dragged."""

        column: int
        """The column of the screen that it was dragged to."""

    def __init__(self, *parts: Narrowing | Bulk | Width) -> None:
        """Start with an empty list.

        Args:
            parts: The objects whose commands the keys of the list run.
        """
        super().__init__()
        self._parts = parts

    _listing: Listing | None = None
    _is_wrong = False
    has_preview = False
    """Whether the preview shows the annotation under the cursor."""

    def compose(self) -> ComposeResult:
        """The count, the query with its error and completions, the list, and the preview."""
        yield PanelHead(id="annotations-title")
        yield QueryLine("words, tag:… color:… has:note")
        yield ForeignText(id="annotations-error")
        yield QueryCompletions()
        yield AnnotationList(*self._parts)
        yield Preview()

    @property
    def list(self) -> AnnotationList:
        """The list of annotations."""
        return self.query_one(AnnotationList)

    @property
    def query_line(self) -> QueryLine:
        """The line that the query is typed in."""
        return self.query_one(QueryLine)

    @property
    def preview(self) -> Preview:
        """The preview of the annotation under the cursor."""
        return self.query_one(Preview)

    @property
    def line(self) -> str:
        """The query, as typed."""
        return self.query_line.value

    @line.setter
    def line(self, line: str) -> None:
        self.query_line.put(line)

    @property
    def annotation(self) -> Annotation | None:
        """The annotation under the cursor of the list."""
        return self.list.annotation

    def suggest(self, known: Known | None) -> None:
        """Complete the query from its possible terms; None for no completions."""
        self.query_line.known = known
        self.query_line.suggest()

    def show(self, listing: Listing) -> None:
        """List annotations, keeping the cursor on the same one if it is still listed."""
        listed = self.list
        before, at = listed.cursor, listed.annotation
        self._listing = listing
        is_new = not listing.total and not self.line.strip()
        listed.NOTHING = NOTHING_YET if is_new else PickList.NOTHING
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
        self.post_message(self.CursorMoved())

    def go_first(self) -> None:
        """Put the cursor on the first annotation."""
        self.list.go(0)

    def go_near(self, held: str, document: str, offset: int) -> None:
        """Put the cursor on the held annotation, else on the one at an offset or the next after it.

        Args:
            held: The id of the held annotation, or nothing.
            document: The id of the document with the offset.
            offset: The offset in its text.
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
        """Show how many annotations are listed, and from which texts, as space allows."""
        listing = self._listing
        if listing is None:
            return
        shown = f"{listing.found}/{listing.total}" if self.line.strip() else str(listing.total)
        chosen = len(self.list.selection)
        facts = [
            f"{chosen} selected" if chosen else "",
            f"{listing.bare} to work up" if listing.bare else "",
            *listing.order,
            listing.scope,
        ]
        self.query_one(PanelHead).show(f"Annotations {shown}", [each for each in facts if each])

    def on_descendant_focus(self) -> None:
        """Show that the list has the focus."""
        self.query_one(PanelHead).show_keys(has_keys=True)

    def on_descendant_blur(self) -> None:
        """Show that the list has lost the focus."""
        self.query_one(PanelHead).show_keys(has_keys=self.has_focus_within)

    # The width

    def on_mouse_down(self, event: MouseDown) -> None:
        """Start dragging the left border."""
        if event.screen_x == self.region.x:
            event.stop()
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drag the border with the pointer."""
        if self.app.mouse_captured is self:
            event.stop()
            self.post_message(self.Dragged(int(event.screen_x)))

    def on_mouse_up(self, event: MouseUp) -> None:
        """Stop dragging the border."""
        if self.app.mouse_captured is self:
            event.stop()
            self.release_mouse()

    def show_error(self, error: QueryError) -> None:
        """Show an error in the query, with carets under the word at fault."""
        start, end = error.span
        line = self.query_line
        scrolled = line.scroll_offset.x
        first = max(glyphs.cells(self.line[:start]) - scrolled, 0)
        last = max(glyphs.cells(self.line[:end]) - scrolled, first + 1)
        last = max(min(last, line.size.width), 1)
        first = min(first, last - 1)
        self._show_error(f"{' ' * first}{'^' * (last - first)}\n{error}")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report a change of the query."""
        event.stop()
        self.post_message(self.QueryChanged(event.value))

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Accept the selected completion; otherwise move to the list."""
        event.stop()
        if self.query_line.has_chosen:
            await self.query_line.complete()
        elif not self._is_wrong:
            # With an error, the list does not match the query, so no command may act on it.
            self.screen.set_focus(self.list)

    def on_query_line_suggested(self, event: QueryLine.Suggested) -> None:
        """Show the completions of the query."""
        event.stop()
        line, rows = self.query_line, self.query_one(QueryCompletions)
        if rows.items != line.completions.offers:
            rows.items = line.completions.offers
        rows.go(line.chosen)
        rows.styles.height = min(len(rows.items), SHOWN)
        rows.display = bool(rows.items)

    def on_pick_list_moved(self, event: PickList.Moved) -> None:
        """Update the preview when the cursor moves."""
        event.stop()
        self.post_message(self.CursorMoved())

    def on_annotation_list_selected(self, event: AnnotationList.Selected) -> None:
        """Show how many annotations are selected."""
        event.stop()
        self.show_title()

    def refresh_preview(self) -> None:
        """Update the preview to the annotation under the cursor."""
        self.post_message(self.CursorMoved())

    def show_preview(self, pieces: Iterable[Piece] | None, links: Iterable[str] = ()) -> None:
        """Show the paragraph of the annotation under the cursor; None hides the preview.

        Args:
            pieces: The paragraph.
            links: Descriptions of the annotation's links, one per line.
        """
        annotation = self.annotation
        is_shown = pieces is not None and annotation is not None and self.size.height >= LEAST_ROWS
        self.preview.display = is_shown
        if is_shown and annotation is not None and pieces is not None:
            self.preview.styles.max_height = self.size.height // PREVIEW_SHARE
            self.preview.show(annotation, pieces, links)

    def _show_error(self, text: str) -> None:
        self._is_wrong = bool(text)
        line = self.query_one("#annotations-error", ForeignText)
        line.show(text)
        line.display = bool(text)


def _lines(text: str) -> str:
    """A text made safe to show, line by line."""
    return "\n".join(glyphs.showable(line) for line in text.split("\n"))
