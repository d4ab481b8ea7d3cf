"""Marking: highlights, colours, notes and tags on what the panes show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType

from reader.annotations.pens import PENS, Pen
from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Span
from reader.ui.pane.pane import DocumentPane
from reader.ui.pane.row_painter import Highlight
from reader.ui.pane.view import DocumentView
from reader.ui.reading.find import FindScreen

if TYPE_CHECKING:
    from reader.annotations import spans
    from reader.annotations.annotation import Annotation
    from reader.query import query
else:
    query = lazy("reader.query.query")
    spans = lazy("reader.annotations.spans")

EDITED = "edited"
SHOWN = {"exact", "shifted", EDITED}
"""Statuses of marks that are drawn in the text: of the others, the place is not sure."""
Answer = TypeVar("Answer")

PREPARE = 0.5
"""Seconds after which marks that came are made ready for queries: not while they are drawn."""
WATCH = 0.4
"""Seconds between two looks at whether someone else wrote the annotations file."""


class MarksScreen(FindScreen):
    """Makes and changes marks in panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("H", "highlight", "Highlight", id="mark.highlight",
                tooltip="highlight the selection, else the sentence; with a count, so many"),
        Binding("enter", "hold", "Hold", id="mark.hold",
                tooltip="hold the mark under the caret"),
        Binding("full_stop", "again", "Again", id="mark.again",
                tooltip="mark here as the last time"),
        Binding("d d,delete", "delete", "Delete", id="mark.delete", tooltip="delete the mark"),
        Binding("u", "undo", "Undo", id="undo", tooltip="undo the last change"),
        Binding("ctrl+r", "redo", "Redo", id="redo", tooltip="redo what was undone"),
        Binding("escape", "leave", "Leave", id="leave",
                tooltip="leave what was begun; never quits"),
    ]  # fmt: skip

    held = ""
    """The id of the mark that commands act on, or nothing."""
    _held_at: tuple[DocumentPane, int] | None = None
    pen: Pen = PENS[0]
    """What marks are made with."""
    _last: tuple[str, tuple[str, ...]] = (PENS[0].color, ())
    _told = ""
    _problems_told: tuple[str, ...] = ()

    async def furnished(self) -> None:
        """Read the marks, and watch their file."""
        await super().furnished()
        await self.look()
        self.set_interval(WATCH, self.look)

    async def look(self) -> None:
        """Take in what another process wrote; a file that can't be read is told once."""
        try:
            changed = await asyncio.to_thread(self.desk.refresh)
        except ReaderError as error:
            if str(error) != self._told:
                self._told = str(error)
                self.show_error(error)
            return
        self._told = ""
        if changed:
            self.tell_problems()
            self.show_marks()
            self.set_timer(PREPARE, self._prepare)

    def _prepare(self) -> None:
        """Have the first query for words find them folded."""
        marks = self.desk.store.annotations
        self.run_worker(partial(query.prepare, marks), thread=True, exclusive=True, group="prepare")

    def tell_problems(self) -> None:
        """Say which rows of the file could not be read."""
        problems = self.desk.store.problems
        for problem in [each for each in problems if each not in self._problems_told][:3]:
            self.notify(problem, severity="warning")
        self._problems_told = problems

    # What a command is about

    @property
    def marks_meant(self) -> list[Annotation]:
        """The marks that a command is for: the held one, else the one under the caret."""
        if self.held:
            found = self.desk.find(self.held)
            return [found] if found else []
        if self.pane is None or self.pane.caret.selection:
            return []
        here = self.pane.highlights_here()
        found = self.desk.find(here[0].id) if here else None
        return [found] if found else []

    def mark_meant(self) -> Annotation:
        """The one mark that a command is for.

        Raises:
            ReaderError: There is none.
        """
        marks = self.marks_meant
        if not marks:
            raise ReaderError("No mark here: H makes one, ]h goes to the next one.")
        return marks[0]

    def hold(self, key: str) -> None:
        """Have commands act on a mark until the caret moves."""
        self.held = key
        self._held_at = (self.pane, self.pane.caret.offset) if self.pane else None
        for pane in self.panes:
            pane.held = key
        self.show_status()

    # Commands

    async def action_highlight(self) -> None:
        """Highlight the selection, or the sentence and the next ones."""
        await self._mark_here(self.pen.color, self.pen.tags)

    async def action_again(self) -> None:
        """Mark here with the colour and the tags of the last marking."""
        color, tags = self._last
        await self._mark_here(color, tags)

    async def _mark_here(self, color: str, tags: tuple[str, ...]) -> Annotation:
        """Mark what is selected, else the sentence; hold it.

        A mark that is there already is held instead of doubled.
        """
        pane, opened = self.pane, self.opened
        if self.lists_marks:
            raise ReaderError("That marks a text: Esc goes back to it.")
        if pane is None or opened is None:
            raise ReaderError("Open a document first, with o.")
        is_selected = pane.caret.selection is not None
        span = spans.trimmed(pane.document.text, pane.target(self.take_count()))
        there = self._marked_already(pane, span, is_selected=is_selected)
        if there:
            mark = self.desk.find(there)
        else:
            made = await self._save(partial(self.desk.mark, opened, [span], color=color, tags=tags))
            mark = made[0]
            self._last = (color, tags)
        pane.stop_selecting()
        if mark is None:
            raise ReaderError("That mark was deleted meanwhile.")
        self.show_marks()
        self.hold(mark.id)
        self.tell("Highlighted" if not there else "Marked already: it is held now")
        return mark

    def _marked_already(self, pane: DocumentPane, span: Span, *, is_selected: bool) -> str:
        """The id of the shortest mark of just that; of a sentence, of one that holds it whole."""
        found = [
            mark
            for mark in highlights(self.desk.marks(pane.document_id))
            if mark.span == span or (not is_selected and mark.span.contains(span))
        ]
        found.sort(key=lambda mark: mark.span.end - mark.span.start)
        return found[0].id if found else ""

    async def mark_for(self) -> list[Annotation]:
        """The marks that a note or tags are for; made first where there are none."""
        if self.lists_marks:
            return [self.mark_meant()]
        return self.marks_meant or [await self._mark_here(self.pen.color, self.pen.tags)]

    def action_hold(self) -> None:
        """Hold the mark under the caret."""
        mark = self.mark_meant()
        self.hold(mark.id)

    async def action_delete(self) -> None:
        """Delete the mark."""
        mark = self.mark_meant()
        await self._save(partial(self.desk.store.delete, [mark.id]))
        self.hold("")
        self.show_marks()
        self.tell("Deleted; u brings it back")

    async def action_undo(self) -> None:
        """Undo the last change."""
        await self._replay(self.desk.store.undo)

    async def action_redo(self) -> None:
        """Redo what was undone."""
        await self._replay(self.desk.store.redo)

    async def _replay(self, step: Callable[[], str]) -> None:
        told = await self._save(step)
        self.hold(self.held if self.desk.find(self.held) else "")
        self.show_marks()
        self.tell(f"{told[0].upper()}{told[1:]}{self._where_replayed()}")

    def _where_replayed(self) -> str:
        """In which text a step was undone, where that is not the one before one's eyes."""
        documents = {mark.document for mark in self.desk.store.replayed}
        if not documents or (self.pane and self.pane.document_id in documents):
            return ""
        titles = [self.desk.records[key].title for key in documents if key in self.desk.records]
        return f" · in {titles[0]}" if len(titles) == 1 else f" · in {len(documents)} texts"

    def action_leave(self) -> None:
        """Stop selecting; else let go; else show no hits."""
        pane = self.pane
        if pane is None:
            return
        if pane.caret.selection:
            pane.stop_selecting()
        elif self.held:
            self.hold("")
        else:
            pane.hits = None
        self.show_status()

    @property
    def lists_marks(self) -> bool:
        """Whether keys go to a list of marks, so that its mark is meant."""
        return False

    # Saving and showing

    async def _save(self, change: Callable[[], Answer]) -> Answer:
        """Make a change of the store, in a thread, so that the screen goes on meanwhile."""
        return await asyncio.to_thread(change)

    def show_marks(self) -> None:
        """Draw the marks where they are today."""
        for pane in self.panes:
            if pane.is_laid_open:
                pane.highlights = highlights(self.marks_drawn(pane.document_id))
        self.show_status()

    def marks_drawn(self, document_id: str) -> Sequence[Annotation]:
        """The marks of a document that are drawn in it."""
        return self.desk.marks(document_id)

    @property
    def mode(self) -> str:
        """What keys do now, in a word."""
        return "MARK" if self.held else super().mode

    def on_document_view_moved(self, event: DocumentView.Moved) -> None:
        """Let go of a mark when the caret moves; what else is to do, the base class does too."""
        view = event.view
        if self.held and view.has_focus and (view, view.caret.offset) != self._held_at:
            self.hold("")


def highlights(marks: Sequence[Annotation]) -> list[Highlight]:
    """A document's marks, as they are drawn: one for each passage, in the order of the text."""
    found = [
        Highlight(
            mark.id,
            anchor.span,
            mark.color,
            "" if number else mark.note,
            is_edited=anchor.status == EDITED,
        )
        for mark in marks
        for number, anchor in enumerate(mark.anchors)
        if anchor.span and anchor.status in SHOWN
    ]
    return sorted(found, key=lambda highlight: highlight.span)
