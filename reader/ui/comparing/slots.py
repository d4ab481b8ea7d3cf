"""The slots of a draft in a pane: the passages that its ids stand for, shown and gone to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.lazy import lazy
from reader.ui.keys.command import command
from reader.ui.reading.session import Session

if TYPE_CHECKING:
    from reader.annotations.annotation import Annotation
    from reader.export import slots
    from reader.ui.dialogs import note_view
    from reader.workspace import drafts
else:
    drafts = lazy("reader.workspace.drafts")
    note_view = lazy("reader.ui.dialogs.note_view")
    slots = lazy("reader.export.slots")


class Slots:
    """Shows the passage that the slot at the caret stands for, and goes to it."""

    def __init__(
        self,
        session: Session,
        go_beside: Callable[[Annotation], Awaitable[None]],
        edit_note: Callable[[Annotation], Awaitable[None]],
    ) -> None:
        """Follow the slots of drafts.

        Args:
            session: The state of the reading screen.
            go_beside: Goes to an annotation in a pane other than the current one.
            edit_note: Edits the note of an annotation.
        """
        self._session = session
        self._go_beside = go_beside
        self._edit_note = edit_note

    @property
    def _slot(self) -> slots.Slot | None:
        """The slot under the caret of a draft, if there is one."""
        session, pane = self._session, self._session.pane
        if pane is None or session.has_list_focus or session.is_selecting:
            return None
        if not session.workspace.is_draft(pane.document.path):
            return None
        return slots.slot_at(pane.document.text, pane.caret.offset)

    @property
    def words(self) -> str:
        """The passage of the slot at the caret, or why there is none; empty elsewhere."""
        if self._slot is None:
            return ""
        try:
            return " ".join(self._annotation().quotation.split())
        except ReaderError as error:
            return str(error)

    def _is_at_slot(self) -> bool:
        return self._slot is not None

    @command("slot.show", "K", "Show passage", "the passage that stands here, with its notes",
             when=_is_at_slot)  # fmt: skip
    async def show(self) -> None:
        """Show the passage of the slot, with its text, note, tags and links."""
        desk, annotation = self._session.desk, self._annotation()
        record = desk.records.get(annotation.document)
        number = annotation.locator.paragraph
        title = record.title if record else ""
        where = " · ".join(filter(None, (title, f"¶{number}" if number else "")))
        links = {annotation.id: [told.line for told in desk.links_of(annotation.id)]}
        await self._session.host.open_dialog(
            note_view.NoteView([annotation], links, self._edit_note, [where] if where else [])
        )

    @command("slot.go", "enter,g F", "Go to passage", "to the passage that stands here, beside it",
             when=_is_at_slot)  # fmt: skip
    async def go(self) -> None:
        """Go to the passage of the slot, in another pane."""
        await self._go_beside(self._annotation())

    def _annotation(self) -> Annotation:
        """The annotation of the slot.

        Raises:
            ReaderError: No annotation has the id, or it is in the trash.
        """
        slot = self._slot
        if slot is None:
            raise ReaderError("No passage stands here.")
        if slot.id == slots.REFERENCES:
            raise ReaderError("The list of references will stand here: reader compose makes it.")
        return drafts.annotation_named(self._session.desk, slot.id)
