"""Marks in a text that has changed: what changed in them, and where those belong that are lost."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Span
from reader.ui.pane.pane import DocumentPane
from reader.ui.reading.steps import StepsScreen

if TYPE_CHECKING:
    from reader.anchoring import reanchor
    from reader.annotations import spans
    from reader.annotations.annotation import Annotation
    from reader.annotations.records import DocumentRecord
    from reader.ui.dialogs import change, repair
    from reader.workspace import successor as lookalikes
    from reader.workspace.documents import OpenDocument
else:
    change = lazy("reader.ui.dialogs.change")
    lookalikes = lazy("reader.workspace.successor")
    reanchor = lazy("reader.anchoring.reanchor")
    repair = lazy("reader.ui.dialogs.repair")
    spans = lazy("reader.annotations.spans")

UNSURE = {"review", "orphan"}
"""Statuses of marks whose place is not sure, or lost."""


class MendScreen(StepsScreen):
    """Shows what became of marks, and repairs them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("=", "changes", "What changed", id="mark.changes",
                tooltip="what changed in the mark since it was made"),
        Binding("g r", "repair", "Repair", id="mark.repair",
                tooltip="where the marks belong that are lost or not sure"),
        Binding("g v", "adopt", "New version", id="document.adopt",
                tooltip="take the text for a new version of the one that was named"),
    ]  # fmt: skip

    repairs_first = False
    """Whether to begin with the marks that are lost or not sure."""
    _awaiting = ""
    """The id of the mark that gets the passage which is selected next."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._lookalikes: dict[str, DocumentRecord] = {}

    async def begun(self) -> None:
        """Go through what is lost, if that was asked for."""
        await super().begun()
        if self.repairs_first:
            with self.telling():
                await self.action_repair()

    async def _lay_open(self, pane: DocumentPane) -> None:
        await super()._lay_open(pane)
        opened = self.desk.open_documents.get(pane.document_id)
        if opened and opened.record.id not in self.desk.store.documents:
            self.run_worker(self._look_for_lookalike(opened))

    async def _look_for_lookalike(self, opened: OpenDocument) -> None:
        """Say that a new text looks like one that is gone, if so."""
        found = await asyncio.to_thread(lookalikes.lookalike, self.desk, opened)
        if found is not None:
            record, share = found
            self._lookalikes[opened.record.id] = record
            self.notify(
                f"{opened.document.title} looks like a new version of {record.path}, "
                f"{share:.0%} the same: gv brings the marks of that along.".replace("%", " %"),
                timeout=20,
            )

    async def action_adopt(self) -> None:
        """Take the text for a new version of another, with all marks of that."""
        pane, opened = self.pane, self.opened
        record = self._lookalikes.pop(pane.document_id, None) if pane else None
        if pane is None or opened is None or record is None:
            raise ReaderError("This text is like none that is gone.")
        adopted = await self._save(partial(self.desk.adopt, opened, record))
        for each in self.panes:
            if each.document_id == opened.record.id:
                each.document_id = adopted.record.id
        self.show_marks()
        marks = self.desk.marks(adopted.record.id)
        unsure = sum(map(is_unsure, marks))
        left = f", {unsure} to repair: gr" if unsure else ""
        self.tell(f"{len(marks) - unsure} of {len(marks)} marks are found here{left}")

    async def action_changes(self) -> None:
        """Show what changed in a mark: old words struck, new ones added."""
        mark = self.mark_meant()
        opened = self.desk.open_documents.get(mark.document)
        span = mark.anchor.span
        today = opened.document.text[span.start : span.end] if opened and span else ""
        await self.app.push_screen(change.ChangeView(mark, today))

    async def action_repair(self) -> None:
        """Go through the marks of this text that are lost or not sure."""
        pane, opened = self.pane, self.opened
        if pane is None or opened is None:
            raise ReaderError("Open a document first, with o.")
        marks = [mark for mark in self.desk.marks(pane.document_id) if is_unsure(mark)]
        if not marks:
            raise ReaderError(f"Every mark is found here.{self._elsewhere()}")
        chosen = self._chosen()
        if chosen is not None:
            marks.sort(key=lambda mark: mark.id != self._awaiting)
        self._awaiting = ""
        pane.stop_selecting()

        async def settle(mark: Annotation, span: Span | None) -> None:
            await self._save(partial(self.desk.settle, mark.id, opened, span))
            self.show_marks()
            self.tell("Left lost; u undoes it" if span is None else "Repaired; u undoes it")

        async def undo() -> None:
            await self._save(self.desk.store.undo)
            self.show_marks()

        await self.app.push_screen(
            repair.RepairScreen(
                marks, opened.document, settle, undo, self._await_selection, chosen=chosen
            )
        )

    def _chosen(self) -> Span | None:
        """What is selected for the mark that waits for it."""
        pane = self.pane
        if pane is None or not self._awaiting or pane.caret.selection is None:
            return None
        return spans.trimmed(pane.document.text, pane.caret.selection)

    def _await_selection(self, mark: Annotation) -> None:
        self._awaiting = mark.id
        self.tell("Select the passage, then gr: the mark gets it")

    def _elsewhere(self) -> str:
        """How many marks of other texts wait to be repaired."""
        count = sum(is_unsure(mark) for mark in self.desk.marks())
        return f" In other texts, {count} wait: is:orphan OR is:review lists them." if count else ""


def is_unsure(mark: Annotation) -> bool:
    """Whether a person should say where a mark belongs, and has not yet."""
    return mark.anchor.status in UNSURE and mark.anchor.method != reanchor.BY_HAND
