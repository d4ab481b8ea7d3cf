"""Highlights in a text that has changed: what changed, and repairing lost ones."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.text.document import Span
from reader.ui.keys.command import command
from reader.ui.reading.session import Session
from reader.ui.reading.targets import Targets

if TYPE_CHECKING:
    from reader.anchoring import reanchor
    from reader.annotations import spans
    from reader.annotations.annotation import Annotation
    from reader.annotations.records import DocumentRecord
    from reader.ui.dialogs import change, repair
    from reader.workspace import successor
    from reader.workspace.documents import OpenDocument
else:
    change = lazy("reader.ui.dialogs.change")
    reanchor = lazy("reader.anchoring.reanchor")
    repair = lazy("reader.ui.dialogs.repair")
    spans = lazy("reader.annotations.spans")
    successor = lazy("reader.workspace.successor")


class Repair:
    """Shows how highlights changed, and repairs lost ones."""

    def __init__(self, session: Session, targets: Targets) -> None:
        """Repair the annotations of a session."""
        self._session = session
        self._targets = targets
        self._waiting = ""
        """The id of the annotation whose passage is to be selected next."""
        self._predecessors: dict[str, DocumentRecord] = {}
        """The missing texts, by the ids of those that look like their new versions."""

    @command("highlight.changes", "=", "What changed",
             "what changed here, since the highlight was made")  # fmt: skip
    async def changes(self) -> None:
        """Show what changed in a highlight: old words struck, new ones added."""
        annotation = self._targets.one()
        opened = self._session.desk.open_documents.get(annotation.document)
        span = annotation.anchor.span
        today = opened.document.text[span.start : span.end] if opened and span else ""
        await self._session.host.open_dialog(change.ChangeView(annotation, today))

    # Lost ones

    @command("highlight.repair", "g r", "Repair",
             "lost and unsure highlights: where they belong")  # fmt: skip
    async def repair(self) -> None:
        """Go through the lost and uncertain highlights of this text."""
        session = self._session
        pane, opened = session.here()
        unsure = [each for each in session.desk.annotations(pane.document_id) if is_unsure(each)]
        if not unsure:
            raise ReaderError(f"Every highlight is found here.{self._elsewhere()}")
        chosen = self._chosen()
        if chosen is not None:
            unsure.sort(key=lambda each: each.id != self._waiting)
        self._waiting = ""
        pane.stop_selecting()

        async def settle(annotation: Annotation, span: Span | None) -> None:
            await session.save(partial(session.desk.settle, annotation.id, opened, span))
            session.changed()
            session.host.tell("Left lost; u undoes it" if span is None else "Repaired; u undoes it")

        async def undo() -> None:
            await session.save(session.desk.store.undo)
            session.changed()

        await session.host.open_dialog(
            repair.RepairScreen(
                unsure, opened.document, settle, undo, self._wait_for_selection, chosen=chosen
            )
        )

    def _chosen(self) -> Span | None:
        """Accept the selection for the annotation that waits for it."""
        pane = self._session.pane
        if pane is None or not self._waiting or pane.caret.selection is None:
            return None
        return spans.trimmed(pane.document.text, pane.caret.selection)

    def _wait_for_selection(self, annotation: Annotation) -> None:
        self._waiting = annotation.id
        self._session.host.tell("Select the passage, then gr: the highlight gets it")

    def _elsewhere(self) -> str:
        """How many highlights of other texts need repair."""
        count = sum(is_unsure(each) for each in self._session.desk.annotations())
        return f" In other texts, {count} wait: is:lost,unsure lists them." if count else ""

    # New versions

    async def look_for_predecessor(self, opened: OpenDocument) -> None:
        """Point out that a new text looks like the new version of a missing one."""
        if opened.record.id in self._session.desk.store.documents:
            return
        found = await asyncio.to_thread(successor.lookalike, self._session.desk, opened)
        if found is not None:
            record, share = found
            self._predecessors[opened.record.id] = record
            self._session.host.warn(
                f"{opened.record.title} looks like a new version of {record.path}, "
                f"{share:.0%} the same: gv brings the highlights of that along.".replace("%", " %"),
                severity="information",
                seconds=20,
            )

    @command("text.adopt", "g v", "New version",
             "as a new version: treat this text as that of one that has disappeared")  # fmt: skip
    async def adopt(self) -> None:
        """Treat the text as a new version of another, taking over its highlights."""
        session = self._session
        pane, opened = session.pane, session.opened
        record = self._predecessors.pop(pane.document_id, None) if pane else None
        if pane is None or opened is None or record is None:
            raise ReaderError("This text is like none that is gone.")
        adopted = await session.save(partial(session.desk.adopt, opened, record))
        for each in session.panes:
            if each.document_id == opened.record.id:
                each.document_id = adopted.record.id
        session.changed()
        annotations = session.desk.annotations(adopted.record.id)
        unsure = sum(map(is_unsure, annotations))
        left = f", {unsure} to repair: gr" if unsure else ""
        found = len(annotations) - unsure
        session.host.tell(f"{found} of {len(annotations)} highlights are found here{left}")


def is_unsure(annotation: Annotation) -> bool:
    """Whether the user should say where a highlight belongs, and has not yet done so."""
    return annotation.anchor.status.is_doubtful and annotation.anchor.method != reanchor.BY_HAND
